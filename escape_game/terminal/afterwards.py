"""After an ending: its page, and what can be done there."""

from escape_game.engine.journey import Journey, back_to_crossing
from escape_game.terminal import last_page
from escape_game.terminal.blocks import Menu, Row, Screen
from escape_game.terminal.listening import listen
from escape_game.terminal.outset import new
from escape_game.terminal.present import obey
from escape_game.terminal.sitting import CROSSED, MORE_OR_STOP, Sitting, Where
from escape_game.terminal.understanding import Asked, Chosen


def last(sitting: Sitting) -> Where:
    """Show the last page until something is chosen that leads away from it."""
    journey = sitting.journey
    now = sitting.present(journey) if journey is not None else None
    if journey is None or now is None or now.ending is None:
        return Where.PRESENT
    sitting.reached_ending = True
    menu = last_page.ending_rows(journey, now.ending.kind)
    page = last_page.ending(now, now.ending, journey, menu)
    sitting.show(page)
    where = Where.LAST_PAGE
    while where is Where.LAST_PAGE:
        match listen(sitting, page.prompt, menu):
            case Asked() as asked:
                where = Where.PRESENT if obey(sitting, asked) else Where.LAST_PAGE
            case Chosen(row):
                where = _chosen(sitting, journey, row.id, menu)
            case _:
                pass
    return where


def _chosen(sitting: Sitting, journey: Journey, choice: str, menu: tuple[Row, ...]) -> Where:
    match choice:
        case "read":
            from escape_game.terminal.transcript import screens  # late: it plays the whole journey again

            for screen in screens(journey, sitting.options):
                if not sitting.show(screen, MORE_OR_STOP):
                    break
            sitting.show(Screen((Menu(menu),)))
        case "write":
            obey(sitting, Asked("transcript", ""))
        case "crossing":
            sitting.keep(back_to_crossing(journey), CROSSED)
            return Where.PRESENT
        case "new":
            return Where.HOW_HARD
        case "again":
            return new(sitting, journey.seed, journey.difficulty)
        case "quit":
            return Where.AWAY
    return Where.LAST_PAGE
