"""`--set 'water 3'`: a story that begins with one value other than its author's."""

import re
from decimal import Decimal

from escape_game.errors import UsageError
from escape_game.story.layout import THOUSANDTHS
from escape_game.story.story import Story

_YES_NO = {"yes": 1, "no": 0}
_SETTING = re.compile(r"(\w+)\s+(\S+)(?:\s+\w+)?")
_NUMBER = re.compile(r"-?\d{1,9}(?:\.\d{1,3})?")


def with_setting(story: Story, setting: str) -> Story:
    """Return the story as it is when one quantity, counter, item or fact starts with that value: `water 3`, `rope yes`.

    Raises UsageError for a name the story doesn't have, and for a value that the name can't take.
    """
    slot, start = setting_of(story, setting)
    slots = list(story.slots)
    place = slot - story.first_slot
    slots[place] = slots[place]._replace(start=start)
    return story._replace(slots=tuple(slots))


def setting_of(story: Story, setting: str) -> tuple[int, int]:
    """Return the slot that a setting is about, and its value, or the end of its range if that is nearer."""
    written = _SETTING.fullmatch(setting.strip())
    if written is None:
        raise UsageError(f"--set '{setting}': write a name and a value, as in --set 'water 3' or --set 'rope yes'")
    name, value = written.groups()
    for quantity in story.quantities:
        if quantity.id == name:
            return _within(story, quantity.slot, _thousandths(setting, value))
    for counter in story.counters:
        if counter.id == name:
            return _within(story, counter.slot, _thousandths(setting, value) // THOUSANDTHS)
    for thing in (*story.items, *story.facts):
        if thing.id == name:
            return _within(story, thing.slot, _choice_of(setting, value, thing.values))
    raise UsageError(f"--set '{setting}': there is no quantity, counter, item or fact '{name}' in this story")


def _thousandths(setting: str, value: str) -> int:
    if not _NUMBER.fullmatch(value):
        raise UsageError(f"--set '{setting}': '{value}' is no number; write it as in --set 'water 3'")
    return int(Decimal(value) * THOUSANDTHS)


def _choice_of(setting: str, value: str, values: tuple[str, ...]) -> int:
    numbers = {word: number for number, word in enumerate(values, start=1)} | {"no": 0} if values else _YES_NO
    if value not in numbers:
        raise UsageError(f"--set '{setting}': '{value}' is none of {', '.join(numbers)}")
    return numbers[value]


def _within(story: Story, slot: int, value: int) -> tuple[int, int]:
    about = story.slots[slot - story.first_slot]
    return slot, min(max(value, about.least), about.most)
