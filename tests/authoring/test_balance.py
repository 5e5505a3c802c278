"""The balance of our own story, roughly: docs/balance.md has the real figures. Fixed seeds, wide bounds."""

from functools import cache

import pytest

from escape_game.authoring.playtesting import Plan, playtest
from escape_game.reading.stories import find_story, load_story
from escape_game.story.difficulties import difficulty_called
from escape_game.story.effects import End, Go, Visit
from escape_game.story.walking import outcomes

RUNS = {"random": 160, "careless": 60, "sensible": 40, "expert": 10, "film": 20}


@cache
def story():
    return load_story(find_story(None))


@cache
def tally(player, difficulty="walker"):
    return playtest(story(), Plan(player=player, difficulty=difficulty_called(story(), difficulty)), RUNS[player])


def reached(player, *difficulty):
    counts = tally(player, *difficulty)
    return counts.survived / counts.runs


def living(player):
    alive = tally(player).alive_at_end
    return sum(number * runs for number, runs in alive.items()) / alive.total()


@pytest.mark.parametrize(
    ("player", "least", "most"),
    [
        ("random", 0.004, 0.06),
        ("careless", 0.06, 0.3),
        ("sensible", 0.45, 0.85),
        ("expert", 0.7, 1.0),
        ("film", 0.05, 1.0),
    ],
)
def test_about_as_many_reach_india_as_should(player, least, most):
    assert least <= reached(player) <= most


def test_the_more_care_the_more_come_through():
    assert reached("random") < reached("careless") < reached("sensible")


def test_the_more_care_the_more_of_them_live_and_seldom_all():
    assert living("careless") < living("sensible") < living("expert") < 6.5
    assert 2 < living("sensible") < 4.7


def test_the_difficulties_are_in_order():
    assert reached("sensible", "hard_ground") < reached("sensible") < reached("sensible", "companion")


@pytest.mark.parametrize("player", RUNS)
def test_no_run_breaks_the_engine_or_the_contract_about_deaths(player):
    assert not tally(player).has_trouble
    assert not tally(player).unfinished


STAYING = (
    "broad_confession",
    "the_one_who_waited",
    "keeper_of_the_boat",
    "nine_stones",
    "copyist",
    "bookkeeper",
    "lay_brother",
)


@pytest.mark.parametrize("ending", STAYING)
def test_whoever_would_stay_is_asked_twice_and_may_turn_back_two_ways(ending):
    last = [scene for scene in story().scenes if any(ending in ends(choice) for choice in scene.choices)]
    (asked,) = last
    leading = [scene for scene in story().scenes if any(leads_to(choice, asked) for choice in scene.choices)]

    assert len(leading) == 1
    assert sum(not ends(choice) for choice in asked.choices) >= 2


def exits(choice):
    return [step.exit for outcome in outcomes(choice) for step in outcome.steps if step.exit is not None]


def ends(choice):
    return {story().endings[way.ending].id for way in exits(choice) if isinstance(way, End)}


def leads_to(choice, asked):
    index = story().scene_ids.index(asked.id)
    targets = {way.scene for way in exits(choice) if isinstance(way, Visit)}
    return index in targets | {target.scene for way in exits(choice) if isinstance(way, Go) for target in way.targets}
