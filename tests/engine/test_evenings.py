"""What the road asks for of an evening, in which order, and how a leg begins and ends."""

import pytest
import roads
from builders import amount, counted, joined, person, played, scene_of, tiny, with_amount, with_condition
from roads import SCENES, TITLE, leg

from escape_game.engine.dice import between
from escape_game.engine.events import (
    DRY,
    Arrived,
    Body,
    Company,
    DayWalked,
    Died,
    Ended,
    LegDone,
    SetOut,
    StageTurned,
    TimePassed,
    Warned,
)
from escape_game.engine.road import call, is_uneventful, set_out
from escape_game.engine.state import Frame
from escape_game.engine.turn import begin, choose
from escape_game.story.layout import (
    CONDITION,
    DATE,
    FAILING,
    GONE,
    LEG,
    LOW_DAYS,
    NEXT_DRAW,
    NEXT_WATER,
    NIGHTS,
    PASSED,
    REGION,
    TOLD,
    WALKED,
    WORN,
    person_slot,
)  # fmt: skip

BACK_ROAD = leg("water every: 30-85 km\nwaypoints:\n  - at: 20%\n    to: hut", 100).replace(
    "leg: track", "leg: back_road"
)


def scene_on(tale, state, *orders):
    for order in orders:
        state = choose(tale, state, order).state
    return scene_of(tale, state)


def with_rules(tale, **numbers):
    return tale._replace(survival=tale.survival._replace(**numbers))


def test_a_leg_begins_at_its_beginning_whatever_was_on_the_last():
    tale, state = roads.walking("waypoints:\n  - at: 1%\n    to: hut", extra=BACK_ROAD)
    for slot in (WALKED, NIGHTS, PASSED, TOLD):
        state.values[slot] = 1
    state.cast, state.taken, state.stack = (1,), 1, (Frame(tale.scene_ids.index("hut"), (), 0, -1),)

    told = []
    set_out(tale, state, 1, told)

    assert [state.values[slot] for slot in (LEG, WALKED, NIGHTS, PASSED, TOLD)] == [2, 0, 0, 0, 0]
    assert (state.scene, state.cast, state.taken, state.stack) == (0, (), 0, ())
    assert told[0] == SetOut(1)
    assert scene_on(tale, state, "walk") == "hut"


def test_where_the_first_water_and_the_first_event_are_is_drawn_within_their_bounds():
    tale = tiny(SCENES + leg("water every: 30-85 km\ndeck: weather\ndraw every: 4-6 days") + WIND, TITLE, walks=True)
    begun = [choose(tale, begin(tale, seed).state, "go").state for seed in range(40)]
    waters = {state.values[NEXT_WATER] for state in begun}
    assert all(30_000 <= water <= 85_000 for water in waters)
    assert len(waters) > 20
    assert {state.values[NEXT_DRAW] for state in begun} == {1, 2, 3, 4, 5, 6}
    key = tale.legs[0].key
    assert [s.values[NEXT_WATER] for s in begun] == [between(seed, key, -1, 30_000, 85_000) for seed in range(40)]


WIND = """
---
event: wind
deck: weather
region: land
text: |
  Wind.
then:
  counts: drawn
"""


@pytest.mark.parametrize(("every", "drawn"), [(1, list(range(2, 12))), (3, [2, 5, 8, 11])])
def test_between_two_events_lie_as_many_days_as_the_leg_says(every, drawn):
    tale, state = roads.walking(f"deck: weather\ndraw every: {every}-{every} days", extra=WIND)
    state.values[NEXT_DRAW] = 2
    nights = []
    for night in range(1, 12):
        state.values[NIGHTS] = night
        before = counted(tale, state, "drawn")
        assert not call(tale, state, None)
        nights += [night] * (counted(tale, state, "drawn") - before)
    assert nights == drawn


DROP = """
---
event: drop
deck: weather
region: land
text: |
  The edge gives.
then:
  dies:
    you: the pit
"""


def test_nobody_walks_on_from_a_death_in_passing():
    tale, state = roads.walking("deck: weather\ndraw every: 1-1 days", extra=DROP)
    tale = tale._replace(regions=(tale.regions[0]._replace(dying=0),))  # the first ending of all
    step = choose(tale, state, "walk")
    assert (step.state.ending, step.state.values[NIGHTS]) == (0, 1)


