"""The forecast: when, at today's orders, who will be failing. Told only while somebody with us keeps count."""

from escape_game.engine.amounts import in_words
from escape_game.engine.judging import holds
from escape_game.engine.levels import level, strain
from escape_game.engine.party import YOU, all_of_us, stage
from escape_game.engine.rounding import per_cent
from escape_game.engine.state import State
from escape_game.engine.stores import pace_of
from escape_game.story.layout import CONDITION, FAILING, LEG, person_slot
from escape_game.story.story import Story

_FAR = 30  # days; beyond that nobody would believe it


def days_until_failing(story: Story, state: State, person: int) -> int:
    """Return in how many days like today somebody will be failing; 0 if already, -1 if not within a month."""
    survival = story.survival
    if survival is None or not state.values[LEG]:
        return -1
    leg = story.legs[state.values[LEG] - 1]
    today = strain(story, survival, state, leg, pace_of(survival, state, walking=True))
    target = level(story, state, today, person)
    condition = state.values[person_slot(person, CONDITION)]
    for days in range(_FAR):
        if stage(survival, condition) <= FAILING:
            return days
        gap = target - condition
        condition += per_cent(gap, survival.up if gap > 0 else survival.down)
    return -1


def sentence(story: Story, state: State) -> str:
    """Return the forecast as a sentence, or "" if nobody can make one or nothing threatens."""
    survival = story.survival
    if survival is None or not holds(story, state, survival.stores_exact):
        return ""
    due = [(d, p) for p in all_of_us(story, state) if (d := days_until_failing(story, state, p)) > 0]
    if not due:
        return ""
    days, person = min(due)
    who = "you are" if person == YOU else f"{story.people[person].name} is"
    return f"At this pace and on this ration {who} failing in about {in_words(days)} {'days' if days != 1 else 'day'}."
