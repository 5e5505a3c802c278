"""Passages: prose with its braces parsed, its names resolved, its lines joined."""

from typing import NamedTuple

from escape_game.story.conditions import Condition

# Kinds of Variant.
FIRST, CYCLE, ONCE, RANDOM = "first", "cycle", "once", "random"
# Kinds of Amount.
QUANTITY, NUMBER, MEASURE, PER_HEAD, LEFT_OVER, DAYS, TODAY, COMPANIONS, HEADS, NIGHTS_SPENT = (
    "quantity", "number", "measure", "per head", "left over", "days", "date", "companions", "heads", "nights",
)  # fmt: skip


class Plain(NamedTuple):
    """Words as they stand."""

    text: str


class Emphasis(NamedTuple):
    """`*words*`."""

    pieces: "tuple[Piece, ...]"


class LineBreak(NamedTuple):
    """A break the author asked for with a backslash."""


class Branch(NamedTuple):
    """One arm of an inline choice."""

    when: Condition
    pieces: "tuple[Piece, ...]"


class Guard(NamedTuple):
    """`{if …: … | else …}`, or a line guard: the first branch that holds is shown, or none."""

    branches: tuple[Branch, ...]


class Variant(NamedTuple):
    """Words that vary: by visit (`slot` counts arrivals), by their showings (`slot` counts them), by a roll (`key`)."""

    kind: str
    slot: int
    key: int
    options: "tuple[tuple[Piece, ...], ...]"


class RoleName(NamedTuple):
    """`{X}`, `{X.his}`: `form` is name, he, him or his; `capital` for `{X.His}`."""

    role: int
    form: str
    capital: bool


class Amount(NamedTuple):
    """A number in prose. `slot` and `step` as the kind needs them; `index` is the quantity's."""

    kind: str
    slot: int
    step: int
    quantity: int
    words: bool
    capital: bool


class PersonWords(NamedTuple):
    """Who says it, and the words."""

    person: int  # -1: anybody else
    pieces: "tuple[Piece, ...]"


class ByRole(NamedTuple):
    """`{by X: zoran: … | else …}`."""

    role: int
    words: tuple[PersonWords, ...]


Piece = Plain | Emphasis | LineBreak | Guard | Variant | RoleName | Amount | ByRole


class Paragraph(NamedTuple):
    """A paragraph; it is left out when its pieces come to nothing, or while a role in `needs` is not cast."""

    speaker: str  # "" where nobody is named
    pieces: tuple[Piece, ...]
    needs: tuple[int, ...] = ()


class BlockBranch(NamedTuple):
    """One arm of a block."""

    when: Condition
    paragraphs: tuple[Paragraph, ...]


class Block(NamedTuple):
    """`{if}` … `{end}`: the first arm that holds, whole paragraphs."""

    branches: tuple[BlockBranch, ...]


class VariantBlock(NamedTuple):
    """`{cycle}` … `{or}` … `{end}` and its like."""

    kind: str
    slot: int
    key: int
    options: tuple[tuple[Paragraph, ...], ...]


Part = Paragraph | Block | VariantBlock


class Showing(NamedTuple):
    """A counter that goes up when the passage is shown while `when` holds: a cycle's, a once's."""

    slot: int
    when: Condition


class Passage(NamedTuple):
    """Prose as it is shown at one moment. `showings` are counted before it is rendered, so a first showing finds 1."""

    parts: tuple[Part, ...]
    showings: tuple[Showing, ...] = ()
    gentle: "Passage | None" = None
