"""The compiled story as JSON: read back in milliseconds, without YAML and without a schema."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, overload
from zlib import crc32

from escape_game.errors import StoryError
from escape_game.story import conditions, effects, journeys, prose, scenes, story, survival
from escape_game.story.cover import Cover
from escape_game.story.scenes import Scene
from escape_game.story.story import Story

FORMAT = 3
"""Rises with every change of the records, so that no cache of another edition is read."""

_MODULES = (conditions, effects, journeys, prose, scenes, story, survival)
_RECORDS: tuple[Any, ...] = tuple(
    record
    for module in _MODULES
    for record in vars(module).values()
    if isinstance(record, type) and hasattr(record, "_fields") and record.__module__ == module.__name__
)
_TAGS = {record: tag for tag, record in enumerate(_RECORDS)}
# A tuple that is no record has this tag; a record's first number says which it is.
_TUPLE = -1
_SHAPE = crc32(repr([(record.__name__, record._fields) for record in _RECORDS]).encode())


class LazyScenes(Sequence[Scene]):
    """Scenes that are decoded when first asked for: a first screen needs one of ten thousand."""

    __slots__ = ("_lines", "_scenes")

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._scenes: list[Scene | None] = [None] * len(lines)

    def __len__(self) -> int:
        return len(self._lines)

    @overload
    def __getitem__(self, index: int) -> Scene: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Scene, ...]: ...

    def __getitem__(self, index: int | slice) -> Scene | tuple[Scene, ...]:
        if isinstance(index, slice):
            return tuple(self[i] for i in range(*index.indices(len(self))))
        found = self._scenes[index]
        if found is None:
            found = self._scenes[index] = _decode(json.loads(self._lines[index]))
        return found

    def __iter__(self) -> Iterator[Scene]:
        return (self[index] for index in range(len(self)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))


def write_compiled(folder: Path, target: Path) -> None:
    """Compile the story in `folder` into one file, for a release. Raises StoryError where its full check has errors."""
    from escape_game.reading.checking import compile_files
    from escape_game.reading.sources import read_folder

    target.write_text(dumps(compile_files(read_folder(folder), folder, release=True)), encoding="utf-8")


def dumps(compiled: Story) -> str:
    """Return a story as text for `loads`: its edition, its cover, a line for the story, and one for each scene."""
    fields = [_encode(value) for value in compiled._replace(scenes=())]
    cover = [getattr(compiled, name) for name in Cover._fields]
    body = "\n".join([_line(cover), _line(fields), *(_line(_encode(scene)) for scene in compiled.scenes)])
    return f"{_line([FORMAT, _SHAPE, crc32(body.encode())])}\n{body}"


def loads(text: str) -> Story:
    """Return the story that `dumps` wrote. Raises StoryError for text of another edition, or for no story at all."""
    head, _, body = text.partition("\n")
    try:
        edition, shape, checksum = json.loads(head)
    except (ValueError, TypeError, RecursionError) as error:
        raise StoryError("This is no compiled story.") from error
    if (edition, shape) != (FORMAT, _SHAPE):
        raise StoryError("This compiled story is of another edition of the game.")
    if checksum != crc32(body.encode(errors="replace")):
        raise StoryError("This compiled story is damaged.")
    _, fields, *lines = body.split("\n")
    story_: Story = Story(*map(_decode, json.loads(fields)))
    return story_._replace(scenes=LazyScenes(lines))


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _encode(value: Any) -> Any:
    if not isinstance(value, tuple):
        return value
    return [_TAGS.get(type(value), _TUPLE), *map(_encode, value)]


def _decode(raw: Any) -> Any:
    if type(raw) is not list:
        return raw
    tag = raw[0]
    values = [_decode(item) if type(item) is list else item for item in raw[1:]]
    return tuple(values) if tag == _TUPLE else _RECORDS[tag](*values)
