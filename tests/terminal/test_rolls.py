from hand_made_views import STORY

from escape_game.engine.events import Reason, Rolled
from escape_game.terminal.reckoning import Telling
from escape_game.terminal.rolls import rolled

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


def test_a_sum_that_was_rounded_or_held_is_said_to_be():
    odd = CHECK._replace(chance=45, reasons=(Reason(40, "base"), Reason(7, "calm"), Reason(-4, "thirst")))
    assert spoken(rolled(TELLING, odd))[0].endswith(
        "Base 40, plus 7 calm, minus 4 thirst. In all 43, which counts as 45."
    )
    held = CHECK._replace(chance=95, reasons=(Reason(103, "base"),))
    assert spoken(rolled(TELLING, held))[0].endswith("Base 103. In all 103, which counts as 95.")
