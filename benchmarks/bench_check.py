"""`escape-game check` of generated stories beside inkjs compiling the same, and of our own story: CPU seconds.

    python benchmarks/bench_check.py [SCENES ...]        100 1000 10000 if left out; needs node and npm

Whole processes are timed, their start among it. inkjs checks names and syntax, and compiles; ours checks what
docs/problems.md lists, and compiles. Each check has a cache folder of its own, empty unless the row says otherwise;
a first check that isn't timed lets Python write its .pyc files.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import NamedTuple

from bench_play_speed import install_peers
from figures import print_figures

SIZES = (100, 1_000, 10_000)
ROUNDS = 3
GENERATE = Path(__file__).parent / "generate.py"
OUR_STORY = Path(__file__).parent.parent / "scenes"
PROBLEMS_FOUND = (0, 1)  # a generated story has unreachable scenes, which are warnings


class Taken(NamedTuple):
    """CPU seconds and megabytes of a process."""

    seconds: float
    megabytes: float


def main() -> None:
    sizes = [int(size) for size in sys.argv[1:]] or SIZES
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        peers = install_peers(Path(folder) / "peers")
        checked_anew(OUR_STORY)
        for size in sizes:
            written = Path(folder) / f"written_{size}"
            # By another process: what this one needed would count as the least that those it starts need.
            subprocess.run([sys.executable, GENERATE, str(size), written], check=True, stdout=subprocess.DEVNULL)
            story, ink = written / "ours", written / "story.ink"
            rounds = [(compiled_by_ink(peers, ink), checked_anew(story)) for _ in range(ROUNDS)]
            theirs, ours = (in_the_middle(column) for column in zip(*rounds, strict=True))
            rows.append((f"{size:,} generated scenes", *cells(ours), *cells(theirs), times(theirs, ours)))
        own = in_the_middle([checked_anew(OUR_STORY) for _ in range(ROUNDS)])
        again = in_the_middle([checked(OUR_STORY, Path(folder)) for _ in range(ROUNDS + 1)][1:])
        rows.append(("our own story", *cells(own), "", "", ""))
        rows.append(("our own story, unchanged since", *cells(again), "", "", ""))
    head = ("", "check, CPU s", "MB", "inkjs, CPU s", "MB", "times as fast")
    print_figures(head, rows, f"Medians of {ROUNDS} rounds that took turns; whole processes.")


def checked_anew(story: Path) -> Taken:
    with tempfile.TemporaryDirectory() as cache:
        return checked(story, Path(cache))


def checked(story: Path, cache: Path) -> Taken:
    command = [sys.executable, "-m", "escape_game", "check", str(story), "--format", "json"]
    return taken(command, Path.cwd(), PROBLEMS_FOUND, cache)


def compiled_by_ink(peers: Path, ink: Path) -> Taken:
    return taken(["node", "compile_ink.js", str(ink)], peers, (0,), peers)


def taken(command: list[str], folder: Path, codes: tuple[int, ...], cache: Path) -> Taken:
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    said = process.stderr.read() if process.stderr else ""
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in codes:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}:\n{said[:2000]}")
    return Taken(used.ru_utime + used.ru_stime, used.ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2))


def in_the_middle(rounds: "list[Taken] | tuple[Taken, ...]") -> Taken:
    return Taken(median(one.seconds for one in rounds), median(one.megabytes for one in rounds))


def cells(one: Taken) -> tuple[str, str]:
    return f"{one.seconds:.2f}", f"{one.megabytes:.0f}"


def times(theirs: Taken, ours: Taken) -> str:
    return f"{theirs.seconds / ours.seconds:.1f}"


if __name__ == "__main__":
    main()
