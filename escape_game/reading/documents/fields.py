"""The kinds of value that a key can have, each with the words for what was expected."""

import re
from collections.abc import Callable, Mapping
from typing import Annotated, Any, NamedTuple, TypeVar

from escape_game.reading import numbers
from escape_game.reading.documents.document import Reads, Rewrites, Unexpected
from escape_game.reading.nodes import ListNode, MapNode, Node, TextNode
from escape_game.reading.numbers import Amount, AmountRange, PageTurn

T = TypeVar("T")

ID_PATTERN = r"[a-z][a-z0-9_]*"
_ID = re.compile(ID_PATTERN)


class Pair(NamedTuple):
    """One line `name: value` of a mapping whose names the story declares; `value` is None where only a name stands."""

    name: TextNode
    value: TextNode | None


def _text(value: object, what: str = "words here") -> TextNode:
    if not isinstance(value, TextNode):
        raise Unexpected(what, value)
    return value


def _typed(read: Callable[[str], T | None], what: str, schema: Mapping[str, Any]) -> Reads:
    def read_text(value: object) -> T:
        result = read(_text(value, what).value.strip())
        if result is None:
            raise Unexpected(what, value)
        return result

    return Reads(read_text, schema)


def as_id(words: str) -> str:
    """Return the id that is nearest to words; "" where they hold nothing that an id could."""
    found = re.sub(r"[^a-z0-9]+", "_", words.lower()).strip("_")
    return next((each for each in (words, found) if _ID.fullmatch(each)), "")


def _identifier(text: str) -> str | None:
    return text if _ID.fullmatch(text) else None


def _names(value: object) -> tuple[TextNode, ...]:
    if isinstance(value, TextNode):
        return (value,)
    if not isinstance(value, ListNode):
        raise Unexpected("a name, or a list of names", value)
    return tuple(_text(item, "a name") for item in value)


def _pairs(value: object) -> tuple[Pair, ...]:
    if not isinstance(value, MapNode):
        raise Unexpected("lines such as `water: 4 l`", value)
    return tuple(
        Pair(TextNode(name, value.key_spans[name]), _text(node, f"a number or words for '{name}'"))
        for name, node in value.items()
    )


def _settings(value: object) -> tuple[Pair, ...]:
    if isinstance(value, MapNode):
        return _pairs(value)
    return tuple(Pair(name, None) for name in _names(value))


def _table(value: object) -> tuple[tuple[int, TextNode], ...]:
    what = "a table such as `{100: 0, 50: 30}`"
    if not isinstance(value, MapNode):
        raise Unexpected(what, value)
    rows = []
    for key, node in value.items():
        share = numbers.percent(key)
        if share is None:
            raise Unexpected(what, TextNode(key, value.span))
        rows.append((share, _text(node, what)))
    return tuple(sorted(rows, key=lambda row: row[0]))


def _number_table(value: object) -> tuple[tuple[int, int], ...]:
    read = numbers.in_unit()
    rows = []
    for share, node in _table(value):
        points = read(node.value)
        if points is None:
            raise Unexpected("a number", node)
        rows.append((share, points))
    return tuple(rows)


def _one_or_more(value: Node) -> Node:
    if isinstance(value, ListNode):
        return value
    several = ListNode(value.span)
    several.append(value)
    return several


def short_for(key: str) -> Rewrites:
    """Let plain words stand for a mapping with only this key."""

    def rewrite(value: Any) -> Any:
        if not isinstance(value, TextNode):
            return value
        node = MapNode(value.span)
        node[key] = value
        node.key_spans[key] = value.span
        return node

    return Rewrites(rewrite, key)


_STRING = {"type": "string"}
_PAIRS = {"type": "object", "additionalProperties": {"type": ["string", "number"]}}
_SEVERAL = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
_NUMERIC = {"type": ["integer", "string"]}

Words = Annotated[TextNode, Reads(_text, _STRING)]
Id = Annotated[str, _typed(_identifier, "an id: lower case letters, digits and _", _STRING)]
Ref = Words  # the name of something else
ConditionText = Words
Refs = Annotated[tuple[TextNode, ...], Reads(_names, _SEVERAL)]
Pairs = Annotated[tuple[Pair, ...], Reads(_pairs, _PAIRS)]
Settings = Annotated[tuple[Pair, ...], Reads(_settings, {})]
YesNo = Annotated[bool, _typed(numbers.yes_no, "yes or no", {"enum": ["yes", "no", True, False]})]
Whole = Annotated[int, _typed(numbers.whole, "a whole number", {"type": "integer"})]
Percent = Annotated[int, _typed(numbers.percent, "per cent, such as 15%", _NUMERIC)]
Number = Annotated[int, _typed(numbers.in_unit(), "a number", {"type": "number"})]
Quantified = Annotated[Amount, _typed(numbers.amount, "a number with its unit, such as 4 l", _STRING)]
QuantityRange = Annotated[AmountRange, _typed(numbers.amount_range, "a range such as 0-90 l", _STRING)]
PercentRange = Annotated[AmountRange, _typed(numbers.range_in_unit("%"), "a range such as 0-200", _STRING)]
Days = Annotated[int, _typed(numbers.whole_in_unit("day", "days"), "days, such as 21 days", _STRING)]
Hours = Annotated[int, _typed(numbers.whole_in_unit("hour", "hours"), "hours, such as 10 hours", _STRING)]
DayRange = Annotated[AmountRange, _typed(numbers.range_in_unit("days"), "a range such as 5-7 days", _STRING)]
Kilometres = Annotated[int, _typed(numbers.in_unit("km"), "a distance such as 520 km", _STRING)]
KilometreRange = Annotated[AmountRange, _typed(numbers.range_in_unit("km"), "a range such as 30-85 km", _STRING)]
Date = Annotated[int, _typed(numbers.ordinal, "a date such as 22 June 1941", _STRING)]
Calendar = Annotated[PageTurn, _typed(numbers.page_turn, "days, or a date such as 25 February 1941", _STRING)]
Table = Annotated[tuple[tuple[int, int], ...], Reads(_number_table, _PAIRS)]
WordTable = Annotated[tuple[tuple[int, TextNode], ...], Reads(_table, _PAIRS)]
OneOrMore = Rewrites(_one_or_more)
