import pytest
from tiny_story import LID, RULE, WATER, tiny_story

from escape_game.authoring.settings import with_setting
from escape_game.engine.turn import begin
from escape_game.errors import UsageError


@pytest.mark.parametrize(
    ("setting", "slot", "value"),
    [
        ("water 3", WATER, 3_000),
        ("water 2.6 l", WATER, 2_600),
        ("lid yes", LID, 1),
        ("lid no", LID, 0),
        ("rule alone", RULE, 2),
        ("rule no", RULE, 0),
        ("water 1000", WATER, 90_000),
        ("water -1", WATER, 0),
    ],
)
def test_a_setting_is_what_the_story_starts_with(setting, slot, value):
    assert begin(with_setting(tiny_story(), setting), seed=1).state.values[slot] == value


@pytest.mark.parametrize(
    ("setting", "says"),
    [
        ("water", "write a name and a value"),
        ("wine 3", "no quantity, counter, item or fact 'wine'"),
        ("water much", "'much' is no number"),
        ("lid 3", "none of yes, no"),
        ("rule both", "none of pairs, alone, no"),
    ],
)
def test_a_setting_that_means_nothing_is_refused_in_words(setting, says):
    with pytest.raises(UsageError, match=says):
        with_setting(tiny_story(), setting)
