import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escape_game.story.cleaning import clean

NASTY = st.text(st.sampled_from("ab\n \x1b[]0;2Jm\x07\x9b\x9c\u202e\u200d\u0301\u0308e\u0344\ud800\ue000\r\t"))


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("Plain words.", "Plain words."),
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x9b2Jgone", "gone"),
        ("a\x1b]52;c;aGk=\x07b", "ab"),
        ("a\x1b]0;title\x1b\\b", "ab"),
        ("an open one\x1b]0;swallows the rest", "an open one"),
        ("\u202eright to left", "right to left"),
        ("two\nlines", "two\nlines"),
        ("bell\x07 tab\t", "bell tab"),
        ("e\u0301", "\u00e9"),
        ("soft\u00adhyphen", "soft\u00adhyphen"),
        ("x" + "\u0336" * 9, "x" + "\u0336" * 4),
        ("\ud800", ""),
        ("Śliwowica \u2013 Żółć", "Śliwowica \u2013 Żółć"),
    ],
)
def test_what_a_terminal_could_obey_is_gone(text, cleaned):
    assert clean(text) == cleaned


def test_one_line_stays_one_line():
    assert clean("a\nb", multiline=False) == "a b"


def test_text_is_cut_at_its_longest():
    assert clean("abcdef", longest=3) == "abc"


@given(st.text() | NASTY)
def test_cleaning_twice_changes_nothing(text):
    assert clean(clean(text)) == clean(text)


@given(st.text() | NASTY)
def test_only_newlines_joiners_and_visible_characters_are_left(text):
    for character in clean(text):
        assert character in "\n\u200c\u200d\u00ad" or unicodedata.category(character)[0] != "C"
