import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tiny_story import tiny_story

from escape_game.engine.journey import play, start
from escape_game.errors import (
    FolderError,
    SaveDamagedError,
    SaveForeignError,
    SaveNotFoundError,
    UsageError,
)  # fmt: skip
from escape_game.saving import save_format
from escape_game.saving.folder import SaveFolder
from escape_game.saving.holding import Hold

STORY = tiny_story()


class Clock:
    """Half past nine, and a minute more each time somebody asks."""

    def __init__(self):
        self.time = datetime(2026, 1, 1, 9, 30, tzinfo=UTC)

    def __call__(self):
        self.time += timedelta(minutes=1)
        return self.time


@pytest.fixture
def folder(tmp_path):
    saves = SaveFolder(tmp_path / "saves", Clock())
    yield saves
    saves.release()


def played(*choices, id="one", story=STORY):
    journey, _ = start(story, 4, id=id)
    for choice in choices:
        journey, _ = play(journey, choice)
    return journey


def files(folder):
    return sorted(path.name for path in folder.path.iterdir() if not path.name.startswith("."))


def test_an_autosave_is_loaded_again(folder):
    folder.autosave(played("drink"))
    assert folder.load(STORY, "auto-one") == played("drink")._replace(past=())
    assert files(folder) == ["auto-one.json"]


def test_each_journey_has_its_own_autosave(folder):
    folder.autosave(played("drink"))
    folder.autosave(played(id="two"))
    assert [entry.slot for entry in folder.entries()] == ["auto-two", "auto-one"]


def test_an_entry_says_where_and_when_and_who_is_alive(folder):
    folder.autosave(played("warm", "rest", "hear", "bury"))
    (entry,) = folder.entries()
    assert (entry.day, entry.place, entry.alive, entry.choices) == (3, "Far", ("You", "Smith"), 4)
    assert entry.saved_at == "2026-01-01T09:31:00.000+00:00"
    assert (entry.readable, entry.ended, entry.problem) == (True, False, "")


def test_the_newest_save_of_this_story_is_found(folder):
    assert folder.newest(STORY) is None
    folder.save(played("drink"), "Noon")
    folder.autosave(played())
    folder.autosave(played(id="sea", story=tiny_story(id="sea")))
    newest = folder.newest(STORY)
    assert newest is not None
    assert newest.slot == "auto-one"


def test_a_named_save_goes_by_its_name(folder):
    entry = folder.save(played("drink"), "  Before the ravine ")
    assert entry.slot == "Before the ravine"
    assert folder.load(STORY, "before the ravine").log == ("drink",)


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "CON", "a/b\\c:d", ".hidden", "\x1b[2Jx", "Łódź", "😀", "x" * 500]
)
def test_file_names_never_come_from_names(folder, name):
    folder.save(played(), name)
    (file,) = files(folder)
    assert set(file) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.")
    assert file.startswith("slot-")
    assert len(file) < 60
    assert list(folder.path.parent.iterdir()) == [folder.path]


def test_names_that_look_alike_keep_their_own_files(folder):
    for name in ("a b", "a-b", "a.b"):
        folder.save(played(), name)
    assert len(folder.entries()) == 3


def test_an_earlier_moment_becomes_a_journey_of_its_own(folder):
    folder.save(played("drink"), "noon")
    folder.autosave(played("drink"))
    assert folder.load(STORY, "noon").id == "one"
    folder.autosave(played("drink", "warm"))
    earlier = folder.load(STORY, "noon")
    assert earlier.id != "one"
    folder.autosave(earlier)
    assert folder.load(STORY, "auto-one").log == ("drink", "warm")
    assert len(folder.entries()) == 3


def test_a_save_needs_a_name(folder):
    with pytest.raises(UsageError, match="needs a name"):
        folder.save(played(), "\x1b[31m \n")


def test_a_missing_save_is_named(folder):
    with pytest.raises(SaveNotFoundError, match="no save called 'noon'"):
        folder.load(STORY, "noon")


def test_a_damaged_save_falls_back_to_the_one_before_and_stays_as_it_is(folder):
    for journey in (played(), played("drink"), played("drink", "warm")):
        folder.autosave(journey)
    path = folder.path / "auto-one.json"
    path.write_text(path.read_text()[:100])
    loaded = folder.open(STORY, "auto-one")
    assert loaded.journey.log == ("drink",)
    assert "the one before" in loaded.notes[0]
    (entry,) = folder.entries()
    assert entry.readable
    assert entry.choices == 1
    assert len(path.read_text()) == 100


