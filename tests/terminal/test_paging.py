from hypothesis import given
from hypothesis import strategies as st

from escape_game.terminal.paging import paged

LINES = st.lists(st.sampled_from(["", "a", "1. b"]))


@given(LINES, st.integers(1, 10), st.integers(0, 9))
def test_pages_fit_and_leave_nothing_out(lines, window, unread):
    room = max(0, window - unread)
    pages = list(paged(lines, room, window))
    assert [line for page in pages for line in page] == lines
    assert all(0 < len(page) <= window for page in pages[1:])
    assert not pages or len(pages[0]) <= room
    assert len(pages) != 1 or pages[0]


@given(LINES, st.integers(1, 10), st.integers(0, 9))
def test_what_fits_into_a_window_is_seen_at_once(lines, window, unread):
    if lines and len(lines) <= window:
        assert list(paged(lines, max(0, window - unread), window))[-1] == lines


def test_a_page_ends_between_paragraphs_so_that_choices_stay_together():
    lines = ["head", "", "prose", "prose", "", "1.", "2.", "3."]
    assert list(paged(lines, 6, 6)) == [lines[:4], lines[4:]]


def test_what_has_no_end_is_cut_where_it_must():
    assert list(paged(["a"] * 5, 2, 2)) == [["a", "a"], ["a", "a"], ["a"]]


def test_no_page_is_a_heading_alone():
    lines = ["head", "", *["option"] * 20]
    assert [len(page) for page in paged(lines, 12, 12)] == [12, 10]
    assert [len(page) for page in paged(lines, 5, 12)] == [0, 12, 10]


def test_no_page_is_the_end_of_a_sentence():
    assert [len(page) for page in paged(["a"] * 13, 12, 12)] == [10, 3]
