"""Screens that a command opens: pack, status, journal, orders, saves, options, reasons."""

from collections.abc import Sequence

from escape_game.engine.amounts import date_text
from escape_game.engine.events import Noted
from escape_game.engine.views import Meter, Offer, Order, RoadView, View
from escape_game.terminal.blocks import (
    WARN,
    Block,
    Heading,
    Line,
    Lines,
    Menu,
    Row,
    Screen,
    Words,
    same,
    sentence,
)
from escape_game.terminal.options import Options, value_of
from escape_game.terminal.particulars import (
    DUTY,
    bearing_words,
    chance_words,
    failing_lines,
    meter_line,
    orders_words,
    reasons_words,
    road_lines,
    standing_words,
)
from escape_game.terminal.settings import AUTO, NO_WRAPPING, SETTINGS, either
from escape_game.terminal.understanding import order_words

LATELY = 6  # lines of the journal that are shown where no number is given


def pack(view: View, things: Sequence[str]) -> Screen:
    """Return what is carried, what there is of each store, and on the road what is ordered of it."""
    blocks: list[Block] = [Heading("Panel", ("Pack",))]
    blocks.append(Lines(tuple(same(sentence(thing)) for thing in things) or (same("You carry no things."),)))
    stores = [meter for meter in view.meters if meter.unit]
    if stores:
        blocks.append(Lines(tuple(map(_spoken, stores))))
    if view.road is not None and view.road.orders:
        blocks.append(Lines((same(orders_words(view.road)),)))
    return Screen(tuple(blocks))


def _spoken(meter: Meter) -> Line:
    line = meter_line(meter)
    return same(sentence(line.words.spoken), line.tone)


def status(view: View) -> Screen:
    """Return every number, in words."""
    when = f"Day {view.day}, {view.date}" if view.date else f"Day {view.day}"
    lines = list(map(_spoken, view.meters))
    company = "Nobody walks with you." if view.alive == 1 else f"{view.alive} of you are alive."
    lines.append(same(company))
    lines += [same(sentence(line.words.spoken), line.tone) for line in failing_lines(view)]
    if view.road is not None:
        lines += [*road_lines(view.road), same(orders_words(view.road))]
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
    lines = [same(_order_line(order)) for order in road.orders if not order.id.startswith(DUTY)]
    duties = [order for order in road.orders if order.id.startswith(DUTY)]
    lines += [
        same(f"{order.title}: {standing_words(order)}. Type {order_words(order.id)} and a name.") for order in duties
    ]
    if duties:
        ids = [id for duty in duties for id in (*(offer.id for offer in duty.offers), duty.standing)]
        names = dict.fromkeys(order_words(id.rpartition(".")[2]) for id in ids)
        lines.append(same(f"Names that can stand there: {', '.join(names)}."))
    lines.append(same("Orders stand until you change them, and cost no time."))
    return Screen((Heading("Panel", ("Orders",)), Lines(tuple(lines))))


def _order_line(order: Order) -> str:
    return f"{order.title}: {order.now}. Type {either(tuple(order_words(o.id) for o in order.offers))}."


def why(offer: Offer, *, exact: bool) -> Screen:
    """Return how the chance of a choice is made up."""
    odds = offer.odds
    if odds is None:
        return Screen((Lines((same(f"{sentence(offer.label)} Nothing is rolled there."),)),))
    if exact and odds.exact:
        chance, made = chance_words(odds.chance, odds.word), reasons_words(odds.reasons, odds.chance)
    else:
        bearing = bearing_words(odds.reasons)
        chance, made = Words(odds.word, odds.word), Words(bearing, bearing)
    label = offer.label.rstrip(".")
    lines = [Line(Words(f"{label}: {chance.shown}. {made.shown}", f"{label}: {chance.spoken}. {made.spoken}"))]
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
    lines = [same(option_text(now, name)) for name in SETTINGS]
    lines.append(same("What you change is kept for the next time."))
    return Screen((Heading("Panel", ("Options",)), Lines(tuple(lines))))


def option_text(now: Options, name: str) -> str:
    """Return what an option is at, and what to type to change it."""
    setting, value = SETTINGS[name], value_of(now, name)
    if not setting.values:
        words = {AUTO: "as wide as the window", str(NO_WRAPPING): "no wrapping"}.get(value, value)
        return f"{setting.title}: {words}. Type options {name} 60 or {AUTO}."
    others = tuple(other for other in setting.values if other not in (value, AUTO))
    return f"{setting.title}: {value}. Type options {name} {either(others)}."
