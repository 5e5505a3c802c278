from statistics import mean

import pytest
from builders import joined, tiny, with_amount
from roads import SCENES, TITLE, leg

from escape_game.engine.events import DayWalked
from escape_game.engine.stores import A_MONTH, days_of_food
from escape_game.engine.turn import begin, choose

FORAGE = "forage: 40\n"


def on_the_way(seed, *orders, food):
    tale = tiny(SCENES + leg("", 3000).replace("forage: 0\n", FORAGE), TITLE, walks=True)
    state = joined(tale, choose(tale, begin(tale, seed).state, "go").state, "kazik", "smith")
    for order in orders:
        state = choose(tale, state, order).state
    return tale, with_amount(tale, state, "food", food)


def days_until_bare(tale, state):
    days = 0
    while days < 2 * A_MONTH:
        state, events = choose(tale, state, "walk")
        for walked in (event for event in events if isinstance(event, DayWalked)):
            days += 1
            if walked.food_after == 0:
                return days
    return days


@pytest.mark.parametrize("orders", [(), ("pace.forced",), ("duty.forage.smith",)])
def test_food_lasts_on_average_for_as_long_as_is_told(orders):
    told, lasted = [], []
    for seed in range(12):
        tale, state = on_the_way(seed, *orders, food=20)
        told.append(days_of_food(tale, state))
        lasted.append(days_until_bare(tale, state))
    assert all(0 < days <= A_MONTH for days in told)
    assert mean(lasted) == pytest.approx(mean(told), rel=0.25)
