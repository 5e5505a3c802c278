"""Words under guards that can never hold, in the scene, the event or the choice where they stand."""

import pytest
from builders import IRENA, LAND, SMITH

from escape_game.reading.checking import check_folder

HEAD = """\
story: tiny
format: 1
title: Tiny
start: camp
notes: a death
items:
  rope: a rope
facts:
  told: somebody has said it
---
"""
TITLE = (
    HEAD
    + SMITH
    + IRENA
    + LAND
    + """\
---
scene: camp
title: Camp
region: land
WHO
draw: {from: nights}
text: |
  TEXT
choices:
  rest:
    text: Rest
    when: not told
    then:
      text: |
        WORDS
      finds: rope
      sets: told
  sell:
    text: Sell the rope
    when: has rope
    costs: {rope: 1}
    then:
      text: |
        PAID
      go: after
  slope:
    text: Send Smith up the slope
    warns: he can die of this
    then:
      text: |
        He goes.
      dies: {smith: the cold}
      go: after
---
scene: after
title: After
region: land
text: |
  LATER
choices:
  on:
    text: Go home
    end: home
---
event: owl
deck: nights
region: land
when: told
text: |
  EVENT
choices:
  on:
    text: Listen
    go: onward
"""
)
FINE = {"WHO": "who: smith", "TEXT": "It is cold.", "WORDS": "You rest.", "PAID": "It is gone.", "LATER": "Snow.",
        "EVENT": "An owl."}  # fmt: skip


def told_of(folder, **changed):
    text = TITLE
    for mark, words in {**FINE, **changed}.items():
        text = text.replace(mark, words)
    (folder / "story.yaml").write_text(text, encoding="utf-8")
    lines = text.split("\n")
    problems = check_folder(folder).problems
    assert [each for each in problems if each.severity == "error"] == []
    return [lines[each.span.line - 1].strip() for each in problems if each.code == "S317"]


def test_the_story_is_fine_to_begin_with(tmp_path):
    assert told_of(tmp_path) == []


@pytest.mark.parametrize(
    ("changed", "line"),
    [
        ({"TEXT": "{if smith is with us} He is here.\n  {else} He isn't."}, "{else} He isn't."),
        (
            {"TEXT": "{if smith is dead: There is his coat. | else It is cold.}"},
            "{if smith is dead: There is his coat. |",
        ),
        ({"TEXT": "{if smith is with us}\n  Here.\n  {else}\n  There is nobody.\n  {end}"}, "There is nobody."),
        ({"TEXT": "{if irena is with us} She is here."}, "{if irena is with us} She is here."),
        (
            {"TEXT": "{if told: It is told. {if not told: It isn't.}}"},
            "{if told: It is told. {if not told: It isn't.}}",
        ),
        ({"WORDS": "You rest. {if told: Nobody talks.}"}, "rest:"),
        ({"EVENT": "{if told: An owl. | else if not told: A crow.}"}, "{if told: An owl. | else if not told: A crow.}"),
    ],
)
def test_words_that_nobody_will_read_are_found_at_their_place(tmp_path, changed, line):
    found = told_of(tmp_path, **changed)
    assert len(found) == 1
    assert found[0].startswith(line)


@pytest.mark.parametrize(
    "changed",
    [
        {"LATER": "{if smith is dead} His coat is here.\n  {else} It is cold."},
        {"TEXT": "{if told: It is told. | else It isn't.}"},
        {"PAID": "{if has rope: There is another. | else It is gone.}"},
        {"TEXT": "{if not has rope: There is none. | else if told: There is one.}"},
    ],
)
def test_words_that_somebody_may_read_are_left_alone(tmp_path, changed):
    assert told_of(tmp_path, **changed) == []
