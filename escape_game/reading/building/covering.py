"""Whether choices leave no gap between them: *smith is with us* in one, *smith is not with us* in another."""

from collections.abc import Iterable

from escape_game.story.conditions import ALWAYS, AnyOf, Condition, Within
from escape_game.story.layout import COMMON, DEAD, FIELDS, STATUS
from escape_game.story.scenes import Choice
from escape_game.story.story import Story


def covers(story: Story, choices: Iterable[Choice]) -> bool:
    """Return whether, whatever the state, one of these is open: their doors cover all that some one slot can be.

    Only doors that ask about one slot count, so the answer may be no where a longer thought would say yes.
    """
    bounds: dict[int, list[Within]] = {}
    for choice in choices:
        if choice.needs == ALWAYS and choice.last_slot < 0:
            for within in _of_one_slot(choice.when):
                bounds.setdefault(within.slot, []).append(within)
    return any(_fills(found, *_range(story, slot)) for slot, found in bounds.items())


def _of_one_slot(when: Condition) -> list[Within]:
    """Return the bounds that open a door, if they are all of one slot; else none."""
    if len(when.within) == 1 and not when.tests:
        return [when.within[0]]
    if not when.within and len(when.tests) == 1 and isinstance(when.tests[0], AnyOf):
        found = [within for condition in when.tests[0].conditions for within in _of_one_slot(condition)]
        same = len({within.slot for within in found}) == 1 and len(found) == len(when.tests[0].conditions)
        return found if same else []
    return []


def _range(story: Story, slot: int) -> tuple[int, int]:
    if slot >= story.first_slot:
        declared = story.slots[slot - story.first_slot]
        return declared.least, declared.most
    if slot >= COMMON and (slot - COMMON) % FIELDS == STATUS:
        return 0, DEAD
    return 1, 0  # not known: nothing fills it


def _fills(found: list[Within], least: int, most: int) -> bool:
    if least > most:
        return False
    reached = least
    for within in sorted(found, key=lambda bound: bound.least):
        if within.least > reached:
            return False
        reached = max(reached, within.most + 1)
    return reached > most
