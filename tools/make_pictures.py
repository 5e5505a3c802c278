"""Draw the pictures of pictures/: real screens as SVG, and beside each the same as plain text, for those who don't see.

    python tools/make_pictures.py [FOLDER]        make pictures

The same story gives the same bytes: a bot plays it along the course of the story as told, and these are its screens.
"""

import io
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console

from escape_game import __version__
from escape_game.authoring.players import PLAYERS
from escape_game.engine.events import Event, Rolled
from escape_game.engine.journey import Journey, play, start
from escape_game.engine.route import route
from escape_game.engine.turn import offers
from escape_game.engine.viewing import view
from escape_game.reading.stories import find_story, load_story
from escape_game.story.layout import DAY
from escape_game.story.story import Story, cover_of
from escape_game.terminal import last_page, mapping
from escape_game.terminal.blocks import Screen
from escape_game.terminal.chronicling import deaths
from escape_game.terminal.front_page import title, title_rows
from escape_game.terminal.layout import lay_out
from escape_game.terminal.options import Options
from escape_game.terminal.palette import THEMES
from escape_game.terminal.plain_drawing import draw as draw_plain
from escape_game.terminal.reckoning import telling_of
from escape_game.terminal.rich_drawing import draw
from escape_game.terminal.screens import choice_echo, choices_of, happenings, scene

ROOT = Path(__file__).parent.parent
SEED, COLUMNS, MOST_CHOICES = 1, 80, 3000
_FONT_FACE = re.compile(r"@font-face \{\{.*?\}\}\s*", re.DOTALL)
_SCENE_METERS, _SCENE_ALIVE, _MAP_PLACES = 2, 3, 13


def main(folder: Path = ROOT / "pictures") -> None:
    folder.mkdir(exist_ok=True)
    for name, screens in pictures(load_story(find_story(None))):
        (folder / f"{name}.svg").write_text(as_svg(name, screens), encoding="utf-8")
        (folder / f"{name}.txt").write_text(as_text(screens), encoding="utf-8")


def pictures(story: Story) -> Iterator[tuple[str, list[Screen]]]:
    """Yield the pictures by name: the screens that stand in each."""
    yield "title", [title(cover_of(story), __version__, title_rows(None, 0))]
    wanted: dict[str, Callable[[Journey, Journey, tuple[Event, ...]], list[Screen]]] = {
        "scene": _scene, "check": _check, "map": _map, "ending": _ending,
    }  # fmt: skip
    for before, after, events in _turns(story):
        for name in list(wanted):
            found = wanted[name](before, after, events)
            if found:
                del wanted[name]
                yield name, found


def _turns(story: Story) -> Iterator[tuple[Journey, Journey, tuple[Event, ...]]]:
    journey, _ = start(story, SEED)
    bot = PLAYERS["film"](SEED)
    while journey.state.ending < 0 and len(journey.log) < MOST_CHOICES:
        choice = bot(story, journey.state, offers(story, journey.state))
        after, events = play(journey, choice.id)
        yield journey, after, events
        journey = after


def _moment(journey: Journey) -> Screen:
    now = view(journey.story, journey.state)
    return scene(now, choices_of(now, "full"))


def _scene(before: Journey, _after: Journey, _events: tuple[Event, ...]) -> list[Screen]:
    """Return a scene with companions, numbers, odds and a locked choice."""
    now = view(before.story, before.state)
    if now.road is not None or len(now.meters) < _SCENE_METERS or now.alive < _SCENE_ALIVE or not now.passage:
        return []
    shows = any(offer.odds for offer in now.offers) and not all(offer.open for offer in now.offers)
    return [_moment(before)] if shows else []


def _check(before: Journey, after: Journey, events: tuple[Event, ...]) -> list[Screen]:
    """Return what a choice with odds brought."""
    if not any(isinstance(event, Rolled) and len(event.reasons) > 1 and event.exact for event in events):
        return []
    rows = choices_of(view(before.story, before.state), "full")
    told = telling_of(after, view(after.story, after.state), "full")
    echo = [choice_echo(row) for row in rows if row.id == after.log[-1]]
    return [*echo, happenings(told, events)]


def _map(_before: Journey, after: Journey, _events: tuple[Event, ...]) -> list[Screen]:
    seen = route(after.story, after.state)
    dead = deaths(after)
    if len(seen.stops) < _MAP_PLACES or not dead:
        return []
    return [mapping.drawn(after.story, seen, dead, after.state.values[DAY])]


def _ending(_before: Journey, after: Journey, _events: tuple[Event, ...]) -> list[Screen]:
    now = view(after.story, after.state)
    if now.ending is None:
        return []
    return [last_page.ending(now, now.ending, after, last_page.ending_rows(after, now.ending.kind))]


def as_svg(name: str, screens: list[Screen]) -> str:
    """Return screens as one picture, in a window of 80 columns."""
    console = Console(
        file=io.StringIO(), record=True, width=COLUMNS, force_terminal=True, color_system="truecolor",
        markup=False, emoji=False, highlight=False, legacy_windows=False,
    )  # fmt: skip
    for screen in screens:
        for line in draw(screen, lay_out(Options(), COLUMNS), THEMES["dark"].styles):
            console.print(line, soft_wrap=True)
        console.print(f"\n  {screen.prompt}" if screen.prompt else "", style="")
    page = _FONT_FACE.sub("", CONSOLE_SVG_FORMAT)  # a page that is read offline, and tells nobody that it is read
    return console.export_svg(title=f"Walk South: {name}", code_format=page, unique_id=name)


def as_text(screens: list[Screen]) -> str:
    """Return the same screens as a voice says them."""
    layout = lay_out(Options(plain=True), COLUMNS)
    pages = ["\n".join([*draw_plain(screen, layout), *_prompt(screen)]).rstrip() for screen in screens]
    return "\n\n".join(pages) + "\n"


def _prompt(screen: Screen) -> list[str]:
    return ["", screen.prompt] if screen.prompt else []


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:2]))
