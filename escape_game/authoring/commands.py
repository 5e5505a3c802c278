"""The authors' commands: their arguments, and what they print.

Each imports what it needs by itself: counting a story must not wait for the libraries that check one.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from escape_game.errors import FINE, PROBLEMS, ReplayError, UsageError

if TYPE_CHECKING:
    from escape_game.authoring.playtesting import Plan
    from escape_game.authoring.tally import Tally
    from escape_game.story.story import Story

RUNS = 1_000
MAX_CHOICES = 5_000
PARTS_A_JOB = 4  # so that one slow part doesn't keep the other cores waiting

Subparsers: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def add_arguments(subparsers: Subparsers) -> None:
    """Declare check, stats, playtest, show and replay."""
    _add_check(subparsers)
    _add_stats(subparsers)
    _add_playtest(subparsers)
    _add_show(subparsers)
    _add_replay(subparsers)


def _add_check(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser("check", help="every problem of a story, in one run")
    _add_story(parser)
    parser.add_argument("--format", choices=("text", "json", "github"), default="text")
    parser.add_argument("--watch", action="store_true", help="check again whenever a file is saved")


def _add_stats(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser("stats", help="words, scenes, choices, events and endings")
    _add_story(parser)
    _add_format(parser)


def _add_playtest(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser("playtest", help="let bots play a story, and count what came of it")
    _add_story(parser)
    parser.add_argument("--runs", type=at_least_one, default=RUNS, metavar="N")
    parser.add_argument(
        "--seed", type=int, default=1, metavar="S", help="run n has seed S + n; --runs 1 plays one alone"
    )
    parser.add_argument("--player", default="random", metavar="NAME", help="random, sensible or film")
    parser.add_argument("--difficulty", metavar="NAME")
    parser.add_argument("--max-choices", type=at_least_one, default=MAX_CHOICES, metavar="N", help="cut a run off")
    parser.add_argument("--prose", action="store_true", help="render every passage, and count words")
    parser.add_argument("--jobs", type=at_least_one, default=1, metavar="J", help="so many processes")
    parser.add_argument("--log", type=Path, metavar="FILE", help="write down the first run that went wrong, for replay")
    _add_format(parser)


def _add_show(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser("show", help="a scene as a given party would read it")
    parser.add_argument("scene", metavar="SCENE")
    parser.add_argument("--with", dest="company", default="all", metavar="nobody|film|all|ID,ID")
    parser.add_argument("--set", dest="settings", action="append", default=[], metavar="'NAME VALUE'")
    parser.add_argument("--story", type=Path)
    _add_format(parser)


def _add_replay(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser("replay", help="play a recorded playthrough again, and compare")
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--story", type=Path)
    _add_format(parser)


def _add_story(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("story", nargs="?", type=Path, metavar="STORY", help="a folder; left out, the game's own story")


def _add_format(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=("text", "json"), default="text")


def at_least_one(text: str) -> int:
    """Return a whole number of one or more, for argparse."""
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"'{text}' is not a whole number of one or more")
    return int(text)


def check(args: argparse.Namespace) -> int:
    """Print every problem of a story; 1 if one of them is an error. Watching, print them again at every save."""
    from escape_game.authoring.watching import saves_of
    from escape_game.reading.stories import find_story

    source = find_story(args.story)
    if source.is_compiled:
        raise UsageError(
            "the game's own story is compiled here, and was checked; name a folder: escape-game check STORY"
        )
    saves = saves_of(source.path) if args.watch else ()
    code = _checked(args, source.path)
    for _ in saves:
        _remark("\nSaved. Checked again:")
        code = _checked(args, source.path)
    return code


def _checked(args: argparse.Namespace, path: Path) -> int:
    from escape_game.authoring import problem_pages
    from escape_game.reading.checking import check_folder

    folder = from_here(path)
    problems = check_folder(folder).problems
    if args.format == "json":
        _say(problem_pages.as_json(problems))
    elif args.format == "github":
        _say(problem_pages.as_github(problems))
    else:
        _say(problem_pages.as_text(problems, problem_pages.lines_in(folder)))
    _remark(problem_pages.summary(problems))
    return PROBLEMS if problem_pages.count(problems, problem_pages.ERROR) else FINE


def from_here(path: Path) -> Path:
    """Return a path as short as it can be written in the present folder, which is how GitHub wants it too."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def stats(args: argparse.Namespace) -> int:
    """Print how much story there is."""
    from escape_game.authoring import count_report
    from escape_game.authoring.counting import count_story

    counted = count_story(_load(args.story))
    as_json = args.format == "json"
    _say(json.dumps(count_report.as_record(counted), indent=2) if as_json else count_report.as_text(counted))
    return FINE


