import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiny_story import RULE, WATER, scene, scenes, then, tiny_story
from tiny_story import choice as choice_of

from escape_game.engine.journey import play, start, undo
from escape_game.engine.turn import offers
from escape_game.errors import SaveDamagedError, SaveError, SaveForeignError, SaveTooNewError
from escape_game.saving import document
from escape_game.saving.save_format import dump, load, parse
from escape_game.story.effects import Onward, Visit
from escape_game.story.layout import (
    COMMON,
    CONDITION,
    DAY,
    FIELDS,
    HOURS,
    HOURS_OF_A_DAY,
    LEG,
    PACE,
    REGION,
    person_slot,
)
from escape_game.story.story import Slot

STORY = tiny_story()
PICKS = st.lists(st.integers(0, 10), max_size=25)


def walked(picks, seed=4, story=STORY):
    """Play whatever the numbers pick, and return the journey after each choice."""
    journey, _ = start(story, seed)
    journeys = [journey]
    for pick in picks:
        open_choices = offers(story, journey.state)
        if not open_choices:
            break
        journey, _ = play(journey, open_choices[pick % len(open_choices)].id)
        journeys.append(journey)
    return journeys


def played(*choices, story=STORY):
    journey, _ = start(story, 4)
    for choice in choices:
        journey, _ = play(journey, choice)
    return journey


def changed(text, change):
    """Return the save after a change by somebody who knows how to make a checksum."""
    saved = json.loads(text)
    del saved["save"], saved["checksum"]
    change(saved)
    return document.sealed(saved)


@given(PICKS, st.integers())
def test_loading_a_save_gives_back_the_journey_at_every_turn(picks, seed):
    for journey in walked(picks, seed):
        loaded = load(STORY, dump(journey))
        assert loaded.journey == journey._replace(past=())
        assert loaded.notes == ()


@given(PICKS, st.integers(0, 25))
def test_a_journey_goes_on_after_loading_as_if_it_had_never_stopped(picks, stop):
    whole = walked(picks)
    journey = parse(STORY, dump(whole[min(stop, len(whole) - 1)]))
    for choice in whole[-1].log[len(journey.log) :]:
        journey, _ = play(journey, choice)
    assert journey._replace(past=()) == whole[-1]._replace(past=())


@given(PICKS)
def test_undo_works_across_a_load(picks):
    journeys = walked(picks)
    if len(journeys) > 1:
        assert undo(parse(STORY, dump(journeys[-1]))) == journeys[-2]


def test_a_save_names_things_and_never_counts_them():
    saved = json.loads(dump(played("drink", "warm", "rest")))
    assert saved["state"]["place"] == {"scene": "guest", "cast": {"X": "smith"}}
    assert saved["state"]["stack"] == [{"scene": "far"}]
    assert saved["state"]["story"] == {"water": 8500, "rule": "alone", "visits:bank": 1}
    assert saved["state"]["people"]["kazik.status"] == "with us"
    assert saved["log"] == ["drink", "warm", "rest"]
    assert saved["difficulty"] == "walker"


def test_as_many_scenes_may_wait_as_there_are():
    down = [scene(f"cave_{n}", "Dark.", choice_of("down", 0, then(exit=Visit(n + 1)))) for n in range(1, 151)]
    caves = (scene("road", ""), *down, scene("cave_151", "Dark.", choice_of("up", 0, then(exit=Onward()))))
    story = tiny_story(scenes=caves, scene_ids=tuple(each.id for each in caves), decks=())
    journey = walked([0] * 150, story=story)[-1]
    assert len(journey.state.stack) == 150
    assert load(story, dump(journey)).journey.state == journey.state


def test_hours_that_no_day_has_are_moved_into_it():
    text = changed(dump(played("drink")), lambda saved: saved["state"]["journey"].update(hours=2**53))
    assert parse(STORY, text).state.values[HOURS] == HOURS_OF_A_DAY - 1


