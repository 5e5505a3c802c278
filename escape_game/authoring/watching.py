"""Watches a story's folder while somebody writes in it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from escape_game.errors import UsageError

if TYPE_CHECKING:
    from watchfiles import Change

Signature = tuple[tuple[str, int, int], ...]


def signature(folder: Path) -> Signature:
    """Return what tells a folder's story files from what they were: their names, times and sizes."""
    found = []
    for path in sorted(folder.rglob("*.yaml")):
        try:
            stat = path.stat()
        except OSError:  # an editor that saves by renaming takes the old one away first
            continue
        found.append((str(path), stat.st_mtime_ns, stat.st_size))
    return tuple(found)


class Watch:
    """Tells once of each change of a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._seen = signature(folder)

    def has_changed(self) -> bool:
        """Return whether a file is another than when this was last asked."""
        now = signature(self._folder)
        changed, self._seen = now != self._seen, now
        return changed


def saves_of(folder: Path) -> Iterator[None]:
    """Wait for a story file to be saved, again and again. Raises UsageError where watchfiles isn't installed."""
    try:
        from watchfiles import watch
    except ImportError as error:
        raise UsageError("--watch needs watchfiles: pip install 'walk-south[authors]'") from error

    def is_ours(_change: "Change", path: str) -> bool:
        return path.endswith(".yaml")

    return (None for _ in watch(folder, watch_filter=is_ours, debounce=200, step=50, raise_interrupt=True))


def wake_on_save(folder: Path, wake: Callable[[], None]) -> None:
    """Call `wake` at every save from now on, from a thread that ends with the program."""
    saves = saves_of(folder)

    def run() -> None:
        for _ in saves:
            wake()

    Thread(target=run, daemon=True).start()
