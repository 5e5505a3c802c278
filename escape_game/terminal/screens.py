"""The screens of a journey: title page, scene, road, ending, and what a choice brought."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from escape_game.engine.amounts import amount_text, date_text
from escape_game.engine.events import Buried, Company, Died, Entered, Event, Para, Span
from escape_game.engine.journey import Entry, Journey
from escape_game.engine.views import EndingView, RoadView, View
from escape_game.story.layout import GONE, THOUSANDTHS, WITH_US
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
from escape_game.terminal.particulars import count_text, days_text, rows, status
from escape_game.terminal.reckoning import Telling
from escape_game.terminal.understanding import numbers_text
from escape_game.terminal.wording import name, tell


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
        blocks.append(Lines(orders_in_short(view.road)))
    return Screen(tuple(blocks), choose_prompt(menu))


def choices_of(view: View, odds: str) -> tuple[Row, ...]:
    """Return the choices of a moment."""
    return rows(view.options, odds)


def heading(view: View) -> Heading:
    """Return the heading of a moment: when, and where."""
    when = f"Day {view.day}, {view.date}" if view.date else f"Day {view.day}"
    return Heading("Road" if view.road is not None else "Scene", (when, view.title))


def road_lines(road: RoadView) -> tuple[Line, ...]:
    """Return how far it is, and what may be expected."""
    walked, distance = (amount_text(part, THOUSANDTHS, "km") for part in (road.walked, road.distance))
    left = amount_text(road.distance - road.walked, THOUSANDTHS, "km")
    lines = [same(f"On the way to {road.arrive}: {walked} of {distance} behind you, {left} to go.")]
    if road.night:
        lines.append(same(f"Nights on this road: {road.night}."))
    if road.forecast:
        lines.append(same(sentence(road.forecast)))
    return tuple(lines)


def orders_in_short(road: RoadView) -> tuple[Line, ...]:
    """Return what the orders stand at, in one line, and how to change them."""
    listed = [
        f"{order.title.lower()} {order.now.lower() if order.now != 'nobody' else 'nobody'}" for order in road.orders
    ]
    example = road.orders[0].options[0].id.replace(".", " ")
    shown = f"Orders: {' · '.join(listed)}. Type orders to see them all, or one of them: {example}."
    spoken = f"Orders: {', '.join(listed)}. Type orders to see them all, or one of them: {example}."
    return (Line(Words(shown, spoken)),)


def choice_echo(row: Row) -> Screen:
    """Return the line that says what was chosen."""
    label = sentence(row.label)
    return Screen((Lines((Line(Words(f"> {row.number}. {label}", f"You chose {row.number}: {label}")),)),))


def happenings(telling: Telling, events: Iterable[Event]) -> Screen:
    """Return what a choice brought."""
    return Screen(tell(telling, events))


def ending(view: View, page: EndingView, journey: Journey, menu: tuple[Row, ...]) -> Screen:
    """Return a last page: its words, who came through, who did not, and what can be done now."""
    blocks: list[Block] = [
        Heading("Ending", ("The end", page.title, f"ending {page.number} of {page.of}")),
        Prose(page.text),
    ]
    if page.survivor:
        blocks.append(Prose(page.survivor))
    blocks.append(Lines(tuple(same(line) for line in summary(view, journey))))
    if page.unknown:
        blocks += [Lines((same("What you did not know:"),)), Prose(page.unknown)]
    blocks.append(Menu(menu))
    return Screen(tuple(blocks), choose_prompt(menu))


def ending_rows(journey: Journey, kind: str) -> tuple[Row, ...]:
    """Return what can be done at the end."""
    entries = [("read", "Read the whole journey", ""), ("write", "Save it as a text file", "")]
    if kind in ("death", "captured") and journey.crossings:
        entries.append(("crossing", "Return to the last crossing", ""))
    entries.append(("new", "New journey", ""))
    entries.append(("again", "Same road, same dice", f"seed {journey.seed}"))
    entries.append(("quit", "Quit", ""))
    return menu_rows(entries)


def summary(view: View, journey: Journey) -> tuple[str, ...]:
    """Return the journey in a few lines: how long, who, and how it went for the others."""
    when = f" It was {view.date}." if view.date else ""
    lines = [f"It took {days_text(view.day)} and {count_text(len(journey.log), 'choice')}.{when}"]
    return (*lines, *(chronicle_text(journey.story, entry) for entry in journey.chronicle if _told(entry)))


def _told(entry: Entry) -> bool:
    event = entry.event
    return isinstance(event, Died | Buried) or (isinstance(event, Company) and event.status == GONE)


def chronicle_text(story: Story, entry: Entry) -> str:
    """Return one line of the chronicle."""
    when = f"Day {entry.day}" + (f", {date_text(entry.date)}" if entry.date else "")
    match entry.event:
        case Died(person, cause):
            words = f"{name(story, person)} died" + (f", {cause}" if cause else "")
        case Buried(person):
            words = f"{name(story, person)} was buried"
        case Company(person, status):
            words = f"{name(story, person)} {'joined you' if status == WITH_US else 'left you'}"
        case Entered(region):
            words = story.regions[region].title
        case ended:
            words = story.endings[ended.ending].title
    return f"{when}: {words}."
