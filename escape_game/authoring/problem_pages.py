"""How a story's problems are printed: with excerpt and caret for people, as JSON, as GitHub's annotations."""

import json
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path

from escape_game.errors import Problem, SourceSpan

ERROR = "error"
WIDEST = 100  # characters of a line that an excerpt shows

Lines = Callable[[str], Sequence[str]]


def lines_in(folder: Path) -> Lines:
    """Return a reader of story files, which stand in `folder` or are named from here. Unreadable ones have no lines."""

    @cache
    def lines(file: str) -> Sequence[str]:
        for path in (folder / file, Path(file)):
            try:
                return path.read_text(encoding="utf-8", errors="replace").split("\n")
            except OSError:
                continue
        return ()

    return lines


def as_text(problems: Sequence[Problem], lines: Lines) -> str:
    """Return every problem with its place, excerpt and hint, a blank line between two."""
    return "\n\n".join(_page(problem, lines(problem.span.file)) for problem in problems)


def as_json(problems: Sequence[Problem], proof: Mapping[str, object] | None = None, broken: int = 0) -> str:
    """Return what other programs read.

    `proof` is null where none was asked for; of what it shows to be broken, so much counts among the errors.
    """
    errors = count(problems, ERROR)
    counts = {"errors": errors + broken, "warnings": len(problems) - errors}
    return json.dumps({"problems": [_fields(problem) for problem in problems], **counts, "proof": proof}, indent=2)


def as_github(problems: Sequence[Problem]) -> str:
    """Return workflow commands, which GitHub shows beside the lines of a pull request."""
    return "\n".join(
        annotation(each.severity, each.span, each.code, each.message + (f"\n{each.hint}" if each.hint else ""))
        for each in problems
    )


def count(problems: Sequence[Problem], severity: str) -> int:
    """Return how many of the problems are as severe as that."""
    return sum(problem.severity == severity for problem in problems)


def summary(problems: Sequence[Problem], broken: int = 0) -> str:
    """Return the last line of a check; of what a proof shows to be broken, so much counts among the errors."""
    errors = count(problems, ERROR)
    return f"{_several(errors + broken, 'error')}, {_several(len(problems) - errors, 'warning')}"


def _several(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _page(problem: Problem, lines: Sequence[str]) -> str:
    span = problem.span
    page = [f"{problem.severity} {problem.code}: {problem.message}", f"  {_place(span)}"]
    if 0 < span.line <= len(lines):
        page += _excerpt(span, lines[span.line - 1])
    if problem.hint:
        page.append(f"   help: {problem.hint}")
    return "\n".join(page)


def _place(span: SourceSpan) -> str:
    return f"{span.file}:{span.line}:{span.column}"


def _excerpt(span: SourceSpan, line: str) -> list[str]:
    """Return the line and a caret under what is meant; of a long line, the part about it."""
    first = max(0, span.column - 1 - WIDEST // 2) if len(line) > WIDEST else 0
    # One character for one, so that the caret stays under its place, and no escape sequence reaches the terminal.
    shown = "".join(c if c.isprintable() else "·" for c in line[first : first + WIDEST])
    start = min(span.column - 1 - first, len(shown))
    width = max(1, min(span.width, len(shown) - start))
    margin = f"{span.line:>5} | "
    return [margin + shown, " " * (len(margin) - 2) + "| " + " " * start + "^" * width]


def _fields(problem: Problem) -> dict[str, str | int]:
    code, severity, span, message, hint = problem
    return {
        "code": code,
        "severity": severity,
        "file": span.file,
        "line": span.line,
        "column": span.column,
        "message": message,
        "hint": hint,
    }


def annotation(severity: str, span: SourceSpan | None, title: str, words: str) -> str:
    """Return a workflow command that shows words beside a line, or beside none."""
    place = f"file={_escaped(span.file)},line={span.line},col={span.column}," if span is not None else ""
    return f"::{severity} {place}title={_escaped(title)}::{_escaped(words, for_property=False)}"


def _escaped(words: str, *, for_property: bool = True) -> str:
    escaped = words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return escaped.replace(":", "%3A").replace(",", "%2C") if for_property else escaped
