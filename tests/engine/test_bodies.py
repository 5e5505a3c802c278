"""What a day does to bodies and spirits, at the edges of the rules."""

import pytest
from builders import amount, condition, joined, person, tiny, with_amount, with_condition
from roads import SCENES, TITLE, leg

from escape_game.engine.day import live, turned
from escape_game.engine.party import able, bodies
from escape_game.engine.turn import begin, choose
from escape_game.story.layout import BOND, DAWN, FAILING, GONE, LOW_DAYS, RATION, STATUS, WORN, person_slot

FULL = 0  # the first of the rations


def walking(*names):
    tale = tiny(SCENES + leg("", 900), TITLE, walks=True)
    return tale, joined(tale, choose(tale, begin(tale, 1).state, "go").state, *names)


def test_nobody_comes_to_the_last_before_two_days_at_sinking():
    tale, state = walking("smith")
    state = with_condition(tale, state, "smith", 10)
    low_days = person_slot(person(tale, "smith"), LOW_DAYS)

    evenings = []
    for _ in range(4):
        state = with_amount(tale, state, "food", 0)
        days_before = state.values[low_days]
        live(tale, state, None, walking=True)
        evenings.append((days_before, condition(tale, state, "smith") < 10))

    assert evenings == [(0, False), (1, False), (2, True), (3, True)]


@pytest.mark.parametrize(("shown", "turns"), [(45, []), (44.5, []), (44.4, [(WORN, FAILING)])])
def test_a_stage_turns_when_the_condition_as_it_is_shown_does(shown, turns):
    tale, state = walking("smith")
    smith = person(tale, "smith")
    state = with_condition(tale, state, "smith", shown)
    state.values[person_slot(smith, DAWN)] = WORN

    assert [turn for turn in turned(tale, state) if turn[0] == smith] == [(smith, *stages) for stages in turns]


@pytest.mark.parametrize(
    ("field", "value", "works"), [(BOND, 0, True), (BOND, -1, False), (STATUS, GONE, False), (BOND, 5, True)]
)
def test_skills_work_of_those_who_are_with_us_and_not_estranged(field, value, works):
    tale, state = walking("smith")
    smith = person(tale, "smith")
    state = with_condition(tale, state, "smith", 45)
    state.values[person_slot(smith, field)] = value

    assert able(tale, state, smith) == works


def test_skills_of_the_failing_do_not_work_and_yours_do_whatever_your_bond():
    tale, state = walking("smith")
    state.values[person_slot(0, BOND)] = -2

    assert not able(tale, with_condition(tale, state, "smith", 44), person(tale, "smith"))
    assert able(tale, with_condition(tale, state, "janusz", 45), 0)


def test_a_day_without_bread_costs_spirits():
    tale, state = walking()
    state.values[RATION] = FULL
    fed, hungry = state.copy(), with_amount(tale, state, "food", 0)

    for each in (fed, hungry):
        live(tale, each, None, walking=True)

    assert amount(tale, hungry, "morale") < amount(tale, fed, "morale")


def test_bodies_are_yours_and_those_of_all_who_are_with_us():
    tale, state = walking("kazik")

    assert bodies(tale, state) == (person_slot(0, 0), person_slot(person(tale, "kazik"), 0))
