"""Scenes that lead on by themselves: which of them never let anybody choose."""

import pytest
from builders import NOWHERE, TITLE

from escape_game.reading.checking import check_folder

FACTS = "facts:\n  told: said\nunwritten: [told]\n"
LOCKED = "choices:\n  on:\n    text: Go on\n    when: told\n    go: nowhere\n"
OTHERWISE_LOCKED = "choices:\n  on:\n    text: Go on\n    when: not told\n    go: nowhere\n"
FREE = "choices:\n  on:\n    text: Go on\n    go: nowhere\n"


def scene(id, keys, choices=FREE):
    return f"---\nscene: {id}\ntitle: {id}\nregion: land\ntext: |\n  Here.\n{keys}{choices}"


@pytest.mark.parametrize(
    ("first", "second", "circle"),
    [
        (scene("first", "otherwise: first\n", LOCKED), "", "first leads to first"),
        (scene("first", "otherwise: hut\n", LOCKED), scene("hut", "otherwise: first\n", LOCKED), "first leads to hut"),
        (scene("first", "on arrival:\n  go: hut\n"), scene("hut", "on arrival:\n  go: first\n"), "first leads to hut"),
        (
            scene("first", "on arrival:\n  visit: hut\n"),
            scene("hut", "otherwise: first\n", LOCKED),
            "first leads to hut, hut leads to first",
        ),
        (
            scene("first", "on arrival:\n  go: hut\n"),
            scene("hut", "on arrival:\n  - when: told\n    go: first\n  - go: hut\n"),
            "hut leads to first",
        ),
        (scene("first", "otherwise: hut\n", LOCKED), scene("hut", "on arrival:\n  go: hut\n"), "hut leads to hut"),
        # Somebody can stop in these.
        (scene("first", "otherwise: hut\n", LOCKED), scene("hut", "otherwise: first\n"), ""),
        (scene("first", "otherwise: hut\n", LOCKED), scene("hut", "otherwise: first\n", OTHERWISE_LOCKED), ""),
        (scene("first", "on arrival:\n  - when: told\n    go: hut\n"), scene("hut", "on arrival:\n  go: first\n"), ""),
        (scene("first", "on arrival:\n  go: hut\n"), scene("hut", "on arrival:\n  end: the_end\n"), ""),
        (
            scene("first", "on arrival:\n  go:\n    - {to: nowhere, when: told}\n    - hut\n"),
            scene("hut", "on arrival:\n  go: first\n"),
            "",
        ),
    ],
)
def test_a_circle_is_an_error_where_nobody_can_stop_in_it(tmp_path, first, second, circle):
    (tmp_path / "story.yaml").write_text(TITLE + FACTS + NOWHERE + first + second, encoding="utf-8")
    errors = [problem for problem in check_folder(tmp_path).problems if problem.severity == "error"]
    assert [problem.code for problem in errors] == (["S520"] if circle else [])
    assert all(circle in problem.message for problem in errors)
