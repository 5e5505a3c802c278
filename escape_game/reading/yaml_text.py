"""YAML text to a tree of nodes, document by document: plainly where that will do, else by the whole parser."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from escape_game.errors import SourceSpan
from escape_game.reading.decoding import Report
from escape_game.reading.nodes import MapNode, UnreadableDocument
from escape_game.reading.plain_yaml import NotPlain, read_plainly
from escape_game.story.cleaning import is_harmless

_PAGE = re.compile(r"^---(?=\s|$)", re.MULTILINE)
_Read = Callable[[str, str, Report], Iterator[MapNode]]


def read_documents(text: str, file: str, report: Report) -> list[MapNode]:
    """Return the documents of a file that can be read; what is wrong with the others is reported."""
    if "\t" in text:
        _report_tabs(text, file, report)
        return []
    for read in (_plainly, _wholly) if is_harmless(text) and text.endswith("\n") else (_wholly,):
        documents = _all_or_none(read, text, file, report)
        if documents is not None:
            return documents
    # One page that can't be read hides none of the others.
    return _page_by_page(text, file, report)


def _all_or_none(read: _Read, text: str, file: str, report: Report) -> list[MapNode] | None:
    """Return the documents of a file, and report what is wrong in them; None where one of them can't be read."""
    held: list[tuple[str, SourceSpan, str, str]] = []
    try:
        documents = list(read(text, file, lambda *problem: held.append(problem)))
    except UnreadableDocument:
        return None
    for problem in held:
        report(*problem)
    return documents


def _plainly(text: str, file: str, report: Report) -> Iterator[MapNode]:
    """Read document by document, with the whole parser only for those that need it."""
    first = 1
    known: set[str] = set()
    for start, end in extents(text):
        lines = text[start:end].split("\n")
        if lines[0] == "---":
            lines[0] = ""
        try:
            node = read_plainly(lines, first, file, known)
        except NotPlain:
            yield from _wholly(text[start:end], file, report, first)
        else:
            if node is not None:
                yield node
        first += len(lines) - 1


def _wholly(text: str, file: str, report: Report, first: int = 1) -> Iterator[MapNode]:
    from escape_game.reading.whole_yaml import read_wholly  # late: few stories need it

    return read_wholly(text, file, first, report)


def _page_by_page(text: str, file: str, report: Report) -> list[MapNode]:
    from escape_game.reading.whole_yaml import first_line

    documents: list[MapNode] = []
    for start, end in extents(text):
        page, first = text[start:end], text.count("\n", 0, start) + 1
        try:
            documents += _wholly(page, file, report, first)
        except UnreadableDocument:
            documents += first_line(page, file, first)
    return documents


def extents(text: str) -> Iterator[tuple[int, int]]:
    """Return where the documents of a file begin and end."""
    return pairwise([0, *(match.start() for match in _PAGE.finditer(text) if match.start()), len(text)])


def _report_tabs(text: str, file: str, report: Report) -> None:
    for number, line in enumerate(text.split("\n"), 1):
        if "\t" in line:
            span = SourceSpan(file, number, line.index("\t") + 1)
            report("Y109", span, "a tab", "type spaces: two for each step inwards")
