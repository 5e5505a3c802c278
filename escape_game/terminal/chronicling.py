"""What a journey remembers of its people and places: who died of what and where, who came when, what it turned on."""

from collections.abc import Iterator
from typing import NamedTuple

from escape_game.engine.events import Buried, Company, Died, Entered, Rolled
from escape_game.engine.journey import Journey, Moment, with_past
from escape_game.engine.offering import offer
from escape_game.engine.state import State
from escape_game.engine.turn import choice_called, choose
from escape_game.engine.views import Offer
from escape_game.errors import ChoiceError
from escape_game.story.layout import DATE, DAY, HERE, ROAD_KM, WITH_US
from escape_game.story.story import Story

MOST_TURNINGS = 5


class Death(NamedTuple):
    """How somebody died. `region` is an index, -1 before the first."""

    person: int
    cause: str
    day: int
    region: int
    buried: bool


def deaths(journey: Journey) -> tuple[Death, ...]:
    """Return who died, in order."""
    buried = {entry.event.person for entry in journey.chronicle if isinstance(entry.event, Buried)}
    region, found = -1, []
    for entry in journey.chronicle:
        match entry.event:
            case Entered(entered):
                region = entered
            case Died(person, cause):
                found.append(Death(person, cause, entry.day, region, person in buried))
            case _:
                pass
    return tuple(found)


class Remembered(NamedTuple):
    """What is known of somebody's time with us: since which day (0: from the beginning), and where he died."""

    since: int = 0
    cause: str = ""
    where: str = ""


def remembered(journey: Journey) -> dict[str, Remembered]:
    """Return what the chronicle knows of people, by their ids."""
    story = journey.story
    known = {story.people[person].id: Remembered(since=_joined_on(journey, person)) for person in _named(journey)}
    for death in deaths(journey):
        id = story.people[death.person].id
        where = story.regions[death.region].title if death.region >= 0 else ""
        known[id] = known.get(id, Remembered())._replace(cause=death.cause, where=where)
    return known


def _named(journey: Journey) -> set[int]:
    return {entry.event.person for entry in journey.chronicle if isinstance(entry.event, Company)}


def never_with_us(journey: Journey) -> frozenset[int]:
    """Return who was met and never walked with you, so that there was no parting."""
    met: dict[int, set[int]] = {}
    for entry in journey.chronicle:
        if isinstance(entry.event, Company):
            met.setdefault(entry.event.person, set()).add(entry.event.status)
    return frozenset(person for person, statuses in met.items() if HERE in statuses and WITH_US not in statuses)


def _joined_on(journey: Journey, person: int) -> int:
    days = [entry.day for entry in journey.chronicle if _joins(entry.event, person)]
    return days[-1] if days and days[-1] > first_day(journey) else 0


def _joins(event: object, person: int) -> bool:
    return isinstance(event, Company) and event.person == person and event.status == WITH_US


def first_day(journey: Journey) -> int:
    """Return the day on which the journey began, which need not be the story's first."""
    return journey.chronicle[0].day if journey.chronicle else 1


def days_on_the_way(journey: Journey) -> int:
    """Return how many days it took, the first and the last among them."""
    return journey.state.values[DAY] - first_day(journey) + 1


def walked(journey: Journey) -> int:
    """Return how far was walked, in thousandths of a km."""
    return journey.state.values[ROAD_KM]


class Turning(NamedTuple):
    """A choice that much hung on: when, which, and what came of it. `rolled` is None where nothing was rolled."""

    day: int
    date: int
    offer: Offer
    rolled: Rolled | None
    died: tuple[int, ...]


def turnings(journey: Journey) -> tuple[Turning, ...]:
    """Return the choices that somebody died of, that had no way back, or that went against the odds, in order.

    None where the story has changed since. At most five; deaths go before the rest, then what can't be undone, then
    the unlikeliest rolls.
    """
    try:
        known = with_past(journey)
    except ChoiceError:
        return ()
    ends = [*(moment.entries for moment in known.past[1:]), len(known.chronicle)]
    found = [
        turning
        for moment, choice, end in zip(known.past, known.log, ends, strict=True)
        for turning in _turning(known, moment, choice, end)
    ]
    weightiest = sorted(found, key=_weight)[:MOST_TURNINGS]
    return tuple(turning for turning in found if turning in weightiest)


def _turning(journey: Journey, moment: Moment, choice: str, end: int) -> Iterator[Turning]:
    """Yield what a choice turned; `end` is how long the chronicle was after it. Only a roll is played again."""
    story, before = journey.story, moment.state
    noted = (entry.event for entry in journey.chronicle[moment.entries : end])
    died = tuple(event.person for event in noted if isinstance(event, Died))
    taken = choice_called(story, before, choice)
    if taken is None or not (taken.check is not None or died or taken.no_return or not taken.undo):
        return
    rolled = _roll(story, before, choice) if taken.check is not None else None
    shown = offer(story, before, taken, is_open=True)
    yield Turning(before.values[DAY], before.values[DATE], shown, rolled, died)


def _roll(story: Story, before: State, choice: str) -> Rolled | None:
    return next((event for event in choose(story, before, choice).events if isinstance(event, Rolled)), None)


def _weight(turning: Turning) -> tuple[bool, bool, int]:
    """Return what sorts the weightiest first."""
    likelihood = 100
    if turning.rolled is not None:
        likelihood = turning.rolled.chance if turning.rolled.success else 100 - turning.rolled.chance
    return (not turning.died, not turning.offer.no_return, likelihood)
