"""Where a story sets and reads its numbers: one walk over the compiled story, whatever a slot is for."""

from collections.abc import Iterator
from typing import NamedTuple

from escape_game.story.conditions import Share, Within
from escape_game.story.effects import Add, Put
from escape_game.story.layout import ROAD
from escape_game.story.prose import Amount
from escape_game.story.story import Story
from escape_game.story.survival import Term

# Kinds of SlotUser.
SCENE, EVENT, LEG, ENDING, EVERYWHERE, RULES, TITLE = "scene", "event", "leg", "ending", "everywhere", "rules", "title"
ANYWHERE = -1  # the region of what stands in none


class SlotUser(NamedTuple):
    """A document that uses slots: its kind, id and region (an index)."""

    kind: str
    id: str
    region: int


class Use(NamedTuple):
    """A slot is set or read."""

    slot: int
    sets: bool


class Uses(NamedTuple):
    """By slot: the places that set it, and those that read it, each once, in the order of the story."""

    set_in: dict[int, list[SlotUser]]
    read_in: dict[int, list[SlotUser]]


def uses_of(story: Story) -> Uses:
    """Return where every slot of a story is set and read."""
    found = Uses({}, {})
    for place, record in _places(story):
        for use in dict.fromkeys(uses_in(record)):
            (found.set_in if use.sets else found.read_in).setdefault(use.slot, []).append(place)
    return found


def uses_in(record: object) -> Iterator[Use]:
    """Yield the uses of slots in a record, however deep they stand."""
    match record:
        case Within(slot=slot) | Share(slot=slot) | Amount(slot=slot) | Term(slot=slot):
            yield Use(slot, sets=False)
        case Add(slot=slot) | Put(slot=slot):
            yield Use(slot, sets=True)
        case tuple() | list():
            for field in record:
                yield from uses_in(field)
        case _:
            pass


def _places(story: Story) -> Iterator[tuple[SlotUser, object]]:
    """Yield every document of a story with its place; a scene's visits bring what they lead to."""
    if story.survived >= 0:
        yield SlotUser(TITLE, "title page", ANYWHERE), Within(story.survived, 1, 1)
    resumed: dict[str, list[object]] = {}
    for resumption in story.resumptions:
        resumed.setdefault(resumption.name.partition(".")[0], []).append(resumption.exit)
    for index, scene in enumerate(story.scenes):
        if index != ROAD:
            kind = SCENE if scene.event is None else EVENT
            yield SlotUser(kind, scene.id, scene.region), (scene, *resumed.get(scene.id, ()))
    for leg in story.legs:
        yield SlotUser(LEG, leg.id, leg.region), leg
    for ending in story.endings:
        yield SlotUser(ENDING, ending.id, ending.region), ending
    for choice in story.everywhere:
        yield SlotUser(EVERYWHERE, choice.id, ANYWHERE), choice
    if story.survival is not None:
        yield SlotUser(RULES, "survival rules", ANYWHERE), story.survival
