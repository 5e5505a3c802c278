from builders import tiny
from roads import SCENES as ROAD_SCENES
from roads import TITLE as ROAD_TITLE
from roads import leg

from escape_game.authoring.uses import ANYWHERE, uses_of

FACTS = (
    "facts:\n  lamp: the lamp was lit\n  rule:\n    one of: [pairs, alone]\nitems:\n  rope: a rope\ncounters: [week]\n"
)

SCENES = """
---
scene: first
title: First
region: land
text: |
  A hut. {if lamp: There is light. | else It is dark.} {week} weeks.
choices:
  light:
    text: Light the lamp
    when: rule is alone
    then:
      sets: lamp
      counts: week
      go: nowhere
  buy:
    text: Buy the rope
    then:
      - when: not lamp
        sets: {rule: alone}
      - finds: rope
      - go: nowhere
  pay:
    text: Pay with the rope
    costs: {rope: 1}
    go: nowhere
  on:
    text: Go on
    go: nowhere
"""


def places(kind, name):
    story = tiny(SCENES, FACTS)
    thing = next(thing for thing in (*story.facts, *story.items, *story.counters) if thing.id == name)
    return [place.id for place in getattr(uses_of(story), kind).get(thing.slot, [])]


def test_facts_are_set_by_effects_and_read_by_prose_and_conditions():
    assert places("set_in", "lamp") == places("read_in", "lamp") == ["first"]
    assert places("set_in", "rule") == places("read_in", "rule") == ["first"]


def test_an_item_that_is_a_price_is_read_and_given_up():
    assert places("read_in", "rope") == places("set_in", "rope") == ["first"]


def test_a_counter_is_read_where_prose_says_it():
    assert places("read_in", "week") == ["first"]


def test_the_rules_stand_nowhere_and_read_what_they_go_by():
    story = tiny(ROAD_SCENES + leg(), ROAD_TITLE, walks=True)

    read_in = uses_of(story).read_in[story.items[0].slot]

    assert [(place.id, place.region) for place in read_in] == [("survival rules", ANYWHERE)]
