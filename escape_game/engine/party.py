"""Who is with us, in what state, and who plays which role."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from escape_game.engine.dice import roll
from escape_game.engine.rounding import divided
from escape_game.engine.state import State
from escape_game.story.effects import COMPANIONS_ALL, EVERYONE, PERSON, ROLE, Add, PerHead, Put, Who
from escape_game.story.layout import (
    BOND,
    COMMON,
    CONDITION,
    CONDITION_MOST,
    DAWN,
    FIELDS,
    HERE,
    SINKING,
    SOUND,
    STATUS,
    THOUSANDTHS,
    WITH_US,
    WORN,
    person_slot,
)  # fmt: skip
from escape_game.story.scenes import Preference, Role
from escape_game.story.story import Story
from escape_game.story.survival import Survival

YOU = 0
HALF = THOUSANDTHS // 2  # what makes rounding of cutting off
_ALWAYS_SOUND = (0,) * SOUND
_FIRST_COMPANION = person_slot(1, STATUS)


def with_us(story: Story, state: State) -> tuple[int, ...]:
    """Return the companions who walk with us, in the order of the cast; you are not among them."""
    return _party(tuple(state.values[_FIRST_COMPANION : story.first_slot : FIELDS])).companions


def all_of_us(story: Story, state: State) -> tuple[int, ...]:
    """Return you and all who walk with us."""
    return _party(tuple(state.values[_FIRST_COMPANION : story.first_slot : FIELDS])).people


def bodies(story: Story, state: State) -> tuple[int, ...]:
    """Return the first slot of each of us, in the order of `all_of_us`; a body's numbers stand there, by field."""
    return _party(tuple(state.values[_FIRST_COMPANION : story.first_slot : FIELDS])).bodies


def for_all(story: Story, state: State, effect: PerHead) -> Add | Put:
    """Return what an effect per head comes to for all of us together."""
    heads = len(all_of_us(story, state))
    each = effect.each
    if isinstance(each, Add):
        return each._replace(amount=each.amount * heads)
    return each._replace(value=each.value * heads)


class _Party(NamedTuple):
    companions: tuple[int, ...]
    people: tuple[int, ...]
    bodies: tuple[int, ...]


@lru_cache(maxsize=1024)  # asked several times a day, and the company seldom changes
def _party(statuses: tuple[int, ...]) -> _Party:
    companions = tuple(person for person, status in enumerate(statuses, start=1) if status == WITH_US)
    people = (YOU, *companions)
    return _Party(companions, people, tuple(person_slot(person, 0) for person in people))


def is_near(state: State, person: int) -> bool:
    """Return whether somebody can be spoken to: you, those with us, those who are here."""
    return person == YOU or state.values[person_slot(person, STATUS)] in (HERE, WITH_US)


def stage(survival: Survival | None, condition: int) -> int:
    """Return the stage of a condition as it is shown, that is, rounded."""
    if survival is None:
        return SOUND
    return bisect_right(survival.stages, condition + HALF)


def stages_of(story: Story) -> tuple[int, ...]:
    """Return the bounds of stages: a condition, rounded, is in the stage of as many of them as it has reached."""
    return story.survival.stages if story.survival is not None else _ALWAYS_SOUND


def stage_of(story: Story, state: State, person: int) -> int:
    """Return the stage somebody is in."""
    return stage(story.survival, state.values[person_slot(person, CONDITION)])


def worst_stage(story: Story, state: State) -> int:
    """Return the stage of whoever is worst off of us all."""
    values = state.values
    return stage(story.survival, min([values[body + CONDITION] for body in bodies(story, state)]))


def weakest(story: Story, state: State) -> int:
    """Return who is worst off of those with us; you, if you are alone."""
    people = with_us(story, state)
    return min(people, key=lambda p: state.values[person_slot(p, CONDITION)]) if people else YOU


def lowest_today(survival: Survival | None, state: State, person: int) -> int:
    """Return how far harm may take somebody today: one stage below the morning's, and never below sinking."""
    if survival is None:
        return 0
    dawn = state.values[person_slot(person, DAWN)]
    return survival.stages[max(SINKING, dawn - 1) - 1]


