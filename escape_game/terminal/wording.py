"""What happened, in words: every event of the engine, for the eye and for the ear."""

from collections.abc import Iterable
from typing import assert_never

from escape_game.engine.amounts import amount_text, in_words
from escape_game.engine.company import Idle
from escape_game.engine.events import (
    DAY_LINE,
    DRY,
    FOOD_LOW,
    LAST,
    WATER_LOW,
    Absent,
    Arrived,
    Body,
    Bonded,
    Buried,
    Changed,
    Company,
    DayWalked,
    Died,
    Ended,
    Entered,
    Event,
    InPassing,
    Kit,
    LegDone,
    Noted,
    Rolled,
    Said,
    SetOut,
    StageTurned,
    TimePassed,
    Warned,
)
from escape_game.engine.party import YOU
from escape_game.story.layout import (
    FAILING,
    GONE,
    HERE,
    STAGE_WORDS,
    THOUSANDTHS,
    WITH_US,
)
from escape_game.story.story import Story
from escape_game.terminal.blocks import (
    BOND,
    DANGER,
    GOOD,
    PLAIN,
    WARN,
    Block,
    Line,
    Lines,
    Prose,
    same,
)
from escape_game.terminal.bodies import alike, bodies, bonds, name
from escape_game.terminal.particulars import days_text
from escape_game.terminal.reckoning import Telling, changed, cost, gain
from escape_game.terminal.rolls import rolled
from escape_game.terminal.travelling import is_reported, report, walk_in


def tell(telling: Telling, events: Iterable[Event]) -> tuple[Block, ...]:
    """Return the blocks that say what happened: prose as it stands, the rest as lines, a walk's days in one report."""
    events = tuple(events)
    telling = _with_those_who_came(telling, events)
    if any(isinstance(event, Ended) for event in events):  # what an ending belongs to doesn't begin there
        events = tuple(event for event in events if not isinstance(event, Entered))
    walked, after = _parted(_summed(events))
    blocks: list[Block] = []
    for group in alike(event for event in walked if not is_reported(event)):
        _add(blocks, telling, group)
    blocks += report(telling, walk_in(walked))
    for group in alike(after):
        _add(blocks, telling, group)
    if telling.idle:
        blocks.append(Lines(tuple(neglected(telling.story, duty) for duty in telling.idle)))
    return tuple(blocks)


def _with_those_who_came(telling: Telling, events: tuple[Event, ...]) -> Telling:
    """Count those among the companions who joined in the course of what is told."""
    if telling.before is None:
        return telling
    came = {event.person for event in events if isinstance(event, Company) and event.status == WITH_US}
    return telling._replace(before=telling.before._replace(companions=telling.before.companions | came))


def _summed(events: Iterable[Event]) -> tuple[Event, ...]:
    """Return one change where a quantity changed several times with no words between, as by steps of an outcome."""
    summed: list[Event] = []
    since: dict[tuple[int, str], int] = {}  # where a quantity changed, for a reason, since the last words
    for event in events:
        if not isinstance(event, Changed):
            if not isinstance(event, Body | Bonded | Kit):
                since.clear()
            summed.append(event)
            continue
        cause = (event.quantity, event.reason)
        before = summed[since[cause]] if cause in since else None
        if isinstance(before, Changed):
            summed[since[cause]] = before._replace(after=event.after)
        else:
            since[cause] = len(summed)
            summed.append(event)
    return tuple(summed)


def _parted(events: tuple[Event, ...]) -> tuple[tuple[Event, ...], tuple[Event, ...]]:
    """Return what belongs to a walk's days, and what came after the last of them."""
    end = 1 + max((at for at, event in enumerate(events) if isinstance(event, DayWalked)), default=-1)
    while 0 < end < len(events) and (is_reported(events[end]) or _is_day_line(events[end])):
        end += 1
    return events[:end], events[end:]


def _is_day_line(event: Event) -> bool:
    return isinstance(event, Said) and event.kind == DAY_LINE


def _add(blocks: list[Block], telling: Telling, group: tuple[Event, ...]) -> None:
    first = group[0]
    if isinstance(first, Said):
        blocks.append(Prose(first.paragraphs))
        return
    lines = lines_of(telling, group)
    if blocks and isinstance(blocks[-1], Lines):
        blocks[-1] = Lines(blocks[-1].lines + lines)
    elif lines:
        blocks.append(Lines(lines))


