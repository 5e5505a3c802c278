"""The page of consequences: every fact, item and counter, where it is set, where it is read, and how far apart.

Run as `python -m escape_game.authoring.consequences [STORY]`, it prints the page; docs/consequences.md keeps it.
"""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from escape_game.authoring.uses import ANYWHERE, SlotUser, uses_of
from escape_game.errors import EscapeGameError
from escape_game.reading.stories import find_story, load_story
from escape_game.story.story import Story

LONG = 3  # regions between a choice and what comes of it that make it a long-range one
_OPENING: Final = """\
# Consequences

Every fact, item and counter of the story, by the region in which it is first set: where it is set, where it is read,
and how many regions the last reading is from the first setting. Ids of another region have its name beside them;
*anywhere* is what stands in none.

Written by `python -m escape_game.authoring.consequences > docs/consequences.md`, and a test keeps it so."""


class Consequence(NamedTuple):
    """Something that is remembered. `distance` is in regions, -1 where it is not set or not read in any."""

    kind: str
    id: str
    about: str
    set_in: tuple[SlotUser, ...]
    read_in: tuple[SlotUser, ...]
    distance: int


def consequences(story: Story) -> list[Consequence]:
    """Return everything that is remembered, in the order in which the story first sets it."""
    uses = uses_of(story)
    found = []
    for kind, things in (("fact", story.facts), ("item", story.items), ("counter", story.counters)):
        for thing in things:
            set_in, read_in = (tuple(places.get(thing.slot, ())) for places in uses)
            about = ", ".join(thing.values) or thing.title
            found.append(Consequence(kind, thing.id, about, set_in, read_in, _distance(set_in, read_in)))
    return sorted(found, key=_first_set)


def _distance(set_in: tuple[SlotUser, ...], read_in: tuple[SlotUser, ...]) -> int:
    first = min((place.region for place in set_in if place.region != ANYWHERE), default=None)
    last = max((place.region for place in read_in if place.region != ANYWHERE), default=None)
    return max(0, last - first) if first is not None and last is not None else -1


def _first_set(consequence: Consequence) -> int:
    """Return the region to sort by; what is set in none comes last."""
    regions = [place.region for place in consequence.set_in if place.region != ANYWHERE]
    return min(regions, default=sys.maxsize)


def page(story: Story) -> str:
    """Return the page in Markdown."""
    found = consequences(story)
    lines = [_OPENING, "", *_summary(found)]
    by_region: dict[int, list[Consequence]] = {}
    for consequence in found:
        by_region.setdefault(_first_set(consequence), []).append(consequence)
    for region, here in by_region.items():
        home = region if region != sys.maxsize else ANYWHERE
        lines += [
            "",
            f"## {story.regions[home].title if home != ANYWHERE else 'Anywhere'}",
            "",
            *_table(story, home, here),
        ]
    return "\n".join(lines) + "\n"


def _summary(found: list[Consequence]) -> Iterator[str]:
    yield _named("Never set", [each.id for each in found if not each.set_in])
    yield ""
    yield _named("Never read", [each.id for each in found if not each.read_in])
    yield ""
    long = sum(each.distance >= LONG for each in found)
    yield f"{len(found)} things are remembered; {long} of them are read {LONG} regions or more after they are set."


def _named(heading: str, ids: Iterable[str]) -> str:
    return f"**{heading}:** {', '.join(f'`{name}`' for name in ids) or 'nothing'}."


def _table(story: Story, home: int, here: list[Consequence]) -> Iterator[str]:
    yield "| | what it is | set in | read in | regions |"
    yield "|---|---|---|---|---|"
    for each in here:
        kind = "" if each.kind == "fact" else f" ({each.kind})"
        places = (_listed(story, home, places) for places in (each.set_in, each.read_in))
        far = str(each.distance) if each.distance >= 0 else ""
        yield f"| `{each.id}`{kind} | {_cell(each.about)} | {' | '.join(places)} | {far} |"


def _listed(story: Story, home: int, places: tuple[SlotUser, ...]) -> str:
    """Return places in the order of regions, each region that isn't this one named after its own."""
    by_region: dict[int, list[str]] = {}
    for place in sorted(places, key=lambda place: place.region if place.region != ANYWHERE else sys.maxsize):
        by_region.setdefault(place.region, []).append(f"`{place.id}`")
    return "; ".join(", ".join(ids) + _of(story, home, region) for region, ids in by_region.items())


def _of(story: Story, home: int, region: int) -> str:
    if region == home:
        return ""
    return f" ({story.regions[region].id if region != ANYWHERE else 'anywhere'})"


def _cell(words: str) -> str:
    return words.replace("|", "\\|")


def main(arguments: list[str]) -> int:
    """Print the page of the story in a folder, or of the game's own."""
    try:
        story = load_story(find_story(Path(arguments[0]) if arguments else None))
    except EscapeGameError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(page(story))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
