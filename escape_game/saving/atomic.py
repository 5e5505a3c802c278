"""Writes a file whole or not at all, and keeps the one before it."""

import os
from contextlib import suppress
from pathlib import Path

PREVIOUS = ".bak"
_HALF = ".half"
_PRIVATE = 0o600


def write_whole(path: Path, text: str) -> None:
    """Write `text` to `path`; what stood there goes to `path`.bak. Raises OSError, and then nothing is lost.

    At every moment at least one of the two can be read: the new text is complete on the disk before the old file
    gets its second name, and the old file keeps its first until the new one takes it in one step.
    """
    half = _beside(path, _HALF)
    try:
        _write(half, text)
        if path.exists():
            _keep(path)
        os.replace(half, path)  # noqa: PTH105 - the step that everything depends on, called by its name
        sync_folder(path.parent)
    except OSError:
        with suppress(OSError):
            half.unlink(missing_ok=True)
        raise


def previous(path: Path) -> Path:
    """Return where the generation before a file is kept."""
    return _beside(path, PREVIOUS)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder as lasting as the files. Windows has no such thing."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _write(path: Path, text: str) -> None:
    path.unlink(missing_ok=True)  # left by a game that was killed; or a link that somebody laid there
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), _PRIVATE)
    with os.fdopen(descriptor, "wb") as file:
        file.write(text.encode())
        file.flush()
        os.fsync(file.fileno())


def _keep(path: Path) -> None:
    """Give a file its second name. A second name first, a copy where the disk knows none (some USB sticks)."""
    second = _beside(path, PREVIOUS + _HALF)
    second.unlink(missing_ok=True)
    try:
        os.link(path, second)
    except OSError:
        _write(second, path.read_text(encoding="utf-8"))
    os.replace(second, previous(path))  # noqa: PTH105 - as above
    second.unlink(missing_ok=True)  # renaming one name of a file to another of its names does nothing


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)
