from statistics import mean

import pytest
import roads
from builders import joined, tiny, with_amount, with_condition
from roads import SCENES, TITLE, leg

from escape_game.engine.events import DayWalked
from escape_game.engine.stores import (
    A_MONTH,
    days_of_food,
    days_of_water,
    food_needed,
    found_food,
    on_duty,
    pace_of,
    room_for,
    share_had,
    water_needed,
)
from escape_game.engine.turn import begin, choose
from escape_game.story.conditions import ALWAYS, NEVER
from escape_game.story.layout import DIFFICULTY, LEG, MARCH, PACE, RATION, WATERING
from escape_game.story.survival import Carry

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


DRY = "water every: 300-300 km"
ZORAN = """
---
companion: zoran
name: Zoran
pronouns: he him his
role: a child
condition: 50
share: 50
"""
HARD = """
difficulties:
  easy:
    title: Easy
    hurt: 100
    forage: 100
  hard:
    title: Hard
    hurt: 100
    forage: 50
"""


def with_rules(tale, **numbers):
    return tale._replace(survival=tale.survival._replace(**numbers))


def on_leg(tale, **numbers):
    return tale._replace(legs=(tale.legs[0]._replace(**numbers), *tale.legs[1:]))


def with_order(tale, state, slot, kind, name):
    changed = state.copy()
    changed.values[slot] = [each.id for each in getattr(tale.survival, kind)].index(name)
    return changed


# 2 l a head up to heat 2, 3 at heat 3, 4 at heat 4; a forced march needs 135 per cent of it, and so does a march by
# day from heat 2 on.
@pytest.mark.parametrize(
    ("heat", "pace", "march", "names", "litres"),
    [
        (0, "steady", "night", (), 2),
        (3, "steady", "night", (), 3),
        (4, "steady", "night", (), 4),
        (4, "forced", "night", (), 5.4),
        (2, "steady", "day", (), 2.7),
        (1, "steady", "day", (), 2),
        (0, "steady", "night", ("smith",), 4),
        (0, "steady", "night", ("zoran",), 3),
        (4, "rest", "night", ("smith", "zoran"), 7),
    ],
)
def test_how_much_water_a_day_needs(heat, pace, march, names, litres):
    tale, state = roads.walking(DRY, *names, extra=ZORAN)
    tale = on_leg(tale, heat=heat)
    state = with_order(tale, with_order(tale, state, PACE, "paces", pace), MARCH, "marches", march)
    here = tale.legs[0]
    today = pace_of(tale.survival, state, walking=True)

    assert water_needed(tale, tale.survival, state, today, here) == litres * 1000
    without = with_rules(tale, marches=())
    if march == "night":
        assert water_needed(without, without.survival, state, today, here) == litres * 1000


def test_nobody_needs_water_off_the_road_where_it_is_everywhere_or_where_the_story_has_none():
    tale, state = roads.walking(DRY)
    steady = pace_of(tale.survival, state, walking=True)
    waterless = with_rules(tale, water=-1)
    assert water_needed(tale, tale.survival, state, steady, None) == 0
    assert water_needed(tale, tale.survival, state, steady, tale.legs[0]._replace(water_least=0)) == 0
    assert water_needed(waterless, waterless.survival, state, steady, tale.legs[0]) == 0


@pytest.mark.parametrize(
    ("watering", "water", "days"),
    [("full", 6, 3), ("full", 5.9, 2), ("full", 1.9, 0), ("half", 6, 6), ("short", 6, 4), ("full", 0, 0)],
)
def test_water_lasts_for_as_many_whole_days_as_it_is_handed_out(watering, water, days):
    tale, state = roads.walking(DRY)
    state = with_order(tale, with_amount(tale, state, "water", water), WATERING, "waterings", watering)
    assert days_of_water(tale, state) == days
    if watering == "full":
        assert days_of_water(with_rules(tale, waterings=()), state) == days


def test_water_that_nobody_drinks_of_lasts_for_no_number_of_days():
    tale, state = roads.walking(DRY)
    off_the_road = state.copy()
    off_the_road.values[LEG] = 0
    nothing = tuple(each._replace(share=0) for each in tale.survival.waterings)
    for story, now in (
        (tale, off_the_road),
        (on_leg(tale, water_least=0), state),
        (with_rules(tale, water=-1), state),
        (with_rules(tale, waterings=nothing), state),
        (tale._replace(survival=None), state),
    ):
        assert days_of_water(story, now) == -1


def test_water_and_food_are_reckoned_for_the_leg_we_are_on():
    lush = leg("", 900).replace("leg: track", "leg: back_road").replace("forage: 0", "forage: 60")
    tale, state = roads.walking(DRY, extra=lush)
    state = with_amount(tale, with_amount(tale, state, "water", 6), "food", 9)
    assert (days_of_water(tale, state), days_of_food(tale, state)) == (3, 10)
    state.values[LEG] = 2
    assert (days_of_water(tale, state), days_of_food(tale, state)) == (-1, -1)


