"""How the names of a small story become numbers."""

from datetime import date
from pathlib import Path

import pytest

from escape_game.reading.checking import check_folder
from escape_game.story.conditions import ALWAYS, FAR, RoleIs, Within
from escape_game.story.effects import Add, Go, Harm, Onward, Pass, Put, Risk, TurnTo, Visit, Who
from escape_game.story.layout import COMMON, CONDITION, FIELDS, STATUS, WITH_US, person_slot

STORIES = Path(__file__).parent.parent / "stories"
CHECKED = check_folder(STORIES / "numbers")
STORY = CHECKED.story


def _scene(scene_id):
    return STORY.scenes[STORY.scene_ids.index(scene_id)]


def _choice(name):
    scene_id, choice_id = name.split(".")
    return next(choice for choice in _scene(scene_id).choices if choice.id == choice_id)


def _slot(name):
    return STORY.first_slot + [slot.name for slot in STORY.slots].index(name)


def test_the_story_has_no_errors():
    assert [problem for problem in CHECKED.problems if problem.severity == "error"] == []


def test_slots_stand_in_the_order_of_their_kinds_after_the_people():
    assert STORY.first_slot == COMMON + 2 * FIELDS
    names = [slot.name for slot in STORY.slots]
    assert names[:6] == [
        "quantity:water",
        "quantity:morale",
        "counter:week",
        "item:rope",
        "fact:saved",
        "fact:rule",
    ]


def test_visits_are_counted_only_where_something_asks():
    assert _scene("camp").visits_slot == _slot("visits:camp")
    assert STORY.scenes[0].visits_slot == -1
    assert _scene("far_side").visits_slot == -1


def test_what_is_not_written_yet_is_a_page_that_says_so_and_ends():
    assert _scene("far_side").title == "Not written yet"
    assert STORY.endings[-1].id == "unwritten"


def test_a_price_is_a_tag_a_payment_and_a_requirement_in_shown_numbers():
    pay = _choice("camp.pay")
    assert [price.kind for price in pay.prices] == ["quantity", "condition", "hours", "item"]
    assert pay.paid == (
        Add(_slot("quantity:water"), -1500, 0, 90_000),
        Harm(Who("person", 0), 5000),
        Pass(0, 2),
        Put(_slot("item:rope"), 0),
    )
    assert set(pay.needs.within) == {
        Within(_slot("quantity:water"), 1450, FAR),
        Within(person_slot(0, CONDITION), 5001, FAR),
        Within(_slot("item:rope"), 1, FAR),
    }
    assert pay.locked is None


def test_doors_hide_a_choice_by_bounds_on_slots():
    assert set(_choice("camp.pay").when.within) == {
        Within(person_slot(1, STATUS), WITH_US, WITH_US),
        Within(_slot("once:camp.pay"), 0, 0),
    }


def test_a_visit_that_goes_on_remembers_where():
    (step,) = _choice("camp.pay").then.steps
    assert step.exit == Visit(STORY.scene_ids.index("tent"), 0)
    assert STORY.resumptions[0].name == "camp.pay"
    assert isinstance(STORY.resumptions[0].exit, Go)


def test_a_fact_of_several_values_is_set_by_the_place_of_its_value():
    assert _choice("camp.pay").then.steps[0].effects == (Put(_slot("fact:rule"), 2),)


def test_a_choice_that_names_a_role_is_hidden_while_nobody_plays_it():
    assert _choice("camp.dare").when.tests == (RoleIs(0, (0, 1)),)


def test_roles_of_an_event_hide_nothing_because_it_is_not_drawn_without_them():
    assert _choice("owl.listen").when == ALWAYS


def test_a_check_knows_whom_its_failure_hurts():
    check = _choice("camp.dare").check
    assert check.risked == (Who("role", 0),)
    assert check.by == Who("role", 0)
    assert check.bonuses[0].words == "rule is pairs"
    assert check.skills == (STORY.skills.index("woodcraft"),)


def test_hurts_in_a_risk_means_whoever_it_is_about():
    risk = _choice("camp.dare").failure.steps[1].effects[0]
    assert isinstance(risk, Risk)
    assert risk.effects == (Harm(Who("role", 0), 10_000),)


def test_the_calendar_can_turn_to_a_date():
    assert _choice("camp.find").then.steps[0].effects[-1] == TurnTo(date(1941, 2, 25).toordinal())


def test_after_an_event_the_way_leads_on():
    assert _choice("owl.listen").then.steps[-1].exit == Onward()


def test_the_weakest_is_cast_where_prose_names_him():
    assert [role.name for role in _scene("tent").roles] == ["weakest"]


def test_decks_hold_their_events_and_scenes_draw_from_them():
    assert STORY.decks[0].events == (STORY.scene_ids.index("owl"),)
    assert (_scene("tent").draw.deck, _scene("tent").draw.nothing) == (0, 4)
    assert [weight.weight for weight in _scene("owl").event.weights] == [3, 1]


def test_what_is_offered_everywhere_has_no_place_in_a_menu():
    (reach,) = STORY.everywhere
    assert (reach.bit, reach.cooldown, reach.last_slot) == (-1, 6, _slot("last:everywhere.reach"))


def test_the_protagonist_is_the_first_of_the_people():
    assert [person.id for person in STORY.people] == ["janusz", "smith"]
    assert STORY.people[1].starts == WITH_US


def test_the_default_difficulty_is_the_one_that_says_so():
    assert STORY.difficulties[STORY.default_difficulty].id == "hard"


def test_everything_knows_where_it_stands():
    assert CHECKED.sources["scene", "camp"].file.endswith("numbers/story.yaml")
    assert CHECKED.sources["choice", "camp.pay"].line > CHECKED.sources["scene", "camp"].line


def test_keys_of_rolls_outlive_a_renaming(tmp_path):
    text = (STORIES / "numbers" / "story.yaml").read_text(encoding="utf-8")
    old = text.replace("old_camp: camp", "older: old").replace("scene: camp", "scene: old_camp")
    (tmp_path / "story.yaml").write_text(old.replace("start: camp", "start: old_camp"), encoding="utf-8")
    before = check_folder(tmp_path).story.scenes[1]
    assert before.id == "old_camp"
    assert before.choices[1].check.key == _choice("camp.dare").check.key


@pytest.mark.parametrize("kind", ["pace", "ration", "watering", "march", "duty"])
def test_the_road_has_every_order_of_the_survival_rules(kind):
    story = check_folder(STORIES / "odd_lid").story
    orders = [choice for choice in story.scenes[0].choices if choice.id.startswith(f"{kind}.")]
    declared = {"pace": "paces", "ration": "rations", "watering": "waterings", "march": "marches", "duty": "duties"}
    assert bool(orders) == bool(getattr(story.survival, declared[kind]))
    assert all(choice.order for choice in orders)
    assert story.scenes[0].choices[0].id == "walk"
