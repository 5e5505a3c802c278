"""The command line: reads it, runs what it asks for, turns what goes wrong into an exit code."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from escape_game.errors import BUG, EscapeGameError, StoryError, UsageError
from escape_game.terminal.options import Facts, Flags, decide

if TYPE_CHECKING:
    import argparse

    from escape_game.reading.finding import StorySource
    from escape_game.saving.crash_record import Witness
    from escape_game.saving.folder import SaveFolder
    from escape_game.story.story import Story
    from escape_game.terminal.keyboard import Keyboard
    from escape_game.terminal.recording import Listener
    from escape_game.terminal.settings import Kept
    from escape_game.terminal.sitting import Request

INTERRUPTED, BROKEN_PIPE = 130, 141
PROBLEMS_SHOWN = 5
COMMANDS = (
    "play", "saves", "replay", "check", "stats", "playtest", "show", "new", "where", "rename", "schema",
)  # fmt: skip
USAGE_LINE = "escape-game [play] [STORY] [--plain] [...], or escape-game COMMAND [...]"
HELP = """\
Walk South, a survival story in prose and choices. Without arguments: the title page.

For a screen reader or braille: escape-game --plain (also by ACCESSIBLE=1).
All that play can be told: escape-game play --help. Each command has its --help."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    arguments = sys.argv[1:] if arguments is None else arguments
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    home = None
    try:
        if not arguments:  # the most usual case by far, and argparse takes its time
            return play(Flags())
        args = parsed(arguments)
        home = getattr(args, "home", None)
        return _run(args)
    except StoryError as error:
        _say(f"escape-game: {_in_short(error)}")
        return error.exit_code
    except EscapeGameError as error:
        _say(f"escape-game: {error}")
        return error.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return _broken_pipe()
    except Exception:  # noqa: BLE001 - a bug of ours: say where its traces are, and say it with an exit code
        return _bug(home)


def parsed(arguments: Sequence[str]) -> "argparse.Namespace":
    """Read a command line; what names no command is meant for `play`. Exits with 2 where it can't be read."""
    import argparse

    from escape_game import __version__

    if arguments[0] not in (*COMMANDS, "-h", "--help", "--version"):
        arguments = ("play", *arguments)
    parser = argparse.ArgumentParser(
        "escape-game", description=HELP, formatter_class=argparse.RawDescriptionHelpFormatter, usage=USAGE_LINE
    )
    parser.add_argument("--version", action="version", version=f"Walk South {__version__}")
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    _declare(arguments[0], subparsers)
    return parser.parse_args(arguments)


