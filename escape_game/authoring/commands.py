"""The authors' commands: their arguments, and what they print.

Each imports what it needs by itself: counting a story must not wait for the libraries that check one.
"""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from escape_game.authoring.playtest_commands import add_playtest
from escape_game.authoring.playtest_commands import playtest as playtest
from escape_game.authoring.speaking import remark, say
from escape_game.errors import FINE, PROBLEMS, Problem, ReplayError, UsageError

if TYPE_CHECKING:
    from escape_game.authoring.proof.report import ProofReport
    from escape_game.reading.checking import Checked
    from escape_game.story.story import Story

Subparsers: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def add_arguments(subparsers: Subparsers) -> None:
    """Declare check, stats, playtest, show and replay."""
    _add_check(subparsers)
    _add_stats(subparsers)
    add_playtest(subparsers)
    _add_show(subparsers)
    _add_replay(subparsers)


def _add_check(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser("check", help="every problem of a story, in one run")
    _add_story(parser)
    parser.add_argument("--format", choices=("text", "json", "github"), default="text")
    parser.add_argument("--release", action="store_true", help="what is still `unwritten:` is an error")
    parser.add_argument("--prove", action="store_true", help="what holds in every state, and what breaks; seconds")
    parser.add_argument("--watch", action="store_true", help="check again whenever a file is saved")


def _add_stats(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser("stats", help="words, scenes, choices, events and endings")
    _add_story(parser)
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
        remark("\nSaved. Checked again:")
        code = _checked(args, source.path)
    return code


def _checked(args: argparse.Namespace, path: Path) -> int:
    from escape_game.authoring import problem_pages

    folder = from_here(path)
    problems, proof = _proved(args, folder) if args.prove else (_found(args, folder), None)
    broken = len(proof.broken) if proof is not None else 0
    if args.format == "json":
        say(problem_pages.as_json(problems, proof.as_record() if proof is not None else None, broken))
    elif args.format == "github":
        say(problem_pages.as_github(problems))
        say(proof.as_github() if proof is not None else "")
    else:
        say(problem_pages.as_text(problems, problem_pages.lines_in(folder)))
        say(("\n" if problems else "") + proof.as_text() if proof is not None else "")
    remark(problem_pages.summary(problems, broken))
    return PROBLEMS if broken or problem_pages.count(problems, problem_pages.ERROR) else FINE


def _found(args: argparse.Namespace, folder: Path) -> tuple[Problem, ...]:
    from escape_game.reading.found_before import problems_in

    return problems_in(folder, release=args.release)


def _proved(args: argparse.Namespace, folder: Path) -> "tuple[tuple[Problem, ...], ProofReport]":
    from escape_game.reading.checking import check_folder

    checked = check_folder(folder, release=args.release)
    return checked.problems, _proof_of(checked)


def _proof_of(checked: "Checked") -> "ProofReport":
    from time import perf_counter

    from escape_game.authoring.proof.proving import prove
    from escape_game.authoring.proof.report import ProofReport

    started = perf_counter()
    found = prove(checked)
    remark(f"Proved what can be proved, in {perf_counter() - started:.1f} s.")
    return ProofReport(found, checked)


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
    say(json.dumps(count_report.as_record(counted), indent=2) if as_json else count_report.as_text(counted))
    return FINE


def show(args: argparse.Namespace) -> int:
    """Print a scene as a party would read it."""
    from escape_game.authoring import showing
    from escape_game.authoring.settings import with_setting

    story = _load(args.story)
    for setting in args.settings:
        story = with_setting(story, setting)
    shown = showing.show_scene(story, args.scene, args.company)
    as_json = args.format == "json"
    say(json.dumps(showing.as_record(shown), indent=2) if as_json else showing.as_text(shown))
    return FINE


def replay(args: argparse.Namespace) -> int:
    """Play a record again, and print the first line that goes differently now; 1 if there is one."""
    from escape_game.authoring import replay_report
    from escape_game.engine.playthrough import replay as played_again

    difference = played_again(_load(args.story), _recorded(args.file)).first_difference
    if args.format == "json":
        say(json.dumps(replay_report.as_record(difference), indent=2))
    else:
        say(replay_report.as_text(args.file, difference))
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
