from builders import amount, condition, joined, person, said, scene_of, tiny, with_amount, with_condition
from roads import SCENES, TITLE, leg

from escape_game.engine.events import Company, DayWalked, Died, LegDone, Said, SetOut, StageTurned, Warned
from escape_game.engine.road import is_uneventful
from escape_game.engine.turn import advance, begin, choose, offers
from escape_game.engine.viewing import view
from escape_game.story.layout import DATE, DAY, FAILING, LEG, NIGHTS, WALKED, WORN


def setting_out(more: str = "", km: int = 60, extra: str = ""):
    tale = tiny(SCENES + leg(more, km) + extra, TITLE, walks=True)
    return tale, choose(tale, begin(tale, 1).state, "go")


def days(step):
    return [event for event in step.events if isinstance(event, DayWalked)]


def test_setting_out_puts_us_on_the_road_with_its_orders():
    tale, step = setting_out()
    assert any(isinstance(event, SetOut) for event in step.events)
    road = view(tale, step.state).road
    assert (road.walked, road.distance, road.arrive) == (0, 60_000, "Nowhere")
    assert [offer.id for offer in view(tale, step.state).offers] == ["walk"]
    assert {order.id for order in road.orders} >= {"pace", "ration"}
    assert "watering" not in {order.id for order in road.orders}


def test_walking_passes_days_until_the_leg_is_done():
    tale, step = setting_out()
    step = choose(tale, step.state, "walk")
    assert [day.walked for day in days(step)] == [20_000, 40_000, 60_000]
    assert any(isinstance(event, LegDone) for event in step.events)
    assert scene_of(tale, step.state) == "nowhere"
    assert step.state.values[LEG] == 0


def test_walk_on_passes_five_days_at_most():
    tale, step = setting_out(km=500)
    step = choose(tale, step.state, "walk")
    assert len(days(step)) == 5


def with_food(tale, state):
    return with_amount(tale, state, "food", 14)


def test_an_order_persists_and_costs_no_turn():
    tale, step = setting_out(km=500)
    before = step.state
    after = choose(tale, before, "pace.forced").state
    assert after.values[DAY] == before.values[DAY]
    assert "pace.forced" not in [choice.id for choice in offers(tale, after)]
    step = choose(tale, after, "walk")
    assert days(step)[0].walked == 29_000


def test_a_day_turns_the_page_and_eats():
    tale, step = setting_out(km=20)
    state = choose(tale, with_food(tale, step.state), "ration.full").state
    step = choose(tale, state, "walk")
    assert step.state.values[DAY] == 2
    assert step.state.values[DATE] == state.values[DATE] + 1
    assert round(amount(tale, state, "food") - amount(tale, step.state, "food"), 3) == 1.2


def test_waypoints_are_met_once_by_distance_and_by_night_and_lead_back_to_the_road():
    more = "waypoints:\n  - at: 30%\n    to: hut\n  - night: 3\n    to: hut\n"
    tale, step = setting_out(more, km=100)
    step = choose(tale, step.state, "walk")
    assert scene_of(tale, step.state) == "hut"
    assert step.state.values[WALKED] == 40_000
    step = choose(tale, choose(tale, step.state, "pass_by").state, "on")
    assert step.state.scene == 0
    step = choose(tale, step.state, "walk")
    assert (scene_of(tale, step.state), step.state.values[NIGHTS]) == ("hut", 3)


def test_a_waypoint_whose_condition_is_false_is_passed():
    tale, step = setting_out("waypoints:\n  - at: 30%\n    to: hut\n    when: kazik is with us\n")
    assert scene_of(tale, choose(tale, step.state, "walk").state) == "nowhere"
    together = joined(tale, step.state, "kazik")
    assert scene_of(tale, choose(tale, together, "walk").state) == "hut"


EVENTS = """
---
event: wind
deck: weather
cooldown: 2 days
text: |
  Wind.
then:
  counts: drawn
---
event: stranger
deck: weather
when: drawn >= 1
once: yes
cast:
  X: anyone
text: |
  {X} sees somebody.
choices:
  wave:
    text: Wave
    then:
      bond:
        X: 1
  hide:
    text: Hide
    go: onward
"""


def test_events_are_drawn_by_the_night_lines_in_passing_scenes_as_scenes():
    tale, step = setting_out("deck: weather\ndraw every: 1-1 days\n", km=300, extra=EVENTS)
    step = choose(tale, joined(tale, step.state, "smith"), "walk")
    assert "Wind." in said(step)
    assert scene_of(tale, step.state) == "stranger"
    step = choose(tale, step.state, "wave")
    assert step.state.scene == 0


def test_an_event_whose_role_nobody_can_play_is_not_drawn():
    tale, step = setting_out("deck: weather\ndraw every: 1-1 days\n", km=200, extra=EVENTS)
    state = step.state
    for _ in range(4):
        if state.scene == 0:
            state = choose(tale, state, "walk").state
        assert scene_of(tale, state) != "stranger"


