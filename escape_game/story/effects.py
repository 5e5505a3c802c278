"""Effects: what a choice does to the state, as data."""

from typing import NamedTuple

from escape_game.story.conditions import Condition
from escape_game.story.prose import Passage


class Who(NamedTuple):
    """Whom an effect is about.

    `kind`: person (an index), role (an index), everyone, companions, weakest; `you` is person 0.
    """

    kind: str
    which: int = 0


PERSON, ROLE, EVERYONE, COMPANIONS_ALL, WEAKEST = "person", "role", "everyone", "companions", "weakest"


class Add(NamedTuple):
    """Add to a slot and keep it in its range."""

    slot: int
    amount: int
    least: int
    most: int


class Put(NamedTuple):
    """Set a slot: a fact, an item, an order, a quantity that `becomes`."""

    slot: int
    value: int


class PerHead(NamedTuple):
    """As much of this for each of us: you, and all who are with us when it happens."""

    each: Add | Put


class Harm(NamedTuple):
    """Thousandths off (below nought: onto) somebody's condition."""

    who: Who
    amount: int


class Bond(NamedTuple):
    """Whole points onto somebody's bond."""

    who: Who
    amount: int


class Become(NamedTuple):
    """Somebody's status changes: meets (HERE), joins (WITH_US), leaves (GONE)."""

    who: Who
    status: int


class Die(NamedTuple):
    """Somebody dies, and of what."""

    who: Who
    cause: Passage


class Bury(NamedTuple):
    """The dead have a grave."""

    who: Who


class Pass(NamedTuple):
    """Days and hours pass, with all that they do to bodies and stores. As `guests` we eat nothing of our own."""

    days: int
    hours: int
    guests: bool = False


class TurnPage(NamedTuple):
    """Days pass on the calendar only."""

    days: int


class TurnTo(NamedTuple):
    """The calendar turns to a date, an ordinal; never back."""

    date: int


class Note(NamedTuple):
    """A dated line in the journal."""

    words: Passage


class Risk(NamedTuple):
    """A small roll inside an outcome.

    `odds` are per cent, keyed by `key`. `who` plays the person its effects leave unnamed.
    """

    odds: int
    key: int
    who: Who | None
    words: Passage | None
    effects: "tuple[Effect, ...]"


Effect = Add | Put | PerHead | Harm | Bond | Become | Die | Bury | Pass | TurnPage | TurnTo | Note | Risk


class Target(NamedTuple):
    """A scene, by its index, and when the way leads there."""

    scene: int
    when: Condition


class Go(NamedTuple):
    """To the first of these whose condition holds; the last has none."""

    targets: tuple[Target, ...]


class Onward(NamedTuple):
    """Back to whatever brought us here."""


class Visit(NamedTuple):
    """To a scene that comes back here; then, if `resume` is not -1, to Story.resumptions[resume]."""

    scene: int
    resume: int = -1


class Travel(NamedTuple):
    """Sets out on a leg."""

    leg: int


class End(NamedTuple):
    """An ending."""

    ending: int


class WalkOn(NamedTuple):
    """The road's own choice: pass days until something happens."""


Exit = Go | Onward | Visit | Travel | End | WalkOn


class Step(NamedTuple):
    """One mapping of `then:`: if `when` holds, words, then effects, then perhaps where to go."""

    when: Condition
    words: Passage | None
    effects: tuple[Effect, ...]
    exit: Exit | None


class Outcome(NamedTuple):
    """What follows a choice, step by step. The first step that happens and has an exit decides where to go."""

    steps: tuple[Step, ...]
