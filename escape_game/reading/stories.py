"""Finds a story and loads it: the shipped one compiled, a folder's through the cache."""

import os
from pathlib import Path

import escape_game
from escape_game.errors import StoryError
from escape_game.reading.compiled import FORMAT, dumps, loads
from escape_game.reading.finding import PACKAGE, StorySource, find_story
from escape_game.reading.sources import StoryFile, content_hash, read_folder
from escape_game.story.story import Story

__all__ = ["StorySource", "find_story", "load_story"]

_KEPT = 8


def load_story(source: StorySource, cache: Path | None = None) -> Story:
    """Return a story. Raises StoryError with all its problems.

    `cache` is the folder for compiled stories, else the user's own. One that is damaged, old or read-only costs
    time and nothing else.
    """
    if source.is_compiled:
        return loads(source.path.read_text(encoding="utf-8"))
    files = read_folder(source.path)
    cached = _cache_path(files, cache if cache is not None else _user_cache())
    found = _read(cached)
    if found is None:
        from escape_game.reading.checking import compile_files

        found = compile_files(files, source.path)
        _write(cached, dumps(found))
    return found


def _user_cache() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("walk-south", appauthor=False)


def _cache_path(files: list[StoryFile], folder: Path) -> Path:
    # The reader's own files count as well: whoever works on them must not be shown an old story.
    reader = max(path.stat().st_mtime_ns for path in (PACKAGE / "reading").rglob("*.py"))
    return folder / f"{content_hash(files)}-{FORMAT}-{escape_game.__version__}-{reader}.json"


def _read(cached: Path) -> Story | None:
    try:
        return loads(cached.read_text(encoding="utf-8"))
    except (OSError, ValueError, StoryError):
        return None


def _write(cached: Path, text: str) -> None:
    """Write the cache whole or not at all. Without a place for it the story is compiled again next time."""
    try:
        cached.parent.mkdir(parents=True, exist_ok=True)
        import tempfile  # late: the title screen has no need of it

        handle, temporary = tempfile.mkstemp(dir=cached.parent, suffix=".part")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
            Path(temporary).replace(cached)
            _tidy(cached.parent)
        except OSError:
            Path(temporary).unlink(missing_ok=True)
    except OSError:
        return


def _tidy(folder: Path) -> None:
    """Keep the newest few, for every edit of a story leaves one behind."""
    by_age = sorted(folder.glob("*.json"), key=lambda path: path.stat().st_mtime_ns)
    for path in by_age[:-_KEPT]:
        path.unlink(missing_ok=True)
