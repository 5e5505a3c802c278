"""One sitting at the terminal: the journey under way, and all that it is told through and kept in."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from enum import Enum, auto
from pathlib import Path
from time import monotonic, time_ns
from typing import TYPE_CHECKING, NamedTuple

from escape_game.engine.events import Event
from escape_game.engine.journey import Journey, journey_id, start
from escape_game.engine.viewing import view
from escape_game.engine.views import View
from escape_game.errors import FolderError, SaveDamagedError, SaveNotFoundError
from escape_game.story.cleaning import clean
from escape_game.story.story import Story
from escape_game.terminal.blocks import Row, Screen, said, same
from escape_game.terminal.keeping import Folder
from escape_game.terminal.keyboard import Interrupted, Keyboard
from escape_game.terminal.options import Options, changed
from escape_game.terminal.output import Output
from escape_game.terminal.reckoning import Telling, telling_of
from escape_game.terminal.settings import Kept

if TYPE_CHECKING:
    from escape_game.saving.entries import SaveEntry
    from escape_game.terminal.hints import Hint

MORE, STOP = "Enter for more: ", "q"
MORE_OR_STOP = "Enter for more, q to stop: "
_SEEDS = 2**31
# How a journey came to be the present one.
BEGUN, RESUMED, PLAYED, UNDONE, WENT_BACK, CROSSED = "begun", "resumed", "played", "undone", "went back", "crossed"


class Where(Enum):
    """Where a player is; AWAY when he has left."""

    TITLE = auto()
    HOW_HARD = auto()
    PRESENT = auto()
    LAST_PAGE = auto()
    AWAY = auto()


class Away(Exception):  # noqa: N818 - leaving is no error
    """The player leaves, from wherever he is asked something."""


class Request(NamedTuple):
    """How to begin. `resume` is None when not asked for, "" for the newest; `difficulty` -1 for the story's own.

    `arrived` is a journey to go on with, where an author looks at a scene: `kept` is False, for nothing of it is saved.
    `reload` reads the story again, and returns the journey in it. `settings` is where changed options are kept.
    """

    new: bool = False
    resume: str | None = None
    seed: int | None = None
    difficulty: int = -1
    painted: Screen | None = None
    arrived: Journey | None = None
    kept: bool = True
    reload: Callable[[Journey | None], tuple[Story, Journey | None]] | None = None
    settings: Kept | None = None


class Sitting:
    """What is on disk is never older than the prompt on the screen: every change of `journey` goes through `keep`."""

    def __init__(self, story: Story, folder: Folder, keyboard: Keyboard, output: Output, request: Request) -> None:
        self.story = story
        self.folder = folder
        self.keyboard = keyboard
        self.output = output
        self.request = request
        self.journey: Journey | None = None
        self.painted = request.painted
        self.listener: Callable[[str, Journey, tuple[Event, ...]], None] | None = None
        self.interrupted_at = float("-inf")
        self.reached_ending = False
        self.complained = False
        self.typed_ahead = ""  # where Enter was asked for: an answer to what comes after it
        self._taught: list[str] = []

    @property
    def options(self) -> Options:
        """How the game looks and listens now."""
        return self.output.options

    def change(self, name: str, value: str) -> None:
        """Let it look and listen otherwise from here on, and keep that for the next time. Raises UsageError."""
        self.output.options = changed(self.options, name, value)
        if self.request.settings is not None:
            try:
                self.request.settings.keep(name, value)
            except OSError as error:
                self.say(f"That can't be kept for the next time: {error.strerror}.")

    def show(self, screen: Screen, more: str = MORE) -> bool:
        """Draw a screen; where it is more than the window holds, wait for Enter. Return False if that was refused."""
        pages = self.output.pages(screen)
        for number, page in enumerate(pages, start=1):
            if number == 1:
                self.output.space()
            self.output.put(page)
            if number < len(pages) and not self._goes_on(more):
                return False
        return True

    def _goes_on(self, more: str) -> bool:
        try:
            typed = self.keyboard.ask(self.output.prompt(more))
        except Interrupted:  # here it means no more than: go on. At the prompt it can mean leave
            typed = "" if more == MORE else STOP
        finally:
            self.output.went_on()
        if more == MORE:
            self.typed_ahead = typed.strip()
            return True
        return typed.strip().casefold()[:1] != STOP

    def say(self, *lines: str) -> None:
        """Draw lines of ours."""
        self.show(said(*(same(line) for line in lines)))

    def present(self, journey: Journey) -> View:
        """Return the present moment."""
        return view(journey.story, journey.state, gentle=self.options.gentle)

    def telling(self, journey: Journey, now: View) -> Telling:
        """Return what wording needs to know."""
        return telling_of(journey, now, self.options.odds)

    def begin(self, seed: int | None, difficulty: int = -1) -> tuple[Event, ...]:
        """Start a journey and keep it; a `difficulty` of -1 is the story's own."""
        import secrets  # late: the title screen has no need of it

        seed = secrets.randbelow(_SEEDS) if seed is None else seed
        token = f"{time_ns()} {secrets.token_hex(4)}"
        journey, events = start(self.story, seed, difficulty, journey_id(seed, token), gentle=self.options.gentle)
        self.keep(journey, BEGUN, events)
        return events

    def keep(self, journey: Journey, change: str, events: tuple[Event, ...] = ()) -> None:
        """Take a journey as the present one and save it. A folder that fails is complained of once; play goes on."""
        self.journey = journey
        try:
            self.folder.autosave(journey)
        except (FolderError, OSError) as error:
            if not self.complained:
                self.complained = True
                self.say(f"Your progress can't be saved: {error}", "You can play on. Nothing is kept.")
        else:
            self.complained = False
        self._tell(change, journey, events)

    def _tell(self, change: str, journey: Journey, events: tuple[Event, ...]) -> None:
        """Tell the listener. One whose file can't be written is not asked again: a log is no reason to stop."""
        if self.listener is None:
            return
        try:
            self.listener(change, journey, events)
        except OSError as error:
            self.listener = None
            self.say(f"The log can't be written any more: {error.strerror}. You can play on without it.")

    def resume(self, slot: str) -> Journey:
        """Go on with a saved journey. Raises SaveError. If another game is playing it, `keep` says so at once."""
        opened = self.folder.open(self.story, slot)
        self.say(*opened.notes)
        self.keep(opened.journey, RESUMED)
        return opened.journey

    def newest(self) -> "SaveEntry":
        """Return the save to go on with. Raises SaveError where there is none, or none that can be read."""
        found = self.folder.newest(self.story)
        if found is not None:
            return found
        damaged = [entry for entry in self.saves() if not entry.readable]
        if not damaged:
            raise SaveNotFoundError("There is no journey to resume yet. Leave --resume out to begin one.")
        files = ", ".join(clean(str(entry.path), multiline=False) for entry in damaged)
        which = "the only save is" if len(damaged) == 1 else f"all {len(damaged)} saves are"
        raise SaveDamagedError(
            f"There is no journey to resume: {which} damaged (kept: {files}). Leave --resume out to begin a new one."
        )

    def saves(self) -> "list[SaveEntry]":
        """Return the saves of this story, and what may have been one."""
        return [entry for entry in self.folder.entries() if entry.story in (self.story.id, "")]

    def hint(self, journey: Journey, now: View, menu: Sequence[Row]) -> "Hint | None":
        """Return a line on what can be typed here, if hints are on and one is due that this player never had."""
        settings = self.request.settings
        if settings is None or not self.options.hints:
            return None
        from escape_game.terminal import hints  # late: in time nobody needs it

        return hints.hint(journey, now, menu, [*settings.noted(hints.TAUGHT).split(), *self._taught])

    def taught(self, hint: "Hint") -> None:
        """Never give this hint again, in this sitting or another."""
        from escape_game.terminal import hints

        self._taught.append(hint.name)
        if self.request.settings is not None:
            known = [*self.request.settings.noted(hints.TAUGHT).split(), *self._taught]
            with suppress(OSError):
                self.request.settings.keep(hints.TAUGHT, " ".join(dict.fromkeys(known)))

    def endings_seen(self) -> frozenset[str]:
        """Return the ids of the endings that any journey here has come to."""
        return frozenset(self.folder.profile.endings(self.story.id))

    @property
    def safe(self) -> str:
        """What to say of the progress at the way out."""
        if not self.request.kept:
            return "Nothing of this is kept."
        return "Progress is not saved." if self.complained else "Progress is saved."

    def clock(self) -> float:
        """Return seconds, for the second Ctrl-C."""
        return monotonic()


def write_text(path: Path, text: str) -> None:
    """Write a text file that a player asked for, never over another."""
    with path.open("x", encoding="utf-8") as file:
        file.write(text)