def test_a_stage_that_turns_for_the_worse_stops_the_walk_and_is_told():
    tale, step = setting_out(km=500)
    weak = with_condition(tale, joined(tale, step.state, "smith"), "smith", 46)
    step = choose(tale, choose(tale, weak, "ration.none").state, "walk")
    assert StageTurned(person(tale, "smith"), WORN, FAILING) in step.events
    assert len(days(step)) == 1


def test_whoever_recovers_is_told_of_and_the_walk_goes_on():
    tale, step = setting_out(km=500)
    weak = with_condition(tale, joined(tale, with_amount(tale, step.state, "food", 40), "smith"), "smith", 44)
    step = choose(tale, choose(tale, weak, "ration.full").state, "walk")
    assert StageTurned(person(tale, "smith"), FAILING, WORN) in step.events
    assert len(days(step)) == 5


def test_nobody_falls_more_than_one_stage_a_day_however_hard_it_is():
    tale, step = setting_out(km=500)
    state = with_condition(tale, joined(tale, step.state, "smith", "kazik"), "kazik", 71)
    step = choose(tale, choose(tale, state, "ration.none").state, "walk")
    assert condition(tale, step.state, "kazik") >= 45


def test_the_last_night_is_a_scene_with_its_person_in_it_and_comes_after_days_at_sinking():
    tale, step = setting_out(km=900)
    state = joined(tale, with_amount(tale, step.state, "food", 0), "smith", "kazik")
    state = with_condition(tale, state, "kazik", 24)
    state = choose(tale, state, "ration.none").state
    sinking = 0
    while scene_of(tale, state) != "last_night":
        sinking += condition(tale, state, "kazik") < 25
        step = choose(tale, state, "walk")
        assert not [e for e in step.events if isinstance(e, Died | Company)]
        state = step.state
    assert sinking >= 2
    assert "Kazik does not get up." in "".join(s.text for p in view(tale, state).passage for s in p.spans)
    step = choose(tale, state, "leave")
    (death,) = [event for event in step.events if isinstance(event, Died)]
    assert death.cause == "the road"
    assert step.state.scene == 0


def test_whoever_is_carried_through_a_last_night_has_days_again():
    tale, step = setting_out(km=900)
    state = with_condition(tale, joined(tale, with_amount(tale, step.state, "food", 0), "kazik"), "kazik", 12)
    state = choose(tale, state, "ration.none").state
    while scene_of(tale, state) != "last_night":
        state = choose(tale, state, "walk").state
    state = choose(tale, state, "carry").state
    assert state.scene == 0
    assert condition(tale, state, "kazik") == 15


WATER = "water every: 300-300 km\n"


def test_water_is_drunk_where_it_is_scarce_and_warned_of_the_day_before_it_runs_out():
    tale, step = setting_out(WATER, km=600)
    state = with_amount(tale, step.state, "water", 5)
    step = choose(tale, state, "walk")
    assert amount(tale, step.state, "water") < 5
    (warned,) = [event for event in step.events if isinstance(event, Warned) and event.kind == "water low"]
    assert warned.days == 1


def test_water_on_the_way_fills_the_skins():
    tale, step = setting_out("water every: 20-20 km\n", km=40)
    step = choose(tale, with_amount(tale, step.state, "water", 1), "walk")
    assert all(day.water_found for day in days(step))
    assert amount(tale, step.state, "water") == 6


def test_the_same_walk_without_words_comes_to_the_same_state():
    tale, step = setting_out("deck: weather\ndraw every: 1-2 days\n", km=300, extra=EVENTS)
    told = joined(tale, step.state, "smith", "kazik")
    quiet = told.copy()
    for _ in range(12):
        if told.ending >= 0:
            break
        choice = offers(tale, told)[0]
        told = choose(tale, told, choice.id).state
        advance(tale, quiet, choice)
        assert told == quiet


def test_a_day_line_is_said_on_an_uneventful_day():
    tale, step = setting_out("day lines:\n  - Snow, and behind it snow.\n  - Nothing to enter.\n", km=60)
    step = choose(tale, step.state, "walk")
    assert [e.kind for e in step.events if isinstance(e, Said)][:2] == ["day line", "day line"]
    assert said(step).startswith("Snow, and behind it snow. Nothing to enter.")


def test_nobody_has_two_duties():
    tale, step = setting_out(km=500)
    state = joined(tale, step.state, "smith")
    for order in ("duty.nurse.smith", "duty.forage.smith"):
        state = choose(tale, state, order).state
    now = {order.id: order.now for order in view(tale, state).road.orders}
    assert (now["duty.nurse"], now["duty.forage"]) == ("nobody", "Smith")


def test_a_walk_is_uneventful_only_where_its_days_alone_ended_it():
    tale, step = setting_out(km=900)
    fed = joined(tale, with_amount(tale, step.state, "food", 90), "smith")
    walked = choose(tale, fed, "walk")
    assert is_uneventful(*walked)
    assert not is_uneventful(walked.state, walked.events[:-2])
    hungry = with_amount(tale, fed, "food", 4)
    for _ in range(3):
        step = choose(tale, hungry, "walk")
        assert not is_uneventful(*step)
        hungry = step.state
    tale, step = setting_out(km=60)
    assert not is_uneventful(*choose(tale, step.state, "walk"))
