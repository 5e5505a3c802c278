"""Random play of one generated story by our engine, inkjs and ChoiceScript, in the same run: choices per CPU second.

    python benchmarks/bench_play_speed.py [SCENES]        1,000 if left out; needs node and npm
    CHOICESCRIPT=CHECKOUT python benchmarks/bench_play_speed.py       beside ChoiceScript too
    PYTHONPATH=dist/compiled python benchmarks/bench_play_speed.py    a compiled copy: see tools/compile_copy.py

All play it at random, 200 choices a play at most; what inkjs and ours take to compile it is timed apart. inkjs makes
the text of every scene and its choices, because it can't play without; ours is timed with and without. ChoiceScript,
which npm doesn't have, plays by its own quiet random test, which works out the text and throws it away; it has no
compiler, and its time is that of the whole process. That all did the same work shows in the choices a play: they must
agree within five per cent.
"""

import gc
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import NamedTuple

from figures import print_figures
from generate import generate, write_choicescript, write_ink, write_ours

from escape_game.authoring.playtesting import Plan, play_runs
from escape_game.engine import turn
from escape_game.reading.checking import check_folder
from escape_game.story.story import Story

PEERS = Path(__file__).parent / "peers"
CAP = 200
PLAYS, PLAYS_OF_PEERS, WARM_UP = 10_000, 2_000, 200
GAME = "generated"  # what ChoiceScript calls it
ROUNDS = 5
AGREEMENT = 0.05


class Played(NamedTuple):
    who: str
    choices_a_play: float
    choices_a_second: float


def main() -> None:
    scenes = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    with tempfile.TemporaryDirectory() as folder:
        peers = install_peers(Path(folder) / "peers")
        drawn = generate(scenes)
        ours, ink = write_ours(drawn, Path(folder) / "ours"), write_ink(drawn, Path(folder) / "story.ink")
        checkout = install_choicescript(os.environ.get("CHOICESCRIPT"), Path(folder) / "choicescript")
        if checkout is not None:
            write_choicescript(drawn, checkout / "web" / GAME)
        checking, story = timed_check(ours)
        rounds = [one_round(story, peers, ink, checkout, number) for number in range(ROUNDS)]
    compiling = median(compiled for compiled, _ in rounds)
    played = [in_the_middle(list(who)) for who in zip(*(played for _, played in rounds), strict=True)]
    rows = [(one.who, *figures_of(one, played[0])) for one in played]
    print_figures(
        ("", "choices a play", "choices per CPU second", "times inkjs"),
        rows,
        f"{scenes:,} scenes. Compiled: inkjs {compiling:.2f} CPU s; ours checked and compiled in {checking:.2f} CPU s.",
        f"Medians of {ROUNDS} rounds that took turns; {PLAYS:,} plays a round, {PLAYS_OF_PEERS:,} of each peer.",
        f"Walk South is {'plain Python' if turn.__file__.endswith('.py') else 'compiled by tools/compile_copy.py'}.",
        *(() if checkout is not None else ("ChoiceScript was not run: say CHOICESCRIPT=CHECKOUT.",)),
    )
    sys.exit(disagreement(played))


def install_peers(folder: Path) -> Path:
    if shutil.which("npm") is None:
        sys.exit("this benchmark needs node and npm, to play the same story in inkjs")
    shutil.copytree(PEERS, folder, ignore=shutil.ignore_patterns("node_modules"))
    subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund"], cwd=folder, check=True)
    return folder


def install_choicescript(given: str | None, folder: Path) -> Path | None:
    if given is None:
        return None
    if not (Path(given) / "randomtest.js").is_file():
        sys.exit(f"CHOICESCRIPT={given} is no checkout of ChoiceScript: it has no randomtest.js")
    shutil.copytree(given, folder, ignore=shutil.ignore_patterns(".git", "node_modules"))
    return folder


def timed_check(folder: Path) -> tuple[float, Story]:
    before = time.process_time()
    checked = check_folder(folder)
    seconds = time.process_time() - before
    if checked.story is None:
        sys.exit("\n".join(str(problem) for problem in checked.problems[:5]))
    return seconds, checked.story


def one_round(story: Story, peers: Path, ink: Path, checkout: Path | None, number: int) -> tuple[float, list[Played]]:
    compiled, inkjs = play_ink(peers, ink, seed=number)
    quietly = Plan(seed=number * PLAYS, max_choices=CAP)
    ours = [
        play_ours(story, "Walk South, without text", quietly),
        play_ours(story, "Walk South, with text", quietly._replace(prose=True)),
    ]
    others = [] if checkout is None else [play_choicescript(peers, checkout, seed=number)]
    return compiled, [inkjs, *others, *ours]


def play_ink(peers: Path, ink: Path, seed: int) -> tuple[float, Played]:
    found = printed_by("play_ink.js", [str(ink), str(PLAYS_OF_PEERS), str(CAP), str(seed)], peers)
    return found["compile"], played_by("inkjs, with text", found)


def play_choicescript(peers: Path, checkout: Path, seed: int) -> Played:
    arguments = [str(checkout), GAME, str(PLAYS_OF_PEERS), str(CAP), str(seed * PLAYS_OF_PEERS)]
    return played_by("ChoiceScript, quiet", printed_by("play_choicescript.js", arguments, peers))


def printed_by(script: str, arguments: list[str], peers: Path) -> dict[str, float]:
    found: dict[str, float] = json.loads(
        subprocess.run(["node", script, *arguments], cwd=peers, check=True, stdout=subprocess.PIPE, text=True).stdout
    )
    return found


def played_by(who: str, found: dict[str, float]) -> Played:
    return Played(who, found["choices"] / found["plays"], found["choices"] / found["seconds"])


def play_ours(story: Story, who: str, plan: Plan) -> Played:
    play_runs(story, plan, range(WARM_UP))
    gc.collect()
    before = time.process_time()
    tally = play_runs(story, plan, range(PLAYS))
    seconds = time.process_time() - before
    if tally.crashes or tally.stuck:
        sys.exit(f"{who}: {len(tally.crashes)} crashes, {len(tally.stuck)} stuck: {(tally.crashes or tally.stuck)[0]}")
    return Played(who, tally.choices / PLAYS, tally.choices / seconds)


def figures_of(one: Played, inkjs: Played) -> tuple[str, str, str]:
    times_inkjs = one.choices_a_second / inkjs.choices_a_second
    return f"{one.choices_a_play:.1f}", f"{one.choices_a_second:,.0f}", f"{times_inkjs:.1f}"


def in_the_middle(rounds: list[Played]) -> Played:
    return Played(
        rounds[0].who,
        median(one.choices_a_play for one in rounds),
        median(one.choices_a_second for one in rounds),
    )


def disagreement(played: list[Played]) -> str | None:
    """Return what is wrong if the engines did not do the same work."""
    lengths = [one.choices_a_play for one in played]
    if max(lengths) <= min(lengths) * (1 + AGREEMENT):
        return None
    return f"NOT THE SAME WORK: choices a play differ by more than {AGREEMENT:.0%}: {lengths}"


if __name__ == "__main__":
    main()