def hurt(story: Story, state: State, person: int, amount: int) -> tuple[int, int]:
    """Take thousandths off somebody's condition (below nought: add them); return it before and after."""
    slot = person_slot(person, CONDITION)
    before = state.values[slot]
    if amount > 0:
        floor = min(before, lowest_today(story.survival, state, person))
        after = max(floor, before - amount)
    else:
        after = min(CONDITION_MOST, before - amount)
    state.values[slot] = after
    return before, after


def wake(story: Story, state: State) -> None:
    """Begin a day: note the stage in which it finds everybody, whether with us or not."""
    values, stages = state.values, stages_of(story)
    for body in range(COMMON, story.first_slot, FIELDS):
        values[body + DAWN] = bisect_right(stages, values[body + CONDITION] + HALF)


def at_the_last(story: Story, state: State) -> list[int]:
    """Return those whose last night this is, you first."""
    if story.survival is None:
        return []
    lost, values = story.survival.stages[0] - HALF, state.values  # what is shown as less than sinking
    return [(body - COMMON) // FIELDS for body in bodies(story, state) if values[body + CONDITION] < lost]


def named(story: Story, state: State, who: Who) -> Sequence[int]:
    """Return the people an effect is about who are near enough to be touched by it."""
    if who.kind == PERSON:
        return [who.which] if is_near(state, who.which) else []
    if who.kind == ROLE:
        person = state.cast[who.which] if who.which < len(state.cast) else -1
        return [person] if person >= 0 and is_near(state, person) else []
    if who.kind == EVERYONE:
        return all_of_us(story, state)
    if who.kind == COMPANIONS_ALL:
        return with_us(story, state)
    return [weakest(story, state)]


def able(story: Story, state: State, person: int) -> bool:
    """Return whether somebody's skills work: with us, worn or better, not estranged."""
    values, body = state.values, person_slot(person, 0)
    if person != YOU and (values[body + STATUS] != WITH_US or values[body + BOND] < 0):
        return False
    return stage(story.survival, values[body + CONDITION]) >= WORN


def skill_points(story: Story, state: State, skill: int) -> tuple[int, int]:
    """Return the best points for a skill and whose it is; (0, -1) if nobody's."""
    best, owner = 0, -1
    for index, person in enumerate(story.people):
        for has in person.skills:
            if has.skill == skill and has.points > best and able(story, state, index):
                best, owner = has.points, index
    return best, owner


def cast(story: Story, state: State, roles: tuple[Role, ...], number: int) -> tuple[int, ...]:
    """Return who plays each role, -1 where nobody can; nobody plays two."""
    if not roles:
        return ()
    chosen: list[int] = []
    for role in roles:
        people = [p for p in with_us(story, state) if p not in role.barred]
        taken = {chosen[r] for r in role.barred_roles} | {
            p for p, r in zip(chosen, roles, strict=False) if r.name != "weakest"
        }
        if role.name == "weakest":  # the one role that may share: it is a way of pointing, not a part
            chosen.append(weakest(story, state))
            continue
        chosen.append(_first_fit(story, state, role, [p for p in people if p not in taken], number))
    return tuple(chosen)


def _first_fit(story: Story, state: State, role: Role, people: list[int], number: int) -> int:
    for preference in role.preferences:
        person = _fit(story, state, preference, people, roll(state.seed, role.key, number))
        if person >= 0:
            return person
    return -1


def _fit(story: Story, state: State, preference: Preference, people: list[int], chance: int) -> int:
    def condition(person: int) -> int:
        return state.values[person_slot(person, CONDITION)]

    def bond(person: int) -> int:
        return state.values[person_slot(person, BOND)]

    if preference.kind == "person":
        return preference.which if preference.which in people else -1
    if preference.kind == "skill":
        people = [p for p in people if any(has.skill == preference.which for has in story.people[p].skills)]
    if not people:
        return -1
    if preference.kind == "weakest":
        return min(people, key=condition)
    if preference.kind == "strongest":
        return max(people, key=condition)
    if preference.kind == "lowest bond":
        return min(people, key=bond)
    if preference.kind == "highest bond":
        return max(people, key=bond)
    return people[chance % len(people)]


def points(condition: int) -> int:
    """Return a condition as it is shown: whole points."""
    return divided(condition, THOUSANDTHS)
