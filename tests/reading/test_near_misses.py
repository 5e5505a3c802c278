import pytest

from escape_game.reading.near_misses import did_you_mean, nearest, no_such

NAMES = ("kazik", "voss", "smith")


@pytest.mark.parametrize(("word", "name"), [("kazk", "kazik"), ("vos", "voss"), ("Smith", "smith"), ("mercury", "")])
def test_a_slip_is_told_from_another_word(word, name):
    assert nearest(word, NAMES) == name


def test_what_was_meant_is_asked_for_and_the_rest_is_said_all_the_same():
    assert did_you_mean("kazk", NAMES) == "did you mean 'kazik'?"
    assert did_you_mean("kazk", NAMES, "there are three") == "did you mean 'kazik'? there are three"
    assert did_you_mean("mercury", NAMES, "there are three") == "there are three"
    assert did_you_mean("mercury", NAMES) == ""


def test_what_is_not_there_is_said_in_one_line():
    assert no_such("companion", "kazk", NAMES) == "there is no companion 'kazk'; did you mean 'kazik'?"
    assert no_such("companion", "mercury", ()) == "there is no companion 'mercury'"
