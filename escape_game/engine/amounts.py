"""Amounts, numbers and dates in words and figures, as a player reads them."""

from datetime import date

from escape_game.engine.rounding import divided
from escape_game.story.layout import THOUSANDTHS

_ONES = (
    "nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SPELLED_BELOW = 1000
# Not strftime's, which follow the player's locale.
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_LAST_DAY = date.max.toordinal()


def rounded(thousandths: int, step: int) -> int:
    """Return the nearest whole number of steps, in thousandths; halves go away from nought."""
    return divided(thousandths, step) * step


def figures(thousandths: int, step: int) -> str:
    """Return an amount as shown, without its unit: "1.5", "4"."""
    shown = rounded(thousandths, step)
    whole, rest = divmod(abs(shown), THOUSANDTHS)
    fraction = f".{rest:03}".rstrip("0") if rest else ""
    return f"{'-' if shown < 0 else ''}{whole}{fraction}"


def amount_text(thousandths: int, step: int, unit: str) -> str:
    """Return an amount as shown: "1.5 l", or "50" where there is no unit. Units are as their author wrote them."""
    number = figures(thousandths, step)
    return f"{number} {unit}" if unit else number


def in_words(number: int) -> str:
    """Return a whole number spelled; from a thousand on, in figures."""
    if number < 0:
        return f"minus {in_words(-number)}"
    if number >= _SPELLED_BELOW:
        return str(number)
    hundreds, rest = divmod(number, 100)
    if not hundreds:
        return _below_hundred(rest)
    return f"{_ONES[hundreds]} hundred" + (f" and {_below_hundred(rest)}" if rest else "")


def date_text(ordinal: int) -> str:
    """Return a date as in "9 December 1939"; "" in a story without dates."""
    if not ordinal:
        return ""
    day = calendar_day(ordinal)
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def calendar_day(ordinal: int) -> date:
    """Return the day of an ordinal. The calendar ends with the year 9999: what comes later is its last day."""
    return date.fromordinal(min(ordinal, _LAST_DAY))


def _below_hundred(number: int) -> str:
    if number < len(_ONES):
        return _ONES[number]
    tens, ones = divmod(number, 10)
    return f"{_TENS[tens]}-{_ONES[ones]}" if ones else _TENS[tens]
