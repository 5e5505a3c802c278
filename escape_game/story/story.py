"""Story: everything that authors wrote, with every name turned into a number."""

from collections.abc import Sequence
from typing import NamedTuple

from escape_game.story.cover import Cover
from escape_game.story.effects import Exit
from escape_game.story.journeys import Ending, Leg, Person, Region
from escape_game.story.scenes import Choice, Scene
from escape_game.story.survival import Band, Survival


class Slot(NamedTuple):
    """A number of the state that this story declares; saves and replays know it by its name."""

    name: str
    start: int
    least: int
    most: int


class Quantity(NamedTuple):
    """A quantity; `low` and `critical` are -1 where not given. `step` is 100 for tenths, else 1000.

    `feared`: the less of it, the better.
    """

    id: str
    title: str
    slot: int
    unit: str
    step: int
    least: int
    most: int
    low: int
    critical: int
    words: tuple[Band, ...]
    hidden: bool
    about: str = ""
    feared: bool = False


class Thing(NamedTuple):
    """An item, a fact or a counter: its slot and what it is.

    A fact of several values has them in order, 1 for the first.
    """

    id: str
    title: str
    slot: int
    values: tuple[str, ...] = ()


class Measure(NamedTuple):
    """A smaller unit of a quantity."""

    id: str
    quantity: int
    size: int


class Deck(NamedTuple):
    """Events that are drawn together: indexes of scenes. `key` of each event makes its hashes."""

    id: str
    events: tuple[int, ...]


class Difficulty(NamedTuple):
    """How hard: per cent of all harm, of what the land gives."""

    id: str
    title: str
    about: str
    hurt: int
    forage: int
    immortal: bool
    undo: bool


class Resumption(NamedTuple):
    """Where a visit leads when it is over; the name is what saves know it by."""

    name: str
    exit: Exit


class Story(NamedTuple):
    """A whole story. Indexes everywhere; `scenes[0]` is the road, `people[0]` is you.

    `slots` are this story's own, in order, from `first_slot` on; people stand before them. `hash` is the content's.
    """

    id: str
    title: str
    subtitle: str
    author: str
    version: int
    notes: str
    date: int
    start: int
    survived: int  # a slot, or -1
    hash: str
    first_slot: int
    slots: tuple[Slot, ...]
    quantities: tuple[Quantity, ...]
    measures: tuple[Measure, ...]
    items: tuple[Thing, ...]
    facts: tuple[Thing, ...]
    counters: tuple[Thing, ...]
    skills: tuple[str, ...]
    people: tuple[Person, ...]
    regions: tuple[Region, ...]
    legs: tuple[Leg, ...]
    scenes: Sequence[Scene]
    scene_ids: tuple[str, ...]
    decks: tuple[Deck, ...]
    endings: tuple[Ending, ...]
    difficulties: tuple[Difficulty, ...]
    default_difficulty: int
    everywhere: tuple[Choice, ...]
    resumptions: tuple[Resumption, ...]
    survival: Survival | None
    renamed: tuple[tuple[str, str], ...]


def cover_of(story: Story) -> Cover:
    """Return what the title page says."""
    return Cover(story.id, story.title, story.subtitle, story.author, story.version, story.notes)
