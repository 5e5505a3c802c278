"""The command line: reads it, runs what it asks for, turns what goes wrong into an exit code."""

import sys
from collections.abc import Sequence

from escape_game.cli import failing, playing
from escape_game.errors import EscapeGameError, StoryError
from escape_game.terminal.options import Flags


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    arguments = sys.argv[1:] if arguments is None else arguments
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    home = None
    try:
        if not arguments:  # the most usual case by far, and argparse takes its time
            return playing.play(Flags())
        from escape_game.cli import commands

        args = commands.parsed(arguments)
        home = getattr(args, "home", None)
        return commands.run(args)
    except StoryError as error:
        failing.say(f"escape-game: {failing.in_short(error)}")
        return error.exit_code
    except EscapeGameError as error:
        failing.say(f"escape-game: {error}")
        return error.exit_code
    except KeyboardInterrupt:
        return failing.INTERRUPTED
    except BrokenPipeError:
        return failing.BROKEN_PIPE
    except Exception:  # noqa: BLE001 - a bug of ours: say where its traces are, and say it with an exit code
        return failing.bug(home)
    finally:
        failing.let_go()
