"""Screens that a command opens: party, pack, status, journal, orders, map, saves, options, reasons."""

from collections.abc import Sequence

from escape_game.engine.amounts import amount_text, date_text
from escape_game.engine.events import Noted
from escape_game.engine.views import Option, PersonView, RoadView, View
from escape_game.story.layout import BOND_MOST, THOUSANDTHS
from escape_game.terminal.blocks import (
    DANGER,
    PLAIN,
    WARN,
    Block,
    Heading,
    Line,
    Lines,
    Menu,
    Record,
    Row,
    Screen,
    Table,
    Words,
    same,
    sentence,
)
from escape_game.terminal.options import NO_WRAPPING, Options
from escape_game.terminal.particulars import chance_words, days_text, meter_line, reasons_words

LATELY = 6  # lines of the journal that are shown where no number is given


def party(people: Sequence[PersonView]) -> Screen:
    """Return who is with us, who is near, who is gone, who is dead."""
    living = [person for person in people if person.status in ("with us", "here")]
    lost = [person for person in people if person.status in ("gone", "dead")]
    dead = sum(person.status == "dead" for person in people)
    records = tuple(_record(person, is_you=person is people[0]) for person in living)
    blocks: list[Block] = [
        Heading("Panel", (f"Party: {len(living)} alive, {dead} dead",)),
        Table(("Name", "Role", "Condition", "Bond", "Notes"), records),
    ]
    if lost:
        blocks.append(Lines(tuple(same(_lost(person)) for person in lost)))
    blocks.append(Lines((same("Type party and a name for one of them."),)))
    return Screen(tuple(blocks))


def _record(person: PersonView, *, is_you: bool) -> Record:
    name = "You" if is_you else person.name
    condition = f"{person.stage} {person.condition}/{person.most}" if person.stage else "-"
    notes = [person.duty] if person.duty else []
    notes += ["not with you"] if person.status == "here" else []
    notes += [f"sinking for {days_text(person.ill_for)}"] if person.ill_for else []
    bond = "-" if is_you else f"{person.bond_word} {person.bond}/{BOND_MOST}"
    spoken = [f"{name}, {person.role}" if person.role else name]
    if person.stage:
        spoken[0] += f": {person.stage}, {person.condition} of {person.most}"
    if not is_you:
        spoken.append(f"bond: {person.bond_word}, {person.bond} of {BOND_MOST}")
    tone = {"failing": WARN, "sinking": DANGER, "at the last": DANGER}.get(person.stage, PLAIN)
    words = " ".join(sentence(part) for part in [*spoken, *notes])
    return Record((name, person.role, condition, bond, "; ".join(notes)), words, tone)


def _lost(person: PersonView) -> str:
    if person.status == "gone":
        return f"Gone: {person.name}, {person.role}."
    cause = f", {person.cause}" if person.cause else ""
    buried = ", buried" if person.buried else ""
    return f"Dead: {person.name}, {person.role}{cause}, day {person.died}{buried}."


def one(person: PersonView, *, is_you: bool) -> Screen:
    """Return all that is known of one person."""
    lines = [same(sentence(person.portrait))] if person.portrait else []
    if person.status in ("gone", "dead"):
        lines.append(same(_lost(person)))
    else:
        lines.append(same(_record(person, is_you=is_you).sentence))
    if person.skills:
        works = "" if person.skills_work or person.status not in ("with us", "here") else ", but not in this state"
        lines.append(same(f"Good at: {', '.join(person.skills)}{works}."))
    if person.tell:
        lines.append(same(sentence(person.tell), WARN))
    return Screen((Heading("Panel", (person.name,)), Lines(tuple(lines))))


def pack(things: Sequence[str]) -> Screen:
    """Return what is carried."""
    lines = [same(sentence(thing)) for thing in things] or [same("You carry nothing but what you stand in.")]
    return Screen((Heading("Panel", ("Pack",)), Lines(tuple(lines))))


def status(view: View) -> Screen:
    """Return every number, in words."""
    lines = [
        Line(Words(sentence(line.words.spoken), sentence(line.words.spoken)), line.tone)
        for line in map(meter_line, view.meters)
    ]
    lines.append(same(f"Alive: {view.alive}, with you."))
    lines += [same(sentence(words), DANGER) for words in view.failing]
    when = f"Day {view.day}, {view.date}" if view.date else f"Day {view.day}"
    return Screen((Heading("Panel", ("Status", when, view.region or view.title)), Lines(tuple(lines))))


