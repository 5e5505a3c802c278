import pytest
from hypothesis import given
from hypothesis import strategies as st

from escape_game.terminal.lettering import cells, to_ascii, wrapped


@pytest.mark.parametrize(
    ("text", "ascii"),
    [
        ("“It\u2019s Łódź — at last…”", '"It\'s Lodz - at last..."'),
        ("Day 12 · Dry Camp", "Day 12; Dry Camp"),
        ("── x", "-- x"),
        ("11 → 7", "11 > 7"),
        ("東", "?"),
    ],
)
def test_ascii_is_as_near_as_may_be(text, ascii):
    assert to_ascii(text) == ascii


@given(st.text())
def test_ascii_is_ascii(text):
    assert to_ascii(text).isascii()


@given(st.text(alphabet=st.characters(codec="utf-8", categories=["L", "N", "P", "Zs", "Mn"])), st.integers(8, 80))
def test_no_wrapped_line_is_wider_than_the_measure_and_no_word_is_lost(text, measure):
    lines = wrapped(text, measure, indent=2)
    assert all(cells(line) <= measure for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_lines_break_between_words_and_hang():
    assert wrapped("Water is low: enough for 2 days.", 16, indent=2) == ["Water is low:", "  enough for 2", "  days."]


def test_a_break_of_the_author_is_kept():
    assert wrapped("one\ntwo three", 40) == ["one", "two three"]
