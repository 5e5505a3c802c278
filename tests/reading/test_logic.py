from hypothesis import given
from hypothesis import strategies as st

from escape_game.reading.logic import all_of, any_of, implies_cast, negate, only
from escape_game.story.conditions import (
    ALWAYS,
    FAR,
    NEVER,
    AnyOf,
    Condition,
    PartySize,
    RoleIs,
    RoleIsNot,
    RoleWithin,
    Within,
)  # fmt: skip

LOW, HIGH = Within(3, -FAR, 4), Within(3, 5, FAR)


def test_always_and_never_are_each_others_opposites():
    assert negate(ALWAYS) == NEVER
    assert negate(NEVER) == ALWAYS


def test_never_and_always_decide_what_they_are_joined_to():
    assert all_of([only(LOW), NEVER]) == NEVER
    assert any_of([only(LOW), ALWAYS]) == ALWAYS
    assert any_of([only(LOW), NEVER]) == only(LOW)
    assert all_of([]) == ALWAYS
    assert any_of([]) == NEVER


def test_bounds_that_exclude_each_other_are_never_and_bounds_that_meet_always():
    assert all_of([only(LOW), only(HIGH)]) == NEVER
    assert any_of([only(LOW), only(HIGH)]) == ALWAYS


def test_bounds_on_parties_and_roles_are_intersected_too():
    assert all_of([only(PartySize(2, FAR)), only(PartySize(-FAR, 4))]) == only(PartySize(2, 4))
    assert all_of([only(RoleWithin(0, 1, 5, FAR)), only(RoleWithin(0, 1, -FAR, 4))]) == NEVER


def test_a_role_that_is_somebody_or_is_not_is_no_choice_of_one():
    is_two, is_not_two = only(RoleIs(1, (2,))), only(RoleIsNot(1, (2,)))
    assert len(any_of([is_two, is_not_two]).tests[0].conditions) == 2
    assert len(all_of([is_two, is_not_two]).tests) == 2


def test_choices_of_choices_are_one_choice():
    inner = any_of([only(PartySize(1, 1)), only(PartySize(3, 3))])
    (test,) = any_of([inner, only(PartySize(5, 5))]).tests
    assert isinstance(test, AnyOf)
    assert len(test.conditions) == 3


def test_the_opposite_of_a_roles_bounds_includes_nobody():
    assert negate(only(RoleWithin(0, 1, 5, FAR))) == any_of([only(RoleIs(0, (-1,))), only(RoleWithin(0, 1, -FAR, 4))])


def test_what_can_hold_only_with_a_role_implies_that_it_is_cast():
    cast = [RoleWithin(0, 1, 5, FAR), RoleIs(0, (2,)), RoleIsNot(0, (-1,))]
    assert all(implies_cast(only(test), 0) for test in cast)
    assert not any(implies_cast(only(test), 1) for test in cast)
    assert implies_cast(any_of(map(only, cast)), 0)
    assert not implies_cast(any_of([*map(only, cast), only(LOW)]), 0)
    assert not implies_cast(only(RoleIsNot(0, (2,))), 0)
    assert not implies_cast(Condition((LOW,), (PartySize(1, 1),)), 0)


bounds = st.tuples(st.integers(0, 2), st.integers(-3, 3), st.integers(-3, 3)).map(
    lambda b: Within(b[0], min(b[1:]), max(b[1:]))
)
trees = st.recursive(bounds.map(only), lambda inner: st.lists(inner, max_size=3).flatmap(
    lambda parts: st.sampled_from([all_of(parts), any_of(parts), *map(negate, parts)])
), max_leaves=12)  # fmt: skip


def is_met(condition, values):
    within = all(least <= values[slot] <= most for slot, least, most in condition.within)
    return within and all(any(is_met(one, values) for one in test.conditions) for test in condition.tests)


@given(st.lists(trees, max_size=4), st.tuples(*[st.integers(-4, 4)] * 3))
def test_and_or_and_not_mean_what_they_say(conditions, values):
    met = [is_met(condition, values) for condition in conditions]
    assert is_met(all_of(conditions), values) == all(met)
    assert is_met(any_of(conditions), values) == any(met)
    assert [is_met(negate(condition), values) for condition in conditions] == [not one for one in met]
