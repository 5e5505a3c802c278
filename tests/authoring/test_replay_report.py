from pathlib import Path

from tiny_story import tiny_story

from escape_game.authoring.replay_report import as_record, as_text
from escape_game.engine.journey import play, start
from escape_game.engine.playthrough import opening, record, replay

FILE = Path("ford.playthrough")


def recorded(*choices):
    journey, events = start(tiny_story(), seed=4)
    text = opening(journey, events)
    for choice in choices:
        journey, events = play(journey, choice)
        text += record(journey, events)
    return text


def test_a_record_that_plays_as_it_did_is_the_same():
    difference = replay(tiny_story(), recorded("drink", "warm", "rest")).first_difference

    assert as_text(FILE, difference) == "ford.playthrough plays as it was recorded."
    assert as_record(difference) == {"same": True, "difference": None}


def test_a_changed_line_is_shown_as_it_was_and_is_with_its_place():
    text = recorded("drink", "warm").replace("It is warm here.", "It is cold here.")
    difference = replay(tiny_story(), text).first_difference
    line = text.splitlines().index("It is cold here.") + 1

    assert as_text(FILE, difference) == (
        f"ford.playthrough:{line}: goes differently after 'warm'\n- It is cold here.\n+ It is warm here."
    )
    assert as_record(difference)["difference"]["after"] == "warm"


def test_a_change_before_the_first_choice_is_at_the_opening():
    text = recorded().replace("The river is high and brown.", "The river is low.")

    assert "at the opening" in as_text(FILE, replay(tiny_story(), text).first_difference)
