"""A playthrough as a player owns it: the present moment, what led here, and the ways back."""

from collections.abc import Iterator
from typing import NamedTuple

from escape_game.engine.events import Buried, Company, Died, Ended, Entered, Event, Noted
from escape_game.engine.state import State
from escape_game.engine.turn import begin, choose, offers, orders
from escape_game.errors import ChoiceError
from escape_game.story.layout import DATE, DAY, DIFFICULTY, REGION
from escape_game.story.renaming import Renaming
from escape_game.story.story import Story

_NEVER_BACK = "That choice can't be taken back."
_NO_FURTHER = "Choice {} can't be taken back, nor what came before it."

Chronicled = Died | Entered | Ended | Company | Buried


class Entry(NamedTuple):
    """What the chronicle keeps, and when it was."""

    day: int
    date: int
    event: Chronicled


class Moment(NamedTuple):
    """A moment to come back to: the State, how long log, journal and chronicle were, and the crossings behind it then.

    A crossing itself carries none: those that stand before it in a journey are behind it.
    """

    state: State
    choices: int
    notes: int
    entries: int
    crossings: "tuple[Moment, ...]" = ()


class Journey(NamedTuple):
    """One playthrough. `log` are the ids of the choices taken.

    `past` are the moments before each choice, as far back as they are known: a loaded journey starts with none,
    and `undo` finds them by playing the log again. `crossings` are the last arrivals in each region, in order.
    """

    story: Story
    seed: int
    difficulty: int
    state: State
    id: str
    log: tuple[str, ...] = ()
    journal: tuple[Noted, ...] = ()
    chronicle: tuple[Entry, ...] = ()
    past: tuple[Moment, ...] = ()
    crossings: tuple[Moment, ...] = ()


def journey_id(seed: int, token: str) -> str:
    """Return an id that no other journey has, if the token is new: a clock's reading, a random word."""
    from hashlib import sha256  # late: the title screen has no need of it

    return sha256(f"{seed} {token}".encode()).hexdigest()[:12]


def start(
    story: Story, seed: int, difficulty: int = -1, id: str = "", *, gentle: bool = False
) -> tuple[Journey, tuple[Event, ...]]:
    """Begin a journey; -1 is the story's own difficulty. Journeys kept side by side need ids of their own."""
    state, events = begin(story, seed, difficulty, gentle=gentle)
    journey = Journey(story, seed, state.values[DIFFICULTY], state, id or journey_id(seed, ""))
    return _remembering(journey, events), events


def play(journey: Journey, choice_id: str, *, gentle: bool = False) -> tuple[Journey, tuple[Event, ...]]:
    """Play one turn; the journey given is unchanged. Raises ChoiceError if the choice is not on offer."""
    state, events = choose(journey.story, journey.state, choice_id, gentle=gentle)
    played = journey._replace(state=state, log=(*journey.log, choice_id), past=(*journey.past, present(journey)))
    return _remembering(played, events), events


def present(journey: Journey) -> Moment:
    """Return the present as a moment to come back to."""
    return Moment(journey.state, len(journey.log), len(journey.journal), len(journey.chronicle), journey.crossings)


def undo(journey: Journey) -> Journey:
    """Take back the last choice. Rolls are keyed, so the same choice will bring the same again.

    Raises ChoiceError if there is nothing to take back, if the choice or the difficulty forbids it, or if the story
    has changed since the journey was loaded, so that its log doesn't play to here any more.
    """
    _check_undo(journey)
    if not journey.log:
        raise ChoiceError("There is nothing to take back: this is where the journey began.")
    return back(journey, len(journey.log) - 1)


def back(journey: Journey, choices: int) -> Journey:
    """Return to where so many choices had been taken, under the rules of `undo` for each one after it."""
    _check_undo(journey)
    if not 0 <= choices < len(journey.log):
        raise ChoiceError(f"There is no choice {choices + 1} to go back to.")
    steps = len(journey.log) - choices
    known = journey if len(journey.past) >= steps else with_past(journey)
    for moment in reversed(known.past[-steps:]):
        if not _undoable(known, moment):
            raise ChoiceError(_NEVER_BACK if moment is known.past[-1] else _NO_FURTHER.format(moment.choices + 1))
    return back_to(known, known.past[-steps])._replace(crossings=known.past[-steps].crossings)


