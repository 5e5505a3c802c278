"""Understands what was typed: a number, the start of a label, a command, an order. Pure; it does nothing about it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from escape_game.engine.views import Order
from escape_game.terminal.blocks import Row, numbers_text

CUTOFF = 0.6  # how near a near miss is
_LONGEST_ECHO = 24
# Every command: its name, then its other spellings.
COMMANDS = (
    ("help", "?", "h"),
    ("look", "l"),
    ("status", "s"),
    ("party", "p"),
    ("pack", "i", "inventory"),
    ("map", "m"),
    ("journal", "j"),
    ("why",),
    ("undo", "u"),
    ("save",),
    ("load", "restore"),
    ("saves",),
    ("orders",),
    ("walk",),
    ("endings",),
    ("options", "o"),
    ("transcript",),
    ("warnings",),
    ("quit", "q", "exit"),
)
NO_ORDERS = "Not here: orders are given on a road, between what happens there."
WALK = "walk"  # begins the label of the road's own choice, and perhaps others
# How orders begin, wherever there are any.
_ORDERS = ("pace", "ration", "watering", "march", "duty")
_NAMES = {spelling: names[0] for names in COMMANDS for spelling in names}


class Chosen(NamedTuple):
    """A choice was named."""

    row: Row


class Asked(NamedTuple):
    """A command was given, with what stood after it."""

    command: str
    argument: str


class Ordered(NamedTuple):
    """An order of the road was given: the id of its choice."""

    id: str
    label: str


class Wrong(NamedTuple):
    """It was none of these; why, in one line."""

    message: str


class Nothing(NamedTuple):
    """An empty line."""


Meaning = Chosen | Asked | Ordered | Wrong | Nothing


def understand(typed: str, rows: Sequence[Row], orders: Sequence[Order] = ()) -> Meaning:
    """Return what was meant. An exact command beats a label, a label beats a command with words after it."""
    lines = typed.strip().splitlines()
    if len(lines) > 1:
        return Wrong(f"That was {len(lines)} lines; one at a time, please.")
    text = _folded(typed)
    if not text:
        return Nothing()
    slashed = text.startswith("/")
    text = text.lstrip("/").strip()
    if text in _NAMES and (slashed or text != WALK or not _labelled(text, rows)):
        return Asked(_NAMES[text], "")
    if not slashed and _is_number(text):
        return _numbered(text, rows)
    found = None if slashed else _labelled(text, rows) or _ordered(text, orders)
    if found:
        return found
    word, _, _ = text.partition(" ")
    if word in _NAMES:
        _, _, argument = " ".join(typed.split()).lstrip("/ ").partition(" ")
        return Asked(_NAMES[word], argument)
    return _unknown(typed, rows, orders)


def _is_number(text: str) -> bool:
    return text.isascii() and text.removeprefix("-").isdigit()


def _numbered(text: str, rows: Sequence[Row]) -> Meaning:
    digits = text.lstrip("0")  # compared as text: a number of 5,000 digits is none to Python
    for row in rows:
        if row.number > 0 and str(row.number) == digits:
            return Chosen(row)
    return Wrong(f"There is no choice {_short(digits or '0')}. {_type(rows)}")


def _labelled(text: str, rows: Sequence[Row]) -> Meaning | None:
    exact = [row for row in rows if _folded(row.label) == text]
    fits = exact or [row for row in rows if _folded(row.label).startswith(text)]
    takable = [row for row in fits if row.number]
    if len(takable) > 1:
        numbers = [str(row.number) for row in takable]
        return Wrong(f'"{_short(text)}" fits {", ".join(numbers[:-1])} and {numbers[-1]}. Type the number.')
    if takable:
        return Chosen(takable[0])
    if fits:
        return Wrong(f"{fits[0].label.rstrip('.')} is locked: {fits[0].locked.rstrip('.')}.")
    return None


def _ordered(text: str, orders: Sequence[Order]) -> Meaning | None:
    words = order_words(text).split()
    fits = [given for given in _all_orders(orders) if any(_starts(words, spelled) for spelled in given.spellings)]
    exact = [given for given in fits if order_words(given.id).split() == words]
    fits = exact or [given for given in fits if not given.standing] or fits
    if len(fits) > 1:
        return Wrong(f'"{_short(text)}" fits more than one order: {", ".join(order_words(o.id) for o in fits[:3])}.')
    if fits and fits[0].standing:
        return Wrong(f"That is the order already: {order_words(fits[0].id)}.")
    return Ordered(fits[0].id, fits[0].label) if fits else None


class _Order(NamedTuple):
    """An order as it can be typed; `standing` if it is in force."""

    id: str
    label: str
    standing: bool
    spellings: tuple[list[str], ...]


def _all_orders(orders: Sequence[Order]) -> Iterator[_Order]:
    for order in orders:
        for offer in order.offers:
            yield _Order(offer.id, offer.label, standing=False, spellings=_spellings(order, offer.id, offer.label))
        yield _Order(order.standing, order.now, standing=True, spellings=_spellings(order, order.standing, order.now))


def order_words(order: str) -> str:
    """Return an order's id as one types it."""
    return order.replace(".", " ").replace("_", " ")


def _spellings(order: Order, id: str, label: str) -> tuple[list[str], ...]:
    spelled = order_words(_folded(id))
    ways = (spelled, spelled.removeprefix("duty "), _folded(f"{order.title} {label}"), _folded(label))
    return tuple(way.split() for way in ways)


def _starts(words: list[str], spelled: list[str]) -> bool:
    """Return whether each word typed begins the word in its place; one word alone must be a whole order."""
    if len(words) < len(spelled) or len(words) == 1:
        return words == spelled
    return all(whole.startswith(word) for word, whole in zip(words, spelled, strict=False)) and len(words) == len(
        spelled
    )


def _unknown(typed: str, rows: Sequence[Row], orders: Sequence[Order]) -> Wrong:
    from difflib import get_close_matches  # 3 ms that only a slip of the finger needs

    word = _folded(typed).lstrip("/")
    if not orders and order_words(word).partition(" ")[0] in _ORDERS:
        return Wrong(NO_ORDERS)
    known = [name for name in _NAMES if len(name) > 1]
    known += [order_words(offer.id) for order in orders for offer in order.offers]
    known += [_folded(row.label) for row in rows if row.number]
    near = get_close_matches(word, known, n=1, cutoff=CUTOFF)
    near = near or get_close_matches(
        word.partition(" ")[0], [name for name in _NAMES if len(name) > 1], n=1, cutoff=CUTOFF
    )
    if near:
        return Wrong(f'I don\'t know "{_short(typed)}". Did you mean {near[0]}?')
    return Wrong(f'I don\'t know "{_short(typed)}". {_type(rows)}')


def _type(rows: Sequence[Row]) -> str:
    return f"Type {numbers_text(rows)}, or ? for help." if any(row.number for row in rows) else "Type ? for help."


def _folded(text: str) -> str:
    """Return text as it is compared: lower case, plain quotes, single spaces, no stop at the end."""
    text = text.casefold().translate({0x2019: "'", 0x2018: "'", 0x201C: '"', 0x201D: '"'})
    return " ".join("".join(c if c.isprintable() else " " for c in text).split()).rstrip(".!")


def _short(text: str) -> str:
    text = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return text if len(text) <= _LONGEST_ECHO else text[: _LONGEST_ECHO - 3] + "..."
