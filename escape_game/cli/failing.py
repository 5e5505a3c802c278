"""What the command line says when something goes wrong, and the exit codes that no error of ours has."""

import os
import sys
from contextlib import suppress
from pathlib import Path

from escape_game.errors import BUG, StoryError

INTERRUPTED, BROKEN_PIPE = 130, 141
PROBLEMS_SHOWN = 5


def say(words: str) -> None:
    """Say something on stderr, if there is one."""
    if sys.stderr is not None:
        with suppress(OSError):
            sys.stderr.write(words + "\n")


def in_short(error: StoryError) -> str:
    """Say the first problems of a story; `check` says them all, each with its line."""
    lines = str(error).splitlines()
    rest = len(lines) - 1 - PROBLEMS_SHOWN
    if rest <= 0:
        return str(error)
    return "\n".join([*lines[: 1 + PROBLEMS_SHOWN], f"{rest} more. See them all: escape-game check"])


def let_go() -> None:
    """Point streams that can't be written any more at nothing, or Python would exit with 120 when it flushes them."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except OSError:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, stream.fileno())
            os.close(nowhere)


def bug(home: str | Path | None) -> int:
    """Keep the traceback in a file and say where it is."""
    import tempfile
    import traceback

    from escape_game import __version__
    from escape_game.saving.places import state_folder

    text = f"Walk South {__version__}, Python {sys.version}\n\n{traceback.format_exc()}"
    for folder in (state_folder(Path(home).expanduser() if home else None), Path(tempfile.gettempdir())):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            path = folder / f"bug-{os.getpid()}.txt"
            path.write_text(text, encoding="utf-8", errors="replace")
        except OSError:
            continue
        say(f"That is a bug in the game, and none of yours. What was saved stays saved. Please report {path}")
        for note in getattr(sys.exc_info()[1], "__notes__", ()):
            say(f"{note}")
        return BUG
    say(text)
    return BUG
