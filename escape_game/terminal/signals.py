"""Signals: leave at once and cleanly, since everything is saved already."""

import signal
from types import FrameType

_LEAVE = ("SIGTERM", "SIGHUP", "SIGBREAK")
_SIGNALLED = 128


class Terminated(SystemExit):
    """The system asked us to go. A SystemExit, because asyncio swallows any other exception that isn't an Exception."""


def install() -> None:
    """Let these signals end the game through Python's own way out, so that the terminal is left as it was."""
    for name in _LEAVE:
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _leave)


def _leave(number: int, _frame: FrameType | None) -> None:
    for name in (*_LEAVE, "SIGINT"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    raise Terminated(_SIGNALLED + number)
