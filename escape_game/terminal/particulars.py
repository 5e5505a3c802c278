"""The particulars of a moment, in words: meters, prices, chances, locks, days."""

from collections.abc import Iterable, Sequence

from escape_game.engine.amounts import amount_text
from escape_game.engine.events import BASE, Reason
from escape_game.engine.views import NOBODY, Meter, OddsView, Offer, Order, RoadView, View
from escape_game.story.layout import STAGE_WORDS, THOUSANDTHS
from escape_game.terminal.blocks import (
    DANGER,
    PLAIN,
    WARN,
    Line,
    Row,
    Status,
    Words,
    count_text,
    same,
    sentence,
    within,
)
from escape_game.terminal.options import FULL, OFF

DUTY = "duty."


def days_text(days: int) -> str:
    """Return "1 day", "3 days"."""
    return "1 day" if days == 1 else f"{days:,} days"


def reasons_words(reasons: Sequence[Reason], chance: int) -> Words:
    """Return what made a chance, term by term; and their sum, where it had to be rounded or held within bounds."""
    parts = [(reason.words, reason.points) for reason in reasons]
    shown = [f"{words} {points:+d}" if at else f"{words} {points}" for at, (words, points) in enumerate(parts)]
    spoken = [
        f"{'plus' if points >= 0 else 'minus'} {abs(points)} {words}" if at else f"{words} {points}"
        for at, (words, points) in enumerate(parts)
    ]
    total = sum(reason.points for reason in reasons)
    in_all = f" In all {total}, which counts as {chance}." if total != chance else ""
    return Words(_listed(shown) + in_all, _listed(spoken) + in_all)


def bearing_words(reasons: Iterable[Reason]) -> str:
    """Return what bears on a chance whose points nobody knows."""
    words = [reason.words for reason in reasons if reason.words != BASE]
    return f"What bears on it: {_listed(words)}" if words else "Nothing bears on it but luck."


def _listed(parts: list[str]) -> str:
    """Return terms in a row; where one has a comma of its own, semicolons keep them apart."""
    words = ("; " if any("," in part for part in parts) else ", ").join(parts)
    return f"{words[:1].upper()}{words[1:]}." if words else ""


def meter_line(meter: Meter) -> Line:
    """Say a quantity: its number, the most it can be, a word for it, how long it lasts."""
    amount, most = amount_text(meter.amount, meter.step, ""), amount_text(meter.most, meter.step, "")
    unit = f" {meter.unit}" if meter.unit else ""
    about = "" if meter.exact else "about "
    low = meter.word in ("low", "critical")
    word = meter.word.upper() if low else meter.word
    lasts = meter.days_left >= 0 and meter.amount > 0
    days = days_text(meter.days_left) if meter.days_left else "less than a day"
    shown = f"{meter.title} {about}{amount}/{most}{unit}{' ' + word if word else ''}{', ' + days if lasts else ''}"
    spoken = f"{meter.title.lower()} {about}{amount} of {most}{unit}"
    about = "about " if meter.days_left else ""
    spoken += (f", {meter.word}" if word else "") + (f", {about}{days}" if lasts else "")
    return Line(Words(shown, spoken), {"low": WARN, "critical": DANGER}.get(meter.word, PLAIN))


def status(view: View) -> Status:
    """Return the status line: meters, how many are alive, who is failing."""
    parts = [meter_line(meter) for meter in view.meters]
    if view.alive > 1:  # who is alone knows it
        parts.append(Line(Words(f"{view.alive} alive", f"{view.alive} alive")))
    return Status((*parts, *failing_lines(view)))


def failing_lines(view: View) -> list[Line]:
    """Return who is failing, and worse: those who fare alike in one line, so that a voice needn't say it six times."""
    lines = []
    for stage in STAGE_WORDS:
        names = ["you" if who.is_you else who.name for who in view.failing if who.stage == stage]
        if names:
            lines.append(same(f"{stage}: {', '.join(names)}", DANGER))
    return lines


def row(offer: Offer, number: int, odds: str, alive: int = 0) -> Row:
    """Return a choice as a menu shows it; a locked one with the prices that its lock doesn't speak of.

    `alive` is how many there are: when all of them are at risk, nobody is named.
    """
    prices = [price for price in offer.prices if price not in offer.locked]
    if not offer.open:
        return Row(offer.id, 0, offer.label, tuple(_price_lines(prices)), offer.locked)
    details: list[Line] = []
    if offer.odds is not None and odds != OFF:
        details.append(odds_line(offer.odds, exact=odds == FULL and offer.odds.exact))
    details += _price_lines(prices)
    if offer.odds is not None and offer.odds.risked and not offer.warns:
        risked = offer.odds.risked
        details.append(same(f"at risk: {'everyone' if 1 < alive == len(risked) else ', '.join(risked)}", WARN))
    details += [same(words, DANGER) for words in (offer.warns, offer.no_return) if words]
    if not offer.undo:
        details.append(same("cannot be undone", WARN))
    return Row(offer.id, number, offer.label, tuple(details))


def _price_lines(prices: Sequence[str]) -> list[Line]:
    listed = ", ".join(prices)
    return [Line(Words(listed, f"costs {listed}"))] if prices else []


def odds_line(odds: OddsView, *, exact: bool) -> Line:
    """Say a chance before it is rolled."""
    if not exact:
        return same(odds.word)
    chance = chance_words(odds.chance, odds.word)
    return Line(Words(chance.shown, f"chance {chance.spoken}"))


def chance_words(chance: int, word: str) -> Words:
    """Return a chance in per cent, and in a word if the story has one for it."""
    shown, spoken = f"{chance}%", f"{chance} percent"
    return Words(f"{shown} {word}", f"{spoken}, {word}") if word else Words(shown, spoken)


def rows(offers: Iterable[Offer], odds: str, alive: int = 0) -> tuple[Row, ...]:
    """Return the choices of a menu: open ones numbered 1..n without gaps, in their order."""
    made: list[Row] = []
    number = 0
    for offer in offers:
        number += offer.open
        made.append(row(offer, number, odds, alive))
    return tuple(made)


def road_lines(road: RoadView) -> tuple[Line, ...]:
    """Return how far it is, and what may be expected."""
    left, distance = (
        amount_text(road.distance - road.walked, THOUSANDTHS, ""),
        amount_text(road.distance, THOUSANDTHS, ""),
    )
    part = f"{left} of " if road.walked else ""
    nights = f"; {count_text(road.night, 'night')} behind you" if road.night else ""
    lines = [same(f"On the way to {within(road.arrive)}: {part}{distance} km to go{nights}.")]
    if road.forecast:
        lines.append(same(sentence(road.forecast)))
    return tuple(lines)


def standing_words(order: Order) -> str:
    """Return what an order stands at, and of a duty that is given in vain that it is."""
    return f"{order.now} (can't do it now)" if order.idle else order.now


def orders_words(road: RoadView) -> str:
    """Return what the orders stand at, and who has which duty."""
    standing = [order for order in road.orders if not order.id.startswith(DUTY)]
    duties = [order for order in road.orders if order.id.startswith(DUTY)]
    given = [f"{order.title.lower()}: {standing_words(order)}" for order in duties if order.now != NOBODY]
    words = [f"{order.title.lower()} {order.now.lower()}" for order in standing]
    if duties:
        words += given or ["no duties"]
    return f"Orders: {', '.join(words)}."