def with_past(journey: Journey) -> Journey:
    """Return the journey with the moments before each of its choices, and these by the names they have today.

    Raises ChoiceError if the story has changed since the journey was loaded, so that its log doesn't play to here.
    """
    if len(journey.past) == len(journey.log):
        return journey
    *_, (again, _) = retold(journey)
    if again.state != journey.state:
        raise _story_changed()
    return journey._replace(past=again.past, log=again.log)


def retold(journey: Journey, *, gentle: bool = False) -> Iterator[tuple[Journey, tuple[Event, ...]]]:
    """Play the log again, from the beginning to the present. Raises ChoiceError where the story has changed since."""
    again, events = start(journey.story, journey.seed, journey.difficulty, journey.id, gentle=gentle)
    yield again, events
    for logged in journey.log:
        try:
            again, events = play(again, today(again, logged), gentle=gentle)
        except ChoiceError as error:
            raise _story_changed() from error
        yield again, events


def today(journey: Journey, logged: str) -> str:
    """Return the id that a choice in an old log has here and now: the same, unless the story renamed it."""
    story = journey.story
    if not story.renamed:
        return logged
    offered = {choice.id for choice in (*offers(story, journey.state), *orders(story, journey.state))}
    if logged in offered:
        return logged
    renaming, scene = Renaming(story.renamed), story.scene_ids[journey.state.scene]
    found = renaming.today(logged, offered)  # a choice of the road: its parts are names of other things
    if found is not None:
        return found
    known = {f"{scene}.{choice}" for choice in offered}
    names = (renaming.today(f"{name}.{logged}", known) for name in (scene, *renaming.former(scene)))
    return next((name.rpartition(".")[2] for name in names if name is not None), logged)


def back_to_crossing(journey: Journey) -> Journey:
    """Return to where the last region began, as after a death. Raises ChoiceError if no region has."""
    if not journey.crossings:
        raise ChoiceError("There is no crossing to go back to.")
    return back_to(journey, journey.crossings[-1])


def back_to(journey: Journey, moment: Moment) -> Journey:
    """Return the journey as it was at one of its own moments."""
    return journey._replace(
        state=moment.state,
        log=journey.log[: moment.choices],
        journal=journey.journal[: moment.notes],
        chronicle=journey.chronicle[: moment.entries],
        past=tuple(earlier for earlier in journey.past if earlier.choices < moment.choices),
        crossings=tuple(crossing for crossing in journey.crossings if crossing.choices <= moment.choices),
    )


def _remembering(journey: Journey, events: tuple[Event, ...]) -> Journey:
    """Put what the events leave behind into journal, chronicle and crossings."""
    kept = journey._replace(
        journal=journey.journal + tuple(event for event in events if isinstance(event, Noted)),
        chronicle=journey.chronicle
        + tuple(_entry(journey.state, event) for event in events if isinstance(event, Chronicled)),
    )
    crossed = any(isinstance(event, Entered) for event in events)
    return _crossing(kept) if crossed and journey.state.ending < 0 else kept


def _entry(state: State, event: Chronicled) -> Entry:
    """Return what the chronicle keeps of an event, under its own day: a turn may go through many."""
    day, date = state.values[DAY], state.values[DATE]
    on = day if isinstance(event, Ended) else event.day
    return Entry(on, max(date - day + on, 0), event)


def _crossing(journey: Journey) -> Journey:
    region = journey.state.values[REGION]
    others = tuple(crossing for crossing in journey.crossings if crossing.state.values[REGION] != region)
    return journey._replace(crossings=(*others, present(journey)._replace(crossings=())))


def _check_undo(journey: Journey) -> None:
    if not journey.story.difficulties[journey.difficulty].undo:
        raise ChoiceError("This difficulty takes nothing back.")


def _undoable(journey: Journey, moment: Moment) -> bool:
    taken = journey.log[moment.choices]
    return all(choice.undo for choice in offers(journey.story, moment.state) if choice.id == taken)


def _story_changed() -> ChoiceError:
    return ChoiceError("Nothing further back can be undone: the story has changed since this journey was saved.")
