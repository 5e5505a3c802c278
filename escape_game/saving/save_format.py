"""A journey as text and back: by names, never by positions, so that a save outlives changes of its story."""

from typing import NamedTuple

from escape_game.engine.journey import Entry, Journey, Moment, back_to, start
from escape_game.engine.state import State
from escape_game.errors import SaveForeignError
from escape_game.saving import document
from escape_game.saving.chronicle import read_entry, read_note, written_entry, written_note
from escape_game.saving.moments import Moments, PlaceGoneError
from escape_game.saving.untrusted import Json, damaged, mapping, name, number, rows
from escape_game.story.layout import DIFFICULTY
from escape_game.story.story import Story

MOST_CROSSINGS = 1000


class Loaded(NamedTuple):
    """A journey, and a sentence for each thing about it that the player should know."""

    journey: Journey
    notes: tuple[str, ...]


def dump(
    journey: Journey, *, slot: str = "", saved_at: str = "", order: int = 0, moments: Moments | None = None
) -> str:
    """Return a journey's save. `slot` is the player's name for it, "" for an autosave; `saved_at` what a clock says.

    `order` is greater than that of every save before it. With the `moments` of the save before, not all slots are
    named anew.
    """
    story = journey.story
    if moments is None:
        moments = Moments(story, journey.difficulty)
    state = moments.write(journey.state)
    return document.sealed(
        {
            "story": {"id": story.id, "title": story.title, "version": story.version, "hash": story.hash},
            "journey": journey.id,
            "slot": slot,
            "saved_at": saved_at,
            "order": order,
            "seed": journey.seed,
            "difficulty": story.difficulties[journey.difficulty].id,
            "shown": document.shown(journey, _hash(journey, state)),
            "state": state,
            "log": [*journey.log],
            "journal": [written_note(note) for note in journey.journal],
            "chronicle": [written_entry(story, entry) for entry in journey.chronicle],
            "crossings": _written_crossings(moments, journey.crossings),
        }
    )


def parse(story: Story, text: str) -> Journey:
    """Return the journey that a save holds. Raises SaveDamagedError, SaveTooNewError, SaveForeignError."""
    return load(story, text).journey


def load(story: Story, text: str) -> Loaded:
    """Return the journey that a save holds, and what has become of it if the story has changed since."""
    saved = document.opened(text)
    heading = document.heading(saved)
    if heading.story != story.id:
        raise SaveForeignError(f"This save is of another story, {heading.title or heading.story}.")
    return _Reading(story, heading, saved).loaded()


def _hash(journey: Journey, state: dict[str, Json]) -> str:
    """Return a hash of where the journey stands, the same however, when and under whatever name it is kept."""
    return document.canonical_hash({"story": journey.story.id, "seed": journey.seed, "state": state})[:16]


def _written_crossings(moments: Moments, crossings: tuple[Moment, ...]) -> list[Json]:
    """Return the crossings as a save holds them; what a crossing was never changes, so it is written once."""
    known = moments.crossings
    moments.crossings = {
        id(crossing): known.get(id(crossing)) or (crossing, _written_moment(moments, crossing))
        for crossing in crossings
    }
    return [written for _, written in moments.crossings.values()]


def _written_moment(moments: Moments, moment: Moment) -> dict[str, Json]:
    return {
        "choices": moment.choices,
        "notes": moment.notes,
        "entries": moment.entries,
        "state": moments.write(moment.state),
    }


class _Reading:
    """One save while it is read against one story."""

    def __init__(self, story: Story, heading: document.Heading, saved: dict[str, Json]) -> None:
        self.story = story
        self.heading = heading
        self.saved = saved
        self.notes: list[str] = []
        self.difficulty = self._difficulty()
        self.moments = Moments(story, self.difficulty)

    def loaded(self) -> Loaded:
        """Return the journey where it stood, or at the nearest place that the story still has."""
        state = self._state(mapping(self.saved.get("state"), "`state`"), speak=True)
        crossings = self._crossings()
        began, _ = start(self.story, self.heading.seed, self.difficulty, self.heading.journey)
        journey = began._replace(
            state=state or began.state,
            log=tuple(name(choice, "a choice") for choice in rows(self.saved.get("log"), "`log`")),
            journal=tuple(read_note(note) for note in rows(self.saved.get("journal"), "`journal`")),
            chronicle=self._chronicle(),
            crossings=crossings,
        )
        if state is None:
            journey = self._landed(journey, began)
        return Loaded(journey, tuple(self.notes))

    def _landed(self, journey: Journey, began: Journey) -> Journey:
        if not journey.crossings:
            self.notes.append("The story has changed where this journey stood; it begins again.")
            return began
        self.notes.append("The story has changed where this journey stood; it goes on from the last crossing.")
        return back_to(journey, journey.crossings[-1])

    def _difficulty(self) -> int:
        saved = name(self.saved.get("difficulty"), "`difficulty`")
        ids = [difficulty.id for difficulty in self.story.difficulties]
        if saved not in ids:
            self.notes.append(f"The difficulty '{saved}' is gone; the story's own is used.")
        return ids.index(saved) if saved in ids else self.story.default_difficulty

    def _state(self, saved: dict[str, Json], *, speak: bool = False) -> State | None:
        try:
            state, lost = self.moments.read(saved, self.heading.seed)
        except PlaceGoneError:
            return None
        state.values[DIFFICULTY] = self.difficulty
        if speak and lost:
            self.notes.append(f"The story no longer has: {', '.join(lost)}.")
        return state

    def _crossings(self) -> tuple[Moment, ...]:
        saved = rows(self.saved.get("crossings"), "`crossings`")
        if len(saved) > MOST_CROSSINGS:
            damaged("`crossings`", "is too long")
        crossings = (self._moment(mapping(crossing, "a crossing")) for crossing in saved)
        return tuple(crossing for crossing in crossings if crossing is not None)

    def _moment(self, saved: dict[str, Json]) -> Moment | None:
        state = self._state(mapping(saved.get("state"), "`state`"))
        if state is None:
            return None
        choices = number(saved.get("choices"), "`choices`", 0, len(rows(self.saved.get("log"), "`log`")))
        notes = number(saved.get("notes"), "`notes`", 0, len(rows(self.saved.get("journal"), "`journal`")))
        entries = number(saved.get("entries"), "`entries`", 0)
        return Moment(state, choices, notes, entries)

    def _chronicle(self) -> tuple[Entry, ...]:
        entries = (read_entry(self.moments, entry) for entry in rows(self.saved.get("chronicle"), "`chronicle`"))
        return tuple(entry for entry in entries if entry is not None)
