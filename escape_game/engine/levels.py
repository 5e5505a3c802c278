"""Levels: where a body drifts to, and why. It goes a part of the way each day, so what comes can be foreseen."""

from collections.abc import Mapping
from typing import NamedTuple

from escape_game.engine.events import Reason
from escape_game.engine.judging import holds
from escape_game.engine.party import able, stage_of
from escape_game.engine.rounding import divided, looked_up, per_cent
from escape_game.engine.state import State
from escape_game.story.journeys import Leg
from escape_game.story.layout import DIFFICULTY, FAILING, LAST_ATE, LAST_DRANK, THOUSANDTHS
from escape_game.story.story import Story
from escape_game.story.survival import Pace, Survival

_WORDS = ("the pace", "duty", "hunger", "thirst", "cold", "thin air", "frailty", "nursing", "morale")


class Strain(NamedTuple):
    """What a day like this one asks of everybody alike, in thousandths of a point off the level.

    `spirits` are points onto it. Thirst is that of somebody who feels all of it. `loads` are by person what his duties
    cost him, `nurses` who sees to the weak and what that gives them. `alike` is what is left of `most` when all that
    touches everybody alike is off.
    """

    most: int
    pace: int
    hunger: int
    thirst: int
    cold: int
    air: int
    spirits: int
    loads: Mapping[int, int]
    nurses: tuple[tuple[int, int], ...]
    alike: int


def strain(story: Story, survival: Survival, state: State, leg: Leg | None, pace: Pace) -> Strain:
    """Return what today asks of everybody: after eating and drinking, and before anybody's condition moves."""
    values = state.values
    hardness = story.difficulties[values[DIFFICULTY]].hurt if story.difficulties else 100
    hunger = per_cent(looked_up(survival.hunger, values[LAST_ATE]), hardness)
    cold = per_cent(_cold(story, survival, state, leg), hardness)
    air = leg.altitude if leg is not None else 0
    spirits = _spirits(survival, state)
    duties = [(values[duty.slot] - 1, duty) for duty in survival.duties if values[duty.slot]]
    return Strain(
        most=survival.level_most,
        pace=pace.load,
        hunger=hunger,
        thirst=per_cent(looked_up(survival.thirst, values[LAST_DRANK]), hardness),
        cold=cold,
        air=air,
        spirits=spirits,
        loads={person: duty.load for person, duty in duties},  # nobody has two
        nurses=tuple([(p, duty.nursing) for p, duty in duties if duty.nursing and able(story, state, p)]),
        alike=survival.level_most - pace.load - hunger - cold - air + spirits,
    )


def level(story: Story, state: State, day: Strain, person: int) -> int:
    """Return the condition that a body drifts to if every day is like this one, in thousandths."""
    who = story.people[person]
    points = day.alike - who.frailty * THOUSANDTHS
    if day.thirst:
        points -= per_cent(day.thirst, who.thirst)
    if person in day.loads:
        points -= day.loads[person]
    return points + _nursed(story, state, day, person) if day.nurses else points


def reasons(story: Story, state: State, day: Strain, person: int) -> list[Reason]:
    """Return the terms of a level, in thousandths of a point; what costs nothing is left out."""
    terms = zip(_terms(story, state, day, person), _WORDS, strict=True)
    return [Reason(points, words) for points, words in terms if points]


def _terms(story: Story, state: State, day: Strain, person: int) -> tuple[int, ...]:
    who = story.people[person]
    return (
        -day.pace,
        -day.loads.get(person, 0),
        -day.hunger,
        -per_cent(day.thirst, who.thirst),
        -day.cold,
        -day.air,
        -who.frailty * THOUSANDTHS,
        _nursed(story, state, day, person),
        day.spirits,
    )


def _nursed(story: Story, state: State, day: Strain, person: int) -> int:
    if not day.nurses or stage_of(story, state, person) > FAILING:
        return 0
    return sum(points for nurse, points in day.nurses if nurse != person)


def parched(survival: Survival, state: State) -> bool:
    """Return whether we drank so little that bodies fall faster."""
    return state.values[LAST_DRANK] < survival.parched_share


def _cold(story: Story, survival: Survival, state: State, leg: Leg | None) -> int:
    if leg is None or not leg.cold:
        return 0
    kit = sum([warm.points for warm in survival.warmth if holds(story, state, warm.when)])
    return max(0, survival.cold * leg.cold - kit)


def _spirits(survival: Survival, state: State) -> int:
    if survival.morale < 0:
        return 0
    return divided((state.values[survival.morale] - survival.morale_from) * survival.morale_each, 1000)
