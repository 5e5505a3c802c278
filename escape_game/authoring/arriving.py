"""`play --at`: a journey that stands in a scene as real playthroughs arrive there."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from escape_game.authoring.players import PLAYERS
from escape_game.authoring.settings import setting_of
from escape_game.authoring.showing import scene_called, stage
from escape_game.engine.journey import Journey, journey_id, play, start
from escape_game.engine.party import YOU
from escape_game.engine.state import Frame, State
from escape_game.engine.turn import advance, begin, offers
from escape_game.story.layout import CONDITION, STATUS, WITH_US, person_slot
from escape_game.story.story import Story

TYPICAL, WORST, BEST = "typical", "worst", "best"
ENOUGH: Final = 24  # arrivals of which one is picked
GUIDES: Final = ("sensible", "careless", "film", "random")  # as people play; the expert takes as long as all four
MOST_CHOICES: Final = 40_000  # that all players together may take: a few seconds
_LONGEST_RUN: Final = 5_000
_SEEDS: Final = 2_000
FIRST_SEED: Final = 1


class Arrival(NamedTuple):
    """How a playthrough came to a scene, and how well it stood there: morale and conditions, in thousandths."""

    seed: int
    choices: tuple[str, ...]
    strength: int


class Standing(NamedTuple):
    """A journey that stands in the scene that was asked for, and a sentence on how it came there."""

    journey: Journey
    words: str


def arrive(
    story: Story, scene_id: str, how: str = TYPICAL, settings: Sequence[str] = (), *, seed: int = FIRST_SEED
) -> Standing:
    """Return a journey at its first prompt in a scene.

    It is one of those that guides of ours have brought there, from `seed` on, so that log, journal and stores are of
    one piece. Where
    none comes there, it begins there. Raises UsageError for a scene or a setting that the story doesn't have.
    """
    index = scene_called(story, scene_id)
    changes = [setting_of(story, setting) for setting in settings]
    found = sorted(arrivals(story, index, seed), key=lambda arrival: arrival.strength)
    if found:
        picked = {TYPICAL: found[len(found) // 2], WORST: found[0], BEST: found[-1]}[how]
        journey, words = (
            _replayed(story, picked),
            f"This is the {how} one of {len(found)} playthroughs that come to {scene_id}.",
        )
    else:
        journey = _begun_there(story, index)
        words = f"No playthrough came to {scene_id}: the journey begins here, with everybody."
    values = journey.state.values[:]
    for slot, value in changes:
        values[slot] = value
    state = journey.state.copy()
    state.values = values
    return Standing(journey._replace(state=state, past=()), words)


def arrivals(story: Story, scene: int, first: int = FIRST_SEED) -> Iterator[Arrival]:
    """Return first arrivals in a scene, by each of our guides in turn, until there are enough or it takes too long."""
    found, left = 0, MOST_CHOICES
    for seed in range(first, first + _SEEDS):
        for player in GUIDES:
            arrival, played = _arrival(story, scene, player, seed, min(left, _LONGEST_RUN))
            left -= played
            if arrival is not None:
                yield arrival
                found += 1
            if found == ENOUGH or left <= 0:
                return


def _arrival(story: Story, scene: int, player_name: str, seed: int, most: int) -> tuple[Arrival | None, int]:
    """Play one run until it stands in the scene; return how long that took as well."""
    player, state = PLAYERS[player_name](seed), begin(story, seed).state
    taken: list[str] = []
    while state.scene != scene or state.ending >= 0:
        offered = offers(story, state)
        if not offered or len(taken) >= most:
            return None, len(taken) + 1
        choice = player(story, state, offered)
        taken.append(choice.id)
        advance(story, state, choice)
    return Arrival(seed, tuple(taken), strength(story, state)), len(taken) + 1


def strength(story: Story, state: State) -> int:
    """Return how well a party stands: morale, and the mean condition of you and all who are with us."""
    values, people = state.values, range(1, len(story.people))
    with_us = [YOU, *(person for person in people if values[person_slot(person, STATUS)] == WITH_US)]
    condition = sum(values[person_slot(person, CONDITION)] for person in with_us) // len(with_us)
    morale = story.survival.morale if story.survival is not None else -1
    return condition + (values[morale] if morale >= 0 else 0)


def _replayed(story: Story, arrival: Arrival) -> Journey:
    journey, _ = start(story, arrival.seed, id=journey_id(arrival.seed, "at"))
    for choice in arrival.choices:
        journey, _ = play(journey, choice)
    return journey


def _begun_there(story: Story, scene: int) -> Journey:
    """Return a journey that begins in a scene, with everybody who may walk with us."""
    everybody = range(1, len(story.people))
    staged, _ = start(stage(story, scene, everybody), seed=1)
    state = staged.state
    # What leads back leads here.
    state.stack = (Frame(scene, state.cast, state.taken, -1),)
    return staged._replace(story=story, state=state)
