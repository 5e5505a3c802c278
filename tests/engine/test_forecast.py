import pytest
from builders import joined, person, tiny, with_amount, with_condition
from roads import SCENES, TITLE, leg

from escape_game.engine.events import DayWalked, StageTurned
from escape_game.engine.forecast import first_to_fail, sentence
from escape_game.engine.turn import begin, choose
from escape_game.story.layout import FAILING, NEXT_WATER

DESERT = "heat: 4\nwater every: 80-85 km"


def walking(*orders: str, more: str = ""):
    """A leg of 900 km with Kazik, who counts; nobody is found to come to water."""
    tale = tiny(SCENES + leg(more, 900).replace("heat: 0\n", "" if "heat" in more else "heat: 0\n"), TITLE, walks=True)
    state = joined(tale, choose(tale, begin(tale, 1).state, "go").state, "kazik", "smith")
    state = stocked(tale, state)
    for name in ("janusz", "kazik", "smith"):
        state = with_condition(tale, state, name, 75)
    for order in orders:
        state = choose(tale, state, order).state
    state.values[NEXT_WATER] = 10**9
    return tale, state


def stocked(tale, state):
    return with_amount(tale, with_amount(tale, state, "water", 90), "food", 42)


def days_walked_until_failing(tale, state):
    days = 0
    for _ in range(10):
        state, events = choose(tale, stocked(tale, state), "walk")
        for event in events:
            days += isinstance(event, DayWalked)
            if isinstance(event, StageTurned) and event.after <= FAILING:
                return days, event.person
    return days, None


@pytest.mark.parametrize(
    ("more", "orders"),
    [
        (DESERT, ["watering.half"]),
        (DESERT, ["watering.lips"]),
        (DESERT, ["watering.short", "pace.forced"]),
        ("", ["ration.half", "pace.forced"]),
        ("", ["ration.quarter", "pace.forced"]),
        ("cold: 3", ["ration.none"]),
    ],
)
def test_what_is_forecast_is_what_happens(more, orders):
    tale, state = walking(*orders, more=more)
    forecast = first_to_fail(tale, state)
    assert forecast is not None
    assert forecast == days_walked_until_failing(tale, state)


def test_a_new_order_counts_from_the_moment_it_is_given():
    tale, state = walking("watering.half", more=DESERT)
    relieved = choose(tale, state, "watering.full").state
    assert first_to_fail(tale, state).days < 5
    assert first_to_fail(tale, relieved) is None


def test_the_forecast_changes_nothing():
    tale, state = walking("ration.none")
    before = state.copy()
    first_to_fail(tale, state)
    assert state == before


def test_whoever_is_failing_already_is_no_news():
    tale, state = walking("ration.none")
    assert first_to_fail(tale, with_condition(tale, state, "kazik", 12)).person != person(tale, "kazik")


def test_a_forecast_needs_a_road_a_threat_and_somebody_who_counts():
    tale, state = walking("ration.none")
    assert sentence(tale, state) == "At this pace and on this ration you are failing in about seven days."
    assert sentence(tale, with_condition(tale, state, "kazik", 40)) == ""
    easy, at_ease = walking("pace.rest", "ration.full")
    assert sentence(easy, at_ease) == ""
    assert sentence(tale, begin(tale, 1).state) == ""
