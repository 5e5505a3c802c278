"""Whether a condition holds now."""

from typing import assert_never

from escape_game.engine.amounts import calendar_day
from escape_game.engine.state import State
from escape_game.story.conditions import (
    AnyOf,
    Condition,
    PartySize,
    RoleIs,
    RoleIsNot,
    RoleWithin,
    Share,
    YearDay,
)
from escape_game.story.layout import COMMON, DATE, FIELDS, STATUS, WITH_US, person_slot
from escape_game.story.story import Story

NOBODY = -1
_FIRST_COMPANION = COMMON + FIELDS + STATUS


def holds(story: Story, state: State, condition: Condition) -> bool:
    """Return whether all of a condition's tests are met."""
    within, tests = condition
    if within:
        values = state.values
        for slot, least, most in within:
            if not least <= values[slot] <= most:
                return False
    for test in tests:
        # Nearly every test is one of these. They are tried here, and by loops: a generator costs more than most tests.
        if isinstance(test, AnyOf):
            for either in test.conditions:
                if holds(story, state, either):
                    break
            else:
                return False
        elif not _is_met(story, state, test):
            return False
    return True


def company(story: Story, state: State) -> int:
    """Return how many companions are with us, you not counted."""
    return state.values[_FIRST_COMPANION : COMMON + len(story.people) * FIELDS : FIELDS].count(WITH_US)


def heads(story: Story, state: State) -> int:
    """Return how many we are: you and all who are with us."""
    return company(story, state) + 1


def player_of(state: State, role: int) -> int:
    """Return the person who plays a role of this scene; -1 while nobody does."""
    return state.cast[role] if role < len(state.cast) else NOBODY


def shared(story: Story, state: State, slot: int, step: int) -> tuple[int, int]:
    """Return how many whole steps of a slot each of us gets, and how many are left over."""
    return divmod(state.values[slot] // step, heads(story, state))


def year_day(state: State) -> int:
    """Return today's month * 100 + day; 0 in a story without dates."""
    if not state.values[DATE]:
        return 0
    today = calendar_day(state.values[DATE])
    return today.month * 100 + today.day


def _is_met(story: Story, state: State, test: Share | PartySize | RoleWithin | RoleIs | RoleIsNot | YearDay) -> bool:
    match test:
        case PartySize(least, most):
            return least <= company(story, state) <= most
        case Share(slot, step, left, least, most):
            return least <= shared(story, state, slot, step)[left] <= most
        case RoleWithin(role, field, least, most):
            person = player_of(state, role)
            return person != NOBODY and least <= state.values[person_slot(person, field)] <= most
        case RoleIs(role, people):
            return player_of(state, role) in people
        case RoleIsNot(role, people):
            return player_of(state, role) not in people
        case YearDay(least, most):
            return least <= year_day(state) <= most
        case _:
            assert_never(test)
