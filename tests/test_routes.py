"""Every route in tests/routes/: a whole journey by the ids of its choices, straight and saved and loaded between turns.

When the story changes so that a route no longer plays, record it anew: tools/record_route.py.
"""

from functools import cache
from pathlib import Path

import pytest

from escape_game.engine.journey import play, start
from escape_game.reading.stories import find_story, load_story
from escape_game.saving import save_format
from escape_game.story.layout import STATUS, STATUS_WORDS, person_slot

ROUTES = sorted(Path(__file__).parent.glob("routes/*.route"))


@cache
def story():
    return load_story(find_story(None))


@cache
def recorded(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    head = [line for line in lines if line.startswith("#")]
    choices = [line for line in lines if not line.startswith("#")]
    seed, ending = (
        next(line.split()[2] for line in head if line.startswith(f"# {word} ")) for word in ("seed", "ends")
    )
    return int(seed), ending, head[3].removeprefix("# "), choices


def fates(state):
    people = enumerate(story().people)
    return ", ".join(f"{p.id} {STATUS_WORDS[state.values[person_slot(i, STATUS)]]}" for i, p in people if i)


@cache
def played(path):
    seed, _, _, choices = recorded(path)
    journey, _ = start(story(), seed)
    for choice in choices:
        journey, _ = play(journey, choice)
    return journey


@pytest.mark.parametrize("path", ROUTES, ids=lambda path: path.stem)
def test_a_route_ends_as_it_was_recorded(path):
    _, ending, people, _ = recorded(path)
    state = played(path).state
    assert story().endings[state.ending].id == ending
    assert fates(state) == people


@pytest.mark.parametrize("path", ROUTES, ids=lambda path: path.stem)
def test_a_route_saved_and_resumed_at_every_turn_is_the_same_journey(path):
    seed, _, _, choices = recorded(path)
    journey, _ = start(story(), seed)
    for choice in choices:
        journey = save_format.parse(story(), save_format.dump(journey))
        journey, _ = play(journey, choice)
    assert journey.state == played(path).state
    assert journey.journal == played(path).journal


def test_there_is_a_route_to_the_door_and_others_that_end_on_the_way():
    endings = {recorded(path)[1] for path in ROUTES}
    assert {"the_door", "white_prosecutor", "well_behind", "the_one_who_waited"} <= endings
