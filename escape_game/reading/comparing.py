"""Amounts and values: the half of a condition that compares numbers, turned into bounds on what is stored."""

from collections.abc import Callable
from typing import NamedTuple

from escape_game.reading.logic import only
from escape_game.reading.names import Names, Place
from escape_game.reading.tokens import NUMBER, SIGN, WORD, Token, UnreadableError, Words, thousandths
from escape_game.story.conditions import FAR, NEVER, Condition, PartySize, Share, Within
from escape_game.story.layout import CONDITION, CONDITION_MOST, DAY, NIGHTS, THOUSANDTHS, person_slot
from escape_game.story.story import Measure, Quantity

Bounds = Callable[[int, int], Condition]

SIGN_HINTS = {
    "!=": "write `not … = …`",
    "<>": "write `not … = …`",
    "==": "write `=`",
    "&&": "write `and`",
    "&": "write `and`",
    "||": "write `or`",
    "|": "write `or`",
    "!": "write `not`",
    "≤": "write `<=`",
    "≥": "write `>=`",
    "≠": "write `not … = …`",
}
_MINUS = ("-", "\N{MINUS SIGN}")
_BUILT_IN = ("condition", "companions", "heads", "visits", "day", "nights")


class Comparable(NamedTuple):
    """Something that can be compared: the steps it is shown in, its unit, what lying between two of them means.

    `least` and `most` are the ends of its range in thousandths, as values are written.
    """

    step: int
    unit: str
    between: Bounds
    least: int = -FAR
    most: int = FAR


class Value(NamedTuple):
    """A value as written, in thousandths."""

    amount: int
    unit: str
    token: Token


def starts_amount(word: str, names: Names) -> bool:
    """Return whether an amount can begin with this word."""
    return word in names.quantities or word in _BUILT_IN or word in names.counters or measure(word, names) is not None


def measure(word: str, names: Names) -> Measure | None:
    """Return the measure of this name, or of this plural."""
    return names.measures.get(word) or (names.measures.get(word[:-1]) if word.endswith("s") else None)


def shown_bounds(slot: int, step: int, least: int, most: int) -> Within:
    """Return bounds on what is stored for bounds, in steps, on what is shown: halves go away from nought."""
    half = step // 2
    low = least * step - half + (least <= 0) if least > -FAR else -FAR
    high = most * step + half - (most >= 0) if most < FAR else FAR
    return Within(slot, low, high)


def comparison(words: Words, names: Names, place: Place, warn: Callable[[Token, str], None]) -> Condition:
    """Read an amount and what it is compared with."""
    name = words.now.text
    amount = _amount(words, names, place)
    return compared(words, name, amount, warn)


def compared(words: Words, name: str, amount: Comparable, warn: Callable[[Token, str], None]) -> Condition:
    """Read what an amount is compared with."""
    if words.accept("between"):
        return _between(words, name, amount, warn)
    sign = words.now
    if sign.text not in ("<", "<=", "=", ">=", ">"):
        if sign.text in SIGN_HINTS:
            raise UnreadableError("S203", sign, f"`{sign.text}` is no sign of ours", SIGN_HINTS[sign.text])
        hint = (
            f"write `{name} >= 3{' ' if amount.unit else ''}{amount.unit}`, or `<`, `<=`, `=`, `>`, `between … and …`"
        )
        raise UnreadableError("S204", sign, f"`{name}` is not compared with anything", hint)
    words.take()
    value = _value(words, name, amount)
    _look_at_range(value, name, amount, warn)
    floor, ceiling = value.amount // amount.step, -(-value.amount // amount.step)
    if sign.text == "=":
        return amount.between(floor, floor) if floor == ceiling else NEVER
    if sign.text in ("<", "<="):
        return amount.between(-FAR, ceiling - 1 if sign.text == "<" else floor)
    return amount.between(floor + 1 if sign.text == ">" else ceiling, FAR)


