"""Keeps two games from playing one journey into one file."""

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path

if sys.platform != "win32":
    import fcntl

_UNKNOWN_THERE = (errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP)


class Hold:
    """A file that one process holds. The system lets go of it when the process dies, however it dies.

    It is a courtesy: on Windows and on disks that know no locks, two games overwrite each other in turn, each file
    whole.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._descriptor = -1

    @property
    def is_taken(self) -> bool:
        """Whether it is we who hold it."""
        return self._descriptor >= 0

    def take(self, *, wait: bool = False) -> bool:
        """Take the hold and return True, or return False if another game has it. Raises OSError."""
        if self._descriptor >= 0:
            return True
        while True:
            descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
            try:
                free = _locked(descriptor, wait=wait)
                ours = free and self._is_still(descriptor)
            except OSError:
                os.close(descriptor)  # or we would shut ourselves out
                raise
            if ours:
                self._descriptor = descriptor
                return True
            os.close(descriptor)
            if not free:
                return False
            # Whoever held it has just removed it: this was the lock of no file.

    def release(self) -> None:
        """Let go, and leave nothing behind."""
        if self._descriptor < 0:
            return
        descriptor, self._descriptor = self._descriptor, -1
        if sys.platform == "win32":  # where an open file can't be removed
            os.close(descriptor)
            with suppress(OSError):
                self.path.unlink()
        else:  # removed first, lest somebody take hold of a file that is about to go
            try:
                self.path.unlink(missing_ok=True)
            finally:
                os.close(descriptor)

    def _is_still(self, descriptor: int) -> bool:
        try:
            return os.path.samestat(os.fstat(descriptor), self.path.stat())
        except FileNotFoundError:
            return False


def _locked(descriptor: int, *, wait: bool) -> bool:
    if sys.platform == "win32":
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError as error:
        if error.errno not in _UNKNOWN_THERE:
            raise
    return True
