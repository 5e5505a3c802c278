from hypothesis import given
from hypothesis import strategies as st

from escape_game.terminal.output import paged

LINES = st.lists(st.sampled_from(["", "a", "1. b"]))


@given(LINES, st.integers(1, 10))
def test_pages_fit_and_leave_nothing_out(lines, fits):
    pages = list(paged(lines, fits))
    assert [line for page in pages for line in page] == lines
    assert all(0 < len(page) <= fits for page in pages)


def test_a_page_ends_between_paragraphs_so_that_choices_stay_together():
    lines = ["head", "", "prose", "prose", "", "1.", "2.", "3."]
    assert list(paged(lines, 6)) == [lines[:4], lines[4:]]


def test_what_has_no_end_is_cut_where_it_must():
    assert list(paged(["a"] * 5, 2)) == [["a", "a"], ["a", "a"], ["a"]]
