"""The road: a leg from setting out to arriving, walked in days."""

from collections.abc import Iterable

from escape_game.engine import day, ways
from escape_game.engine.deck import Hand, drawn
from escape_game.engine.dice import between
from escape_game.engine.events import (
    DAY_LINE,
    Body,
    Company,
    DayWalked,
    Died,
    Ended,
    Event,
    LegDone,
    SetOut,
    StageTurned,
    Warned,
)
from escape_game.engine.judging import holds
from escape_game.engine.outcomes import say
from escape_game.engine.party import YOU, at_the_last
from escape_game.engine.state import Frame, State
from escape_game.engine.told import Told
from escape_game.story.journeys import Leg, Waypoint
from escape_game.story.layout import (
    CONDITION,
    DATE,
    DAY,
    LEG,
    LOW_DAYS,
    NEXT_DRAW,
    NEXT_WATER,
    NIGHTS,
    PASSED,
    REGION,
    ROAD,
    TOLD,
    UNEVENTFUL,
    WALKED,
    person_slot,
)  # fmt: skip
from escape_game.story.story import Story

MOST_DAYS = 5  # that one *walk on* passes (ruling 2)


def set_out(story: Story, draft: State, index: int, told: Told | None) -> None:
    """Begin a leg; what brought us here is behind us."""
    leg, values = story.legs[index], draft.values
    values[LEG] = index + 1
    values[WALKED] = values[NIGHTS] = values[PASSED] = values[TOLD] = 0
    values[NEXT_WATER] = between(draft.seed, leg.key, -1, leg.water_least, leg.water_most)
    values[NEXT_DRAW] = between(draft.seed, leg.key, -2, 1, max(1, leg.draw_most))
    draft.scene, draft.cast, draft.taken, draft.stack = ROAD, (), 0, ()
    if told is not None:
        told.append(SetOut(index))
    ways.enter(draft, leg.region, told)
    call(story, draft, told)


def walk(story: Story, draft: State, told: Told | None) -> None:
    """Walk until something happens: a worse stage, a warning, an event, a waypoint, the end of the leg, or five days.

    Whoever recovers is told of, and halts nobody: there is nothing to decide.
    """
    leg = story.legs[draft.values[LEG] - 1]
    for _ in range(MOST_DAYS):
        warned = draft.values[TOLD]
        day.live(story, draft, told, walking=True)
        if call(story, draft, told):
            return
        _say_day_line(story, draft, leg, told)
        if draft.values[TOLD] != warned or any(now < dawn for _, dawn, now in day.turned(story, draft)):
            return


def is_uneventful(state: State, events: Iterable[Event]) -> bool:
    """Return whether a walk ended for no other reason than that its days were over, with something left to live on."""
    events = tuple(events)
    days = [event for event in events if isinstance(event, DayWalked)]
    return (
        state.scene == ROAD
        and len(days) == MOST_DAYS
        and all(day.food_after != 0 and (day.drank < 0 or day.water_after != 0) for day in days)
        and not any(isinstance(event, Warned | Body | Company | Died | Ended) for event in events)
        and not any(isinstance(event, StageTurned) and event.after < event.before for event in events)
    )


def _say_day_line(story: Story, draft: State, leg: Leg, told: Told | None) -> None:
    if leg.day_lines:
        passage = leg.day_lines[draft.values[UNEVENTFUL] % len(leg.day_lines)]
        draft.values[UNEVENTFUL] += 1
        say(story, draft, passage, told, DAY_LINE)


def call(story: Story, draft: State, told: Told | None) -> bool:
    """Answer what the road asks for this evening, and return whether it led to a scene (or an ending).

    The order: a last night (yours first), a waypoint, the manhunt, an event, the end of the leg. One at a time:
    coming back to the road asks again.
    """
    return (
        _last_night(story, draft, told)
        or _waypoint(story, draft, told)
        or _manhunt(story, draft, told)
        or _event(story, draft, told)
        or _end(story, draft, told)
    )


def _visit(
    story: Story, draft: State, scene: int, told: Told | None, *, first: int = -1, from_deck: bool = False
) -> bool:
    draft.stack = (*draft.stack, Frame(ROAD, (), 0, -1))
    ways.arrive(story, draft, scene, told, first=first, from_deck=from_deck)
    return True


def _last_night(story: Story, draft: State, told: Told | None) -> bool:
    survival = story.survival
    if survival is None:
        return False
    for person in at_the_last(story, draft):
        scene = survival.your_last_night if person == YOU else survival.last_night
        if scene >= 0:
            # Whoever lives through it wakes at the bottom of sinking, with days to go before the next.
            draft.values[person_slot(person, CONDITION)] = survival.stages[0]
            draft.values[person_slot(person, LOW_DAYS)] = 0
            return _visit(story, draft, scene, told, first=person)
    return False


def _is_due(draft: State, waypoint: Waypoint) -> bool:
    values = draft.values
    if waypoint.night >= 0:
        return values[NIGHTS] >= waypoint.night
    if waypoint.date >= 0:
        return values[DATE] >= waypoint.date
    return values[WALKED] >= waypoint.at


def _waypoint(story: Story, draft: State, told: Told | None) -> bool:
    values = draft.values
    waypoints = story.legs[values[LEG] - 1].waypoints
    passed = values[PASSED]
    due = [place for place, waypoint in enumerate(waypoints) if not passed >> place & 1 and _is_due(draft, waypoint)]
    if not due:
        return False
    meant = [place for place in due if holds(story, draft, waypoints[place].when)]
    # Judged all at once, so that what happens at the first can't call up one that was not meant.
    values[PASSED] |= sum(1 << place for place in due if place not in meant[1:])
    return bool(meant) and _visit(story, draft, waypoints[meant[0]].scene, told)


def _manhunt(story: Story, draft: State, told: Told | None) -> bool:
    survival, region = story.survival, draft.values[REGION] - 1
    if (
        survival is None
        or survival.hunted < 0
        or survival.hunt.scene < 0
        or region < 0
        or not story.regions[region].hunted
    ):
        return False
    if draft.values[survival.hunted] < survival.hunt.at:
        return False
    draft.values[survival.hunted] = survival.hunt.after
    return _visit(story, draft, survival.hunt.scene, told)


def _event(story: Story, draft: State, told: Told | None) -> bool:
    values = draft.values
    leg = story.legs[values[LEG] - 1]
    if leg.deck < 0 or values[NIGHTS] < values[NEXT_DRAW] or values[WALKED] >= leg.distance:
        return False
    night = values[NIGHTS]
    values[NEXT_DRAW] = night + max(1, between(draft.seed, leg.key, night, leg.draw_least, leg.draw_most))
    event = drawn(story, draft, Hand(leg.deck, leg.key, values[DAY]))
    if event < 0:
        return False
    if ways.line_of(story, draft, event, told):
        return draft.ending >= 0
    return _visit(story, draft, event, told, from_deck=True)


def _end(story: Story, draft: State, told: Told | None) -> bool:
    values = draft.values
    leg = story.legs[values[LEG] - 1]
    if values[WALKED] < leg.distance:
        return False
    if told is not None:
        told.append(LegDone(values[LEG] - 1))
    values[LEG] = 0
    draft.stack = ()
    ways.arrive(story, draft, leg.arrive, told)
    return True
