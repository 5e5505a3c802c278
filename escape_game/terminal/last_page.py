"""An ending's screen: its words, who came through and who did not, what it turned on, and what can be done now."""

from collections.abc import Iterator
from itertools import groupby
from typing import assert_never

from escape_game.engine.amounts import amount_text, date_text
from escape_game.engine.events import Buried, Company, Died, Ended, Entered
from escape_game.engine.journey import Entry, Journey
from escape_game.engine.party import with_us
from escape_game.engine.views import EndingView, View
from escape_game.story.layout import GONE, REGION, THOUSANDTHS
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
    count_text,
    same,
    sentence,
)
from escape_game.terminal.bodies import listed, name
from escape_game.terminal.chronicling import Turning, days_on_the_way, never_with_us, turnings, walked
from escape_game.terminal.front_page import choose_prompt, menu_rows
from escape_game.terminal.particulars import days_text

FORMATS_TOO = "or type transcript walk.html, .md, .svg"
_LOST = ("death", "captured")  # kinds of endings from which one may go back to the last crossing


def ending(view: View, page: EndingView, journey: Journey, menu: tuple[Row, ...]) -> Screen:
    """Return a last page."""
    blocks: list[Block] = [
        Heading("Ending", ("The end", page.title, f"ending {page.number} of {page.of}")),
        Prose(page.text),
    ]
    if page.survivor:
        blocks.append(Prose(page.survivor))
    blocks.append(Lines(tuple(same(line) for line in summary(view, journey))))
    told = turnings(journey)
    if told:
        blocks.append(Lines((same("It turned on:"), *(_turned_on(journey.story, turning) for turning in told))))
    if page.unknown:
        blocks += [Lines((same("What you did not know:"),)), Prose(page.unknown)]
    blocks.append(Menu(menu))
    return Screen(tuple(blocks), choose_prompt(menu))


def ending_rows(journey: Journey, kind: str) -> tuple[Row, ...]:
    """Return what can be done at the end."""
    entries = [("read", "Read the whole journey", ""), ("write", "Save it as a text file", FORMATS_TOO)]
    if kind in _LOST and journey.crossings:
        region = journey.story.regions[journey.crossings[-1].state.values[REGION] - 1]
        entries.append(("crossing", "Return to the last crossing", region.title))
    entries.append(("new", "New journey", ""))
    entries.append(("again", "Same road, same dice", f"seed {journey.seed}"))
    entries.append(("quit", "Quit", ""))
    return menu_rows(entries)


def summary(view: View, journey: Journey) -> tuple[str, ...]:
    """Return the journey in a few lines: how long, how far, who is left, and how it went for the others."""
    when = f", to {view.date}" if view.date else ""
    went = [days_text(days_on_the_way(journey)) + when]
    if walked(journey):
        went.append(f"{amount_text(walked(journey), THOUSANDTHS, 'km')} on foot")
    went.append(count_text(len(journey.log), "choice"))
    lines = [f"{', '.join(went)}."]
    still = [journey.story.people[person].name for person in with_us(journey.story, journey.state)]
    if still:
        lines.append(f"With you to the end: {listed(still)}.")
    return (*lines, *_days(journey))


def _days(journey: Journey) -> Iterator[str]:
    """Yield a line for each day on which something came to pass."""
    after, near = [*journey.chronicle[1:], None], never_with_us(journey)
    told = [
        entry
        for entry, later in zip(journey.chronicle, after, strict=True)
        if _is_told(entry, later) and not (isinstance(entry.event, Company) and entry.event.person in near)
    ]
    for (day, date), entries in groupby(told, key=lambda entry: (entry.day, entry.date)):
        words = " ".join(f"{chronicle_text(journey.story, entry)}." for entry in entries)
        yield f"{_when(day, date)}: {words}"


def _is_told(entry: Entry, later: Entry | None) -> bool:
    event = entry.event
    if isinstance(event, Entered):  # where an ending is told does not begin with it
        return later is None or later.day != entry.day or not isinstance(later.event, Ended)
    return isinstance(event, Died | Buried) or (isinstance(event, Company) and event.status == GONE)


def chronicle_text(story: Story, entry: Entry) -> str:
    """Return what an entry of the chronicle says."""
    match entry.event:
        case Died(person, cause):
            return f"{name(story, person)} died" + (f", {cause}" if cause else "")
        case Buried(person):
            return f"{name(story, person)} was buried"
        case Company(person, _):
            return f"You and {name(story, person)} parted"
        case Entered(region):
            return story.regions[region].title
        case Ended(ending):
            return story.endings[ending].title
        case _:
            assert_never(entry.event)


def _when(day: int, date: int) -> str:
    return f"Day {day}, {date_text(date)}" if date else f"Day {day}"


def _turned_on(story: Story, turning: Turning) -> Line:
    """Say a choice and what came of it; a chance only where it was shown."""
    came: list[Words] = []
    rolled = turning.rolled
    if rolled is not None:
        went = "It went well" if rolled.success else "It failed"
        shown, spoken = (f", at {rolled.chance}%", f", at {rolled.chance} percent") if rolled.exact else ("", "")
        came.append(Words(f"{went}{shown}.", f"{went}{spoken}."))
    if turning.died:
        dead = f"{listed([name(story, person) for person in turning.died])} died."
        came.append(Words(dead, dead))
    start = f"{_when(turning.day, turning.date)}: {sentence(turning.offer.label)}"
    return Line(Words(" ".join([start, *(c.shown for c in came)]), " ".join([start, *(c.spoken for c in came)])))
