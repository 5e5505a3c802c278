from builders import condition, joined, tiny, with_amount, with_condition
from hypothesis import given, settings
from hypothesis import strategies as st
from roads import SCENES, TITLE, leg

from escape_game.engine.levels import level, reasons, strain
from escape_game.engine.stores import pace_of
from escape_game.engine.turn import begin, choose, offers

PACES = ("rest", "slow", "steady", "forced")
ORDERS = ("walk", *(f"pace.{pace}" for pace in PACES), "ration.full", "ration.half", "ration.none")


def walking(more: str = ""):
    tale = tiny(SCENES + leg(more, 900), TITLE, walks=True)
    return tale, choose(tale, begin(tale, 1).state, "go").state


def level_of(tale, state, name: str) -> float:
    index = next(i for i, someone in enumerate(tale.people) if someone.id == name)
    return level(tale, state, today(tale, state), index) / 1000


def today(tale, state):
    return strain(tale, tale.survival, state, tale.legs[0], pace_of(tale.survival, state, walking=True))


def named_reasons(tale, state, person: int = 0) -> dict[str, float]:
    return {reason.words: reason.points / 1000 for reason in reasons(tale, state, today(tale, state), person)}


def test_cold_takes_eight_points_a_grade_less_what_the_kit_keeps_off():
    tale, state = walking("")
    cold, state_in_cold = walking("cold: 3")
    assert "cold" not in named_reasons(tale, state)
    assert named_reasons(cold, state_in_cold)["cold"] == -24
    with_quilt = state_in_cold.copy()
    with_quilt.values[cold.items[0].slot] = 1
    assert named_reasons(cold, with_quilt)["cold"] == -20


def test_condition_drifts_a_part_of_the_way_to_its_level():
    tale, state = walking()
    state = choose(tale, with_condition(tale, state, "janusz", 75), "ration.full").state
    walked = choose(tale, state, "walk").state
    # 100 less 18 for the pace: up, seven per cent of the way, five times over
    expected = 75.0
    for _ in range(5):
        expected += 0.07 * (82 - expected)
    assert abs(condition(tale, walked, "janusz") - expected) < 0.2


def test_the_frail_have_a_lower_level_than_the_sound():
    tale, state = walking()
    together = joined(tale, state, "smith", "kazik")
    assert level_of(tale, together, "smith") - level_of(tale, together, "kazik") == 6


def test_a_nurse_lifts_those_who_are_failing_and_nobody_else():
    tale, state = walking()
    state = with_condition(tale, joined(tale, state, "smith", "kazik"), "kazik", 30)
    before, sound = level_of(tale, state, "kazik"), level_of(tale, state, "janusz")
    nursed = choose(tale, state, "duty.nurse.smith").state
    assert level_of(tale, nursed, "kazik") - before == 4
    assert level_of(tale, nursed, "janusz") == sound


def test_no_pace_is_best_in_distance_food_and_body_at_once():
    tale, state = walking()
    outcomes = {}
    for pace in PACES:
        chosen = state if pace == "steady" else choose(tale, state, f"pace.{pace}").state
        survival_pace = pace_of(tale.survival, chosen, walking=True)
        outcomes[pace] = (survival_pace.distance, -survival_pace.food, level_of(tale, chosen, "janusz"))
    for better in PACES:
        assert not all(
            all(outcomes[better][i] >= outcomes[other][i] for i in range(3)) for other in PACES if other != better
        )


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from(["walk", *(f"pace.{p}" for p in PACES), "ration.full", "ration.half", "ration.none"]),
        max_size=25,
    ),
    st.integers(0, 1000),
    st.floats(0, 28),
)
def test_whatever_is_ordered_stores_stay_in_range_and_bodies_fall_a_stage_a_day_at_most(orders, seed, food):
    tale = tiny(SCENES + leg("water every: 30-85 km", 900), TITLE, walks=True)
    state = choose(tale, begin(tale, seed).state, "go").state
    state = with_amount(tale, joined(tale, state, "smith", "kazik"), "food", food)
    for order in orders:
        if state.scene != 0 or state.ending >= 0:
            break
        if order not in [c.id for c in offers(tale, state)]:
            continue
        state = choose(tale, state, order).state
        for quantity in tale.quantities:
            assert quantity.least <= state.values[quantity.slot] <= quantity.most
        for name in ("janusz", "smith", "kazik"):
            assert 0 < condition(tale, state, name) <= 95
