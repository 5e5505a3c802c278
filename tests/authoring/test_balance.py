"""The balance of our own story, roughly: docs/balance.md has the real figures. Fixed seeds, wide bounds."""

from functools import cache

import pytest

from escape_game.authoring.playtesting import Plan, playtest
from escape_game.reading.stories import find_story, load_story


@cache
def tally(player, runs):
    return playtest(load_story(find_story(None)), Plan(player=player), runs)


@pytest.mark.parametrize(
    ("player", "runs", "least", "most"),
    [
        ("random", 60, 0.0, 0.1),
        ("careless", 40, 0.02, 0.45),
        ("sensible", 30, 0.35, 0.95),
        ("expert", 8, 0.6, 1.0),
        ("film", 20, 0.05, 1.0),
    ],
)
def test_about_as_many_reach_india_as_should(player, runs, least, most):
    assert least <= tally(player, runs).survived / runs <= most


def test_the_more_care_the_more_come_through():
    careless, sensible = (tally(player, runs).survived / runs for player, runs in (("careless", 40), ("sensible", 30)))

    assert careless < sensible


@pytest.mark.parametrize(("player", "runs"), [("random", 60), ("careless", 40), ("sensible", 30), ("expert", 8)])
def test_no_run_breaks_the_engine_or_the_contract_about_deaths(player, runs):
    assert not tally(player, runs).has_trouble
    assert not tally(player, runs).unfinished
