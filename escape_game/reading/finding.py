"""Finds a story, and reads its cover where that can be had without the story itself."""

import json
from pathlib import Path
from typing import NamedTuple

from escape_game.story.cover import Cover

PACKAGE = Path(__file__).resolve().parent.parent
SHIPPED = PACKAGE / "compiled" / "walk_south.json"
CHECKOUT = PACKAGE.parent / "scenes"


class StorySource(NamedTuple):
    """Where a story is: a compiled file, or a folder of YAML."""

    path: Path
    is_compiled: bool


def find_story(folder: Path | None) -> StorySource:
    """Return where a story is; without a folder, the shipped one. Raises StoryError where there is none."""
    if folder is None:
        if SHIPPED.is_file():
            return StorySource(SHIPPED, is_compiled=True)
        folder = CHECKOUT
    if not folder.is_dir() or not (folder / "story.yaml").is_file():
        from escape_game.reading.sources import read_folder

        read_folder(folder)  # raises the StoryError that says which of the two is missing
    return StorySource(folder, is_compiled=False)


def cover_of(source: StorySource) -> Cover | None:
    """Return the cover of a compiled story; None where the story has to be loaded to know."""
    if not source.is_compiled:
        return None
    try:
        with source.path.open(encoding="utf-8") as file:
            file.readline()
            return Cover(*json.loads(file.readline()))
    except (OSError, ValueError, TypeError):
        return None
