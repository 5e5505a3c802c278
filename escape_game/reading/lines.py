"""The lines of a passage: words, guards at their start, and marks that stand alone."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from escape_game.errors import SourceSpan
from escape_game.reading.nodes import TextNode

BLANK, WORDS, GUARD, MARK = "blank", "words", "guard", "mark"
GUARDS = ("if", "else if", "else")
VARIANTS = ("first", "cycle", "once", "random")
_MARKS = (*GUARDS, *VARIANTS, "or", "again", "end")
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_HEAD = re.compile(r"\s*\{([^{}:|]*)\}")
_ELSE_IF = re.compile(r"else\s+if\b")


class Source:
    """The text of a passage, and where its characters stand in the file."""

    def __init__(self, node: TextNode) -> None:
        self.text = node.value
        self._node = node

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    def locate(self, offset: int, width: int = 1) -> SourceSpan:
        """Return the place of a character; of a width that runs over the line's end, the part before it."""
        line = bisect_right(self._starts, offset) - 1
        rest = self.text[offset : offset + width].partition("\n")[0]
        column = self._node.indent + offset - self._starts[line] + 1
        return SourceSpan(self._node.span.file, self._node.first_line + line, column, max(len(rest), 1))


class Line(NamedTuple):
    """A line, with those it runs on into while a brace is open. `start` and `end` are the words behind the guard.

    `keyword` is that of a guard or mark, "" for plain words; its condition stands from `asks` to `asked`.
    """

    kind: str
    begins: int
    start: int
    end: int
    keyword: str = ""
    asks: int = 0
    asked: int = 0


def lines(text: str) -> Iterator[Line]:
    """Return the lines of a passage in order."""
    for start, end in _extents(text):
        yield _line(text, start, end)


def _extents(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(text):
        end = _line_end(text, start)
        depth = _depth(text, start, end)
        while depth > 0 and text[end + 1 : (until := _line_end(text, end + 1))].strip():
            depth += _depth(text, end + 1, until)
            end = until
        yield start, end
        start = end + 1


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _depth(text: str, start: int, end: int) -> int:
    if text.find("{", start, end) < 0 and text.find("}", start, end) < 0:
        return 0
    found = [match.group() for match in _BRACE.finditer(text, start, end)]
    return found.count("{") - found.count("}")


def _line(text: str, start: int, end: int) -> Line:
    head = _HEAD.match(text, start, end)
    keyword, asks = _keyword(head) if head else ("", 0)
    if head is None or not keyword:
        return Line(WORDS if text[start:end].strip() else BLANK, start, start, end)
    begins = head.start(1) - 1
    is_alone = not text[head.end() : end].strip()
    return Line(MARK if is_alone else GUARD, begins, head.end(), end, keyword, asks, head.end(1))


def _keyword(head: re.Match[str]) -> tuple[str, int]:
    """Return the keyword of a head and where its condition starts; "" if it is a value."""
    text = head.group(1)
    word = text.strip()
    if word in _MARKS:
        return word, head.end(1)
    inner = len(text) - len(text.lstrip())
    found = _ELSE_IF.match(text, inner)
    if found:
        return "else if", head.start(1) + found.end()
    if word.startswith("if "):
        return "if", head.start(1) + inner + 2
    return "", 0
