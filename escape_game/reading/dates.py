"""Dates in conditions: `date before 22 June`."""

from datetime import date

from escape_game.engine.amounts import MONTHS
from escape_game.reading.logic import only
from escape_game.reading.near_misses import did_you_mean
from escape_game.reading.tokens import NUMBER, Token, UnreadableError, Words
from escape_game.story.conditions import FAR, Condition, Within, YearDay
from escape_game.story.layout import DATE

_HINT = "write `date before 22 June`, `date after 3 March 1941` or `date is 8 December 1941`"
_LEAP_YEAR = 2000


def date_test(words: Words) -> Condition:
    """Read what today is compared with, after `date`."""
    token = words.take()
    if token.text not in ("before", "after", "is"):
        raise UnreadableError("S204", token, "`date` is not compared with anything", _HINT)
    today = _day(words)
    if token.text == "before":
        today = today._replace(least=-FAR, most=today.least - 1)
    elif token.text == "after":
        today = today._replace(least=today.most + 1, most=FAR)
    return only(today)


def _day(words: Words) -> Within | YearDay:
    """Read a date. Without a year it comes round every year."""
    day, month = words.take(), words.take()
    if day.kind != NUMBER:
        raise UnreadableError("S213", day, "a day of the month is missing here", _HINT)
    if month.text not in MONTHS:
        raise UnreadableError("S213", month, f"`{month.text}` is no month", did_you_mean(month.text, MONTHS, _HINT))
    year = words.take().text if words.now.kind == NUMBER else ""
    then = _date(day, month.text, year)
    if year:
        return Within(DATE, then.toordinal(), then.toordinal())
    return YearDay(then.month * 100 + then.day, then.month * 100 + then.day)


def _date(day: Token, month: str, year: str) -> date:
    try:
        return date(int(year or _LEAP_YEAR), MONTHS.index(month) + 1, int(day.text))
    except (ValueError, OverflowError):
        text = " ".join(filter(None, (day.text, month, year)))
        raise UnreadableError("S213", day, f"there is no {text}", _HINT) from None
