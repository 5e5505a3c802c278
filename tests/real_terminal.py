"""The game in a real pseudo-terminal, and the screen that it paints there."""

import os
import signal
import sys
import termios
import time

import pexpect
import pyte

PLAY = ("-m", "escape_game")
PATIENCE = 8


class Terminal:
    """A child on a pseudo-terminal: `sent` is what came since `heard` was last asked, `screen` what is seen."""

    def __init__(self, *arguments, environ, columns=80, rows=24, nohup=False):
        self.screen = pyte.HistoryScreen(columns, rows, history=1000)
        self._stream = pyte.ByteStream(self.screen)
        self.sent = b""
        self.everything = b""
        self.child = pexpect.spawn(
            sys.executable,
            [*PLAY, *map(str, arguments)],
            env=environ,
            dimensions=(rows, columns),
            timeout=PATIENCE,
            ignore_sighup=nohup,
        )
        self.child.delaybeforesend = None

    def until(self, words):
        """Read until these words stand at the cursor, or anywhere in what was sent since the last `heard`."""
        end = time.monotonic() + PATIENCE
        while words.encode() not in self.sent:
            assert time.monotonic() < end, self.text()
            self._read(PATIENCE)
        return self.settled()

    def settled(self, quiet=0.15):
        """Read until nothing comes any more."""
        while self._read(quiet):
            pass
        return self

    def heard(self):
        """Return what was sent since this was last asked, and begin anew."""
        sent, self.sent = self.sent, b""
        return sent

    def type(self, keys):
        self.child.send(keys)
        return self

    def resize(self, columns, rows):
        self.child.setwinsize(rows, columns)
        self.screen.resize(rows, columns)

    def lines(self):
        return [line.rstrip() for line in self.screen.display]

    def text(self):
        return "\n".join(self.lines())

    def cursor_line(self):
        return self.lines()[self.screen.cursor.y]

    def wait(self):
        """Return the exit code, 128 and the number for a signal that nobody caught."""
        self.settled()
        self.child.expect(pexpect.EOF)
        self.child.close()
        return self.child.exitstatus if self.child.exitstatus is not None else 128 + self.child.signalstatus

    def hang_up(self):
        """Close the terminal under the program, as a closed window does, and return the program's exit code."""
        self.child.ptyproc.fileobj.close()
        self.child.closed = self.child.ptyproc.closed = True
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            child, status = os.waitpid(self.child.pid, os.WNOHANG)
            if child:
                return os.waitstatus_to_exitcode(status)
            time.sleep(0.02)
        os.kill(self.child.pid, signal.SIGKILL)
        os.waitpid(self.child.pid, 0)
        raise AssertionError("still running, with no terminal")

    def is_cooked(self):
        """Return whether the terminal is as a shell wants it: whole lines, echoed."""
        flags = termios.tcgetattr(self.child.child_fd)[3]
        return bool(flags & termios.ICANON and flags & termios.ECHO)

    def _read(self, patience):
        try:
            sent = self.child.read_nonblocking(65536, patience)
        except (pexpect.TIMEOUT, pexpect.EOF):
            return b""
        self.sent += sent
        self.everything += sent
        self._stream.feed(sent)
        return sent


def environment(home, **more):
    return {
        "PATH": os.environ["PATH"], "HOME": str(home), "ESCAPE_GAME_HOME": str(home / "home"), "TERM": "xterm-256color",
        "LC_ALL": "C.UTF-8", **more,
    }  # fmt: skip
