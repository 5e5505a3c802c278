"""The bounds of numbers, and the sums that numbers have to make together, as parts of the document models."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from pydantic import AfterValidator, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError
from pydantic_core.core_schema import no_info_after_validator_function

from escape_game.reading.nodes import TextNode
from escape_game.reading.numbers import Amount, AmountRange
from escape_game.story.layout import THOUSANDTHS

BREACH = "breach"  # the kind of a validation error that names a rule of its own
OUT_OF_RANGE, OUT_OF_ORDER, AT_ODDS, MISSING = "S701", "S702", "S703", "S704"
FULL = 100


def breach(code: str, message: str, hint: str) -> PydanticCustomError:
    """Return a breach of a rule of its own, with what to type instead."""
    return PydanticCustomError(BREACH, "{message}", {"code": code, "message": message, "hint": hint})


class Bounds(NamedTuple):
    """From `least` to `most`, both included, in the unit that is typed; None where there is no end."""

    least: int
    most: int | None = None
    scale: int = 1  # how many of what is held make one of what is typed

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return no_info_after_validator_function(self._checked, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        ends = {"minimum": self.least, "maximum": self.most}
        return handler(schema) | {name: end for name, end in ends.items() if end is not None}

    def _checked(self, value: int) -> int:
        if value < self.least * self.scale or (self.most is not None and value > self.most * self.scale):
            ends = f"{self.least} to {self.most}" if self.most is not None else f"{self.least} or more"
            raise breach(OUT_OF_RANGE, f"{_shown(value, self.scale)} is out of its range", f"write {ends}")
        return value


def _shown(value: int, scale: int) -> str:
    return f"{value / scale:g}"


def no_less_than(least: int) -> AfterValidator:
    """Bound amounts with a unit, and ranges, from below."""

    def checked(value: Amount | AmountRange) -> Amount | AmountRange:
        lowest = value.least if isinstance(value, AmountRange) else value.thousandths
        if lowest < least * THOUSANDTHS:
            shown = f"{_shown(lowest, THOUSANDTHS)} {value.unit}".rstrip()
            raise breach(OUT_OF_RANGE, f"{shown} is out of its range", f"write {least} or more")
        return value

    return AfterValidator(checked)


def _falling(table: Sequence[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    """Check a table of shares: of less, more is taken."""
    for share, points in table:
        if not 0 <= share <= FULL:
            raise breach(OUT_OF_RANGE, f"a share of {share}% is out of its range", "write shares from 0 to 100")
        if points < 0:
            shown = _shown(points, THOUSANDTHS)
            raise breach(OUT_OF_RANGE, f"{shown} points at {share}% are out of their range", "write 0 points or more")
    for (share, points), (higher, fewer) in pairwise(table):
        if share == higher:
            raise breach(OUT_OF_ORDER, f"the share of {share}% stands there twice", "keep one of the two")
        if points < fewer:
            message = f"{share}% costs less than {higher}% does"
            raise breach(OUT_OF_ORDER, message, "let the points rise as the share falls: `{100: 0, 50: 30, 0: 80}`")
    return table


def _rising(words: Sequence[tuple[int, TextNode]]) -> Sequence[tuple[int, TextNode]]:
    for (end, word), (other, _) in pairwise(words):
        if end == other:
            raise breach(OUT_OF_ORDER, f"two words go up to {end}, '{word.value}' the first", "give each its number")
    return words


NotNegative = no_less_than(0)
Falling = AfterValidator(_falling)
Rising = AfterValidator(_rising)
Factor = Bounds(0)
Positive = Bounds(1)
Share = Bounds(0, FULL)
