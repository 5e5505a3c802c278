"""The playthrough of `--log`: written as it happens, so that whatever comes next can be played again."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from escape_game.engine.events import Event
from escape_game.engine.journey import Journey, play, start
from escape_game.engine.playthrough import opening, record, record_crossing, record_undo
from escape_game.errors import ChoiceError, UsageError
from escape_game.terminal.sitting import BEGUN, CROSSED, PLAYED, UNDONE

Listener: TypeAlias = Callable[[str, Journey, tuple[Event, ...]], None]


def recorder(path: Path) -> Listener:
    """Return what writes down every change of a journey. Raises UsageError if the file can't be written."""
    try:
        path.write_text("", encoding="utf-8")
    except OSError as error:
        raise UsageError(f"The log {path} can't be written: {error.strerror}.") from None

    def listen(change: str, journey: Journey, events: tuple[Event, ...]) -> None:
        if change not in (PLAYED, UNDONE, CROSSED):
            path.write_text(opening(journey, events) if change == BEGUN else whole(journey), encoding="utf-8")
            return
        with path.open("a", encoding="utf-8") as file:
            if change == PLAYED:
                file.write(record(journey, events))
            else:
                file.write(record_undo(journey) if change == UNDONE else record_crossing(journey))

    return listen


def whole(journey: Journey) -> str:
    """Return the record of a journey that was begun in another sitting, as far as the story still allows it."""
    again, events = start(journey.story, journey.seed, journey.difficulty, journey.id)
    pages = [opening(again, events)]
    try:
        for choice in journey.log:
            again, events = play(again, choice)
            pages.append(record(again, events))
    except ChoiceError:
        pages.append("\n[The story has changed since; what follows can't be replayed.]\n")
    return "".join(pages)
