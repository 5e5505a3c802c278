from pathlib import Path

import pytest

from escape_game.reading.checking import check_folder

EXAMPLE = Path(__file__).parents[2] / "bad_scenes" / "S521-joining-where-nobody-has-parted.yaml"


def _codes(folder, before="", after=""):
    text = EXAMPLE.read_text(encoding="utf-8")
    assert before in text
    (folder / "story.yaml").write_text(text.replace(before, after, 1), encoding="utf-8")
    return [problem.code for problem in check_folder(folder).problems]


def test_whoever_always_walks_with_us_has_nobody_to_join(tmp_path):
    assert _codes(tmp_path).count("S521") == 1


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("starts: with us", "starts: here"),
        ("sets: {rule: pairs}", "sets: {rule: pairs}\n      leaves: smith"),
        ("sets: {rule: pairs}", "sets: {rule: pairs}\n      leaves: companions"),
        ("sets: {rule: pairs}", "sets: {rule: pairs}\n      meets: smith"),
    ],
)
def test_whoever_may_have_been_elsewhere_can_join(tmp_path, before, after):
    assert "S521" not in _codes(tmp_path, before, after)
