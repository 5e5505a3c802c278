"""The plain part of YAML, read line by line: what nearly every document of a story is written in.

It knows mappings and lists by their indents, `|` blocks, words behind a key, and short lists in brackets. A document
with anything else in it, or with anything wrong, is none of its business: yaml_text reads that with the whole parser.
What both can read they read alike, places and all, and tests hold them to it. It takes half the time.
"""

import re

from escape_game.errors import SourceSpan
from escape_game.reading.nodes import ListNode, MapNode, Node, TextNode

_KEY = re.compile(r"([A-Za-z_][\w-]*(?: [\w-]+)*):(?: +(.*))?", re.ASCII)
_SHORT_LIST = re.compile(r"\[ *\w[\w-]*(?: *, *\w[\w-]*)* *\]", re.ASCII)
_NAME = re.compile(r"\w[\w-]*", re.ASCII)
_SIGNS = frozenset("-?:,[]{}#&*!|>'\"%@`")  # with these something other than words can begin
_LONGEST_KEY = 100
_MOST_DEPTH = 12
_new = tuple.__new__  # a third of the time of the call with names, and there are many


class NotPlain(Exception):  # noqa: N818 - no error: somebody else reads it
    """There is more to a document than this module reads."""


def read_plainly(lines: list[str], first: int, file: str) -> MapNode | None:
    """Return a document whose first line is line `first` of its file; None for an empty one. Raises NotPlain.

    The lines are the reader's own: it writes in them.
    """
    reading = _Reading(lines, first, file)
    if reading.coming() < 0:
        return None
    node = reading.mapping(0, 0)
    if reading.coming() >= 0:
        raise NotPlain
    return node


class _Reading:
    """A document on its way from lines to a tree. `next` is the line that is read next."""

    def __init__(self, lines: list[str], first: int, file: str) -> None:
        self.lines = lines
        self.end = len(lines)
        self.first = first
        self.file = file
        self.next = 0
        self.seen = -1  # the line that `coming` was asked about last, and what it said
        self.found = -1

    def coming(self) -> int:
        """Go to the next line that says something, and return its indent; -1 at the end."""
        if self.seen == self.next:
            return self.found
        lines, end = self.lines, self.end
        while self.next < end:
            line = lines[self.next]
            bare = line.lstrip(" ")
            if bare and bare[0] != "#":
                self.seen = self.next
                self.found = len(line) - len(bare)
                return self.found
            self.next += 1
        return -1

    def span(self, column: int, width: int = 1) -> SourceSpan:
        return _new(SourceSpan, (self.file, self.first + self.next, column + 1, width))

    def mapping(self, indent: int, depth: int) -> MapNode:
        if depth > _MOST_DEPTH:
            raise NotPlain
        node = MapNode(self.span(indent))
        spans = node.key_spans
        while (found := self.coming()) == indent:
            match = _KEY.fullmatch(self.lines[self.next].rstrip(" "), indent)
            if match is None:
                raise NotPlain
            key, rest = match.groups()
            if key in node or len(key) > _LONGEST_KEY:
                raise NotPlain
            spans[key] = _new(SourceSpan, (self.file, self.first + self.next, indent + 1, len(key)))
            node[key] = self.value(rest, match.start(2), indent, depth) if rest else self.below(indent, depth)
        if found > indent:
            raise NotPlain
        return node

    def below(self, indent: int, depth: int) -> Node:
        """Return the value that stands on the lines below its key."""
        self.next += 1
        inner = self.coming()
        is_list = inner >= 0 and self.lines[self.next].startswith("- ", inner)
        if is_list and inner >= indent:
            return self.listed(inner, depth + 1)
        if inner <= indent:
            raise NotPlain
        return self.mapping(inner, depth + 1)

    def value(self, rest: str, column: int, indent: int, depth: int) -> Node:
        """Return the value that begins on this line: a block, a short list, or words that end with the line."""
        if rest == "|":
            return self.block(column, indent)
        if rest[0] == "[":
            return self.short_list(rest, column, indent)
        if rest[0] in _SIGNS or ": " in rest or " #" in rest or rest[-1] == ":" or depth > _MOST_DEPTH:
            raise NotPlain
        span = self.span(column, len(rest))
        node: TextNode = _new(TextNode, (rest, span, "", span[1], column))
        self.end_line(indent)
        return node

    def end_line(self, indent: int) -> None:
        """Go on behind a line that must be finished: nothing further in may follow it."""
        self.next += 1
        if self.coming() > indent:
            raise NotPlain

    def short_list(self, rest: str, column: int, indent: int) -> ListNode:
        if _SHORT_LIST.fullmatch(rest) is None:
            raise NotPlain
        node = ListNode(self.span(column))
        for match in _NAME.finditer(rest):
            at = column + match.start()
            span = self.span(at, len(match.group()))
            node.append(TextNode(match.group(), span, "", span.line, at))
        self.end_line(indent)
        return node

    def listed(self, indent: int, depth: int) -> ListNode:
        if depth > _MOST_DEPTH:
            raise NotPlain
        node = ListNode(self.span(indent))
        while (found := self.coming()) == indent and self.lines[self.next].startswith("- ", indent):
            line = self.lines[self.next].rstrip(" ")
            rest = line[indent + 2 :].lstrip(" ")
            column = len(line) - len(rest)
            if not rest:
                raise NotPlain
            if _KEY.fullmatch(line, column):
                # What stands behind the dash is a mapping's first line.
                self.lines[self.next] = " " * column + rest
                self.seen = -1
                node.append(self.mapping(column, depth + 1))
            else:
                node.append(self.value(rest, column, indent, depth))
        if found > indent:
            raise NotPlain
        return node

    def block(self, column: int, indent: int) -> TextNode:
        span = self.span(column)
        begins = self.next = self.next + 1
        lines = self.lines
        while self.next < len(lines) and not lines[self.next].strip(" "):
            self.next += 1
        inner = self.indent_here()
        if inner <= indent or any(len(line) > inner for line in lines[begins : self.next]):
            raise NotPlain
        while self.next < len(lines) and (not lines[self.next].strip(" ") or self.indent_here() >= inner):
            self.next += 1
        if self.next < len(lines) and self.indent_here() > indent:
            raise NotPlain
        text = "\n".join([line[inner:] for line in lines[begins : self.next]]).rstrip(" \n")
        return TextNode(f"{text}\n", span, "|", span.line + 1, inner)

    def indent_here(self) -> int:
        line = self.lines[self.next] if self.next < len(self.lines) else ""
        return len(line) - len(line.lstrip(" "))
