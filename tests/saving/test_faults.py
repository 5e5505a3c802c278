"""A disk that fails at any call of a save, saves cut or flipped at any byte: refused or right, and never a loss."""

import errno
import os
from pathlib import Path
from random import Random

import pytest

from escape_game.engine.journey import play, start
from escape_game.errors import EscapeGameError, FolderError, SaveDamagedError, SaveError
from escape_game.reading.stories import find_story, load_story
from escape_game.saving import document
from escape_game.saving.folder import SaveFolder
from escape_game.saving.save_format import dump, load

STORIES = Path(__file__).parents[1] / "stories"
CALLS = (
    "open",
    "fsync",
    "link",
    "replace",
    "rename",
    "unlink",
    "stat",
    "fstat",
    "mkdir",
    "close",
    "scandir",
    "listdir",
)
FLIPS = 10_000


@pytest.fixture(scope="module")
def story():
    return load_story(find_story(STORIES / "odd_lid"))


@pytest.fixture(scope="module")
def journeys(story):
    """Return a journey after each of its first choices."""
    from escape_game.engine.turn import offers

    dice, journey = Random(5), start(story, 5, id="one")[0]
    found = [journey]
    while len(found) < 8 and (offered := offers(story, journey.state)):
        journey, _ = play(journey, dice.choice(offered).id)
        found.append(journey)
    return found


class FailingDisk:
    """Counts the calls that reach the disk, and lets one of them fail; a write fails with half of it done."""

    def __init__(self, patch, nth, error):
        self.left, self.error, self.calls = nth, error, 0
        for name in CALLS:
            patch.setattr(os, name, self.failing(getattr(os, name)))
        real = os.fdopen
        patch.setattr(os, "fdopen", lambda *args, **more: FailingFile(real(*args, **more), self))

    def failing(self, call):
        def called(*args, **more):
            self.count()
            return call(*args, **more)

        return called

    def count(self):
        self.calls += 1
        if self.calls - 1 == self.left:
            raise OSError(self.error, os.strerror(self.error))


class FailingFile:
    def __init__(self, file, disk):
        self.file, self.disk = file, disk

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.file.close()

    def write(self, data):
        try:
            self.disk.count()
        except OSError:
            self.file.write(data[: len(data) // 2])
            raise
        return self.file.write(data)

    def flush(self):
        self.disk.count()
        self.file.flush()

    def fileno(self):
        return self.file.fileno()


def calls_of_a_save(tmp_path, journeys):
    folder = SaveFolder(tmp_path / "counted")
    folder.autosave(journeys[0])
    folder.autosave(journeys[1])
    with pytest.MonkeyPatch.context() as patch:
        disk = FailingDisk(patch, -1, 0)
        folder.autosave(journeys[2])
    folder.release()
    return disk.calls


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO], ids=["ENOSPC", "EIO"])
@pytest.mark.parametrize("first", [False, True], ids=["a later save", "the first save of a sitting"])
def test_a_disk_that_fails_at_any_call_of_a_save_loses_nothing(tmp_path, story, journeys, error, first):
    calls = calls_of_a_save(tmp_path, journeys) + 40 * first
    assert calls > 10
    for nth in range(calls):
        folder = SaveFolder(tmp_path / f"saves{nth}")
        folder.autosave(journeys[0])
        folder.autosave(journeys[1])
        if first:
            folder.release()
            folder = SaveFolder(folder.path)
        with pytest.MonkeyPatch.context() as patch:
            FailingDisk(patch, nth, error)
            try:
                folder.autosave(journeys[2])
                saved = True
            except FolderError:
                saved = False
        kept = SaveFolder(folder.path).load(story, "auto-one")
        assert kept.log in ((journeys[2].log,) if saved else (journeys[1].log, journeys[2].log))
        folder.autosave(journeys[3])
        assert folder.load(story, "auto-one").log == journeys[3].log
        assert all(entry.readable for entry in folder.entries())
        folder.release()


def test_a_folder_removed_during_a_game_is_made_again(tmp_path, story, journeys):
    import shutil

    folder = SaveFolder(tmp_path / "saves")
    folder.autosave(journeys[1])
    shutil.rmtree(folder.path)
    folder.autosave(journeys[2])
    assert folder.load(story, "auto-one").log == journeys[2].log
    folder.release()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is read-only for root")
