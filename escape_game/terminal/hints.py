"""A line under a prompt on what can be typed, where it is first of use: once for each player, then never again."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from escape_game.engine.journey import Journey
from escape_game.engine.views import View
from escape_game.terminal.blocks import Row

TAUGHT = "taught"  # the line of the options file that says which hints were given
_USED_TO_CHOOSING = 3  # choices, after which there is leisure for more
_WALKS = 3  # in a row, after which one may wish for longer ones


class Hint(NamedTuple):
    """A hint by its name."""

    name: str
    words: str


def hint(journey: Journey, now: View, menu: Sequence[Row], taught: Collection[str]) -> Hint | None:
    """Return what is worth a line here and was not yet said; None mostly."""
    return next((found for found in _fitting(journey, now, menu) if found.name not in taught), None)


def _fitting(journey: Journey, now: View, menu: Sequence[Row]) -> Iterator[Hint]:
    """Yield the hints for a moment, what is of most use first."""
    first = next((row for row in menu if row.number), None)
    if first is not None:
        start = f": {beginning(first, menu)}" if beginning(first, menu) else ""
        yield Hint("number", f"Hint: type {first.number}, or how choice {first.number} begins{start}.")
    numbers = {row.id: row.number for row in menu}
    rolled = next((numbers[offer.id] for offer in now.offers if offer.open and offer.odds is not None), 0)
    if rolled:
        yield Hint("check", f"Hint: type why {rolled} for what the chance of choice {rolled} is made of.")
    if now.road is not None and now.road.orders:
        yield Hint("orders", "Hint: type orders to change the pace, the rations and the duties.")
    if now.road is not None and journey.log[-_WALKS:] == ("walk",) * _WALKS:
        yield Hint("walk", "Hint: type walk 20 to walk on for longer, until something happens.")
    if journey.log and journey.story.difficulties[journey.difficulty].undo:
        yield Hint("undo", "Hint: type undo to take back what you chose. The dice stay as they fell.")
    if now.alive > 1:
        yield Hint("party", "Hint: type party for who is with you, and how they are.")
    if len(journey.log) >= _USED_TO_CHOOSING:
        yield Hint("help", "Hint: type ? for all that can be typed.")
        yield Hint("party", "Hint: type party for how you are, and later for who is with you.")


def beginning(row: Row, menu: Sequence[Row]) -> str:
    """Return the fewest words that name a choice and no other; "" where it begins with a sign."""
    words = row.label.casefold().split()
    others = [other.label.casefold() for other in menu if other is not row]
    for count in range(1, len(words) + 1):
        start = " ".join(words[:count])
        if start.isascii() and start.replace(" ", "").isalpha() and not any(o.startswith(start) for o in others):
            return start
    return ""
