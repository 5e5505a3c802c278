"""Fates: what an outcome does to people: harm, bonds, company, death, graves."""

from collections.abc import Sequence

from escape_game.engine import day, moods
from escape_game.engine.events import Absent, Body, Bonded, Buried, Company, Died
from escape_game.engine.party import YOU, hurt, named, stage, with_us
from escape_game.engine.rounding import per_cent
from escape_game.engine.state import State
from escape_game.engine.told import Told
from escape_game.story.effects import PERSON, Who
from escape_game.story.layout import (
    BOND,
    BOND_LEAST,
    BOND_MOST,
    CONDITION,
    DAWN,
    DAY,
    DEAD,
    DIED,
    DIFFICULTY,
    GRAVE,
    REGION,
    STATUS,
    WITH_US,
    person_slot,
)  # fmt: skip
from escape_game.story.story import Story


def harm(story: Story, draft: State, who: Who, amount: int, told: Told | None) -> None:
    """Take something off somebody's body, by the difficulty's share."""
    if amount > 0 and story.difficulties:
        amount = per_cent(amount, story.difficulties[draft.values[DIFFICULTY]].hurt)
    for person in touched(story, draft, who, told):
        before, after = hurt(story, draft, person, amount)
        _tell_body(story, person, before, after, told)


def spend_strength(story: Story, draft: State, amount: int, told: Told | None) -> None:
    """Pay with your own strength, which no difficulty makes dearer."""
    slot = person_slot(YOU, CONDITION)
    before = draft.values[slot]
    draft.values[slot] = max(0, before - amount)
    _tell_body(story, YOU, before, draft.values[slot], told)


def _tell_body(story: Story, person: int, before: int, after: int, told: Told | None) -> None:
    if told is not None and before != after:
        told.append(Body(person, before, after, stage(story.survival, before), stage(story.survival, after)))


def bond(story: Story, draft: State, who: Who, amount: int, told: Told | None) -> None:
    """Let somebody's bond with you change."""
    for person in touched(story, draft, who, told):
        if person == YOU:
            continue
        slot = person_slot(person, BOND)
        before = draft.values[slot]
        after = draft.values[slot] = min(BOND_MOST, max(BOND_LEAST, before + amount))
        if told is not None and before != after:
            told.append(Bonded(person, before, after))


def touched(story: Story, draft: State, who: Who, told: Told | None) -> Sequence[int]:
    """Return whom an effect reaches; of somebody named who is not near, say so."""
    people = named(story, draft, who)
    if not people and who.kind == PERSON and told is not None:
        told.append(Absent(who.which))
    return people


def become(story: Story, draft: State, who: Who, status: int, told: Told | None) -> None:
    """Let somebody be met, join us or leave."""
    people = [who.which] if who.kind == PERSON else named(story, draft, who)
    for person in people:
        slot = person_slot(person, STATUS)
        if person == YOU or draft.values[slot] in (status, DEAD):
            continue
        draft.values[slot] = status
        day.lay_down(story, draft, person)
        if status == WITH_US:
            draft.values[person_slot(person, DAWN)] = stage(
                story.survival, draft.values[person_slot(person, CONDITION)]
            )
        if told is not None:
            told.append(Company(person, status, draft.values[DAY]))


def die(story: Story, draft: State, person: int, cause: str, told: Told | None) -> None:
    """Let somebody die; you, by the ending of the region."""
    if person == YOU:
        _die_yourself(story, draft)
        return
    values = draft.values
    values[person_slot(person, STATUS)] = DEAD
    values[person_slot(person, DIED)] = values[DAY]
    day.lay_down(story, draft, person)
    if told is not None:
        told.append(Died(person, cause, values[DAY], len(with_us(story, draft))))
    if story.survival is not None:
        moods.mourn(story, draft, told)


def _die_yourself(story: Story, draft: State) -> None:
    survival = story.survival
    if story.difficulties and survival and story.difficulties[draft.values[DIFFICULTY]].immortal:
        slot = person_slot(YOU, CONDITION)
        draft.values[slot] = max(draft.values[slot], survival.stages[0])
        return
    region = draft.values[REGION] - 1
    draft.ending = story.regions[region].dying if region >= 0 else -1


def bury(story: Story, draft: State, who: Who, told: Told | None) -> None:
    """Give the dead a grave."""
    people = [who.which] if who.kind == PERSON else [draft.cast[who.which]] if who.which < len(draft.cast) else []
    for person in people:
        if (
            person <= YOU
            or draft.values[person_slot(person, STATUS)] != DEAD
            or draft.values[person_slot(person, GRAVE)]
        ):
            continue
        draft.values[person_slot(person, GRAVE)] = 1
        if told is not None:
            told.append(Buried(person, draft.values[DAY]))
        if story.survival is not None:
            moods.lay_to_rest(story, draft, told)
