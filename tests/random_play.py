"""A whole story, played at random."""

import random
from functools import cache
from pathlib import Path

from escape_game.engine.journey import play, start
from escape_game.engine.turn import offers
from escape_game.reading.stories import find_story, load_story

ODD_LID = Path(__file__).parent / "stories" / "odd_lid"
MOST_CHOICES = 400


@cache
def odd_lid():
    return load_story(find_story(ODD_LID))


def random_journey(seed):
    """Play until an ending; yield each journey with what led to it."""
    dice = random.Random(seed)
    journey, events = start(odd_lid(), seed)
    yield journey, events
    for _ in range(MOST_CHOICES):
        if journey.state.ending >= 0:
            return
        journey, events = play(journey, dice.choice(offers(journey.story, journey.state)).id)
        yield journey, events
