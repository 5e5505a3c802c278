"""The story that ships, over random playthroughs: saved, loaded, taken back and replayed, it is the same journey."""

import subprocess
import sys
from functools import cache
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from escape_game.authoring.players import PLAYERS
from escape_game.engine.journey import back, play, start, undo
from escape_game.engine.playthrough import opening, record, replay, whole
from escape_game.engine.turn import offers
from escape_game.errors import ChoiceError
from escape_game.reading.compiled import dumps
from escape_game.reading.stories import find_story, load_story
from escape_game.saving.save_format import dump, load, parse

ROOT = Path(__file__).parents[2]
OTHER_PYTHONS = ("3.12.1", "3.13.0")
SEEDS = st.integers(0, 2**32)
LARGEST = 200_000


@cache
def story():
    return load_story(find_story(None))


def walked(seed, turns):
    """Play at random, and return the journey after each choice."""
    dice = Random(seed)
    journeys = [start(story(), seed)[0]]
    while len(journeys) <= turns and (offered := offers(story(), journeys[-1].state)):
        journeys.append(play(journeys[-1], dice.choice(offered).id)[0])
    return journeys


@settings(max_examples=20, deadline=None)
@given(SEEDS)
def test_loading_gives_back_the_journey_at_every_turn(seed):
    for journey in walked(seed, 60):
        assert load(story(), dump(journey)) == (journey._replace(past=()), ())


@settings(max_examples=20, deadline=None)
@given(SEEDS, st.integers(0, 2**16))
def test_resumed_play_equals_uninterrupted_play_to_the_end(seed, stop):
    journeys = walked(seed, 400)
    journey = parse(story(), dump(journeys[stop % len(journeys)]))
    for choice in journeys[-1].log[len(journey.log) :]:
        journey, _ = play(journey, choice)
    assert journey._replace(past=()) == journeys[-1]._replace(past=())


@settings(max_examples=20, deadline=None)
@given(SEEDS)
def test_undo_then_the_same_choice_gives_the_same_state(seed):
    for journey in walked(seed, 60)[1:]:
        try:
            before = undo(journey)
        except ChoiceError:
            continue
        assert play(before, journey.log[-1])[0] == journey


@settings(max_examples=5, deadline=None)
@given(SEEDS, st.integers(0, 2**16))
def test_going_back_after_a_load_is_where_one_was(seed, choices):
    journeys = walked(seed, 120)
    choices %= len(journeys)
    try:
        gone_back = back(parse(story(), dump(journeys[-1])), choices)
    except ChoiceError:
        return
    assert gone_back == journeys[choices]


@settings(max_examples=5, deadline=None)
@given(SEEDS)
def test_a_record_replays_to_the_same_text(seed):
    journey, events = start(story(), seed)
    text, dice = opening(journey, events), Random(seed)
    while len(journey.log) < 200 and (offered := offers(story(), journey.state)):
        journey, events = play(journey, dice.choice(offered).id)
        text += record(journey, events)
    assert replay(story(), text).text == text
    assert whole(parse(story(), dump(journey))) == text


def whole_journey(player):
    choose, journey = PLAYERS[player](1), start(story(), 1)[0]
    while len(journey.log) < 2000 and (offered := offers(story(), journey.state)):
        journey, _ = play(journey, choose(story(), journey.state, offered).id)
    return journey


@pytest.mark.parametrize("player", PLAYERS)
def test_the_save_of_a_whole_journey_is_small(player):
    assert len(dump(whole_journey(player)).encode()) < LARGEST


REPLAYING = """
import sys
from pathlib import Path
from escape_game.engine.playthrough import replay
from escape_game.reading.compiled import loads
story = loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
for record in sys.argv[2:]:
    found = replay(story, Path(record).read_text(encoding="utf-8")).first_difference
    if found:
        sys.exit(f"{record}: {found}")
print(sys.version_info[:2], len(sys.argv) - 2)
"""


@pytest.mark.soak
@pytest.mark.parametrize("version", OTHER_PYTHONS)
def test_whole_journeys_replay_to_the_same_text_on_another_python(tmp_path, version):
    python = Path(f"/root/.pyenv/versions/{version}/bin/python3")
    if not python.exists():
        pytest.skip(f"no Python {version} here")
    made = subprocess.run([python, "-m", "venv", tmp_path / "venv"], check=False, capture_output=True)
    pip = [tmp_path / "venv" / "bin" / "python", "-m", "pip", "install", "--quiet", "PyYAML>=6,<7", "pydantic>=2.10,<3"]
    if made.returncode or subprocess.run(pip, check=False, capture_output=True).returncode:
        pytest.skip(f"no venv for Python {version} can be made here")
    (tmp_path / "story.json").write_text(dumps(story()), encoding="utf-8")
    records = []
    for player in PLAYERS:
        records.append(tmp_path / f"{player}.log")
        records[-1].write_text(whole(whole_journey(player)), encoding="utf-8")
    arguments = [tmp_path / "venv" / "bin" / "python", "-c", REPLAYING, tmp_path / "story.json", *records]
    played = subprocess.run(arguments, check=False, capture_output=True, text=True, cwd=ROOT)
    assert played.returncode == 0, played.stderr
    assert played.stdout.split()[-1] == str(len(records))
    assert sys.version_info[:2] != tuple(map(int, version.split(".")[:2]))
