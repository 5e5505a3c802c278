"""Numbers as writers write them: amounts with units, percentages, days, distances, ranges, dates, yes and no."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from escape_game.engine.amounts import MONTHS
from escape_game.story.layout import THOUSANDTHS

_NUMBER = r"[+-]?\d{1,9}(?:\.\d{1,3})?"
_AMOUNT = re.compile(rf"({_NUMBER})(?: +(\S.*))?")
_RANGE = re.compile(r"(-?\d{1,9}(?:\.\d{1,3})?)-(\d{1,9}(?:\.\d{1,3})?)(?: +(\S.*))?")
_WHOLE = re.compile(r"[+-]?\d{1,9}")
_DATE = re.compile(r"(\d{1,2}) ([A-Za-z]+) (\d{4})")
_YES_NO = {"yes": True, "true": True, "no": False, "false": False}


class Amount(NamedTuple):
    """A number in thousandths and the unit that was written with it, "" if none."""

    thousandths: int
    unit: str


class PageTurn(NamedTuple):
    """Days that the calendar turns by, or the date it turns to; the other is 0."""

    days: int
    date: int


class AmountRange(NamedTuple):
    """Two numbers in thousandths, and their unit."""

    least: int
    most: int
    unit: str


def thousandths(text: str) -> int:
    """Return a decimal number in thousandths; more than three decimals don't get here."""
    return int(Decimal(text) * THOUSANDTHS)


def yes_no(text: str) -> bool | None:
    """Read yes or no."""
    return _YES_NO.get(text)


def whole(text: str) -> int | None:
    """Read a whole number."""
    return int(text) if _WHOLE.fullmatch(text) else None


def percent(text: str) -> int | None:
    """Read `15%` or `15`."""
    return whole(text.removesuffix("%").rstrip())


@lru_cache(maxsize=1_000)  # a story has few amounts, each in many places
def amount(text: str) -> Amount | None:
    """Read `4 l`, `4` or `0.5 rations`."""
    match = _AMOUNT.fullmatch(text)
    return Amount(thousandths(match[1]), match[2] or "") if match else None


def amount_range(text: str) -> AmountRange | None:
    """Read `0-90 l` or `0-100`."""
    match = _RANGE.fullmatch(text)
    if match is None or Decimal(match[1]) > Decimal(match[2]):
        return None
    return AmountRange(thousandths(match[1]), thousandths(match[2]), match[3] or "")


def in_unit(*units: str) -> Callable[[str], int | None]:
    """Return a reader of amounts in one unit, in thousandths; a bare number has that unit."""

    def read(text: str) -> int | None:
        found = amount(text)
        return found.thousandths if found is not None and found.unit in ("", *units) else None

    return read


def whole_in_unit(*units: str) -> Callable[[str], int | None]:
    """Return a reader of whole amounts in one unit."""
    read_amount = in_unit(*units)

    def read(text: str) -> int | None:
        found = read_amount(text)
        return None if found is None or found % THOUSANDTHS else found // THOUSANDTHS

    return read


def range_in_unit(*units: str) -> Callable[[str], AmountRange | None]:
    """Return a reader of ranges in one unit."""

    def read(text: str) -> AmountRange | None:
        found = amount_range(text)
        return found if found is not None and found.unit in ("", *units) else None

    return read


def ordinal(text: str) -> int | None:
    """Read `22 June 1941` as datetime.date.toordinal."""
    match = _DATE.fullmatch(text)
    if match is None or match[2].capitalize() not in MONTHS:
        return None
    try:
        return date(int(match[3]), MONTHS.index(match[2].capitalize()) + 1, int(match[1])).toordinal()
    except ValueError:
        return None


def page_turn(text: str) -> PageTurn | None:
    """Read `7`, `7 days` or `25 February 1941`."""
    days = whole_in_unit("day", "days")(text)
    if days is not None:
        return PageTurn(days, 0)
    date_ = ordinal(text)
    return None if date_ is None else PageTurn(0, date_)


def same_unit(written: str, declared: str) -> bool:
    """Tell whether a unit is the declared one: `1 ration` is in `rations`."""
    return written.removesuffix("s") == declared.removesuffix("s")
