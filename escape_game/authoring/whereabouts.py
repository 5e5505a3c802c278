"""`where`: the places that declare, set, read and show a name."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Final, NamedTuple

from escape_game.authoring.mentioned_in_text import DECLARED, READ, SET, SHOWN, Mention
from escape_game.authoring.mentions import mentions_in
from escape_game.authoring.named_keys import KINDS_OF_NAMES
from escape_game.errors import UsageError
from escape_game.reading.decoding import decode
from escape_game.reading.near_misses import did_you_mean
from escape_game.reading.pages import AnyPage, read_pages
from escape_game.reading.problems import Problems
from escape_game.reading.sources import read_folder

_USES: Final = (DECLARED, SET, READ, SHOWN)


class Sighting(NamedTuple):
    """A mention, and the line that it stands in."""

    mention: Mention
    line: str


class Opened(NamedTuple):
    """The files of a story, by name, and its documents."""

    texts: dict[str, str]
    pages: list[AnyPage]


def open_folder(folder: Path) -> Opened:
    """Read a story's documents. Raises UsageError for a file that is no YAML: places in it would be missed."""
    problems = Problems()
    texts: dict[str, str] = {}
    pages: list[AnyPage] = []
    for name, _, data in read_folder(folder):
        text = decode(data, name, problems.report)
        if text is not None:
            texts[name] = text
            pages += read_pages(text, name, problems)
    unread = next((problem for problem in problems.in_order() if problem.code.startswith("Y")), None)
    if unread is not None:
        place = f"{unread.span.file}:{unread.span.line}:{unread.span.column}"
        raise UsageError(f"{place}: {unread.message}; mend it first: escape-game check {folder}")
    return Opened(texts, pages)


def find(folder: Path, name: str) -> tuple[Sighting, ...]:
    """Return the places of a name, by its kinds and uses."""
    opened = open_folder(folder)
    lines = {file: text.split("\n") for file, text in opened.texts.items()}
    # The same place can be met twice: a name in an inline choice stands in two stretches of prose.
    met = dict.fromkeys(each for each in mentions_in(opened.pages) if each.name == name)
    found = (Sighting(each, lines[each.span.file][each.span.line - 1].strip()) for each in met)
    return tuple(sorted(found, key=_order))


def nothing_called(folder: Path, name: str) -> str:
    """Say that a story has no such name, and what may have been meant."""
    known = {each.name for each in mentions_in(open_folder(folder).pages)}
    return f"Nothing in {folder} is called '{name}'; {did_you_mean(name, sorted(known))}".rstrip("; ")


def as_text(places: Iterable[Sighting]) -> str:
    """Return a line a place, under what is done there."""
    return "\n".join(_grouped(places))


def as_record(places: Iterable[Sighting]) -> dict[str, object]:
    """Return the places as JSON has them."""
    return {
        "places": [
            {
                "kind": place.mention.kind,
                "name": place.mention.name,
                "use": place.mention.use,
                "file": place.mention.span.file,
                "line": place.mention.span.line,
                "column": place.mention.span.column,
                "text": place.line,
            }
            for place in places
        ]
    }


def _grouped(places: Iterable[Sighting]) -> Iterator[str]:
    for (kind, name, use), group in groupby(places, lambda place: place.mention[:3]):
        yield f"{kind} {name}, {use}:"
        for mention, line in group:
            span = mention.span
            yield f"  {span.file}:{span.line}:{span.column}: {line}"


def _order(place: Sighting) -> tuple[object, ...]:
    mention = place.mention
    return KINDS_OF_NAMES.index(mention.kind), _USES.index(mention.use), mention.span[:3]
