"""Conditions as tables: each asks whether numbers of the state lie between two bounds.

Negation is gone by the time a condition gets here: what was `not a < 3` is `a >= 3`. So a condition can be
evaluated fast, explained to a player, and turned into intervals by whoever wants to prove something about it.
"""

from typing import NamedTuple

FAR = 2**53  # a bound that no slot reaches; it survives JSON


class Within(NamedTuple):
    """A slot's number lies between two bounds, both included."""

    slot: int
    least: int
    most: int


class Share(NamedTuple):
    """`slot` divided into whole `step`s among you and all who are with us; with `left`, what that leaves over."""

    slot: int
    step: int
    left: bool
    least: int
    most: int


class PartySize(NamedTuple):
    """How many companions are with us, you not counted."""

    least: int
    most: int


class RoleWithin(NamedTuple):
    """The number `field` (see story.layout) of whoever plays a role of this scene. False while nobody does."""

    role: int
    field: int
    least: int
    most: int


class RoleIs(NamedTuple):
    """A role of this scene is played by one of `people`. With every person in it: the role is cast at all."""

    role: int
    people: tuple[int, ...]


class RoleIsNot(NamedTuple):
    """A role of this scene is played by none of `people`. Nobody at all counts as -1, here and in RoleIs."""

    role: int
    people: tuple[int, ...]


class YearDay(NamedTuple):
    """The date's month * 100 + day lies between two bounds, both included, whatever the year."""

    least: int
    most: int


class AnyOf(NamedTuple):
    """At least one of these holds."""

    conditions: "tuple[Condition, ...]"


Test = Share | PartySize | RoleWithin | RoleIs | RoleIsNot | YearDay | AnyOf


class Condition(NamedTuple):
    """All of these hold. The plain bounds stand apart because nearly every condition has nothing else."""

    within: tuple[Within, ...] = ()
    tests: tuple[Test, ...] = ()


ALWAYS = Condition()
NEVER = Condition((), (AnyOf(()),))
