"""A document: the keys that a mapping may have, what stands behind each, and how all that is written down.

A class declares one kind of document, as in `days: Annotated[Days | None, Field(description="…")] = None`. Two read
such classes: `shapes` documents that are right, `models` the rest, and what a schema says.
"""

from collections.abc import Callable, Iterator, KeysView, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple, get_origin

from escape_game.reading.nodes import TextNode

NONE_BY_ID: Any = MappingProxyType({})
"""The default of documents by id."""


class Unexpected(Exception):  # noqa: N818 - a finding, which somebody else turns into a problem
    """A value is of another kind than its key asks for."""

    def __init__(self, what: str, value: object) -> None:
        super().__init__()
        self.what, self.got = what, described(value)


class Breach(Exception):  # noqa: N818 - a finding, which somebody else turns into a problem
    """A value breaks a rule that has a code of its own."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__()
        self.code, self.message, self.hint = code, message, hint


class Field(NamedTuple):
    """What a key is for, in a few words, and the ends of its number where it has any."""

    description: str
    ge: int | None = None
    le: int | None = None


class Reads:
    """How a value is read, and what a schema says of it; `read` raises Unexpected."""

    def __init__(self, read: Callable[[Any], Any], schema: Mapping[str, Any]) -> None:
        self.read = read
        self.schema = schema


class Rewrites(NamedTuple):
    """How a short form becomes the long one before it is read: one for a list of one, words for a mapping of `key`."""

    rewrite: Callable[[Any], Any]
    key: str = ""


class Checks:
    """What a value must be once it is read, and what a schema says of that; `check` raises Breach."""

    def __init__(self, check: Callable[[Any], Any], **schema: Any) -> None:
        self.check = check
        self.schema = schema


class Key(NamedTuple):
    """A key as it is typed, the field that it fills, and what the class says of that."""

    key: str
    name: str
    annotation: Any
    field: Field
    is_required: bool

    @property
    def inner(self) -> "type[Document] | None":
        """Return the kind of the documents that stand behind it: one, several, or some by id."""
        return _document_in(self.annotation)

    @property
    def is_by_id(self) -> bool:
        """Return whether documents stand behind it by id."""
        return get_origin(self.annotation.__origin__) is dict


def _document_in(annotation: Any) -> "type[Document] | None":
    if isinstance(annotation, type) and issubclass(annotation, Document):
        return annotation
    return next((found for part in getattr(annotation, "__args__", ()) if (found := _document_in(part))), None)


class Document:
    """The values of a mapping by their fields. What isn't given is found at the class."""

    @property
    def given(self) -> KeysView[str]:
        """Return the fields whose keys were typed."""
        return self.__dict__.keys()

    def agree(self) -> None:
        """Raise Breach where the values don't go together."""


_KEYS: dict[type[Document], dict[str, Key]] = {}


def keys_of(kind: type[Document]) -> dict[str, Key]:
    """Return what may be typed in documents of a kind, in the order of its fields."""
    found = _KEYS.get(kind)
    if found is None:
        found = _KEYS[kind] = {key.key: key for key in _keys(kind)}
    return found


def _keys(kind: type[Document]) -> Iterator[Key]:
    kinds = [base for base in reversed(kind.__mro__) if issubclass(base, Document)]
    for name, annotation in {n: a for base in kinds for n, a in base.__annotations__.items()}.items():
        field = next(mark for mark in annotation.__metadata__ if isinstance(mark, Field))
        # Writers type spaces; a field that would be a word of Python ends with an underscore.
        yield Key(name.rstrip("_").replace("_", " "), name, annotation, field, not hasattr(kind, name))


def described(value: object) -> str:
    """Say what somebody wrote, for a message."""
    if isinstance(value, TextNode):
        words = " ".join(value.value.split())
        return f"'{words[:40]}…'" if len(words) > 40 else f"'{words}'"  # noqa: PLR2004 - as much as a line holds
    return "a mapping" if isinstance(value, dict) else "a list"
