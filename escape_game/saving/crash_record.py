"""After a bug: the journey that led to it, beside its autosave, as a record that `replay` plays up to the bug."""

import platform
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import escape_game
from escape_game.engine.events import Event
from escape_game.engine.journey import Journey, play
from escape_game.engine.playthrough import whole
from escape_game.errors import EscapeGameError
from escape_game.story.cleaning import clean

HOW_TO_SEND = "To report the bug, send this file whole: it holds the choices and the seed, and no name of yours."
RECORDED = "The choices that led there: "
Listener = Callable[[str, Journey, tuple[Event, ...]], None]


class Witness:
    """Hears of every change of a journey, remembers the last, and passes it on."""

    def __init__(self, listener: Listener | None) -> None:
        self.journey: Journey | None = None
        self._listener = listener

    def __call__(self, change: str, journey: Journey, events: tuple[Event, ...]) -> None:
        """Hear of a change."""
        self.journey = journey
        if self._listener is not None:
            self._listener(change, journey, events)


@contextmanager
def recording_crashes(folder: Path, listener: Listener | None) -> Iterator[Witness]:
    """Give a listener that passes on to another, and write a record when a bug ends the play.

    The exception goes on, with a note that says where the record is.
    """
    witness = Witness(listener)
    try:
        yield witness
    except (EscapeGameError, OSError):
        raise
    except Exception as error:
        path = _written(folder, witness.journey, error)
        if path is not None:
            error.add_note(f"{RECORDED}{path}")
        raise


def crash_record(journey: Journey, error: Exception) -> str:
    """Return the record of a journey and of the choice that broke the game, with the traceback at its head."""
    import traceback

    trace = "".join(traceback.format_exception(error)).splitlines()
    head = f"Walk South {escape_game.__version__}, Python {platform.python_version()}, {platform.system()}"
    notes = tuple(clean(line, multiline=False) for line in (head, HOW_TO_SEND, *trace))
    return "".join([whole(journey, notes), *(f"\n> {choice}\n" for choice in _choices_under_way(error))])


def _choices_under_way(error: Exception) -> Iterator[str]:
    """Return the choice that was being played when it broke. No listener has heard of that."""
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code is play.__code__:
            yield trace.tb_frame.f_locals["choice_id"]
        trace = trace.tb_next


def _written(folder: Path, journey: Journey | None, error: Exception) -> Path | None:
    if journey is None:
        return None
    path = folder / f"crash-{journey.id}-{len(journey.log)}.log"
    try:
        path.write_text(crash_record(journey, error), encoding="utf-8", errors="replace")
    except Exception:  # noqa: BLE001 - what broke the game may break its record; the bug that came first is reported
        return None
    return path
