"""State: everything that changes while somebody plays, small enough to copy at every choice."""

from typing import NamedTuple

from escape_game.story.layout import (
    BOND,
    COMMON,
    CONDITION,
    DATE,
    DAWN,
    DAY,
    DIFFICULTY,
    FIELDS,
    MARCH,
    PACE,
    RATION,
    SOUND,
    STATUS,
    WATERING,
    person_slot,
)
from escape_game.story.scenes import MOST_CHOICES
from escape_game.story.story import Story

READ = 1 << MOST_CHOICES
"""The bit of `taken` that is no choice's: the words have been read, and something offered everywhere led away."""


class Frame(NamedTuple):
    """A scene we will come back to: what was cast and taken there, and where it leads then (a resumption, or -1)."""

    scene: int
    cast: tuple[int, ...]
    taken: int
    resume: int


class State:
    """A journey at one moment. Whoever owns a State may change it by `advance`; `copy` first to keep the old one.

    `values` are the slots of story.layout, then those of the people, then Story.slots. `cast` are the people who play
    the roles of the present scene (-1: nobody), `taken` the choices taken on this arrival, as bits. `stack` is what
    brought us here, the nearest last. `ending` is -1 until there is one. `entered` counts the scenes that the last
    choice has led through, and is no part of the moment.
    """

    __slots__ = ("cast", "ending", "entered", "scene", "seed", "stack", "taken", "values")

    def __init__(  # noqa: PLR0913 - one argument a field
        self,
        seed: int,
        values: list[int],
        scene: int = 0,
        cast: tuple[int, ...] = (),
        taken: int = 0,
        stack: tuple[Frame, ...] = (),
        ending: int = -1,
    ) -> None:
        self.seed = seed
        self.values = values
        self.scene = scene
        self.cast = cast
        self.taken = taken
        self.stack = stack
        self.ending = ending
        self.entered = 0

    def copy(self) -> "State":
        """Return a State that can be changed without changing this one."""
        return State(self.seed, self.values[:], self.scene, self.cast, self.taken, self.stack, self.ending)

    def key(self) -> tuple[object, ...]:
        """Return what makes two States the same, hashable."""
        return (self.seed, tuple(self.values), self.scene, self.cast, self.taken, self.stack, self.ending)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, State) and self.key() == other.key()

    def __repr__(self) -> str:
        return f"State(scene={self.scene}, day={self.values[DAY]}, seed={self.seed})"


def first_values(story: Story, difficulty: int) -> list[int]:
    """Return the slots of a journey before its first scene."""
    values = [0] * (COMMON + len(story.people) * FIELDS)
    values[DAY] = 1
    values[DATE] = story.date
    values[DIFFICULTY] = difficulty
    if story.survival is not None:
        values[PACE], values[RATION], values[WATERING], values[MARCH] = story.survival.orders
    for index, person in enumerate(story.people):
        values[person_slot(index, STATUS)] = person.starts
        values[person_slot(index, CONDITION)] = person.condition
        values[person_slot(index, BOND)] = person.bond
        values[person_slot(index, DAWN)] = SOUND
    return values + [slot.start for slot in story.slots]
