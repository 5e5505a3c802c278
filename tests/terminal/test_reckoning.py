from hand_made_views import STORY, WATER

from escape_game.engine.events import Changed
from escape_game.engine.views import Meter
from escape_game.story.story import Quantity
from escape_game.terminal.blocks import GOOD, PLAIN, WARN
from escape_game.terminal.reckoning import Telling, changed

RECORD = Quantity("record", "Record", 90, "", 1000, 0, 100_000, -1, -1, (), hidden=False)
TELLING = Telling(
    STORY._replace(quantities=(*STORY.quantities, RECORD)),
    {"water": WATER, "record": Meter("record", "Record", 16_000, 100_000, "", 1000, "thin", -1, exact=True)},
)


def test_what_is_good_to_have_is_gained_and_lost():
    (won,) = changed(TELLING, Changed(0, 3_000, 6_500))
    (lost,) = changed(TELLING, Changed(0, 6_500, 3_000))
    assert won == (("[+] Water +3.5 l, now 6.5/20.", "Gain: water 3.5 l, now 6.5 of 20."), GOOD)
    assert lost == (("[-] Water -3.5 l, now 3/20.", "Cost: water 3.5 l, now 3 of 20."), WARN)


def test_of_what_may_be_either_it_is_said_that_it_rose_or_fell():
    (more,) = changed(TELLING, Changed(1, 6_000, 16_000))
    (less,) = changed(TELLING, Changed(1, 26_000, 16_000, "a page was lost"))
    assert more == (("Record +10, now 16/100.", "Record up 10, now 16 of 100."), PLAIN)
    assert less.words.spoken == "Record down 10, now 16 of 100 (a page was lost)."


def test_more_of_what_is_feared_is_a_loss():
    feared = TELLING._replace(story=STORY._replace(quantities=(*STORY.quantities, RECORD._replace(feared=True))))
    (more,) = changed(feared, Changed(1, 6_000, 16_000))
    (less,) = changed(feared, Changed(1, 26_000, 16_000))
    assert more == (("[-] Record +10, now 16/100.", "Cost: record up 10, now 16 of 100."), WARN)
    assert less == (("[+] Record -10, now 16/100.", "Gain: record down 10, now 16 of 100."), GOOD)


def test_where_the_amount_is_not_known_only_its_direction_is_said():
    vague = TELLING._replace(meters={"water": WATER._replace(exact=False)})
    assert changed(vague, Changed(0, 3_000, 6_500))[0].words.spoken.startswith("Gain: more water, now about 6.5 of 20")


def test_what_is_not_on_show_is_not_told():
    assert changed(TELLING._replace(meters={}), Changed(0, 3_000, 6_500)) == ()


def test_what_was_read_before_and_what_is_read_now_differ_by_what_is_told():
    (line,) = changed(TELLING, Changed(1, 44_400, 42_500))
    assert line.words.spoken == "Record down 1, now 43 of 100."


def test_what_is_read_as_before_is_no_news():
    assert changed(TELLING, Changed(0, 6_440, 6_410)) == ()
