"""How one sets out: the title page, how hard it is to be, a new journey, a saved one."""

from escape_game.engine.events import Said
from escape_game.errors import EscapeGameError
from escape_game.story.cleaning import clean
from escape_game.story.story import cover_of
from escape_game.terminal import front_page, screens
from escape_game.terminal.blocks import Menu
from escape_game.terminal.listening import listen
from escape_game.terminal.present import obey, tell
from escape_game.terminal.sitting import RESUMED, Sitting, Where
from escape_game.terminal.understanding import Asked, Chosen, Nothing, Ordered


def first(sitting: Sitting) -> Where:
    """Go where the command line says: a scene that is looked at, a new journey, a save, or the title page."""
    request = sitting.request
    if request.arrived is not None:
        sitting.keep(request.arrived, RESUMED)
        return Where.PRESENT
    if request.new:
        return new(sitting, request.seed)
    if request.resume is not None:
        return _resumed(sitting, request.resume or sitting.newest().slot)
    return Where.TITLE


def title(sitting: Sitting) -> Where:
    """Show the title page until something is chosen there."""
    page, sitting.painted = sitting.painted, None
    if page is None:
        page = front_page.of_saves(cover_of(sitting.story), sitting.saves())
        sitting.show(page)
    menu = front_page.rows_of(page)
    while True:
        answer = listen(sitting, page.prompt, menu)
        if isinstance(answer, Asked) and obey(sitting, answer):
            return Where.PRESENT
        if isinstance(answer, Chosen):
            match answer.row.id:
                case "continue":
                    return _continued(sitting)
                case "new":
                    return Where.HOW_HARD
                case "load":
                    return Where.PRESENT if obey(sitting, Asked("saves", "")) else Where.TITLE
                case "options":
                    obey(sitting, Asked("options", ""))
                case _:
                    return Where.AWAY


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
                usual = sitting.story.default_difficulty
                sitting.show(screens.choice_echo(menu[usual]))
                return new(sitting, seed, usual)
            case Asked() as asked:
                if obey(sitting, asked):
                    return Where.PRESENT
            case Ordered():
                pass


def new(sitting: Sitting, seed: int | None, difficulty: int | None = None) -> Where:
    """Set out; at the difficulty of the command line where no other is given."""
    sitting.reached_ending = False
    events = sitting.begin(seed, sitting.request.difficulty if difficulty is None else difficulty)
    # What a journey starts with is no news: the first scene and the panels show it.
    tell(sitting, tuple(event for event in events if isinstance(event, Said)))
    return Where.PRESENT


def _continued(sitting: Sitting) -> Where:
    try:
        return _resumed(sitting, sitting.newest().slot)
    except EscapeGameError as error:
        sitting.say(clean(str(error)))
        return Where.TITLE


def _resumed(sitting: Sitting, slot: str) -> Where:
    """Go on where a save stands; its own last line of the journal says what came before."""
    journey = sitting.resume(slot)
    if journey.journal:
        sitting.say(f"Last in the journal: {journey.journal[-1].words}")
    return Where.PRESENT
