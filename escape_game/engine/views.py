"""Views: what a player may know at this moment, as data. A front end draws it and decides nothing."""

from typing import NamedTuple

from escape_game.engine.events import Reason
from escape_game.engine.paragraphs import Para


class Meter(NamedTuple):
    """A quantity as shown, in thousandths.

    `word` is low, critical, one of its own words, or "". `days_left` is -1 where no forecast is due.

    Not `exact`: say *about*, and round as you like; the amounts are rounded already.
    """

    id: str
    title: str
    amount: int
    most: int
    unit: str
    step: int
    word: str
    days_left: int
    exact: bool


class PersonView(NamedTuple):
    """Somebody, as the party knows him.

    `stage` is "" for the dead, the gone and the unmet (who are not listed at all).
    """

    id: str
    name: str
    role: str
    status: str
    is_you: bool
    stage: str
    condition: int
    most: int
    bond: int
    bond_word: str
    skills: tuple[str, ...]
    skills_work: bool
    tell: str
    portrait: str
    ill_for: int  # days at sinking
    died: int
    buried: bool
    duty: str


class OddsView(NamedTuple):
    """A chance before it is rolled.

    Not `exact`: show `word` alone, and the reasons without their points. `risked` are names.
    """

    chance: int
    exact: bool
    word: str
    reasons: tuple[Reason, ...]
    risked: tuple[str, ...]


class Offer(NamedTuple):
    """A choice as shown.

    Not `open`: `locked` says why, a full sentence or a clause. `prices` read as "2 hours", "4 l of water".
    """

    id: str
    label: str
    open: bool
    locked: str
    prices: tuple[str, ...]
    odds: OddsView | None
    warns: str
    no_return: str
    undo: bool
    order: bool


NOBODY = "nobody"  # who has a duty that nobody has


class Order(NamedTuple):
    """A kind of order on the road and what it stands at: pace, ration, watering, march, or one duty.

    `standing` is the id of the order in force, which is not among `offers`; a duty is `idle` whose holder can't do it.
    """

    id: str
    title: str
    now: str
    standing: str
    offers: tuple[Offer, ...]
    idle: bool = False


class RoadView(NamedTuple):
    """The road under our feet. Distances in thousandths of a km. `forecast` is a sentence, or ""."""

    leg: str
    title: str
    walked: int
    distance: int
    arrive: str
    night: int
    orders: tuple[Order, ...]
    forecast: str


class EndingView(NamedTuple):
    """A last page. `survivor` and `unknown` may be empty."""

    id: str
    title: str
    kind: str
    number: int
    of: int
    text: tuple[Para, ...]
    survivor: tuple[Para, ...]
    unknown: tuple[Para, ...]


class Unwell(NamedTuple):
    """One of us who is failing or worse."""

    name: str
    stage: str
    is_you: bool


class View(NamedTuple):
    """The present moment.

    `date` is "" in a story without dates; `offers` are in order, orders of the road not among them.
    """

    scene: str
    title: str
    region: str
    day: int
    date: str
    passage: tuple[Para, ...]
    meters: tuple[Meter, ...]
    alive: int  # you and all who are with us
    failing: tuple[Unwell, ...]
    offers: tuple[Offer, ...]
    road: RoadView | None
    ending: EndingView | None
