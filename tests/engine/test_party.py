"""Who is with us, whom an effect reaches, who plays which role."""

import pytest
from builders import bond, condition, joined, tiny, with_condition
from roads import walking

from escape_game.engine.party import (
    all_of_us,
    at_the_last,
    cast,
    hurt,
    named,
    points,
    skill_points,
    stage_of,
    weakest,
    with_us,
    worst_stage,
)
from escape_game.engine.turn import begin
from escape_game.story.effects import COMPANIONS_ALL, EVERYONE, PERSON, ROLE, WEAKEST, Who
from escape_game.story.layout import (
    BOND,
    CONDITION,
    DAWN,
    DEAD,
    FAILING,
    GONE,
    HERE,
    LAST_NIGHT,
    SINKING,
    SOUND,
    STATUS,
    WORN,
    person_slot,
)  # fmt: skip
from escape_game.story.scenes import Preference, Role

ZORAN = """
---
companion: zoran
name: Zoran
pronouns: he him his
role: carter
condition: 50
skills: {reckoning: 25, rope_work: 10}
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
YOU, SMITH, KAZIK, ZORAN_HIMSELF = range(4)


def together(*names):
    tale, state = walking("", *names, extra=ZORAN)
    assert [someone.id for someone in tale.people] == ["janusz", "smith", "kazik", "zoran"]
    return tale, state


def with_field(state, who, field, value):
    changed = state.copy()
    changed.values[person_slot(who, field)] = value
    return changed


@pytest.mark.parametrize(
    ("who", "reached"),
    [
        (Who(PERSON, YOU), [YOU]),
        (Who(PERSON, SMITH), [SMITH]),
        (Who(PERSON, KAZIK), [KAZIK]),  # who is only here
        (Who(PERSON, ZORAN_HIMSELF), []),  # who has gone
        (Who(ROLE, 0), [SMITH]),
        (Who(ROLE, 1), [YOU]),  # `weakest`, while you are alone
        (Who(ROLE, 2), []),  # nobody plays it
        (Who(ROLE, 3), []),  # who has gone since he was cast
        (Who(ROLE, 4), []),  # the scene has no such role
        (Who(EVERYONE), [YOU, SMITH]),
        (Who(COMPANIONS_ALL), [SMITH]),
        (Who(WEAKEST), [SMITH]),
    ],
)
def test_an_effect_reaches_those_who_are_near_enough(who, reached):
    tale, state = together("smith")
    state = with_field(with_field(state, KAZIK, STATUS, HERE), ZORAN_HIMSELF, STATUS, GONE)
    state.cast = (SMITH, YOU, -1, ZORAN_HIMSELF)

    assert list(named(tale, state, who)) == reached


def test_the_weakest_is_you_only_while_you_are_alone():
    tale, state = together()
    assert weakest(tale, with_condition(tale, state, "smith", 5)) == YOU
    state = with_condition(tale, joined(tale, state, "smith", "zoran"), "janusz", 20)
    assert weakest(tale, state) == ZORAN_HIMSELF


def test_the_company_are_those_with_us_in_the_order_of_the_story():
    tale, state = together("zoran", "smith")
    assert with_us(tale, state) == (SMITH, ZORAN_HIMSELF)
    assert all_of_us(tale, state) == (YOU, SMITH, ZORAN_HIMSELF)


def role(*preferences, name="X", barred=(), barred_roles=(), key=99):
    return Role(name, tuple(Preference(*each) for each in preferences), barred, barred_roles, key)


ANYONE = ("anyone",)


@pytest.mark.parametrize(
    ("preferences", "player"),
    [
        ([("weakest",)], ZORAN_HIMSELF),
        ([("strongest",)], SMITH),
        ([("lowest bond",)], SMITH),
        ([("highest bond",)], KAZIK),
        ([("person", KAZIK)], KAZIK),
        ([("skill", "hearing")], KAZIK),
        ([("skill", "nobody's"), ("person", ZORAN_HIMSELF)], ZORAN_HIMSELF),
        ([("skill", "nobody's")], -1),
    ],
)
def test_a_role_is_played_by_the_first_preference_that_somebody_meets(preferences, player):
    # conditions: Smith 70, Kazik 60, Zoran 50; bonds: -1, 3, 0
    tale, state = together("smith", "kazik", "zoran")
    state = with_field(with_field(state, SMITH, BOND, -1), KAZIK, BOND, 3)
    skill = {name: place for place, name in enumerate(tale.skills)} | {"nobody's": 99}
    meant = [(kind, *(skill.get(which, which) for which in rest)) for kind, *rest in preferences]

    assert cast(tale, state, (role(*meant),), 1) == (player,)


@pytest.mark.parametrize("kind", ["weakest", "strongest", "lowest bond", "highest bond"])
def test_of_equals_the_first_of_the_story_plays(kind):
    tale, state = together("kazik", "zoran")
    state = with_condition(tale, state, "zoran", condition(tale, state, "kazik"))
    assert bond(tale, state, "zoran") == bond(tale, state, "kazik")

    assert cast(tale, state, (role((kind,)),), 1) == (KAZIK,)


def test_only_those_with_us_are_cast_and_not_who_is_excepted_nor_anybody_twice():
    tale, state = together("smith", "zoran")
    state = with_field(state, KAZIK, STATUS, HERE)

    assert cast(tale, state, (role(("person", KAZIK)),), 1) == (-1,)
    assert cast(tale, state, (role(("weakest",), barred=(ZORAN_HIMSELF,)),), 1) == (SMITH,)
    three = (role(("weakest",)), role(("weakest",), name="Y"), role(("weakest",), name="Z"))
    assert cast(tale, state, three, 1) == (ZORAN_HIMSELF, SMITH, -1)


def test_the_role_of_the_weakest_points_at_somebody_who_may_play_another():
    tale, state = together("smith", "zoran")
    pointing = role(("weakest",), name="weakest")

    assert cast(tale, state, (pointing, role(("weakest",))), 1) == (ZORAN_HIMSELF, ZORAN_HIMSELF)
    assert cast(tale, state, (role(("weakest",)), pointing), 1) == (ZORAN_HIMSELF, ZORAN_HIMSELF)
    apart = role(("weakest",), barred_roles=(0,))
    assert cast(tale, state, (pointing, apart), 1) == (ZORAN_HIMSELF, SMITH)


def test_anyone_is_the_same_at_the_same_time_and_each_of_us_at_some():
    tale, state = together("smith", "kazik", "zoran")
    players = [cast(tale, state, (role(ANYONE),), number) for number in range(30)]

    assert {player for (player,) in players} == {SMITH, KAZIK, ZORAN_HIMSELF}
    assert players == [cast(tale, state, (role(ANYONE),), number) for number in range(30)]


def test_two_who_have_a_skill_are_drawn_between_and_nobody_else():
    tale, state = together("smith", "kazik", "zoran")
    reckoning = role(("skill", tale.skills.index("reckoning")))

    assert {cast(tale, state, (reckoning,), number) for number in range(30)} == {(SMITH,), (ZORAN_HIMSELF,)}


# Stages begin at 10, 25, 45 and 70. Nobody ends a day more than one stage below the one it began in.
@pytest.mark.parametrize(
    ("dawn", "before", "amount", "after"),
    [
        (SOUND, 80, 30, 50),
        (SOUND, 80, 36, 45),
        (WORN, 60, 60, 25),
        (FAILING, 30, 30, 10),
        (SINKING, 12, 5, 10),
        (LAST_NIGHT, 12, 5, 10),
        (SOUND, 40, 5, 40),  # who is below already loses no more, and gains nothing by it
        (SOUND, 80, 0, 80),
        (SOUND, 80, -10, 90),
        (SOUND, 80, -40, 95),
    ],
)
def test_harm_stops_one_stage_below_the_mornings_and_never_below_sinking(dawn, before, amount, after):
    tale, state = together("smith")
    state = with_field(with_condition(tale, state, "smith", before), SMITH, DAWN, dawn)

    assert hurt(tale, state, SMITH, amount * 1000) == (before * 1000, after * 1000)
    assert condition(tale, state, "smith") == after


def test_a_story_without_rules_of_survival_knows_no_stages_and_no_last_nights():
    tale = tiny(BARE)
    state = with_condition(tale, joined(tale, begin(tale, 1).state, "smith"), "smith", 1)

    assert (stage_of(tale, state, SMITH), worst_stage(tale, state), at_the_last(tale, state)) == (SOUND, SOUND, [])
    assert hurt(tale, state, SMITH, 5000) == (1000, 0)


def test_the_worst_off_may_be_you():
    tale, state = together("smith")
    assert worst_stage(tale, with_condition(tale, state, "janusz", 24.4)) == SINKING
    assert worst_stage(tale, with_condition(tale, state, "kazik", 5)) == SOUND


def test_a_last_night_is_for_whoever_is_shown_below_sinking_and_yours_comes_first():
    tale, state = together("smith", "kazik")
    for name, value in (("smith", 9.4), ("kazik", 9.5), ("janusz", 9.4)):
        state = with_condition(tale, state, name, value)

    assert at_the_last(tale, state) == [YOU, SMITH]
    assert points(state.values[person_slot(KAZIK, CONDITION)]) == 10


def test_a_skill_counts_by_the_best_of_those_whose_skills_work():
    tale, state = together("smith", "zoran")
    reckoning, hearing, rope_work = (tale.skills.index(name) for name in ("reckoning", "hearing", "rope_work"))

    assert skill_points(tale, state, reckoning) == (25, ZORAN_HIMSELF)
    assert skill_points(tale, state, rope_work) == (10, ZORAN_HIMSELF)
    assert skill_points(tale, state, hearing) == (0, -1)  # Kazik's, who is not with us
    assert skill_points(tale, with_condition(tale, state, "zoran", 44), reckoning) == (15, SMITH)
    assert skill_points(tale, with_field(state, ZORAN_HIMSELF, STATUS, DEAD), reckoning) == (15, SMITH)


def test_of_two_equally_skilled_the_first_of_the_story_counts():
    tale, state = together("smith", "zoran")
    reckoning = tale.skills.index("reckoning")
    you, smith, *others = tale.people
    equal = tuple(has._replace(points=25) for has in smith.skills)
    tale = tale._replace(people=(you, smith._replace(skills=equal), *others))

    assert skill_points(tale, state, reckoning) == (25, SMITH)
