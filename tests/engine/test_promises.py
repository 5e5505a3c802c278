"""What the rules promise players and authors, each in a story that would show it broken."""

from builders import amount, condition, joined, scene_of, tiny, with_amount, with_condition
from roads import SCENES, TITLE, leg

from escape_game.engine.events import Changed, Warned
from escape_game.engine.turn import begin, choose
from escape_game.engine.viewing import view
from escape_game.story.layout import HOURS


def walking(more: str = "", km: int = 900, extra: str = ""):
    tale = tiny(SCENES + leg(more, km) + extra, TITLE, walks=True)
    return tale, choose(tale, begin(tale, 1).state, "go").state


CAMP = """
---
event: blow
deck: weather
once: yes
text: |
  A tree comes down.
choices:
  under:
    text: Stand under it
    warns: he dies of it
    then:
      hurts:
        smith: 90
  wait:
    text: Wait three hours
    then:
      hours: 3
  bury_him:
    text: Let it happen
    warns: he dies
    then:
      dies:
        kazik: the cold
  hide:
    text: Go round
    go: onward
"""


def under_a_tree(*names: str):
    tale, state = walking("deck: weather\ndraw every: 1-1 days", extra=CAMP)
    state = choose(tale, joined(tale, state, *names), "walk").state
    assert scene_of(tale, state) == "blow"
    return tale, state


def test_harm_takes_nobody_down_more_than_one_stage_in_a_day():
    tale, state = under_a_tree("smith")
    state = with_condition(tale, state, "smith", 72)
    assert condition(tale, choose(tale, state, "under").state, "smith") == 45


def test_hours_spent_in_scenes_come_off_the_next_days_march():
    tale, state = under_a_tree()
    state = choose(tale, state, "wait").state
    assert state.values[HOURS] == 3
    before = view(tale, state).road.walked
    after = choose(tale, state, "walk")
    first = next(event for event in after.events if type(event).__name__ == "DayWalked")
    assert first.walked - before == 14_000
    assert after.state.values[HOURS] == 0


def test_an_event_that_comes_once_does_not_come_again():
    tale, state = under_a_tree()
    state = choose(tale, state, "hide").state
    for _ in range(4):
        if state.scene == 0:
            state = choose(tale, state, "walk").state
        assert scene_of(tale, state) != "blow"


def test_a_death_weighs_less_while_somebody_can_bear_it():
    falls = {}
    for company in (("kazik",), ("kazik", "smith")):
        tale, state = under_a_tree(*company)
        step = choose(tale, state, "bury_him")
        morale = next(event for event in step.events if isinstance(event, Changed))
        falls[len(company)] = morale.before - morale.after
    assert falls == {1: 13_000, 2: 9_000}


def test_whoever_looks_for_food_finds_a_quarter_more():
    found = {}
    for order in ("duty.forage.nobody", "duty.forage.smith"):
        tale = tiny(SCENES + leg("", 20).replace("forage: 0", "forage: 60"), TITLE, walks=True)
        state = joined(tale, choose(tale, begin(tale, 3).state, "go").state, "smith")
        state = with_amount(tale, choose(tale, state, "ration.none").state, "food", 0)
        if order.endswith("smith"):
            state = choose(tale, state, order).state
        found[order] = amount(tale, choose(tale, state, "walk").state, "food")
    assert found["duty.forage.smith"] == round(found["duty.forage.nobody"] * 1.25, 3) > 0


def test_a_warning_is_said_once_and_not_every_day():
    tale, state = walking("water every: 800-800 km")
    state = with_amount(tale, state, "water", 5)
    first = choose(tale, state, "walk")
    second = choose(tale, first.state, "walk")
    told = [sum(isinstance(e, Warned) and e.kind == "water low" for e in step.events) for step in (first, second)]
    assert told == [1, 0]


HUTS = """
---
scene: gone
title: Gone
region: land
text: |
  He goes.
choices:
  go:
    text: Go on
    then:
      leaves: kazik
      go: onward
"""


def test_waypoints_of_one_evening_are_judged_before_any_is_met():
    more = (
        "waypoints:\n  - night: 1\n    to: gone\n    when: kazik is with us\n"
        "  - night: 1\n    to: hut\n    when: kazik is not with us"
    )
    tale, state = walking(more, extra=HUTS)
    state = choose(tale, joined(tale, state, "kazik"), "walk").state
    assert scene_of(tale, state) == "gone"
    assert choose(tale, state, "go").state.scene == 0
