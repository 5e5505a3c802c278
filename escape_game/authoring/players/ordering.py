"""The orders a careful player gives on the road, from what the status line, the pack and the road itself say."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from escape_game.engine.amounts import rounded
from escape_game.engine.judging import holds
from escape_game.engine.party import YOU, able, stage_of, with_us
from escape_game.engine.rounding import per_cent
from escape_game.engine.state import State
from escape_game.engine.stores import food_needed, water_needed
from escape_game.story.journeys import Leg
from escape_game.story.layout import CONDITION, FAILING, LEG, SINKING, THOUSANDTHS, WORN, person_slot
from escape_game.story.story import Story
from escape_game.story.survival import Helping, Survival

REST, SLOW = 0, 1  # places in the table of paces
ORDINARILY = 100  # per cent: what a duty adds to is above it
NO_REST_BELOW = 4  # days of water: in dry country nobody waits for better


class Habits(NamedTuple):
    """How a player runs a march: stages of whoever is worst, and days of food and water in hand."""

    slow_at: int  # the stage at which it goes slower
    rest_at: int
    full_from: int  # days of food: full bread from here, three quarters from the next, half below
    short_from: int
    forage_below: int  # days of food
    rests_from: int  # days of food that it takes to slow down or rest on
    drink_from: int  # days of water; below it, three quarters


SENSIBLE = Habits(FAILING, SINKING, full_from=10, short_from=4, forage_below=16, rests_from=5, drink_from=2)
EXPERT = Habits(WORN, FAILING, full_from=10, short_from=4, forage_below=60, rests_from=8, drink_from=2)


class Sight(NamedTuple):
    """What a player sees on the road: days of food and water in hand (-1: no need), and the worst stage among us."""

    food: int
    water: int
    worst: int


def sight(story: Story, survival: Survival, state: State) -> Sight:
    """Return what can be seen now, without anybody's counting: whole rations and litres over whole days."""
    leg = story.legs[state.values[LEG] - 1]
    pace = survival.paces[survival.orders[0]]
    party = [YOU, *with_us(story, state)]
    return Sight(
        _days(story, survival, state, survival.food, _food_a_day(story, survival, state, leg)),
        _days(story, survival, state, survival.water, water_needed(story, survival, state, pace, leg)),
        min(stage_of(story, state, person) for person in party),
    )


def _food_a_day(story: Story, survival: Survival, state: State, leg: Leg) -> int:
    """Return what a day takes out of the pack, as the last days have taught."""
    need = food_needed(story, survival, state, survival.paces[survival.orders[0]])
    return need - per_cent(need, leg.forage)


def _days(story: Story, survival: Survival, state: State, slot: int, a_day: int) -> int:
    if slot < 0 or a_day <= 0:
        return -1
    exact = holds(story, state, survival.stores_exact)
    stock = state.values[slot] if exact else rounded(state.values[slot], THOUSANDTHS)
    return stock // a_day


def wanted(story: Story, survival: Survival, state: State, habits: Habits = SENSIBLE, *, rested: bool) -> Iterator[str]:
    """Yield the ids of the orders that should be in force; those that are in force are not on offer."""
    seen = sight(story, survival, state)
    yield f"pace.{survival.paces[_pace(survival, seen, habits, rested=rested)].id}"
    if survival.rations:
        full, short = seen.food < 0 or seen.food >= habits.full_from, seen.food >= habits.short_from
        yield f"ration.{_nearest(survival.rations, 100 if full else 75 if short else 50)}"
    if survival.waterings:
        share = 100 if seen.water < 0 or seen.water >= habits.drink_from else 75
        yield f"watering.{_nearest(survival.waterings, share)}"
    if survival.marches:
        yield f"march.{survival.marches[survival.orders[3]].id}"
    yield from _duties(story, survival, state, seen, habits)


def _pace(survival: Survival, seen: Sight, habits: Habits, *, rested: bool) -> int:
    ordinary = survival.orders[0]
    if seen.worst > habits.slow_at or 0 <= seen.water < NO_REST_BELOW:
        return ordinary
    provided = seen.food < 0 or seen.food >= habits.rests_from
    if seen.worst <= habits.rest_at and provided and not rested:
        return REST
    return SLOW if provided and ordinary > SLOW else ordinary


def _nearest(helpings: Sequence[Helping], share: int) -> str:
    return min(helpings, key=lambda helping: abs(helping.share - share)).id


def _duties(story: Story, survival: Survival, state: State, seen: Sight, habits: Habits) -> Iterator[str]:
    party = [person for person in [YOU, *with_us(story, state)] if able(story, state, person)]
    strongest = sorted(party, key=lambda person: -state.values[person_slot(person, CONDITION)])
    for duty in survival.duties:
        short = 0 <= seen.food < habits.forage_below and duty.forage > ORDINARILY
        called_for = short or (duty.nursing > 0 and seen.worst <= FAILING)
        who = strongest.pop(0) if called_for and strongest else None
        yield f"duty.{duty.id}.{'nobody' if who is None else story.people[who].id}"
