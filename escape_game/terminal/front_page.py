"""The title page, and what it says of the saves. It needs no more of the story than its cover, to be there at once."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from escape_game import __version__
from escape_game.engine.paragraphs import Para, Span
from escape_game.story.cleaning import clean
from escape_game.story.cover import Cover
from escape_game.terminal.blocks import (
    Block,
    Lines,
    Menu,
    Prose,
    Row,
    Screen,
    Title,
    count_text,
    numbers_text,
    same,
    sentence,
)
from escape_game.terminal.output import Output

if TYPE_CHECKING:
    from escape_game.saving.entries import SaveEntry


class Place(NamedTuple):
    """Where a saved journey stands, as the title page tells it."""

    day: int
    place: str
    alive: int
    ended: bool


def place_text(place: Place) -> str:
    """Return "Day 12, The hut, 4 alive"; an event may be nowhere in particular."""
    left = "ended" if place.ended else f"{place.alive} alive"
    return ", ".join(part for part in (f"Day {place.day}", place.place, left) if part)


def place_of(entry: "SaveEntry") -> Place:
    """Return where a save stands."""
    return Place(entry.day, clean(entry.place, multiline=False), len(entry.alive), entry.ended)


def choose_prompt(menu: Sequence[Row]) -> str:
    """Return the prompt that names the valid range."""
    return f"Choose {numbers_text(menu)}, or ?: "


def of_saves(cover: Cover, saves: Sequence["SaveEntry"]) -> Screen:
    """Return the title page as the save folder stands, newest save first."""
    newest = next((entry for entry in saves if entry.readable and entry.story == cover.id), None)
    return title(cover, __version__, title_rows(place_of(newest) if newest else None, len(saves)))


def rows_of(page: Screen) -> tuple[Row, ...]:
    """Return a title page's choices."""
    return next(block.rows for block in page.blocks if isinstance(block, Menu))


def paint(output: Output, cover: Cover, saves: Sequence["SaveEntry"]) -> Screen:
    """Put the title page and its prompt on the screen, before the rest of the game is there to answer."""
    page = of_saves(cover, saves)
    output.put(output.drawn(page))
    output.space()
    output.write(output.prompt(page.prompt))
    return page


def title_rows(newest: Place | None, saves: int) -> tuple[Row, ...]:
    """Return the title page's choices, Continue on top."""
    entries: list[tuple[str, str, str]] = []
    if newest is not None:
        entries.append(("continue", "Continue", place_text(newest)))
    entries.append(("new", "New journey", ""))
    if saves:
        entries.append(("load", "Load a save", count_text(saves, "save")))
    entries.append(("options", "Options", "text width, screen reader, odds"))
    entries.append(("quit", "Quit", ""))
    return menu_rows(entries)


def menu_rows(entries: Iterable[tuple[str, str, str]]) -> tuple[Row, ...]:
    """Return rows, numbered, of (id, label, detail)."""
    return tuple(
        Row(id, number, label, (same(detail),) if detail else ())
        for number, (id, label, detail) in enumerate(entries, start=1)
    )


def title(story: Cover, version: str, menu: tuple[Row, ...]) -> Screen:
    """Return the title page."""
    about = [same(sentence(story.subtitle))] if story.subtitle else []
    about.append(same(f"By {story.author}. Version {version}." if story.author else f"Version {version}."))
    blocks: list[Block] = [Title(story.title), Lines(tuple(about))]
    if story.notes:
        blocks.append(paragraph(sentence(f"Contains {story.notes.strip()}")))
    blocks.append(Menu(menu))
    blocks.append(
        paragraph("Type a number, then Enter. Type ? at any time. Your progress is saved after every choice.")
    )
    return Screen(tuple(blocks), choose_prompt(menu))


def paragraph(words: str) -> Prose:
    """Return words of ours that are set as prose."""
    return Prose((Para("", (Span(words),)),))
