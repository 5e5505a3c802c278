import pytest

from escape_game.reading.examining.stand_ins import check_stand_ins
from escape_game.reading.problems import Problems


def found_in(text):
    problems = Problems()
    check_stand_ins(text, "a.yaml", problems)
    return [(problem.code, *problem.span[1:]) for problem in problems.in_order()]


def test_each_stand_in_is_found_in_its_place():
    text = "role: <what he was>\ntext: |\n  Snow. <More of it.> Wind, <and more>.\n"
    assert found_in(text) == [("S318", 1, 7, 13), ("S318", 3, 9, 13), ("S318", 3, 29, 10)]


@pytest.mark.parametrize(
    "line",
    ["# <a note>", "when: water < 1 l and morale > 3", "  One < two > three.", "when: day <= 3", "  A <- B -> C."],
)
def test_comments_and_comparisons_are_no_stand_ins(line):
    assert found_in(f"{line}\n") == []
