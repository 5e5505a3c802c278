from hand_made_views import STORY, WATER

from escape_game.engine.events import Body, Changed, Ended, Entered, Reason, Rolled, Said
from escape_game.engine.paragraphs import Para, Span
from escape_game.terminal.blocks import Lines
from escape_game.terminal.reckoning import Telling
from escape_game.terminal.wording import rolled, tell

TELLING = Telling(STORY, {})
WITH_WATER = Telling(STORY, {"water": WATER._replace(most=100_000)})
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


def test_a_quantity_that_changes_in_several_steps_is_told_once():
    steps = (Changed(0, 7000, 16000), Body(0, 50000, 53000, 3, 3), Changed(0, 16000, 34000), Changed(0, 34000, 63000))
    (told,) = tell(WITH_WATER, steps)
    gains = [line.words.spoken for line in told.lines if "now 63" in line.words.spoken]
    assert len(gains) == 1
    assert " 56 " in gains[0]


def test_what_changed_before_and_after_words_is_told_apart():
    said = Said("outcome", (Para("", (Span("It is noon."),)),))
    told = tell(WITH_WATER, (Changed(0, 7000, 8000), said, Changed(0, 8000, 9000)))
    assert [type(block).__name__ for block in told] == ["Lines", "Prose", "Lines"]
