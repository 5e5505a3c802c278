from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escape_game.engine.amounts import amount_text, date_text, in_words, rounded


@pytest.mark.parametrize(
    ("thousandths", "step", "unit", "text"),
    [
        (1_500, 100, "l", "1.5 l"),
        (4_000, 100, "l", "4 l"),
        (1_549, 100, "l", "1.5 l"),
        (1_550, 100, "l", "1.6 l"),
        (29_500, 1000, "", "30"),
        (-500, 1000, "", "-1"),
        (-499, 1000, "", "0"),
        (20_000, 1000, "rations", "20 rations"),
    ],
)
def test_an_amount_is_shown_in_its_steps_and_its_unit(thousandths, step, unit, text):
    assert amount_text(thousandths, step, unit) == text


@given(st.integers(-(10**9), 10**9), st.sampled_from([100, 1000]))
def test_halves_go_away_from_nought(thousandths, step):
    assert rounded(thousandths, step) == int((Decimal(thousandths) / step).quantize(0, ROUND_HALF_UP)) * step


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "nought"),
        (7, "seven"),
        (13, "thirteen"),
        (20, "twenty"),
        (42, "forty-two"),
        (100, "one hundred"),
        (214, "two hundred and fourteen"),
        (999, "nine hundred and ninety-nine"),
        (1000, "1000"),
        (-3, "minus three"),
    ],
)
def test_numbers_are_spelled_up_to_a_thousand(number, words):
    assert in_words(number) == words


def test_every_spelled_number_is_another():
    assert len({in_words(number) for number in range(1000)}) == 1000


def test_dates_are_written_out_and_missing_ones_are_nothing():
    assert date_text(date(1939, 12, 18).toordinal()) == "18 December 1939"
    assert date_text(0) == ""


def test_the_calendar_ends_with_the_year_9999():
    assert date_text(date.max.toordinal() + 1) == date_text(10**15) == "31 December 9999"