def test_more_scenes_than_can_wait_are_refused():
    text = changed(dump(played("warm")), lambda saved: saved["state"]["stack"].extend(saved["state"]["stack"] * 100))
    with pytest.raises(SaveDamagedError, match="too deep"):
        parse(STORY, text)


def test_the_hash_of_a_state_leaves_out_names_and_times():
    def state_hash(journey, **kept):
        return document.heading(document.opened(dump(journey, **kept))).state_hash

    journey = played("drink")
    assert state_hash(journey) == state_hash(journey._replace(id="another"))
    assert state_hash(journey) == state_hash(journey, slot="noon", saved_at="noon")
    assert state_hash(journey) != state_hash(played("drink", "lid"))


def test_a_save_cut_short_anywhere_is_refused():
    text = dump(played("drink", "warm"))
    for length in range(len(text.rstrip())):
        with pytest.raises(SaveDamagedError):
            parse(STORY, text[:length])


@given(st.integers(0), st.integers(1, 255))
def test_a_flipped_byte_is_refused_or_does_no_harm(place, flip):
    journey = played("drink", "warm", "rest")
    data = bytearray(dump(journey).encode())
    data[place % len(data)] ^= flip
    with suppress(SaveError):
        assert parse(STORY, data.decode(errors="replace")) == journey._replace(past=())


@pytest.mark.parametrize("text", ["", "{}", "[]", "null", "1e999", '{"save": 1}', '{"save": "one"}', "[" * 200_000])
def test_what_is_no_save_is_refused_in_one_line(text):
    with pytest.raises(SaveDamagedError) as raised:
        parse(STORY, text)
    assert "\n" not in str(raised.value)


def test_a_save_of_a_newer_edition_asks_for_an_update():
    text = dump(played()).replace('"save": 1', '"save": 2')
    with pytest.raises(SaveTooNewError, match="Update the game"):
        parse(STORY, text)


def test_a_save_of_another_story_names_that_story():
    with pytest.raises(SaveForeignError, match="The River"):
        parse(tiny_story(id="sea"), dump(played()))


def test_a_text_beyond_the_bound_is_not_read():
    with pytest.raises(SaveDamagedError, match="too long"):
        parse(STORY, " " * (document.MOST_CHARACTERS + 1))


HOSTILE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.just(10**400) | st.text() | st.just("../../etc/passwd"),
    lambda values: st.lists(values, max_size=3) | st.dictionaries(st.text(max_size=8), values, max_size=3),
    max_leaves=8,
)
PARTS = [
    ("state",), ("state", "journey"), ("state", "journey", "day"), ("state", "journey", "region"), ("state", "people"),
    ("state", "people", "kazik.status"), ("state", "people", "kazik.condition"), ("state", "story", "water"),
    ("state", "story", "rule"), ("state", "passed"), ("state", "place"), ("state", "place", "scene"),
    ("state", "place", "cast"), ("state", "place", "cast", "X"), ("state", "place", "taken"), ("state", "stack"),
    ("state", "ending"), ("log",), ("journal",), ("chronicle",), ("chronicle", 0), ("chronicle", 0, "what"),
    ("crossings",), ("crossings", 0), ("crossings", 0, "choices"), ("crossings", 0, "state"), ("journey",), ("seed",),
    ("difficulty",), ("slot",), ("saved_at",), ("story",), ("story", "id"), ("shown",), ("shown", "alive"),
]  # fmt: skip


@given(st.sampled_from(PARTS), HOSTILE)
def test_whatever_a_forger_writes_is_refused_or_harmless(part, value):
    def forge(saved):
        for key in part[:-1]:
            saved = saved[key]
        saved[part[-1]] = value

    text = changed(dump(played("drink", "warm", "rest")), forge)
    with suppress(SaveError):
        journey = parse(STORY, text)
        for choice in offers(STORY, journey.state):
            play(journey, choice.id)


