"""The forecast: when, at today's orders, who will be failing. Told only while somebody with us keeps count."""

from typing import NamedTuple

from escape_game.engine import day
from escape_game.engine.amounts import in_words
from escape_game.engine.judging import holds
from escape_game.engine.party import YOU, all_of_us, stage_of
from escape_game.engine.state import State
from escape_game.engine.stores import A_MONTH
from escape_game.story.conditions import FAR
from escape_game.story.layout import FAILING, LEG, NEXT_WATER
from escape_game.story.story import Story


class Failing(NamedTuple):
    """Who will be failing first, and in how many days."""

    days: int
    person: int


def first_to_fail(story: Story, state: State) -> Failing | None:
    """Return who of those who aren't failing yet will be first, in days like the next one; None within a month.

    The days are lived through as on the road. Nobody comes to water, since nobody knows where it is, and the stores
    stay as they are: for how long they last is told beside it.
    """
    survival = story.survival
    if survival is None or not state.values[LEG]:
        return None
    imagined = state.copy()
    values, stores = imagined.values, [slot for slot in (survival.food, survival.water) if slot >= 0]
    values[NEXT_WATER] = FAR
    people = [person for person in all_of_us(story, state) if stage_of(story, state, person) > FAILING]
    for days in range(1, A_MONTH):
        day.live(story, imagined, None, walking=True)
        for slot in stores:
            values[slot] = state.values[slot]
        for person in people:
            if stage_of(story, imagined, person) <= FAILING:
                return Failing(days, person)
    return None


def sentence(story: Story, state: State) -> str:
    """Return the forecast as a sentence, or "" if nobody can make one or nothing threatens."""
    if story.survival is None or not holds(story, state, story.survival.stores_exact):
        return ""
    first = first_to_fail(story, state)
    if first is None:
        return ""
    who = "you are" if first.person == YOU else f"{story.people[first.person].name} is"
    days = f"{in_words(first.days)} {'days' if first.days != 1 else 'day'}"
    return f"At this pace and on this ration {who} failing in about {days}."
