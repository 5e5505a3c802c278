"""A whole journey as text for people: every scene and choice of it, told again from its log."""

from collections.abc import Iterator

from escape_game.engine.events import Said
from escape_game.engine.journey import Journey, play, start, today
from escape_game.engine.viewing import view
from escape_game.errors import ChoiceError
from escape_game.story.cleaning import clean
from escape_game.terminal.blocks import Menu, Screen, Status, said, same
from escape_game.terminal.last_page import ending
from escape_game.terminal.layout import Layout
from escape_game.terminal.options import Options
from escape_game.terminal.plain_drawing import draw
from escape_game.terminal.reckoning import telling_of
from escape_game.terminal.screens import choice_echo, choices_of, happenings, scene
from escape_game.terminal.understanding import order_words

_PAGE = Layout(margin=0, measure=78, wide=78, tables=False, plain=True, ascii=False)


def screens(journey: Journey, options: Options) -> Iterator[Screen]:
    """Return the screens of a journey, from its first to its present one, with the choices that were taken only.

    Where the story has changed since, they end there, and say so.
    """
    try:
        yield from _screens(journey, options)
    except ChoiceError:
        yield said(same("The story has changed since this was played; the rest of it can't be told again."))


def _screens(journey: Journey, options: Options) -> Iterator[Screen]:
    story = journey.story
    again, events = start(story, journey.seed, journey.difficulty, journey.id, gentle=options.gentle)
    events = tuple(event for event in events if isinstance(event, Said))
    for logged in (*journey.log, None):
        now = view(story, again.state, gentle=options.gentle)
        yield happenings(telling_of(again, now, options.odds), events)
        rows = choices_of(now, options.odds)
        if now.ending is not None:
            yield _without_menu(ending(now, now.ending, again, rows))
        elif now.road is None or logged is None:
            yield _without_menu(scene(now, rows))
        if logged is None:
            return
        choice_id = today(again, logged)
        yield next((choice_echo(row) for row in rows if row.id == choice_id), _order_echo(choice_id))
        again, events = play(again, choice_id, gentle=options.gentle)


def _order_echo(order: str) -> Screen:
    return said(same(f"> {order_words(order)}"))


def written(journey: Journey, options: Options) -> str:
    """Return a journey as a text."""
    pages = [f"{clean(journey.story.title, multiline=False)}\nSeed {journey.seed}."]
    pages += ["\n".join(draw(screen, _PAGE)) for screen in screens(journey, options)]
    return "\n\n".join(page for page in pages if page) + "\n"


def _without_menu(screen: Screen) -> Screen:
    return Screen(tuple(block for block in screen.blocks if not isinstance(block, Menu | Status)))
