"""A road for tests: one leg, its last nights, a hut by the way."""

from builders import joined, tiny

from escape_game.engine.state import State
from escape_game.engine.turn import begin, choose
from escape_game.story.story import Story

TITLE = """
quantities:
  water:
    start: 20 l
    range: 0-90 l
    tenths: yes
  food:
    start: 20 rations
    range: 0-130 rations
    tenths: yes
  morale:
    start: 50
    range: 0-100
  hunted:
    start: 0
    range: 0-10
items:
  quilt: a quilt
counters: [drawn]
unwritten: [quilt]
"""

SCENES = """
---
scene: first
title: First
region: land
text: |
  The road begins.
choices:
  go:
    text: Set out
    travel: track
---
scene: last_night
title: A last night
region: land
cast:
  X: weakest
text: |
  {X} does not get up.
choices:
  carry:
    text: Carry {X.him}
    needs: companions >= 1
    locked: You are alone.
    then:
      heals:
        X: 5
      go: onward
  leave:
    text: Leave {X.him}
    warns: dies here
    then:
      dies:
        X: the road
      go: onward
  wait:
    text: Wait, and see
    go: onward
---
scene: your_last_night
title: Your last night
region: land
text: |
  You sit down.
choices:
  rise:
    text: Get up
    then:
      heals:
        you: 10
      go: onward
---
scene: manhunt
title: Skis
region: land
text: |
  They come.
choices:
  hide:
    text: Hide
    go: onward
---
scene: hut
title: A hut
region: land
text: |
  A hut.
choices:
  pass_by:
    text: Pass by
    go: hut_behind
---
scene: hut_behind
title: Behind the hut
region: land
text: |
  Wood, stacked.
choices:
  on:
    text: Go on
    go: onward
"""


def leg(more: str = "", km: int = 60) -> str:
    return f"""
---
leg: track
title: The track
region: land
distance: {km} km
forage: 0
heat: 0
{more}
arrive: nowhere
"""


def walking(more: str = "", *names: str, km: int = 900, extra: str = "", title: str = TITLE) -> tuple[Story, State]:
    """Return a story that is its leg, and the state in which we have just set out on it with these companions."""
    tale = tiny(SCENES + leg(more, km) + extra, title, walks=True)
    return tale, joined(tale, choose(tale, begin(tale, 1).state, "go").state, *names)
