"""Documents from trees, where they are right: nearly always, and then in half the time that a model takes."""

from collections.abc import Callable
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from escape_game.reading.documents.document import (
    Breach,
    Checks,
    Document,
    Field,
    Reads,
    Rewrites,
    Unexpected,
    keys_of,
)
from escape_game.reading.nodes import ListNode, MapNode, TextNode

Read = Callable[[Any], Any]


def shaped(kind: type[Document], node: MapNode) -> Document | None:
    """Return a document of a kind; None where anything is wrong with it, which its model tells."""
    try:
        document: Document = shape_of(kind)(node)
    except (Unexpected, Breach, KeyError):  # a KeyError is a key that the document hasn't
        return None
    return document


_SHAPES: dict[type[Document], Read] = {}


def shape_of(kind: type[Document]) -> Read:
    """Return a reader of documents of a kind."""
    found = _SHAPES.get(kind)
    if found is None:
        found = _SHAPES[kind] = _shape(kind)
    return found


def _shape(kind: type[Document]) -> Read:
    keys = {key.key: (key.name, _reader(key.annotation)) for key in keys_of(kind).values()}
    required = [key.name for key in keys_of(kind).values() if key.is_required]
    agrees = kind.agree is not Document.agree
    new = kind.__new__

    def read(node: object) -> Document:
        if type(node) is not MapNode:
            raise Unexpected("keys", node)
        document = new(kind)
        values = document.__dict__
        for key, value in node.items():
            name, read_value = keys[key]
            values[name] = read_value(value)
        for name in required:
            if name not in values:
                raise Unexpected(name, node)
        if agrees:
            document.agree()
        return document

    return read


def _reader(annotation: Any) -> Read:
    if get_origin(annotation) is Annotated:
        return _marked(annotation.__origin__, annotation.__metadata__)
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin in (Union, UnionType):
        return _reader(inner[0])  # or None, which nobody can type
    if origin is tuple:
        return _several(_reader(inner[0]))
    if origin is dict:
        return _by_id(_reader(inner[1]))
    return shape_of(annotation)


def _marked(annotation: Any, marks: tuple[Any, ...]) -> Read:
    read = next((mark.read for mark in marks if isinstance(mark, Reads)), None) or _reader(annotation)
    for mark in marks:
        if isinstance(mark, Rewrites):
            read = _short(mark.key, annotation, read) if mark.key else _one_or_more(annotation)
        elif isinstance(mark, Checks):
            read = _then(read, mark.check)
        elif isinstance(mark, Field) and mark.ge is not None and mark.le is not None:
            read = _then(read, _between(mark.ge, mark.le))
    return read


def _then(first: Read, second: Read) -> Read:
    return lambda value: second(first(value))


def _between(least: int, most: int) -> Read:
    def check(value: int) -> int:
        if not least <= value <= most:
            raise Unexpected(f"{least} to {most}", value)
        return value

    return check


def _several(read: Read) -> Read:
    def read_each(node: object) -> tuple[Any, ...]:
        if type(node) is not ListNode:
            raise Unexpected("a list", node)
        return tuple(map(read, node))

    return read_each


def _one_or_more(annotation: Any) -> Read:
    read = _reader(get_args(annotation)[0])

    def read_each(node: object) -> tuple[Any, ...]:
        return tuple(map(read, node)) if type(node) is ListNode else (read(node),)

    return read_each


def _by_id(read: Read) -> Read:
    def read_each(node: object) -> dict[str, Any]:
        if type(node) is not MapNode:
            raise Unexpected("keys", node)
        return {name: read(value) for name, value in node.items()}

    return read_each


def _short(key: str, kind: type[Document], read: Read) -> Read:
    """Return a reader of documents of which plain words are the value of one key."""
    keys = keys_of(kind)
    name, read_words = keys[key].name, _reader(keys[key].annotation)
    suffices = all(other.key == key for other in keys.values() if other.is_required)
    new = kind.__new__

    def read_short(node: object) -> Any:
        if type(node) is not TextNode or not suffices:
            return read(node)
        document = new(kind)
        document.__dict__[name] = read_words(node)
        return document

    return read_short
