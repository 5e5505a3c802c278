"""Why something is as it is: the last choice that changed it, on which day, and by which rules."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from escape_game.engine.amounts import amount_text, date_text, figures, rounded
from escape_game.engine.events import Arrived, Body, Changed, DayWalked, Event, InPassing
from escape_game.engine.journey import Journey, with_past
from escape_game.engine.levels import level, reasons, strain
from escape_game.engine.offering import offer
from escape_game.engine.party import YOU
from escape_game.engine.state import State
from escape_game.engine.stores import pace_of
from escape_game.engine.turn import choice_called, choose
from escape_game.engine.views import Meter, PersonView
from escape_game.errors import ChoiceError
from escape_game.story.layout import BOND, BOND_MOST, CONDITION, DATE, DAY, LEG, THOUSANDTHS, person_slot
from escape_game.story.story import Quantity, Story
from escape_game.terminal.blocks import Line, Lines, Screen, sentence
from escape_game.terminal.blocks import same as line
from escape_game.terminal.particulars import days_text, meter_line

_TENTHS = 100


class Turn(NamedTuple):
    """A choice that changed a number: when it was taken, its label, what came of it, the number before and after."""

    day: int
    date: int
    label: str
    events: tuple[Event, ...]
    before: int
    after: int


def last_turn(journey: Journey, slot: int, step: int) -> Turn | None:
    """Return the last turn that changed a slot as it is shown; None if none has, or the story has changed since."""
    try:
        known = with_past(journey)
        states = [*(moment.state for moment in known.past), known.state]
        for at in reversed(range(len(known.log))):
            before, after = states[at].values[slot], states[at + 1].values[slot]
            if rounded(before, step) != rounded(after, step):
                return _turn(known.story, states[at], known.log[at], (before, after))
    except ChoiceError:
        pass
    return None


def _turn(story: Story, state: State, choice: str, change: tuple[int, int]) -> Turn | None:
    taken = choice_called(story, state, choice)
    if taken is None:
        return None
    _, events = choose(story, state, choice)
    label = offer(story, state, taken, is_open=True).label
    return Turn(state.values[DAY], state.values[DATE], label, events, *change)


def of_quantity(journey: Journey, index: int, meter: Meter) -> Screen:
    """Return what a quantity is at, and what changed it last; its numbers only where they are known exactly."""
    quantity = journey.story.quantities[index]
    lines = [line(sentence(meter_line(meter).words.spoken))]
    turn = last_turn(journey, quantity.slot, quantity.step)
    if turn is None:
        lines.append(line("It has not changed yet."))
    else:
        lines.append(line(_when(turn, _moved(quantity, turn) if meter.exact else "")))
        lines += _parts(journey.story, index, turn.events, exact=meter.exact)
    return Screen((Lines(tuple(lines)),))


def _moved(quantity: Quantity, turn: Turn) -> str:
    before, after = figures(turn.before, quantity.step), amount_text(turn.after, quantity.step, quantity.unit)
    return f"from {before} to {after}"


def _when(turn: Turn, moved: str) -> str:
    """Return when it was and what was chosen, as one sentence and its label."""
    date = f", {date_text(turn.date)}" if turn.date else ""
    words = "less" if turn.after < turn.before else "more"
    how = moved or f"and it is {words} now"
    return f"Last changed on day {turn.day}{date}, {how}. You had chosen: {sentence(turn.label)}"


def _parts(story: Story, index: int, events: tuple[Event, ...], *, exact: bool) -> Iterator[Line]:
    quantity, where = story.quantities[index], "with that choice"
    for event in events:
        if isinstance(event, Arrived | InPassing):
            title = story.scenes[event.scene].title
            where = f"after it: {title}" if title else "in what came after it"
        elif isinstance(event, Changed) and event.quantity == index and event.before != event.after:
            change = rounded(event.after, quantity.step) - rounded(event.before, quantity.step)
            by = _by(change, quantity.step, quantity.unit) if exact and change else _more(event)
            yield line(f"{by}: {sentence(event.reason)}" if event.reason else sentence(f"{by}, {where}"))
    days = [event for event in events if isinstance(event, DayWalked)]
    if days and quantity.slot in _stores(story):
        yield line(_walked(story, quantity, days, exact=exact))


def _by(change: int, step: int, unit: str) -> str:
    return f"{'+' if change > 0 else '-'}{amount_text(abs(change), step, unit)}"


def _more(event: Changed) -> str:
    return "More" if event.after > event.before else "Less"


def _stores(story: Story) -> dict[int, str]:
    """Return the slots of what a day on the road changes, and the fields of DayWalked that say so."""
    survival = story.survival
    if survival is None:
        return {}
    return {survival.food: "food", survival.water: "water", survival.morale: "morale"}


def _walked(story: Story, quantity: Quantity, days: list[DayWalked], *, exact: bool) -> str:
    store = _stores(story)[quantity.slot]
    before, after = getattr(days[0], f"{store}_before"), getattr(days[-1], f"{store}_after")
    change = rounded(after, quantity.step) - rounded(before, quantity.step)
    by = f"{_by(change, quantity.step, quantity.unit)}: " if exact else ""
    share = {"food": ("ate", "ate"), "water": ("drank", "drank")}.get(store)
    least = min(getattr(day, share[1]) for day in days) if share else -1
    had = f", and you {share[0]} {least} percent of the need" if share and least >= 0 else ""
    found = " Water was found on the way." if store == "water" and any(day.water_found for day in days) else ""
    return f"{by}{days_text(len(days))} on the road{had}.{found}"


def of_person(journey: Journey, person: int, seen: PersonView) -> Screen:
    """Return how somebody is, what he drifts to and by which terms, and what changed him and his bond last."""
    story, state = journey.story, journey.state
    name = "You" if seen.is_you else seen.name
    lines = [line(f"{name}: {seen.stage}, {seen.condition} of {seen.most}.")] if seen.stage else []
    if seen.stage and state.values[LEG]:  # elsewhere a day asks for other things
        lines += _drift(story, state, person)
    turn = last_turn(journey, person_slot(person, CONDITION), THOUSANDTHS)
    if turn is not None:
        lines.append(line(_when(turn, f"from {_points(turn.before)} to {_points(turn.after)}")))
        lines += _strokes(person, turn.events)
    trusted = last_turn(journey, person_slot(person, BOND), 1) if person != YOU else None
    if trusted is not None:
        words = f"from {trusted.before} to {trusted.after} of {BOND_MOST}"
        lines.append(line(f"Bond: {_lowered(_when(trusted, words))}"))
    return Screen((Lines(tuple(lines or [line(f"{name}: there is nothing to say.")])),))


def _strokes(person: int, events: Iterable[Event]) -> Iterator[Line]:
    strokes = [event for event in events if isinstance(event, Body) and event.person == person]
    for stroke in strokes:
        yield line(f"{_by(stroke.after - stroke.before, THOUSANDTHS, '')} at a stroke, with that choice.")
    days = sum(isinstance(event, DayWalked) for event in events)
    if days:
        yield line(f"{days_text(days)} on the road.")


def _drift(story: Story, state: State, person: int) -> Iterator[Line]:
    """Say where a body goes if every day on this road is like today, and the terms of that."""
    survival = story.survival
    if survival is None:
        return
    leg = story.legs[state.values[LEG] - 1]
    today = strain(story, survival, state, leg, pace_of(survival, state, walking=True))
    terms = [f"{_by(term.points, _TENTHS, '')} {term.words}" for term in reasons(story, state, today, person)]
    goes = figures(max(level(story, state, today, person), 0), _TENTHS)
    made = "; ".join([f"{figures(today.most, _TENTHS)} at best", *terms])
    yield line(f"If every day were like today, it would come to {goes} in the end. {sentence(made)}")


def _points(condition: int) -> str:
    return figures(condition, THOUSANDTHS)


def _lowered(words: str) -> str:
    return words[:1].lower() + words[1:]


def found(words: str, names: Iterable[str]) -> int:
    """Return the index of the one name that begins as what was typed, or -1."""
    folded = [name.casefold() for name in names]
    typed = words.casefold().strip()
    exact = [at for at, name in enumerate(folded) if name == typed]
    fits = exact or [at for at, name in enumerate(folded) if name.startswith(typed)]
    return fits[0] if len(fits) == 1 and typed else -1
