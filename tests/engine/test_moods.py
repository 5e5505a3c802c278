"""What a day, a death and a grave do to morale, and what a day does to the hunt."""

import pytest
from builders import amount, joined, with_amount, with_condition
from roads import TITLE, walking

from escape_game.engine.events import Changed
from escape_game.engine.moods import be_hunted, feel, lay_to_rest, mourn
from escape_game.engine.told import Told
from escape_game.story.layout import LAST_ATE, LAST_DRANK, REGION

HUNTED = """
---
region: border
title: The border
if you die: cold_end
hunted: yes
"""


def afoot(*names):
    return walking("", *names, extra=HUNTED, title=TITLE)


# A day costs 0.3, hunger 0.5 and thirst 0.8 of it, rest gives 0.7 to whoever wants for nothing, and spirits go one per
# cent of the way to 50. The tables have no hunger at 100 per cent, no thirst from 92.
@pytest.mark.parametrize(
    ("before", "ate", "drank", "resting", "after"),
    [
        (50, 100, 100, False, 49.7),
        (50, 100, 92, False, 49.7),
        (50, 99, 100, False, 49.2),
        (50, 100, 91, False, 48.9),
        (50, 50, 50, False, 48.4),
        (50, 100, 100, True, 50.4),
        (50, 99, 100, True, 49.2),
        (50, 100, 91, True, 48.9),
        (30, 100, 100, False, 29.9),
        (90, 100, 100, False, 89.3),
        (0, 0, 0, False, 0),
    ],
)
def test_what_a_day_does_to_spirits(before, ate, drank, resting, after):
    tale, state = afoot()
    state = with_amount(tale, state, "morale", before)
    state.values[LAST_ATE], state.values[LAST_DRANK] = ate, drank

    feel(tale, tale.survival, state, resting=resting)

    assert amount(tale, state, "morale") == after


def scouting(tale, state, name, value):
    state = with_condition(tale, state, "smith", value)
    (scout,) = (duty for duty in tale.survival.duties if duty.id == "scout")
    state.values[scout.slot] = [person.id for person in tale.people].index(name) + 1
    return state


@pytest.mark.parametrize(
    ("region", "name", "value", "after"),
    [
        ("border", "kazik", 70, 3.95),
        ("border", "smith", 70, 3.85),
        ("border", "smith", 44, 3.95),
        ("land", "smith", 70, 4),
    ],
)
def test_the_hunt_wears_down_where_there_is_one_and_faster_behind_an_able_scout(region, name, value, after):
    tale, state = afoot("smith")  # Kazik isn't with us, whatever he was told to do
    state = scouting(tale, with_amount(tale, state, "hunted", 4), name, value)
    state.values[REGION] = [each.id for each in tale.regions].index(region) + 1

    be_hunted(tale, tale.survival, state)

    assert amount(tale, state, "hunted") == after


def test_nobody_is_hunted_before_the_story_is_anywhere():
    tale, state = afoot()
    tale = tale._replace(regions=tuple(region._replace(hunted=True) for region in tale.regions))
    after = []
    for region in (0, 1, 2):
        now = with_amount(tale, state, "hunted", 4)
        now.values[REGION] = region
        be_hunted(tale, tale.survival, now)
        after.append(amount(tale, now, "hunted"))
    assert after == [4, 3.95, 3.95]


@pytest.mark.parametrize(("names", "after"), [((), 37), (("smith",), 41)])
def test_a_death_is_felt_and_told(names, after):
    tale, state = afoot(*names)
    told = Told()

    mourn(tale, state, told)

    (change,) = [event for event in told if isinstance(event, Changed)]
    assert (amount(tale, state, "morale"), change.before, change.after) == (after, 50_000, after * 1000)


def test_a_grave_gives_something_back():
    tale, state = afoot()
    told = Told()

    lay_to_rest(tale, state, told)

    assert amount(tale, state, "morale") == 57
    assert [type(event) for event in told] == [Changed]


def test_a_story_without_morale_and_hunt_goes_without():
    tale, state = afoot()
    state.values[REGION] = len(tale.regions)
    tale = tale._replace(survival=tale.survival._replace(morale=-1, hunted=-1))
    before = joined(tale, state).copy()

    feel(tale, tale.survival, state, resting=True)
    be_hunted(tale, tale.survival, state)
    mourn(tale, state, None)
    lay_to_rest(tale, state, None)

    assert state == before


def test_a_story_without_rules_of_survival_has_no_moods():
    tale, state = afoot()
    before = state.copy()
    tale = tale._replace(survival=None)

    mourn(tale, state, None)
    lay_to_rest(tale, state, None)

    assert state == before