# At a steady pace one person needs 1.2 rations, of which three quarters are handed out: 0.9. What the land gives is a
# share of the 1.2, at rest 220 and with somebody out 125 per cent of it.
@pytest.mark.parametrize(
    ("forage", "ration", "food", "days"),
    [
        (0, "three_quarters", 9, 10),
        (0, "three_quarters", 8.9, 9),
        (0, "full", 9, 7),
        (0, "three_quarters", 27, 30),
        (0, "three_quarters", 27.9, -1),
        (60, "three_quarters", 1.8, 10),
        (60, "half", 9, -1),
        (0, "none", 9, -1),
        (0, "three_quarters", 0, 0),
    ],
)
def test_food_lasts_for_as_many_days_as_are_told_and_no_more_than_a_month_is(forage, ration, food, days):
    tale, state = roads.walking()
    tale = on_leg(tale, forage=forage)
    state = with_order(tale, with_amount(tale, state, "food", food), RATION, "rations", ration)
    assert days_of_food(tale, state) == days


def test_off_the_road_food_lasts_as_at_rest():
    tale, state = roads.walking()
    state = with_order(tale, with_amount(tale, state, "food", 7.5), RATION, "rations", "full")
    state.values[LEG] = 0
    assert days_of_food(tale, state) == 10
    assert days_of_food(with_rules(tale, rations=()), state) == 10
    assert food_needed(tale, tale.survival, state, pace_of(tale.survival, state, walking=False)) == 750


def test_where_nobody_eats_food_lasts_for_no_number_of_days():
    tale, state = roads.walking()
    assert days_of_food(with_rules(tale, food=-1), state) == -1
    assert days_of_food(tale._replace(survival=None), state) == -1


@pytest.mark.parametrize(
    ("pace", "luck", "difficulty", "forager", "found"),
    [
        ("steady", 100, 0, 0, 0.72),
        ("rest", 100, 0, 0, 1.584),
        ("forced", 100, 0, 0, 0.18),  # of the ordinary need, though a forced march needs more
        ("steady", 200, 0, 0, 1.44),
        ("steady", 0, 0, 0, 0),
        ("steady", 100, 1, 0, 0.36),
        ("steady", 100, 0, 1, 0.9),
    ],
)
def test_what_the_land_gives(pace, luck, difficulty, forager, found):
    tale, state = roads.walking(title=TITLE + HARD)
    tale = with_rules(on_leg(tale, forage=60), forage_least=luck, forage_most=luck)
    state = with_order(tale, state, PACE, "paces", pace)
    state.values[DIFFICULTY] = difficulty
    state.values[tale.survival.duties[0].slot] = forager
    today = pace_of(tale.survival, state, walking=True)
    assert found_food(tale, tale.survival, state, today, tale.legs[0], 1000) == round(found * 1000)
    if difficulty == 0:
        without = tale._replace(difficulties=())
        assert found_food(without, tale.survival, state, today, tale.legs[0], 1000) == round(found * 1000)


def test_a_duty_is_done_by_whoever_has_it_and_is_able():
    tale, state = roads.walking("", "smith")
    forage, scout, *_ = tale.survival.duties
    assert on_duty(tale, tale.survival, state) == []
    state.values[forage.slot], state.values[scout.slot] = 1, 2
    assert on_duty(tale, tale.survival, state) == [forage, scout]
    assert on_duty(tale, tale.survival, with_condition(tale, state, "smith", 44)) == [forage]


def test_what_can_be_carried_is_so_much_a_head_and_no_more_than_there_may_be():
    tale, state = roads.walking("", "smith")
    slots = {quantity.id: quantity.slot for quantity in tale.quantities}
    assert [room_for(tale, state, slots[name]) for name in ("water", "food", "morale")] == [12_000, 28_000, 100_000]
    assert room_for(tale._replace(survival=None), state, slots["water"]) == 90_000

    skins = with_rules(tale, carry_water=(Carry(9_000, NEVER), Carry(4_000, ALWAYS), Carry(1_000, ALWAYS)))
    assert room_for(skins, state, slots["water"]) == 8_000
    wagon = with_rules(tale, carry_water=(Carry(60_000, ALWAYS),), carry_food=(Carry(60_000, NEVER),))
    assert [room_for(wagon, state, slots[name]) for name in ("water", "food")] == [90_000, 130_000]


@pytest.mark.parametrize(
    ("had", "need", "share"), [(0, 0, 100), (5, 0, 100), (0, 10, 0), (5, 10, 50), (1, 3, 33), (2, 3, 67), (20, 10, 100)]
)
def test_a_share_is_what_was_had_of_a_need_in_per_cent(had, need, share):
    assert share_had(had, need) == share
