"""A day: what is walked, eaten and drunk, and what that does to everybody."""

from bisect import bisect_right
from typing import NamedTuple

from escape_game.engine import moods, warnings
from escape_game.engine.dice import between
from escape_game.engine.events import DayWalked, StageTurned
from escape_game.engine.levels import Strain, level, parched, strain
from escape_game.engine.party import HALF, all_of_us, bodies, stages_of, wake, worst_stage
from escape_game.engine.rounding import divided, per_cent, stepped_down
from escape_game.engine.state import State
from escape_game.engine.stores import (
    eaten_daily,
    found_food,
    on_duty,
    pace_of,
    room_for,
    share_had,
    water_needed,
)
from escape_game.engine.told import Told
from escape_game.story.journeys import Leg
from escape_game.story.layout import (
    COMMON,
    CONDITION,
    CONDITION_MOST,
    DATE,
    DAWN,
    DAY,
    FIELDS,
    HOURS,
    LAST_ATE,
    LAST_DRANK,
    LEG,
    LOW_DAYS,
    MARCH,
    NEXT_WATER,
    NIGHTS,
    RATION,
    ROAD_KM,
    SINKING,
    THOUSANDTHS,
    WALKED,
    WATERING,
)  # fmt: skip
from escape_game.story.story import Story
from escape_game.story.survival import Pace, Survival

_DAYS_BEFORE_THE_LAST = 2  # at sinking; bible 5.4, rule 3, for everybody


def live(story: Story, draft: State, told: Told | None, *, walking: bool, guests: bool = False) -> None:
    """Let one day pass, on the road or where we are. Everybody's DAWN is then still the stage this day began in.

    `guests` eat their fill of what isn't theirs.
    """
    survival = story.survival
    if survival is None:
        return
    values = draft.values
    wake(story, draft)
    leg = story.legs[values[LEG] - 1] if values[LEG] else None
    pace = pace_of(survival, draft, walking=walking)
    before = _held(survival, draft) if told is not None and walking else None
    came_to_water = _march(story, survival, draft, leg, pace) if walking and leg is not None else False
    values[LAST_ATE] = 100 if guests else _eat(story, survival, draft, leg, pace)
    values[LAST_DRANK] = _drink(story, survival, draft, leg, pace, found=came_to_water)
    _drift(story, survival, draft, strain(story, survival, draft, leg, pace))
    moods.feel(story, survival, draft, resting=pace.distance == 0)
    moods.be_hunted(story, survival, draft)
    values[DAY] += 1
    if story.date:
        values[DATE] += 1
    values[HOURS] = 0
    if leg is not None and walking:
        values[NIGHTS] += 1
    if told is not None:
        if leg is not None and before is not None:
            told.append(_report(survival, draft, leg, before, found=came_to_water))
        told.extend(StageTurned(*turn) for turn in turned(story, draft))
    warnings.warn(story, draft, told)


class _Held(NamedTuple):
    """What we had in the morning; -1 for what the story does without."""

    food: int
    water: int
    morale: int


def _held(survival: Survival, draft: State) -> _Held:
    values, food, water, morale = draft.values, survival.food, survival.water, survival.morale
    return _Held(
        values[food] if food >= 0 else -1, values[water] if water >= 0 else -1, values[morale] if morale >= 0 else -1
    )


def distance(story: Story, survival: Survival, state: State, leg: Leg, pace: Pace) -> int:
    """Return how far a day at a pace takes us, in thousandths of a km."""
    far = per_cent(pace.distance, leg.terrain)
    if leg.heat >= survival.march_heat and survival.marches:
        far = per_cent(far, survival.marches[state.values[MARCH]].distance)
    for duty in on_duty(story, survival, state):
        far = per_cent(far, duty.distance)
    if worst_stage(story, state) <= SINKING:
        far = per_cent(far, survival.slowest)
    return divided(far * max(0, survival.hours - state.values[HOURS]), survival.hours)


def _march(story: Story, survival: Survival, draft: State, leg: Leg, pace: Pace) -> bool:
    values = draft.values
    start = values[WALKED]
    values[WALKED] = min(leg.distance, start + distance(story, survival, draft, leg, pace))
    values[ROAD_KM] += values[WALKED] - start
    came_to_water = False
    while leg.water_least and values[NEXT_WATER] <= values[WALKED]:
        came_to_water = True
        gap = between(draft.seed, leg.key, values[NEXT_WATER], leg.water_least, leg.water_most)
        values[NEXT_WATER] += max(THOUSANDTHS, gap)
    return came_to_water


