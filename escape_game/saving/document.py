"""The outside of a save: its edition, its checksum, and what a list shows without knowing the story."""

import json
import re
from typing import TYPE_CHECKING, NamedTuple

from escape_game.errors import SaveDamagedError, SaveTooNewError
from escape_game.saving.untrusted import MOST_DAYS, Json, damaged, decoded, mapping, name, number, rows, words
from escape_game.story.layout import DAY, DEAD, LEG, ROAD, STATUS, WITH_US, person_slot

if TYPE_CHECKING:
    from escape_game.engine.journey import Journey

MOST_ORDER = 253_402_300_800_000  # milliseconds to the year 10000
EDITION = 1  # of the save format; parse refuses greater ones, and must read all lesser ones for ever
MOST_CHARACTERS = 8 * 1024 * 1024
MOST_PEOPLE = 100
_HEXADECIMAL = re.compile(r"[0-9a-f]{1,64}")
_JOURNEY_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")


class Heading(NamedTuple):
    """What a list of saves shows. `slot` is "" for an autosave; `saved_at` is as the clock gave it.

    `order` is greater than that of all saves before it, even if the clock was set back; 0 in saves older than orders.
    """

    slot: str
    journey: str
    story: str
    title: str
    version: int
    seed: int
    choices: int
    ended: bool
    state_hash: str
    day: int
    place: str
    alive: tuple[str, ...]
    saved_at: str
    order: int = 0


def sealed(body: dict[str, Json]) -> str:
    """Return a save's text: a line for each part, with the checksum of them all."""
    parts = {_canonical(key): _canonical(value) for key, value in {"save": EDITION, **body}.items()}
    # The checksum is that of the whole as `opened` will read it; every part is encoded but once for both.
    checksum = _hash("{" + ",".join(f"{key}:{parts[key]}" for key in sorted(parts)) + "}")
    parts = {'"save"': parts.pop('"save"'), '"checksum"': _canonical(checksum), **parts}
    return "{\n" + ",\n".join(f"{key}: {part}" for key, part in parts.items()) + "\n}\n"


def opened(text: str) -> dict[str, Json]:
    """Return a save's parts, once edition and checksum are right."""
    if len(text) > MOST_CHARACTERS:
        raise SaveDamagedError("This is no save of ours: it is far too long.")
    document = decoded(text)
    edition = number(document.get("save"), "its edition")
    if edition > EDITION:
        raise SaveTooNewError("This save was written by a newer version of the game. Update the game to go on with it.")
    if edition < 1 or document.get("checksum") != _checksum(document):
        raise SaveDamagedError("This save is damaged: its checksum is not that of its contents.")
    return document


def resealed(document: dict[str, Json], slot: str) -> str:
    """Return the text of a save under another name."""
    return sealed({key: value for key, value in document.items() if key not in ("save", "checksum")} | {"slot": slot})


def heading(document: dict[str, Json]) -> Heading:
    """Return what a list shows."""
    story, shown = mapping(document.get("story"), "`story`"), mapping(document.get("shown"), "`shown`")
    journey, state_hash = name(document.get("journey"), "`journey`"), name(shown.get("state_hash"), "`state_hash`")
    if not _JOURNEY_ID.fullmatch(journey):
        damaged("`journey`", "is not a journey's id")
    if not _HEXADECIMAL.fullmatch(state_hash):
        damaged("`state_hash`", "is not a hash")
    return Heading(
        name(document.get("slot"), "`slot`"),
        journey,
        name(story.get("id"), "the story"),
        name(story.get("title"), "the story's title"),
        number(story.get("version"), "the story's version"),
        number(document.get("seed"), "`seed`"),
        number(shown.get("choices"), "`choices`", 0, MOST_CHARACTERS),
        shown.get("ended") is True,
        state_hash,
        number(shown.get("day"), "`day`", 0, MOST_DAYS),
        name(shown.get("place"), "`place`"),
        tuple(name(who, "a name") for who in rows(shown.get("alive"), "`alive`")[:MOST_PEOPLE]),
        name(document.get("saved_at"), "`saved_at`"),
        _order(document.get("order", 0)),
    )


def _order(value: Json) -> int:
    """Return an order; one that no clock has given counts as none, or nothing could ever come after it."""
    order = number(value, "`order`", 0)
    return order if order < MOST_ORDER else 0


def shown(journey: "Journey", state_hash: str) -> dict[str, Json]:
    """Return what a list shows of a journey."""
    return {
        "day": journey.state.values[DAY],
        "place": place(journey),
        "alive": [*_alive(journey)],
        "ended": journey.state.ending >= 0,
        "choices": len(journey.log),
        "state_hash": state_hash,
    }


def place(journey: "Journey") -> str:
    """Return the title of where we are."""
    story, state = journey.story, journey.state
    if state.ending >= 0:
        return story.endings[state.ending].title
    scene = story.scenes[state.scene]
    if state.values[LEG] and (state.scene == ROAD or not scene.title):
        return story.legs[state.values[LEG] - 1].title
    return scene.title or (story.regions[scene.region].title if scene.region >= 0 else story.title)


def canonical_hash(value: Json) -> str:
    """Return a hash that only the value decides, not how its text is laid out."""
    return _hash(_canonical(value))


def _canonical(value: Json) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True)


def _hash(text: str) -> str:
    from hashlib import sha256  # late: the title screen has no need of it

    return sha256(text.encode()).hexdigest()


def _alive(journey: "Journey") -> list[str]:
    """Return the names of you and those with us, you first."""
    status = [journey.state.values[person_slot(index, STATUS)] for index in range(len(journey.story.people))]
    return [
        words(person.name, "a name")
        for index, person in enumerate(journey.story.people)
        if (status[index] == WITH_US if index else status[index] != DEAD)
    ]


def _checksum(document: dict[str, Json]) -> str:
    return canonical_hash({key: value for key, value in document.items() if key != "checksum"})
