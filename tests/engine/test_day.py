import pytest
import roads
from builders import amount, condition, joined, person, tiny, with_amount, with_condition
from hypothesis import given, settings
from hypothesis import strategies as st
from roads import SCENES, TITLE, leg

from escape_game.engine.day import distance, lay_down, live
from escape_game.engine.events import DayWalked
from escape_game.engine.levels import level, reasons, strain
from escape_game.engine.stores import pace_of
from escape_game.engine.told import Told
from escape_game.engine.turn import begin, choose, offers
from escape_game.story.layout import (
    DATE,
    DAWN,
    DAY,
    HOURS,
    LAST_ATE,
    LAST_DRANK,
    LEG,
    LOW_DAYS,
    MARCH,
    NEXT_WATER,
    NIGHTS,
    RATION,
    ROAD_KM,
    WALKED,
    WATERING,
    person_slot,
)  # fmt: skip

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


DRY = "water every: 300-300 km"


def on_leg(tale, **numbers):
    return tale._replace(legs=(tale.legs[0]._replace(**numbers), *tale.legs[1:]))


def with_rules(tale, **numbers):
    return tale._replace(survival=tale.survival._replace(**numbers))


def duty(tale, name):
    return next(each for each in tale.survival.duties if each.id == name)


# A steady day is 20 km; by day it is a tenth more from heat 2 on, somebody ahead makes it 7 and somebody who looks for
# food 5 per cent less, whoever sinks slows all to 65 per cent, and a day has ten hours.
@pytest.mark.parametrize(
    ("land", "march", "duties", "weakest", "hours", "km"),
    [
        ({}, 0, (), 70, 0, 20),
        ({"terrain": 80}, 0, (), 70, 0, 16),
        ({"heat": 2}, 1, (), 70, 0, 22),
        ({"heat": 2}, 0, (), 70, 0, 20),
        ({"heat": 1}, 1, (), 70, 0, 20),
        ({}, 0, ("scout",), 70, 0, 21.4),
        ({}, 0, ("forage",), 70, 0, 19),
        ({}, 0, ("scout", "forage"), 70, 0, 20.33),
        ({}, 0, (), 25, 0, 20),
        ({}, 0, (), 24.4, 0, 13),
        ({}, 0, (), 9, 0, 13),
        ({}, 0, (), 70, 3, 14),
        ({}, 0, (), 70, 10, 0),
        ({}, 0, (), 70, 14, 0),
        ({"terrain": 80, "heat": 4}, 1, ("scout",), 24, 5, 6.121),
    ],
)
def test_how_far_a_day_takes_us(land, march, duties, weakest, hours, km):
    tale, state = roads.walking("", "smith", "kazik")
    tale = on_leg(tale, **land)
    state = with_condition(tale, state, "kazik", weakest)
    state.values[MARCH], state.values[HOURS] = march, hours
    for name, who in zip(duties, ("smith", "janusz"), strict=False):
        state.values[duty(tale, name).slot] = person(tale, who) + 1

    pace = pace_of(tale.survival, state, walking=True)

    assert distance(tale, tale.survival, state, tale.legs[0], pace) == km * 1000


def test_where_there_are_no_marches_the_heat_does_not_matter_to_them():
    tale, state = roads.walking()
    tale = with_rules(on_leg(tale, heat=4), marches=())
    pace = pace_of(tale.survival, state, walking=True)
    assert distance(tale, tale.survival, state, tale.legs[0], pace) == 20_000


def lived(tale, state, *, walking=True, guests=False):
    """Return the state a day later, and what was told of it."""
    later, told = state.copy(), Told()
    live(tale, later, told, walking=walking, guests=guests)
    return later, told


def report(told):
    (day,) = [event for event in told if isinstance(event, DayWalked)]
    return day


def stocked(more="", *names, food=14.0, water=6.0):
    tale, state = roads.walking(more, *names)
    return tale, with_amount(tale, with_amount(tale, state, "food", food), "water", water)


