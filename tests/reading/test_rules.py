"""Every rule has an example in tests/bad_scenes/, and every example breaks its rule, at its place."""

import re
from pathlib import Path

import pytest

from escape_game.reading.checking import check_folder
from escape_game.reading.decoding import MOST_BYTES
from escape_game.reading.rules import RULES

TESTS = Path(__file__).parent.parent
BAD_SCENES = sorted((TESTS / "bad_scenes").iterdir())
GOOD_SCENES = sorted((TESTS / "good_scenes").iterdir())
_EXPECTED = re.compile(rb"# ([A-Z]\d{3}) at (\d+):(\d+)(, when padded|, in a release)?")


def _expected(path):
    return _EXPECTED.match(path.read_bytes()).groups()


def _problems(path, folder):
    padded, release = (_expected(path)[3] == how for how in (b", when padded", b", in a release"))
    padding = b"# " + b"." * MOST_BYTES if padded else b""
    (folder / "story.yaml").write_bytes(path.read_bytes() + padding)
    return check_folder(folder, release=release).problems


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
        assert problem.hint or problem.code == "D104"


@pytest.mark.parametrize("path", GOOD_SCENES, ids=lambda path: path.stem)
def test_each_good_example_keeps_its_rule_and_has_no_error(path, tmp_path):
    (tmp_path / "story.yaml").write_bytes(path.read_bytes())
    problems = check_folder(tmp_path, release=path.name.startswith("S116")).problems
    assert [p for p in problems if p.severity == "error" or p.code == path.name[:4]] == []


def test_each_rule_has_a_good_example():
    assert [path.name for path in GOOD_SCENES] == [path.name for path in BAD_SCENES]


def test_rules_and_examples_match_one_to_one():
    assert [path.name[:4] for path in BAD_SCENES] == sorted(RULES)
