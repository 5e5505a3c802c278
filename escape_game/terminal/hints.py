"""A line under a first prompt of its kind, on what can be typed there: once for each player, then never again."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from escape_game.engine.journey import Journey
from escape_game.engine.views import View
from escape_game.terminal.blocks import Row, numbers_text

TAUGHT = "taught"  # the line of the options file that says which hints were given


class Hint(NamedTuple):
    """A hint by its name."""

    name: str
    words: str


ALL = ("number", "check", "party", "undo", "help")


def hint(journey: Journey, now: View, menu: Sequence[Row], taught: Collection[str]) -> Hint | None:
    """Return what is worth a line here and was not yet said; None mostly."""
    return next((found for found in _fitting(journey, now, menu) if found.name not in taught), None)


def _fitting(journey: Journey, now: View, menu: Sequence[Row]) -> list[Hint]:
    found = []
    first = next((row for row in menu if row.number), None)
    if first is not None:
        words = f"Hint: type {numbers_text(menu)}, or the first words of a choice, and Enter."
        found.append(Hint("number", words))
    numbers = {row.id: row.number for row in menu}
    rolled = next((numbers[option.id] for option in now.options if option.open and option.odds is not None), 0)
    if rolled:
        found.append(Hint("check", f"Hint: why {rolled} says what the odds of choice {rolled} are made of."))
    if now.alive > 1:
        found.append(Hint("party", "Hint: type party to see who is with you."))
    if journey.log and journey.story.difficulties[journey.difficulty].undo:
        found.append(Hint("undo", "Hint: type undo to take the last choice back."))
    if len(journey.log) > 1:
        found.append(Hint("help", "Hint: type ? for all that can be typed."))
    return found
