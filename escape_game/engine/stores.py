"""Water and food: what is needed, what can be carried, how long it lasts."""

from escape_game.engine.dice import between
from escape_game.engine.judging import holds
from escape_game.engine.party import able, all_of_us
from escape_game.engine.rounding import divided, per_cent
from escape_game.engine.state import State
from escape_game.story.journeys import Leg
from escape_game.story.layout import DAY, DIFFICULTY, LEG, MARCH, PACE, RATION, WATERING
from escape_game.story.story import Story
from escape_game.story.survival import Duty, Pace, Survival

A_MONTH = 30  # days; what is foretold beyond it nobody would believe


def shares(story: Story, state: State) -> int:
    """Return how many whole helpings all of us together make, in per cent."""
    people = story.people
    return sum([people[person].share for person in all_of_us(story, state)])


def pace_of(survival: Survival, state: State, *, walking: bool) -> Pace:
    """Return the pace of today: the first of all is rest."""
    return survival.paces[state.values[PACE] if walking else 0]


def food_needed(story: Story, survival: Survival, state: State, pace: Pace) -> int:
    """Return what a day at a pace makes us need, in thousandths."""
    return per_cent(eaten_daily(story, survival, state), pace.food)


def eaten_daily(story: Story, survival: Survival, state: State) -> int:
    """Return what all of us eat in a day, before its pace."""
    return per_cent(survival.eats, shares(story, state))


def water_needed(story: Story, survival: Survival, state: State, pace: Pace, leg: Leg | None) -> int:
    """Return what a day at a pace makes us need; 0 where there is water everywhere."""
    if leg is None or leg.water_least == 0 or survival.water < 0:
        return 0
    need = per_cent(per_cent(survival.drinks[leg.heat], shares(story, state)), pace.water)
    if leg.heat >= survival.march_heat and survival.marches:
        need = per_cent(need, survival.marches[state.values[MARCH]].water)
    return need


def found_food(story: Story, survival: Survival, state: State, pace: Pace, leg: Leg, daily: int) -> int:
    """Return what the land gives today, keyed to the day."""
    luck = between(state.seed, leg.key, state.values[DAY], survival.forage_least, survival.forage_most)
    return _with_luck(story, state, _foraged(story, survival, state, pace, leg, daily), luck)


def _foraged(story: Story, survival: Survival, state: State, pace: Pace, leg: Leg, daily: int) -> int:
    """Return what the land gives to those who look: a share of what the ordinary pace makes us need."""
    ordinary = survival.paces[survival.orders[0]]
    found = per_cent(per_cent(per_cent(daily, ordinary.food), leg.forage), pace.forage)
    for duty in on_duty(story, survival, state):
        found = per_cent(found, duty.forage)
    return found


def _with_luck(story: Story, state: State, found: int, luck: int) -> int:
    difficulty = story.difficulties[state.values[DIFFICULTY]].forage if story.difficulties else 100
    return per_cent(per_cent(found, luck), difficulty)


def on_duty(story: Story, survival: Survival, state: State) -> list[Duty]:
    """Return the duties that somebody able does today."""
    values = state.values
    return [duty for duty in survival.duties if (done_by := values[duty.slot]) and able(story, state, done_by - 1)]


def room_for(story: Story, state: State, slot: int) -> int:
    """Return the most of a quantity that we can carry; its range's end where nothing bounds it."""
    survival = story.survival
    most = story.quantities[slot - story.first_slot].most
    if survival is None:
        return most
    for carry in (
        survival.carry_water if slot == survival.water else survival.carry_food if slot == survival.food else ()
    ):
        if holds(story, state, carry.when):
            return min(most, carry.most * len(all_of_us(story, state)))
    return most


def days_of_water(story: Story, state: State) -> int:
    """Return for how many whole days the water lasts at today's orders; -1 where nobody thirsts."""
    survival = story.survival
    if survival is None or survival.water < 0 or not state.values[LEG]:
        return -1
    leg = story.legs[state.values[LEG] - 1]
    need = water_needed(story, survival, state, pace_of(survival, state, walking=True), leg)
    need = per_cent(need, survival.waterings[state.values[WATERING]].share) if survival.waterings else need
    return state.values[survival.water] // need if need > 0 else -1


def days_of_food(story: Story, state: State) -> int:
    """Return how many whole days the food lasts at today's orders with what the land gives on average.

    -1 where that is more than a month: by then nothing is as it was today.
    """
    survival = story.survival
    if survival is None or survival.food < 0:
        return -1
    leg = story.legs[state.values[LEG] - 1] if state.values[LEG] else None
    pace = pace_of(survival, state, walking=leg is not None)
    daily = eaten_daily(story, survival, state)
    need = per_cent(daily, pace.food)
    if survival.rations:
        need = per_cent(need, survival.rations[state.values[RATION]].share)
    if leg is not None:
        luck = divided(survival.forage_least + survival.forage_most, 2)
        need -= _with_luck(story, state, _foraged(story, survival, state, pace, leg, daily), luck)
    days = state.values[survival.food] // need if need > 0 else A_MONTH + 1
    return days if days <= A_MONTH else -1


def share_had(had: int, need: int) -> int:
    """Return how many per cent of a need was met; 100 where nothing was needed."""
    return 100 if need <= 0 else min(100, divided(had * 100, need))
