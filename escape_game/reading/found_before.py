"""What a check found in the same files before, so that nobody waits for it twice."""

import json
from pathlib import Path

import escape_game
from escape_game.errors import Problem, SourceSpan
from escape_game.reading.cache import Cache, edition
from escape_game.reading.sources import content_hash, read_folder

_READERS = ("reading", "engine", "story")  # what a problem can come from


def problems_in(folder: Path, *, release: bool = False, cache: Path | None = None) -> tuple[Problem, ...]:
    """Return all problems of a story as `check_folder` does: found before in the very same files, or now."""
    files = read_folder(folder)
    # Problems name the files as messages call them, so that is what the hash is of.
    known_as = content_hash([file._replace(place=file.name) for file in files])
    name = f"{known_as}-{'release' if release else 'draft'}-{escape_game.__version__}-{edition(*_READERS)}"
    kept = Cache("problems", cache)
    found = kept.find(name, _loads)
    if found is None:
        from escape_game.reading.checking import check_files  # late: it brings the whole reader

        found = check_files(files, release=release).problems
        kept.keep(name, json.dumps(found))
    return found


def _loads(text: str) -> tuple[Problem, ...] | None:
    try:
        return tuple(
            Problem(code, severity, SourceSpan(*span), message, hint)
            for code, severity, span, message, hint in json.loads(text)
        )
    except TypeError:
        return None
