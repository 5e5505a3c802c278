import pytest
from builders import played, scene_of, tiny
from roads import SCENES, TITLE, leg

from escape_game.engine.told import Told
from escape_game.engine.turn import advance, begin, choose, offers
from escape_game.errors import StoryError

CIRCLE = """
---
scene: first
title: First
region: land
text: |
  You are here.
choices:
  round:
    text: Go round
    go: one
  leave:
    text: Leave
    go: nowhere
---
scene: one
title: One
region: land
text: |
  One.
on arrival:
  - when: date after 1 January 1941
    go: two
choices:
  leave:
    text: Leave
    go: nowhere
---
scene: two
title: Two
region: land
text: |
  Two.
on arrival:
  - when: date after 1 January 1941
    go: one
choices:
  leave:
    text: Leave
    go: nowhere
"""


def test_a_circle_without_a_stop_is_named_and_the_moment_before_it_stands():
    tale = tiny(CIRCLE)
    before = begin(tale, 1).state
    with pytest.raises(StoryError, match=r"round in a circle at '(one|two)'"):
        choose(tale, before, "round")
    assert scene_of(tale, choose(tale, before, "leave").state) == "nowhere"


ASKING = """
---
scene: first
title: First
region: land
text: |
  You are here.
choices:
  ask:
    text: Ask
    visit: answer
  wait:
    text: Wait
    visit: first
  leave:
    text: Leave
    go: nowhere
---
scene: answer
title: An answer
region: land
text: |
  Yes.
choices:
  again:
    text: Ask another way
    go: first
  on:
    text: Go on
    go: onward
"""


def test_a_scene_that_is_come_to_in_a_roundabout_way_waits_once():
    tale = tiny(ASKING)
    state = played(tale, *["ask", "again", "wait"] * 100, "ask").state
    assert len(state.stack) == 1
    state = choose(tale, state, "on").state
    assert (scene_of(tale, state), state.stack) == ("first", ())


HUT = """
---
scene: cellar
title: A cellar
region: land
text: |
  It is dark.
on arrival:
  end: buried
choices:
  on:
    text: Go on
    go: onward
---
ending: buried
title: Buried
region: land
kind: death
text: |
  {cycle: once | twice}
"""


def test_an_ending_that_the_road_leads_to_shows_its_page_once_whether_or_not_it_is_told():
    tale = tiny(SCENES + leg("waypoints:\n  - {at: 20, to: cellar}") + HUT, TITLE, walks=True)
    before = played(tale, "go").state
    ended = choose(tale, before, "walk")
    (walk,) = (choice for choice in offers(tale, before) if choice.id == "walk")
    untold, told = before.copy(), before.copy()
    advance(tale, untold, walk)
    advance(tale, told, walk, Told(words=False))
    assert scene_of(tale, untold) == "buried"
    assert untold == told == ended.state
    (shown,) = (place for place, slot in enumerate(tale.slots) if slot.name.startswith("shown:buried"))
    assert untold.values[tale.first_slot + shown] == 1
    assert [type(event).__name__ for event in ended.events].count("Ended") == 1


EVENT = """
---
scene: first
title: First
region: land
text: |
  You are here.
draw: {from: talk}
choices:
  leave:
    text: Leave
    go: nowhere
---
event: rest
deck: talk
once: yes
text: |
  You sit down.
choose: 2
after:
  text: |
    Enough of that.
choices:
  talk:
    text: Talk
  mend:
    text: Mend the strap
  sleep:
    text: Sleep
    go: onward
"""


def test_after_the_last_choice_of_an_event_the_way_leads_on():
    tale = tiny(EVENT)
    state = played(tale, "talk").state
    assert scene_of(tale, state) == "rest"
    assert scene_of(tale, choose(tale, state, "mend").state) == "first"