def test_a_day_on_the_road_reports_what_it_took():
    tale, state = stocked(DRY)
    later, told = lived(tale, state)
    # 1.2 rations are needed and three quarters handed out, 2 l drunk; hunger costs 0.5 of morale and the day 0.3.
    assert report(told) == DayWalked(
        leg=0, day=2, date=state.values[DATE] + 1, night=1, walked=20_000, left=880_000, ate=75, drank=100,
        food_before=14_000, food_after=13_100, water_before=6_000, water_after=4_000,
        morale_before=50_000, morale_after=49_200, water_found=False,
    )  # fmt: skip
    assert [later.values[slot] for slot in (DAY, NIGHTS, WALKED, ROAD_KM)] == [2, 1, 20_000, 20_000]


def test_where_there_is_water_everywhere_a_day_says_nothing_of_it():
    tale, state = stocked("", water=1)
    later, told = lived(tale, state)
    assert [report(told).drank, report(told).water_before, report(told).water_after] == [-1, -1, -1]
    assert (amount(tale, later, "water"), later.values[LAST_DRANK]) == (6, 100)


def test_what_a_story_does_without_is_reported_as_minus_one():
    tale, state = stocked(DRY)
    later, told = lived(with_rules(tale, water=-1, food=-1, morale=-1), state)
    day = report(told)
    assert [day.food_before, day.food_after, day.water_before, day.water_after] == [-1] * 4
    assert [day.morale_before, day.morale_after] == [-1, -1]
    assert (later.values[LAST_ATE], later.values[LAST_DRANK]) == (100, 100)
    assert later.values[tale.first_slot :] == state.values[tale.first_slot :]


def test_the_report_names_the_leg_we_are_on():
    back_road = leg("", 900).replace("leg: track", "leg: back_road")
    tale, state = roads.walking(extra=back_road)
    state.values[LEG] = 2
    assert report(lived(tale, state)[1]).leg == 1


def test_a_day_in_camp_is_a_day_of_rest_and_no_night_of_the_leg():
    tale, state = stocked("")
    state.values[RATION] = 0
    state.values[HOURS] = 4
    later, told = lived(tale, state, walking=False)
    assert not [event for event in told if isinstance(event, DayWalked)]
    assert [later.values[slot] for slot in (DAY, NIGHTS, WALKED, HOURS)] == [2, 0, 0, 0]
    assert amount(tale, later, "food") == 13.25
    assert amount(tale, later, "morale") == 50.4  # rested


def test_a_day_wears_down_the_hunt_where_there_is_one():
    tale, state = stocked()
    tale = tale._replace(regions=tuple(region._replace(hunted=True) for region in tale.regions))
    later, _ = lived(tale, with_amount(tale, state, "hunted", 4))
    assert amount(tale, later, "hunted") == 3.95


def test_in_a_story_without_dates_no_date_passes():
    tale, state = stocked("")
    state.values[DATE] = 0
    later, _ = lived(tale._replace(date=0), state)
    assert (later.values[DATE], later.values[DAY]) == (0, 2)


# On a dry leg one person drinks 2 l on a steady day.
@pytest.mark.parametrize(
    ("watering", "water", "drank", "left"),
    [("full", 6, 100, 4), ("half", 6, 50, 5), ("full", 1, 50, 0), ("half", 0.5, 25, 0), ("full", 0, 0, 0)],
)
def test_what_is_drunk_is_what_is_handed_out_and_no_more_than_there_is(watering, water, drank, left):
    tale, state = stocked(DRY, water=water)
    state.values[WATERING] = [each.id for each in tale.survival.waterings].index(watering)
    later, _ = lived(tale, state)
    assert (later.values[LAST_DRANK], amount(tale, later, "water")) == (drank, left)


def test_without_rations_and_waterings_everybody_has_his_need():
    tale, state = stocked(DRY)
    later, _ = lived(with_rules(tale, rations=(), waterings=()), state)
    assert (later.values[LAST_ATE], later.values[LAST_DRANK]) == (100, 100)
    assert (amount(tale, later, "food"), amount(tale, later, "water")) == (12.8, 4)


