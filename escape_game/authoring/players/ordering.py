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
from escape_game.story.layout import CONDITION, FAILING, LEG, SINKING, THOUSANDTHS, person_slot
from escape_game.story.story import Story
from escape_game.story.survival import Helping, Survival

REST, SLOW = 0, 1  # places in the table of paces
FULL_FROM, SHORT_FROM = 10, 4  # days of food: full bread, three quarters of it, half
FORAGE_BELOW = 16  # days of food
RESTS_FROM = 5  # days of food that it takes to rest on
ORDINARILY = 100  # per cent: what a duty adds to is above it
DRINK_FROM = 2  # days of water; below it, three quarters
NO_REST_BELOW = 4  # days of water: in dry country nobody waits for better


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


def wanted(story: Story, survival: Survival, state: State, *, rested: bool) -> Iterator[str]:
    """Yield the ids of the orders that should be in force; those that are in force are not on offer."""
    seen = sight(story, survival, state)
    yield f"pace.{survival.paces[_pace(survival, seen, rested=rested)].id}"
    if survival.rations:
        share = 100 if seen.food < 0 or seen.food >= FULL_FROM else 75 if seen.food >= SHORT_FROM else 50
        yield f"ration.{_nearest(survival.rations, share)}"
    if survival.waterings:
        share = 100 if seen.water < 0 or seen.water >= DRINK_FROM else 75
        yield f"watering.{_nearest(survival.waterings, share)}"
    if survival.marches:
        yield f"march.{survival.marches[survival.orders[3]].id}"
    yield from _duties(story, survival, state, seen)


def _pace(survival: Survival, seen: Sight, *, rested: bool) -> int:
    ordinary = survival.orders[0]
    if seen.worst > FAILING or 0 <= seen.water < NO_REST_BELOW:
        return ordinary
    provided = seen.food < 0 or seen.food >= RESTS_FROM
    if seen.worst <= SINKING and provided and not rested:
        return REST
    return SLOW if provided and ordinary > SLOW else ordinary


def _nearest(helpings: Sequence[Helping], share: int) -> str:
    return min(helpings, key=lambda helping: abs(helping.share - share)).id


def _duties(story: Story, survival: Survival, state: State, seen: Sight) -> Iterator[str]:
    party = [person for person in [YOU, *with_us(story, state)] if able(story, state, person)]
    strongest = sorted(party, key=lambda person: -state.values[person_slot(person, CONDITION)])
    for duty in survival.duties:
        short = 0 <= seen.food < FORAGE_BELOW and duty.forage > ORDINARILY
        called_for = short or (duty.nursing > 0 and seen.worst <= FAILING)
        who = strongest.pop(0) if called_for and strongest else None
        yield f"duty.{duty.id}.{'nobody' if who is None else story.people[who].id}"
