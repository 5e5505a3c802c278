# ruff: noqa: FBT003 - events are written by their order
import pytest
from tiny_story import tiny_story

from escape_game.engine.events import (
    DAY_LINE,
    WATER_LOW,
    Absent,
    Arrived,
    Body,
    Bonded,
    Buried,
    Changed,
    Company,
    DayWalked,
    Died,
    Ended,
    Entered,
    Noted,
    Rolled,
    Said,
    StageTurned,
    TimePassed,
    Warned,
)  # fmt: skip
from escape_game.engine.paragraphs import Para, Span
from escape_game.engine.reporting import sentences
from escape_game.story.layout import FAILING, GONE, WORN


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (Rolled(60, 37, True, True, "", ()), "rolled 37 of 60: success"),
        (Rolled(60, 61, False, True, "", ()), "rolled 61 of 60: failure"),
        (Changed(0, 5000, 11_000), "water 5 l, now 11 l"),
        (Changed(0, 5000, 4500, "a leak"), "water 5 l, now 4.5 l (a leak)"),
        (Body(1, 60_000, 48_000, WORN, FAILING), "Kazik hurt 12: failing"),
        (Body(1, 48_000, 60_000, FAILING, WORN), "Kazik better by 12: worn"),
        (StageTurned(1, WORN, FAILING), "Kazik was worn, now failing"),
        (Bonded(2, 0, 1), "Smith's bond 0, now 1"),
        (Company(2, GONE), "Smith: gone"),
        (Died(1, "the cold", 4, 1), "Kazik died on day 4: the cold (1 left)"),
        (Buried(1), "Kazik has a grave"),
        (Absent(2), "Smith is not with us"),
        (Noted(1, 1, "The bank", "A lid.\nTin."), "journal: A lid. / Tin."),
        (TimePassed(1, 2), "time passes: 1 days, 2 hours"),
        (Warned(WATER_LOW, 2), "warning: water low, 2 days"),
        (Warned("last", 0, 1), "warning: last, Kazik"),
        (Arrived(1, False), "scene: bank"),
        (Arrived(4, True), "drawn: guest"),
        (Entered(1), "region: beyond"),
        (Ended(0), "ending: home"),
        (
            DayWalked(0, 2, 708_184, 1, 22_000, 40_000, 100, -1, 0, 0, 0, 0, 0, 0, False),
            "day 2, 11 December 1939: walked 22 km, 40 km left; ate 100%",
        ),
    ],
)
def test_an_event_is_one_terse_line(event, words):
    assert sentences(tiny_story(), event) == (words,)


def test_prose_is_a_line_for_each_paragraph():
    said = Said(DAY_LINE, (Para("", (Span("It is "), Span("cold", True))), Para("Smith", (Span("Yes.\nNo."),))))
    assert sentences(tiny_story(), said) == ("It is *cold*", "Smith: Yes. / No.")
