"""What a turn can bring, in the order it came: facts for front ends to put into words, and prose already rendered."""

from typing import NamedTuple

from escape_game.engine.paragraphs import Para

# Kinds of Said.
OUTCOME, RISK_WORDS, DAY_LINE, EVENT_LINE = "outcome", "risk", "day line", "event line"


class Said(NamedTuple):
    """Words of the story. `kind`: outcome, risk, day line, event line."""

    kind: str
    paragraphs: tuple[Para, ...]


BASE = "base"  # the words of a chance's first term


class Reason(NamedTuple):
    """One term of a chance: points and why."""

    points: int
    words: str


class Rolled(NamedTuple):
    """A check, rolled.

    A `roll` of 1 to 100 succeeds at `chance` or less. `exact` and `word` as the odds were shown before.
    """

    chance: int
    roll: int
    success: bool
    exact: bool
    word: str
    reasons: tuple[Reason, ...]


class Changed(NamedTuple):
    """A quantity changed, in thousandths. `reason` is "" where the words before it are the reason."""

    quantity: int
    before: int
    after: int
    reason: str = ""


class Body(NamedTuple):
    """Somebody's condition changed at a stroke, in thousandths; the stages before and after (see story.layout)."""

    person: int
    before: int
    after: int
    stage_before: int
    stage_after: int


class StageTurned(NamedTuple):
    """Somebody's condition drifted over a bound in the course of a day."""

    person: int
    before: int
    after: int


class Bonded(NamedTuple):
    """Somebody's bond with you changed."""

    person: int
    before: int
    after: int


class Kit(NamedTuple):
    """An item was found (`got`) or given up; an index into Story.items."""

    item: int
    got: bool


class Company(NamedTuple):
    """Somebody's status changed, but not by death: the new one, of story.layout, and on which day."""

    person: int
    status: int
    day: int = 0


class Died(NamedTuple):
    """A companion died."""

    person: int
    cause: str
    day: int
    left: int  # companions still with us


class Buried(NamedTuple):
    """A dead companion has a grave, since this day."""

    person: int
    day: int = 0


class Absent(NamedTuple):
    """An effect named somebody who is not with us, and was skipped."""

    person: int


class Noted(NamedTuple):
    """A line for the journal."""

    day: int
    date: int
    place: str
    words: str


class TimePassed(NamedTuple):
    """Days and hours went by in a scene."""

    days: int
    hours: int


class SetOut(NamedTuple):
    """A leg began."""

    leg: int


class DayWalked(NamedTuple):
    """A day on the road.

    Distances and stores are thousandths; `ate` and `drank` per cent of the need, `drank` -1 where there is water
    everywhere. Stores are -1 where the story has none.
    """

    leg: int
    day: int
    date: int
    night: int
    walked: int
    left: int
    ate: int
    drank: int
    food_before: int
    food_after: int
    water_before: int
    water_after: int
    morale_before: int
    morale_after: int
    water_found: bool


# Kinds of Warned.
WATER_LOW, FOOD_LOW, DRY, LAST = "water low", "food low", "dry", "last"


class Warned(NamedTuple):
    """A warning, shown once until it is past: stores run out in `days` (-1: about now); `person` for the last."""

    kind: str
    days: int
    person: int = -1


class Arrived(NamedTuple):
    """We are in another scene; `drawn` if from a deck."""

    scene: int
    drawn: bool


class InPassing(NamedTuple):
    """An event without choices comes while we stay where we are; its words and effects follow."""

    scene: int


class Entered(NamedTuple):
    """We are in another region, since this day."""

    region: int
    day: int = 0


class LegDone(NamedTuple):
    """A leg was walked to its end."""

    leg: int


class Ended(NamedTuple):
    """The journey has come to an ending."""

    ending: int


Event = (
    Said
    | Rolled
    | Changed
    | Body
    | StageTurned
    | Bonded
    | Kit
    | Company
    | Died
    | Buried
    | Absent
    | Noted
    | TimePassed
    | SetOut
    | DayWalked
    | Warned
    | Arrived
    | InPassing
    | Entered
    | LegDone
    | Ended
)