def test_where_no_event_can_come_we_walk_on():
    tale, state = roads.walking(
        "deck: weather\ndraw every: 1-1 days", extra=WIND.replace("region", "once: yes\nregion")
    )
    state = choose(tale, state, "walk").state
    assert (counted(tale, state, "drawn"), state.values[NIGHTS]) == (1, 5)


def test_on_the_evening_we_arrive_no_event_comes():
    tale, state = roads.walking("deck: weather\ndraw every: 1-1 days", extra=WIND, km=20)
    state = choose(tale, state, "walk").state
    assert (scene_of(tale, state), counted(tale, state, "drawn")) == ("nowhere", 0)


def test_a_leg_is_left_behind_where_it_ends():
    tale, state = roads.walking(km=20)
    state.stack = (Frame(tale.scene_ids.index("hut"), (), 0, -1),)
    step = choose(tale, state, "walk")
    assert (step.state.stack, step.state.values[LEG]) == ((), 0)
    assert [event for event in step.events if isinstance(event, LegDone)] == [LegDone(0)]


# The tiny story begins on 25 February; 20 km are walked a day.
@pytest.mark.parametrize(
    ("where", "days"),
    [("at: 20%", 1), ("at: 21%", 2), ("night: 2", 2), ("date: 27 February 1941", 2), ("date: 20 February 1941", 0)],
)
def test_a_waypoint_is_met_on_the_first_evening_at_or_behind_it(where, days):
    tale = tiny(SCENES + leg(f"waypoints:\n  - {where}\n    to: hut", 100), TITLE, walks=True)
    before = begin(tale, 1).state
    state = choose(tale, before, "go").state
    if days:
        state, events = choose(tale, state, "walk")
        assert Arrived(tale.scene_ids.index("hut"), drawn=False) in events
    assert scene_of(tale, state) == "hut"
    assert state.values[DATE] - before.values[DATE] == days


def test_a_waypoint_is_cast_by_its_own_line():
    tale, state = roads.walking("waypoints:\n  - night: 1\n    to: last_night", "smith", "kazik")
    state.values[NIGHTS] = 1
    assert call(tale, state, None)
    assert state.cast == (person(tale, "kazik"),)  # the weakest of us


def test_the_waypoints_are_those_of_the_leg_we_are_on():
    tale, state = roads.walking("waypoints:\n  - at: 0%\n    to: hut", extra=BACK_ROAD)
    assert scene_of(tale, state) == "hut"
    state = played(tale).state
    set_out(tale, state, 1, None)
    assert state.scene == 0


HUNTED = """
---
region: border
title: The border
if you die: cold_end
hunted: yes
"""


def fleeing(hunted, region="border"):
    tale, state = roads.walking(extra=HUNTED)
    state.values[REGION] = [each.id for each in tale.regions].index(region) + 1
    return tale, with_amount(tale, state, "hunted", hunted)


@pytest.mark.parametrize(("hunted", "met", "after"), [(5.9, False, 5.9), (6, True, 3), (9, True, 3)])
def test_a_manhunt_comes_when_it_is_time_and_lets_go_a_little(hunted, met, after):
    tale, state = fleeing(hunted)
    assert call(tale, state, None) == met
    assert (scene_of(tale, state) if met else "") == ("manhunt" if met else "")
    assert amount(tale, state, "hunted") == after
    if met:
        assert choose(tale, state, "hide").state.scene == 0


def test_the_first_region_of_a_story_can_be_one_where_we_are_hunted():
    tale, state = fleeing(9, "land")
    tale = tale._replace(regions=(tale.regions[0]._replace(hunted=True), *tale.regions[1:]))
    assert state.values[REGION] == 1
    assert call(tale, state, None)


def test_nobody_hunts_where_there_is_no_hunt():
    tale, state = fleeing(9)
    _, elsewhere = fleeing(9, "land")
    nowhere = state.copy()
    nowhere.values[REGION] = 0
    no_scene = with_rules(tale, hunt=tale.survival.hunt._replace(scene=-1))
    for story, now in ((tale, elsewhere), (tale, nowhere), (no_scene, state), (with_rules(tale, hunted=-1), state)):
        before = now.copy()
        assert not call(story, now, None)
        assert now == before


