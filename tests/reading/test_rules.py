"""Every rule has an example in tests/bad_scenes/, and every example breaks its rule, at its place."""

import re
from pathlib import Path

import pytest

from escape_game.reading.checking import check_folder
from escape_game.reading.rules import RULES
from escape_game.reading.yaml_text import MOST_BYTES

BAD_SCENES = sorted((Path(__file__).parent.parent / "bad_scenes").iterdir())
_EXPECTED = re.compile(rb"# ([A-Z]\d{3}) at (\d+):(\d+)(, when padded)?")


def _expected(path):
    return _EXPECTED.match(path.read_bytes()).groups()


def _problems(path, folder):
    padded = _expected(path)[3] is not None
    padding = b"# " + b"." * MOST_BYTES if padded else b""
    (folder / "story.yaml").write_bytes(path.read_bytes() + padding)
    return check_folder(folder).problems


@pytest.mark.parametrize("path", BAD_SCENES, ids=lambda path: path.stem)
def test_each_example_breaks_its_rule_at_its_place(path, tmp_path):
    code, line, column, _ = _expected(path)
    found = {(problem.code, problem.span.line, problem.span.column) for problem in _problems(path, tmp_path)}
    assert (code.decode(), int(line), int(column)) in found


@pytest.mark.parametrize("path", BAD_SCENES, ids=lambda path: path.stem)
def test_each_problem_says_what_to_type_and_is_as_bad_as_its_rule_says(path, tmp_path):
    for problem in _problems(path, tmp_path):
        assert problem.severity == RULES[problem.code].severity
        assert problem.message
        assert problem.hint or problem.code in ("D104", "D105")


def test_rules_and_examples_match_one_to_one():
    assert [path.name[:4] for path in BAD_SCENES] == sorted(RULES)
