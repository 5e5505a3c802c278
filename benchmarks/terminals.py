"""A program on a pseudo-terminal of 80 x 24, and how long it takes until words stand there."""

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

TOO_LONG = 20.0


class Terminal:
    """The terminal of a running program, seen from the other side."""

    def __init__(self, device: int, child: int, since: float) -> None:
        self._device = device
        self._since = since
        self._account = Path(f"/proc/{child}/schedstat")

    def type(self, keys: str) -> None:
        """Send keys, and count time from here on."""
        self.drained()
        self._since = time.perf_counter()
        os.write(self._device, keys.encode())

    def until(self, *words: bytes) -> tuple[float, bytes]:
        """Read until any of these stands there; return the milliseconds since the last key, and what came."""
        seen, deadline = b"", time.perf_counter() + TOO_LONG
        while not any(word in seen for word in words):
            came = self._read(0.5)
            if came is None or time.perf_counter() > deadline:
                sys.exit(f"{words}: never came. What did: {seen.decode(errors='replace')[-2000:]}")
            seen += came
        return (time.perf_counter() - self._since) * 1000, seen

    def processor_time(self) -> float:
        """Return how many milliseconds the program's main thread has been running; 0 where the system doesn't say."""
        return int(self._account.read_text().split()[0]) / 1e6 if self._account.exists() else 0.0

    def drained(self, quiet: float = 0.03) -> None:
        """Read what is still coming, until nothing has for so many seconds."""
        while self._read(quiet):
            pass

    def _read(self, patience: float) -> bytes | None:
        ready, _, _ = select.select([self._device], [], [], patience)
        if not ready:
            return b""
        try:
            return os.read(self._device, 65536)
        except OSError:  # the program ended, and its terminal with it
            return None


@contextmanager
def running(command: Sequence[str], environment: Mapping[str, str], folder: Path) -> Iterator[Terminal]:
    """Run a program in a terminal; it is killed in the end."""
    before = time.perf_counter()
    child, device = pty.fork()
    if child == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        os.chdir(folder)
        os.execve(command[0], list(command), dict(environment))
    try:
        yield Terminal(device, child, before)
    finally:
        os.close(device)
        try:
            os.kill(child, signal.SIGKILL)
        finally:
            os.waitpid(child, 0)
