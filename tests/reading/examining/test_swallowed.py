"""Which lines a guard swallows, as far as that can be told from what is meant."""

import pytest

from escape_game.reading.examining.swallowed import swallowed

FILLED = "The stove has gone out in the night, and nobody has wanted to be the one\nwho says so.\n\n"
GUARD = "{if smith is with us} Smith lays his hand on it, and takes it away.\n"
LATER = "The snow has come in under the door.\n"


def found(text):
    return [text[line.start : line.end] for line in swallowed(text)]


def test_a_sentence_on_a_line_of_its_own_is_swallowed():
    short = FILLED + GUARD + "He says nothing.\n" + LATER
    assert found(short) == [LATER.strip()]


def test_only_the_first_of_them_is_told():
    assert len(found(FILLED + GUARD + "He says nothing.\n" + LATER + LATER)) == 1


@pytest.mark.parametrize(
    "text",
    [
        FILLED + GUARD + "He says nothing.\n\n" + LATER,  # a paragraph of its own
        FILLED + GUARD + "He says nothing.\n{else} " + LATER,  # an arm of its own
        FILLED + GUARD + "He says nothing.\n" + LATER + "{else} Nobody does.\n",  # an arm of several lines
        FILLED + GUARD + "He says nothing.\nHe never does.\n",  # it goes on about him
        FILLED + GUARD + 'He says nothing.\n"Cold," he says then.\n',  # and speech too
        FILLED + GUARD + 'He says, "It is cold.\nWhoever let it go out should have said."\n',  # and within it
        FILLED + GUARD + "He says nothing.\n{if told: " + LATER.strip() + "}\n",  # it has a guard of its own
        FILLED + GUARD[:-2] + " at once. The snow\nhas come in.\n",  # it runs on
        "One sentence a line.\nThen the next.\n" + FILLED + GUARD + "He says nothing.\n" + LATER,  # his way of writing
        GUARD[:30] + ".\n" + LATER,  # no line is filled
        FILLED.replace("\n", " ") * 3 + "\n\n" + GUARD + "He says nothing.\n" + LATER,  # a line a paragraph
    ],
)
def test_what_may_be_meant_so_is_left_alone(text):
    assert found(text) == []
