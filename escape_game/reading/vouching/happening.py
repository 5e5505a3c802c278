"""What steps and effects make of states, and who sees their words."""

from functools import cache
from typing import Protocol

from escape_game.reading.vouching.casting import may_play, sole_player
from escape_game.reading.vouching.dimensions import Change
from escape_game.reading.vouching.spots import Flow
from escape_game.reading.vouching.universe import Universe
from escape_game.story.conditions import ALWAYS
from escape_game.story.effects import (
    COMPANIONS_ALL,
    EVERYONE,
    PERSON,
    ROLE,
    Add,
    Become,
    Bury,
    Die,
    Effect,
    Exit,
    Note,
    Put,
    Risk,
    Step,
    Who,
)  # fmt: skip
from escape_game.story.layout import DEAD, GRAVE, HERE, STATUS, WITH_US, person_slot
from escape_game.story.prose import Passage
from escape_game.story.scenes import Scene

YOU = Who(PERSON, 0)


class Audience(Protocol):
    """Who notes what is seen."""

    def see(self, passage: Passage | None, states: int) -> None:
        """Note which states see a passage."""

    def your_death(self, states: int, scene: Scene) -> None:
        """Note where you may die."""


def outcome_of(
    universe: Universe, audience: Audience, scene: Scene, steps: tuple[Step, ...], flows: list[Flow]
) -> list[Flow]:
    """Let steps happen, in order, to states that have a way already or none yet."""
    for step in steps:
        if len(flows) == 1 and step.when is ALWAYS:
            way, states = flows[0]
            states = happen(universe, audience, scene, step, states)
            flows = [(way or step.exit, states)] if states else []
            continue
        held = universe.holds(step.when, scene, scene.region)
        after: dict[int, Flow] = {}
        for way, states in flows:
            _join(after, way or step.exit, happen(universe, audience, scene, step, states & held.may))
            _join(after, way, states & ~held.must)
        flows = list(after.values())
    return flows


def _join(flows: dict[int, Flow], way: Exit | None, states: int) -> None:
    if states:
        flows[id(way)] = (way, flows.get(id(way), (way, 0))[1] | states)


def happen(universe: Universe, audience: Audience, scene: Scene, step: Step, states: int) -> int:
    """Return the states once a step has happened: its words, then its effects."""
    if states:
        audience.see(step.words, states)
        for effect in step.effects:
            states = changed_by(effect, universe, audience, scene, states)
    return states


def changed_by(effect: Effect, universe: Universe, audience: Audience, scene: Scene, states: int) -> int:
    """Return the states once an effect has happened."""
    match effect:
        case Add(slot, amount, _, _):
            return universe.changed(states, slot, _adding(amount))
        case Put(slot, value):
            return universe.changed(states, slot, putting(value))
        case Become(who, status):
            return _become(universe, states, who, status, scene)
        case Die(who, cause):
            audience.see(cause, states)
            if who == YOU:
                audience.your_death(states, scene)
            return _status_of(universe, states, who, scene, _of_the_near(DEAD))
        case Bury(who) if who.kind == PERSON:
            return universe.changed(states, person_slot(who.which, GRAVE), putting(1))
        case Note(words):
            audience.see(words, states)
        case Risk(words=words, effects=effects):
            audience.see(words, states)
            struck = states
            for inner in effects:
                struck = changed_by(inner, universe, audience, scene, struck)
            return states | struck
        case _:
            pass
    return states


def _become(universe: Universe, states: int, who: Who, status: int, scene: Scene) -> int:
    if who.kind == PERSON:
        return universe.changed(states, person_slot(who.which, STATUS), _of_the_living(status))
    return _status_of(universe, states, who, scene, _of_the_near(status))


def _status_of(universe: Universe, states: int, who: Who, scene: Scene, change: Change) -> int:
    """Change what people are: of whoever is surely meant, and perhaps of those who may be."""
    if who.kind == PERSON:
        return universe.changed(states, person_slot(who.which, STATUS), change)
    if who.kind in (EVERYONE, COMPANIONS_ALL):
        for person in universe.companions:
            here = states & universe.own(person)[HERE]  # who is only here is none of us
            states = universe.changed(states & ~here, person_slot(person, STATUS), change) | here
        return states
    for person in universe.companions:
        if may_play(scene.roles, who, person):
            changed = universe.changed(states, person_slot(person, STATUS), change)
            is_sure = who.kind == ROLE and sole_player(scene.roles, who.which) == person
            states = changed if is_sure else states | changed
    return states


@cache
def putting(value: int) -> Change:
    """Return what puts a value in place of any other."""
    return lambda _: value


@cache
def _adding(amount: int) -> Change:
    return lambda value: value + amount


@cache
def _of_the_living(status: int) -> Change:
    """Return what gives a status to whoever isn't dead."""
    return lambda now: now if now == DEAD else status


@cache
def _of_the_near(status: int) -> Change:
    """Return what gives a status to whoever is here or with us."""
    return lambda now: status if now in (HERE, WITH_US) else now
