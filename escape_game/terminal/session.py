"""A session of play: title page, scenes, endings, until the player leaves."""

from collections.abc import Callable
from typing import TypeAlias

from escape_game.engine.events import Died, Ended, Entered, Event, Said
from escape_game.engine.journey import Journey, back_to_crossing
from escape_game.engine.journey import play as take
from escape_game.engine.views import View
from escape_game.errors import FINE, NO_ENDING, EscapeGameError, SaveNotFoundError
from escape_game.story.cleaning import clean
from escape_game.story.story import Story, cover_of
from escape_game.terminal import front_page, screens
from escape_game.terminal.blocks import Menu, Row, Screen
from escape_game.terminal.keyboard import EndOfInput, Keyboard, StoryChanged
from escape_game.terminal.listening import Answer, listen
from escape_game.terminal.output import Output, remark
from escape_game.terminal.sitting import CROSSED, PLAYED, RESUMED, Folder, Request, Sitting
from escape_game.terminal.understanding import Asked, Chosen, Nothing, Ordered

# Where the player is: a function that returns where he is next, or None when he has left.
Where: TypeAlias = "Callable[[Sitting], Where] | None"

__all__ = ["Request", "play"]


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
    sitting.painted = request.painted
    if output.options.plain_from:
        sitting.say(f"Plain mode: on, from {output.options.plain_from}. Type options to change.")
    try:
        where = first(sitting)
        while where is not None:
            where = _next(sitting, where)
        sitting.say(_farewell(sitting))
    except EndOfInput:
        if output.options.interactive:
            sitting.say(_farewell(sitting))
        else:
            remark(f"Input ended. {sitting.safe}")
    return NO_ENDING if output.options.strict and not sitting.reached_ending else FINE


def _next(sitting: Sitting, where: Callable[[Sitting], Where]) -> Where:
    try:
        return where(sitting)
    except StoryChanged:
        sitting.output.answered(erased=sitting.keyboard.erases)
        return reloaded


def reloaded(sitting: Sitting) -> Where:
    """Take the story as its author has saved it just now; one with errors is not taken, and they are shown."""
    if sitting.request.reload is None:
        return present
    try:
        sitting.story, sitting.journey = sitting.request.reload(sitting.journey)
    except EscapeGameError as error:
        sitting.say(*clean(str(error)).splitlines())
    return present


def _farewell(sitting: Sitting) -> str:
    if not sitting.request.kept:
        return "Until next time."
    return "Saved. Until next time." if not sitting.complained else "Not saved. Until next time."


def first(sitting: Sitting) -> Where:
    """Go where the command line says: a new journey, a save, or the title page."""
    request = sitting.request
    if request.arrived is not None:
        sitting.keep(request.arrived, RESUMED)
        return present
    if request.new:
        return new(sitting, request.seed)
    if request.resume is not None:
        newest = sitting.folder.newest(sitting.story) if not request.resume else None
        if newest is None and not request.resume:
            raise SaveNotFoundError("There is no journey to resume yet. Leave --resume out to begin one.")
        return resume(sitting, newest.slot if newest else request.resume)
    return title


def obey(sitting: Sitting, asked: Asked) -> bool:
    """Do what a command says, and return whether the moment is another one now."""
    from escape_game.terminal import commands  # late: a title page comes before any command

    return commands.obey(sitting, asked)


def title(sitting: Sitting) -> Where:
    """Show the title page until something is chosen there."""
    page, sitting.painted = sitting.painted, None
    if page is None:
        page = front_page.of_saves(cover_of(sitting.story), sitting.saves())
        sitting.show(page)
    menu = front_page.rows_of(page)
    while True:
        answer = listen(sitting, page.prompt, menu)
        if isinstance(answer, Asked) and answer.command == "quit":
            return None
        if isinstance(answer, Asked) and obey(sitting, answer):
            return present
        if isinstance(answer, Chosen):
            where = _from_title(sitting, answer.row.id)
            if where is not _stay:
                return where


def _from_title(sitting: Sitting, chosen: str) -> Where:
    match chosen:
        case "continue":
            newest = sitting.folder.newest(sitting.story)
            return _resumed(sitting, newest.slot) if newest else title
        case "new":
            return how_hard
        case "load":
            return present if obey(sitting, Asked("saves", "")) else title
        case "options":
            obey(sitting, Asked("options", ""))
            return _stay
        case _:
            return None


def how_hard(sitting: Sitting) -> Where:
    """Ask for the difficulty, where there is one to choose and none was given; then set out."""
    seed = sitting.request.seed if sitting.journey is None else None
    if sitting.request.difficulty >= 0 or len(sitting.story.difficulties) == 1:
        return new(sitting, seed)
    page = screens.difficulties(sitting.story)
    menu = next(block.rows for block in page.blocks if isinstance(block, Menu))
    sitting.show(page)
    while True:
        match listen(sitting, page.prompt, menu, leavable=True):
            case Chosen(row):
                return new(sitting, seed, row.number - 1)
            case Nothing():
                return new(sitting, seed, sitting.story.default_difficulty)
            case Asked(command="quit"):
                return None
            case Asked() as asked:
                if obey(sitting, asked):
                    return present
            case Ordered():
                pass


