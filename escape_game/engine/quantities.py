"""Quantities: what they come to, within their bounds, and who is told of it."""

from escape_game.engine.events import Changed
from escape_game.engine.state import State
from escape_game.engine.stores import room_for
from escape_game.engine.told import Told
from escape_game.story.story import Story


def come_to(story: Story, draft: State, slot: int, wanted: int, told: Told | None, reason: str = "") -> None:
    """Let a quantity come to a number, as far as its range and what we can carry allow. What is hidden is not told."""
    index, survival = slot - story.first_slot, story.survival
    quantity = story.quantities[index]
    before = draft.values[slot]
    after = quantity.most if wanted > quantity.most else quantity.least if wanted < quantity.least else wanted
    if survival is not None and after > before and slot in (survival.water, survival.food):
        after = max(before, min(after, room_for(story, draft, slot)))
    draft.values[slot] = after
    if told is not None and after != before and not quantity.hidden:
        told.append(Changed(index, before, after, reason))
