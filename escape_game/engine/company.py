"""The party and the pack, as a player may know them."""

from typing import NamedTuple

from escape_game.engine.party import YOU, able, points, stage_of
from escape_game.engine.state import State
from escape_game.engine.stores import on_duty
from escape_game.engine.views import PersonView
from escape_game.story.layout import (
    BOND,
    CONDITION,
    CONDITION_MOST,
    DEAD,
    DIED,
    FAILING,
    GRAVE,
    HERE,
    LOW_DAYS,
    STAGE_WORDS,
    STATUS,
    STATUS_WORDS,
    UNMET,
    WITH_US,
    person_slot,
)  # fmt: skip
from escape_game.story.story import Story

_BOND_WORDS = ("gone cold", "wary of you", "neutral", "easy with you", "trusts you", "stands by you", "yours", "yours")


def people(story: Story, state: State) -> tuple[PersonView, ...]:
    """Return you, then everybody whom you have met, in the order of the cast."""
    met = [p for p in range(1, len(story.people)) if state.values[person_slot(p, STATUS)] != UNMET]
    you = [YOU] if story.people[YOU].name else []
    return tuple(_person(story, state, p) for p in [*you, *met])


def _person(story: Story, state: State, person: int) -> PersonView:
    def value(field: int) -> int:
        return state.values[person_slot(person, field)]

    who, status = story.people[person], WITH_US if person == YOU else value(STATUS)
    near = status in (HERE, WITH_US)
    stage = stage_of(story, state, person)
    return PersonView(
        id=who.id,
        name=who.name,
        role=who.role,
        status=STATUS_WORDS[status],
        is_you=person == YOU,
        stage=STAGE_WORDS[stage] if near and story.survival is not None else "",
        condition=points(value(CONDITION)),
        most=points(CONDITION_MOST),
        bond=value(BOND),
        bond_word="" if person == YOU else _BOND_WORDS[value(BOND) + 2],
        skills=tuple(story.skills[has.skill].replace("_", " ") for has in who.skills),
        skills_work=able(story, state, person),
        tell=who.tell if near and stage <= FAILING else "",
        portrait=who.portrait,
        ill_for=value(LOW_DAYS),
        died=value(DIED) if status == DEAD else 0,
        buried=bool(value(GRAVE)),
        duty=_duty_of(story, state, person),
    )


def _duty_of(story: Story, state: State, person: int) -> str:
    duties = story.survival.duties if story.survival is not None else ()
    return ", ".join(duty.title for duty in duties if state.values[duty.slot] == person + 1)


class Idle(NamedTuple):
    """A duty that somebody did and nobody does: its title, whose it was, and whether it is still his."""

    id: str
    title: str
    person: int
    unable: bool


def idle(story: Story, before: State, now: State) -> tuple[Idle, ...]:
    """Return the duties that were done before and are not done now."""
    survival = story.survival
    if survival is None:
        return ()
    done = {duty.id for duty in on_duty(story, survival, now)}
    return tuple(
        Idle(duty.id, duty.title, before.values[duty.slot] - 1, unable=now.values[duty.slot] > 0)
        for duty in on_duty(story, survival, before)
        if duty.id not in done
    )


def pack(story: Story, state: State) -> tuple[str, ...]:
    """Return what is carried, in the author's words."""
    return tuple(item.title for item in story.items if state.values[item.slot])
