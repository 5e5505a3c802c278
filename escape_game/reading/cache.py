"""Texts that can be made again, in the user's cache folder: there whole, or as if they weren't."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from escape_game.reading.finding import PACKAGE

T = TypeVar("T")

_KEPT = 8


class Cache:
    """The newest few texts of one kind. Without a folder it is the user's own; one that is read-only holds nothing."""

    def __init__(self, kind: str, folder: Path | None = None) -> None:
        self._kind = kind
        self._folder = _user_cache() if folder is None else folder

    def find(self, name: str, read: Callable[[str], T | None]) -> T | None:
        """Return what is made of a text; None where it is missing or damaged, of which `read` makes nothing."""
        try:
            return read(self._path(name).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None

    def keep(self, name: str, text: str) -> None:
        """Write a text whole or not at all, in place of the oldest. Without a place for it, it is made again."""
        import tempfile  # late: the title screen has no need of it

        path = self._path(name)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, temporary = tempfile.mkstemp(dir=path.parent, suffix=".part")
            try:
                with os.fdopen(handle, "w", encoding="utf-8") as file:
                    file.write(text)
                Path(temporary).replace(path)
                self._tidy()
            except OSError:
                Path(temporary).unlink(missing_ok=True)
        except OSError:
            return

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}.{self._kind}"

    def _tidy(self) -> None:
        """Keep the newest few, for every edit of a story leaves one behind."""
        by_age = sorted(self._folder.glob(f"*.{self._kind}"), key=lambda path: path.stat().st_mtime_ns)
        for path in by_age[:-_KEPT]:
            path.unlink(missing_ok=True)


def edition(*packages: str) -> str:
    """Return when the code of some of our packages was last touched: whoever works on it must be shown nothing old."""
    return str(max(path.stat().st_mtime_ns for name in packages for path in (PACKAGE / name).rglob("*.py")))


def _user_cache() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("escape-game", appauthor=False)
