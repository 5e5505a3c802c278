"""docs/problems.md: every rule of `check`, with a bad and a good example, written from the examples themselves."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

from escape_game.reading.meanings import MEANINGS
from escape_game.reading.rules import RULES, Rule

OPENING = """\
# Problems, and what to do about them

Every problem that `escape-game check` reports has a code. This page has each of them with an example that breaks the
rule, at the line marked `<--`, and one that keeps it. It is written by `tools/write_docs.py` from the stories in
[tests/bad_scenes](../tests/bad_scenes) and [tests/good_scenes](../tests/good_scenes), which are tests.

An *error* keeps a story from being released; a *warning* is a slip that can be played.
"""
KINDS = {
    "Y": "Files and YAML",
    "D": "Documents and their keys",
    "S1": "Names",
    "S2": "Conditions",
    "S3": "Words inside prose",
    "S4": "People and casts",
    "S5": "Ways, odds and endings",
    "S6": "Who is there",
    "S7": "Numbers",
}
_AROUND = 4  # lines shown before and after what matters
_WIDEST = 100


def problems_page(bad: Path, good: Path) -> str:
    """Return the page, from the folders of examples; their file names begin with the code."""
    parts = [OPENING]
    for kind, title in KINDS.items():
        parts.append(f"## {title}\n")
        parts += (_section(rule, bad, good) for code, rule in sorted(RULES.items()) if code.startswith(kind))
    return "\n".join(parts)


def _section(rule: Rule, bad: Path, good: Path) -> str:
    (wrong,) = bad.glob(f"{rule.code}-*.yaml")
    right = _lines(good / wrong.name)
    head, *broken = _lines(wrong)
    line = max(0, int(head.split(" at ")[1].split(":")[0]) - 2)  # the first line of a bad example is the expectation
    marked = [f"{text:<30} <--" if number == line else text for number, text in enumerate(broken)]
    changed = list(_changed(broken, right))
    return (
        f"### {rule.code}: {rule.title}\n\n*{rule.severity.capitalize()}.* {MEANINGS[rule.code]}\n\n"
        f"```text\n{_excerpt(marked, [line])}\n```\n\n"
        f"Better:\n\n```text\n{_excerpt(right, changed or [min(line, len(right) - 1)])}\n```\n"
    )


def _lines(path: Path) -> list[str]:
    text = path.read_bytes().decode("utf-8", "replace").replace("\t", "→").rstrip("\n")
    return [line if len(line) <= _WIDEST else f"{line[:_WIDEST]}…" for line in text.split("\n")]


def _changed(before: list[str], after: list[str]) -> Iterator[int]:
    """Return the places of the lines of `after` that `before` has not, or where lines were taken out."""
    for tag, _, _, first, last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            yield from range(first, max(last, first + 1))


def _excerpt(lines: list[str], places: list[int]) -> str:
    """Return the lines about some places, none of another document; what is left out is marked."""
    shown = sorted({near for place in places for near in _about(lines, place)})
    found: list[str] = []
    for before, number in zip([-1, *shown], shown, strict=False):
        if found and number != before + 1:
            found.append("…")
        found.append(lines[number])
    return "\n".join(found).strip("\n")


def _about(lines: list[str], place: int) -> Iterator[int]:
    place = min(place, len(lines) - 1)
    for step in (-1, 1):
        near = place
        for _ in range(_AROUND + 1):
            if not 0 <= near < len(lines) or (lines[near] == "---" and near != place):
                break
            yield near
            near += step
