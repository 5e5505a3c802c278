"""What a YAML file says, as text with its places: the tree that everything else is read from."""

from typing import NamedTuple

from escape_game.errors import SourceSpan


class TextNode(NamedTuple):
    """A text as it was typed. `style` is "|", a quotation mark, or "" for plain words.

    In a `|` block, line i of `value` stands on line `first_line` + i of the file, after `indent` spaces. For the other
    styles `first_line` is the line of the span and `indent` the column before the first character.
    """

    value: str
    span: SourceSpan
    style: str = ""
    first_line: int = 0
    indent: int = 0


class MapNode(dict[str, "Node"]):
    """A mapping, in the order of the file, with the place of each key.

    A document that can't be read is still there by its first line, not `is_whole`, so that nobody misses it.
    """

    __slots__ = ("is_whole", "key_spans", "span")

    def __init__(self, span: SourceSpan) -> None:
        super().__init__()
        self.span = span
        self.key_spans: dict[str, SourceSpan] = {}
        self.is_whole = True


class ListNode(list["Node"]):
    """A list."""

    __slots__ = ("span",)

    def __init__(self, span: SourceSpan) -> None:
        super().__init__()
        self.span = span


Node = TextNode | MapNode | ListNode
