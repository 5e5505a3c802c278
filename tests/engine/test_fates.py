"""What an outcome does to people: bonds, company, death, graves."""

import pytest
from builders import amount, bond, condition, joined, scene_of, tiny, with_condition
from roads import TITLE, walking

from escape_game.engine import fates
from escape_game.engine.events import Absent, Body, Bonded, Buried, Company, Died
from escape_game.engine.told import Told
from escape_game.engine.turn import begin
from escape_game.story.effects import COMPANIONS_ALL, EVERYONE, PERSON, ROLE, Who
from escape_game.story.layout import (
    CONDITION,
    DAWN,
    DAY,
    DEAD,
    DIED,
    DIFFICULTY,
    FAILING,
    GONE,
    GRAVE,
    HERE,
    REGION,
    SOUND,
    STATUS,
    WITH_US,
    WORN,
    person_slot,
)  # fmt: skip

JANUSZ, SMITH, KAZIK = range(3)
IMMORTAL = """
difficulties:
  walker:
    title: Walker
    hurt: 100
    forage: 100
  reader:
    title: Reader
    hurt: 50
    forage: 100
    cannot die: yes
"""
BARE = """
---
scene: first
title: First
region: land
text: |
  You are here.
choices:
  on:
    text: Go on
    go: nowhere
"""


def field(state, who, which):
    return state.values[person_slot(who, which)]


def on_foot(*names, title=TITLE):
    return (*walking("", *names, title=title), Told())


def on_duty(tale, state, who):
    """Give somebody a duty, and return its slot."""
    slot = tale.survival.duties[0].slot
    state.values[slot] = who + 1
    return slot


@pytest.mark.parametrize(("before", "by", "after"), [(0, 2, 2), (4, 3, 5), (5, 1, 5), (-1, -3, -2), (-2, 1, -1)])
def test_a_bond_lies_between_minus_two_and_five_and_its_change_is_told(before, by, after):
    tale, state, told = on_foot("smith")
    fates.bond(tale, state, Who(PERSON, SMITH), before, None)
    fates.bond(tale, state, Who(PERSON, SMITH), by, told)
    assert bond(tale, state, "smith") == after
    assert told == ([Bonded(SMITH, before, after)] if before != after else [])


def test_you_have_no_bond_with_yourself():
    tale, state, told = on_foot("smith")
    fates.bond(tale, state, Who(EVERYONE), 1, told)
    assert told == [Bonded(SMITH, 0, 1)]
    assert bond(tale, state, "janusz") == 0


def test_harm_is_shared_out_by_the_difficulty_and_healing_is_not():
    tale, state, told = on_foot("smith", title=TITLE + IMMORTAL)
    state.values[DIFFICULTY] = 1
    fates.harm(tale, state, Who(PERSON, SMITH), 20_000, told)
    fates.harm(tale, state, Who(PERSON, SMITH), -5_000, told)
    fates.harm(tale, state, Who(PERSON, SMITH), 0, told)
    assert told == [Body(SMITH, 70_000, 60_000, SOUND, WORN), Body(SMITH, 60_000, 65_000, WORN, WORN)]


def test_strength_paid_with_is_never_less_than_none():
    tale, state, told = on_foot()
    fates.spend_strength(tale, with_condition(tale, state, "janusz", 30), 10_000, told)
    assert told == [Body(JANUSZ, 30_000, 20_000, FAILING, 1)]
    spent = with_condition(tale, state, "janusz", 5)
    fates.spend_strength(tale, spent, 10_000, None)
    assert condition(tale, spent, "janusz") == 0


def test_only_somebody_named_is_missed():
    tale, state, told = on_foot()
    state.cast = (SMITH,)
    for who in (Who(COMPANIONS_ALL), Who(ROLE, 0), Who(PERSON, KAZIK)):
        assert list(fates.touched(tale, state, who, told)) == []
    assert told == [Absent(KAZIK)]


@pytest.mark.parametrize(("value", "dawn"), [(70, SOUND), (50, WORN), (30, FAILING)])
def test_whoever_joins_begins_the_day_in_the_stage_he_is_in(value, dawn):
    tale, state, told = on_foot()
    state = with_condition(tale, state, "smith", value)
    fates.become(tale, state, Who(PERSON, SMITH), WITH_US, told)
    assert (field(state, SMITH, STATUS), field(state, SMITH, DAWN)) == (WITH_US, dawn)
    assert told == [Company(SMITH, WITH_US, 1)]


