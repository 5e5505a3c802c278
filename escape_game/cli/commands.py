"""The commands by their names, and what each needs imported: a player doesn't wait for the tools of authors."""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from escape_game.cli.playing import play
from escape_game.errors import UsageError
from escape_game.terminal.options import Flags

COMMANDS = (
    "play", "saves", "replay", "check", "stats", "playtest", "show", "new", "where", "rename", "schema",
)  # fmt: skip
USAGE_LINE = "escape-game [play] [STORY] [--plain] [...], or escape-game COMMAND [...]"
HELP = """\
Walk South, a survival story in prose and choices. Without arguments: the title page.

For a screen reader or braille: escape-game --plain (also by ACCESSIBLE=1).
All that play can be told: escape-game play --help. Each command has its --help."""


def parsed(arguments: Sequence[str]) -> argparse.Namespace:
    """Read a command line; what names no command is meant for `play`.

    Raises UsageError for a first word that is neither a command nor a story; exits with 2 where more can't be read.
    """
    from escape_game import __version__

    if arguments[0] not in (*COMMANDS, "-h", "--help", "--version"):
        if not _may_be_story(arguments[0]):
            raise UsageError(_no_command(arguments[0]))
        arguments = ("play", *arguments)
    parser = argparse.ArgumentParser(
        "escape-game", description=HELP, formatter_class=argparse.RawDescriptionHelpFormatter, usage=USAGE_LINE
    )
    parser.add_argument("--version", action="version", version=f"Walk South {__version__}")
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND", required=True, prog="escape-game")
    _declare(arguments[0], subparsers)
    return parser.parse_args(arguments)


def _may_be_story(word: str) -> bool:
    """Return whether a word is an option, a path, or the name of something that is there."""
    return word.startswith("-") or len(Path(word).parts) != 1 or Path(word).exists()


def _no_command(word: str) -> str:
    from difflib import get_close_matches

    from escape_game.story.cleaning import clean

    near = get_close_matches(word.casefold(), COMMANDS, n=1)
    hint = f"Did you mean {near[0]}?" if near else "Type escape-game --help for the commands."
    return f'There is no command "{clean(word, multiline=False)}", and no folder of that name here. {hint}'


def _declare(command: str, subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare what is needed. `--help` lists all commands."""
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


def run(args: argparse.Namespace) -> int:
    """Run a command that was read, and return its exit code."""
    if args.command == "play":
        return play(Flags(**{name: getattr(args, name) for name in Flags._fields}))
    if args.command == "saves":
        from escape_game.reading.stories import find_story, load_story
        from escape_game.saving import commands as saving_commands
        from escape_game.saving.places import cache_folder

        return saving_commands.saves(args, lambda folder: load_story(find_story(folder), cache_folder(args.home)))
    from escape_game.authoring import commands, desk_commands

    of_authors: dict[str, Callable[[argparse.Namespace], int]] = {
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
    return of_authors[args.command](args)
