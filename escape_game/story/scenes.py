"""Scenes, choices and checks. An event is a scene with an Eventhood; the road is a scene the reader makes."""

from typing import NamedTuple

from escape_game.story.conditions import Condition
from escape_game.story.effects import Effect, Outcome, Step, Who
from escape_game.story.prose import Passage

# What a story may ask for, since rolls, bits and lists are handed out by these numbers.
MOST_CHOICES = 60  # of a scene
MOST_DRAWN = 8  # events at one arrival
MOST_TICKETS = 32  # that one event, or an uneventful time, has in a draw


class Price(NamedTuple):
    """One line of `costs:`.

    `kind` is quantity, item, condition, hours or days; `amount` thousandths for the first and third.
    """

    kind: str
    which: int
    amount: int


class Bonus(NamedTuple):
    """Points on a check while a condition holds; `words` is the condition as the author wrote it, made readable."""

    points: int
    when: Condition
    words: str


class Check(NamedTuple):
    """A roll with a stated chance.

    `skills` are indexes into Story.skills; `by` is whose roll it is; `risked` whom a failure hurts.
    """

    base: int
    skills: tuple[int, ...]
    bonuses: tuple[Bonus, ...]
    general: bool
    by: Who
    risked: tuple[Who, ...]
    key: int


class Choice(NamedTuple):
    """A choice.

    `when` hides (who:, once: and roles are part of it); `needs` locks (the price is part of it). Exactly one of
    (`then`) and (`check`, `success`, `failure`) is set. `bit` is its place in State.taken.
    `once_slot` and `last_slot` are -1 where not needed: the first is set to 1 when taken, the second to the day.
    A cooldown is judged by the engine, since it moves with the day.
    """

    id: str
    bit: int
    label: Passage
    when: Condition
    needs: Condition
    locked: Passage | None
    prices: tuple[Price, ...]
    paid: tuple[Effect, ...]
    then: Outcome | None = None
    check: Check | None = None
    success: Outcome | None = None
    failure: Outcome | None = None
    once_slot: int = -1
    last_slot: int = -1
    cooldown: int = 0
    warns: Passage | None = None
    no_return: Passage | None = None
    undo: bool = True
    order: bool = False  # an order on the road: persists, costs no turn
    simple: bool = False  # open whenever the bounds of `when` are met: there is nothing else to try


class Preference(NamedTuple):
    """One preference of a cast line. `kind`: person, anyone, weakest, strongest, lowest bond, highest bond, skill."""

    kind: str
    which: int = 0


class Role(NamedTuple):
    """A role and who may play it.

    `barred` are people, `barred_roles` roles cast before it; `key` makes `anyone` a keyed draw.
    """

    name: str
    preferences: tuple[Preference, ...]
    barred: tuple[int, ...]
    barred_roles: tuple[int, ...]
    key: int


class Weight(NamedTuple):
    """How often an event comes, while a condition holds."""

    weight: int
    when: Condition


class Eventhood(NamedTuple):
    """What makes a scene an event. `line` is what happens at an event without choices, else None."""

    when: Condition
    weights: tuple[Weight, ...]
    once_slot: int
    last_slot: int
    cooldown: int
    line: Outcome | None


class Draw(NamedTuple):
    """Events drawn on arrival at a scene. `deck` indexes Story.decks; `nothing` is the weight of an uneventful time."""

    deck: int
    how_many: int
    nothing: int
    key: int


class Scene(NamedTuple):
    """A scene, or an event.

    `roles` may end with one that nobody wrote: `weakest`, where prose names it. `visits_slot` is -1 where nobody asks.
    `after` runs after every choice, or with `choose` > 0 after the last of them.
    `course` are the ids of the choices that the story as told takes, by preference.
    """

    id: str
    title: str
    region: int
    text: Passage
    between: Passage | None
    roles: tuple[Role, ...]
    choices: tuple[Choice, ...]
    choose: int
    at_most: int
    on_arrival: tuple[Step, ...]
    after: Outcome | None
    draw: Draw | None
    otherwise: int  # a scene's index, or -1
    everywhere: bool
    visits_slot: int
    key: int
    course: tuple[str, ...]
    event: Eventhood | None = None
