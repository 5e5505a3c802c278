"""Which events can come, how often, and that whoever an event needs is there when it comes."""

import pytest
from builders import joined, scene_of, tiny

from escape_game.engine.deck import NOTHING, Hand, drawn
from escape_game.engine.turn import begin, choose
from escape_game.story.layout import DAY

FIRST = """
---
scene: first
title: First
region: land
text: |
  You are here.
choices:
  wait:
    text: Wait a day
    then:
      calendar: 1
  sit:
    text: Sit down
    visit: camp
  leave:
    text: Leave
    go: nowhere
---
scene: camp
title: A camp
region: land
text: |
  A fire.
draw: {from: talk}
choices:
  on:
    text: Go on
    go: onward
"""


def event(name: str, keys: str = "", text: str = "Words.") -> str:
    return (
        f"\n---\nevent: {name}\ndeck: talk\nregion: land\n{keys}text: |\n  {text}\n"
        "choices:\n  on:\n    text: Go on\n    go: onward\n"
    )


def dealt(*events: str):
    tale = tiny(FIRST + "".join(events))
    return tale, begin(tale, 1).state


def comes(tale, state, number=1, **hand):
    """Return the id of the event that is drawn."""
    index = drawn(tale, state, Hand(0, 77, number, **hand))
    return {NOTHING: "nothing", -1: None}.get(index) if index < 0 else tale.scene_ids[index]


def on_day(state, day):
    later = state.copy()
    later.values[DAY] = day
    return later


@pytest.mark.parametrize(("day", "can_come"), [(3, False), (4, False), (5, True), (9, True)])
def test_an_event_rests_for_as_many_days_as_it_says(day, can_come):
    tale, state = dealt(event("talk_of_home", "cooldown: 2 days\n"))
    assert comes(tale, on_day(state, 1)) == "talk_of_home"  # it rests from nothing before it has come
    state = choose(tale, on_day(state, 3), "sit").state
    assert scene_of(tale, state) == "talk_of_home"

    assert (comes(tale, on_day(state, day)) is not None) == can_come


def test_an_event_that_comes_once_rests_for_ever():
    tale, state = dealt(event("talk_of_home", "once: yes\n"))
    assert comes(tale, state) == "talk_of_home"
    state = choose(tale, state, "sit").state
    assert scene_of(tale, state) == "talk_of_home"
    assert comes(tale, on_day(state, 400)) is None


def test_an_event_comes_only_while_its_condition_holds_and_its_roles_can_be_played():
    tale, state = dealt(
        event("parting", "when: day >= 3\n"), event("quarrel", "cast:\n  X: anyone\n  Y: anyone\n", "{X} and {Y}.")
    )
    assert comes(tale, state) is None
    assert comes(tale, joined(tale, state, "smith")) is None
    assert comes(tale, joined(tale, state, "smith", "kazik")) == "quarrel"
    assert comes(tale, on_day(state, 3)) == "parting"


def test_what_has_been_drawn_already_is_not_drawn_again():
    tale, state = dealt(event("one"), event("two"))
    one, two = (tale.scene_ids.index(name) for name in ("one", "two"))
    assert {comes(tale, state, number, but=(one,)) for number in range(20)} == {"two"}
    assert comes(tale, state, but=(one, two)) is None


def share(tale, state, what, **hand):
    return sum(comes(tale, state, number, **hand) == what for number in range(400)) / 400


def test_events_come_as_often_as_they_weigh_and_an_uneventful_time_as_often_as_it_does():
    tale, state = dealt(event("one"), event("two", "weight: 3\n"))
    assert share(tale, state, "two") == pytest.approx(3 / 4, abs=0.08)
    assert share(tale, state, "nothing", nothing=4) == pytest.approx(4 / 8, abs=0.08)
    assert comes(tale, state, but=tuple(tale.decks[0].events), nothing=1) == "nothing"


def test_of_several_weights_the_first_that_holds_counts_and_without_one_an_event_never_comes():
    weights = "weight:\n  - weight: 6\n    when: day >= 5\n  - weight: 2\n    when: day >= 3\n"
    tale, state = dealt(event("one", "weight: 2\n"), event("two", weights))
    shares = [share(tale, on_day(state, day), "two") for day in (2, 3, 5)]
    assert shares == [0, pytest.approx(1 / 2, abs=0.08), pytest.approx(3 / 4, abs=0.08)]


def test_whoever_an_event_was_drawn_for_plays_in_it():
    # X takes anyone, so the quarrel can come only where that isn't Smith.
    tale, _ = dealt(event("quarrel", "cast:\n  X: anyone\n  Y: smith\n", "{X} and {Y}."))
    came = 0
    for seed in range(40):
        state = joined(tale, begin(tale, seed).state, "smith", "kazik")
        for _ in range(4):
            state = choose(tale, state, "sit").state
            if scene_of(tale, state) == "quarrel":
                came += 1
                assert -1 not in state.cast
                state = choose(tale, state, "on").state
            state = choose(tale, state, "on").state
            state.taken = 0
    assert 0 < came < 160
