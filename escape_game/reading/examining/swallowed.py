"""Lines that a guard swallows: a new sentence on a line of its own, behind a guard that governs it all the same."""

import re
from collections.abc import Iterator
from itertools import pairwise

from escape_game.reading.examining.subject import Subject
from escape_game.reading.lines import GUARD, WORDS, Line, Source, lines
from escape_game.reading.nodes import MapNode, Node, TextNode

_ENDS = re.compile(r"[.!?…][\"'*)]*\Z")
# A line that begins so goes on with what the guard is about: in speech, in a guard of its own, or by a pronoun.
_GOES_ON = re.compile(r"[\"{]|(?:he|him|his|she|her|it|its|they|them|their|this|that|these|those)\b", re.IGNORECASE)
_GUARD = re.compile(r"\{\s*if\b")
# A guard at the head of a line, words behind it, and a line below: without that there is nothing to swallow.
_GUARDED = re.compile(r"^[ \t]*\{(?:if|else)\b[^{}:|]*\}[^\n]*\S[^\n]*\n[^\n]*\S", re.MULTILINE)
_NARROWEST, _WIDEST = 60, 100  # who fills his lines does so between these
_FILLED = 3 / 4  # of the width; a line that is shorter was ended, and not just broken before a long word
_HINT = (
    "a guard governs up to the next guard or blank line: for one sentence write `{if …: words}`, or put a blank line "
    "between; if the sentence belongs to it, let it run on from the line above"
)


def check_swallowed(subject: Subject) -> None:
    """Report lines that begin a sentence of their own and are shown only where the guard above them holds."""
    message = "this sentence stands on a line of its own, and is shown only where the guard above it holds"
    for _, page in subject.scenes():
        for node in _prose(page.node):
            for line in swallowed(node.value):
                span = Source(node).locate(line.start, line.end - line.start)
                subject.problems.report("S316", span, message, _HINT)


def _prose(node: Node) -> Iterator[TextNode]:
    """Return the blocks of a document in which a guard may stand."""
    waiting: list[Node] = [node]
    for each in waiting:
        if isinstance(each, TextNode):
            if each.style == "|" and _GUARD.search(each.value):
                yield each
        else:
            waiting += each.values() if isinstance(each, MapNode) else each


def swallowed(text: str) -> Iterator[Line]:
    """Return the lines that a guard swallows, as far as that can be told from what is meant.

    It can where somebody fills his lines: there, a line that ends early ends something. A sentence that goes on with
    what the guard is about, or stands before an `{else}`, is the guard's own.
    """
    width = max(map(len, text.split("\n")))
    if not _NARROWEST <= width <= _WIDEST:
        return
    paragraphs = list(_paragraphs(text))
    found = [line for paragraph in paragraphs for line in _in_paragraph(text, paragraph, width)]
    if found and not any(_breaks(text, width, *pair) for paragraph in paragraphs for pair in _unguarded(paragraph)):
        yield from found


def _paragraphs(text: str) -> Iterator[list[Line]]:
    paragraph: list[Line] = []
    for line in lines(text):
        if line.kind in (WORDS, GUARD):
            paragraph.append(line)
        else:
            yield paragraph
            paragraph = []
    yield paragraph


def _unguarded(paragraph: list[Line]) -> Iterator[tuple[Line, Line]]:
    """Return the lines before the first guard, each with the next."""
    for above, line in pairwise(paragraph):
        if GUARD in (above.kind, line.kind):
            return
        yield above, line


def _in_paragraph(text: str, paragraph: list[Line], width: int) -> Iterator[Line]:
    guard = -1
    for place, line in enumerate(paragraph):
        if line.kind == GUARD:
            guard = place
        elif guard >= 0 and _breaks(text, width, paragraph[place - 1], line):
            later = next((each for each in paragraph[place:] if each.kind == GUARD), None)
            is_last_arm = later is None or later.keyword == "if"
            is_quoted = text.count('"', paragraph[guard].start, line.start) % 2
            if is_last_arm and not is_quoted and not _GOES_ON.match(text, line.start):
                yield line
                guard = -1  # what follows it is swallowed with it


def _breaks(text: str, width: int, above: Line, line: Line) -> bool:
    """Return whether the line above ends a sentence, and so early that it was meant to end there."""
    before = text[text.rfind("\n", 0, above.end) + 1 : above.end].rstrip()
    first = text[line.start : line.end].split(maxsplit=1)[:1]
    return bool(first and _ENDS.search(before)) and len(before) + 1 + len(first[0]) <= width * _FILLED
