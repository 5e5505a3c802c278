import errno
import os
from pathlib import Path

import pytest

from escape_game.saving import holding
from escape_game.saving.holding import Hold


def test_what_one_holds_nobody_else_can_take(tmp_path):
    first, second = Hold(tmp_path / "lock"), Hold(tmp_path / "lock")
    assert first.take()
    assert not second.take()
    first.release()
    assert not (tmp_path / "lock").exists()
    assert second.take()
    second.release()


@pytest.mark.parametrize("code", [errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS])
def test_a_disk_that_knows_no_locks_is_played_on_without(tmp_path, monkeypatch, code):
    def refuse(*_):
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(holding.fcntl, "flock", refuse)
    hold = Hold(tmp_path / "lock")
    assert hold.take(wait=True)
    hold.release()


def test_a_disk_that_fails_is_said_to_fail(tmp_path, monkeypatch):
    def fail(*_):
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(holding.fcntl, "flock", fail)
    with pytest.raises(OSError, match="Input/output"):
        Hold(tmp_path / "lock").take()


def test_where_open_files_cannot_be_removed_it_is_closed_first(tmp_path, monkeypatch):
    hold = Hold(tmp_path / "lock")
    assert hold.take()
    closed, close, unlink = [], os.close, Path.unlink

    def closing(descriptor):
        closed.append(descriptor)
        close(descriptor)

    def refusing(path, **more):
        if not closed:
            raise PermissionError(errno.EACCES, "in use")
        unlink(path, **more)

    monkeypatch.setattr(holding.sys, "platform", "win32")
    monkeypatch.setattr(os, "close", closing)
    monkeypatch.setattr(Path, "unlink", refusing)
    hold.release()
    assert not (tmp_path / "lock").exists()
    assert not hold.is_taken
