"""The plain part of YAML, read line by line: what nearly every document of a story is written in.

It knows mappings and lists by their indents, `|` blocks, words behind a key, and short lists in brackets. A document
with anything else in it, or with anything wrong, is none of its business: yaml_text reads that with the whole parser.
What both can read they read alike, places and all, and tests hold them to it. It takes half the time.
"""

import re

from escape_game.errors import SourceSpan
from escape_game.reading.nodes import ListNode, MapNode, Node, TextNode

_KEY = re.compile(r"([A-Za-z_][\w-]*(?: [\w-]+)*):(?: +([^ \n](?:.*[^ \n])?))? *", re.ASCII)
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
    """A document on its way from lines to a tree. `next` is the line that is read next.

    `bare` are the lines without their indents. Whoever reads a value leaves it to whoever reads the next line to see
    that it isn't further in than it may be.
    """

    def __init__(self, lines: list[str], first: int, file: str) -> None:
        self.lines = lines
        self.bare = [line.lstrip(" ") for line in lines]
        self.first = first
        self.file = file
        self.next = 0
        self.end = len(lines)

    def coming(self) -> int:
        """Go to the next line that says something, and return its indent; -1 at the end."""
        bare, end, number = self.bare, self.end, self.next
        while number < end:
            said = bare[number]
            if said and said[0] != "#":
                self.next = number
                return len(self.lines[number]) - len(said)
            number += 1
        self.next = number
        return -1

    def span(self, column: int, width: int = 1) -> SourceSpan:
        return _new(SourceSpan, (self.file, self.first + self.next, column + 1, width))

    def mapping(self, indent: int, depth: int) -> MapNode:
        if depth > _MOST_DEPTH:
            raise NotPlain
        node = MapNode(self.span(indent))
        spans = node.key_spans
        while (found := self.coming()) == indent:
            match = _KEY.fullmatch(self.bare[self.next])
            if match is None:
                raise NotPlain
            key, rest = match.groups()
            if key in node or len(key) > _LONGEST_KEY:
                raise NotPlain
            spans[key] = _new(SourceSpan, (self.file, self.first + self.next, indent + 1, len(key)))
            if rest is None:
                node[key] = self.below(indent, depth)
            else:
                node[key] = self.value(rest, indent + match.start(2), indent)
        if found > indent:
            raise NotPlain
        return node

    def below(self, indent: int, depth: int) -> Node:
        """Return the value that stands on the lines below its key."""
        self.next += 1
        inner = self.coming()
        if inner >= indent and self.bare[self.next].startswith("- "):
            return self.listed(inner, depth + 1)
        if inner <= indent:
            raise NotPlain
        return self.mapping(inner, depth + 1)

    def value(self, rest: str, column: int, indent: int) -> Node:
        """Return the value that begins on this line: a block, a short list, or words that end with the line."""
        if rest[0] in _SIGNS:
            if rest == "|":
                return self.block(column, indent)
            return self.short_list(rest, column)
        if ": " in rest or " #" in rest or rest[-1] == ":":
            raise NotPlain
        line = self.first + self.next
        self.next += 1
        span: SourceSpan = _new(SourceSpan, (self.file, line, column + 1, len(rest)))
        return _new(TextNode, (rest, span, "", line, column))

    def short_list(self, rest: str, column: int) -> ListNode:
        if _SHORT_LIST.fullmatch(rest) is None:
            raise NotPlain
        node = ListNode(self.span(column))
        for match in _NAME.finditer(rest):
            at = column + match.start()
            span = self.span(at, len(match.group()))
            node.append(TextNode(match.group(), span, "", span.line, at))
        self.next += 1
        return node

    def listed(self, indent: int, depth: int) -> ListNode:
        if depth > _MOST_DEPTH:
            raise NotPlain
        node = ListNode(self.span(indent))
        while (found := self.coming()) == indent and self.bare[self.next].startswith("- "):
            item = self.bare[self.next]
            rest = item[2:].strip(" ")
            column = indent + len(item) - len(item[2:].lstrip(" "))
            if not rest:
                raise NotPlain
            if _KEY.fullmatch(rest):
                # What stands behind the dash is a mapping's first line.
                self.lines[self.next] = " " * column + rest
                self.bare[self.next] = rest
                node.append(self.mapping(column, depth + 1))
            else:
                node.append(self.value(rest, column, indent))
        if found > indent:
            raise NotPlain
        return node

    def block(self, column: int, indent: int) -> TextNode:
        span = self.span(column)
        lines, bare = self.lines, self.bare
        begins = self.next + 1
        end = begins
        while end < len(lines) and not bare[end]:
            end += 1
        inner = len(lines[end]) - len(bare[end]) if end < len(lines) else 0
        if inner <= indent or any(len(line) > inner for line in lines[begins:end]):
            raise NotPlain
        further = " " * inner
        while end < len(lines) and (lines[end].startswith(further) or not bare[end]):
            end += 1
        if end < len(lines) and len(lines[end]) - len(bare[end]) > indent:
            raise NotPlain
        self.next = end
        text = "\n".join([line[inner:] for line in lines[begins:end]]).rstrip(" \n")
        return TextNode(f"{text}\n", span, "|", span.line + 1, inner)
