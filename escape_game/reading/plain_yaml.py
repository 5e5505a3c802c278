"""The plain part of YAML, read line by line: what nearly every document of a story is written in.

It knows mappings and lists by their indents, `|` blocks, words behind a key, and lists and mappings in brackets on one
line. A document with anything else in it, or with anything wrong, is none of its business: whole_yaml reads that. What
both can read they read alike, places and all, and tests hold them to it. It takes a third of the time.
"""

import re

from escape_game.errors import SourceSpan
from escape_game.reading.nodes import ListNode, MapNode, Node, TextNode

_KEY = re.compile(r"[A-Za-z_][\w-]*(?: [\w-]+)*", re.ASCII)
_FLOW_KEY = re.compile(r"(\w[\w-]*(?: [\w-]+)*): +", re.ASCII)
_FLOW_WORDS = re.compile(r"-?\w[\w.%-]*(?: [\w.%<>=+-]+)*", re.ASCII)
_NEGATIVE = re.compile(r"-\d", re.ASCII)
_SIGNS = frozenset("-?:,[]{}#&*!|>'\"%@`")  # with these something other than words can begin
_LONGEST_KEY = 100
_MOST_DEPTH = 12
_new = tuple.__new__  # a third of the time of the call with names, and there are many


class NotPlain(Exception):  # noqa: N818 - no error: somebody else reads it
    """There is more to a document than this module reads."""


def read_plainly(lines: list[str], first: int, file: str, known: set[str] | None = None) -> MapNode | None:
    """Return a document whose first line is line `first` of its file; None for an empty one. Raises NotPlain.

    The lines are the reader's own: it writes in them. `known` are keys that have been looked at before, and grows.
    """
    reading = _Reading(lines, first, file, set() if known is None else known)
    if reading.indent < 0:
        return None
    node = reading.mapping(0, 0)
    if reading.indent >= 0:
        raise NotPlain
    return node


