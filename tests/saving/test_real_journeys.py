"""The odd lid, a story with survival rules and a cast, saved and loaded at every turn of random journeys."""

from functools import cache
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from escape_game.engine.journey import play, start, undo
from escape_game.engine.turn import offers
from escape_game.reading.stories import find_story, load_story
from escape_game.saving.save_format import dump, load


@cache
def story():
    return load_story(find_story(Path(__file__).parents[1] / "stories" / "odd_lid"))


@given(st.integers(0, 2**32), st.lists(st.integers(0, 20), max_size=30))
def test_every_turn_of_a_journey_survives_saving(seed, picks):
    journey, _ = start(story(), seed)
    for pick in picks:
        open_choices = offers(story(), journey.state)
        if not open_choices:
            break
        before = journey
        journey, _ = play(journey, open_choices[pick % len(open_choices)].id)
        loaded = load(story(), dump(journey))
        assert loaded == (journey._replace(past=()), ())
        if undoable(before, journey.log[-1]):
            assert undo(loaded.journey) == before


def undoable(journey, choice_id):
    return all(choice.undo for choice in offers(journey.story, journey.state) if choice.id == choice_id)
