from hand_made_views import STORY, WATER

from escape_game.engine.company import Idle
from escape_game.engine.events import Body, Changed, Company, Ended, Entered, Said
from escape_game.engine.paragraphs import Para, Span
from escape_game.story.layout import GONE, WITH_US
from escape_game.terminal.blocks import Lines
from escape_game.terminal.reckoning import Before, Telling
from escape_game.terminal.wording import tell

TELLING = Telling(STORY, {})
WITH_WATER = Telling(STORY, {"water": WATER._replace(most=100_000)})


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


def company_told(event, *before):
    telling = TELLING._replace(before=Before(frozenset(before), {}))
    return [line.words.shown for block in tell(telling, event) for line in block.lines]


def test_who_walked_with_you_leaves_you_and_who_did_not_is_only_gone():
    assert company_told((Company(1, GONE),), 1) == ["Kazik is no longer with you."]
    assert company_told((Company(1, GONE),), 2) == ["Kazik is no longer here."]
    assert company_told((Company(1, WITH_US), Company(1, GONE)))[-1] == "Kazik is no longer with you."


def test_a_duty_that_nobody_does_any_more_is_told():
    idle = (Idle("scout", "Go ahead", 1, unable=False), Idle("nurse", "See to the weak", 0, unable=True))
    (told,) = tell(TELLING._replace(idle=idle), ())
    assert [line.words.shown for line in told.lines] == [
        "Nobody has this duty now: Go ahead. Kazik did it.",
        "Nobody has this duty now: See to the weak. You can't do it any more.",
    ]
