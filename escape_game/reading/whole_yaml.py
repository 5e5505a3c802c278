"""The whole of YAML, from PyYAML's events to a tree of nodes; everything that would surprise a writer is refused."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml

from escape_game.errors import SourceSpan
from escape_game.reading.decoding import Report
from escape_game.reading.documents.kinds import BEGINNINGS
from escape_game.reading.nodes import ListNode, MapNode, Node, TextNode, UnreadableDocument
from escape_game.reading.yaml_slips import BLOCK_HINT, Slip, bar_forgotten, empty_hint, slip_of, unparted
from escape_game.story.cleaning import clean, is_harmless

MOST_DEPTH = 40

_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_new = tuple.__new__  # a third of the time of the call with names, and there are many
_SWALLOWED = re.compile(r"[ ]#[^\s#]")


class _Page(NamedTuple):
    """Where the text being parsed stands in its file: line 0 of the parser is line `first` of the file."""

    file: str
    first: int
    lines: list[str]
    swallowed: frozenset[int]
    is_harmless: bool  # nothing in its text needs cleaning
    report: Report

    def span(self, start: Any, end: Any) -> SourceSpan:
        """Return the place between two marks; of several lines, the first."""
        line, column = start.line, start.column
        width = end.column - column if line == end.line else 1
        return _new(SourceSpan, (self.file, self.first + line, column + 1, width if width > 0 else 1))


def read_wholly(text: str, file: str, first: int, report: Report) -> Iterator[MapNode]:
    """Return the documents of a text that begins on line `first` of its file. Raises UnreadableDocument."""
    page = _page(text, file, first, report)
    try:
        yield from _documents(page)
    except yaml.YAMLError as error:
        _report_syntax(error, page)
        raise UnreadableDocument from error


def _page(text: str, file: str, first: int, report: Report) -> _Page:
    lines = text.split("\n")
    swallowed = frozenset(i for i, line in enumerate(lines) if " #" in line and _SWALLOWED.search(line))
    return _Page(file, first, lines, swallowed, is_harmless(text), report)


def _documents(page: _Page) -> Iterator[MapNode]:
    parser = _Loader("\n".join(page.lines))
    try:
        event = parser.get_event()
        while not isinstance(event, yaml.StreamEndEvent):
            event = parser.get_event()
            if isinstance(event, yaml.DocumentStartEvent):
                node = _tree(parser, page)
                if node is not None:
                    yield node
    finally:
        parser.dispose()


def _tree(parser: Any, page: _Page) -> MapNode | None:
    """Return the next document, which is a mapping, or None for an empty page."""
    event = parser.get_event()
    if isinstance(event, yaml.ScalarEvent) and not event.value and not event.style:
        return None
    if not isinstance(event, yaml.MappingStartEvent):
        span = page.span(event.start_mark, event.start_mark)
        page.report("D101", span, "a document starts with a key", "start it with a line such as `scene: salt_well`")
        raise UnreadableDocument
    node = MapNode(page.span(event.start_mark, event.start_mark))
    _refuse_marks(event, page)
    _fill(node, parser, page)
    return node


def _fill(root: MapNode, parser: Any, page: _Page) -> None:
    """Read events up to the end of `root`."""
    stack: list[MapNode | ListNode] = [root]
    waiting: list[tuple[str, SourceSpan] | None] = [None]  # the key that waits for its value, one for each level
    next_event = parser.get_event
    while stack:
        event = next_event()
        kind = type(event)
        if kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            stack.pop()
            waiting.pop()
            continue
        top, key = stack[-1], waiting[-1]
        if type(top) is MapNode and key is None:
            waiting[-1] = _key(event, page, is_second=top is root and bool(root))
            continue
        node = _text(event, page, key) if kind is yaml.ScalarEvent else _collection(event, page)
        if type(top) is MapNode:
            _put(top, key, node, page)
            waiting[-1] = None
        elif node is not None:
            top.append(node)  # type: ignore[union-attr]
        if kind is not yaml.ScalarEvent and node is not None:
            if len(stack) >= MOST_DEPTH:
                hint = f"{MOST_DEPTH} levels are the most; a scene needs six"
                page.report("Y111", node.span, "nested too deep", hint)
                raise UnreadableDocument
            stack.append(node)  # type: ignore[arg-type]
            waiting.append(None)


def _key(event: Any, page: _Page, *, is_second: bool) -> tuple[str, SourceSpan]:
    span = page.span(event.start_mark, event.end_mark)
    if event.anchor is not None or not isinstance(event, yaml.ScalarEvent) or event.tag is not None:
        _refuse_marks(event, page)
    if not isinstance(event, yaml.ScalarEvent):
        line, column = event.start_mark.line, event.start_mark.column
        slip = bar_forgotten(page.lines, line) or Slip(line, column, 1, "a key is one word or a few", BLOCK_HINT)
        _report_slip("Y106", slip, column, page)
        raise UnreadableDocument
    value: str = event.value
    if is_second and value in BEGINNINGS:
        page.report("Y113", span, *unparted(value))
        raise UnreadableDocument
    if event.style in ("|", ">") or not value:
        page.report("Y106", span, "a key is one word or a few", "type a name before the colon")
    return value if page.is_harmless and not event.style else clean(value, multiline=False), span


def _put(top: MapNode, key: tuple[str, SourceSpan] | None, node: Node | None, page: _Page) -> None:
    assert key is not None, "a value comes after its key"
    name, span = key
    if name in top:
        first = top.key_spans[name].line
        hint = "keep one of the two"
        page.report("Y102", span, f"'{name}' stands here twice: lines {first} and {span.line}", hint)
    elif node is not None:
        top[name] = node
        top.key_spans[name] = span


def _collection(event: Any, page: _Page) -> MapNode | ListNode | None:
    """Return an empty mapping or list, to be filled; None for an alias, once it is refused."""
    kind = type(event)
    if event.anchor is not None or event.tag is not None:
        _refuse_marks(event, page)
    if kind is yaml.AliasEvent:
        return None
    span = page.span(event.start_mark, event.start_mark)
    return MapNode(span) if kind is yaml.MappingStartEvent else ListNode(span)


def _text(event: Any, page: _Page, key: tuple[str, SourceSpan] | None) -> TextNode | None:
    if event.anchor is not None or event.tag is not None:
        _refuse_marks(event, page)
    start, end, style = event.start_mark, event.end_mark, event.style or ""
    span = page.span(start, end)
    value: str = event.value
    if style == "|":
        return _block(value, span, page)
    if style == ">":
        page.report("Y105", span, "`>` loses the ends of lines and paragraphs", "type `|` instead of `>`")
        return TextNode(clean(value), span, "|", span.line + 1, 0)
    if not style:
        if not value:
            name = f"'{key[0]}'" if key else "this entry"
            where = key[1] if key else span
            page.report("Y107", where, f"nothing stands after {name}", empty_hint(page.lines, start.line))
            return None
        if page.swallowed and end.line in page.swallowed:
            _refuse_swallowed(end, page)
        if end.line > start.line and (unfolded := _unfolded(start, end, page)) is not None:
            _refuse_folded(key, span, page)
            return unfolded
    column = start.column + (1 if style else 0)
    return TextNode(value if page.is_harmless and not style else clean(value), span, style, span.line, column)


def _refuse_swallowed(end: Any, page: _Page) -> None:
    if _SWALLOWED.match(page.lines[end.line], end.column):
        swallowed = page.lines[end.line][end.column :].strip()
        hint = "a comment has a space after its #; words with # stand in a `|` block"
        at = SourceSpan(page.file, page.first + end.line, end.column + 2, len(swallowed))
        page.report("Y108", at, f"'{swallowed}' would be taken for a comment", hint)


def _block(value: str, span: SourceSpan, page: _Page) -> TextNode:
    first = span.line - page.first + 1
    indent = 0
    for offset, line in enumerate(value.split("\n")):
        if line.strip():
            indent = len(page.lines[first + offset]) - len(line)
            break
    return TextNode(value if page.is_harmless else clean(value), span, "|", span.line + 1, indent)


def _unfolded(start: Any, end: Any, page: _Page) -> TextNode | None:
    """Return words without a mark as the lines that they were typed in; None where it is all one to be one line."""
    first, *more = page.lines[start.line : end.line + 1]
    if all(line.strip() and line.lstrip(" ")[0] != "{" for line in more):
        return None
    indent = min(len(line) - len(line.lstrip(" ")) for line in more if line.strip())
    lines = [first[start.column :], *(line[indent:] for line in more)]
    return TextNode(
        clean("".join(f"{line}\n" for line in lines)), page.span(start, end), "|", page.first + start.line, indent
    )


def _refuse_folded(key: tuple[str, SourceSpan] | None, span: SourceSpan, page: _Page) -> None:
    where, name = (key[1], f"`{key[0]}: |`") if key else (span, "`|`")
    hint = f"type {name}, with all its words on the lines below"
    page.report("Y105", where, "without `|` these lines run together into one", hint)


def _refuse_marks(event: Any, page: _Page) -> None:
    """Report an anchor, an alias or a tag: two places that share a text, and types that nobody sees."""
    span = page.span(event.start_mark, event.start_mark)
    if event.anchor is not None:
        page.report("Y103", span, f"'{event.anchor}' is an anchor or an alias", f"write it out; {BLOCK_HINT}")
    elif event.tag is not None:
        page.report("Y104", span, f"'{event.tag}' is a tag", f"take it out; if it is words, {BLOCK_HINT}")


def _report_syntax(error: yaml.YAMLError, page: _Page) -> None:
    began = getattr(error, "context_mark", None)
    mark = getattr(error, "problem_mark", None) or began
    line = min(mark.line, len(page.lines) - 1) if mark else 0
    said = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    begun = began.line if began is not None and "simple key" in str(getattr(error, "context", "")) else -1
    slip = slip_of(said, page.lines, line, begun)
    _report_slip("Y101", slip, mark.column if mark else 0, page)


def _report_slip(code: str, slip: Slip, column: int, page: _Page) -> None:
    where = slip.column if slip.column >= 0 else column
    page.report(code, SourceSpan(page.file, page.first + slip.line, where + 1, slip.width), slip.message, slip.hint)
