"""The files of a story's folder, as bytes."""

from pathlib import Path
from typing import NamedTuple

from escape_game.errors import StoryError

TITLE_PAGE = "story.yaml"


class StoryFile(NamedTuple):
    """A file of a story. `name` is how messages call it, `place` where it is in its folder; both with slashes."""

    name: str
    place: str
    data: bytes


def read_folder(folder: Path) -> list[StoryFile]:
    """Return the .yaml files of a story in the order of their names. Raises StoryError where there is no story."""
    if not folder.is_dir():
        raise StoryError(f"There is no folder {folder}. A story is a folder with a {TITLE_PAGE}.")
    if not (folder / TITLE_PAGE).is_file():
        raise StoryError(f"There is no {TITLE_PAGE} in {folder}. It is the title page that every story has.")
    paths = sorted(path for path in folder.rglob("*.yaml") if not _is_hidden(path.relative_to(folder)))
    try:
        return [StoryFile(path.as_posix(), path.relative_to(folder).as_posix(), path.read_bytes()) for path in paths]
    except OSError as error:
        raise StoryError(f"{error.filename} can't be read: {error.strerror}.") from error


def content_hash(files: list[StoryFile]) -> str:
    """Return what tells two versions of a story apart, wherever its folder stands."""
    from hashlib import blake2b  # late: the title screen has no need of it

    digest = blake2b(digest_size=16)
    for _, place, data in files:
        digest.update(f"{place}\0{len(data)}\0".encode())
        digest.update(data)
    return digest.hexdigest()


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)
