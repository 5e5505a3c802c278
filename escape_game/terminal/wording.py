"""What happened, in words: every event of the engine, for the eye and for the ear."""

from collections.abc import Iterable
from typing import assert_never

from escape_game.engine.amounts import amount_text, in_words
from escape_game.engine.events import (
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
from escape_game.story.layout import (
    BOND_MOST,
    CONDITION_MOST,
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
    Words,
    same,
)
from escape_game.terminal.options import FULL, OFF
from escape_game.terminal.particulars import chance_words, days_text, reasons_words
from escape_game.terminal.reckoning import Telling, changed, cost, gain, store_words

YOU = 0


def tell(telling: Telling, events: Iterable[Event]) -> tuple[Block, ...]:
    """Return the blocks that say what happened: prose as it stands, the rest as lines."""
    blocks: list[Block] = []
    for event in events:
        if isinstance(event, Said):
            blocks.append(Prose(event.paragraphs))
            continue
        lines = lines_of(telling, event)
        if blocks and isinstance(blocks[-1], Lines):
            blocks[-1] = Lines(blocks[-1].lines + lines)
        elif lines:
            blocks.append(Lines(lines))
    return tuple(blocks)


def lines_of(telling: Telling, event: Event) -> tuple[Line, ...]:  # noqa: C901, PLR0912 - one arm for each kind of event
    """Return the lines that say an event; none where the words around it say it already."""
    story = telling.story
    match event:
        case Rolled():
            return rolled(telling, event)
        case Changed():
            return changed(telling, event)
        case Body():
            return (body(story, event),)
        case StageTurned(person, before, after):
            return (stage_turned(story, person, before, after),)
        case Bonded():
            return (bonded(story, event),)
        case Kit(item, got):
            return (gain(story.items[item].title) if got else cost(f"{story.items[item].title}: gone"),)
        case Company(person, status):
            return company(story, person, status)
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
        case DayWalked():
            return (day_walked(telling, event),)
        case Warned():
            return (warned(story, event),)
        case Entered(region):
            return (same(f"A new part begins: {story.regions[region].title}.", BOND),)
        case LegDone(leg):
            return (same(f"The end of the road: {story.legs[leg].title}."),)
        case Said() | Arrived() | Ended():
            return ()
        case _:
            assert_never(event)


def name(story: Story, person: int) -> str:
    """Return what somebody is called in a line about him."""
    return "You" if person == YOU else story.people[person].name


def _is(person: int) -> str:
    return "are" if person == YOU else "is"


def rolled(telling: Telling, event: Rolled) -> tuple[Line, ...]:
    """Say a check, as exactly as its odds were shown."""
    came = "SUCCESS." if event.success else "FAILURE."
    tone = GOOD if event.success else DANGER
    if telling.odds != FULL or not event.exact:
        check = f"Check: {event.word}." if event.word and telling.odds != OFF else "Check."
        return (same(f"{check} {came}", tone),)
    chance = chance_words(event.chance, event.word)
    made = reasons_words(event.reasons, exact=True)
    return (
        Line(Words(f"Check: {chance.shown}. {made.shown}", f"Check: {chance.spoken}. {made.spoken}")),
        same(f"Rolled {event.roll}; {event.chance} or less succeeds. {came}", tone),
    )


def condition_words(stage: str, condition: int) -> str:
    """Return a condition by its stage, its number and the most it can be."""
    return f"{stage}, {amount_text(condition, THOUSANDTHS, '')} of {amount_text(CONDITION_MOST, THOUSANDTHS, '')}"


def body(story: Story, event: Body) -> Line:
    """Say that somebody was hurt or healed."""
    line = gain if event.after > event.before else cost
    verb = "better" if event.after > event.before else "worse"
    now = condition_words(STAGE_WORDS[event.stage_after], event.after)
    return line(f"{name(story, event.person)} {_is(event.person)} {verb}: {now}")


def stage_turned(story: Story, person: int, before: int, after: int) -> Line:
    """Say that a day brought somebody to another stage."""
    subject = f"{name(story, person)} {_is(person)}"
    if after > before:
        return same(f"{subject} better: {STAGE_WORDS[after]} now.", GOOD)
    return same(f"{subject} {STAGE_WORDS[after]}.", DANGER if after <= FAILING else WARN)


def bonded(story: Story, event: Bonded) -> Line:
    """Say that somebody's bond with you changed."""
    closer = event.after > event.before
    line = gain if closer else cost
    feels = "trusts you more" if closer else "trusts you less"
    return line(f"{name(story, event.person)} {feels}: bond {event.after} of {BOND_MOST}")._replace(tone=BOND)


def company(story: Story, person: int, status: int) -> tuple[Line, ...]:
    """Say that somebody came or went."""
    who = name(story, person)
    words = {HERE: f"{who} is here.", WITH_US: f"{who} walks with you.", GONE: f"{who} is no longer with you."}
    return (same(words[status], BOND),) if status in words else ()


def died(story: Story, event: Died) -> Line:
    """Say who has died, of what, when, and how many are left."""
    left = f"{in_words(event.left + 1).capitalize()} of you remain." if event.left else "You are alone."
    cause = f": {event.cause}" if event.cause else ""
    return same(f"{name(story, event.person)} has died{cause}, on day {event.day}. {left}", DANGER)


def time_passed(days: int, hours: int) -> Line:
    """Say how long it took."""
    parts = [days_text(days)] if days else []
    if hours:
        parts.append("1 hour" if hours == 1 else f"{hours} hours")
    return cost(f"{' and '.join(parts)} {'passes' if days + hours == 1 else 'pass'}")._replace(tone=PLAIN)


def day_walked(telling: Telling, event: DayWalked) -> Line:
    """Say a day on the road in one line."""
    distance = amount_text(event.walked + event.left, THOUSANDTHS, "km")
    going = f"Day {event.day}: {amount_text(event.walked, THOUSANDTHS, '')} of {distance}"
    parts = [Words(going, going)]
    survival = telling.story.survival
    if survival is not None:
        stores = (
            (survival.food, event.food_before, event.food_after),
            (survival.water, event.water_before, event.water_after),
            (survival.morale, event.morale_before, event.morale_after),
        )
        parts += [words for slot, before, after in stores for words in store_words(telling, slot, before, after)]
    if event.water_found:
        parts.append(Words("Water found", "Water found"))
    return Line(Words(" · ".join(part.shown for part in parts) + ".", ". ".join(part.spoken for part in parts) + "."))


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
