"""Reads what a stranger's file may hold: the kind of value that is asked for, or SaveDamagedError."""

import json
from typing import NoReturn

from escape_game.errors import SaveDamagedError
from escape_game.story.cleaning import clean

Json = bool | int | str | list["Json"] | dict[str, "Json"] | None

LONGEST_NAME = 200
MOST_DAYS = 1_000_000
MOST_DATE = 3_000_000  # an ordinal far in the future that still leaves room for a long walk


def decoded(text: str) -> dict[str, Json]:
    """Return the JSON object that a text holds. Fractions have no place in a save."""
    try:
        value: Json = json.loads(text, parse_float=_refuse, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise SaveDamagedError("This is no save, or it was cut short.") from error
    return mapping(value, "the save")


def mapping(value: Json, what: str) -> dict[str, Json]:
    """Return an object's members."""
    return value if isinstance(value, dict) else damaged(what, "should be an object")


def rows(value: Json, what: str) -> list[Json]:
    """Return a list's items."""
    return value if isinstance(value, list) else damaged(what, "should be a list")


def number(value: Json, what: str, least: int | None = None, most: int | None = None) -> int:
    """Return a whole number, moved into the range if it has one."""
    if not isinstance(value, int) or isinstance(value, bool):
        return damaged(what, "should be a whole number")
    if least is not None:
        value = max(least, value)
    return value if most is None else min(most, value)


def words(value: Json, what: str) -> str:
    """Return a text, cleaned."""
    return clean(value, multiline=True) if isinstance(value, str) else damaged(what, "should be text")


def name(value: Json, what: str) -> str:
    """Return a short text of one line, cleaned."""
    if not isinstance(value, str):
        return damaged(what, "should be a name")
    return clean(value[:LONGEST_NAME], multiline=False)


def damaged(what: str, how: str) -> NoReturn:
    """Say what is wrong with the save."""
    raise SaveDamagedError(f"This save is damaged: {what} {how}.")


def _refuse(literal: str) -> NoReturn:
    raise ValueError(literal[:20])
