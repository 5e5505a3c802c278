"""What every benchmark prints: its command line, the machine, a table."""

import platform
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from escape_game.authoring.tables import table

CPU_INFO = Path("/proc/cpuinfo")


def print_figures(head: Sequence[str], rows: Iterable[Sequence[object]], *remarks: str) -> None:
    print("$ python", " ".join(sys.argv))
    print(machine())
    print()
    print("\n".join([*table(head, rows), *remarks]))
    print()


def machine() -> str:
    return f"{processor()}, {platform.system()} {platform.release()}, CPython {platform.python_version()}"


def processor() -> str:
    if not CPU_INFO.exists():
        return platform.processor()
    names = (line.partition(":")[2].strip() for line in CPU_INFO.read_text().splitlines() if "model name" in line)
    return next(names, platform.machine())
