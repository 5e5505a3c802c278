"""Finds a story and loads it: the shipped one compiled, a folder's through the cache."""

from pathlib import Path

import escape_game
from escape_game.errors import StoryError
from escape_game.reading.cache import Cache, edition
from escape_game.reading.compiled import FORMAT, dumps, loads
from escape_game.reading.finding import StorySource, find_story
from escape_game.reading.sources import content_hash, read_folder
from escape_game.story.story import Story

__all__ = ["StorySource", "find_story", "load_story"]


def load_story(source: StorySource, cache: Path | None = None) -> Story:
    """Return a story. Raises StoryError with all its problems.

    `cache` is the folder for compiled stories, else the user's own. One that is damaged, old or read-only costs
    time and nothing else.
    """
    if source.is_compiled:
        return loads(source.path.read_text(encoding="utf-8"))
    files = read_folder(source.path)
    name = f"{content_hash(files)}-{FORMAT}-{escape_game.__version__}-{edition('reading')}"
    kept = Cache("json", cache)
    found = kept.find(name, _loads)
    if found is None:
        from escape_game.reading.checking import compile_files

        found = compile_files(files, source.path)
        kept.keep(name, dumps(found))
    return found


def _loads(text: str) -> Story | None:
    try:
        return loads(text)
    except StoryError:
        return None
