"""The kinds of value that a key can have, each with the words for what was expected."""

import re
from collections.abc import Callable
from typing import Annotated, Any, NamedTuple, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from escape_game.reading import numbers
from escape_game.reading.nodes import ListNode, MapNode, Node, TextNode
from escape_game.reading.numbers import Amount, AmountRange, PageTurn

T = TypeVar("T")

ID_PATTERN = r"[a-z][a-z0-9_]*"
_ID = re.compile(ID_PATTERN)


class Document(BaseModel):
    """Keys as writers type them: with spaces where the field's name has underscores."""

    model_config = ConfigDict(
        extra="forbid",
        arbitrary_types_allowed=True,
        alias_generator=lambda name: name.rstrip("_").replace("_", " "),
    )


class Pair(NamedTuple):
    """One line `name: value` of a mapping whose names the story declares; `value` is None where only a name stands."""

    name: TextNode
    value: TextNode | None


def expected(what: str, value: object) -> PydanticCustomError:
    """Say what was expected and what stands there."""
    return PydanticCustomError("expected", "expected {what}, got {got}", {"what": what, "got": described(value)})


def described(value: object) -> str:
    """Say what somebody wrote, for a message."""
    if isinstance(value, TextNode):
        words = " ".join(value.value.split())
        return f"'{words[:40]}…'" if len(words) > 40 else f"'{words}'"  # noqa: PLR2004 - as much as a line holds
    return "a mapping" if isinstance(value, dict) else "a list"


def _text(value: object, what: str = "words here") -> TextNode:
    if not isinstance(value, TextNode):
        raise expected(what, value)
    return value


def _typed(read: Callable[[str], T | None], what: str) -> PlainValidator:
    def validate(value: object) -> T:
        result = read(_text(value, what).value.strip())
        if result is None:
            raise expected(what, value)
        return result

    return PlainValidator(validate)


def _identifier(text: str) -> str | None:
    return text if _ID.fullmatch(text) else None


def _names(value: object) -> tuple[TextNode, ...]:
    if isinstance(value, TextNode):
        return (value,)
    if not isinstance(value, ListNode):
        raise expected("a name, or a list of names", value)
    return tuple(_text(item, "a name") for item in value)


def _pairs(value: object) -> tuple[Pair, ...]:
    if not isinstance(value, MapNode):
        raise expected("lines such as `water: 4 l`", value)
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
        raise expected(what, value)
    rows = []
    for key, node in value.items():
        share = numbers.percent(key)
        if share is None:
            raise expected(what, TextNode(key, value.span))
        rows.append((share, _text(node, what)))
    return tuple(sorted(rows, key=lambda row: row[0]))


def _number_table(value: object) -> tuple[tuple[int, int], ...]:
    read = numbers.in_unit()
    rows = []
    for share, node in _table(value):
        points = read(node.value)
        if points is None:
            raise expected("a number", node)
        rows.append((share, points))
    return tuple(rows)


def _one_or_more(value: Node) -> Node:
    if isinstance(value, ListNode):
        return value
    wrapped = ListNode(value.span)
    wrapped.append(value)
    return wrapped


def wrapped(key: str) -> Callable[[Any], Any]:
    """Return a reader that takes plain words for a mapping with only this key."""

    def read(value: Any) -> Any:
        if not isinstance(value, TextNode):
            return value
        node = MapNode(value.span)
        node[key] = value
        node.key_spans[key] = value.span
        return node

    return read


def each_wrapped(key: str) -> Callable[[Any], Any]:
    """Return a reader of one or more, each of which may be plain words for a mapping with only this key."""
    read_one = wrapped(key)

    def read(value: Any) -> Any:
        several = _one_or_more(value)
        items = ListNode(several.span)
        items.extend(read_one(item) for item in several)
        return items

    return read


_STRING = WithJsonSchema({"type": "string"})
_PAIRS = WithJsonSchema({"type": "object", "additionalProperties": {"type": ["string", "number"]}})
_SEVERAL = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}

Words = Annotated[TextNode, PlainValidator(_text), _STRING]
Id = Annotated[str, _typed(_identifier, "an id: lower case letters, digits and _"), _STRING]
Ref = Words  # the name of something else
ConditionText = Words
Refs = Annotated[tuple[TextNode, ...], PlainValidator(_names), WithJsonSchema(_SEVERAL)]
Pairs = Annotated[tuple[Pair, ...], PlainValidator(_pairs), _PAIRS]
Settings = Annotated[tuple[Pair, ...], PlainValidator(_settings), WithJsonSchema({})]
YesNo = Annotated[bool, _typed(numbers.yes_no, "yes or no"), WithJsonSchema({"enum": ["yes", "no", True, False]})]
Whole = Annotated[int, _typed(numbers.whole, "a whole number"), WithJsonSchema({"type": "integer"})]
Percent = Annotated[
    int, _typed(numbers.percent, "per cent, such as 15%"), WithJsonSchema({"type": ["integer", "string"]})
]
Number = Annotated[int, _typed(numbers.in_unit(), "a number"), WithJsonSchema({"type": "number"})]
Quantified = Annotated[Amount, _typed(numbers.amount, "a number with its unit, such as 4 l"), _STRING]
QuantityRange = Annotated[AmountRange, _typed(numbers.amount_range, "a range such as 0-90 l"), _STRING]
PercentRange = Annotated[AmountRange, _typed(numbers.range_in_unit("%"), "a range such as 0-200"), _STRING]
Days = Annotated[int, _typed(numbers.whole_in_unit("day", "days"), "days, such as 21 days"), _STRING]
Hours = Annotated[int, _typed(numbers.whole_in_unit("hour", "hours"), "hours, such as 10 hours"), _STRING]
DayRange = Annotated[AmountRange, _typed(numbers.range_in_unit("days"), "a range such as 5-7 days"), _STRING]
Kilometres = Annotated[int, _typed(numbers.in_unit("km"), "a distance such as 520 km"), _STRING]
KilometreRange = Annotated[AmountRange, _typed(numbers.range_in_unit("km"), "a range such as 30-85 km"), _STRING]
Date = Annotated[int, _typed(numbers.ordinal, "a date such as 22 June 1941"), _STRING]
Calendar = Annotated[PageTurn, _typed(numbers.page_turn, "days, or a date such as 25 February 1941"), _STRING]
Table = Annotated[tuple[tuple[int, int], ...], PlainValidator(_number_table), _PAIRS]
WordTable = Annotated[tuple[tuple[int, TextNode], ...], PlainValidator(_table), _PAIRS]
OneOrMore = BeforeValidator(_one_or_more)
