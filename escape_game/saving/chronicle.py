"""Journal and chronicle by names and back."""

from typing import assert_never

from escape_game.engine.events import Buried, Company, Died, Ended, Entered, Noted
from escape_game.engine.journey import Chronicled, Entry
from escape_game.saving.moments import Moments, PlaceGoneError
from escape_game.saving.untrusted import MOST_DATE, MOST_DAYS, Json, damaged, mapping, name, number, words
from escape_game.story.layout import STATUS_WORDS
from escape_game.story.story import Story

MOST_PEOPLE = 1000


def written_note(note: Noted) -> dict[str, Json]:
    """Return a line of the journal as a save holds it."""
    return {"day": note.day, "date": note.date, "place": note.place, "words": note.words}


def read_note(value: Json) -> Noted:
    """Return a line of the journal."""
    saved = mapping(value, "a line of the journal")
    return Noted(_day(saved), _date(saved), name(saved.get("place"), "a place"), words(saved.get("words"), "a note"))


def written_entry(story: Story, entry: Entry) -> dict[str, Json]:
    """Return an entry of the chronicle as a save holds it."""
    return {"day": entry.day, "date": entry.date, **_written_event(story, entry.event)}


def read_entry(moments: Moments, value: Json) -> Entry | None:
    """Return an entry of the chronicle, or None if the story has nobody and nothing of that name any more."""
    saved = mapping(value, "an entry of the chronicle")
    try:
        return Entry(_day(saved), _date(saved), _read_event(moments, saved))
    except PlaceGoneError:
        return None


def _written_event(story: Story, event: Chronicled) -> dict[str, Json]:
    match event:
        case Died(person, cause, day, left):
            return {"what": "died", "who": story.people[person].id, "of": cause, "on": day, "left": left}
        case Buried(person):
            return {"what": "buried", "who": story.people[person].id}
        case Company(person, status):
            return {"what": "company", "who": story.people[person].id, "status": STATUS_WORDS[status]}
        case Entered(region):
            return {"what": "entered", "region": story.regions[region].id}
        case Ended(ending):
            return {"what": "ended", "ending": story.endings[ending].id}
        case _:
            assert_never(event)


def _read_event(moments: Moments, saved: dict[str, Json]) -> Chronicled:
    match name(saved.get("what"), "an entry of the chronicle"):
        case "died":
            day = number(saved.get("on"), "a day", 0, MOST_DAYS)
            left = number(saved.get("left"), "a number", 0, MOST_PEOPLE)
            return Died(moments.person(saved.get("who")), words(saved.get("of"), "a cause"), day, left)
        case "buried":
            return Buried(moments.person(saved.get("who")), _day(saved))
        case "company":
            status = _status(name(saved.get("status"), "a status"))
            return Company(moments.person(saved.get("who")), status, _day(saved))
        case "entered":
            return Entered(moments.region(saved.get("region")), _day(saved))
        case "ended":
            return Ended(moments.ending(saved.get("ending")))
    return damaged("the chronicle", "holds what never happens")


def _status(word: str) -> int:
    return STATUS_WORDS.index(word) if word in STATUS_WORDS else damaged("a status", "is not one of ours")


def _day(saved: dict[str, Json]) -> int:
    return number(saved.get("day"), "a day", 0, MOST_DAYS)


def _date(saved: dict[str, Json]) -> int:
    return number(saved.get("date"), "a date", 0, MOST_DATE)
