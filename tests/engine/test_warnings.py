import pytest
import roads
from builders import person, tiny, with_amount, with_condition
from roads import SCENES, TITLE, leg

from escape_game.engine.events import DRY, FOOD_LOW, LAST, WATER_LOW, Warned
from escape_game.engine.told import Told
from escape_game.engine.turn import begin, choose
from escape_game.engine.warnings import standing, warn
from escape_game.story.layout import LAST_DRANK, TOLD
from escape_game.story.survival import Point


def parched(share, **numbers):
    tale = tiny(SCENES + leg("heat: 4\nwater every: 80-85 km").replace("heat: 0\n", ""), TITLE, walks=True)
    state = choose(tale, begin(tale, 1).state, "go").state
    state.values[LAST_DRANK] = share
    tale = tale._replace(survival=tale.survival._replace(**numbers))
    return any(warned.kind == DRY for warned in standing(tale, state).values())


def test_a_dry_day_is_warned_of_where_the_rules_say_that_it_costs_strength():
    assert parched(24)
    assert not parched(25)
    assert parched(39, dry=(Point(40, 5000),))
    assert not parched(0, dry=())


def stocked(water, food):
    """Return a story and its state; 2 l and 0.9 rations go in a day, and a day's stores are a warning."""
    tale, state = roads.walking("water every: 300-300 km")
    state.values[LAST_DRANK] = 100
    return tale, with_amount(tale, with_amount(tale, state, "water", water), "food", food)


@pytest.mark.parametrize(
    ("water", "food", "warned"),
    [
        (6, 9, []),
        (4, 1.8, []),
        (3.9, 9, [Warned(WATER_LOW, 1)]),
        (0, 9, [Warned(WATER_LOW, 0)]),
        (6, 1.7, [Warned(FOOD_LOW, 1)]),
        (6, 0, [Warned(FOOD_LOW, 0)]),
        (1, 1, [Warned(WATER_LOW, 0), Warned(FOOD_LOW, 1)]),
    ],
)
def test_stores_are_warned_of_when_they_last_no_longer_than_the_rules_say(water, food, warned):
    tale, state = stocked(water, food)
    assert list(standing(tale, state).values()) == warned


def heard(tale, state):
    told = Told()
    warn(tale, state, told)
    return [each.kind for each in told]


def test_each_warning_is_said_once_while_it_stands_whatever_else_does():
    tale, state = stocked(1, 9)
    assert (heard(tale, state), heard(tale, state)) == ([WATER_LOW], [])
    state = with_amount(tale, state, "food", 1)
    assert (heard(tale, state), heard(tale, state)) == ([FOOD_LOW], [])
    state.values[LAST_DRANK] = 10
    assert (heard(tale, state), heard(tale, state)) == ([DRY], [])


def test_a_warning_that_has_passed_is_said_again():
    tale, state = stocked(1, 9)
    heard(tale, state)
    state = with_amount(tale, state, "water", 6)
    assert (heard(tale, state), state.values[TOLD]) == ([], 0)
    assert heard(tale, with_amount(tale, state, "water", 1)) == [WATER_LOW]


def test_what_nobody_heard_counts_as_said():
    tale, state = stocked(1, 9)
    warn(tale, state, None)
    assert heard(tale, state) == []


def test_whose_last_night_it_is_is_said_every_time():
    tale, state = roads.walking("", "smith")
    state = with_condition(tale, state, "smith", 5)
    told = Told()
    warn(tale, state, told)
    warn(tale, state, told)
    assert [each for each in told if each.kind == LAST] == [Warned(LAST, 0, person(tale, "smith"))] * 2


def test_without_rules_of_survival_nothing_is_warned_of():
    tale, state = stocked(0, 0)
    assert standing(tale._replace(survival=None), state) == {}
