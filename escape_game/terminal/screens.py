"""The screens of a journey: title page, scene, road, ending, and what a choice brought."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from escape_game.engine.events import Event, Para, Span
from escape_game.engine.views import View
from escape_game.story.cleaning import clean
from escape_game.story.story import Story
from escape_game.terminal.blocks import (
    Block,
    Heading,
    Line,
    Lines,
    Menu,
    Prose,
    Row,
    Screen,
    Title,
    Words,
    same,
    sentence,
)
from escape_game.terminal.particulars import count_text, orders_hint, orders_words, road_lines, rows, status
from escape_game.terminal.reckoning import Telling
from escape_game.terminal.understanding import numbers_text

if TYPE_CHECKING:
    from escape_game.saving.entries import SaveEntry


class Place(NamedTuple):
    """Where a saved journey stands, as the title page tells it."""

    day: int
    place: str
    alive: int
    ended: bool


def place_text(place: Place) -> str:
    """Return "Day 12, The hut, 4 alive"."""
    words = f"Day {place.day}, {place.place}"
    return f"{words}, ended" if place.ended else f"{words}, {place.alive} alive"


def place_of(entry: "SaveEntry") -> Place:
    """Return where a save stands."""
    return Place(entry.day, clean(entry.place, multiline=False), len(entry.alive), entry.ended)


def choose_prompt(menu: Sequence[Row]) -> str:
    """Return the prompt that names the valid range."""
    return f"Choose {numbers_text(menu)}, or ?: "


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


def title(story: Story, version: str, menu: tuple[Row, ...]) -> Screen:
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


def scene(view: View, menu: tuple[Row, ...]) -> Screen:
    """Return the present moment: heading, prose, status, choices, in this order always."""
    blocks: list[Block] = [heading(view)]
    if view.passage:
        blocks.append(Prose(view.passage))
    if view.road is not None:
        blocks.append(Lines(road_lines(view.road)))
    line = status(view)
    blocks += [line] if line.parts else []
    blocks.append(Menu(menu))
    if view.road is not None and view.road.orders:
        blocks.append(Lines((same(f"{orders_words(view.road)} {orders_hint(view.road)}"),)))
    return Screen(tuple(blocks), choose_prompt(menu))


def choices_of(view: View, odds: str) -> tuple[Row, ...]:
    """Return the choices of a moment."""
    return rows(view.options, odds)


def heading(view: View) -> Heading:
    """Return the heading of a moment: when, and where."""
    when = f"Day {view.day}, {view.date}" if view.date else f"Day {view.day}"
    return Heading("Road" if view.road is not None else "Scene", (when, view.title))


def choice_echo(row: Row) -> Screen:
    """Return the line that says what was chosen."""
    label = sentence(row.label)
    return Screen((Lines((Line(Words(f"> {row.number}. {label}", f"You chose {row.number}: {label}")),)),))


def happenings(telling: Telling, events: Iterable[Event]) -> Screen:
    """Return what a choice brought."""
    from escape_game.terminal.wording import tell  # late: the title page has nothing to tell

    return Screen(tell(telling, events))


def difficulties(story: Story) -> Screen:
    """Return the page that asks how hard it is to be."""
    entries = ((d.id, d.title, d.about) for d in story.difficulties)
    menu = menu_rows(entries)
    usual = story.default_difficulty + 1
    return Screen((Heading("Panel", ("How hard",)), Menu(menu)), f"Choose 1-{len(menu)}, Enter for {usual}: ")
