from builders import amount, played, tiny, with_amount
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