def _declare(command: str, subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare what is needed: a player doesn't wait for the tools of authors. `--help` lists them all."""
    everything = command.startswith("-")
    if everything or command == "play":
        from escape_game.terminal import arguments

        arguments.add_arguments(subparsers)
    if everything or command == "saves":
        from escape_game.saving import commands as saving_commands

        saving_commands.add_arguments(subparsers)
    if everything or command not in ("play", "saves"):
        from escape_game.authoring import commands, desk_commands

        commands.add_arguments(subparsers)
        desk_commands.add_arguments(subparsers)


def _run(args: "argparse.Namespace") -> int:
    if args.command == "play":
        return play(Flags(**{name: getattr(args, name) for name in Flags._fields}))
    if args.command == "saves":
        from escape_game.reading.stories import find_story, load_story
        from escape_game.saving import commands as saving_commands

        return saving_commands.saves(args, lambda folder: load_story(find_story(folder)))
    from escape_game.authoring import commands, desk_commands

    run: dict[str, Callable[[argparse.Namespace], int]] = {
        "check": commands.check,
        "stats": commands.stats,
        "playtest": commands.playtest,
        "show": commands.show,
        "replay": commands.replay,
        "new": desk_commands.new,
        "where": desk_commands.where,
        "rename": desk_commands.rename,
        "schema": desk_commands.schema,
    }
    return run[args.command](args)


def play(flags: Flags) -> int:
    """Open the story, the save folder and the terminal, and play."""
    from escape_game.reading.finding import cover_of, find_story
    from escape_game.saving.places import cache_folder, saves_folder
    from escape_game.terminal.output import Output

    if sys.stdout is None:
        raise UsageError("There is nowhere to write: stdout is closed.")
    home = _path(flags.home)
    settings = _settings(home)
    options = decide(flags, os.environ, _facts(), settings.wishes())
    source, saves = find_story(_path(flags.story)), saves_folder(_path(flags.saves), home)
    output = Output(sys.stdout, options)
    cover = cover_of(source) if options.editing and _begins_with_title(flags) else None
    painted = None
    if cover is not None:  # the page first: all that is imported below takes longer than to read it
        from escape_game.saving.entries import entries_in
        from escape_game.terminal import front_page

        kept = [entry for entry in entries_in(saves) if entry.story in (cover.id, "")]
        painted = front_page.paint(output, cover, kept)
    from escape_game.reading.stories import load_story
    from escape_game.terminal import signals
    from escape_game.terminal.keyboard import open_keyboard
    from escape_game.terminal.session import Request
    from escape_game.terminal.session import play as play_session

    story = load_story(source, cache_folder(home))
    request = Request(
        flags.new, flags.resume, flags.seed, _difficulty(story, flags.difficulty), painted, settings=settings
    )
    signals.install()
    keyboard = open_keyboard(output, prompted=painted is not None)
    request, keyboard = _for_authors(flags, request, story, source, keyboard)
    with _keeping(saves, flags.log, kept=request.kept) as (folder, witness):
        return play_session(story, folder, keyboard, output, request, witness)


def _settings(home: Path | None) -> "Kept":
    from escape_game.saving.places import config_folder
    from escape_game.terminal.settings import Kept

    return Kept(lambda: config_folder(home))


def _begins_with_title(flags: Flags) -> bool:
    return not flags.new and flags.resume is None and flags.at is None


def _for_authors(
    flags: Flags, request: "Request", story: "Story", source: "StorySource", keyboard: "Keyboard"
) -> "tuple[Request, Keyboard]":
    """Begin in a scene that somebody is writing, and watch its file, where that is asked for."""
    if flags.at or flags.arriving or flags.settings:
        request = _arriving(request, story, flags)
    return _watching(request, source, keyboard) if flags.watch else (request, keyboard)


def _arriving(request: "Request", story: "Story", flags: Flags) -> "Request":
    from escape_game.authoring.previewing import arrived

    found = arrived(story, flags.at, flags.arriving, flags.settings)
    _say(found.words)
    return request._replace(arrived=found.journey, kept=flags.saves is not None)


def _watching(request: "Request", source: "StorySource", keyboard: "Keyboard") -> "tuple[Request, Keyboard]":
    from escape_game.authoring.previewing import reloading, watch
    from escape_game.terminal.keyboard import LineKeyboard, WatchfulKeyboard

    wake = keyboard.wake if isinstance(keyboard, LineKeyboard) else None
    watched = WatchfulKeyboard(keyboard, watch(source, wake).has_changed)
    return request._replace(reload=reloading(source.path)), watched


@contextmanager
def _keeping(saves: Path, log: str | None, *, kept: bool) -> "Iterator[tuple[SaveFolder, Witness]]":
    """Give the saves, and who hears of every change so as to write down the way to a bug."""
    from escape_game.saving.crash_record import recording_crashes
    from escape_game.saving.folder import SaveFolder

    with _folder(saves, kept=kept) as folder, recording_crashes(folder, _recorder(log)) as witness:
        yield SaveFolder(folder), witness


@contextmanager
def _folder(saves: Path, *, kept: bool) -> Iterator[Path]:
    """Give the folder of saves, or one that goes with the sitting where nothing of it is to be kept."""
    if kept:
        yield saves
        return
    import tempfile

    with tempfile.TemporaryDirectory(prefix="walk-south-") as folder:
        yield Path(folder)


def _facts() -> Facts:
    return Facts(
        stdin_tty=sys.stdin is not None and sys.stdin.isatty(),
        stdout_tty=sys.stdout.isatty(),
        encoding=sys.stdout.encoding or "ascii",
        windows=os.name == "nt",
    )


def _path(text: str | Path | None) -> Path | None:
    return Path(text).expanduser() if text else None


def _difficulty(story: "Story", name: str | None) -> int:
    if name is None:
        return -1
    names = [difficulty.id for difficulty in story.difficulties]
    if name not in names:
        raise UsageError(f'There is no difficulty "{name}". There are: {", ".join(names)}.')
    return names.index(name)


def _recorder(log: str | None) -> "Listener | None":
    if log is None:
        return None
    from escape_game.terminal.recording import recorder

    return recorder(Path(log).expanduser())


def _in_short(error: StoryError) -> str:
    """Say the first problems of a story; `check` says them all, each with its line."""
    lines = str(error).splitlines()
    rest = len(lines) - 1 - PROBLEMS_SHOWN
    if rest <= 0:
        return str(error)
    return "\n".join([*lines[: 1 + PROBLEMS_SHOWN], f"{rest} more. See them all: escape-game check"])


def _say(words: str) -> None:
    if sys.stderr is not None:
        sys.stderr.write(words + "\n")


def _broken_pipe() -> int:
    """Leave without Python's own complaint when it flushes stdout at exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    return BROKEN_PIPE


def _bug(home: str | Path | None) -> int:
    """Keep the traceback in a file and say where it is."""
    import tempfile
    import traceback

    from escape_game import __version__
    from escape_game.saving.places import state_folder

    text = f"Walk South {__version__}, Python {sys.version}\n\n{traceback.format_exc()}"
    for folder in (state_folder(_path(home)), Path(tempfile.gettempdir())):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            path = folder / f"bug-{os.getpid()}.txt"
            path.write_text(text, encoding="utf-8", errors="replace")
        except OSError:
            continue
        _say(f"That is a bug in the game, and none of yours. Progress is saved. Please report {path}")
        for note in getattr(sys.exc_info()[1], "__notes__", ()):
            _say(f"{note}")
        return BUG
    _say(text)
    return BUG
