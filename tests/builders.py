"""Small stories and states for tests: say only what the test is about."""

import tempfile
from functools import cache
from pathlib import Path

from escape_game.engine.state import State
from escape_game.engine.turn import Step, begin, choose
from escape_game.reading.checking import check_folder
from escape_game.story.layout import BOND, CONDITION, STATUS, THOUSANDTHS, WITH_US, person_slot
from escape_game.story.story import Story

TITLE = """
story: tiny
format: 1
title: Tiny
version: 1
date: 25 February 1941
start: first
"""

PEOPLE = """
---
protagonist: janusz
name: Janusz
pronouns: he him his
role: officer
condition: 75
---
companion: smith
name: Smith
pronouns: he him his
role: engineer
condition: 70
skills: [reckoning]
---
companion: kazik
name: Kazik
pronouns: he him his
role: tuner
condition: 60
skills: {hearing: 20}
frailty: 6
"""

SURVIVAL = (Path(__file__).parent / "stories" / "survival.yaml").read_text(encoding="utf-8")

NOWHERE = """
---
scene: nowhere
title: Nowhere
region: land
text: |
  Nothing.
choices:
  stop:
    text: Stop
    end: the_end
---
ending: the_end
title: The end
region: land
kind: life
text: |
  It ends.
---
ending: cold_end
title: The cold
region: land
kind: death
text: |
  You die.
---
region: land
title: The land
if you die: cold_end
"""

# Heads of stories that a test reads by itself, a document or two each.
SMITH = """\
companion: smith
name: Smith
pronouns: he him his
condition: 60
starts: with us
---
"""
IRENA = """\
companion: irena
name: Irena
pronouns: she her her
condition: 60
---
"""
LAND = """\
region: land
title: The land
---
ending: home
title: Home
region: land
kind: home
text: |
  Home.
"""


@cache
def tiny(scenes: str, title: str = "", *, walks: bool = False) -> Story:
    """Return a story of these documents, three people, a region, a last scene and two endings; it starts at `first`."""
    with tempfile.TemporaryDirectory() as folder:
        text = TITLE + title + PEOPLE + (SURVIVAL if walks else "") + NOWHERE + scenes
        (Path(folder) / "story.yaml").write_text(text, encoding="utf-8")
        checked = check_folder(Path(folder))
    errors = [problem for problem in checked.problems if problem.severity == "error"]
    assert not errors, errors
    assert checked.story is not None
    return checked.story


def person(story: Story, name: str) -> int:
    return next(index for index, someone in enumerate(story.people) if someone.id == name)


def joined(story: Story, state: State, *names: str) -> State:
    """Return the state with these companions with us."""
    with_them = state.copy()
    for name in names:
        with_them.values[person_slot(person(story, name), STATUS)] = WITH_US
    return with_them


def amount(story: Story, state: State, quantity: str) -> float:
    return state.values[next(q.slot for q in story.quantities if q.id == quantity)] / THOUSANDTHS


def with_amount(story: Story, state: State, quantity: str, value: float) -> State:
    changed = state.copy()
    changed.values[next(q.slot for q in story.quantities if q.id == quantity)] = round(value * THOUSANDTHS)
    return changed


def condition(story: Story, state: State, name: str) -> float:
    return state.values[person_slot(person(story, name), CONDITION)] / THOUSANDTHS


def with_condition(story: Story, state: State, name: str, value: float) -> State:
    changed = state.copy()
    changed.values[person_slot(person(story, name), CONDITION)] = round(value * THOUSANDTHS)
    return changed


def bond(story: Story, state: State, name: str) -> int:
    return state.values[person_slot(person(story, name), BOND)]


def counted(story: Story, state: State, counter: str) -> int:
    return state.values[next(thing.slot for thing in story.counters if thing.id == counter)]


def has(story: Story, state: State, thing: str) -> bool:
    return any(t.id == thing and state.values[t.slot] for t in (*story.items, *story.facts))


def played(story: Story, *choices: str, seed: int = 1) -> Step:
    """Return the last step of a play from the beginning."""
    step = begin(story, seed)
    for choice in choices:
        step = choose(story, step.state, choice)
    return step


def scene_of(story: Story, state: State) -> str:
    return story.endings[state.ending].id if state.ending >= 0 else story.scene_ids[state.scene]


def said(step: Step) -> str:
    """Return all the words of a step, in one line."""
    paras = [para for event in step.events if type(event).__name__ == "Said" for para in event.paragraphs]
    return " ".join(" ".join("".join(span.text for span in para.spans) for para in paras).split())
