"""YAML text to a tree of nodes, from PyYAML's event stream; everything that would surprise a writer is refused."""

import gc
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from typing import Any, NamedTuple

import yaml

from escape_game.errors import SourceSpan
from escape_game.reading.nodes import ListNode, MapNode, Node, TextNode
from escape_game.reading.plain_yaml import NotPlain, read_plainly
from escape_game.story.cleaning import clean, is_harmless

__all__ = ["ListNode", "MapNode", "Node", "TextNode", "decode", "read_documents", "without_collector"]

MOST_BYTES = 4_000_000
MOST_DEPTH = 40

Report = Callable[[str, SourceSpan, str, str], None]

_BLOCK_HINT = "put the words on their own lines after `text: |`, indented by two more spaces"
_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_BREAKS = str.maketrans({"\x85": " ", "\u2028": " ", "\u2029": " "})
_new = tuple.__new__  # a third of the time of the call with names, and there are many
_SWALLOWED = re.compile(r"[ ]#[^\s#]")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_FIRST_LINE = re.compile(r"([a-z]+): +([a-z][a-z0-9_]*) *(?: #.*)?")
_PAGE = re.compile(r"^---(?=\s|$)", re.MULTILINE)


class _Refused(Exception):  # noqa: N818 - it ends one document, and is no error of ours
    """A document can't be read any further; its problem is reported."""


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


@contextmanager
def without_collector() -> Iterator[None]:
    """Keep the garbage collector away while large trees grow: it takes two thirds of the time and finds nothing."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()  # or the first collection walks over all that has been read, and finds nothing there either
            gc.enable()


def decode(data: bytes, file: str, report: Report) -> str | None:
    """Return the text of a file, or report why it isn't text."""
    start = SourceSpan(file, 1, 1)
    if len(data) > MOST_BYTES:
        report("Y112", start, f"this file has {len(data):,} bytes", "split it: four million are the most")
        return None
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        report("Y110", start, "this file is UTF-16", "save it as UTF-8")
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        column = len(before.rpartition(b"\n")[2]) + 1
        span = SourceSpan(file, before.count(b"\n") + 1, column)
        report("Y110", span, "this file is not UTF-8 from here on", "save it as UTF-8")
        return None
    unprintable = _UNPRINTABLE.search(text)
    if unprintable is not None:
        at = unprintable.start()
        span = SourceSpan(file, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
        name = "a NUL byte" if text[at] == "\0" else f"a control character (U+{ord(text[at]):04X})"
        report("Y110", span, f"{name}: this is no text", "take it out, and save the file again as UTF-8")
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_BREAKS)


def read_documents(text: str, file: str, report: Report) -> list[MapNode]:
    """Return the documents of a file that can be read; what is wrong with the others is reported."""
    if "\t" in text:
        _report_tabs(text, file, report)
        return []
    documents, held = _plainly(text, file) if is_harmless(text) and text.endswith("\n") else (None, [])
    if documents is None:
        documents, held = _wholly(text, file)
    if documents is None:
        # One page that can't be read hides none of the others.
        return _page_by_page(text, file, report)
    for problem in held:
        report(*problem)
    return documents


_Held = list[tuple[str, SourceSpan, str, str]]


def _wholly(text: str, file: str) -> tuple[list[MapNode] | None, _Held]:
    """Return the documents of a file and what is wrong in them; None where one of them can't be read."""
    held: _Held = []
    try:
        return list(_documents(_page(text, file, 1, _holding(held)))), held
    except (yaml.YAMLError, _Refused):
        return None, held


def _plainly(text: str, file: str) -> tuple[list[MapNode] | None, _Held]:
    """Do the same document by document, with the whole parser only for those that need it."""
    documents: list[MapNode] = []
    held: _Held = []
    first = 1
    for start, end in _extents(text):
        lines = text[start:end].split("\n")
        if lines[0] == "---":
            lines[0] = ""
        try:
            node = read_plainly(lines, first, file)
            documents += [node] if node is not None else []
        except NotPlain:
            try:
                documents += _documents(_page(text[start:end], file, first, _holding(held)))
            except (yaml.YAMLError, _Refused):
                return None, held
        first += len(lines) - 1
    return documents, held


def _holding(held: _Held) -> Report:
    return lambda code, span, message, hint: held.append((code, span, message, hint))


def _extents(text: str) -> Iterator[tuple[int, int]]:
    """Return where the documents of a file begin and end."""
    return pairwise([0, *(match.start() for match in _PAGE.finditer(text) if match.start()), len(text)])


