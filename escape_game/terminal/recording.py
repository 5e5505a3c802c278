"""The playthrough of `--log`: written as it happens, so that whatever comes next can be played again."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from escape_game.engine.events import Event
from escape_game.engine.journey import Journey
from escape_game.engine.playthrough import opening, record, record_back, record_crossing, record_undo, whole
from escape_game.errors import UsageError
from escape_game.terminal.sitting import BEGUN, CROSSED, PLAYED, UNDONE, WENT_BACK

Listener: TypeAlias = Callable[[str, Journey, tuple[Event, ...]], None]
_WAYS_BACK = {UNDONE: record_undo, WENT_BACK: record_back, CROSSED: record_crossing}


def recorder(path: Path) -> Listener:
    """Return what writes down every change of a journey. Raises UsageError if the file can't be written."""
    try:
        path.write_text("", encoding="utf-8")
    except OSError as error:
        raise UsageError(f"The log {path} can't be written: {error.strerror}.") from None

    def listen(change: str, journey: Journey, events: tuple[Event, ...]) -> None:
        if change == BEGUN:
            path.write_text(opening(journey, events), encoding="utf-8")
        elif change == PLAYED:
            _append(path, record(journey, events))
        elif change in _WAYS_BACK:
            _append(path, _WAYS_BACK[change](journey))
        else:
            path.write_text(whole(journey), encoding="utf-8")

    return listen


def _append(path: Path, text: str) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write(text)
