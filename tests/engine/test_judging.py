from datetime import date

import pytest
from small_world import names, state, story

from escape_game.engine.judging import company, heads, holds, shared
from escape_game.story.conditions import (
    ALWAYS,
    NEVER,
    AnyOf,
    Condition,
    PartySize,
    RoleIs,
    RoleIsNot,
    RoleWithin,
    Share,
    Within,
    YearDay,
)  # fmt: skip
from escape_game.story.layout import BOND, DATE, DAY, person_slot


def is_met(test, cast=(-1, -1), with_us=(), **amounts):
    known = names()
    return holds(story(known), state(known, cast, with_us, **amounts), Condition((), (test,)))


def test_always_holds_and_never_does_not():
    known = names()
    assert holds(story(known), state(known), ALWAYS)
    assert not holds(story(known), state(known), NEVER)


@pytest.mark.parametrize(
    ("least", "most", "met"), [(1, 1, True), (0, 1, True), (1, 9, True), (2, 9, False), (-9, 0, False)]
)
def test_bounds_include_both_ends(least, most, met):
    known = names()
    assert holds(story(known), state(known), Condition((Within(DAY, least, most),))) == met


def test_all_bounds_and_all_tests_must_be_met():
    known = names()
    small, now = story(known), state(known)
    good, bad = Within(DAY, 1, 1), Within(DAY, 2, 2)
    assert holds(small, now, Condition((good,), (AnyOf((Condition((bad,)), Condition((good,)))),)))
    assert not holds(small, now, Condition((good,), (AnyOf((Condition((bad,)),)),)))
    assert not holds(small, now, Condition((good, bad), ()))


def test_company_is_without_you_and_heads_with_you():
    known = names()
    now = state(known, with_us=("smith", "irena"))
    assert (company(story(known), now), heads(story(known), now)) == (2, 3)
    assert is_met(PartySize(2, 2), with_us=("smith", "irena"))
    assert not is_met(PartySize(3, 9), with_us=("smith", "irena"))


def test_shares_are_whole_steps_and_the_rest_is_left_over():
    known = names()
    slot = known.quantities["water"].slot
    now = state(known, with_us=("smith",), water=2_799)
    assert shared(story(known), now, slot, 200) == (6, 1)
    assert is_met(Share(slot, 200, left=False, least=6, most=6), with_us=("smith",), water=2_799)
    assert is_met(Share(slot, 200, left=True, least=1, most=1), with_us=("smith",), water=2_799)


def test_nobody_in_a_role_meets_no_bounds():
    assert not is_met(RoleWithin(0, BOND, -9, 9))
    assert is_met(RoleWithin(0, BOND, 0, 0), cast=(1, -1))


def test_nobody_is_minus_one_where_roles_are_asked_for():
    assert is_met(RoleIs(0, (-1,)))
    assert is_met(RoleIs(5, (-1,)))
    assert is_met(RoleIs(2, (-1,)))
    assert is_met(RoleIsNot(0, (1, 2)))
    assert not is_met(RoleIsNot(0, (1, 2)), cast=(2, -1))
    assert is_met(RoleIs(1, (2, 3)), cast=(1, 3))


def test_the_bond_of_a_role_is_its_players():
    known = names()
    now = state(known, (2, -1))
    now.values[person_slot(2, BOND)] = 4
    assert holds(story(known), now, Condition((), (RoleWithin(0, BOND, 4, 5),)))


def test_days_of_the_year_come_round_every_year():
    known = names()
    for year, day, met in [(1940, 21, True), (1941, 21, True), (1941, 22, False)]:
        now = state(known)
        now.values[DATE] = date(year, 6, day).toordinal()
        assert holds(story(known), now, Condition((), (YearDay(0, 621),))) == met


def test_without_dates_it_is_no_day_of_the_year():
    known = names()
    now = state(known)
    now.values[DATE] = 0
    assert not holds(story(known), now, Condition((), (YearDay(1, 1231),)))
