"""Levels: where a body drifts to, and why.

Condition is only ever moved a part of the way, so what comes can be foreseen.
"""

from escape_game.engine.events import Reason
from escape_game.engine.judging import holds
from escape_game.engine.party import able, stage_of
from escape_game.engine.rounding import divided, looked_up, per_cent
from escape_game.engine.state import State
from escape_game.story.journeys import Leg
from escape_game.story.layout import DIFFICULTY, FAILING, LAST_ATE, LAST_DRANK, THOUSANDTHS
from escape_game.story.story import Story
from escape_game.story.survival import Pace, Survival


def level(story: Story, survival: Survival, state: State, leg: Leg | None, pace: Pace, person: int) -> int:
    """Return the condition that a body drifts to if every day is like this one, in thousandths."""
    return survival.level_most + sum(r.points for r in reasons(story, survival, state, leg, pace, person))


def reasons(story: Story, survival: Survival, state: State, leg: Leg | None, pace: Pace, person: int) -> list[Reason]:
    """Return the terms of a level, in thousandths of a point; what costs nothing is left out."""
    who = story.people[person]
    hardness = story.difficulties[state.values[DIFFICULTY]].hurt if story.difficulties else 100
    thirst = per_cent(looked_up(survival.thirst, state.values[LAST_DRANK]), who.thirst)
    terms = (
        Reason(-pace.load, "the pace"),
        Reason(-_duty_load(survival, state, person), "duty"),
        Reason(-per_cent(looked_up(survival.hunger, state.values[LAST_ATE]), hardness), "hunger"),
        Reason(-per_cent(thirst, hardness), "thirst"),
        Reason(-per_cent(_cold(story, survival, state, leg), hardness), "cold"),
        Reason(-(leg.altitude if leg is not None else 0), "thin air"),
        Reason(-who.frailty * THOUSANDTHS, "frailty"),
        Reason(_nursing(story, survival, state, person), "nursing"),
        Reason(_spirits(survival, state), "morale"),
    )
    return [term for term in terms if term.points]


def parched(survival: Survival, state: State) -> bool:
    """Return whether we drank so little that bodies fall faster."""
    return state.values[LAST_DRANK] < survival.parched_share


def _cold(story: Story, survival: Survival, state: State, leg: Leg | None) -> int:
    if leg is None or not leg.cold:
        return 0
    kit = sum(warm.points for warm in survival.warmth if holds(story, state, warm.when))
    return max(0, survival.cold * leg.cold - kit)


def _duty_load(survival: Survival, state: State, person: int) -> int:
    return sum(duty.load for duty in survival.duties if state.values[duty.slot] == person + 1)


def _nursing(story: Story, survival: Survival, state: State, person: int) -> int:
    if stage_of(story, state, person) > FAILING:
        return 0
    return sum(
        duty.nursing
        for duty in survival.duties
        if (nurse := state.values[duty.slot] - 1) >= 0 and nurse != person and able(story, state, nurse)
    )


def _spirits(survival: Survival, state: State) -> int:
    if survival.morale < 0:
        return 0
    return divided((state.values[survival.morale] - survival.morale_from) * survival.morale_each, 1000)
