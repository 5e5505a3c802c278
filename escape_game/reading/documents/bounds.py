"""The bounds of numbers, and the sums that numbers have to make together, as parts of the documents."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from escape_game.reading.documents.document import Breach, Checks, Document
from escape_game.reading.nodes import TextNode
from escape_game.reading.numbers import Amount, AmountRange, PageTurn
from escape_game.story.layout import THOUSANDTHS
from escape_game.story.scenes import MOST_CHOICES

OUT_OF_RANGE, OUT_OF_ORDER, AT_ODDS, MISSING = "S701", "S702", "S703", "S704"
FULL = 100
LONGEST = 1000  # days or hours that pass at once: each is lived through
_CENTURY = 36_525  # days that the calendar turns by at once


def bounds(least: int, most: int | None = None, scale: int = 1) -> Checks:
    """Bound a number, both ends included, in the unit that is typed: `scale` of what is held make one of those."""

    def checked(value: int) -> int:
        if value < least * scale or (most is not None and value > most * scale):
            ends = f"{least} to {most}" if most is not None else f"{least} or more"
            raise Breach(OUT_OF_RANGE, f"{_shown(value, scale)} is out of its range", f"write {ends}")
        return value

    return Checks(checked, minimum=least) if most is None else Checks(checked, minimum=least, maximum=most)


def _shown(value: int, scale: int) -> str:
    return f"{value / scale:.12g}"


def no_less_than(least: int) -> Checks:
    """Bound amounts with a unit, and ranges, from below."""

    def checked(value: Amount | AmountRange) -> Amount | AmountRange:
        lowest = value.least if isinstance(value, AmountRange) else value.thousandths
        if lowest < least * THOUSANDTHS:
            shown = f"{_shown(lowest, THOUSANDTHS)} {value.unit}".rstrip()
            raise Breach(OUT_OF_RANGE, f"{shown} is out of its range", f"write {least} or more")
        return value

    return Checks(checked)


def _falling(table: Sequence[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    """Check a table of shares: of less, more is taken."""
    for share, points in table:
        if not 0 <= share <= FULL:
            raise Breach(OUT_OF_RANGE, f"a share of {share}% is out of its range", "write shares from 0 to 100")
        if points < 0:
            shown = _shown(points, THOUSANDTHS)
            raise Breach(OUT_OF_RANGE, f"{shown} points at {share}% are out of their range", "write 0 points or more")
    for (share, points), (higher, fewer) in pairwise(table):
        if share == higher:
            raise Breach(OUT_OF_ORDER, f"the share of {share}% stands there twice", "keep one of the two")
        if points < fewer:
            message = f"{share}% costs less than {higher}% does"
            raise Breach(OUT_OF_ORDER, message, "let the points rise as the share falls: `{100: 0, 50: 30, 0: 80}`")
    return table


def _rising(words: Sequence[tuple[int, TextNode]]) -> Sequence[tuple[int, TextNode]]:
    for (end, word), (other, _) in pairwise(words):
        if end == other:
            raise Breach(OUT_OF_ORDER, f"two words go up to {end}, '{word.value}' the first", "give each its number")
    return words


def _no_longer_than_a_century(turn: PageTurn) -> PageTurn:
    if not 0 <= turn.days <= _CENTURY:
        raise Breach(OUT_OF_RANGE, f"{turn.days} days are out of their range", f"write 1 to {_CENTURY} days, or a date")
    return turn


def _few_enough(choices: Mapping[str, Document]) -> Mapping[str, Document]:
    if len(choices) > MOST_CHOICES:
        message = f"{len(choices)} choices are more than a scene may have"
        raise Breach(OUT_OF_RANGE, message, f"write up to {MOST_CHOICES}, and let one of them lead to the rest")
    return choices


NotNegative = no_less_than(0)
Passing = bounds(1, LONGEST)
Turning = Checks(_no_longer_than_a_century)
FewEnough = Checks(_few_enough)
Falling = Checks(_falling)
Rising = Checks(_rising)
Factor = bounds(0)
Positive = bounds(1)
Share = bounds(0, FULL)