def new(sitting: Sitting, seed: int | None, difficulty: int | None = None) -> Where:
    """Set out; at the difficulty of the command line where no other is given."""
    sitting.reached_ending = False
    events = sitting.begin(seed, sitting.request.difficulty if difficulty is None else difficulty)
    # What a journey starts with is no news: the first scene and the panels show it.
    _tell(sitting, tuple(event for event in events if isinstance(event, Said)))
    return present


def resume(sitting: Sitting, slot: str) -> Where:
    """Go on where a save stands; its own last line of the journal says what came before."""
    journey = sitting.resume(slot)
    if journey.journal:
        sitting.say(f"Last in the journal: {journey.journal[-1].words}")
    return present


def _resumed(sitting: Sitting, slot: str) -> Where:
    try:
        return resume(sitting, slot)
    except EscapeGameError as error:
        sitting.say(clean(str(error)))
        return title


def present(sitting: Sitting) -> Where:
    """Show the present moment: a scene, a road, an ending."""
    journey = sitting.journey
    if journey is None:
        return title
    now = sitting.present(journey)
    if now.ending is not None:
        return _ending(sitting, journey, now)
    menu = screens.choices_of(now, sitting.options.odds)
    page = _page(sitting, journey, now, menu)
    sitting.show(page)
    orders = now.road.orders if now.road is not None else ()
    while True:
        answer = listen(sitting, page.prompt, menu, orders)
        match answer:
            case Chosen(row):
                _turn(sitting, row.id)
                return present
            case Ordered():
                _order(sitting, answer)
            case Asked(command="quit"):
                return None
            case Asked():
                if obey(sitting, answer):
                    return present
                # An option may have changed how odds and menu read.
                menu = screens.choices_of(now, sitting.options.odds)
            case Nothing():
                pass


def _page(sitting: Sitting, journey: Journey, now: View, menu: tuple[Row, ...]) -> Screen:
    """Return the screen of a moment, with a hint where one is due and the page stays whole."""
    page = screens.scene(now, menu)
    if not sitting.output.has_room(page):
        return page
    return screens.scene(now, menu, sitting.hint(journey, now, menu))


def _turn(sitting: Sitting, choice: str) -> None:
    if sitting.journey is None:
        return
    journey, events = take(sitting.journey, choice, gentle=sitting.options.gentle)
    sitting.keep(journey, PLAYED, events)
    _tell(sitting, events)
    if sitting.options.notes:
        parts = [sitting.story.regions[event.region] for event in events if isinstance(event, Entered)]
        sitting.say(*(f"{part.title} contains {part.notes.rstrip('.')}." for part in parts if part.notes))
    if any(isinstance(event, Died | Ended) for event in events):
        sitting.keyboard.forget()


def _tell(sitting: Sitting, events: tuple[Event, ...]) -> None:
    if sitting.journey is not None:
        telling = sitting.telling(sitting.journey, sitting.present(sitting.journey))
        sitting.show(screens.happenings(telling, events))


def _order(sitting: Sitting, order: Ordered) -> None:
    """Give an order of the road; it costs no turn, so the scene isn't shown again."""
    _turn(sitting, order.id)
    road = sitting.present(sitting.journey).road if sitting.journey is not None else None
    if road is not None:
        kind = next(each for each in road.orders if order.id.startswith(f"{each.id}."))
        sitting.say(f"{kind.title}: {kind.now}.")


def _ending(sitting: Sitting, journey: Journey, now: View) -> Where:
    """Show the last page until something is chosen there."""
    if now.ending is None:
        return present
    from escape_game.terminal import last_page  # what a first screen doesn't need

    sitting.reached_ending = True
    menu = last_page.ending_rows(journey, now.ending.kind)
    page = last_page.ending(now, now.ending, journey, menu)
    sitting.show(page)
    while True:
        answer = listen(sitting, page.prompt, menu)
        if isinstance(answer, Asked) and answer.command == "quit":
            return None
        if isinstance(answer, Asked):
            if obey(sitting, answer):
                return present
        else:
            where = _after_ending(sitting, journey, answer)
            if where is not _stay:
                return where


def _stay(_sitting: Sitting) -> Where:
    return None


def _after_ending(sitting: Sitting, journey: Journey, answer: Answer) -> Where:
    match answer.row.id if isinstance(answer, Chosen) else "":
        case "read":
            from escape_game.terminal.transcript import screens as told_again

            for screen in told_again(journey, sitting.options):
                sitting.show(screen)
        case "write":
            obey(sitting, Asked("transcript", ""))
        case "crossing":
            sitting.keep(back_to_crossing(journey), CROSSED)
            return present
        case "new":
            return how_hard
        case "again":
            return new(sitting, journey.seed, journey.difficulty)
        case "quit":
            return None
    return _stay
