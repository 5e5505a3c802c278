"""A keyboard that types what a test says, a folder that is watched, a screen that keeps what it was given."""

import atexit
import io
import tempfile
from functools import cache
from pathlib import Path

from tiny_story import tiny_story

from escape_game.saving.folder import SaveFolder
from escape_game.terminal.keyboard import EndOfInput, Interrupted
from escape_game.terminal.options import Options
from escape_game.terminal.output import Output
from escape_game.terminal.session import play
from escape_game.terminal.sitting import Request

PIPE = Options(plain=True, plain_from="a pipe", color=False, interactive=False, editing=False, paging=False)
CTRL_C = Interrupted()


class Typist:
    """Types these lines, raises those exceptions, then input ends. `heard` are the prompts."""

    def __init__(self, *lines, erases=False, before_each=None):
        self._lines = list(lines)
        self.erases = erases
        self.heard = []
        self._before_each = before_each or (lambda: None)
        self.digits = []
        self.forgot = []

    def forget(self):
        """Note after how many lines it was asked to."""
        self.forgot.append(len(self.heard))

    def ask(self, prompt, digits=0):
        self._before_each()
        self.heard.append(prompt)
        self.digits.append(digits)
        if not self._lines:
            raise EndOfInput
        line = self._lines.pop(0)
        if isinstance(line, BaseException):
            raise line
        return line


class Watched(SaveFolder):
    """A save folder in a place of its own; `autosaved` are the journeys it was given. `full`: it can't be written."""

    def __init__(self, *, full=False):
        place = Path(tempfile.mkdtemp(dir=_places()))
        if full:
            place = place / "file"
            place.write_text("no folder")
        super().__init__(place)
        self.autosaved = []

    def autosave(self, journey):
        super().autosave(journey)
        self.autosaved.append(journey)


@cache
def _places():
    place = tempfile.TemporaryDirectory(prefix="sitters-")
    atexit.register(place.cleanup)
    return place.name


class Screen(io.StringIO):
    """A stream that keeps its text; `lines()` without the trailing ones."""

    def lines(self):
        return self.getvalue().splitlines()


def sit(*lines, options=PIPE, folder=None, request=None, story=None, erases=False, listener=None):
    """Play with these lines typed; return the exit code, the text and the folder."""
    screen = Screen()
    folder = folder or Watched()
    keyboard = Typist(*lines, erases=erases)
    request = request or Request(new=True, seed=7)
    code = play(story or tiny_story(), folder, keyboard, Output(screen, options), request, listener)
    return code, screen.getvalue(), folder
