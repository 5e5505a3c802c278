import os
import subprocess
import sys
from pathlib import Path

import pytest

from escape_game.saving.atomic import previous, write_whole

CALLS = ("open", "fsync", "link", "replace", "close")


def test_the_generation_before_is_kept(tmp_path):
    path = tmp_path / "a.json"
    for text in ("one", "two", "three"):
        write_whole(path, text)
    assert path.read_text() == "three"
    assert previous(path).read_text() == "two"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a.json", "a.json.bak"]


def test_where_a_file_can_have_one_name_only_the_generation_before_is_copied(tmp_path, monkeypatch):
    def no_links(*_):
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    path = tmp_path / "a.json"
    for text in ("one", "two"):
        write_whole(path, text)
    assert (path.read_text(), previous(path).read_text()) == ("two", "one")


def failing(monkeypatch, call, nth, error):
    """Let the nth call of this name fail."""
    real, calls = getattr(os, call), iter(range(1000))

    def fail(*args, **more):
        if next(calls) == nth:
            raise OSError(error, os.strerror(error))
        return real(*args, **more)

    monkeypatch.setattr(os, call, fail)


@pytest.mark.parametrize("error", [28, 5], ids=["ENOSPC", "EIO"])
@pytest.mark.parametrize("nth", range(4))
@pytest.mark.parametrize("call", CALLS)
def test_a_failure_at_any_call_never_loses_what_was_there(tmp_path, monkeypatch, call, nth, error):
    path = tmp_path / "a.json"
    write_whole(path, "one")
    write_whole(path, "two")
    with monkeypatch.context() as patch:
        failing(patch, call, nth, error)
        try:
            write_whole(path, "three")
            written = True
        except OSError:
            written = False
    assert path.read_text() in (("three",) if written else ("two", "three"))
    assert previous(path).read_text() in ("one", "two")
    write_whole(path, "four")
    assert path.read_text() == "four"


KILLED = """
import os, sys
from pathlib import Path
from escape_game.saving import atomic

left = int(sys.argv[2])
def dying(real):
    def call(*args, **more):
        global left
        left -= 1
        if left < 0:
            os._exit(9)
        return real(*args, **more)
    return call

for name in ("open", "fdopen", "fsync", "link", "replace", "close"):
    setattr(os, name, dying(getattr(os, name)))
atomic.write_whole(Path(sys.argv[1]), "three")
"""


@pytest.mark.parametrize("calls", range(10))
def test_a_kill_between_any_two_calls_leaves_a_whole_file(tmp_path, calls):
    path = tmp_path / "a.json"
    write_whole(path, "one")
    write_whole(path, "two")
    subprocess.run([sys.executable, "-c", KILLED, str(path), str(calls)], check=False, cwd=Path(__file__).parents[2])
    assert path.read_text() in ("two", "three")
    assert previous(path).read_text() in ("one", "two")
    write_whole(path, "four")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a.json", "a.json.bak"]


def test_a_link_laid_where_the_half_written_file_goes_is_not_followed(tmp_path):
    victim = tmp_path / "victim"
    victim.write_text("mine")
    (tmp_path / "a.json.half").symlink_to(victim)
    write_whole(tmp_path / "a.json", "one")
    assert victim.read_text() == "mine"
