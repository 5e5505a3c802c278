import pytest
from builders import amount, joined, played, tiny, with_amount
from roads import SCENES, leg

from escape_game.engine.events import Changed
from escape_game.engine.turn import choose

TITLE = """
quantities:
  water:
    start: 5 l
    range: 0-90 l
    tenths: yes
  food:
    start: 5 rations
    range: 0-130 rations
  morale:
    start: 50
    range: 0-100
  hunted:
    start: 0
    range: 0-10
  luck:
    start: 3
    range: 0-9
    hidden: yes
items:
  quilt: a quilt
unwritten: [quilt]
"""

FILLS = """
---
scene: first
title: First
region: land
text: |
  A well.
choices:
  fill:
    text: Fill the skins
    then:
      becomes:
        water: 40 l
      go: first
  spill:
    text: Spill it
    then:
      becomes:
        water: 2 l
      go: first
  share:
    text: Share it out
    then:
      becomes:
        water per head: 2 l
      go: first
  add:
    text: A little more for each
    then:
      gains:
        water per head: 0.5 l
      go: first
  wish:
    text: Wish
    then:
      - becomes:
          luck: 7
      - gains:
          luck: 1
        go: first
  go:
    text: Set out
    travel: track
"""


def story():
    road = SCENES[SCENES.index("---\nscene: last_night") :]
    return tiny(f"{FILLS}{road}{leg()}", TITLE, walks=True)


def test_what_a_quantity_becomes_is_no_more_than_can_be_carried():
    tale = story()
    assert amount(tale, played(tale, "fill").state, "water") == 6
    assert amount(tale, played(tale, "spill").state, "water") == 2


def test_what_is_more_than_can_be_carried_already_is_not_taken_away_by_a_gift():
    tale = story()
    state = with_amount(tale, played(tale).state, "water", 20)
    assert amount(tale, choose(tale, state, "fill").state, "water") == 20
    assert amount(tale, choose(tale, state, "spill").state, "water") == 2


def test_what_is_hidden_is_not_told():
    tale = story()
    step = played(tale, "wish")
    assert amount(tale, step.state, "luck") == 8
    assert [event for event in step.events if isinstance(event, Changed)] == []


@pytest.mark.parametrize(("company", "heads"), [((), 1), (("smith",), 2), (("smith", "kazik"), 3)])
def test_an_amount_per_head_is_for_you_and_all_who_are_with_us(company, heads):
    tale = story()
    before = with_amount(tale, joined(tale, played(tale).state, *company), "water", 1)
    shared, added = (choose(tale, before, choice).state for choice in ("share", "add"))
    assert (amount(tale, shared, "water"), amount(tale, added, "water")) == (2 * heads, 1 + 0.5 * heads)
