import pytest
from sitters import PIPE, sit
from tiny_story import tiny_story

from escape_game.terminal import hints
from escape_game.terminal.blocks import Row
from escape_game.terminal.settings import Kept
from escape_game.terminal.sitting import Request

HINTED = PIPE._replace(hints=True)
THE_WAY = ("drink", "warm", "rest", "lid", "wade", "hear", "bury")


@pytest.fixture
def kept(tmp_path):
    return Kept(lambda: tmp_path)


def played(kept, *typed, options=HINTED, story=None):
    return sit(*typed, options=options, story=story, request=Request(new=True, seed=7, settings=kept))[1]


def test_the_first_prompts_teach_a_thing_each(kept):
    text = played(kept, *THE_WAY)
    hinted = [line for line in text.splitlines() if line.startswith("Hint: ")]
    assert hinted == [
        "Hint: type 1, or how choice 1 begins: wade.",
        "Hint: type why 1 for what the chance of choice 1 is made of.",
        "Hint: type undo to take back what you chose. The dice stay as they fell.",
        "Hint: type party for who is with you, and how they are.",
        "Hint: type ? for all that can be typed.",
    ]


def test_each_is_given_once_in_a_life(kept, tmp_path):
    played(kept, "drink")
    assert Kept(lambda: tmp_path).noted(hints.TAUGHT) == "number check"
    assert "how choice 1 begins" not in played(Kept(lambda: tmp_path), "drink")


def test_where_hints_are_off_there_are_none(kept):
    assert "Hint:" not in played(kept, "drink", options=PIPE)
    assert "Hint:" not in played(kept, "options hints off", "drink", "drink").partition("> options")[2]


def test_nothing_is_promised_that_a_difficulty_forbids(kept):
    text = sit(
        *["drink"] * 6,
        options=HINTED,
        request=Request(new=True, seed=7, difficulty=1, settings=kept),
        story=tiny_story(),
    )[1]
    assert "undo" not in text


def test_content_notes_come_with_each_new_part_where_they_are_wanted():
    story = tiny_story()
    story = story._replace(regions=(story.regions[0], story.regions[1]._replace(notes="a death by cold")))
    assert "Beyond contains a death by cold." in sit("wade", options=PIPE._replace(notes=True), story=story)[1]
    assert "contains" not in sit("wade", story=story)[1]


@pytest.mark.parametrize(("rows", "hinted"), [(24, True), (12, False), (11, True)])
def test_a_hint_brings_no_enter_more(kept, monkeypatch, rows, hinted):
    # The first page has ten lines, and two rows are kept free: 12 rows hold it without a hint, 11 not at all.
    monkeypatch.setattr("escape_game.terminal.output.Output.rows", lambda _: rows)
    tight = HINTED._replace(plain=False, plain_from="", paging=True, interactive=True, width=80, color=False)
    assert ("Hint:" in played(kept, "", options=tight)) is hinted


def test_what_names_a_choice_names_no_other():
    menu = (Row("a", 1, "Walk on by night"), Row("b", 2, "Walk back"), Row("c", 3, '"Why me?"'))
    assert [hints.beginning(row, menu) for row in menu] == ["walk on", "walk back", ""]


def test_who_walks_alone_is_told_of_company_when_there_is_leisure(kept):
    alone = tiny_story()
    alone = alone._replace(people=tuple(person._replace(starts=0) for person in alone.people))
    hinted = [line for line in played(kept, *THE_WAY, story=alone).splitlines() if line.startswith("Hint: ")]
    assert hinted[-1] == "Hint: type party for how you are, and later for who is with you."
