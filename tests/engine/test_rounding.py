from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from escape_game.engine.rounding import divided, looked_up, per_cent, stepped_down
from escape_game.story.survival import Point

HUNGER = (Point(0, 78_000), Point(25, 52_000), Point(50, 30_000), Point(75, 13_000), Point(100, 0))


@given(st.integers(-(10**9), 10**9), st.integers(1, 10**6))
def test_halves_go_away_from_nought(number, by):
    exact = Fraction(number, by)
    away = int(abs(exact) + Fraction(1, 2))
    assert divided(number, by) == (away if number >= 0 else -away)


@given(st.integers(-(10**9), 10**9), st.integers(0, 300))
def test_a_share_of_a_loss_is_the_loss_of_a_share(number, share):
    assert per_cent(-number, share) == -per_cent(number, share)


def test_a_table_has_straight_lines_between_its_points():
    assert looked_up(HUNGER, 75) == 13_000
    assert looked_up(HUNGER, 90) == 5_200
    assert looked_up(HUNGER, 60) == 23_200


def test_a_table_is_level_beyond_its_ends():
    thirst = (Point(25, 88_000), Point(92, 0))
    assert looked_up(thirst, 100) == 0
    assert looked_up(thirst, 3) == 88_000


def test_the_lowest_step_that_lies_above_counts():
    dry = (Point(10, 20_000), Point(25, 10_000))
    assert [stepped_down(dry, share) for share in (0, 9, 10, 24, 25, 100)] == [20_000, 20_000, 10_000, 10_000, 0, 0]


def test_a_table_without_points_costs_nothing():
    assert looked_up((), 40) == 0
    assert stepped_down((), 40) == 0
