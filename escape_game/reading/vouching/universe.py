"""Sets of states as the bits of one number: a block for each companion, of their status and the facts that go with it.

A condition is a mask, an effect is a shift. What a set says of one companion says nothing of another, so a block may
hold more than can be; it never holds less.
"""

from collections.abc import Iterable, Mapping
from math import prod
from typing import NamedTuple

from escape_game.reading.vouching.casting import sole_player
from escape_game.reading.vouching.dimensions import Change, Dimension, Move, laid_out
from escape_game.story.conditions import (
    ALWAYS,
    FAR,
    AnyOf,
    Condition,
    PartySize,
    RoleIs,
    RoleIsNot,
    RoleWithin,
    Test,
    Within,
)  # fmt: skip
from escape_game.story.layout import COMMON, DEAD, FIELDS, GRAVE, REGION, STATUS, UNMET, WITH_US, person_slot
from escape_game.story.scenes import Scene
from escape_game.story.story import Story

STATUSES = DEAD + 1
_NOT_FOLLOWED = (0,) * STATUSES


class Held(NamedTuple):
    """The states in which a condition may hold, and those in which it surely does."""

    may: int
    must: int


class Followed(NamedTuple):
    """A companion who is followed, and the slots that are known together with their status."""

    person: int
    slots: tuple[int, ...] = ()


