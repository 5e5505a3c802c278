"""What lies in a save folder, file by file, read with suspicion."""

import os
from pathlib import Path
from typing import NamedTuple

from escape_game.errors import SaveDamagedError, SaveError
from escape_game.saving import document
from escape_game.saving.atomic import PREVIOUS, previous
from escape_game.saving.naming import PROFILE

ASIDE = ".damaged-"
_ENDING = ".json"


class SaveEntry(NamedTuple):
    """One save as a list shows it. Of one that isn't `readable` only `slot`, `path` and `problem` are known."""

    slot: str
    journey: str
    story: str
    choices: int
    readable: bool
    ended: bool
    state_hash: str
    day: int
    place: str
    alive: tuple[str, ...]
    saved_at: str
    path: Path
    problem: str
    order: int = 0


def entries_in(folder: Path) -> list[SaveEntry]:
    """Return everything in a folder that is or was a save, newest first, what can't be read last."""
    found = [entry_of(path) for path in _saves_in(folder)]
    return sorted(found, key=lambda entry: (entry.readable, entry.order, entry.saved_at, entry.slot), reverse=True)


def entry_of(path: Path) -> SaveEntry:
    """Return what a list shows of a save: its newest generation that can be read."""
    problem = ""
    for generation in (path, previous(path)):
        try:
            return _readable(path, document.heading(document.opened(read_save(generation))), problem)
        except SaveError as error:
            problem = problem or str(error)
    return SaveEntry(_slot_of(path), "", "", 0, False, False, "", 0, "", (), "", path, problem)  # noqa: FBT003


def read_save(path: Path) -> str:
    """Return a file's text. Raises SaveDamagedError if there is none to be had, or far too much."""
    try:
        with path.open("rb") as file:
            return file.read(document.MOST_CHARACTERS + 1).decode()
    except UnicodeDecodeError as error:
        raise SaveDamagedError("This save is damaged: it isn't text.") from error
    except OSError as error:
        raise SaveDamagedError(f"This save can't be read: {error.strerror}.") from error


def put_aside(path: Path) -> None:
    """Move a file that can't be read out of the way of one that will take its name. Raises OSError."""
    number = 1
    while not _moved(path, path.with_name(f"{path.name}{ASIDE}{number}")):
        number += 1


def _moved(path: Path, aside: Path) -> bool:
    """Give a file another name, unless there is such a file already."""
    if aside.exists():
        return False
    try:
        os.link(path, aside)  # unlike a renaming, it never replaces what another game has just put there
    except FileExistsError:
        return False
    except OSError:  # a disk that knows no second names
        path.rename(aside)
    else:
        path.unlink()
    return True


def _readable(path: Path, heading: document.Heading, problem: str) -> SaveEntry:
    return SaveEntry(
        heading.slot or _slot_of(path),
        heading.journey,
        heading.story,
        heading.choices,
        readable=True,
        ended=heading.ended,
        state_hash=heading.state_hash,
        day=heading.day,
        place=heading.place,
        alive=heading.alive,
        saved_at=heading.saved_at,
        path=path,
        order=heading.order,
        problem=f"{problem} The one before it is used." if problem else "",
    )


def _saves_in(folder: Path) -> list[Path]:
    try:
        names = {path.name for path in folder.iterdir() if not path.name.startswith((".", PROFILE))}
    except OSError:  # no folder yet: no saves
        return []
    whole = {name.removesuffix(PREVIOUS) for name in names if name.endswith((_ENDING, _ENDING + PREVIOUS))}
    return [folder / name for name in sorted(whole | {name for name in names if ASIDE in name})]


def _slot_of(path: Path) -> str:
    return path.name.removesuffix(_ENDING)
