import pytest
from sitters import PIPE, sit
from tiny_story import tiny_story

from escape_game.terminal import hints
from escape_game.terminal.settings import Kept
from escape_game.terminal.sitting import Request

HINTED = PIPE._replace(hints=True)


@pytest.fixture
def kept(tmp_path):
    return Kept(lambda: tmp_path)


def played(kept, *typed, options=HINTED, story=None):
    return sit(*typed, options=options, story=story, request=Request(new=True, seed=7, settings=kept))[1]


def test_the_first_prompts_teach_a_thing_each(kept):
    text = played(kept, "drink", "warm", "rest", "lid", "wade", "hear", "bury")
    hinted = [line for line in text.splitlines() if line.startswith("Hint: ")]
    assert hinted == [
        "Hint: type 1-4, or the first words of a choice, and Enter.",
        "Hint: why 1 says what the odds of choice 1 are made of.",
        "Hint: type party to see who is with you.",
        "Hint: type undo to take the last choice back.",
        "Hint: type ? for all that can be typed.",
    ]


def test_each_is_given_once_in_a_life(kept, tmp_path):
    played(kept, "drink")
    assert Kept(lambda: tmp_path).noted(hints.TAUGHT) == "number check"
    assert "Hint: type 1-4" not in played(Kept(lambda: tmp_path), "drink")


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


def test_a_hint_never_makes_a_page_too_long(kept, monkeypatch):
    monkeypatch.setattr("escape_game.terminal.output.Output.rows", lambda _: 12)
    tight = HINTED._replace(plain=False, paging=True, interactive=True, width=80, color=False)
    assert "Hint:" not in played(kept, options=tight)
    monkeypatch.setattr("escape_game.terminal.output.Output.rows", lambda _: 24)
    assert "Hint:" in played(kept, options=tight)
