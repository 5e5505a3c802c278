"""Names in prose: which companions a passage names or lets speak, and under which guards."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from escape_game.reading.nodes import TextNode
from escape_game.story.conditions import Condition
from escape_game.story.prose import (
    Block,
    ByRole,
    Emphasis,
    Guard,
    Paragraph,
    Passage,
    Piece,
    Plain,
    Variant,
    VariantBlock,
)  # fmt: skip


class Guarded(NamedTuple):
    """What must hold for words to be shown: `when`, or where `is_not`, that it doesn't."""

    when: Condition
    is_not: bool = False


class PlayedBy(NamedTuple):
    """Words that are somebody's while he plays a role."""

    role: int
    person: int


Path = tuple[Guarded | PlayedBy, ...]


class Naming(NamedTuple):
    """A companion's name in a passage. `nth` counts the names of this companion there, from 0."""

    person: int
    speaks: bool
    nth: int
    path: Path


class PlacedPassage(NamedTuple):
    """A passage in which somebody may be named: its words, where they stand, the id of the document they stand in."""

    passage: Passage
    node: TextNode
    owner: str


class NameFinder:
    """Finds companions by their names. Where one name begins another's, the longer counts."""

    def __init__(self, people: Iterable[str]) -> None:
        self._people = {name: person for person, name in enumerate(people) if person and name}
        names = sorted(self._people, key=len, reverse=True)
        self.pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)") if names else None

    def is_in(self, words: str) -> bool:
        """Return whether any companion's name stands in some words."""
        # Nearly no words hold any name, and that is seen much sooner than where one would begin.
        return any(name in words for name in self._people) and self._finds(words)

    def _finds(self, words: str) -> bool:
        return self.pattern is not None and self.pattern.search(words) is not None

    def mentions(self, passage: Passage) -> tuple[Naming, ...]:
        """Return who is named in a passage, in its order."""
        if self.pattern is None:
            return ()
        found: list[Naming] = []
        counts: dict[int, int] = {}
        for person, speaks, path in _in_parts(passage.parts, self):
            found.append(Naming(person, speaks, counts.get(person, 0), path))
            counts[person] = counts.get(person, 0) + 1
        return tuple(found)

    def in_words(self, words: str) -> Iterator[tuple[int, int]]:
        """Return the companions that words name, as often as they do, each with the place.

        Of two names in a row, as in *Irena Smith*, the first is who is meant.
        """
        end = -1
        for match in self.pattern.finditer(words) if self.pattern is not None else ():
            if words[end : match.start()] != " ":
                yield self._people[match.group()], match.start()
            end = match.end()


Found = Iterator[tuple[int, bool, Path]]


def _in_parts(parts: Iterable[Paragraph | Block | VariantBlock], finder: NameFinder) -> Found:
    for part in parts:
        match part:
            case Paragraph():
                yield from _in_paragraph(part, finder, ())
            case Block(branches):
                path: Path = ()
                for arm in branches:
                    for paragraph in arm.paragraphs:
                        yield from _in_paragraph(paragraph, finder, (*path, Guarded(arm.when)))
                    path = (*path, Guarded(arm.when, is_not=True))
            case VariantBlock():
                for option in part.options:
                    for paragraph in option:
                        yield from _in_paragraph(paragraph, finder, ())


def _in_paragraph(paragraph: Paragraph, finder: NameFinder, path: Path) -> Found:
    inner = list(_in_pieces(paragraph.pieces, finder, path))
    for person, _ in finder.in_words(paragraph.speaker):
        # The name stands before the words; where all of them are guarded, it falls away with them.
        guards = _common_guard(paragraph.pieces)
        yield person, True, (*path, *guards)
    yield from inner


def _common_guard(pieces: tuple[Piece, ...]) -> Path:
    if len(pieces) == 1 and isinstance(pieces[0], Guard) and len(pieces[0].branches) == 1:
        return (Guarded(pieces[0].branches[0].when),)
    return ()


def _in_pieces(pieces: tuple[Piece, ...], finder: NameFinder, path: Path) -> Found:
    for piece in pieces:
        match piece:
            case Plain(text):
                for person, _ in finder.in_words(text):
                    yield person, False, path
            case Emphasis(inner):
                yield from _in_pieces(inner, finder, path)
            case _:
                for inner_path, inner in _arms(piece):
                    yield from _in_pieces(inner, finder, (*path, *inner_path))


def _arms(piece: Piece) -> Iterator[tuple[Path, tuple[Piece, ...]]]:
    """Return what a piece may show, and under which guards."""
    match piece:
        case Guard(branches):
            passed: Path = ()
            for arm in branches:
                yield (*passed, Guarded(arm.when)), arm.pieces
                passed = (*passed, Guarded(arm.when, is_not=True))
        case Variant():
            yield from (((), option) for option in piece.options)
        case ByRole(role, words):
            yield from (((PlayedBy(role, own.person),) if own.person > 0 else (), own.pieces) for own in words)
        case _:
            pass
