"""Names for the numbers of a State, so that a save outlives the order in which a story declares them."""

from typing import NamedTuple

from escape_game.engine.state import first_values
from escape_game.saving.untrusted import MOST_DATE, MOST_DAYS, Json, mapping, name, number
from escape_game.story import layout
from escape_game.story.conditions import FAR
from escape_game.story.layout import COMMON, FIELDS, HOURS_OF_A_DAY, MOST_ROAD, PASSED
from escape_game.story.renaming import Renaming
from escape_game.story.story import Story

PEOPLE, OWN = "people", "story"  # the groups of names beside `journey`
_COMMON_NAMES = (
    "day", "date", "hours", "region", "difficulty", "pace", "ration", "watering", "march", "leg", "walked", "nights",
    "passed", "next water", "next draw", "told", "road", "last ate", "last drank", "uneventful",
)  # fmt: skip
_FIELD_NAMES = ("status", "condition", "bond", "dawn", "low days", "grave", "died")


class Number(NamedTuple):
    """One number of a State: its name in a save, its range, and words for its values from `first` up."""

    group: str
    name: str
    start: int
    least: int
    most: int
    words: tuple[str, ...] = ()
    first: int = 0


def numbers_of(story: Story, difficulty: int) -> tuple[Number, ...]:
    """Return every number that a State of this story has, in the order of State.values."""
    starts = first_values(story, difficulty)
    return (
        *_common_numbers(story, starts),
        *(
            _field_number(person.id, field, starts[COMMON + index * FIELDS + field])
            for index, person in enumerate(story.people)
            for field in range(FIELDS)
        ),
        *_own_numbers(story),
    )


def written(numbers: tuple[Number, ...], values: list[int]) -> dict[str, Json]:
    """Return the values by group and name. What was nought at the start and still is has no entry."""
    groups: dict[str, dict[str, Json]] = {"journey": {}, PEOPLE: {}, OWN: {}}
    for about, value in zip(numbers, values, strict=True):
        if (value or about.start) and about is not numbers[PASSED]:  # moments.py names the waypoints behind us
            groups[about.group][about.name] = _worded(about, value)
    return {**groups}


def read(numbers: tuple[Number, ...], saved: dict[str, Json], renaming: Renaming) -> tuple[list[int], tuple[str, ...]]:
    """Return the values, and the names that mean nothing any more. What the save doesn't name keeps its start."""
    slots = {(about.group, about.name): slot for slot, about in enumerate(numbers)}
    values = [about.start for about in numbers]
    lost: list[str] = []
    for group in ("journey", PEOPLE, OWN):
        known = {about.name for about in numbers if about.group == group}
        for old, value in mapping(saved.get(group), f"`{group}`").items():
            today = renaming.today(old, known)
            slot = slots.get((group, today or ""), -1)
            understood = None if slot < 0 else _understood(numbers[slot], value, renaming)
            if understood is None:
                lost.append(name(old, "a name"))
            else:
                values[slot] = understood
    return values, tuple(lost)


def _worded(about: Number, value: int) -> Json:
    index = value - about.first
    return about.words[index] if 0 <= index < len(about.words) else value


def _understood(about: Number, value: Json, renaming: Renaming) -> int | None:
    if not isinstance(value, str):
        return number(value, f"`{about.name}`", about.least, about.most)
    word = renaming.value_today(about.name.rpartition(":")[2], value, about.words)
    return None if word is None else about.words.index(word) + about.first


def _common_numbers(story: Story, starts: list[int]) -> list[Number]:
    words = _common_words(story)
    hours = story.survival.hours if story.survival is not None else HOURS_OF_A_DAY
    mosts = {
        layout.DAY: MOST_DAYS,
        layout.DATE: MOST_DATE,
        layout.HOURS: hours - 1,
        layout.NIGHTS: MOST_DAYS,
        layout.WALKED: MOST_ROAD,
        PASSED: 0,
    }
    return [
        Number("journey", called, starts[slot], 0, mosts.get(slot, 0 if slot in words else FAR), *words.get(slot, ()))
        for slot, called in enumerate(_COMMON_NAMES)
    ]


def _common_words(story: Story) -> dict[int, tuple[tuple[str, ...], int]]:
    """Return words for the values of those slots that hold an index, and the value of the first word."""
    words = {
        layout.REGION: (tuple(region.id for region in story.regions), 1),
        layout.DIFFICULTY: (tuple(difficulty.id for difficulty in story.difficulties), 0),
        layout.LEG: (tuple(leg.id for leg in story.legs), 1),
    }
    if story.survival is not None:
        words[layout.PACE] = (tuple(pace.id for pace in story.survival.paces), 0)
        words[layout.RATION] = (tuple(ration.id for ration in story.survival.rations), 0)
        words[layout.WATERING] = (tuple(watering.id for watering in story.survival.waterings), 0)
        words[layout.MARCH] = (tuple(march.id for march in story.survival.marches), 0)
    return words


def _field_number(person: str, field: int, start: int) -> Number:
    words: tuple[tuple[str, ...], ...] = (layout.STATUS_WORDS, (), (), layout.STAGE_WORDS, (), (), ())
    least = (0, 0, layout.BOND_LEAST, 0, 0, 0, 0)
    most = (
        len(layout.STATUS_WORDS) - 1,
        layout.CONDITION_MOST,
        layout.BOND_MOST,
        layout.SOUND,
        MOST_DAYS,
        1,
        MOST_DAYS,
    )
    return Number(PEOPLE, f"{person}.{_FIELD_NAMES[field]}", start, least[field], most[field], words[field])


def _own_numbers(story: Story) -> list[Number]:
    """Return the slots that the story declares; those that stand for one of several things are saved by its name."""
    values = {thing.slot: thing.values for thing in story.facts if thing.values}
    if story.survival is not None:
        people = tuple(person.id for person in story.people)
        values |= {duty.slot: people for duty in story.survival.duties}
    return [
        Number(OWN, slot.name, slot.start, slot.least, slot.most, values.get(story.first_slot + index, ()), 1)
        for index, slot in enumerate(story.slots)
    ]
