"""Play: the story, the save folder and the terminal are opened, in the order in which a first screen needs them."""

import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from escape_game.cli.failing import say
from escape_game.errors import UsageError
from escape_game.terminal.options import Facts, Flags, decide

if TYPE_CHECKING:
    from escape_game.reading.finding import StorySource
    from escape_game.saving.crash_record import Witness
    from escape_game.saving.folder import SaveFolder
    from escape_game.story.story import Story
    from escape_game.terminal.keyboard import Keyboard
    from escape_game.terminal.output import Output
    from escape_game.terminal.recording import Listener
    from escape_game.terminal.settings import Kept
    from escape_game.terminal.sitting import Request


class Opened(NamedTuple):
    """What a sitting needs; `saves` is the folder."""

    story: "Story"
    saves: Path
    keyboard: "Keyboard"
    output: "Output"
    request: "Request"


def play(flags: Flags) -> int:
    """Open the story, the save folder and the terminal, and play."""
    if sys.stdout is None:
        raise UsageError("There is nowhere to write: stdout is closed.")
    with _keeping_all():
        story, saves, keyboard, output, request = _opened(flags)
        from escape_game.terminal.session import play as play_session
    with _keeping(saves, flags.log, kept=request.kept) as (folder, witness):
        return play_session(story, folder, keyboard, output, request, witness)


@contextmanager
def _keeping_all() -> Iterator[None]:
    """Don't look for rubbish: all that is made here stays, and looking would cost a tenth of the time."""
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        gc.enable()


def _opened(flags: Flags) -> Opened:
    from escape_game.reading.finding import cover_of, find_story
    from escape_game.saving.places import cache_folder, saves_folder
    from escape_game.terminal.output import Output

    home = _path(flags.home)
    settings = _settings(home)
    options = decide(flags, os.environ, _facts(), settings.wishes())
    source, saves = find_story(_path(flags.story)), saves_folder(_path(flags.saves), home)
    output = Output(sys.stdout, options)
    cover = cover_of(source) if options.editing and _begins_with_title(flags) else None
    painted = None
    if cover is not None:  # the page first: all that is imported below takes longer than to read it
        from escape_game.saving.entries import entries_in
        from escape_game.terminal import front_page

        kept = [entry for entry in entries_in(saves) if entry.story in (cover.id, "")]
        painted = front_page.paint(output, cover, kept)
    from escape_game.reading.stories import load_story
    from escape_game.story.difficulties import difficulty_called
    from escape_game.terminal import signals
    from escape_game.terminal.keyboard import open_keyboard
    from escape_game.terminal.sitting import Request

    story = load_story(source, cache_folder(home))
    request = Request(
        flags.new, flags.resume, flags.seed, difficulty_called(story, flags.difficulty), painted, settings=settings
    )
    signals.install()
    keyboard = open_keyboard(output, prompted=painted is not None)
    request, keyboard = _for_authors(flags, request, story, source, keyboard)
    return Opened(story, saves, keyboard, output, request)


def _settings(home: Path | None) -> "Kept":
    from escape_game.saving.places import config_folder
    from escape_game.terminal.settings import Kept

    return Kept(lambda: config_folder(home))


def _begins_with_title(flags: Flags) -> bool:
    return not flags.new and flags.resume is None and flags.at is None


def _for_authors(
    flags: Flags, request: "Request", story: "Story", source: "StorySource", keyboard: "Keyboard"
) -> "tuple[Request, Keyboard]":
    """Begin in a scene that somebody is writing, and watch its file, where that is asked for."""
    if flags.at or flags.arriving or flags.settings:
        request = _arriving(request, story, flags)
        keyboard.forget()
    return _watching(request, source, keyboard) if flags.watch else (request, keyboard)


def _arriving(request: "Request", story: "Story", flags: Flags) -> "Request":
    from escape_game.authoring.previewing import arrived

    if flags.at:
        say(f"Looking for playthroughs that come to {flags.at}; this can take some seconds.")
    found = arrived(story, flags.at, flags.arriving, flags.settings, flags.seed)
    say(found.words)
    return request._replace(arrived=found.journey, kept=flags.saves is not None)


def _watching(request: "Request", source: "StorySource", keyboard: "Keyboard") -> "tuple[Request, Keyboard]":
    from escape_game.authoring.previewing import reloading, watch
    from escape_game.terminal.keyboard import LineKeyboard, WatchfulKeyboard

    wake = keyboard.wake if isinstance(keyboard, LineKeyboard) else None
    watched = WatchfulKeyboard(keyboard, watch(source, wake).has_changed)
    return request._replace(reload=reloading(source.path)), watched


@contextmanager
def _keeping(saves: Path, log: str | None, *, kept: bool) -> "Iterator[tuple[SaveFolder, Witness]]":
    """Give the saves, and who hears of every change so as to write down the way to a bug."""
    from escape_game.saving.crash_record import recording_crashes
    from escape_game.saving.folder import SaveFolder

    with _folder(saves, kept=kept) as folder, recording_crashes(folder, _recorder(log)) as witness:
        yield SaveFolder(folder), witness


@contextmanager
def _folder(saves: Path, *, kept: bool) -> Iterator[Path]:
    """Give the folder of saves, or one that goes with the sitting where nothing of it is to be kept."""
    if kept:
        yield saves
        return
    import tempfile

    with tempfile.TemporaryDirectory(prefix="walk-south-") as folder:
        yield Path(folder)


def _facts() -> Facts:
    return Facts(
        stdin_tty=sys.stdin is not None and sys.stdin.isatty(),
        stdout_tty=sys.stdout.isatty(),
        encoding=sys.stdout.encoding or "ascii",
        windows=os.name == "nt",
    )


def _path(text: str | Path | None) -> Path | None:
    return Path(text).expanduser() if text else None


def _recorder(log: str | None) -> "Listener | None":
    if log is None:
        return None
    from escape_game.terminal.recording import recorder

    return recorder(Path(log).expanduser())