def _between(words: Words, name: str, amount: Comparable, warn: Callable[[Token, str], None]) -> Condition:
    first = _value(words, name, amount, unit_may_follow=True)
    if not words.accept("and"):
        raise UnreadableError("S204", words.now, "`between` has only one end", f"write `{name} between 3 and 5`")
    second = _value(words, name, amount)
    for value in (first, second):
        _look_at_range(value, name, amount, warn)
    least, most = -(-first.amount // amount.step), second.amount // amount.step
    return amount.between(least, most) if least <= most else NEVER


def _look_at_range(value: Value, name: str, amount: Comparable, warn: Callable[[Token, str], None]) -> None:
    if not amount.least <= value.amount <= amount.most:
        warn(
            value.token, f"`{name}` never comes near this: its range is {_plain(amount.least)} to {_plain(amount.most)}"
        )


def _plain(number: int) -> str:
    return f"{number / THOUSANDTHS:g}"


def _value(words: Words, name: str, amount: Comparable, *, unit_may_follow: bool = False) -> Value:
    token = words.now
    total = _signed_number(words, name)
    unit = words.take() if words.now.kind == WORD and words.now.text not in ("and", "or") else None
    if unit is None and words.now.text == "%":
        unit = words.take()
    while words.now.text in ("+", "-"):
        total += _signed_number(words, name, needs_sign=True)
        if unit is not None and words.now.text == unit.text:
            words.take()
    if unit is None:
        if amount.unit and not (unit_may_follow and words.now.text == "and"):
            hint = f"write `{_plain(total)} {amount.unit}`"
            raise UnreadableError("S202", token, f"`{name}` is counted in {amount.unit}, and no unit is given", hint)
    elif unit.text.removesuffix("s") != amount.unit.removesuffix("s"):
        raise _wrong_unit(unit, name, amount, total)
    return Value(total, amount.unit, token)


def _wrong_unit(unit: Token, name: str, amount: Comparable, total: int) -> UnreadableError:
    if amount.unit:
        hint = f"write `{_plain(total)} {amount.unit}`"
        return UnreadableError("S202", unit, f"`{name}` is counted in {amount.unit}, not in {unit.text}", hint)
    hint = f"write the number alone: `{_plain(total)}`"
    return UnreadableError("S202", unit, f"`{name}` has no unit", hint)


def _signed_number(words: Words, name: str, *, needs_sign: bool = False) -> int:
    sign = -1 if words.now.text in _MINUS else 1
    if words.now.kind == SIGN and (words.now.text in _MINUS or needs_sign):
        words.take()
    token = words.take()
    if token.kind != NUMBER:
        said = f"`{token.text}`" if token.text else "nothing"
        hint = f"write a number after the sign, as in `{name} >= 3`"
        raise UnreadableError("S207", token, f"a number is missing here: there is {said}", hint)
    number = thousandths(token.text)
    if number is None:
        raise UnreadableError("S207", token, f"`{token.text}` is too long a number", "three decimals are the most")
    return sign * number


def _amount(words: Words, names: Names, place: Place) -> Comparable:
    token = words.take()
    quantity = names.quantities.get(token.text)
    if quantity is not None:
        return _quantity(words, quantity, names)
    found = measure(token.text, names)
    if found is not None:
        return _measure(words, found, names)
    if token.text in names.counters:
        names.read("counter", token.text)
        return _whole(names.counters[token.text].slot)
    return _built_in(token, names, place)


def _quantity(words: Words, quantity: Quantity, names: Names) -> Comparable:
    names.read("quantity", quantity.id)
    if words.accept("per", "head"):
        return Comparable(quantity.step, quantity.unit, _share(quantity.slot, quantity.step), 0, quantity.most)
    if words.accept("left", "over"):
        raise UnreadableError("S204", words.now, "`left over` is for measures only", "name a measure of story.yaml")

    def between(least: int, most: int) -> Condition:
        return only(shown_bounds(quantity.slot, quantity.step, least, most))

    return Comparable(quantity.step, quantity.unit, between, quantity.least, quantity.most)


def _measure(words: Words, found: Measure, names: Names) -> Comparable:
    quantity = next(q for q in names.quantities.values() if names.quantity_index[q.id] == found.quantity)
    names.read("measure", found.id)
    if words.accept("per", "head"):
        return Comparable(THOUSANDTHS, "", _share(quantity.slot, found.size))
    if words.accept("left", "over"):
        return Comparable(THOUSANDTHS, "", _share(quantity.slot, found.size, left=True))

    def between(least: int, most: int) -> Condition:
        low = least * found.size if least > -FAR else -FAR
        high = (most + 1) * found.size - 1 if most < FAR else FAR
        return only(Within(quantity.slot, low, high))

    return Comparable(THOUSANDTHS, "", between)


def _share(slot: int, step: int, *, left: bool = False) -> Bounds:
    return lambda least, most: only(Share(slot, step, left, least, most))


def _whole(slot: int) -> Comparable:
    return Comparable(THOUSANDTHS, "", lambda least, most: only(Within(slot, least, most)))


def _built_in(token: Token, names: Names, place: Place) -> Comparable:
    match token.text:
        case "condition":
            slot = person_slot(0, CONDITION)
            return Comparable(
                THOUSANDTHS,
                "",
                lambda least, most: only(shown_bounds(slot, THOUSANDTHS, least, most)),
                0,
                CONDITION_MOST,
            )
        case "companions":
            return Comparable(THOUSANDTHS, "", lambda least, most: only(PartySize(least, most)))
        case "heads":
            return Comparable(THOUSANDTHS, "", lambda least, most: only(PartySize(_one_less(least), _one_less(most))))
        case "visits" if place.scene_id not in names.scenes:
            hint = "ask for `day`, or count with a counter of story.yaml"
            raise UnreadableError("S204", token, "`visits` counts arrivals in a scene, and this is none", hint)
        case "visits":
            return _whole(names.visits_slot(place.scene_id))
        case _:
            return _whole(DAY if token.text == "day" else NIGHTS)


def _one_less(bound: int) -> int:
    return bound if abs(bound) == FAR else bound - 1