def at_the_last(more="", *names):
    tale, state = roads.walking(more, "smith", "kazik")
    for name in names:
        state = with_condition(tale, state, name, 5)
        state.values[person_slot(person(tale, name), LOW_DAYS)] = 4
    return tale, state


def test_a_last_night_comes_before_a_waypoint_and_yours_before_all():
    tale, state = at_the_last("waypoints:\n  - night: 1\n    to: hut", "janusz", "kazik", "smith")
    state.values[NIGHTS] = 1
    met = []
    call(tale, state, None)
    for way in ("rise", "carry", "carry", None):
        met.append((scene_of(tale, state), state.cast))
        state = choose(tale, state, way).state if way else state
    assert met == [("your_last_night", ()), ("last_night", (1,)), ("last_night", (2,)), ("hut", ())]


def test_in_somebodys_last_night_he_plays_the_first_role_and_in_yours_the_cast_line_says_who_does():
    tale, state = at_the_last("", "kazik")
    state = with_condition(tale, state, "smith", 9.6)  # the weakest of all, once Kazik has been brought up to ten
    assert call(tale, state, None)
    assert (scene_of(tale, state), state.cast) == ("last_night", (2,))

    _, state = at_the_last("", "janusz")
    state = with_condition(tale, state, "kazik", 20)
    assert call(with_rules(tale, your_last_night=tale.survival.last_night), state, None)
    assert (scene_of(tale, state), state.cast) == ("last_night", (2,))


def test_whoever_has_his_last_night_wakes_at_the_bottom_of_sinking_with_days_to_go():
    tale, state = at_the_last("", "kazik")
    assert call(tale, state, None)
    assert [state.values[person_slot(2, field)] for field in (CONDITION, LOW_DAYS)] == [10_000, 0]


def test_where_no_scene_is_named_for_it_nobody_has_a_last_night():
    tale, state = at_the_last("", "kazik", "janusz")
    state, alone = joined(tale, state, "kazik"), with_rules(tale, your_last_night=-1)
    assert call(alone, state, None)
    assert scene_of(alone, state) == "last_night"

    _, state = at_the_last("", "kazik")
    before = state.copy()
    assert not call(with_rules(tale, last_night=-1), state, None)
    assert state == before


def test_a_road_without_rules_of_survival_still_leads_somewhere():
    tale, state = roads.walking("waypoints:\n  - night: 1\n    to: hut")
    tale = tale._replace(survival=None)
    state.values[NIGHTS] = 1
    assert call(tale, state, None)
    assert scene_of(tale, state) == "hut"


QUIET = DayWalked(
    leg=0, day=2, date=0, night=1, walked=20_000, left=880_000, ate=75, drank=-1, food_before=9_000, food_after=8_100,
    water_before=-1, water_after=-1, morale_before=50_000, morale_after=49_200, water_found=False,
)  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "more", "uneventful"),
    [
        ({}, [], True),
        ({"food_after": 0}, [], False),
        ({"food_after": -1}, [], True),
        ({"drank": 100, "water_after": 4_000}, [], True),
        ({"drank": 100, "water_after": 0}, [], False),
        ({"drank": 0, "water_after": 0}, [], False),
        ({}, [TimePassed(0, 2)], True),
        ({}, [Warned(DRY, 0)], False),
        ({}, [Body(1, 60_000, 50_000, WORN, WORN)], False),
        ({}, [Company(1, GONE)], False),
        ({}, [Died(1, "the cold", 4, 0)], False),
        ({}, [Ended(0)], False),
        ({}, [StageTurned(1, WORN, FAILING)], False),
        ({}, [StageTurned(1, FAILING, WORN)], True),
    ],
)
def test_a_walk_is_uneventful_whose_days_were_over_with_something_left(changes, more, uneventful):
    _, state = roads.walking()
    days = [QUIET, QUIET, QUIET._replace(**changes), QUIET, QUIET]
    assert is_uneventful(state, iter([*days, *more])) == uneventful
    assert not is_uneventful(state, [*days[1:], *more])


def test_a_walk_that_leads_to_a_scene_is_no_uneventful_one():
    tale, state = roads.walking()
    state.scene = tale.scene_ids.index("hut")
    assert not is_uneventful(state, [QUIET] * 5)