def _page_by_page(text: str, file: str, report: Report) -> list[MapNode]:
    documents: list[MapNode] = []
    for start, end in _extents(text):
        page = _page(text[start:end], file, text.count("\n", 0, start) + 1, report)
        try:
            documents += _documents(page)
        except yaml.YAMLError as error:
            _report_syntax(error, page)
            documents += _first_line(page)
        except _Refused:
            documents += _first_line(page)
    return documents


def _first_line(page: _Page) -> Iterator[MapNode]:
    """Return what is left of a document that can't be read: its kind and its id."""
    for number, line in enumerate(page.lines):
        match = _FIRST_LINE.fullmatch(line)
        if match is not None:
            key = SourceSpan(page.file, page.first + number, 1, len(match[1]))
            value = SourceSpan(page.file, page.first + number, match.start(2) + 1, len(match[2]))
            node = MapNode(key)
            node.is_whole = False
            node[match[1]] = TextNode(match[2], value)
            node.key_spans[match[1]] = key
            yield node
            return


def _page(text: str, file: str, first: int, report: Report) -> _Page:
    lines = text.split("\n")
    swallowed = frozenset(i for i, line in enumerate(lines) if " #" in line and _SWALLOWED.search(line))
    return _Page(file, first, lines, swallowed, is_harmless(text), report)


def _report_tabs(text: str, file: str, report: Report) -> None:
    for number, line in enumerate(text.split("\n"), 1):
        if "\t" in line:
            span = SourceSpan(file, number, line.index("\t") + 1)
            report("Y109", span, "a tab", "type spaces: two for each step inwards")


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
        raise _Refused
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
            waiting[-1] = _key(event, page)
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
                raise _Refused
            stack.append(node)  # type: ignore[arg-type]
            waiting.append(None)


def _key(event: Any, page: _Page) -> tuple[str, SourceSpan]:
    span = page.span(event.start_mark, event.end_mark)
    if event.anchor is not None or not isinstance(event, yaml.ScalarEvent) or event.tag is not None:
        _refuse_marks(event, page)
    if not isinstance(event, yaml.ScalarEvent):
        page.report("Y106", span, "a key is one word or a few", _BLOCK_HINT)
        raise _Refused
    value: str = event.value
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
            page.report("Y107", where, f"nothing stands after {name}", "type a value after it, or take the line out")
            return None
        if page.swallowed and end.line in page.swallowed:
            _refuse_swallowed(end, page)
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


def _refuse_marks(event: Any, page: _Page) -> None:
    """Report an anchor, an alias or a tag: two places that share a text, and types that nobody sees."""
    span = page.span(event.start_mark, event.start_mark)
    if event.anchor is not None:
        page.report("Y103", span, f"'{event.anchor}' is an anchor or an alias", f"write it out; {_BLOCK_HINT}")
    elif event.tag is not None:
        page.report("Y104", span, f"'{event.tag}' is a tag", f"take it out; if it is words, {_BLOCK_HINT}")


def _report_syntax(error: yaml.YAMLError, page: _Page) -> None:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line = min(mark.line, len(page.lines) - 1) if mark else 0
    said = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    message, hint = _in_our_words(said, page.lines, line)
    column = mark.column + 1 if mark else 1
    page.report("Y101", SourceSpan(page.file, page.first + line, column), message, hint)


def _in_our_words(said: str, lines: list[str], line: int) -> tuple[str, str]:
    """Say what to type, not what the parser wanted."""
    words = lines[line].strip()
    value = words.partition(": ")[2] or words.removeprefix("- ")
    if value[:1] in ('"', "'"):
        return "words that begin with a quotation mark end with it too", _BLOCK_HINT
    if value[:1] and value[:1] in "{[*&!%@`>|":
        return f"words can't begin with `{value[0]}` here", _BLOCK_HINT
    if ": " in value or value.endswith(":"):
        return "words that hold a colon can't stand behind their key", _BLOCK_HINT
    if "not allowed" in said and "character" in said:
        return "a character that text can't hold", "take it out: it is invisible, perhaps from a copy"
    if "indent" in said or "block" in said or "expected" in said or "could not find" in said:
        hint = "lines of one mapping begin in the same column, and each is `key: value`; prose stands after `|`"
        return "this line doesn't fit the lines above it", hint
    return f"this is no YAML: {said}", _BLOCK_HINT
