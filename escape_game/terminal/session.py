"""A session of play: title page, scenes, endings, until the player leaves."""

from collections.abc import Callable
from contextlib import suppress

from escape_game.engine.events import Event
from escape_game.engine.journey import Journey
from escape_game.errors import FINE, NO_ENDING, EscapeGameError
from escape_game.story.cleaning import clean
from escape_game.story.story import Story
from escape_game.terminal import outset, present
from escape_game.terminal.keeping import Folder
from escape_game.terminal.keyboard import EndOfInput, Keyboard, StoryChanged
from escape_game.terminal.output import Output, remark
from escape_game.terminal.sitting import Away, Request, Sitting, Where


def play(
    story: Story,
    folder: Folder,
    keyboard: Keyboard,
    output: Output,
    request: Request,
    listener: Callable[[str, Journey, tuple[Event, ...]], None] | None = None,
) -> int:
    """Play until the player leaves; return the exit code. `listener` hears of every change of the journey."""
    sitting = Sitting(story, folder, keyboard, output, request)
    sitting.listener = listener
    if output.options.plain_from:
        sitting.say(f"Plain mode: on, from {output.options.plain_from}. Type options to change.")
    try:
        with suppress(Away):
            where = outset.first(sitting)
            while where is not Where.AWAY:
                where = _next(sitting, where)
        sitting.say(_farewell(sitting))
    except EndOfInput:
        if output.options.interactive:
            sitting.say(_farewell(sitting))
        else:
            remark(f"Input ended. {sitting.safe}")
    return NO_ENDING if output.options.strict and not sitting.reached_ending else FINE


def _next(sitting: Sitting, where: Where) -> Where:
    try:
        return _at(where)(sitting)
    except StoryChanged:
        sitting.output.answered(erased=sitting.keyboard.erases)
        return _reloaded(sitting)


def _at(where: Where) -> Callable[[Sitting], Where]:
    """Return what is done at a station."""
    match where:
        case Where.TITLE:
            return outset.title
        case Where.HOW_HARD:
            return outset.how_hard
        case Where.LAST_PAGE:
            from escape_game.terminal import afterwards  # late: most sittings come to no end

            return afterwards.last
        case _:
            return present.moment


def _reloaded(sitting: Sitting) -> Where:
    """Take the story as its author has saved it just now; one with errors is not taken, and they are shown."""
    if sitting.request.reload is not None:
        try:
            sitting.story, sitting.journey = sitting.request.reload(sitting.journey)
        except EscapeGameError as error:
            sitting.say(*clean(str(error)).splitlines())
    return Where.PRESENT


def _farewell(sitting: Sitting) -> str:
    if not sitting.request.kept:
        return "Until next time."
    return "Saved. Until next time." if not sitting.complained else "Not saved. Until next time."
