"""Screens as blocks, before anybody draws them: what is shown and in which order, for the eye and for the ear."""

from collections.abc import Iterable
from typing import NamedTuple

from escape_game.engine.paragraphs import Para

# The tones of a line: names of the theme, never colours.
PLAIN, GOOD, WARN, DANGER, BOND = "", "good", "warn", "danger", "bond"


class Words(NamedTuple):
    """The same facts in two ways: short for the eye, full for a voice. What number or name one has, the other has."""

    shown: str
    spoken: str


class Line(NamedTuple):
    """Words that stand on a line of their own."""

    words: Words
    tone: str = PLAIN


class Heading(NamedTuple):
    """A screen's first line. `kind` is for a voice: Scene, Panel, Report."""

    kind: str
    parts: tuple[str, ...]


class Title(NamedTuple):
    """The name of the story, on its title page."""

    name: str


class Prose(NamedTuple):
    """Words of the story."""

    paragraphs: tuple[Para, ...]


class Status(NamedTuple):
    """The state of things, in one line."""

    parts: tuple[Line, ...]


class Lines(NamedTuple):
    """Lines without space between them."""

    lines: tuple[Line, ...]


class Row(NamedTuple):
    """A choice. `number` is 0 for a locked one; its `locked` says why."""

    id: str
    number: int
    label: str
    details: tuple[Line, ...] = ()
    locked: str = ""


class Menu(NamedTuple):
    """What can be chosen."""

    rows: tuple[Row, ...]


class Record(NamedTuple):
    """A row of a table, and the sentence that says the same."""

    cells: tuple[str, ...]
    sentence: str
    tone: str = PLAIN


class Table(NamedTuple):
    """Cells where there is room, under headings unless they are all in plain sight; sentences elsewhere."""

    headings: tuple[str, ...]
    records: tuple[Record, ...]


class Spot(NamedTuple):
    """A place on a chart: its mark, its name, how far it is from the one before (or ""), how many graves are there."""

    mark: str
    name: str
    way: str = ""
    graves: int = 0


class Chart(NamedTuple):
    """Places in a row, drawn along lines or down a column, what the marks mean, and the sentences that say the same."""

    spots: tuple[Spot, ...]
    legend: str
    sentences: tuple[str, ...]


class Branch(NamedTuple):
    """A place on a trunk, and what grows from it: names, or "?" for each that isn't known."""

    mark: str
    name: str
    leaves: tuple[str, ...]


class Tree(NamedTuple):
    """Branches down a trunk, what the marks mean, and the sentences that say the same."""

    branches: tuple[Branch, ...]
    legend: str
    sentences: tuple[str, ...]


Block = Heading | Title | Prose | Status | Lines | Menu | Table | Chart | Tree


class Screen(NamedTuple):
    """Blocks in their order, and the prompt that ends them, or ""."""

    blocks: tuple[Block, ...]
    prompt: str = ""


def same(words: str, tone: str = PLAIN) -> Line:
    """Return a line that eye and ear get alike."""
    return Line(Words(words, words), tone)


def said(*lines: Line) -> Screen:
    """Return a screen of lines and nothing else."""
    return Screen((Lines(lines),))


def sentence(words: str) -> str:
    """Return words that begin with a capital and end with a stop; that of speech stands within its quotes."""
    words = words.strip()
    words = words[:1].upper() + words[1:]
    bare = words.rstrip('”"')
    return words if not bare or bare[-1] in ".!?…" else f"{bare}.{words[len(bare) :]}"


def within(title: str) -> str:
    """Return a title as it stands within a sentence: "the Vitim"."""
    return title[:1].lower() + title[1:] if title.startswith("The ") else title


def count_text(count: int, noun: str) -> str:
    """Return "1 scene", "3 scenes"."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def numbers_text(rows: Iterable[Row]) -> str:
    """Return the valid range: "1-3", or "1"."""
    most = max((row.number for row in rows), default=0)
    return f"1-{most}" if most > 1 else str(most)