def test_numbers_beyond_their_range_are_moved_into_it():
    def forge(saved):
        saved["state"]["story"]["water"] = 10**300
        saved["state"]["people"]["kazik.condition"] = -(10**300)
        saved["state"]["journey"]["day"] = 10**300

    state = parse(STORY, changed(dump(played("drink")), forge)).state
    assert state.values[WATER] == 90_000
    assert state.values[person_slot(1, CONDITION)] == 0
    assert state.values[DAY] <= 1_000_000


def test_a_scene_that_leads_back_to_nothing_is_nowhere():
    def forge(saved):
        saved["state"]["stack"] = []

    for choices in (("warm",), ("warm", "rest")):
        journey = parse(STORY, changed(dump(played(*choices)), forge))
        assert all(play(journey, choice.id) for choice in offers(STORY, journey.state))


def test_control_characters_are_cleaned_away():
    def forge(saved):
        saved["slot"] = "noon\x1b[2J\u202e"
        saved["journal"] = [{"day": 1, "date": 1, "place": "a\x1b]0;x\x07", "words": "b\x9b31m"}]

    text = changed(dump(played("drink")), forge)
    assert document.heading(document.opened(text)).slot == "noon"
    assert [(note.place, note.words) for note in parse(STORY, text).journal] == [("a", "b")]


# An older story's saves.


def test_a_renamed_scene_is_followed():
    renamed = tuple(each._replace(id="hearth") if each.id == "stove" else each for each in scenes())
    newer = tiny_story(
        version=2, scenes=renamed, scene_ids=tuple(each.id for each in renamed), renamed=(("stove", "hearth"),)
    )
    loaded = load(newer, dump(played("drink", "warm")))
    assert newer.scene_ids[loaded.journey.state.scene] == "hearth"
    assert loaded.notes == ()


def test_renamed_names_inside_names_are_followed():
    slots = tuple(slot._replace(name=slot.name.replace("bank", "shore")) for slot in STORY.slots)
    newer = tiny_story(version=2, slots=slots, renamed=(("bank", "shore"),))
    assert parse(newer, dump(played("lid", "warm"))).state.values[RULE + 1 : RULE + 3] == [2, 1]


def test_numbers_keep_their_names_when_a_story_moves_them():
    slots = (Slot("new", 7, 0, 9), *reversed(STORY.slots))
    loaded = load(tiny_story(version=2, slots=slots, facts=()), dump(played("warm")))
    first = COMMON + 3 * FIELDS
    assert loaded.journey.state.values[first] == 7
    assert loaded.journey.state.values[first + 5] == 10_000


def test_what_a_story_no_longer_has_is_dropped_with_a_note():
    slots = tuple(slot._replace(name=slot.name.replace("bank", "quay")) for slot in STORY.slots)
    loaded = load(tiny_story(version=2, slots=slots), dump(played("lid", "warm")))
    assert loaded.notes == ("The story no longer has: once:bank.lid, visits:bank.",)


def without(scene_id):
    """Return the story with another scene where this one was."""
    others = tuple(each._replace(id="other") if each.id == scene_id else each for each in scenes())
    return tiny_story(version=2, scenes=others, scene_ids=tuple(each.id for each in others))


def test_a_journey_whose_scene_is_gone_lands_on_the_last_crossing():
    loaded = load(without("stove"), dump(played("drink", "warm")))
    assert loaded.journey.log == ()
    assert loaded.journey.state.values[REGION] == 1
    assert "last crossing" in loaded.notes[-1]


def test_where_no_crossing_is_left_the_journey_begins_again():
    loaded = load(without("bank"), dump(played("drink")))
    assert loaded.journey.state.scene == STORY.start
    assert loaded.journey.log == ()
    assert "begins again" in loaded.notes[-1]


@given(st.integers(1, 8))
def test_a_road_that_is_no_leg_is_nowhere(pace):
    def forge(saved):
        saved["state"]["place"] = {"scene": "road"}
        saved["state"]["journey"]["pace"] = pace

    journey = parse(STORY, changed(dump(played("drink")), forge))
    assert journey.state.scene == STORY.start
    assert journey.state.values[LEG] == journey.state.values[PACE] == 0