def _eat(story: Story, survival: Survival, draft: State, leg: Leg | None, pace: Pace) -> int:
    if survival.food < 0:
        return 100
    daily = eaten_daily(story, survival, draft)
    need = per_cent(daily, pace.food)
    stock = draft.values[survival.food]
    if leg is not None and leg.forage:
        stock += found_food(story, survival, draft, pace, leg, daily)
    ration = survival.rations[draft.values[RATION]].share if survival.rations else 100
    eaten = min(per_cent(need, ration), stock)
    draft.values[survival.food] = min(stock - eaten, room_for(story, draft, survival.food))
    return share_had(eaten, need)


def _drink(story: Story, survival: Survival, draft: State, leg: Leg | None, pace: Pace, *, found: bool) -> int:
    need = water_needed(story, survival, draft, pace, leg)
    if survival.water < 0 or leg is None:
        return 100
    if need == 0 or found:
        draft.values[survival.water] = room_for(story, draft, survival.water)
        return 100
    ration = survival.waterings[draft.values[WATERING]].share if survival.waterings else 100
    drunk = min(per_cent(need, ration), draft.values[survival.water])
    draft.values[survival.water] -= drunk
    return share_had(drunk, need)


def _drift(story: Story, survival: Survival, draft: State, today: Strain) -> None:
    """Let every body go a part of the way to its level, and count its days at sinking."""
    values = draft.values
    down = survival.parched_down if parched(survival, draft) else survival.down
    dried = stepped_down(survival.dry, values[LAST_DRANK])
    failing = survival.stages[SINKING] - HALF
    for person, body in zip(all_of_us(story, draft), bodies(story, draft), strict=True):
        before, low_days = values[body + CONDITION], values[body + LOW_DAYS]
        gap = level(story, draft, today, person) - before
        after = before + per_cent(gap, survival.up if gap > 0 else down) - dried
        if after < before:
            floor = _floor(survival, values[body + DAWN], low_days)
            after = after if after > floor else min(before, floor)
        elif after > CONDITION_MOST:
            after = CONDITION_MOST
        values[body + CONDITION] = after
        values[body + LOW_DAYS] = low_days + 1 if after < failing else 0


def _floor(survival: Survival, dawn: int, low_days: int) -> int:
    """Return how low a day may bring a body: a stage below the morning's, to the last after days at sinking."""
    if dawn <= SINKING and low_days >= _DAYS_BEFORE_THE_LAST:
        return THOUSANDTHS
    return survival.stages[max(SINKING, dawn - 1) - 1]


def is_duty(survival: Survival, slot: int) -> bool:
    """Return whether a slot holds who has a duty."""
    return any(duty.slot == slot for duty in survival.duties)


def lay_down(story: Story, draft: State, person: int) -> None:
    """Take somebody's duties off him: he has left, or died, or only just come."""
    if story.survival is not None:
        for duty in story.survival.duties:
            if draft.values[duty.slot] == person + 1:
                draft.values[duty.slot] = 0


def _report(survival: Survival, draft: State, leg: Leg, before: _Held, *, found: bool) -> DayWalked:
    values, now = draft.values, _held(survival, draft)
    thirsty_land = leg.water_least > 0
    return DayWalked(
        leg=values[LEG] - 1,
        day=values[DAY],
        date=values[DATE],
        night=values[NIGHTS],
        walked=values[WALKED],
        left=leg.distance - values[WALKED],
        ate=values[LAST_ATE],
        drank=values[LAST_DRANK] if thirsty_land else -1,
        food_before=before.food,
        food_after=now.food,
        water_before=before.water if thirsty_land else -1,
        water_after=now.water if thirsty_land else -1,
        morale_before=before.morale,
        morale_after=now.morale,
        water_found=found,
    )


def turned(story: Story, state: State) -> list[tuple[int, int, int]]:
    """Return who is in another stage than this morning: person, stage then, stage now."""
    values, stages = state.values, stages_of(story)
    return [
        ((body - COMMON) // FIELDS, values[body + DAWN], now)
        for body in bodies(story, state)
        if (now := bisect_right(stages, values[body + CONDITION] + HALF)) != values[body + DAWN]
    ]