def test_a_folder_that_cannot_be_written_says_so(tmp_path, journeys):
    path = tmp_path / "saves"
    path.mkdir(mode=0o500)
    with pytest.raises(FolderError, match="Can't save in"):
        SaveFolder(path).autosave(journeys[0])


def test_where_the_folder_should_be_lies_a_file_and_that_is_said(tmp_path, journeys):
    path = tmp_path / "saves"
    path.write_text("mine")
    with pytest.raises(FolderError, match="Can't save in"):
        SaveFolder(path).autosave(journeys[0])
    assert path.read_text() == "mine"


@pytest.mark.parametrize("error", [errno.EROFS, errno.EACCES])
def test_a_read_only_folder_can_still_be_read(tmp_path, story, journeys, error):
    folder = SaveFolder(tmp_path / "saves")
    folder.autosave(journeys[1])
    folder.release()
    with pytest.MonkeyPatch.context() as patch:
        real = os.open
        patch.setattr(
            os, "open", lambda path, flags, *more: _refused(error) if flags & os.O_CREAT else real(path, flags, *more)
        )
        again = SaveFolder(folder.path)
        assert again.load(story, "auto-one").log == journeys[1].log
        with pytest.raises(FolderError):
            again.autosave(journeys[2])


def _refused(error):
    raise OSError(error, os.strerror(error))


def outcome(story, data, journey, path):
    """Read damaged bytes as the game does, and return whether they were refused; what is loaded is right."""
    path.write_bytes(data)
    entry = SaveFolder(path.parent).entries()[0]
    refused = not entry.readable
    assert "\n" not in entry.problem
    try:
        loaded = load(story, data.decode())
        assert loaded.journey == journey._replace(past=())
    except (SaveError, UnicodeDecodeError):
        refused = True
    assert path.read_bytes() == data
    return refused


@pytest.mark.soak
def test_a_save_cut_short_at_any_byte_is_refused(tmp_path, story, journeys):
    data = dump(journeys[-1]).encode()
    whole = len(data.rstrip())
    assert all(outcome(story, data[:length], journeys[-1], tmp_path / "slot-x.json") for length in range(whole))


@pytest.mark.soak
def test_flipped_bytes_are_refused_or_do_no_harm(tmp_path, story, journeys):
    dice, data = Random(3), dump(journeys[-1]).encode()
    refused = 0
    for _ in range(FLIPS):
        flipped = bytearray(data)
        flipped[dice.randrange(len(data))] ^= dice.randint(1, 255)
        refused += outcome(story, bytes(flipped), journeys[-1], tmp_path / "slot-x.json")
    assert refused > FLIPS * 0.99


HOSTILE = {
    "deep": '{"save": 1, "a": ' + "[" * 100_000,
    "deep objects": '{"a":' * 50_000,
    "a number of a million digits": '{"save": ' + "9" * 1_000_000 + "}",
    "an infinite number": '{"save": 1e999}',
    "nothing": "",
    "a byte order mark": "\ufeff{}",
    "zeroes": "\0" * 5000,
    "a name like a path": '{"save": 1, "slot": "../../etc/passwd", "checksum": ""}',
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_save_has_no_effect_outside_the_game(tmp_path, story, text):
    folder = SaveFolder(tmp_path / "saves")
    folder.path.mkdir()
    (folder.path / "slot-x.json").write_text(text, encoding="utf-8")
    (entry,) = folder.entries()
    assert not entry.readable
    assert "\x1b" not in entry.problem
    with pytest.raises(SaveDamagedError):
        folder.open(story, "slot-x")
    with pytest.raises(EscapeGameError):
        folder.import_(folder.path / "slot-x.json")
    assert [path.name for path in tmp_path.iterdir()] == ["saves"]
    assert [path.name for path in folder.path.iterdir()] == ["slot-x.json"]


@pytest.mark.soak
def test_a_long_save_cut_short_at_any_byte_is_refused():
    text = (STORIES.parent / "old_saves" / "walk-south-1.json").read_text(encoding="utf-8").rstrip()
    document.opened(text)
    for length in range(len(text)):
        with pytest.raises(SaveDamagedError):
            document.opened(text[:length])
