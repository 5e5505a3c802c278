"""Warnings: said once, on the day they become true, and again only after they had passed."""

from escape_game.engine.events import DRY, FOOD_LOW, LAST, WATER_LOW, Event, Warned
from escape_game.engine.party import at_the_last
from escape_game.engine.rounding import stepped_down
from escape_game.engine.state import State
from escape_game.engine.stores import days_of_food, days_of_water
from escape_game.engine.told import Told
from escape_game.story.layout import LAST_DRANK, TOLD
from escape_game.story.story import Story

_WATER, _FOOD, _DRY = 1, 2, 4


def standing(story: Story, state: State) -> dict[int, Warned]:
    """Return the warnings that are true now, by their bit in TOLD."""
    survival = story.survival
    if survival is None:
        return {}
    true: dict[int, Warned] = {}
    water, food = days_of_water(story, state), days_of_food(story, state)
    if 0 <= water <= survival.warn_water:
        true[_WATER] = Warned(WATER_LOW, water)
    if 0 <= food <= survival.warn_water and survival.food >= 0:
        true[_FOOD] = Warned(FOOD_LOW, food)
    if water >= 0 and stepped_down(survival.dry, state.values[LAST_DRANK]):
        true[_DRY] = Warned(DRY, 0)
    return true


def warn(story: Story, draft: State, told: Told | None) -> None:
    """Say what has become true since the last warning, and forget what has passed."""
    true = standing(story, draft)
    said, draft.values[TOLD] = draft.values[TOLD], sum(true)
    if told is None:
        return
    fresh: list[Event] = [warning for bit, warning in true.items() if not said & bit]
    told.extend(fresh)
    told.extend(Warned(LAST, 0, person) for person in at_the_last(story, draft))