class Universe:
    """The bits of some blocks; one companion may have several.

    `unsettled` are the companions, by scene, whose status can change between an arrival there and the next.
    """

    def __init__(
        self,
        story: Story,
        blocks: tuple[Followed, ...],
        counts: Mapping[int, int],
        unsettled: Mapping[str, frozenset[int]],
    ) -> None:
        self.story = story
        self.blocks = blocks
        self.unsettled = unsettled
        self.endless = {story.first_slot + index for index, slot in enumerate(story.slots) if slot.most >= FAR}
        self.companions = tuple(dict.fromkeys(block.person for block in blocks))
        self.dimensions: dict[int, list[Dimension]] = {}
        self.masks: list[int] = []
        self.start = 0
        self._held: dict[tuple[int, int], Held] = {}
        self._moves: dict[tuple[int, Change], list[Move]] = {}
        offset = 0
        for block in blocks:
            offset = self._add_block(block, counts, offset)
        self.full = (1 << offset) - 1
        self._everywhere = Held(self.full, self.full)
        self.covered = {slot: _union(d.block for d in found) for slot, found in self.dimensions.items()}
        self.of_person = {person: self._of_person(person) for person in self.companions}
        self._own = {person: self._own_statuses(person) for person in self.companions}

    def _add_block(self, block: Followed, counts: Mapping[int, int], offset: int) -> int:
        slots = (person_slot(block.person, STATUS), *block.slots)
        sizes = [counts[slot] for slot in slots]
        size = prod(sizes)
        mask = ((1 << size) - 1) << offset
        self.masks.append(mask)
        stride, first = 1, 0
        for slot, count in zip(slots, sizes, strict=True):
            found = laid_out(mask, stride, count, range(offset, offset + size))
            self.dimensions.setdefault(slot, []).append(found)
            first += stride * min(_first_value(self.story, slot), count - 1)
            stride *= count
        self.start |= 1 << offset + first
        return offset + size

    def _of_person(self, person: int) -> int:
        return _union(mask for mask, block in zip(self.masks, self.blocks, strict=True) if block.person == person)

    def _own_statuses(self, person: int) -> tuple[int, ...]:
        dimensions = self.dimensions[person_slot(person, STATUS)]
        own = self.of_person[person]
        return tuple(_union(d.values[status] for d in dimensions if d.block & own) for status in range(STATUSES))

    # Sets.

    def statuses(self, states: int, person: int) -> tuple[int, ...]:
        """Return what a companion can be in these states."""
        masks = self.own(person)
        return tuple(status for status in range(STATUSES) if states & masks[status])

    def own(self, person: int) -> tuple[int, ...]:
        """Return the masks of a companion's statuses within their own blocks; nothing for those who aren't followed."""
        return self._own.get(person, _NOT_FOLLOWED)

    def being(self, person: int, *statuses: int) -> int:
        """Return where a companion is one of these; other companions' blocks can't tell."""
        own = self.own(person)
        return self.full & ~self.of_person.get(person, 0) | _union(own[status] for status in statuses)

    def where(self, slot: int, least: int, most: int) -> Held:
        """Return where a slot lies between two bounds; a block that doesn't hold it can't tell."""
        dimensions = self.dimensions.get(slot)
        if dimensions is None:
            return Held(self.full, 0)
        may = must = 0
        for dimension in dimensions:
            last = len(dimension.values) - 1
            for value, mask in enumerate(dimension.values):
                # A count goes no further than the last value, which stands for all that follow.
                end = FAR if value == last and slot in self.endless else value
                if least <= end and value <= most:
                    may |= mask
                    must |= mask if least <= value and end <= most else 0
        return Held(may | self.full & ~self.covered[slot], must)

    def changed(self, states: int, slot: int, change: Change) -> int:
        """Return the states once a slot has changed. A change is known by itself: ask with the same one each time."""
        moves = self._moves.get((slot, change))
        if moves is None:
            moves = self._moves[slot, change] = [found.moved(change) for found in self.dimensions.get(slot, ())]
        for block, shifts in moves:
            part = states & block
            if part:
                states ^= part
                for steps, mask in shifts:
                    moved = part & mask
                    states |= moved << steps if steps >= 0 else moved >> -steps
        return states

    # Conditions.

    def holds(self, condition: Condition, scene: Scene | None, region: int) -> Held:
        """Return where a condition holds. Conditions live as long as their story, so they are known by their ids."""
        if condition is ALWAYS or condition == ALWAYS:
            return self._everywhere
        key = (id(condition), region)
        known = self._held.get(key)
        if known is None:
            known = self._held[key] = self._all(condition, scene, region)
        return known

    def _all(self, condition: Condition, scene: Scene | None, region: int) -> Held:
        may = must = self.full
        for within in condition.within:
            held = self._within(within, region)
            may, must = may & held.may, must & held.must
        for test in condition.tests:
            held = self._test(test, scene, region)
            may, must = may & held.may, must & held.must
        return Held(may, must)

    def _within(self, within: Within, region: int) -> Held:
        slot, least, most = within
        if slot == REGION and region >= 0:
            return self._sure(least <= region + 1 <= most)
        return self.where(slot, least, most)

    def _sure(self, it_is: bool) -> Held:  # noqa: FBT001 - the answer itself
        return self._everywhere if it_is else Held(0, 0)

    def _test(self, test: Test, scene: Scene | None, region: int) -> Held:
        match test:
            case AnyOf(conditions):
                held = [self._all(condition, scene, region) for condition in conditions]
                return Held(_union(one.may for one in held), _union(one.must for one in held))
            case PartySize(least, most):
                return Held(self._party(least, most), 0)
            case RoleIs() | RoleIsNot() | RoleWithin():
                return self._role(test, scene)
            case _:
                return Held(self.full, 0)

    def _party(self, least: int, most: int) -> int:
        """Return where so many may be with us: nobody is while there are none, everybody while there are all."""
        with_us = _union(self.own(person)[WITH_US] for person in self.companions)
        if most <= 0:
            return self.full & ~with_us
        return with_us if least >= len(self.story.people) - 1 else self.full

    def _role(self, test: RoleIs | RoleIsNot | RoleWithin, scene: Scene | None) -> Held:
        """Return where a role may be played as asked. Who plays it was with us on arrival, and was met in any case."""
        roles = scene.roles if scene is not None else ()
        only = sole_player(roles, test.role)
        may = self.full
        if isinstance(test, RoleIs):
            player = only if only in test.people else test.people[0] if len(test.people) == 1 else 0
            if player > 0:
                may = self.cast(player, scene)
        elif isinstance(test, RoleWithin) and only > 0:
            may = self.cast(only, scene)
            if test.field in (STATUS, GRAVE):
                may &= self.where(person_slot(only, test.field), test.least, test.most).may
        return Held(may, 0)

    def cast(self, person: int, scene: Scene | None) -> int:
        """Return what somebody may be who plays a role of a scene: with us, or what the scene has done to them."""
        settled = scene is None or person not in self.unsettled.get(scene.id, ())
        return self.being(person, WITH_US) if settled else self.full & ~self.own(person)[UNMET]


def is_status(slot: int) -> bool:
    """Return whether a slot holds somebody's status."""
    return slot >= COMMON and (slot - COMMON) % FIELDS == STATUS


def _first_value(story: Story, slot: int) -> int:
    if slot >= story.first_slot:
        return max(0, story.slots[slot - story.first_slot].start)
    person, field = divmod(slot - COMMON, FIELDS)
    return story.people[person].starts if field == STATUS else 0


def _union(masks: Iterable[int]) -> int:
    found = 0
    for mask in masks:
        found |= mask
    return found
