from hand_made_views import STORY

from escape_game.engine.events import Ended, Entered, Reason, Rolled
from escape_game.terminal.blocks import Lines
from escape_game.terminal.reckoning import Telling
from escape_game.terminal.wording import rolled, tell

TELLING = Telling(STORY, {})
CHECK = Rolled(
    50, 22, success=True, exact=True, word="even", reasons=(Reason(40, "base"), Reason(10, "Kazik's hearing"))
)
RISK = Rolled(20, 12, success=True, exact=True, word="", reasons=())


def spoken(lines):
    return [line.words.spoken for line in lines]


def test_a_check_says_what_its_chance_was_made_of_and_how_it_fell():
    assert spoken(rolled(TELLING, CHECK)) == [
        "Check: 50 percent, even. Base 40, plus 10 Kazik's hearing.",
        "Rolled 22; 50 or less succeeds. SUCCESS.",
    ]


def test_a_harm_that_strikes_is_no_success():
    assert spoken(rolled(TELLING, RISK)) == ["A risk of 20 percent: rolled 12; it comes."]
    passed = RISK._replace(roll=21, success=False)
    assert spoken(rolled(TELLING, passed)) == ["A risk of 20 percent: rolled 21; nothing comes of it."]


def test_where_odds_are_words_a_risk_is_silent():
    assert rolled(TELLING._replace(odds="words"), RISK) == ()


def test_an_ending_does_not_announce_the_part_that_it_is_told_in():
    (told,) = tell(TELLING, (Entered(1),))
    assert isinstance(told, Lines)
    assert tell(TELLING, (Entered(1), Ended(0))) == ()
