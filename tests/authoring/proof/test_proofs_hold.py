"""What is proved of a random small story is so in every state that the engine can come to."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from escape_game.authoring.proof.exploring import explore, is_stuck
from escape_game.authoring.proof.proving import prove
from escape_game.authoring.proof.surveying import Effort
from escape_game.authoring.proof.verdicts import DOOMED, PROVED, STUCK, WITNESS
from escape_game.engine.turn import begin
from escape_game.errors import StoryError
from escape_game.reading.checking import check_folder

SCENES = ("camp", "hut", "ridge", "well")
STATES = 600
HEAD = """\
story: tiny
format: 1
title: Tiny
start: camp
counters: [week]
items:
  rope: a rope
facts:
  told: somebody has said it
---
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

doors = st.sampled_from(
    ("", "", "", "when: has rope", "when: not has rope", "when: told", "when: week < 3", "when: week >= 3", "once: yes")
)
effects = st.sampled_from(
    ("", "", "finds: rope", "drops: rope", "sets: told", "clears: told", "counts: week", "counts: {week: 2}")
)
scenes = st.sampled_from(SCENES)
ways = st.one_of(
    st.builds(lambda to: [f"go: {to}"], scenes),
    st.just(["end: home"]),
    st.just(["go: onward"]),
    st.builds(lambda to: [f"visit: {to}"], scenes),
    st.builds(lambda to, then: [f"visit: {to}", f"go: {then}"], scenes, scenes),
    st.builds(
        lambda first, least, last: ["go:", f"  - to: {first}", f"    when: week >= {least}", f"  - to: {last}"],
        scenes, st.integers(1, 4), scenes,
    ),
)  # fmt: skip
exits = st.one_of(st.just([]), ways)


@st.composite
def choices(draw, name):
    lines = [f"  {name}:", f"    text: Take {name}"]
    door = draw(doors)
    lines += [f"    {door}"] if door else []
    if draw(st.integers(0, 4)) == 0:
        lines += ["    check:", "      base: 50"]
        for part in ("success", "failure"):
            body = [draw(effects), *draw(exits)]
            lines += [f"    {part}:", "      text: |", "        So."]
            lines += [f"      {line}" for line in body if line]
        return lines
    body = [line for line in (draw(effects), *draw(exits)) if line]
    return [*lines, *(["    then:"] if body else []), *(f"      {line}" for line in body)]


@st.composite
def places(draw, name):
    lines = ["---", f"scene: {name}", f"title: {name}", "region: land", "text: |", "  Snow."]
    if draw(st.integers(0, 4)) == 0:
        lines.append(f"otherwise: {draw(scenes)}")
    choose = draw(st.sampled_from((0, 0, 0, 2)))
    if choose or draw(st.integers(0, 4)) == 0:
        body = [line for line in (draw(effects), *draw(exits)) if line]
        lines += [f"choose: {choose}"] if choose else []
        lines += ["after:", *(f"  {line}" for line in body)] if body else []
    if draw(st.integers(0, 5)) == 0:
        lines.append("at most: 1")
    lines.append("choices:")
    for number in range(draw(st.integers(1, 3))):
        lines += draw(choices(f"way_{number}"))
    if draw(st.integers(0, 3)):  # or hardly anything would be proved
        effect = draw(effects)
        body = [*([effect] if effect else []), *draw(ways)]
        lines += ["  free:", "    text: Go on", "    then:", *(f"      {line}" for line in body)]
    return "\n".join(lines) + "\n"


@st.composite
def stories(draw):
    return HEAD + "".join(draw(places(name)) for name in SCENES)


@given(stories())
@settings(
    max_examples=120,
    suppress_health_check=[HealthCheck.too_slow],
    deadline=None,
)
def test_nothing_that_is_proved_is_broken_in_any_state(text):
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "story.yaml").write_text(text, encoding="utf-8")
        checked = check_folder(Path(folder))
    story = checked.draft
    if story is None:
        event("not a story")
        return
    proof = prove(checked, Effort(runs=6, states=STATES))
    event(f"stuck {proof[STUCK].verdict}, doomed {proof[DOOMED].verdict}")
    for seed in (1, 2):
        try:
            found = explore(story, begin(story, seed).state, STATES)
        except (StoryError, RecursionError):
            assert proof[STUCK].verdict != PROVED
            continue
        if proof[STUCK].verdict == PROVED:
            assert not any(is_stuck(story, state) for state in found.states)
        if proof[DOOMED].verdict == PROVED:
            assert found.doomed() < 0
        if proof[STUCK].verdict == WITNESS:
            assert proof[STUCK].witness is not None
