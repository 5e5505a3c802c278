"""Wall time from fork to the first screen of the installed game, beside a bare Python that prints one rich panel.

    python benchmarks/bench_first_screen.py [ROUNDS]        21 if left out

Builds the wheel and installs it into a fresh environment (packages from the index or pip's cache), .pyc files compiled:
an editable checkout, or PYTHONDONTWRITEBYTECODE, would measure the compiler. Programs take turns, on 80 x 24.
"""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path
from statistics import median
from typing import NamedTuple

from figures import print_figures

ROOT = Path(__file__).parent.parent
PANEL = "from rich.console import Console; from rich.panel import Panel; Console().print(Panel('First screen'))"
TOO_LONG = 20.0


class Program(NamedTuple):
    """`shows` is on its first screen, at the end. With `cold`, every run has a cache folder of its own."""

    name: str
    command: tuple[str, ...]
    shows: bytes
    cold: bool = False


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 21
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        programs = installed(folder)
        for program in programs:
            first_screen(program, folder, "warm-up")
        times: dict[str, list[float]] = {program.name: [] for program in programs}
        for number in range(rounds):
            for program in programs:
                times[program.name].append(first_screen(program, folder, str(number)))
    panel = median(times[programs[0].name])
    rows = [
        (who, f"{median(taken):.1f}", f"{min(taken):.1f}-{max(taken):.1f}", f"{median(taken) / panel:.2f}")
        for who, taken in times.items()
    ]
    print_figures(("", "ms, median", "range", "times the panel"), rows, f"{rounds} interleaved runs each.")


def installed(folder: Path) -> list[Program]:
    """Install the wheel, and return what to run, the bare panel first."""
    environment = without_bytecode_ban()
    python = folder / "venv" / "bin" / "python"
    run = [
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder / "dist")],
        [sys.executable, "-m", "venv", str(folder / "venv")],
    ]
    for command in run:
        subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
    wheel = next((folder / "dist").glob("*.whl"))
    install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", str(wheel)]
    subprocess.run(install, cwd=folder, env=environment, check=True)
    game = str(folder / "venv" / "bin" / "escape-game")
    return [
        Program("python, one rich panel", (str(python), "-c", PANEL), b"First screen"),
        Program("title screen", (game,), b"Choose "),
        Program("title screen, cold cache", (game,), b"Choose ", cold=True),
        Program("first scene (--new)", (game, "--new", "--seed", "1"), b"Enter for more"),
    ]


def without_bytecode_ban() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def first_screen(program: Program, folder: Path, run: str) -> float:
    """Return the milliseconds until the program's first screen was there."""
    cache = f"cache-{program.name}-{run}" if program.cold else "cache"
    environment = without_bytecode_ban() | {
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "XDG_CACHE_HOME": str(folder / cache),
        "ESCAPE_GAME_SAVES": str(folder / f"saves-{program.name}-{run}"),
    }
    before = time.perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        os.chdir(folder)
        os.execve(program.command[0], program.command, environment)
    try:
        seen = read_until(terminal, program.shows, before + TOO_LONG)
        taken = time.perf_counter() - before
    finally:
        os.close(terminal)
        end(child)
    if program.shows not in seen:
        sys.exit(f"{program.name}: no first screen: {seen.decode(errors='replace')[-2000:]}")
    return taken * 1000


def read_until(terminal: int, text: bytes, deadline: float) -> bytes:
    seen = b""
    while text not in seen and time.perf_counter() < deadline:
        ready, _, _ = select.select([terminal], [], [], 0.5)
        if not ready:
            continue
        try:
            seen += os.read(terminal, 65536)
        except OSError:  # the program ended, and its terminal with it
            break
    return seen


def end(child: int) -> None:
    try:
        os.kill(child, signal.SIGKILL)
    finally:
        os.waitpid(child, 0)


if __name__ == "__main__":
    main()
