"""YAML text to a tree of nodes, document by document: plainly where that will do, else by the whole parser."""

import re
from collections.abc import Callable, Iterator
from itertools import islice, pairwise

from escape_game.errors import SourceSpan
from escape_game.reading.decoding import Report
from escape_game.reading.documents.kinds import BEGINNINGS
from escape_game.reading.nodes import MapNode, TextNode, UnreadableDocument
from escape_game.reading.plain_yaml import NotPlain, read_plainly
from escape_game.reading.yaml_slips import unparted
from escape_game.story.cleaning import is_harmless

_PAGE = re.compile(r"^---(?=\s|$)", re.MULTILINE)
_SAYS = re.compile(r"^[a-z]", re.MULTILINE)
_BEGINNING = re.compile(rf"^({'|'.join(sorted(BEGINNINGS))}): ", re.MULTILINE)
_FIRST_LINE = re.compile(r"([a-z]+): +([a-z][a-z0-9_]*) *(?: #.*)?")
_Read = Callable[[str, str, Report], Iterator[MapNode]]


def read_documents(text: str, file: str, report: Report) -> list[MapNode]:
    """Return the documents of a file that can be read; what is wrong with the others is reported."""
    if "\t" not in text:
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
                if not BEGINNINGS.isdisjoint(islice(node, 1, None)):
                    raise UnreadableDocument
                yield node
        first += len(lines) - 1


def _wholly(text: str, file: str, report: Report, first: int = 1) -> Iterator[MapNode]:
    from escape_game.reading.whole_yaml import read_wholly  # late: few stories need it

    return read_wholly(text, file, first, report)


def _page_by_page(text: str, file: str, report: Report) -> list[MapNode]:
    documents: list[MapNode] = []
    for start, end in _parted(text, file, report):
        page, first = text[start:end], text.count("\n", 0, start) + 1
        if "\t" in page:
            _report_tabs(page, file, first, report)
            documents += _first_line(page, file, first)
            continue
        try:
            documents += _wholly(page, file, report, first)
        except UnreadableDocument:
            documents += _first_line(page, file, first)
    return documents


def _first_line(text: str, file: str, first: int) -> Iterator[MapNode]:
    """Return what is left of a document that can't be read: its kind and its id."""
    for number, line in enumerate(text.split("\n"), first):
        match = _FIRST_LINE.fullmatch(line)
        if match is not None:
            key = SourceSpan(file, number, 1, len(match[1]))
            value = SourceSpan(file, number, match.start(2) + 1, len(match[2]))
            node = MapNode(key)
            node.is_whole = False
            node[match[1]] = TextNode(match[2], value)
            node.key_spans[match[1]] = key
            yield node
            return


def _parted(text: str, file: str, report: Report) -> Iterator[tuple[int, int]]:
    """Return where documents begin and end, also those that begin without a `---` before them, which are reported."""
    for start, end in extents(text):
        parts = [start]
        for match in _BEGINNING.finditer(text, start, end):
            if _SAYS.search(text, parts[-1], match.start()):
                parts.append(match.start())
                span = SourceSpan(file, text.count("\n", 0, match.start()) + 1, 1, len(match[1]))
                report("Y113", span, *unparted(match[1]))
        yield from pairwise([*parts, end])


def extents(text: str) -> Iterator[tuple[int, int]]:
    """Return where the documents of a file begin and end."""
    return pairwise([0, *(match.start() for match in _PAGE.finditer(text) if match.start()), len(text)])


def _report_tabs(text: str, file: str, first: int, report: Report) -> None:
    for number, line in enumerate(text.split("\n"), first):
        if "\t" in line:
            span = SourceSpan(file, number, line.index("\t") + 1)
            report("Y109", span, "a tab", "type spaces: two for each step inwards")
