"""What stands in the menu, open or locked, and which orders the road takes."""

import pytest
from builders import played, tiny
from roads import SCENES, TITLE, leg, walking

from escape_game.engine.menu import closed, has_open, is_shown, offers, orders
from escape_game.engine.turn import begin, choose
from escape_game.story.layout import DAY

FACTS = """
items:
  rope: a rope
facts:
  known: somebody said so
unwritten: [rope, known]
everywhere:
  look:
    text: Look about you
    then:
      gains:
        morale: 1
  sing:
    text: Sing
    needs: has rope
    locked: You have nothing to swing.
    then:
      gains:
        morale: 1
quantities:
  morale:
    start: 50
    range: 0-100
"""
FIRST = """
---
scene: first
title: First
region: land
text: |
  You are here.
otherwise: nowhere
at most: 2
choices:
  climb:
    text: Climb down
    needs: has rope
    locked: You have no rope.
  hidden:
    text: Say it
    when: known
    needs: has rope
    locked: You have no rope.
  rest:
    text: Rest
    cooldown: 3 days
  wait:
    text: Wait
  leave:
    text: Leave
    go: nowhere
"""
QUIET = FIRST.replace("otherwise: nowhere\nat most: 2", "everywhere: no")


def ids(choices):
    return [choice.id for choice in choices]


def started(scenes=FIRST):
    tale = tiny(scenes, FACTS)
    return tale, begin(tale, 1).state


def given(tale, state, thing):
    changed = state.copy()
    changed.values[next(each.slot for each in (*tale.items, *tale.facts) if each.id == thing)] = 1
    return changed


def test_of_the_open_choices_only_so_many_are_offered_and_what_is_offered_everywhere_besides():
    tale, state = started()
    assert ids(offers(tale, state)) == ["rest", "wait", "look"]
    assert ids(offers(tale, given(tale, state, "rope"))) == ["climb", "rest", "look", "sing"]


def test_a_scene_can_do_without_what_is_offered_everywhere():
    tale, state = started(QUIET)
    assert ids(offers(tale, state)) == ["rest", "wait", "leave"]
    assert ids(closed(tale, state)) == ["climb"]


def test_what_is_locked_is_shown_until_it_opens_is_taken_or_is_hidden():
    tale, state = started()
    assert ids(closed(tale, state)) == ["climb", "sing"]
    assert ids(closed(tale, given(tale, state, "known"))) == ["climb", "hidden", "sing"]
    assert ids(closed(tale, given(tale, state, "rope"))) == []

    down = choose(tale, given(tale, state, "rope"), "climb").state
    down.values[tale.items[0].slot] = 0
    assert ids(closed(tale, down)) == ["sing"]


def test_what_is_offered_everywhere_alone_is_no_way_on():
    tale, state = started()
    assert has_open(tale, state)
    state.taken = (1 << len(tale.scenes[state.scene].choices)) - 1
    assert ids(offers(tale, state)) == ["look"]
    assert not has_open(tale, state)


@pytest.mark.parametrize(("day", "shown"), [(4, False), (6, False), (7, True), (30, True)])
def test_a_choice_rests_for_as_many_days_as_it_says(day, shown):
    tale, state = started()
    rest = next(choice for choice in tale.scenes[state.scene].choices if choice.id == "rest")
    assert is_shown(tale, state, rest)  # it rests from nothing before it was taken
    state.values[DAY] = 4
    state = choose(tale, state, "rest").state
    state.values[DAY] = day
    assert is_shown(tale, state, rest) == shown


def test_a_choice_whose_condition_does_not_hold_is_not_shown_at_all():
    tale, state = started()
    hidden = next(choice for choice in tale.scenes[state.scene].choices if choice.id == "hidden")
    assert not is_shown(tale, state, hidden)
    assert is_shown(tale, given(tale, state, "known"), hidden)


def test_after_an_ending_there_is_nothing_to_choose_and_nothing_to_order():
    tale, state = walking()
    assert orders(tale, state)
    state.ending = 0
    assert (offers(tale, state), orders(tale, state)) == ([], [])


def kinds(tale, state):
    return {order.id.split(".")[0] for order in orders(tale, state)}


@pytest.mark.parametrize(
    ("more", "ordered"),
    [
        ("", set()),
        ("heat: 1", set()),
        ("heat: 2", {"march"}),
        ("water every: 30-85 km", {"watering"}),
        ("heat: 4\nwater every: 30-85 km", {"march", "watering"}),
    ],
)
def test_the_road_takes_the_orders_that_are_of_use_on_this_leg(more, ordered):
    # Two legs, and the second is the one in question: of the first, where all is of use, nothing must be left.
    hot = leg("heat: 4\nwater every: 30-85 km").replace("heat: 0\n", "")
    here = leg(more).replace("heat: 0\n", "" if "heat" in more else "heat: 0\n")
    here = here.replace("leg: track", "leg: back_road")
    on = SCENES.replace("travel: track", "travel: back_road").replace(
        "choices:\n  go:", "choices:\n  first:\n    text: Take the first\n    travel: track\n  go:"
    )
    tale = tiny(on + hot + here, TITLE, walks=True)

    assert kinds(tale, played(tale, "go").state) == {"pace", "ration", "duty", *ordered}
    assert kinds(tale, played(tale, "first").state) == {"pace", "ration", "duty", "march", "watering"}
    assert orders(tale, begin(tale, 1).state) == []


def test_an_order_in_force_cannot_be_given_again():
    tale, state = walking()
    assert "pace.steady" not in ids(orders(tale, state))
    state = choose(tale, state, "pace.slow").state
    assert "pace.slow" not in ids(orders(tale, state))
    assert "pace.steady" in ids(orders(tale, state))