def playtest(args: argparse.Namespace) -> int:
    """Let a bot play, and print what came of it; 1 if a run crashed, got stuck or broke the contract about deaths."""
    import time

    from escape_game.authoring import playtest_report
    from escape_game.authoring.players import PLAYERS
    from escape_game.authoring.playtesting import Plan

    if args.player not in PLAYERS:
        raise UsageError(f"there is no player '{args.player}'; --player takes {', '.join(PLAYERS)}")
    story = _load(args.story)
    plan = Plan(args.seed, args.player, difficulty_called(story, args.difficulty), args.max_choices, args.prose)
    before = time.perf_counter()
    tally = _played(story, plan, args.runs, args.jobs)
    found = playtest_report.report(story, plan, tally, time.perf_counter() - before)
    _say(json.dumps(found, indent=2) if args.format == "json" else playtest_report.as_text(found))
    if args.log is not None:
        _write_log(story, plan, tally, args.log)
    return PROBLEMS if tally.has_trouble else FINE


def _write_log(story: "Story", plan: "Plan", tally: "Tally", file: Path) -> None:
    from escape_game.authoring.run_log import run_log, telling_run

    seed = telling_run(plan, tally)
    try:
        file.write_text(run_log(story, plan, seed), encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{file} can't be written: {error.strerror}") from error
    _remark(f"the run of seed {seed} is in {file}; escape-game replay {file} plays it again")


def _played(story: "Story", plan: "Plan", runs: int, jobs: int) -> "Tally":
    from escape_game.authoring.playtesting import playtest as play

    if jobs == 1:
        return play(story, plan, runs)
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(jobs) as executor:
        return play(story, plan, runs, executor, parts=jobs * PARTS_A_JOB)


def difficulty_called(story: "Story", name: str | None) -> int:
    """Return the index of a difficulty, -1 for the story's default; raises UsageError for a name it doesn't have."""
    if name is None:
        return -1
    names = [difficulty.id for difficulty in story.difficulties]
    if name not in names:
        raise UsageError(f"there is no difficulty '{name}'; this story has {', '.join(names) or 'none'}")
    return names.index(name)


def show(args: argparse.Namespace) -> int:
    """Print a scene as a party would read it."""
    from escape_game.authoring import showing
    from escape_game.authoring.settings import with_setting

    story = _load(args.story)
    for setting in args.settings:
        story = with_setting(story, setting)
    shown = showing.show_scene(story, args.scene, args.company)
    as_json = args.format == "json"
    _say(json.dumps(showing.as_record(shown), indent=2) if as_json else showing.as_text(shown))
    return FINE


def replay(args: argparse.Namespace) -> int:
    """Play a record again, and print the first line that goes differently now; 1 if there is one."""
    from escape_game.authoring import replay_report
    from escape_game.engine.playthrough import replay as played_again

    difference = played_again(_load(args.story), _recorded(args.file)).first_difference
    if args.format == "json":
        _say(json.dumps(replay_report.as_record(difference), indent=2))
    else:
        _say(replay_report.as_text(args.file, difference))
    return FINE if difference is None else PROBLEMS


def _recorded(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise ReplayError(f"{file} is no recorded playthrough: it is not UTF-8 text") from error
    except OSError as error:
        raise ReplayError(f"{file} can't be read: {error.strerror}") from error


def _load(folder: Path | None) -> "Story":
    from escape_game.reading.stories import find_story, load_story

    return load_story(find_story(folder))


def _say(data: str) -> None:
    if data:
        sys.stdout.write(f"{data}\n")


def _remark(remark: str) -> None:
    sys.stderr.write(f"{remark}\n")
