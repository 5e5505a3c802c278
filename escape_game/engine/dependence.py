"""What a passage's words depend on, so that whoever shows it thousands of times may keep them."""

from collections.abc import Iterable

from escape_game.story.conditions import AnyOf, Condition, YearDay
from escape_game.story.layout import DATE, DAY, NIGHTS
from escape_game.story.prose import (
    DAYS,
    MEASURE,
    NIGHTS_SPENT,
    NUMBER,
    QUANTITY,
    RANDOM,
    TODAY,
    Amount,
    Block,
    BlockBranch,
    Branch,
    Emphasis,
    Guard,
    LineBreak,
    Paragraph,
    Part,
    Passage,
    Piece,
    Plain,
    Variant,
    VariantBlock,
)  # fmt: skip

MORE = -1  # among slots: more than numbers of the state, such as who is there


def slots_of(passage: Passage) -> tuple[int, ...] | None:
    """Return the slots whose numbers decide what a passage says, its gentler text left out; None if more than they do.

    Who is with us, who plays a role and a journey's own dice are more.
    """
    found = set(_of_parts(passage.parts))
    return None if MORE in found else tuple(sorted(found))


def _of_parts(parts: Iterable[Part]) -> Iterable[int]:
    for part in parts:
        match part:
            case Paragraph(_, pieces, needs):
                yield from (MORE,) if needs else _of_pieces(pieces)
            case Block(branches):
                yield from _of_branches(branches)
            case VariantBlock(kind, slot, _, options):
                yield MORE if kind == RANDOM else slot
                for option in options:
                    yield from _of_parts(option)


def _of_branches(branches: Iterable[Branch | BlockBranch]) -> Iterable[int]:
    for branch in branches:
        yield from _of_condition(branch.when)
        yield from _of_pieces(branch.pieces) if isinstance(branch, Branch) else _of_parts(branch.paragraphs)


def _of_pieces(pieces: Iterable[Piece]) -> Iterable[int]:
    for piece in pieces:
        match piece:
            case Plain() | LineBreak():
                pass
            case Emphasis(inner):
                yield from _of_pieces(inner)
            case Guard(branches):
                yield from _of_branches(branches)
            case Variant(kind, slot, _, options):
                yield MORE if kind == RANDOM else slot
                for option in options:
                    yield from _of_pieces(option)
            case Amount(kind, slot):
                yield slot if kind in (QUANTITY, NUMBER, MEASURE) else _CLOCKS.get(kind, MORE)
            case _:
                yield MORE


_CLOCKS = {TODAY: DATE, DAYS: DAY, NIGHTS_SPENT: NIGHTS}


def _of_condition(condition: Condition) -> Iterable[int]:
    yield from (bound.slot for bound in condition.within)
    for test in condition.tests:
        match test:
            case AnyOf(conditions):
                for either in conditions:
                    yield from _of_condition(either)
            case YearDay():
                yield DATE
            case _:
                yield MORE
