"""Numbers of scenes that no play could live through, each in a story that is fine but for it."""

import pytest
from builders import NOWHERE, TITLE

from escape_game.reading.checking import check_folder

SCENE = """
---
scene: first
title: First
region: land
draw: {from: talk, count: 2, nothing: 3}
at most: 4
text: |
  You are here.
choices:
  rest:
    text: Rest
    cooldown: 3 days
    then:
      days: 2 days
      hours: 3 hours
      calendar: 4 days
      risk:
        odds: 40%
        text: |
          Snow.
  climb:
    text: Climb
    costs:
      hours: 2
    check:
      base: 40
    success:
      go: nowhere
    failure:
      go: nowhere
  leave:
    text: Leave
    go: nowhere
---
event: song
deck: talk
cooldown: 5 days
text: |
  Somebody sings.
"""


def problems(folder, before="", after=""):
    assert before in SCENE
    (folder / "story.yaml").write_text(TITLE + NOWHERE + SCENE.replace(before, after, 1), encoding="utf-8")
    return [p for p in check_folder(folder).problems if p.severity == "error"]


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("", "", ""),
        ("days: 2 days", "days: 1000 days", ""),
        ("days: 2 days", "days: 999999999 days", "days: 999999999 is out of its range"),
        ("days: 2 days", "days: -2", "days: -2 is out of its range"),
        ("hours: 3 hours", "hours: 999999999", "hours: 999999999 is out of its range"),
        ("hours: 3 hours", "hours: -3", "hours: -3 is out of its range"),
        ("calendar: 4 days", "calendar: 999999999 days", "calendar: 999999999 days are out of their range"),
        ("calendar: 4 days", "calendar: -4", "calendar: -4 days are out"),
        ("calendar: 4 days", "calendar: 5 May 2041", ""),
        ("cooldown: 3 days", "cooldown: -3 days", "cooldown: -3 is out of its range"),
        ("cooldown: 5 days", "cooldown: 0 days", "cooldown: 0 is out of its range"),
        ("odds: 40%", "odds: 140%", "odds: 140 is out of its range"),
        ("base: 40", "base: 999999999", "base: 999999999 is out of its range"),
        ("hours: 2", "hours: 999999999", "hours: 999999999 is out of its range"),
        ("hours: 2", "hours: -2", "hours: -2 is out of its range"),
        ("count: 2", "count: 9", "count: 9 is out of its range"),
        ("nothing: 3", "nothing: 999999999", "nothing: 999999999 is out of its range"),
        ("at most: 4", "at most: -4", "at most: -4 is out of its range"),
        ("at most: 4", "choose: -1", "choose: -1 is out of its range"),
    ],
)
def test_a_number_that_nobody_could_play_is_refused_with_its_place(tmp_path, before, after, says):
    found = problems(tmp_path, before, after)
    if not says:
        assert found == []
        return
    (problem,) = found
    assert problem.code == "S701"
    assert says in problem.message
    assert problem.hint.startswith("write ")
    text = (tmp_path / "story.yaml").read_text(encoding="utf-8").split("\n")
    assert after.split(": ")[1] in text[problem.span.line - 1][problem.span.column - 1 :]


@pytest.mark.parametrize(("count", "codes"), [(57, []), (58, ["S701"])])
def test_a_scene_has_up_to_sixty_choices(tmp_path, count, codes):
    more = "".join(f"  way_{number}:\n    text: Go {number}\n    go: nowhere\n" for number in range(count))
    assert [problem.code for problem in problems(tmp_path, "  leave:\n", f"{more}  leave:\n")] == codes
