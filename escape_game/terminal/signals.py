"""Signals: leave at once and cleanly, since everything is saved already."""

import signal
from types import FrameType

_LEAVE = ("SIGTERM", "SIGHUP", "SIGBREAK")
_SIGNALLED = 128


class Terminated(SystemExit):
    """The system asked us to go. A SystemExit, because asyncio swallows any other exception that isn't an Exception."""


def install() -> None:
    """Let these signals end the game through Python's own way out, so that the terminal is left as it was.

    One that is ignored already stays so: that is what nohup asks for.
    """
    for name in _LEAVE:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _leave)


def _leave(number: int, _frame: FrameType | None) -> None:
    for name in (*_LEAVE, "SIGINT"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    raise Terminated(_SIGNALLED + number)