def test_playing_on_after_damage_overwrites_nothing(folder):
    folder.autosave(played())
    folder.autosave(played("drink"))
    path = folder.path / "auto-one.json"
    path.write_text("damaged")
    again = SaveFolder(folder.path, Clock())
    folder.release()
    again.autosave(played("warm"))
    assert files(folder) == ["auto-one.json", "auto-one.json.bak", "auto-one.json.damaged-1"]
    assert (folder.path / "auto-one.json.damaged-1").read_text() == "damaged"
    assert again.load(STORY, "auto-one").log == ("warm",)
    again.release()


def test_what_cannot_be_read_is_listed_last_and_never_deleted(folder):
    folder.autosave(played())
    (folder.path / "slot-x.json").write_bytes(b"\xff\xfe")
    (folder.path / "slot-dir.json").mkdir()
    entries = folder.entries()
    assert [entry.readable for entry in entries] == [True, False, False]
    assert all(entry.problem for entry in entries[1:])
    with pytest.raises(SaveDamagedError, match="left as it is"):
        folder.delete("slot-x")
    assert (folder.path / "slot-x.json").read_bytes() == b"\xff\xfe"


def test_a_save_whose_newest_file_is_gone_is_still_there(folder):
    folder.autosave(played())
    folder.autosave(played("drink"))
    (folder.path / "auto-one.json").unlink()
    assert folder.load(STORY, "auto-one").log == ()


def test_deleting_takes_the_generation_before_too(folder):
    folder.save(played(), "noon")
    folder.save(played("drink"), "noon")
    folder.delete("noon")
    assert files(folder) == []


def test_a_save_travels_by_export_and_import(folder, tmp_path):
    folder.save(played("drink"), "noon")
    target = folder.export("noon", tmp_path / "noon.json")
    with pytest.raises(FolderError, match="exists already"):
        folder.export("noon", target)
    assert folder.import_(target).slot == "noon (2)"
    other = SaveFolder(tmp_path / "other")
    assert other.import_(target).slot == "noon"
    assert other.load(STORY, "noon").log == ("drink",)


@pytest.mark.parametrize("text", ["", "not a save", "{}"])
def test_what_is_no_save_is_not_imported(folder, tmp_path, text):
    (tmp_path / "x.json").write_text(text)
    with pytest.raises(SaveDamagedError):
        folder.import_(tmp_path / "x.json")
    assert not folder.entries()


def test_importing_needs_a_file(folder, tmp_path):
    with pytest.raises(SaveNotFoundError):
        folder.import_(tmp_path / "nowhere.json")


def test_verify_says_what_each_save_would_become(folder):
    folder.save(played("drink"), "noon")
    (folder.path / "slot-x.json").write_text("damaged")
    newer = tiny_story(version=2, slots=(*STORY.slots[:2], STORY.slots[2]._replace(name="law"), *STORY.slots[3:]))
    noon, damaged = folder.verify(newer)
    assert noon.loads
    assert noon.notes == ("The story no longer has: rule.",)
    assert not damaged.loads
    assert [verdict.loads for verdict in folder.verify()] == [True, False]
    assert not folder.verify(tiny_story(id="sea"))[0].loads


def test_a_save_of_another_story_is_refused(folder):
    folder.autosave(played())
    entry = folder.find("auto-one")
    with pytest.raises(SaveNotFoundError):
        folder.load(tiny_story(id="sea"), entry.slot)
    with pytest.raises(SaveForeignError):
        folder._loaded(tiny_story(id="sea"), entry)


def test_a_second_game_is_told_that_the_journey_is_being_played(folder):
    folder.autosave(played())
    second = SaveFolder(folder.path)
    with pytest.raises(FolderError, match="another window"):
        second.autosave(played("drink"))
    second.autosave(played(id="two"))
    folder.release()
    second.autosave(played("drink"))
    second.release()


def test_saves_with_names_are_written_and_deleted_under_one_lock(folder, monkeypatch):
    taken, take = [], Hold.take

    def noting(hold, *, wait=False):
        taken.append((hold.path.name, wait))
        return take(hold, wait=wait)

    monkeypatch.setattr(Hold, "take", noting)
    folder.save(played(), "noon")
    folder.delete("noon")
    assert taken == [(".slots.lock", True)] * 2


