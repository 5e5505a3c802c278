"""Wall time from Enter to the next prompt, as a player has it: the installed game on a terminal, rich and plain.

    python benchmarks/bench_enter_to_prompt.py [TURNS]        300 if left out

A number and Enter are sent at once, and time stops when the next prompt's last words have been read: the choice, the
save with its fsync, what it brought, the next scene, all drawn. Where a page waits, that is the prompt. Beside it,
where npm is: inkjs's own player with a compiled story of 1,000 scenes, which saves nothing. Choices are random; after
an ending, the same road again. The program's first prompt is not counted.
"""

import re
import sys
import tempfile
from pathlib import Path
from random import Random
from statistics import median, quantiles
from typing import NamedTuple

from figures import print_figures
from installed import environment, install_game, install_ink
from terminals import Terminal, running

CHOOSE = re.compile(rb"Choose 1(?:-(\d+))?, or \?:")
PROMPTS = (b"or ?:", b"Enter for more:")
INK = (b"?> ", b"DONE.")
QUIET = 0.5
LAST_PAGE = re.compile(rb"(\d+)\.(?:\x1b\[0m)? Same road")


class Turn(NamedTuple):
    """Milliseconds from Enter to the prompt, and those in which the program was running."""

    wall: float
    processor: float


def main() -> None:
    turns = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        game, ink = str(install_game(folder) / "escape-game"), install_ink(folder)
        new = (game, "--new", "--seed", "1")
        rows = [
            figures(who, played(who, command, folder, turns))
            for who, command in (("rich", new), ("plain", (*new, "--plain")))
        ]
        if ink is not None:
            rows.append(figures("inkjs-compiler, a compiled story", ink_played(ink, folder, turns)))
    head = ("", "prompts", "ms, median", "99 in 100 below", "longest", "CPU ms, median", "99 in 100 below")
    print_figures(head, rows, *([] if ink is not None else ["inkjs is left out: there is no npm here."]))


def figures(name: str, turns: list[Turn]) -> tuple[str, ...]:
    wall, busy = [turn.wall for turn in turns], [turn.processor for turn in turns]
    shown = (median(wall), quantiles(wall, n=100)[98], max(wall), median(busy), quantiles(busy, n=100)[98])
    return (name, f"{len(turns)}", *(f"{milliseconds:.1f}" for milliseconds in shown))


def played(name: str, command: tuple[str, ...], folder: Path, turns: int) -> list[Turn]:
    dice, taken = Random(1), []
    with running(command, environment(folder / name), folder) as terminal:
        _, seen = terminal.until(*PROMPTS)
        terminal.drained(QUIET)  # line editing is being imported, and paints the first prompt again
        while len(taken) < turns:
            turn, seen = entered(terminal, answer(seen, dice), PROMPTS)
            taken.append(turn)
    return taken


def entered(terminal: Terminal, keys: str, prompts: tuple[bytes, ...]) -> tuple[Turn, bytes]:
    """Type a line; return how long it took to the next prompt, and all that came with it."""
    before = terminal.processor_time()
    terminal.type(keys + "\r")
    wall, seen = terminal.until(*prompts)
    return Turn(wall, terminal.processor_time() - before), seen


def answer(seen: bytes, dice: Random) -> str:
    """Return what to type at a prompt: any choice; at an ending the same road; nothing where a page waits."""
    prompt = CHOOSE.findall(seen)
    again = LAST_PAGE.search(seen)
    if not prompt:
        return ""
    return again[1].decode() if again is not None else str(dice.randint(1, int(prompt[-1] or 1)))


def ink_played(command: tuple[str, ...], folder: Path, turns: int) -> list[Turn]:
    dice, taken = Random(1), []
    while len(taken) < turns:
        with running(command, environment(folder), folder) as terminal:
            _, seen = terminal.until(*INK)
            while b"DONE." not in seen and len(taken) < turns:
                offered = len(re.findall(rb"^\d+: ", seen, re.MULTILINE))
                turn, seen = entered(terminal, f"{dice.randint(1, max(1, offered))}", INK)
                taken.append(turn)
    return taken


if __name__ == "__main__":
    main()