def test_guests_have_eaten_whatever_they_own():
    tale, state = stocked("", food=0)
    assert lived(tale, state, guests=True)[0].values[LAST_ATE] == 100
    assert lived(tale, state)[0].values[LAST_ATE] == 0


def test_a_day_passes_all_the_waters_on_its_way_and_the_one_at_its_end():
    tale, state = stocked("water every: 5-5 km", water=0)
    later, told = lived(tale, state)
    assert report(told).water_found
    assert (amount(tale, later, "water"), later.values[NEXT_WATER]) == (6, 25_000)

    ahead, told = lived(on_leg(tale, terrain=24), state)  # 4.8 km
    assert not report(told).water_found
    assert ahead.values[NEXT_WATER] == 5_000


def test_the_last_day_of_a_leg_is_no_longer_than_the_leg():
    tale, state = stocked("")
    state.values[WALKED], state.values[ROAD_KM] = 890_000, 1_000_000
    later, told = lived(tale, state)
    assert (report(told).walked, report(told).left, later.values[ROAD_KM]) == (900_000, 0, 1_010_000)


# Fed on a steady day the level is 100 - 18. Half the water takes 52 more off, a fifth of it 95.4.
@pytest.mark.parametrize(
    ("before", "water", "after"),
    [
        (75, 6, 75.49),  # up: 7 per cent of the 7 between
        (82, 6, 82),
        (90, 6, 89.36),  # down: 8 per cent of 8
        (90, 1, 76.8),  # parched: 22 per cent of the 60 between 90 and 30
        (90, 0.4, 57.252),  # the same of 103.4, and ten more for a dry day
    ],
)
def test_a_body_goes_a_part_of_the_way_to_its_level(before, water, after):
    tale, state = stocked(DRY, water=water)
    state.values[RATION] = 0
    state = with_condition(tale, state, "janusz", before)
    assert condition(tale, lived(tale, state)[0], "janusz") == after


def test_nobody_is_better_than_the_best():
    tale, state = stocked("")
    tale = with_rules(tale, level_most=200_000)
    assert condition(tale, lived(tale, with_condition(tale, state, "janusz", 94))[0], "janusz") == 95


@pytest.mark.parametrize(
    ("before", "low_days", "after"), [(70, 0, 45), (46, 0, 25), (26, 0, 10), (12, 1, 10), (12, 2, 1), (9.7, 0, 9.7)]
)
def test_the_worst_of_days_takes_nobody_down_more_than_a_stage(before, low_days, after):
    tale, state = stocked("")
    tale = with_rules(tale, level_most=-900_000)
    state = with_condition(tale, state, "janusz", before)
    state.values[person_slot(0, LOW_DAYS)] = low_days
    assert condition(tale, lived(tale, state)[0], "janusz") == after


@pytest.mark.parametrize(
    ("value", "before", "days"), [(24.499, 0, 1), (24.499, 4, 5), (24.5, 0, 0), (24.5, 4, 0), (60, 2, 0)]
)
def test_days_at_sinking_are_counted_as_it_is_shown_and_forgotten_above(value, before, days):
    tale, state = stocked("", "smith")
    tale = with_rules(tale, up=0, down=0)
    state = with_condition(tale, state, "smith", value)
    state.values[person_slot(1, LOW_DAYS)] = before
    later, _ = lived(tale, state)
    assert later.values[person_slot(1, LOW_DAYS)] == days
    assert later.values[person_slot(1, DAWN)] == (3 if value == 60 else 2 if value == 24.5 else 1)


def test_only_whose_duty_it_was_lays_it_down():
    tale, state = roads.walking("", "smith", "kazik")
    nurse, scout = duty(tale, "nurse").slot, duty(tale, "scout").slot
    state.values[nurse], state.values[scout] = 2, 3
    lay_down(tale, state, 1)
    assert (state.values[nurse], state.values[scout]) == (0, 3)
    lay_down(tale._replace(survival=None), state, 2)
    assert state.values[scout] == 3


def test_without_rules_of_survival_a_day_changes_nothing():
    tale, state = roads.walking()
    before = state.copy()
    live(tale._replace(survival=None), state, None, walking=True)
    assert state == before
