import pytest
from builders import tiny
from roads import SCENES, TITLE, leg
from tiny_story import scenes, tiny_story

from escape_game.engine.journey import back, back_to_crossing, journey_id, play, start, undo
from escape_game.errors import ChoiceError
from escape_game.story.layout import DAY, GONE, REGION, WITH_US


def played(choices, story=None, **start_at):
    journey, _ = start(story or tiny_story(), 4, **start_at)
    for choice in choices:
        journey, _ = play(journey, choice)
    return journey


def test_a_journey_keeps_its_choices_its_journal_and_what_became_of_whom():
    journey = played(["lid", "warm", "rest", "hear", "bury", "on"])
    assert journey.log == ("lid", "warm", "rest", "hear", "bury", "on")
    assert [note.words for note in journey.journal] == ["He found a lid."]
    assert [type(entry.event).__name__ for entry in journey.chronicle] == [
        "Entered", "Entered", "Died", "Buried", "Ended",
    ]  # fmt: skip


def test_playing_leaves_the_earlier_journey_as_it_was():
    before = played(["drink"])
    state = before.state.copy()
    play(before, "wade")
    assert before.state == state
    assert before.log == ("drink",)


def test_undo_takes_back_one_choice_after_another_to_the_beginning():
    journeys = [played(["lid", "drink", "wade"][:length]) for length in range(4)]
    journey = journeys[-1]
    for earlier in reversed(journeys[:-1]):
        journey = undo(journey)
        assert journey == earlier
    with pytest.raises(ChoiceError, match="nothing to take back"):
        undo(journey)


def test_the_same_choice_after_undo_brings_the_same():
    journey = played(["wade"])
    assert play(undo(journey), "wade")[0] == journey


def test_undo_of_a_loaded_journey_plays_its_log_again():
    journey = played(["lid", "drink", "wade"])
    assert undo(journey._replace(past=())) == undo(journey)


def test_undo_stops_at_the_load_where_the_log_no_longer_plays():
    journey = played(["drink", "wade"])
    for changed in (journey._replace(log=("drink", "swim")), journey._replace(log=("wade",))):
        with pytest.raises(ChoiceError, match="story has changed"):
            undo(changed._replace(past=()))


def test_a_choice_can_forbid_to_be_taken_back():
    journey = played(["drink", "wade"], tiny_story(undo=False))
    with pytest.raises(ChoiceError, match="can't be taken back"):
        undo(journey)


def test_a_difficulty_can_forbid_undo():
    journey = played(["drink"], difficulty=1)
    with pytest.raises(ChoiceError, match="difficulty"):
        undo(journey)


def test_an_ended_journey_can_go_back_to_the_last_crossing():
    journey = played(["drink", "warm", "rest", "hear", "bury", "on"])
    back = back_to_crossing(journey)
    assert back.state.ending < 0
    assert back.state.values[REGION] == 2
    assert back.log == ("drink", "warm", "rest")
    assert len(back.chronicle) == 2
    assert undo(back) == played(["drink", "warm"])


def test_only_the_last_crossing_into_a_region_is_kept():
    journey = played(["warm", "rest", "hear", "back"])
    assert [crossing.choices for crossing in journey.crossings] == [2, 4]


def test_undo_past_a_crossing_forgets_it():
    journey = undo(undo(played(["warm", "rest", "hear"])))
    assert [crossing.choices for crossing in journey.crossings] == [0]


def test_going_back_needs_a_crossing():
    with pytest.raises(ChoiceError, match="no crossing"):
        back_to_crossing(played([])._replace(crossings=()))


def test_ids_depend_on_seed_and_token_alone():
    assert journey_id(4, "noon") == journey_id(4, "noon")
    assert len({journey_id(4, "noon"), journey_id(5, "noon"), journey_id(4, "night")}) == 3


def test_going_back_to_a_choice_is_undoing_all_after_it():
    journeys = [played(["lid", "drink", "wade", "drink"][:length]) for length in range(4)]
    for choices in range(3):
        assert back(journeys[-1], choices) == journeys[choices]
        assert back(journeys[-1]._replace(past=()), choices) == journeys[choices]
    for choices in (-1, 3):
        with pytest.raises(ChoiceError, match="no choice"):
            back(journeys[-1], choices)


def test_nothing_goes_back_past_what_cannot_be_taken_back():
    journey = played(["lid", "wade", "hear", "back"], tiny_story(undo=False))
    with pytest.raises(ChoiceError, match="can't be taken back"):
        back(journey, 0)
    with pytest.raises(ChoiceError, match="difficulty"):
        back(played(["drink"], difficulty=1), 0)


def renamed_story():
    """Return the story with two choices and the scene of one of them called otherwise since."""
    road, bank, *others = scenes()
    choices = tuple(each._replace(id={"drink": "sip", "lid": "cover"}.get(each.id, each.id)) for each in bank.choices)
    story = tiny_story()
    newer = (road, bank._replace(id="shore", choices=choices), *others)
    slots = tuple(
        slot._replace(name=slot.name.replace("bank", "shore").replace("lid", "cover")) for slot in story.slots
    )
    return tiny_story(
        version=2, scenes=newer, scene_ids=tuple(each.id for each in newer), slots=slots,
        renamed=(("bank", "shore"), ("bank.drink", "shore.sip"), ("shore.lid", "shore.cover")),
    )  # fmt: skip


def test_undo_after_a_load_follows_choices_that_the_story_renamed():
    before = played(["lid", "drink", "wade"])
    newer = undo(before._replace(story=renamed_story(), past=()))
    assert newer.log == ("cover", "sip")
    assert newer.state.values == played(["lid", "drink"]).state.values


def test_undo_after_a_load_follows_the_people_and_orders_that_the_story_renamed():
    story = tiny(SCENES + leg(), TITLE, walks=True)
    story = story._replace(people=tuple(each._replace(starts=WITH_US) for each in story.people))
    before = played(["go", "duty.nurse.kazik", "ration.half", "walk"], story)
    renamed = story._replace(renamed=(("casimir", "kazik"), ("bread_by_half", "half")))
    log = ("go", "duty.nurse.casimir", "ration.bread_by_half", "walk")
    assert undo(before._replace(story=renamed, log=log, past=())).log == ("go", "duty.nurse.kazik", "ration.half")


PARTING = """
---
scene: first
title: The camp
region: land
text: |
  A gate.
choices:
  part:
    text: Part
    then:
      joins: smith
  leave:
    text: Leave
    then:
      leaves: smith
      journal: We parted.
      calendar: 7
      go: nowhere
"""


def test_what_happens_before_the_page_is_turned_is_kept_under_its_own_day():
    journey, _ = start(tiny(PARTING), 1)
    for choice in ("part", "leave"):
        journey, _ = play(journey, choice)
    parted = journey.chronicle[-1]
    assert (parted.event.status, parted.day, parted.date) == (GONE, 1, journey.chronicle[0].date)
    assert [(note.day, note.date) for note in journey.journal] == [(1, parted.date)]
    assert journey.state.values[DAY] == 8
