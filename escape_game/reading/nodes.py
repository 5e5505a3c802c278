"""What a YAML file says, as text with its places: the tree that everything else is read from."""

from typing import NamedTuple

from escape_game.errors import SourceSpan


class UnreadableDocument(Exception):  # noqa: N818 - it ends one document, and is no error of ours
    """A document can't be read any further; its problem is reported."""


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

    Whoever knows that its keys stand one below the other as they are typed puts down their `lines` only. A document
    that can't be read is still there by its first line, not `is_whole`, so that nobody misses it.
    """

    __slots__ = ("_key_spans", "is_whole", "lines", "span")

    def __init__(self, span: SourceSpan) -> None:
        self.span = span
        self.lines: list[int] = []
        self.is_whole = True
        self._key_spans: dict[str, SourceSpan] | None = None

    @property
    def key_spans(self) -> dict[str, SourceSpan]:
        """Return where each key stands; made when first asked for, since few ever are."""
        found = self._key_spans
        if found is None:
            file, _, column, _ = self.span
            found = self._key_spans = {
                key: SourceSpan(file, line, column, len(key)) for key, line in zip(self, self.lines, strict=False)
            }
        return found


class ListNode(list["Node"]):
    """A list."""

    __slots__ = ("span",)

    def __init__(self, span: SourceSpan) -> None:
        super().__init__()
        self.span = span


Node = TextNode | MapNode | ListNode


def one_line(node: TextNode | None) -> str:
    """Return words without braces, on one line; "" for none."""
    return "" if node is None else " ".join(node.value.split())