def journal(notes: Sequence[Noted], last: int = LATELY) -> Screen:
    """Return the last lines of the journal, and how many there are before them."""
    shown = notes[-last:] if last else ()
    lines = [same(note_text(note)) for note in shown] or [same("Nothing is written in it yet.")]
    if len(notes) > len(shown):
        lines.append(same(f"{len(notes) - len(shown)} earlier. Type journal {len(notes)} to read them all."))
    return Screen((Heading("Panel", ("Journal",)), Lines(tuple(lines))))


def note_text(note: Noted) -> str:
    """Return a line of the journal with its day and place."""
    when = f"Day {note.day}" + (f", {date_text(note.date)}" if note.date else "")
    return f"{when}, {note.place}: {note.words}" if note.place else f"{when}: {note.words}"


def orders(road: RoadView) -> Screen:
    """Return every order there is, and what it stands at."""
    lines = [
        same(f"{order.title}: {order.now}. Type {_either([o.id.replace('.', ' ') for o in order.options])}.")
        for order in road.orders
    ]
    lines.append(same("Orders stand until you change them, and cost no time."))
    return Screen((Heading("Panel", ("Orders",)), Lines(tuple(lines))))


def _either(words: Sequence[str]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}" if len(words) > 1 else "".join(words)


def route(view: View) -> Screen:
    """Return where we are: on a road, how much of it; elsewhere, the place."""
    road = view.road
    if road is None:
        lines = [same(f"You are at {view.title}{', ' + view.region if view.region else ''}.")]
    else:
        walked, distance = (amount_text(part, THOUSANDTHS, "km") for part in (road.walked, road.distance))
        left = amount_text(road.distance - road.walked, THOUSANDTHS, "km")
        lines = [
            same(f"You are on the road: {road.title}."),
            same(f"{walked} of {distance} behind you, {left} to {road.arrive}."),
        ]
    return Screen((Heading("Map", ("Route", f"day {view.day}")), Lines(tuple(lines))))


def why(option: Option, *, exact: bool) -> Screen:
    """Return how the chance of a choice is made up."""
    odds = option.odds
    if odds is None:
        return Screen((Lines((same(f"{sentence(option.label)} Nothing is rolled there."),)),))
    known = exact and odds.exact
    chance = chance_words(odds.chance, odds.word) if known else Words(odds.word, odds.word)
    shown, spoken = reasons_words(odds.reasons, exact=known)
    lines = [Line(Words(f"{option.label}: {chance.shown}. {shown}", f"{option.label}: {chance.spoken}. {spoken}"))]
    if odds.risked:
        lines.append(same(f"At risk: {', '.join(odds.risked)}.", WARN))
    return Screen((Lines(tuple(lines)),))


def saves(rows: tuple[Row, ...], unreadable: Sequence[str]) -> Screen:
    """Return the saves: those that can be loaded, and those that can't, which are kept."""
    blocks: list[Block] = [Heading("Panel", ("Saves",))]
    blocks.append(Menu(rows) if rows else Lines((same("There are none yet."),)))
    if unreadable:
        blocks.append(Lines(tuple(same(line) for line in unreadable)))
    blocks.append(Lines((same("To keep this moment under a name, type save and the name."),)))
    return Screen(tuple(blocks))


def options(now: Options) -> Screen:
    """Return what can be changed, what it is at, and what to type."""
    if now.width is None:
        width = "as wide as the window"
    else:
        width = "no wrapping" if now.width == NO_WRAPPING else str(now.width)
    lines = (
        same(f"Width: {width}. Type options width 60, or options width auto."),
        same(f"Odds: {now.odds}. Type options odds full, words or off."),
        same(f"Plain mode: {_on(now.plain)}. Type options plain {_on(not now.plain)}."),
        same(f"Gentler text: {_on(now.gentle)}. Type options gentle {_on(not now.gentle)}."),
    )
    return Screen((Heading("Panel", ("Options",)), Lines(lines)))


def _on(value: bool) -> str:  # noqa: FBT001 - a word for a flag
    return "on" if value else "off"
