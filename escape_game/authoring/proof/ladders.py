"""A number that only rises, or is only set: followed through a story, it shows that going round comes to an end."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from escape_game.authoring.proof.places import next_scenes, visited_by
from escape_game.reading.vouching.correlating import bounds_of
from escape_game.reading.vouching.paths import Changes, changed_slots
from escape_game.story.conditions import FAR, Condition
from escape_game.story.effects import Add, Effect, Go, Put, Risk
from escape_game.story.story import Story
from escape_game.story.walking import effects_of_scene, exits_of_choice, exits_of_scene, flat, steps_of_choice

_FOLLOWED = ("counter:", "fact:")
_MOST = 40  # values that are told apart


class Ladder(NamedTuple):
    """A slot that is followed, and the scenes in which, or in what they call up, it may change.

    `last` stands for itself and, in a slot without an end, for all that is greater.
    """

    slot: int
    last: int
    touching: frozenset[int]
    is_endless: bool = False

    @property
    def values(self) -> range:
        """Return the values that are told apart."""
        return range(self.last + 1)

    def may(self, when: Condition, value: int) -> bool:
        """Return whether a condition may hold where the slot has this value."""
        most = self._most(value)
        return all(w.slot != self.slot or (w.least <= most and value <= w.most) for w in when.within)

    def must(self, when: Condition, value: int) -> bool:
        """Return whether a condition surely holds there."""
        most = self._most(value)
        return not when.tests and all(w.slot == self.slot and w.least <= value and most <= w.most for w in when.within)

    def _most(self, value: int) -> int:
        return FAR if self.is_endless and value == self.last else value

    def after(self, effects: Iterable[Effect], value: int) -> set[int]:
        """Return what the value can be once these have happened."""
        found = {value}
        for effect in effects:
            match effect:
                case Add(slot, amount) if slot == self.slot:
                    found = {min(each + amount, self.last) for each in found}
                case Put(slot, put) if slot == self.slot:
                    found = {min(put, self.last)}
                case Risk(effects=inner):
                    found |= {after for each in found for after in self.after(inner, each)}
                case _:
                    pass
        return found


GROUND = Ladder(-1, 0, frozenset())
"""Nothing is followed."""


def ladders(story: Story, scenes: Iterable[int]) -> Iterator[Ladder]:
    """Return ladders of the slots by which the ways out of some scenes are chosen."""
    asked = {
        within.slot
        for index in scenes
        for exit_ in exits_of_scene(story.scenes[index])
        if isinstance(exit_, Go)
        for target in exit_.targets
        for within in bounds_of(target.when)
    }
    followed = [slot for slot in sorted(asked) if _can_be_followed(story, slot)]
    changes = Changes(story) if followed else None
    for slot in followed:
        last, is_endless = _last(story, slot)
        if last <= _MOST and changes is not None:
            touching = changes.scenes_that_change(lambda changed, slot=slot: changed == slot)  # type: ignore[misc]
            if not _changes_everywhere(story, slot, touching):
                yield Ladder(slot, last, frozenset(touching), is_endless)


def _changes_everywhere(story: Story, slot: int, touching: set[int]) -> bool:
    """Return whether a slot may change by a choice that is offered everywhere, in the middle of any menu."""
    for choice in story.everywhere:
        effects = (*choice.paid, *(each for step in steps_of_choice(choice) for each in step.effects))
        if any(slot in changed_slots(each) for each in flat(effects)):
            return True
        exits = exits_of_choice(choice)
        if any(
            index in touching for exit_ in exits for index in (*visited_by(story, exit_), *next_scenes(story, exit_))
        ):
            return True
    return False


def _can_be_followed(story: Story, slot: int) -> bool:
    """Return whether a slot is a counter or a fact that nothing takes from."""
    declared = story.slots[slot - story.first_slot] if slot >= story.first_slot else None
    if declared is None or not declared.name.startswith(_FOLLOWED) or declared.least < 0:
        return False
    effects = (effect for scene in story.scenes for effect in flat(effects_of_scene(scene)))
    adding = [each for each in effects if isinstance(each, Add) and each.slot == slot]
    return all(each.amount >= 0 and each.most >= declared.most for each in adding)


def _last(story: Story, slot: int) -> tuple[int, bool]:
    """Return the greatest value worth telling apart, and whether it stands for all that are greater."""
    most = story.slots[slot - story.first_slot].most
    if most < FAR:
        return most, False
    ends = [0]
    for scene in story.scenes:
        for exit_ in exits_of_scene(scene):
            for target in exit_.targets if isinstance(exit_, Go) else ():
                for within in bounds_of(target.when):
                    if within.slot == slot:
                        ends += [end + 1 for end in (within.least, within.most) if end < FAR]
    return max(ends), True
