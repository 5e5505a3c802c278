"""The present moment: shown, asked about, and what a choice there brings."""

from escape_game.engine.events import Died, Ended, Entered, Event
from escape_game.engine.journey import Journey, play
from escape_game.engine.views import View
from escape_game.terminal import screens
from escape_game.terminal.blocks import Menu, Row, Screen
from escape_game.terminal.listening import listen
from escape_game.terminal.particulars import standing_words
from escape_game.terminal.sitting import PLAYED, Sitting, Where
from escape_game.terminal.understanding import Asked, Chosen, Nothing, Ordered


def moment(sitting: Sitting) -> Where:
    """Show a scene or a road until something is chosen there."""
    journey = sitting.journey
    if journey is None:
        return Where.TITLE
    now = sitting.present(journey)
    if now.ending is not None:
        return Where.LAST_PAGE
    menu = screens.choices_of(now, sitting.options.odds)
    page = _page(sitting, journey, now, menu)
    sitting.show(page)
    while True:
        answer = listen(sitting, page.prompt, menu, now.road.orders if now.road is not None else ())
        match answer:
            case Chosen(row):
                take(sitting, row.id)
                return Where.PRESENT
            case Ordered():
                _order(sitting, answer)
            case Asked():
                if obey(sitting, answer):
                    return Where.PRESENT
            case Nothing():
                continue
        # An order changes what can be ordered and chosen next, an option how odds and menu read.
        now, before = sitting.present(sitting.journey or journey), menu
        menu = screens.choices_of(now, sitting.options.odds)
        page = screens.scene(now, menu)
        if [(row.id, row.number) for row in menu] != [(row.id, row.number) for row in before]:
            sitting.show(Screen((Menu(menu),)))


def obey(sitting: Sitting, asked: Asked) -> bool:
    """Do what a command says, and return whether the moment is another one now. Raises Away."""
    from escape_game.terminal import commands  # late: a title page comes before any command

    return commands.obey(sitting, asked)


def tell(sitting: Sitting, events: tuple[Event, ...]) -> None:
    """Say what has happened."""
    if sitting.journey is not None:
        telling = sitting.telling(sitting.journey, sitting.present(sitting.journey))
        sitting.show(screens.happenings(telling, events))


def _page(sitting: Sitting, journey: Journey, now: View, menu: tuple[Row, ...]) -> Screen:
    """Return the screen of a moment, with a hint where one is due and brings no Enter more."""
    page = screens.scene(now, menu)
    hint = sitting.hint(journey, now, menu)
    if hint is None:
        return page
    hinted = screens.scene(now, menu, hint.words)
    if len(sitting.output.pages(hinted)) > len(sitting.output.pages(page)):
        return page
    sitting.taught(hint)
    return hinted


def take(sitting: Sitting, choice: str) -> tuple[Event, ...]:
    """Take a choice, and say what came of it."""
    if sitting.journey is None:
        return ()
    journey, events = play(sitting.journey, choice, gentle=sitting.options.gentle)
    sitting.keep(journey, PLAYED, events)
    tell(sitting, events)
    if sitting.options.notes:
        parts = [sitting.story.regions[event.region] for event in events if isinstance(event, Entered)]
        sitting.say(*(f"{part.title} contains {part.notes.rstrip('.')}." for part in parts if part.notes))
    if any(isinstance(event, Died | Ended) for event in events):
        sitting.keyboard.forget()
        sitting.typed_ahead = ""
    return events


def _order(sitting: Sitting, order: Ordered) -> None:
    """Give an order of the road; it costs no turn, so the scene isn't shown again."""
    take(sitting, order.id)
    road = sitting.present(sitting.journey).road if sitting.journey is not None else None
    for kind in road.orders if road is not None else ():
        if order.id.startswith(f"{kind.id}."):
            sitting.say(f"{kind.title}: {standing_words(kind)}.")
