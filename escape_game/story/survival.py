"""The numbers of the survival rules, as survival.yaml gives them.

Shares and rates are per cent; points of condition and quantities are thousandths.
"""

from typing import NamedTuple

from escape_game.story.conditions import Condition


class Pace(NamedTuple):
    """How far, at what price. `distance` in thousandths of a km, `load` in thousandths of a point."""

    id: str
    title: str
    distance: int
    food: int
    water: int
    load: int
    forage: int


class Helping(NamedTuple):
    """A ration, or a watering: the share of the need that is handed out."""

    id: str
    title: str
    share: int


class March(NamedTuple):
    """By night or by day."""

    id: str
    title: str
    water: int
    distance: int


class Duty(NamedTuple):
    """One person's task. `slot` holds the person plus 1, 0 for nobody."""

    id: str
    title: str
    slot: int
    forage: int
    distance: int
    nursing: int
    hunted: int
    load: int


class Point(NamedTuple):
    """A point of a table: at `share` per cent, `points`; straight lines between, level beyond the ends.

    A table has its points by their share, the least first.
    """

    share: int
    points: int


class Carry(NamedTuple):
    """The most per head that can be carried while a condition holds."""

    most: int
    when: Condition


class Warmth(NamedTuple):
    """Points that kit takes off the cold while a condition holds."""

    points: int
    when: Condition


class Term(NamedTuple):
    """A general term of every check: (value - origin) * each.

    `slot` -1 is the condition of whoever rolls. `each` is per mille of a point per point.
    """

    name: str
    slot: int
    origin: int
    each: int


class Band(NamedTuple):
    """A word for all numbers up to `most`."""

    most: int
    word: str


class Odds(NamedTuple):
    """How chances are clamped, rounded and told."""

    least: int
    most: int
    step: int
    skill: int
    words: tuple[Band, ...]
    terms: tuple[Term, ...]
    exact: Condition


class Moods(NamedTuple):
    """Morale by the day, in thousandths; `drift` per cent of the way to `to`."""

    daily: int
    hungry: int
    thirsty: int
    rested: int
    drift: int
    to: int
    death: int
    eased: int
    eased_when: Condition
    buried: int


class Hunt(NamedTuple):
    """The hunted track. `scene` -1 where no manhunt comes."""

    daily: int
    at: int
    scene: int
    after: int


class Survival(NamedTuple):
    """Every number of the survival rules. Slots are -1 where the story does without."""

    water: int
    food: int
    morale: int
    hunted: int
    hours: int
    carry_water: tuple[Carry, ...]
    carry_food: tuple[Carry, ...]
    drinks: tuple[int, ...]  # thousandths of a litre a day, by heat 0-4
    eats: int
    paces: tuple[Pace, ...]
    rations: tuple[Helping, ...]
    waterings: tuple[Helping, ...]
    marches: tuple[March, ...]
    march_heat: int
    duties: tuple[Duty, ...]
    stages: tuple[int, int, int, int]  # sinking, failing, worn, sound: from which condition, thousandths
    level_most: int
    hunger: tuple[Point, ...]
    thirst: tuple[Point, ...]
    cold: int
    warmth: tuple[Warmth, ...]
    morale_from: int
    morale_each: int  # per mille of a point of level per point of morale
    down: int
    up: int
    parched_share: int
    parched_down: int
    dry: tuple[Point, ...]
    slowest: int
    forage_least: int
    forage_most: int
    moods: Moods
    hunt: Hunt
    odds: Odds
    stores_exact: Condition
    last_night: int  # scenes; -1 if none
    your_last_night: int
    warn_water: int
    orders: tuple[int, int, int, int]  # what a new journey starts with: pace, ration, watering, march