class _Reading:
    """A document on its way from lines to a tree.

    `next` is the line that is read next, the first that says something; what it says after its `indent` is `said`. At
    the end the indent is -1. Whoever reads a value goes on behind it, and leaves it to whoever reads the next line to
    see that it isn't further in than it may be. `bare` are the lines without their indents.
    """

    __slots__ = ("bare", "file", "first", "indent", "known", "lines", "next", "said")

    def __init__(self, lines: list[str], first: int, file: str, known: set[str]) -> None:
        self.lines = lines
        self.bare = [line.lstrip(" ") for line in lines]
        self.first = first
        self.file = file
        self.known = known
        self.go_on(0)

    def go_on(self, number: int) -> None:
        """Go to the first line from this one on that says something."""
        bare = self.bare
        end = len(bare)
        while number < end:
            said = bare[number]
            if said and said[0] != "#":
                self.indent = len(self.lines[number]) - len(said)
                self.said = said
                self.next = number
                return
            number += 1
        self.indent, self.said, self.next = -1, "", end

    def span(self, column: int, width: int = 1) -> SourceSpan:
        return _new(SourceSpan, (self.file, self.first + self.next, column + 1, width))

    def mapping(self, indent: int, depth: int) -> MapNode:
        if depth > _MOST_DEPTH:
            raise NotPlain
        node = MapNode(self.span(indent))
        places, first, known = node.lines, self.first, self.known
        while self.indent == indent:
            said = self.said if self.said[-1] != " " else self.said.rstrip(" ")
            key, colon, rest = said.partition(": ")
            if not colon:
                key = _bare_key(said)
            if key in node or (key not in known and not self.is_key(key)):
                raise NotPlain
            places.append(first + self.next)
            if colon:
                rest = rest.lstrip(" ")
                node[key] = self.value(rest, indent + len(said) - len(rest), indent)
            else:
                node[key] = self.below(indent, depth)
        if self.indent > indent:
            raise NotPlain
        return node

    def is_key(self, word: str) -> bool:
        """Return whether this can be a key, and remember that it can."""
        if len(word) > _LONGEST_KEY or _KEY.fullmatch(word) is None:
            return False
        self.known.add(word)
        return True

    def below(self, indent: int, depth: int) -> Node:
        """Return the value that stands on the lines below its key."""
        self.go_on(self.next + 1)
        inner = self.indent
        if inner >= indent and self.said.startswith("- "):
            return self.listed(inner, depth + 1)
        if inner <= indent:
            raise NotPlain
        return self.mapping(inner, depth + 1)

    def value(self, rest: str, column: int, indent: int) -> Node:
        """Return the value that begins on this line: a block, a short list, or words that end with the line."""
        if rest[0] in _SIGNS and not _NEGATIVE.match(rest):
            return self.block(column, indent) if rest == "|" else self.in_brackets(rest, column)
        if ": " in rest or " #" in rest or rest[-1] == ":":
            raise NotPlain
        line = self.first + self.next
        self.go_on(self.next + 1)
        span: SourceSpan = _new(SourceSpan, (self.file, line, column + 1, len(rest)))
        return _new(TextNode, (rest, span, "", line, column))

    def in_brackets(self, rest: str, column: int) -> Node:
        """Return a list or a mapping that stands on this line, in brackets."""
        node, end = self.flow(rest, 0, column, 0)
        if isinstance(node, TextNode) or end < len(rest):
            raise NotPlain
        self.go_on(self.next + 1)
        return node

    def flow(self, rest: str, at: int, column: int, depth: int) -> tuple[Node, int]:
        """Return what begins at a place of this line, and where it ends."""
        sign = rest[at : at + 1]
        if sign not in ("[", "{"):
            match = _FLOW_WORDS.match(rest, at)
            if match is None:
                raise NotPlain
            span = self.span(column + at, len(match.group()))
            return TextNode(match.group(), span, "", span.line, column + at), match.end()
        span = self.span(column + at)
        node: MapNode | ListNode = MapNode(span) if sign == "{" else ListNode(span)
        at = _gap(rest, at + 1)
        while rest[at : at + 1] not in ("]", "}"):
            if depth > _MOST_DEPTH:
                raise NotPlain
            at = self.flow_entry(node, rest, at, column, depth)
        if rest[at] != ("}" if sign == "{" else "]"):
            raise NotPlain
        return node, at + 1

    def flow_entry(self, node: MapNode | ListNode, rest: str, at: int, column: int, depth: int) -> int:
        """Read an entry and the comma behind it; return where the next one begins."""
        key = _FLOW_KEY.match(rest, at) if isinstance(node, MapNode) else None
        inner, end = self.flow(rest, key.end() if key else at, column, depth + 1)
        if isinstance(node, ListNode):
            node.append(inner)
        elif key is None or key[1] in node:
            raise NotPlain
        else:
            node[key[1]] = inner
            node.key_spans[key[1]] = self.span(column + at, len(key[1]))
        end = _gap(rest, end)
        if rest[end : end + 1] == ",":
            return _gap(rest, end + 1)
        if rest[end : end + 1] not in ("]", "}"):
            raise NotPlain
        return end

    def listed(self, indent: int, depth: int) -> ListNode:
        if depth > _MOST_DEPTH:
            raise NotPlain
        node = ListNode(self.span(indent))
        while self.indent == indent and self.said.startswith("- "):
            item = self.said
            rest = item[2:].strip(" ")
            column = indent + len(item) - len(item[2:].lstrip(" "))
            if not rest:
                raise NotPlain
            key, colon, _ = rest.partition(": ")
            if self.is_key(key if colon else _bare_key(rest)):
                # What stands behind the dash is a mapping's first line.
                self.lines[self.next] = " " * column + rest
                self.bare[self.next] = rest
                self.go_on(self.next)
                node.append(self.mapping(column, depth + 1))
            else:
                node.append(self.value(rest, column, indent))
        if self.indent > indent:
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
        if inner <= indent or (end > begins and any(len(line) > inner for line in lines[begins:end])):
            raise NotPlain
        further = " " * inner
        while end < len(lines) and (lines[end].startswith(further) or not bare[end]):
            end += 1
        if end < len(lines) and len(lines[end]) - len(bare[end]) > indent:
            raise NotPlain
        self.go_on(end)
        while not bare[end - 1]:
            end -= 1
            if len(lines[end]) > inner:
                raise NotPlain
        text = "\n".join([line[inner:] for line in lines[begins:end]])
        return TextNode(f"{text}\n", span, "|", span.line + 1, inner)


def _gap(rest: str, at: int) -> int:
    """Return where a gap ends."""
    while rest[at : at + 1] == " ":
        at += 1
    return at


def _bare_key(said: str) -> str:
    """Return the key of an entry whose value stands below; "" where it is none."""
    return said[:-1] if said[-1] == ":" else ""
