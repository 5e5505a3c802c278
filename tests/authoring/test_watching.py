import os
import sys
from threading import Event, Timer

import pytest

from escape_game.authoring.watching import Watch, saves_of, wake_on_save
from escape_game.errors import UsageError

LONG = 20  # seconds that a save may take to be seen; it takes a tenth of one


def save(path, text="other words"):
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(1, len(text)))


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "deep").mkdir()
    save(tmp_path / "story.yaml", "a")
    return tmp_path


def test_a_change_is_told_once(folder):
    watch = Watch(folder)
    assert not watch.has_changed()
    save(folder / "story.yaml")
    assert (watch.has_changed(), watch.has_changed()) == (True, False)


@pytest.mark.parametrize("name", ["deep/new.yaml", "story.yaml"])
def test_files_that_come_and_go_are_changes(folder, name):
    watch = Watch(folder)
    save(folder / name, "new words")
    assert watch.has_changed()
    (folder / name).unlink()
    assert watch.has_changed()


def test_other_files_are_none(folder):
    watch = Watch(folder)
    save(folder / "notes.txt")
    assert not watch.has_changed()


def test_a_save_is_waited_for(folder):
    Timer(0.3, save, [folder / "deep" / "new.yaml"]).start()
    assert next(saves_of(folder)) is None


def test_whoever_wants_to_be_woken_is(folder):
    woken = Event()
    wake_on_save(folder, woken.set)
    for number in range(LONG * 5):
        save(folder / "story.yaml", "c" * (number + 2))
        if woken.wait(0.2):
            break
    assert woken.is_set()


def test_without_watchfiles_one_line_says_what_to_install(folder, monkeypatch):
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    with pytest.raises(UsageError, match=r"pip install 'walk-south\[authors\]'"):
        saves_of(folder)