def lines_of(telling: Telling, group: tuple[Event, ...]) -> tuple[Line, ...]:  # noqa: C901, PLR0912 - one arm for each kind
    """Return the lines that say an event, or several that are alike; none where the words around it say it already."""
    story = telling.story
    match event := group[0]:
        case Rolled():
            return rolled(telling, event)
        case Changed():
            return changed(telling, event)
        case Body():
            return (bodies(telling, [each for each in group if isinstance(each, Body)]),)
        case StageTurned(person, before, after):
            return (stage_turned(story, person, before, after),)
        case Bonded():
            return (bonds(telling, [each for each in group if isinstance(each, Bonded)]),)
        case Kit(item, got):
            return (gain(story.items[item].title) if got else cost(f"{story.items[item].title}: gone"),)
        case Company(person, status, _):
            return company(telling, person, status)
        case Died():
            return (died(story, event),)
        case Buried(person):
            return (same(f"{name(story, person)} is buried."),)
        case Absent(person):
            return (same(f"{name(story, person)} is not with us."),)
        case Noted(words=words):
            return (same(f"In the journal: {words}"),)
        case TimePassed(days, hours):
            return (time_passed(days, hours),)
        case SetOut(leg):
            road = story.legs[leg]
            return (same(f"The road: {road.title}, {amount_text(road.distance, THOUSANDTHS, 'km')}."),)
        case Warned():
            return (warned(story, event),)
        case Entered(region):
            return (same(f"A new part begins: {story.regions[region].title}.", BOND),)
        case LegDone(leg):
            return (same(f"The end of the road: {story.legs[leg].title}."),)
        case Said() | Arrived() | InPassing() | Ended() | DayWalked():
            return ()
        case _:
            assert_never(event)


def _is(person: int) -> str:
    return "are" if person == YOU else "is"


def stage_turned(story: Story, person: int, before: int, after: int) -> Line:
    """Say that a day brought somebody to another stage."""
    subject = f"{name(story, person)} {_is(person)}"
    if after > before:
        return same(f"{subject} better: {STAGE_WORDS[after]} now.", GOOD)
    return same(f"{subject} {STAGE_WORDS[after]}.", DANGER if after <= FAILING else WARN)


def company(telling: Telling, person: int, status: int) -> tuple[Line, ...]:
    """Say that somebody came or went; who never walked with you can't leave you."""
    who = name(telling.story, person)
    parted = telling.before is None or person in telling.before.companions
    gone = f"{who} is no longer {'with you' if parted else 'here'}."
    words = {HERE: f"{who} is here.", WITH_US: f"{who} walks with you.", GONE: gone}
    return (same(words[status], BOND),) if status in words else ()


def died(story: Story, event: Died) -> Line:
    """Say who has died, of what, when, and how many are left."""
    left = f"{in_words(event.left + 1).capitalize()} of you remain." if event.left else "Nobody walks with you now."
    cause = f": {event.cause}" if event.cause else ""
    return same(f"{name(story, event.person)} has died{cause}, on day {event.day}. {left}", DANGER)


def neglected(story: Story, duty: Idle) -> Line:
    """Say that nobody does a duty any more, and why."""
    who = name(story, duty.person)
    why = f"{who} can't do it any more" if duty.unable else f"{who} did it"
    return same(f"Nobody has this duty now: {duty.title}. {why}.", WARN)


def time_passed(days: int, hours: int) -> Line:
    """Say how long it took."""
    parts = [days_text(days)] if days else []
    if hours:
        parts.append("1 hour" if hours == 1 else f"{hours} hours")
    return cost(f"{' and '.join(parts)} {'passes' if days + hours == 1 else 'pass'}")._replace(tone=PLAIN)


def warned(story: Story, event: Warned) -> Line:
    """Say a warning."""
    for_days = f"enough for about {days_text(event.days)}" if event.days > 0 else "less than a day of it is left"
    match event.kind:
        case _ if event.kind == WATER_LOW:
            words = f"Water is low: {for_days}."
        case _ if event.kind == FOOD_LOW:
            words = f"Food is low: {for_days}."
        case _ if event.kind == DRY:
            words = "There is next to nothing to drink. Nobody can go on like this for more than a few days."
        case _:
            who = name(story, event.person)
            words = f"{who} may not live through the night."
    return same(words, DANGER if event.kind in (DRY, LAST) else WARN)
