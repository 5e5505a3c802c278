"""A keyboard that types what a test says, a folder that remembers, a screen that keeps what it was given."""

import io

from tiny_story import tiny_story

from escape_game.errors import FolderError, SaveNotFoundError
from escape_game.saving.entries import SaveEntry
from escape_game.saving.save_format import Loaded
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


class Memory:
    """A save folder that writes nothing. `full`: one that can't."""

    def __init__(self, *, full=False):
        self.autosaved = []
        self.saved = {}
        self.profile = self
        self.full = full

    def autosave(self, journey):
        if self.full:
            raise FolderError("Can't save in /nowhere: Read-only file system.")
        self.autosaved.append(journey)

    def save(self, journey, name):
        self.saved[name] = journey
        return self._entry(name, journey)

    def entries(self):
        kept = [("auto-1", self.autosaved[-1])] if self.autosaved else []
        return [self._entry(slot, journey) for slot, journey in [*kept, *self.saved.items()]]

    def endings(self, _story):
        ended = [journey for journey in self.autosaved if journey.state.ending >= 0]
        return tuple({journey.story.endings[journey.state.ending].id for journey in ended})

    def newest(self, _story):
        return next(iter(self.entries()), None)

    def open(self, _story, slot):
        found = self.autosaved[-1] if slot == "auto-1" and self.autosaved else self.saved.get(slot)
        if found is None:
            raise SaveNotFoundError(f"There is no save called '{slot}'.")
        return Loaded(found, ())

    def _entry(self, slot, journey):
        return SaveEntry(
            slot=slot, journey=journey.id, story=journey.story.id, choices=len(journey.log), readable=True,
            ended=journey.state.ending >= 0, state_hash="", day=journey.state.values[0], place="The bank",
            alive=("you", "kazik"), saved_at="2026-11-22T07:00:00", path=None, problem="",
        )  # fmt: skip


class Screen(io.StringIO):
    """A stream that keeps its text; `lines()` without the trailing ones."""

    def lines(self):
        return self.getvalue().splitlines()


def sit(*lines, options=PIPE, folder=None, request=None, story=None, erases=False, listener=None):
    """Play with these lines typed; return the exit code, the text and the folder."""
    screen = Screen()
    folder = folder or Memory()
    keyboard = Typist(*lines, erases=erases)
    request = request or Request(new=True, seed=7)
    code = play(story or tiny_story(), folder, keyboard, Output(screen, options), request, listener)
    return code, screen.getvalue(), folder
