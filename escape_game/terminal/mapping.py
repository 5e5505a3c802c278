"""The route map: the walk so far with its graves, where you are, and what may be known of what is ahead."""

from collections import Counter
from collections.abc import Sequence

from escape_game.engine.amounts import amount_text, in_words
from escape_game.engine.route import AHEAD, BEHIND, HERE, RouteView, Stop
from escape_game.story.layout import THOUSANDTHS
from escape_game.story.story import Story
from escape_game.terminal.blocks import Block, Chart, Heading, Lines, Screen, Spot, same, within
from escape_game.terminal.charting import GRAVE
from escape_game.terminal.chronicling import Death

_MARKS = {BEHIND: "o", HERE: "@", AHEAD: "?"}
_MOST_UNKNOWN = 3  # question marks at the end of the line


def drawn(story: Story, seen: RouteView, dead: Sequence[Death], day: int) -> Screen:
    """Return the map as a drawing."""
    return _screen(story, dead, day, Chart(_spots(seen, dead), _legend(dead), sentences(story, seen)))


def spelled(story: Story, seen: RouteView, dead: Sequence[Death], day: int) -> Screen:
    """Return the map in words."""
    return _screen(story, dead, day, Lines(tuple(same(line) for line in sentences(story, seen))))


def _screen(story: Story, dead: Sequence[Death], day: int, *blocks: Block) -> Screen:
    graves = [Lines(tuple(same(grave_text(story, death)) for death in dead))] if dead else []
    return Screen((Heading("Map", ("Route", f"day {day}")), *blocks, *graves))


def _spots(seen: RouteView, dead: Sequence[Death]) -> tuple[Spot, ...]:
    graves = Counter(death.region for death in dead)
    spots = []
    for number, stop in enumerate(seen.stops):
        first_there = number == 0 or seen.stops[number - 1].region != stop.region
        spots.append(Spot(_MARKS[stop.mark], stop.title, _way(stop), graves[stop.region] if first_there else 0))
    return (*spots, *[Spot(_MARKS[AHEAD], "")] * min(seen.unknown, _MOST_UNKNOWN))


def _way(stop: Stop) -> str:
    return km_text(_length(stop)) if stop.way is not None else ""


def _length(stop: Stop) -> int:
    """Return how far it is from the place before: of the leg under our feet, the part behind us or before us."""
    if stop.way is None:
        return 0
    return stop.way.distance - stop.way.walked if stop.mark == AHEAD else stop.way.walked


def km_text(thousandths: int) -> str:
    """Return a distance in whole kilometres."""
    return amount_text(thousandths, THOUSANDTHS, "km")


def _legend(dead: Sequence[Death]) -> str:
    marks = ["@ you", "o behind you", "? ahead", *([f"{GRAVE} a death"] if dead else [])]
    return f"{', '.join(marks)}. Type map words for the same in words."


def sentences(story: Story, seen: RouteView) -> tuple[str, ...]:
    """Return the map in words, a sentence for each place."""
    lines = [_sentence(story, stop) for stop in seen.stops]
    if seen.unknown:
        lines.append(f"Beyond, {_parts(seen.unknown)} of the way that you know nothing of.")
    lines.append(f"Walked so far: {km_text(seen.walked)}.")
    return tuple(lines)


def _parts(count: int) -> str:
    return f"{in_words(count)} {'part' if count == 1 else 'parts'}"


def _sentence(story: Story, stop: Stop) -> str:
    if stop.way is None:
        return f"You are here: {stop.title}." if stop.mark == HERE else f"Behind you: {stop.title}."
    road, distance = stop.way.title, km_text(stop.way.distance)
    far = f"{distance} on ({road})"
    match stop.mark:
        case _ if stop.mark == BEHIND:
            return f"Behind you: {stop.title}, {far}."
        case _ if stop.mark == AHEAD:
            return f"Ahead: {km_text(_length(stop))} to {within(stop.title)}."
        case _ if not stop.title:
            region = story.regions[stop.region].title
            behind = km_text(stop.way.walked)
            return f"You are on the road: {road}, {distance}, in {region}. {behind} of it are behind you."
        case _:
            return f"You are here: {stop.title}, {far}."


def grave_text(story: Story, death: Death) -> str:
    """Return where somebody died, when, of what, and whether he has a grave."""
    parts = [
        story.people[death.person].name,
        f"day {death.day}",
        death.cause,
        "a grave" if death.buried else "no grave",
    ]
    words = ", ".join(part for part in parts if part)
    return f"{story.regions[death.region].title}: {words}." if death.region >= 0 else f"{words}."
