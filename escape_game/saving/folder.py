"""The save folder: an autosave for each journey, slots with names, and the generation before each."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from escape_game.engine.journey import Journey, journey_id
from escape_game.errors import FolderError, SaveDamagedError, SaveError, SaveNotFoundError
from escape_game.saving import document, save_format
from escape_game.saving.atomic import previous, sync_folder, write_whole
from escape_game.saving.entries import SaveEntry, entries_in, entry_of, put_aside, read_save
from escape_game.saving.holding import Hold
from escape_game.saving.moments import Moments
from escape_game.saving.naming import NAMED, as_slot, autosave_of, file_of, lock_of, numbered
from escape_game.saving.profile import Profile
from escape_game.saving.save_format import Loaded
from escape_game.story.cleaning import clean
from escape_game.story.story import Story

_MILLISECONDS = 1000
_SLOTS = ".slots.lock"  # held while any save with a name is written or deleted
_ELSEWHERE = "This journey is being played in another window. Go on there, or close it first."
_EARLIER = "The newest copy of this save is damaged and left as it is; this is the one before it."


def now() -> datetime:
    """Return the time of day, for those who have no clock of their own."""
    return datetime.now(UTC)


class Verdict(NamedTuple):
    """What would become of a save: nothing to say, or notes, or (not `loads`) what is wrong."""

    entry: SaveEntry
    loads: bool
    notes: tuple[str, ...]


class SaveFolder:
    """A folder of saves. A save that can't be read is never overwritten or deleted.

    The first autosave of a journey takes a hold on it, until `release` or the end of the process: another game that
    plays the same journey meanwhile gets a FolderError. Every method that writes raises FolderError when the folder
    can't be written; nothing is lost then.
    """

    def __init__(self, path: Path, clock: Callable[[], datetime] = now) -> None:
        self.path = path
        self.profile = Profile(path)
        self._clock = clock
        self._order = -1  # of the newest save that we know of
        self._moments: Moments | None = None  # that wrote the last save
        self._holds: dict[str, Hold] = {}
        self._ours: dict[Path, tuple[int, int, int]] = {}

    def autosave(self, journey: Journey) -> None:
        """Put the journey on the disk; on return it is there to stay. How it ended goes into the profile too."""
        with self._writing():
            self.hold(journey)
            self._put(self.path / autosave_of(journey.id), self._text_of(journey))
            if journey.state.ending >= 0:
                self.profile.note(journey)

    def hold(self, journey: Journey) -> None:
        """Keep other games from playing this journey. Raises FolderError if one does."""
        with self._writing():
            hold = self._holds.setdefault(journey.id, Hold(self.path / lock_of(autosave_of(journey.id))))
            if not hold.take():
                raise FolderError(_ELSEWHERE)

    def release(self) -> None:
        """Let other games play our journeys."""
        with self._writing():
            for hold in self._holds.values():
                hold.release()

    def save(self, journey: Journey, name: str) -> SaveEntry:
        """Keep the journey under a name; what had this name before is kept as the generation before."""
        slot = as_slot(name)
        text = self._text_of(journey, slot)
        path = self.path / file_of(slot, journey.story.id)
        with self._writing(), self._alone(_SLOTS):
            self._put(path, text)
        return entry_of(path)

    def entries(self) -> list[SaveEntry]:
        """Return all saves, newest first, those that can't be read last."""
        return entries_in(self.path)

    def newest(self, story: Story) -> SaveEntry | None:
        """Return the newest save of this story, or None."""
        return next((entry for entry in self.entries() if entry.readable and entry.story == story.id), None)

    def find(self, slot: str, story: str = "") -> SaveEntry:
        """Return the save of that name (small and capital letters are one), file name or journey id."""
        wanted = slot.strip().casefold()
        saves = [entry for entry in self.entries() if not story or entry.story in (story, "")]
        for names in (lambda e: (e.slot,), lambda e: (e.path.stem, e.journey)):
            for entry in saves:
                if wanted in (name.casefold() for name in names(entry) if name):
                    return entry
        raise SaveNotFoundError(f"There is no save called '{clean(slot, multiline=False)}'. See: escape-game saves")

    def load(self, story: Story, slot: str) -> Journey:
        """Return the journey kept in a slot. Raises SaveError."""
        return self.open(story, slot).journey

    def open(self, story: Story, slot: str) -> Loaded:
        """Return the journey kept in a slot, and what its player should know. Raises SaveError.

        An earlier moment of a journey that has gone on since becomes a journey of its own, so that its autosaves don't
        take the place of what came later.
        """
        entry = self.find(slot, story.id)
        loaded = self._loaded(story, entry)
        return loaded._replace(journey=self._branched(loaded.journey, entry))

    def delete(self, slot: str) -> None:
        """Delete a save and the generation before it. One that can't be read is left alone."""
        entry = self.find(slot)
        if not entry.readable:
            raise SaveDamagedError(f"'{entry.slot}' can't be read, so it is left as it is: {entry.path}")
        is_named = entry.path.name.startswith(NAMED)
        lock = _SLOTS if is_named else lock_of(entry.path.name)
        with self._writing(), self._alone(lock, wait=is_named):
            # The generation before goes first: a save that is half deleted must not turn into an older one.
            previous(entry.path).unlink(missing_ok=True)
            entry.path.unlink(missing_ok=True)
            sync_folder(self.path)

    def text(self, slot: str) -> str:
        """Return the text of a save. Raises SaveDamagedError if it can't be read."""
        return _newest_text(self.find(slot).path)

    def export(self, slot: str, target: Path) -> Path:
        """Copy a save out of the folder, to a file that doesn't exist yet, and return where it went."""
        entry = self.find(slot)
        file = target / entry.path.name if target.is_dir() else target
        text = _newest_text(entry.path)
        try:
            with file.open("x", encoding="utf-8") as out:
                out.write(text)
        except FileExistsError as error:
            raise FolderError(f"{file} exists already. Choose another name.") from error
        except OSError as error:
            raise FolderError(f"Can't write {file}: {error.strerror}.") from error
        return file

    def import_(self, source: Path) -> SaveEntry:
        """Copy a save into the folder, under its own name or one like it; nothing here is replaced."""
        if not source.exists():
            raise SaveNotFoundError(f"There is no file {source}.")
        saved = document.opened(read_save(source))
        heading = document.heading(saved)
        name = as_slot(heading.slot or f"{heading.place}, day {heading.day}")
        with self._writing(), self._alone(_SLOTS):
            slot = self._free_name(name, heading.story)
            path = self.path / file_of(slot, heading.story)
            self._put(path, document.resealed(saved, slot))
        return entry_of(path)

    def verify(self, story: Story | None = None) -> list[Verdict]:
        """Return what each save would become under a story; without one, whether it can be read."""
        return [self._verdict(story, entry) for entry in self.entries()]

    def _branched(self, journey: Journey, entry: SaveEntry) -> Journey:
        path = self.path / autosave_of(journey.id)
        present = entry if path == entry.path or not path.exists() else entry_of(path)
        if present.state_hash == entry.state_hash:
            return journey
        return journey._replace(id=journey_id(journey.seed, f"{journey.id} {self._stamp()}"))

    def _verdict(self, story: Story | None, entry: SaveEntry) -> Verdict:
        if not entry.readable or story is None:
            return Verdict(entry, entry.readable, (entry.problem,) if entry.problem else ())
        try:
            return Verdict(entry, True, self._loaded(story, entry).notes)  # noqa: FBT003
        except SaveError as error:
            return Verdict(entry, False, (str(error),))  # noqa: FBT003

    def _loaded(self, story: Story, entry: SaveEntry) -> Loaded:
        try:
            return save_format.load(story, read_save(entry.path))
        except SaveDamagedError as damaged:
            try:
                earlier = save_format.load(story, read_save(previous(entry.path)))
            except SaveDamagedError:
                raise damaged from None
            return Loaded(earlier.journey, (_EARLIER, *earlier.notes))

    def _text_of(self, journey: Journey, slot: str = "") -> str:
        saved_at, order = self._stamp()
        if self._moments is None or not self._moments.are_of(journey):
            self._moments = Moments(journey.story, journey.difficulty)
        return save_format.dump(journey, slot=slot, saved_at=saved_at, order=order, moments=self._moments)

    def _put(self, path: Path, text: str) -> None:
        for generation in (path, previous(path)):
            self._spare(generation)
        write_whole(path, text)
        self._ours |= {file: _signature(file) for file in (path, previous(path)) if file.exists()}

    def _spare(self, path: Path) -> None:
        """Move a file out of the way if it can't be read; nothing is ever written over it."""
        if not path.exists() or self._ours.get(path) == _signature(path):
            return
        try:
            document.opened(read_save(path))
        except SaveError:
            put_aside(path)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            yield
        except OSError as error:
            raise FolderError(f"Can't save in {self.path}: {error.strerror or error}.") from error

    @contextmanager
    def _alone(self, lock: str, *, wait: bool = True) -> Iterator[None]:
        path = self.path / lock
        if any(ours.path == path and ours.is_taken for ours in self._holds.values()):
            yield
            return
        hold = Hold(path)
        if not hold.take(wait=wait):
            raise FolderError(_ELSEWHERE)
        try:
            yield
        finally:
            hold.release()

    def _free_name(self, name: str, story: str) -> str:
        number, free = 1, name
        while (path := self.path / file_of(free, story)).exists() or previous(path).exists():
            number += 1
            free = numbered(name, number)
        return free

    def _stamp(self) -> tuple[str, int]:
        """Return the time, and a number greater than that of every save here: the clock's, unless it was set back."""
        if self._order < 0:
            self._order = max((entry.order for entry in self.entries()), default=0)
        time = self._clock().astimezone(UTC)
        self._order = max(int(time.timestamp() * _MILLISECONDS), self._order + 1)
        return time.isoformat(timespec="milliseconds"), self._order


def _newest_text(path: Path) -> str:
    """Return the text of the newest generation that can be read."""
    try:
        text = read_save(path)
        document.opened(text)
    except SaveDamagedError as damaged:
        try:
            text = read_save(previous(path))
            document.opened(text)
        except SaveDamagedError:
            raise damaged from None
    return text


def _signature(path: Path) -> tuple[int, int, int]:
    stat = os.stat(path)  # noqa: PTH116 - as in atomic.py, the system call by its name
    return (stat.st_ino, stat.st_size, stat.st_mtime_ns)
