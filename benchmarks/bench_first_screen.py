"""Wall time from fork to the first screen: the installed game, a bare Python's one rich panel, inkjs's own player.

    python benchmarks/bench_first_screen.py [ROUNDS]        21 if left out

Programs take turns, each on a terminal of 80 x 24. inkjs plays a compiled story of 1,000 scenes; without npm it is
left out. The screen is there when the last words of it have been read from the terminal.
"""

import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import NamedTuple

from figures import print_figures
from installed import environment, install_game, install_ink
from terminals import running

PANEL = "from rich.console import Console; from rich.panel import Panel; Console().print(Panel('First screen'))"
NO_NPM = "inkjs is left out: there is no npm here."


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
    panel = times[programs[0].name]
    rows = [
        (
            who,
            f"{median(taken):.1f}",
            f"{median(taken) / median(panel):.2f}",
            f"{min(taken):.1f}",
            f"{min(taken) / min(panel):.2f}",
        )
        for who, taken in times.items()
    ]
    remarks = [f"{rounds} interleaved runs each.", *([] if "inkjs" in str(programs) else [NO_NPM])]
    print_figures(("", "ms, median", "times the panel", "ms, at best", "times the panel"), rows, *remarks)


def installed(folder: Path) -> list[Program]:
    """Install everything, and return what to run, the bare panel first."""
    bin = install_game(folder)
    ink, game = install_ink(folder), str(bin / "escape-game")
    return [
        Program("python, one rich panel", (str(bin / "python"), "-c", PANEL), b"First screen"),
        *([Program("inkjs-compiler, a compiled story", ink, b"?> ")] if ink is not None else []),
        Program("title screen", (game,), b"Choose "),
        Program("title screen, cold cache", (game,), b"Choose ", cold=True),
        Program("first scene (--new)", (game, "--new", "--seed", "1"), b"Enter for more"),
        Program("first scene (--new --plain)", (game, "--new", "--seed", "1", "--plain"), b"or ?:"),
    ]


def first_screen(program: Program, folder: Path, run: str) -> float:
    """Return the milliseconds until the program's first screen was there."""
    cache = f"cache-{program.name}-{run}" if program.cold else "cache"
    variables = environment(
        folder,
        XDG_CACHE_HOME=str(folder / cache),
        XDG_CONFIG_HOME=str(folder / "config"),
        ESCAPE_GAME_SAVES=str(folder / f"saves-{program.name}-{run}"),
    )
    variables.pop("ESCAPE_GAME_HOME")
    with running(program.command, variables, folder) as terminal:
        taken, _ = terminal.until(program.shows)
    return taken


if __name__ == "__main__":
    main()