def test_of_two_games_that_import_one_save_at_once_neither_replaces_the_others(folder, tmp_path, monkeypatch):
    folder.save(played(), "noon")
    target = folder.export("noon", tmp_path / "noon.json")
    folder.delete("noon")
    others, take = [SaveFolder(folder.path)], Hold.take

    def second(hold, *, wait=False):
        if others:
            others.pop().import_(target)
        return take(hold, wait=wait)

    monkeypatch.setattr(Hold, "take", second)
    assert folder.import_(target).slot == "noon (2)"
    assert {entry.slot for entry in folder.entries()} == {"noon", "noon (2)"}


def test_a_killed_game_holds_nothing(folder):
    folder.path.mkdir(parents=True)
    code = (
        "import os, sys; from pathlib import Path; from escape_game.saving.holding import Hold;"
        "assert Hold(Path(sys.argv[1])).take(); os.kill(os.getpid(), 9)"
    )
    lock = folder.path / ".auto-one.lock"
    subprocess.run([sys.executable, "-c", code, lock], check=False, cwd=Path(__file__).parents[2])
    assert lock.exists()
    folder.autosave(played())


@pytest.mark.parametrize("call", ["open", "fsync", "link", "replace", "stat"])
@pytest.mark.parametrize("nth", range(5))
def test_a_full_disk_is_one_clear_line_and_loses_nothing(folder, monkeypatch, call, nth):
    folder.autosave(played())
    folder.autosave(played("drink"))
    real, calls = getattr(os, call), iter(range(1000))

    def fail(*args, **more):
        if next(calls) == nth:
            raise OSError(28, "No space left on device")
        return real(*args, **more)

    with monkeypatch.context() as patch:
        patch.setattr(os, call, fail)
        failure = ""
        try:
            folder.autosave(played("drink", "warm"))
        except FolderError as error:
            failure = str(error)
    assert not failure or failure == f"Can't save in {folder.path}: No space left on device."
    assert len(folder.load(STORY, "auto-one").log) in (1, 2)
    folder.autosave(played("drink", "warm"))
    assert folder.load(STORY, "auto-one").log == ("drink", "warm")


def test_a_folder_that_cannot_be_made_is_one_clear_line(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(FolderError, match="Can't save in"):
        SaveFolder(tmp_path / "file" / "saves").autosave(played())
    assert SaveFolder(tmp_path / "file" / "saves").entries() == []


def test_a_folder_removed_in_mid_game_is_made_again(folder):
    folder.autosave(played())
    for file in folder.path.iterdir():
        file.unlink()
    folder.path.rmdir()
    folder.autosave(played("drink"))
    assert folder.load(STORY, "auto-one").log == ("drink",)


def test_a_clock_that_is_set_back_does_not_change_what_is_newest(folder):
    times = iter([datetime(2026, 1, 1, tzinfo=UTC), datetime(2001, 1, 1, tzinfo=UTC), datetime(1999, 1, 1, tzinfo=UTC)])
    for id in ("one", "two"):
        game = SaveFolder(folder.path, lambda: next(times))
        game.autosave(played(id=id))
        game.release()
    third = SaveFolder(folder.path, lambda: next(times))
    third.save(played("drink"), "noon")
    assert [entry.slot for entry in folder.entries()] == ["noon", "auto-two", "auto-one"]
    assert [entry.saved_at[:4] for entry in folder.entries()] == ["1999", "2001", "2026"]


def test_an_order_that_no_clock_has_given_is_none(folder):
    text = save_format.dump(played(), slot="forged", order=10**300)
    (folder.path).mkdir()
    (folder.path / "slot-x.json").write_text(text)
    folder.autosave(played("drink"))
    assert [entry.slot for entry in folder.entries()] == ["auto-one", "forged"]


def test_a_journey_that_is_being_played_is_deleted_by_its_own_game_only(folder):
    folder.autosave(played())
    with pytest.raises(FolderError, match="another window"):
        SaveFolder(folder.path).delete("auto-one")
    assert folder.load(STORY, "auto-one")
    folder.delete("auto-one")
    assert files(folder) == []