def test_whoever_leaves_lays_down_his_duty_and_others_keep_theirs():
    tale, state, told = on_foot("smith", "kazik")
    duty = on_duty(tale, state, SMITH)
    fates.become(tale, state, Who(PERSON, KAZIK), GONE, told)
    assert state.values[duty] == SMITH + 1
    fates.become(tale, state, Who(PERSON, SMITH), GONE, told)
    assert (state.values[duty], field(state, SMITH, STATUS)) == (0, GONE)
    assert told == [Company(KAZIK, GONE, 1), Company(SMITH, GONE, 1)]


def test_the_dead_stay_dead_you_stay_and_what_somebody_is_already_is_no_news():
    tale, state, told = on_foot("smith")
    fates.die(tale, state, SMITH, "the cold", None)
    for who, status in ((SMITH, WITH_US), (JANUSZ, GONE), (KAZIK, 0)):
        fates.become(tale, state, Who(PERSON, who), status, told)
    assert told == []
    assert [field(state, who, STATUS) for who in (SMITH, KAZIK)] == [DEAD, 0]


def test_a_death_is_dated_counted_felt_and_leaves_a_duty_undone():
    tale, state, told = on_foot("smith", "kazik")
    duty = on_duty(tale, state, KAZIK)
    state.values[DAY] = 8
    fates.die(tale, state, KAZIK, "the cold", told)
    assert told[0] == Died(KAZIK, "the cold", 8, 1)
    assert (field(state, KAZIK, STATUS), field(state, KAZIK, DIED), state.values[duty]) == (DEAD, 8, 0)
    assert amount(tale, state, "morale") == 41  # Smith can bear it: 50 - 9


def test_you_die_by_the_ending_of_the_region_and_nowhere_not_at_all():
    tale, state, told = on_foot("smith")
    nowhere = state.copy()
    nowhere.values[REGION] = 0
    for each in (state, nowhere):
        fates.die(tale, each, JANUSZ, "the cold", told)
    assert scene_of(tale, state) == "cold_end"
    assert nowhere.ending == -1
    assert told == []


@pytest.mark.parametrize(("value", "after"), [(0, 10), (9, 10), (40, 40)])
def test_where_you_cannot_die_you_wake_at_the_bottom_of_sinking(value, after):
    tale, state, _ = on_foot(title=TITLE + IMMORTAL)
    state = with_condition(tale, state, "janusz", value)
    state.values[DIFFICULTY] = 1
    fates.die(tale, state, JANUSZ, "the cold", None)
    assert (state.ending, condition(tale, state, "janusz")) == (-1, after)


def test_where_there_are_difficulties_you_die_in_those_that_do_not_forbid_it():
    tale, state, _ = on_foot(title=TITLE + IMMORTAL)
    fates.die(tale, state, JANUSZ, "the cold", None)
    assert scene_of(tale, state) == "cold_end"


def test_the_dead_are_buried_once_by_name_or_role_and_nobody_else_is():
    tale, state, told = on_foot("smith", "kazik")
    state.cast = (SMITH, -1)
    for who in (SMITH, KAZIK):
        fates.die(tale, state, who, "the cold", None)
    before = amount(tale, state, "morale")
    for who in (Who(ROLE, 0), Who(ROLE, 0), Who(ROLE, 1), Who(ROLE, 2), Who(PERSON, JANUSZ), Who(PERSON, SMITH)):
        fates.bury(tale, state, who, told)

    assert [event for event in told if isinstance(event, Buried)] == [Buried(SMITH, 1)]
    assert [field(state, who, GRAVE) for who in (JANUSZ, SMITH, KAZIK)] == [0, 1, 0]
    assert amount(tale, state, "morale") == before + 7


def test_the_living_are_not_buried():
    tale, state, told = on_foot("smith")
    fates.bury(tale, state, Who(PERSON, SMITH), told)
    assert (told, field(state, SMITH, GRAVE)) == ([], 0)


def test_a_story_without_rules_of_survival_buries_its_dead_all_the_same():
    tale, told = tiny(BARE), Told()
    state = joined(tale, begin(tale, 1).state, "smith")
    fates.die(tale, state, SMITH, "the cold", told)
    fates.bury(tale, state, Who(PERSON, SMITH), told)
    assert told == [Died(SMITH, "the cold", 1, 0), Buried(SMITH, 1)]


def test_whoever_begins_low_can_be_harmed_on_the_first_day_and_while_he_is_only_met():
    tale, _ = walking()
    tale = tale._replace(people=tuple(each._replace(condition=40_000) for each in tale.people))
    state = begin(tale, 1).state
    fates.become(tale, state, Who(PERSON, SMITH), HERE, None)
    for who in (JANUSZ, SMITH):
        fates.harm(tale, state, Who(PERSON, who), 6_000, None)
        assert field(state, who, CONDITION) == 34_000
