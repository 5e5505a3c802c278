"""Where a body drifts to: the sum, whom each of its terms touches, and that its reasons come to it."""

import pytest
from builders import with_amount, with_condition
from hypothesis import given
from hypothesis import strategies as st
from roads import TITLE, walking

from escape_game.engine.levels import level, parched, reasons, strain
from escape_game.engine.stores import pace_of
from escape_game.story.conditions import ALWAYS
from escape_game.story.layout import DIFFICULTY, LAST_ATE, LAST_DRANK, PACE
from escape_game.story.survival import Warmth

ZORAN = """
---
companion: zoran
name: Zoran
pronouns: he him his
role: carter
condition: 50
thirst: 50
"""
HARD = """
difficulties:
  easy:
    title: Easy
    hurt: 100
    forage: 100
  hard:
    title: Hard
    hurt: 150
    forage: 100
"""
JANUSZ, SMITH, KAZIK, ZORAN_HIMSELF = range(4)
COLD_HEIGHT = "cold: 3\naltitude: 5"


def bad_day(title=TITLE):
    """Return a forced march in the cold on half a ration and three quarters of the water, in poor spirits."""
    tale, state = walking(COLD_HEIGHT, "smith", "kazik", "zoran", extra=ZORAN, title=title)
    state.values[PACE] = next(place for place, pace in enumerate(tale.survival.paces) if pace.id == "forced")
    state.values[LAST_ATE], state.values[LAST_DRANK] = 50, 75
    state.values[tale.items[0].slot] = 1
    return tale, with_amount(tale, state, "morale", 40)


def today(tale, state, leg=0):
    here = tale.legs[leg] if leg is not None else None
    return strain(tale, tale.survival, state, here, pace_of(tale.survival, state, walking=True))


def levels(tale, state):
    return [level(tale, state, today(tale, state), who) / 1000 for who in range(len(tale.people))]


def on_duty(tale, state, **duties):
    changed = state.copy()
    for duty in tale.survival.duties:
        if duty.id in duties:
            changed.values[duty.slot] = duties[duty.id] + 1
    return changed


def test_a_level_is_the_most_less_what_the_day_asks():
    tale, state = bad_day()
    # 100 - 42 forced - 30 half fed - (3 x 8 - 4 quilt) cold - 5 air - 0.12 x 10 spirits = 1.8; thirst takes 20 from
    # whoever feels all of it, 10 from Zoran; 6 for Kazik's frailty.
    assert levels(tale, state) == [-18.2, -18.2, -24.2, -8.2]


def test_a_duty_burdens_who_has_it_and_a_nurse_lifts_the_failing_but_herself():
    tale, state = bad_day()
    free = levels(tale, state)
    state = with_condition(tale, with_condition(tale, state, "kazik", 44), "zoran", 45)
    state = on_duty(tale, state, nurse=SMITH)
    assert [now - was for now, was in zip(levels(tale, state), free, strict=True)] == pytest.approx([0, -2, 4, 0])

    # Kazik's skills don't work while he is failing, but he toils all the same.
    weak_nurse = on_duty(tale, with_condition(tale, state, "zoran", 44), nurse=KAZIK)
    assert [now - was for now, was in zip(levels(tale, weak_nurse), free, strict=True)] == pytest.approx([0, 0, -2, 0])


def test_nobody_nurses_himself():
    tale, state = bad_day()
    failing = today(tale, state)._replace(nurses=((KAZIK, 4000), (SMITH, 1000)))
    state = with_condition(tale, state, "kazik", 30)

    lifted = level(tale, state, failing, KAZIK) - level(tale, state, today(tale, state), KAZIK)
    assert lifted == 1000


def test_the_difficulty_is_in_hunger_thirst_and_cold_and_in_nothing_else():
    tale, state = bad_day(TITLE + HARD)
    hard = state.copy()
    hard.values[DIFFICULTY] = 1
    easy_day, hard_day = today(tale, state), today(tale, hard)

    assert (hard_day.hunger, hard_day.thirst, hard_day.cold) == (45_000, 30_000, 30_000)
    assert today(tale._replace(difficulties=()), state) == easy_day
    assert easy_day._replace(hunger=45_000, thirst=30_000, cold=30_000, alike=easy_day.alike - 25_000) == hard_day


def test_kit_warms_no_further_than_the_cold_goes():
    tale, state = bad_day()
    tale = tale._replace(survival=tale.survival._replace(warmth=(Warmth(20_000, ALWAYS), Warmth(9_000, ALWAYS))))
    assert today(tale, state).cold == 0


def test_off_the_road_there_is_neither_cold_nor_thin_air():
    tale, state = bad_day()
    here, road = today(tale, state, leg=None), today(tale, state)
    assert (here.cold, here.air) == (0, 0)
    assert here.alike - road.alike == 25_000


def test_where_there_is_no_morale_there_are_no_spirits():
    tale, state = bad_day()
    tale = tale._replace(survival=tale.survival._replace(morale=-1))
    assert today(tale, state).spirits == 0


def test_bodies_fall_faster_below_the_share_of_water_and_not_at_it():
    tale, state = bad_day()
    state.values[LAST_DRANK] = tale.survival.parched_share
    assert not parched(tale.survival, state)
    state.values[LAST_DRANK] -= 1
    assert parched(tale.survival, state)


def test_what_costs_nothing_is_no_reason_and_a_reason_says_what_it_is():
    tale, state = bad_day()
    state = on_duty(tale, with_amount(tale, state, "morale", 50), nurse=SMITH)
    said = {reason.words: reason.points for reason in reasons(tale, state, today(tale, state), SMITH)}
    assert said == {
        "the pace": -42_000, "duty": -2_000, "hunger": -30_000, "thirst": -20_000, "cold": -20_000, "thin air": -5_000,
    }  # fmt: skip


@given(
    ate=st.integers(0, 100),
    drank=st.integers(0, 100),
    pace=st.integers(0, 3),
    morale=st.integers(0, 100),
    bodies=st.lists(st.floats(0, 95), min_size=4, max_size=4),
    duties=st.permutations((-1, -1, 0, 1, 2, 3)),  # -1 for nobody's
)
def test_the_reasons_of_a_level_come_to_the_level(ate, drank, pace, morale, bodies, duties):
    tale, state = bad_day(TITLE + HARD)
    state.values[DIFFICULTY], state.values[PACE] = 1, pace
    state.values[LAST_ATE], state.values[LAST_DRANK] = ate, drank
    state = with_amount(tale, state, "morale", morale)
    for someone, body in zip(tale.people, bodies, strict=True):
        state = with_condition(tale, state, someone.id, body)
    state = on_duty(tale, state, **dict(zip(("forage", "scout", "nurse", "carry"), duties, strict=False)))
    day = today(tale, state)

    for who in range(4):
        terms = sum(reason.points for reason in reasons(tale, state, day, who))
        assert day.most + terms == level(tale, state, day, who)
