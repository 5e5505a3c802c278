"""The command that lets bots play: its arguments, and what it prints and writes.

What it needs is imported when it runs: the other commands must not wait for it.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from escape_game.authoring.speaking import remark, say
from escape_game.errors import FINE, PROBLEMS, UsageError

if TYPE_CHECKING:
    from escape_game.authoring.playtesting import Plan, Progress
    from escape_game.authoring.tally import Tally
    from escape_game.story.story import Story

RUNS = 1_000
MAX_CHOICES = 5_000
PARTS_A_JOB = 16  # a slow part must not keep the other cores waiting, nor progress stand still

Subparsers: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def add_playtest(subparsers: Subparsers) -> None:
    """Declare playtest."""
    parser = subparsers.add_parser("playtest", help="let bots play a story, and count what came of it")
    parser.add_argument("story", nargs="?", type=Path, metavar="STORY", help="a folder; left out, the game's own story")
    parser.add_argument("--runs", type=at_least_one, default=RUNS, metavar="N")
    parser.add_argument(
        "--seed", type=int, default=1, metavar="S", help="run n has seed S + n; --runs 1 plays one alone"
    )
    players = "random, careless, sensible, expert, film, never-reach, never-home, or save:ID for a companion"
    parser.add_argument("--player", default="random", metavar="NAME", help=players)
    parser.add_argument("--difficulty", metavar="NAME")
    parser.add_argument("--max-choices", type=at_least_one, default=MAX_CHOICES, metavar="N", help="cut a run off")
    parser.add_argument("--prose", action="store_true", help="render every passage, and count words")
    parser.add_argument("--jobs", type=at_least_one, default=1, metavar="J", help="so many processes")
    parser.add_argument("--report", type=Path, metavar="FILE", help="write all that was found as one page of HTML")
    parser.add_argument("--log", type=Path, metavar="FILE", help="write down the first run that went wrong, for replay")
    parser.add_argument("--format", choices=("text", "json"), default="text")


def at_least_one(text: str) -> int:
    """Return a whole number of one or more, for argparse."""
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"'{text}' is not a whole number of one or more")
    return int(text)


def playtest(args: argparse.Namespace) -> int:
    """Let a bot play, and print what came of it; 1 if a run crashed, got stuck or broke the contract about deaths."""
    import time

    from escape_game.authoring import playtest_report, playtest_tables
    from escape_game.authoring.players import player_names
    from escape_game.authoring.playtesting import Plan
    from escape_game.reading.stories import find_story, load_story
    from escape_game.story.difficulties import difficulty_called

    story = load_story(find_story(args.story))
    if args.player not in player_names(story):
        raise UsageError(f"there is no player '{args.player}'; --player takes {', '.join(player_names(story))}")
    plan = Plan(args.seed, args.player, difficulty_called(story, args.difficulty), args.max_choices, args.prose)
    before = time.perf_counter()
    tally = _played(story, plan, args.runs, args.jobs)
    found = playtest_report.report(story, plan, tally, time.perf_counter() - before)
    say(json.dumps(found, indent=2) if args.format == "json" else playtest_tables.as_text(found))
    if tally.runs < args.runs:
        remark(f"Stopped: {tally.runs} of {args.runs} runs are counted.")
    if args.report is not None:
        from escape_game.authoring.playtest_page import page

        _write(args.report, page(story, found))
        remark(f"the report is in {args.report}")
    if args.log is not None:
        _write_log(story, plan, tally, args.log)
    return PROBLEMS if tally.has_trouble else FINE


def _write_log(story: "Story", plan: "Plan", tally: "Tally", file: Path) -> None:
    from escape_game.authoring.run_log import run_log, telling_run

    seed = telling_run(plan, tally)
    _write(file, run_log(story, plan, seed))
    remark(f"the run of seed {seed} is in {file}; escape-game replay {file} plays it again")


def _write(file: Path, text: str) -> None:
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{file} can't be written: {error.strerror}") from error


def _played(story: "Story", plan: "Plan", runs: int, jobs: int) -> "Tally":
    from escape_game.authoring.playtesting import playtest as play

    with _progress(runs) as told:
        if jobs == 1:
            return play(story, plan, runs, told=told)
        from concurrent.futures import ProcessPoolExecutor

        with ProcessPoolExecutor(jobs, initializer=_leave_interrupts) as executor:
            tally = play(story, plan, runs, executor, parts=jobs * PARTS_A_JOB, told=told)
            if tally.runs < runs:
                _stop_workers()
            return tally


def _stop_workers() -> None:
    """End the processes that still play: nobody will count their parts, and a part may take a minute."""
    from multiprocessing import active_children

    for worker in active_children():
        worker.terminate()


def _leave_interrupts() -> None:
    """Let Ctrl-C stop the process that counts, which then stops its workers."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)


@contextmanager
def _progress(runs: int) -> Iterator["Progress | None"]:
    """Give something to call with the number of runs played, which shows it; None where nobody would see it."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("playing"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task("", total=runs)
        yield lambda played: shown.update(task, completed=played)
