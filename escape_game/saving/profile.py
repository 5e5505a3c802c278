"""What outlives a journey: the endings seen and the names of those who went, in one file beside the saves."""

from pathlib import Path
from typing import NamedTuple

from escape_game.engine.events import Died
from escape_game.engine.journey import Journey
from escape_game.engine.party import with_us
from escape_game.errors import SaveError
from escape_game.saving import document
from escape_game.saving.atomic import previous, write_whole
from escape_game.saving.entries import put_aside, read_save
from escape_game.saving.holding import Hold
from escape_game.saving.naming import PROFILE
from escape_game.saving.untrusted import MOST_DAYS, Json, damaged, mapping, name, number, rows, words
from escape_game.story.layout import DAY

MOST_JOURNEYS = 10_000


class Finished(NamedTuple):
    """A journey that came to an end. `dead` are names and what they died of, `alive` who was there to the last."""

    story: str
    journey: str
    seed: int
    ending: str
    title: str
    day: int
    alive: tuple[str, ...]
    dead: tuple[tuple[str, str], ...]


class Profile:
    """The file of all finished journeys. Two games may write it in turn; what can't be read is put aside."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / PROFILE

    def finished(self, story: str = "") -> tuple[Finished, ...]:
        """Return what is written there, in the order in which it came, of one story or of all."""
        for generation in (self.path, previous(self.path)):
            try:
                found = _read(read_save(generation))
            except SaveError:
                continue
            return tuple(each for each in found if story in ("", each.story))
        return ()

    def endings(self, story: str) -> tuple[str, ...]:
        """Return the ids of the endings seen, the first seen first."""
        return tuple(dict.fromkeys(each.ending for each in self.finished(story)))

    def note(self, journey: Journey) -> None:
        """Write down how a journey ended, once. Raises OSError."""
        new = _finished(journey)
        hold = Hold(self.path.with_name(f".{PROFILE}.lock"))
        hold.take(wait=True)
        try:
            known = self.finished()
            if new not in known:
                self._write((*known, new)[-MOST_JOURNEYS:])
        finally:
            hold.release()

    def _write(self, finished: tuple[Finished, ...]) -> None:
        for generation in (self.path, previous(self.path)):
            if generation.exists() and not _can_be_read(generation):
                put_aside(generation)
        write_whole(self.path, document.sealed({"profile": [written_finished(each) for each in finished]}))


def _finished(journey: Journey) -> Finished:
    story, state = journey.story, journey.state
    ending = story.endings[state.ending]
    alive = tuple(story.people[person].name for person in with_us(story, state))
    deaths = (entry.event for entry in journey.chronicle if isinstance(entry.event, Died))
    dead = tuple((story.people[death.person].name, words(death.cause, "a cause")) for death in deaths)
    return Finished(story.id, journey.id, journey.seed, ending.id, ending.title, state.values[DAY], alive, dead)


def written_finished(finished: Finished) -> Json:
    """Return a finished journey as the profile and tools have it."""
    fields: dict[str, Json] = {**finished._asdict()}
    return {**fields, "alive": [*finished.alive], "dead": [[*pair] for pair in finished.dead]}


def _read(text: str) -> tuple[Finished, ...]:
    saved = rows(document.opened(text).get("profile"), "`profile`")
    return tuple(_read_one(mapping(each, "a journey")) for each in saved[-MOST_JOURNEYS:])


def _read_one(saved: dict[str, Json]) -> Finished:
    def word(key: str) -> str:
        return name(saved.get(key), f"`{key}`")

    return Finished(
        word("story"),
        word("journey"),
        number(saved.get("seed"), "`seed`"),
        word("ending"),
        word("title"),
        number(saved.get("day"), "`day`", 0, MOST_DAYS),
        tuple(name(who, "a name") for who in rows(saved.get("alive"), "`alive`")[: document.MOST_PEOPLE]),
        tuple(_read_death(pair) for pair in rows(saved.get("dead"), "`dead`")[: document.MOST_PEOPLE]),
    )


def _read_death(pair: Json) -> tuple[str, str]:
    match pair:
        case [who, cause]:
            return name(who, "a name"), words(cause, "a cause")
        case _:
            return damaged("one who died", "should be a name and a cause")


def _can_be_read(path: Path) -> bool:
    try:
        _read(read_save(path))
    except SaveError:
        return False
    return True
