"""And, or, not: conditions put together, with negation pushed down to the bounds."""

from collections.abc import Iterable

from escape_game.engine.judging import NOBODY
from escape_game.story.conditions import (
    ALWAYS,
    FAR,
    NEVER,
    AnyOf,
    Condition,
    PartySize,
    RoleIs,
    RoleIsNot,
    RoleWithin,
    Share,
    Test,
    Within,
    YearDay,
)  # fmt: skip

_Bounded = Share | PartySize | RoleWithin | YearDay
_BOUNDED = (Share, PartySize, RoleWithin, YearDay)


def only(test: Within | Test) -> Condition:
    """Return the condition that is this one test."""
    return Condition((test,)) if isinstance(test, Within) else Condition((), (test,))


def all_of(conditions: Iterable[Condition]) -> Condition:
    """Return the condition that holds while all of these do; bounds on one number become one test."""
    bounds: dict[int, tuple[int, int]] = {}
    tests: dict[str, Test] = {}
    for condition in conditions:
        for slot, least, most in condition.within:
            low, high = bounds.get(slot, (-FAR, FAR))
            bounds[slot] = (max(low, least), min(high, most))
        for test in condition.tests:
            subject = _named(test._replace(least=0, most=0) if isinstance(test, _BOUNDED) else test)
            tests[subject] = _narrowed(tests[subject], test) if subject in tests else test
    if any(low > high for low, high in bounds.values()) or any(map(_is_empty, tests.values())):
        return NEVER
    within = (Within(slot, *bound) for slot, bound in bounds.items() if bound != (-FAR, FAR))
    return Condition(tuple(within), tuple(tests.values()))


def any_of(conditions: Iterable[Condition]) -> Condition:
    """Return the condition that holds while one of these does; touching bounds on one number become one test."""
    distinct = {_named(choice): choice for condition in conditions for choice in _alternatives(condition)}
    choices = _joined(distinct.values())
    if ALWAYS in choices:
        return ALWAYS
    if not choices:
        return NEVER
    return choices[0] if len(choices) == 1 else only(AnyOf(tuple(choices)))


def negate(condition: Condition) -> Condition:
    """Return the condition that holds whenever this one doesn't."""
    if len(condition.within) == 1 and not condition.tests:
        outside = _outside(condition.within[0])
        if len(outside) == 1:
            return outside[0]
    return any_of(choice for test in (*condition.within, *condition.tests) for choice in _opposites(test))


def implies_cast(condition: Condition, role: int) -> bool:
    """Return whether the condition can hold only while somebody plays the role."""
    return any(_needs_role(test, role) for test in condition.tests)


def _named(thing: Condition | Test) -> str:
    """Return what tells two tests apart. They are tuples: as such RoleIs(1, (2,)) equals RoleIsNot(1, (2,))."""
    return repr(thing)


def _needs_role(test: Test, role: int) -> bool:
    match test:
        case RoleWithin(index, _, _, _):
            return index == role
        case RoleIs(index, people):
            return index == role and NOBODY not in people
        case RoleIsNot(index, people):
            return index == role and NOBODY in people
        case AnyOf(conditions):
            return all(implies_cast(condition, role) for condition in conditions)
        case _:
            return False


def _narrowed(before: Test, test: Test) -> Test:
    if not isinstance(before, _BOUNDED) or not isinstance(test, _BOUNDED):
        return test  # they are equal
    return before._replace(least=max(before.least, test.least), most=min(before.most, test.most))


def _is_empty(test: Test) -> bool:
    if isinstance(test, _BOUNDED):
        return test.least > test.most
    return isinstance(test, (AnyOf, RoleIs)) and not test[-1]


def _alternatives(condition: Condition) -> tuple[Condition, ...]:
    if not condition.within and len(condition.tests) == 1 and isinstance(condition.tests[0], AnyOf):
        return condition.tests[0].conditions
    return (condition,)


def _joined(choices: Iterable[Condition]) -> list[Condition]:
    """Return the choices with those that bound one and the same slot put together where they touch."""
    joined: list[Condition] = []
    bounds: dict[int, list[tuple[int, int]]] = {}
    for choice in choices:
        if len(choice.within) == 1 and not choice.tests:
            slot, least, most = choice.within[0]
            bounds.setdefault(slot, []).append((least, most))
        else:
            joined.append(choice)
    for slot, ranges in bounds.items():
        joined += [_range(slot, least, most) for least, most in _touching(sorted(ranges))]
    return joined


def _touching(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged = ranges[:1]
    for least, most in ranges[1:]:
        low, high = merged[-1]
        if least <= high + 1:
            merged[-1] = (low, max(high, most))
        else:
            merged.append((least, most))
    return merged


def _range(slot: int, least: int, most: int) -> Condition:
    return ALWAYS if (least, most) == (-FAR, FAR) else only(Within(slot, least, most))


def _opposites(test: Within | Test) -> list[Condition]:
    """Return the conditions of which one holds whenever the test isn't met."""
    match test:
        case AnyOf(conditions):
            return [all_of(negate(condition) for condition in conditions)]
        case RoleIs(role, people):
            return [only(RoleIsNot(role, people))]
        case RoleIsNot(role, people):
            return [only(RoleIs(role, people))]
        case RoleWithin():
            return [only(RoleIs(test.role, (NOBODY,))), *_outside(test)]
        case _:
            return _outside(test)


def _outside(test: Within | _Bounded) -> list[Condition]:
    below = [only(test._replace(least=-FAR, most=test.least - 1))] if test.least > -FAR else []
    above = [only(test._replace(least=test.most + 1, most=FAR))] if test.most < FAR else []
    return below + above
