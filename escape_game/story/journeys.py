"""What a walk is made of: people, regions, legs, endings."""

from typing import NamedTuple

from escape_game.story.conditions import Condition
from escape_game.story.prose import Passage
from escape_game.story.scenes import Role


class SkillPoints(NamedTuple):
    """What a person's skill adds to a check."""

    skill: int
    points: int


class Person(NamedTuple):
    """You (person 0) or a companion.

    `thirst` and `share` are per cent, `frailty` points, `condition` thousandths at the start.
    """

    id: str
    name: str
    he: str
    him: str
    his: str
    role: str
    starts: int
    condition: int
    bond: int
    skills: tuple[SkillPoints, ...]
    thirst: int
    frailty: int
    share: int
    tell: str
    portrait: str


class Region(NamedTuple):
    """A part of the story.

    `dying` is the ending of the player's death there, -1 if none; `shows` are quantities by index.
    """

    id: str
    title: str
    dying: int
    shows: tuple[int, ...]
    hunted: bool
    notes: str


class Waypoint(NamedTuple):
    """A scene on the way. Exactly one of `at` (thousandths of a km), `night`, `date` (ordinal) is not -1."""

    at: int
    night: int
    date: int
    scene: int
    when: Condition


class Leg(NamedTuple):
    """A road.

    Distances are thousandths of a km; `water_least` is 0 where there is water everywhere. `altitude` is thousandths of
    a point, `draw_*` are days.
    """

    id: str
    title: str
    region: int
    distance: int
    terrain: int
    forage: int
    heat: int
    cold: int
    altitude: int
    water_least: int
    water_most: int
    deck: int  # -1 if none
    draw_least: int
    draw_most: int
    waypoints: tuple[Waypoint, ...]
    arrive: int
    day_lines: tuple[Passage, ...]
    course: tuple[str, ...]  # order ids: "pace.steady"
    key: int


class Ending(NamedTuple):
    """A last page."""

    id: str
    title: str
    region: int
    kind: str
    text: Passage
    survivor: Passage | None
    unknown: Passage | None
    roles: tuple[Role, ...]
