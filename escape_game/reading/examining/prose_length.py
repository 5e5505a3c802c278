"""Prose over the bound: what a player has to read at one go."""

import textwrap
from collections.abc import Callable, Iterable

from escape_game.reading.examining.subject import Subject
from escape_game.story.prose import (
    Amount,
    Block,
    ByRole,
    Emphasis,
    Guard,
    LineBreak,
    Paragraph,
    Part,
    Piece,
    Plain,
    RoleName,
    Variant,
    VariantBlock,
)  # fmt: skip

WIDTH = 72
MOST_LINES = 18
_FULL_LINE = WIDTH - 15  # a line is broken before a word, and few are longer
_A_PAGE = 10_000
_A_NAME, _A_NUMBER = "Khabarov", "twenty-one"  # as long as such words come


def check_prose_length(subject: Subject) -> None:
    """Report passages that run over a screen, whatever is shown of them."""
    for scene, page in subject.scenes():
        if _fits(page.model.text.value):
            continue
        if longest(scene.text.parts, _at_most) <= MOST_LINES:
            continue
        lines = longest(scene.text.parts)
        if lines > MOST_LINES:
            message = f"the passage of {scene.id} can be {lines} lines long"
            hint = f"{MOST_LINES} lines of {WIDTH} columns are the most; let a choice, or another scene, have the rest"
            subject.problems.report("S510", page.model.text.span, message, hint)


def _fits(text: str) -> bool:
    """Return whether a text is so short that nobody need count its lines."""
    length = len(text) + text.count("{") * len(_A_NUMBER)
    return length // _FULL_LINE + 2 * text.count("\n\n") + text.count("\\") < MOST_LINES


def longest(parts: Iterable[Part], count: Callable[[str], int] | None = None) -> int:
    """Return how many lines a passage takes at most, with those between paragraphs; `count` is that of a stretch."""
    lines = [found for part in parts if (found := _lines(part, count or _wrapped))]
    return sum(lines) + max(0, len(lines) - 1)


def _lines(part: Part, count: Callable[[str], int]) -> int:
    match part:
        case Paragraph(speaker, pieces):
            words = (f"{speaker}: " if speaker else "") + _words(pieces)
            return sum(map(count, words.split("\n")))
        case Block(branches):
            return max((longest(branch.paragraphs, count) for branch in branches), default=0)
        case VariantBlock():
            return max((longest(option, count) for option in part.options), default=0)


def _at_most(line: str) -> int:
    """Return what a line can't wrap to more than: all but the last are full but for the word that had no room."""
    widest = max(map(len, line.split()), default=0)
    return 1 + len(line) // max(1, WIDTH - widest)


def _wrapped(line: str) -> int:
    # textwrap takes for ever over a word without end, and past a page the number matters to nobody.
    return len(textwrap.wrap(line, WIDTH)) if len(line) < _A_PAGE else len(line) // WIDTH


def _words(pieces: Iterable[Piece]) -> str:
    return "".join(_longest_words(piece) for piece in pieces)


def _longest_words(piece: Piece) -> str:
    match piece:
        case Plain(text):
            return text
        case LineBreak():
            return "\n"
        case RoleName():
            return _A_NAME
        case Amount():
            return _A_NUMBER
        case Emphasis(inner):
            return _words(inner)
        case Guard(branches):
            return max((_words(branch.pieces) for branch in branches), key=len, default="")
        case Variant():
            return max(map(_words, piece.options), key=len, default="")
        case ByRole(_, words):
            return max((_words(own.pieces) for own in words), key=len, default="")
