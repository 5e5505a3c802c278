import pytest
from tiny_story import tiny_story

from escape_game.engine.journey import back, back_to_crossing, play, start, undo
from escape_game.engine.playthrough import (
    CROSSING,
    opening,
    parsed,
    record,
    record_back,
    record_crossing,
    record_undo,
    replay,
    whole,
)  # fmt: skip
from escape_game.errors import ReplayError

CHOICES = ("drink", "warm", "rest", "hear", "bury", "on")


def recorded(choices=CHOICES, story=None):
    journey, events = start(story or tiny_story(), 4)
    text = opening(journey, events, ("Kazik can die on the far side",))
    for choice in choices:
        journey, events = play(journey, choice)
        text += record(journey, events)
    return text


def test_a_record_opens_with_what_it_shows_and_how_to_play_it():
    head, _, _ = recorded().partition("\n\n")
    assert head == ("## Kazik can die on the far side\n# story river\n# version 1\n# difficulty walker\n# seed 4")


def test_a_record_holds_words_facts_and_state_after_each_choice():
    assert "> drink\n\nwater 10 l, now 8.5 l\n[day 2, 11 December 1939; water 8.5 l; with " in recorded()
    assert "Kazik died on day 4: the cold (1 left)\nKazik has a grave\n" in recorded()
    assert recorded().count("The far side is lower.") == 1


def test_replay_writes_the_same_record():
    played = replay(tiny_story(), recorded())
    assert played.text == recorded()
    assert played.first_difference is None
    assert played.journey.log == CHOICES


def test_replay_tells_the_first_line_that_goes_differently():
    text = recorded().replace("now 8.5 l", "now 9 l")
    difference = replay(tiny_story(), text).first_difference
    assert difference is not None
    assert (difference.after, difference.recorded, difference.now) == (
        "drink", "water 10 l, now 9 l", "water 10 l, now 8.5 l",
    )  # fmt: skip
    assert text.splitlines()[difference.line - 1] == difference.recorded


def test_replay_stops_at_a_choice_that_is_not_on_offer():
    played = replay(tiny_story(), recorded().replace("> warm", "> swim"))
    assert played.first_difference is not None
    assert played.first_difference.now == "> swim" or "swim" in played.text.splitlines()[-1]
    assert played.journey.log == ("drink",)


def test_a_new_version_of_the_story_is_no_difference():
    assert replay(tiny_story(version=2), recorded()).first_difference is None


def test_replay_plays_what_was_taken_back():
    journey, events = start(tiny_story(), 4)
    text = opening(journey, events)
    for choice in ("warm", "rest", "hear"):
        journey, events = play(journey, choice)
        text += record(journey, events)
    journey = undo(journey)
    text += record_undo(journey)
    journey = back_to_crossing(journey)
    text += record_crossing(journey)
    assert f"> {CROSSING}" in text
    played = replay(tiny_story(), text)
    assert played.first_difference is None
    assert played.journey == journey


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("# story river", "# story sea", "no record of The River"),
        ("# seed 4", "# seed four", "names the seed"),
        ("# seed 4", f"# seed {'4' * 5000}", "names the seed"),
        ("# difficulty walker", "# difficulty easy", "no difficulty 'easy'"),
    ],
)
def test_what_is_no_record_is_refused_in_one_line(old, new, message):
    with pytest.raises(ReplayError, match=message) as raised:
        replay(tiny_story(), recorded().replace(old, new))
    assert "\n" not in str(raised.value)


def test_prose_is_never_taken_for_a_choice():
    story = tiny_story()
    scenes = (*story.scenes[:2], story.scenes[2]._replace(text=story.scenes[1].text), *story.scenes[3:])
    paragraph = scenes[2].text.parts[0]
    text = scenes[2].text._replace(parts=(paragraph._replace(pieces=(paragraph.pieces[0]._replace(text="> wade"),)),))
    hostile = story._replace(scenes=(*scenes[:2], scenes[2]._replace(text=text), *scenes[3:]))
    assert parsed(recorded(("warm", "rest"), hostile)).choices == ("warm", "rest")


def test_going_back_several_choices_is_recorded_as_one_line():
    journey, events = start(tiny_story(), 4)
    text = opening(journey, events)
    for choice in ("lid", "drink", "wade"):
        journey, events = play(journey, choice)
        text += record(journey, events)
    journey = back(journey, 1)
    text += record_back(journey)
    assert "> (back 1)" in text
    played = replay(tiny_story(), text)
    assert played.first_difference is None
    assert played.journey == journey


def test_the_record_of_a_loaded_journey_is_that_of_the_sitting_it_was_played_in():
    journey, events = start(tiny_story(), 4)
    text = opening(journey, events, ("A note.",))
    for choice in ("lid", "drink"):
        journey, events = play(journey, choice)
        text += record(journey, events)
    assert whole(journey._replace(past=()), ("A note.",)) == text
    assert "story has changed" in whole(journey._replace(log=("lid", "fly")))
