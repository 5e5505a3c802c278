"""What is asked of a person: `smith is with us`, `anyone is failing`, `X bond >= 2`."""

from collections.abc import Callable
from typing import NamedTuple

from escape_game.engine.party import YOU
from escape_game.reading.comparing import Comparable, compared, shown_bounds
from escape_game.reading.logic import all_of, any_of, negate, only
from escape_game.reading.names import Names, Place
from escape_game.reading.near_misses import did_you_mean
from escape_game.reading.tokens import WORD, Token, UnreadableError, Words
from escape_game.story.conditions import ALWAYS, FAR, NEVER, Condition, RoleIs, RoleWithin, Within
from escape_game.story.layout import (
    BOND,
    BOND_LEAST,
    BOND_MOST,
    CONDITION,
    DEAD,
    GONE,
    GRAVE,
    HERE,
    SINKING,
    STAGE_WORDS,
    STATUS,
    THOUSANDTHS,
    UNMET,
    WITH_US,
    person_slot,
)  # fmt: skip

ANYONE, EVERYONE = "anyone", "everyone"
# The ends are open, so that `not dead` is a bound and not a choice of two.
_STATUSES = {
    "unmet": (-FAR, UNMET),
    "here": (HERE, HERE),
    "with us": (WITH_US, WITH_US),
    "gone": (GONE, GONE),
    "dead": (DEAD, FAR),
    "alive": (HERE, GONE),
}
_STAGES = STAGE_WORDS[SINKING:]
_ALL_STATES = (*_STATUSES, "buried", *_STAGES)


class One(NamedTuple):
    """One person, or whoever plays a role."""

    person: int = -1
    role: int = -1


Asked = Callable[[One], Condition]


def starts_person(token: Token, names: Names, place: Place) -> bool:
    """Return whether a test of a person can begin with this word."""
    return token.text in names.people or token.text in place.roles or token.text in ("you", ANYONE, EVERYONE)


def person_test(words: Words, names: Names, place: Place, warn: Callable[[Token, str], None]) -> Condition:
    """Read a person and what is asked of them."""
    subject = words.take()
    if words.accept("bond"):
        return _bond_test(words, subject, names, place, warn)
    if not (words.accept("is") or words.accept("are")):
        hint = f"write `{subject.text} is with us`, `{subject.text} is failing`, `{subject.text} bond >= 2`"
        raise UnreadableError("S205", subject, f"nothing is asked of `{subject.text}`", hint)
    negative = words.accept("not")
    asked, is_status = _state(words, subject, names, place)
    if negative:
        asked = _not(asked)
    return _of(subject, asked, names, place, among_all=is_status)


def _bond_test(
    words: Words, subject: Token, names: Names, place: Place, warn: Callable[[Token, str], None]
) -> Condition:
    if _is_you(subject, names):
        raise UnreadableError("S204", subject, "you have no bond with yourself", "ask for a companion's")

    def between(least: int, most: int) -> Condition:
        return _of(subject, lambda one: _bounds(one, BOND, least, most), names, place, among_all=False)

    ends = (BOND_LEAST * THOUSANDTHS, BOND_MOST * THOUSANDTHS)
    return compared(words, f"{subject.text} bond", Comparable(THOUSANDTHS, "", between, *ends), warn)


def _is_you(subject: Token, names: Names) -> bool:
    return subject.text == "you" or names.people.get(subject.text) == YOU


def _of(subject: Token, asked: Asked, names: Names, place: Place, *, among_all: bool) -> Condition:
    """Ask it of the subject. `anyone` and `everyone` are those with us, or for a status all who were ever met."""
    if subject.text not in (ANYONE, EVERYONE):
        if subject.text in place.roles:
            return asked(One(role=place.roles.index(subject.text)))
        names.read("person", subject.text)
        return asked(One(person=names.people.get(subject.text, YOU)))
    companions = [One(person=index) for index in range(1, names.person_count)]
    if subject.text == ANYONE:
        return any_of(all_of((ALWAYS if among_all else _is_with_us(one), asked(one))) for one in companions)
    meant = _is_met if among_all else _is_with_us
    return all_of(any_of((negate(meant(one)), asked(one))) for one in companions)


def _is_with_us(one: One) -> Condition:
    return _bounds(one, STATUS, WITH_US, WITH_US)


def _is_met(one: One) -> Condition:
    return _bounds(one, STATUS, HERE, FAR)


def _not(asked: Asked) -> Asked:
    return lambda one: negate(asked(one))


def _state(words: Words, subject: Token, names: Names, place: Place) -> tuple[Asked, bool]:
    """Read a state; return what it asks, and whether it is a status rather than a stage of the body."""
    token = words.take()
    text = "with us" if token.text == "with" and words.accept("us") else token.text
    if text in _STATUSES:
        return _status(*_STATUSES[text]), True
    if text == "buried":
        return (lambda one: NEVER if one.person == YOU else _bounds(one, GRAVE, 1, FAR)), True
    if text in _STAGES:
        return _stage(words, token, names), False
    if text in names.people or text == "you":
        if subject.text not in place.roles:
            hint = f"write `{text} is …` with a state, or ask a role: `X is {text}`"
            raise UnreadableError("S205", token, f"`{subject.text}` can't be somebody else", hint)
        person = names.people.get(text, YOU)
        return (lambda one: only(RoleIs(one.role, (person,)))), True
    raise _unknown_state(token, subject)


def _unknown_state(token: Token, subject: Token) -> UnreadableError:
    hint = f"a person is {', '.join(_ALL_STATES)}; or `failing or worse`, `worn or better`"
    if token.kind != WORD:
        return UnreadableError("S205", token, f"`{subject.text} is` says not what", hint)
    hint = "write `with us`" if token.text == "with" else did_you_mean(token.text, _ALL_STATES, hint)
    return UnreadableError("S205", token, f"`{token.text}` is no state of a person", hint)


def _status(least: int, most: int) -> Asked:
    def asked(one: One) -> Condition:
        if one.person == YOU:
            return ALWAYS if least <= WITH_US <= most else NEVER
        return _bounds(one, STATUS, least, most)

    return asked


def _stage(words: Words, token: Token, names: Names) -> Asked:
    if names.stages is None:
        hint = "`stages:` of survival.yaml says from which condition on somebody is worn or failing"
        raise UnreadableError("S212", token, "this story has no stages of the body", hint)
    index = _STAGES.index(token.text)
    least, most = names.stages[index], names.stages[index + 1] if index + 1 < len(_STAGES) else None
    if words.accept("or", "better"):
        most = None
    elif words.accept("or", "worse"):
        least = -FAR
    low, high = _points(least), FAR if most is None else _points(most) - 1
    body = shown_bounds(CONDITION, THOUSANDTHS, low, high)

    def asked(one: One) -> Condition:
        in_stage = _bounds(one, CONDITION, body.least, body.most)
        return in_stage if one.person == YOU else all_of((_bounds(one, STATUS, HERE, WITH_US), in_stage))

    return asked


def _points(condition: int) -> int:
    return condition if condition == -FAR else condition // THOUSANDTHS


def _bounds(one: One, field: int, least: int, most: int) -> Condition:
    if one.role >= 0:
        return only(RoleWithin(one.role, field, least, most))
    return only(Within(person_slot(one.person, field), least, most))
