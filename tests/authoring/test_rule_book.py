"""docs/problems.md says of every rule what it means, and shows an example of each kind."""

import re
from pathlib import Path

from escape_game.authoring.rule_book import problems_page
from escape_game.reading.meanings import MEANINGS
from escape_game.reading.rules import RULES

ROOT = Path(__file__).parents[2]
PAGE = problems_page(ROOT / "tests/bad_scenes", ROOT / "tests/good_scenes")


def test_every_rule_has_one_section_one_meaning_and_two_examples():
    sections = re.findall(r"^### (\w\d{3}): (.+)$", PAGE, re.MULTILINE)
    assert sorted(code for code, _ in sections) == sorted(RULES) == sorted(MEANINGS)
    assert all(RULES[code].title == title for code, title in sections)
    assert PAGE.count("```text") == 2 * len(RULES)


def test_each_bad_example_marks_its_line():
    assert len(re.findall(r" <--$", PAGE, re.MULTILINE)) == len(RULES)


def test_the_page_is_current():
    due = "docs/problems.md is out of date: python tools/write_docs.py"
    assert (ROOT / "docs/problems.md").read_text(encoding="utf-8") == PAGE, due
