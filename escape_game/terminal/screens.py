"""The screens of a journey: title page, scene, road, ending, and what a choice brought."""

from collections.abc import Iterable

from escape_game.engine.events import Event
from escape_game.engine.views import View
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
    Words,
    numbers_text,
    same,
    sentence,
)
from escape_game.terminal.front_page import choose_prompt, menu_rows
from escape_game.terminal.particulars import orders_words, road_lines, rows, status
from escape_game.terminal.reckoning import Telling


def scene(view: View, menu: tuple[Row, ...], hint: str = "") -> Screen:
    """Return the present moment: heading, prose, status, choices, in this order always; a hint below them."""
    blocks: list[Block] = [heading(view)]
    if view.passage:
        blocks.append(Prose(view.passage))
    if view.road is not None:
        blocks.append(Lines(road_lines(view.road)))
    line = status(view)
    blocks += [line] if line.parts else []
    blocks.append(Menu(menu))
    if view.road is not None and view.road.orders:
        blocks.append(Lines((same(orders_words(view.road)),)))
    blocks += [Lines((same(hint),))] if hint else []
    return Screen(tuple(blocks), choose_prompt(menu))


def choices_of(view: View, odds: str) -> tuple[Row, ...]:
    """Return the choices of a moment."""
    return rows(view.offers, odds, view.alive)


def heading(view: View) -> Heading:
    """Return the heading of a moment: when, and where; only when, where an event has no title."""
    when = f"Day {view.day}, {view.date}" if view.date else f"Day {view.day}"
    parts = (when, view.title) if view.title else (when,)
    return Heading("Road" if view.road is not None else "Scene", parts)


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
    return Screen((Heading("Panel", ("How hard",)), Menu(menu)), f"Choose {numbers_text(menu)}, Enter for {usual}: ")
