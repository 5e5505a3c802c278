"""Conditions: the words of `when:` and `needs:` and of guards in prose, turned into bounds on numbers."""

import re
from collections.abc import Callable

from escape_game.errors import SourceSpan
from escape_game.reading.comparing import comparison, starts_amount
from escape_game.reading.complaints import no_test, stray, unknown_name
from escape_game.reading.dates import date_test
from escape_game.reading.logic import all_of, any_of, negate, only
from escape_game.reading.names import Names, Place
from escape_game.reading.near_misses import did_you_mean
from escape_game.reading.states import person_test, starts_person
from escape_game.reading.tokens import END, WORD, Token, UnreadableError, Words
from escape_game.story.conditions import ALWAYS, FAR, NEVER, Condition, Within
from escape_game.story.layout import DIFFICULTY, MARCH, PACE, RATION, REGION, WATERING

Locate = Callable[[int, int], SourceSpan]
"""From a place in a text, and a width, to the place in its file."""

_DEEPEST = 30
_AND = " and "
_BEYOND_AND = re.compile(r"[()&|]|\bor\b|\bbetween\b|AND|OR")
_NEVER_HOLDS = "this can never hold"
_NEVER_HINT = "look for bounds that exclude each other, or a value that is never shown"
_ORDERS = {
    "region": REGION, "pace": PACE, "ration": RATION, "watering": WATERING, "march": MARCH, "difficulty": DIFFICULTY,
}  # fmt: skip


def parse_condition(text: str, span: SourceSpan, names: Names, place: Place) -> Condition:
    """Return a condition that stands at `span`; its problems are noted in `names`, and then it is ALWAYS."""

    def locate(offset: int, width: int) -> SourceSpan:
        return SourceSpan(span.file, span.line, span.column + offset, width)

    return condition_at(text, locate, names, place)


def condition_at(text: str, locate: Locate, names: Names, place: Place) -> Condition:
    """Return a condition whose characters stand where `locate` says."""
    known = names.parsed.get(text) or names.parsed.get((text, place))
    if known is not None:
        return known
    before = len(names.problems)
    parts = text.split(_AND)
    if len(parts) > 1 and _BEYOND_AND.search(text) is None:
        condition, is_local = _all_at(parts, locate, names, place)
    else:
        reading = _Reading(text, locate, names, place)
        condition, is_local = reading.whole(), reading.is_local
    if len(names.problems) == before:
        names.parsed[(text, place) if is_local else text] = condition
    return condition


def _all_at(parts: list[str], locate: Locate, names: Names, place: Place) -> tuple[Condition, bool]:
    """Return a condition of several that all must hold, and whether it means something else in another scene."""
    conditions = []
    start = 0
    for part in parts:
        conditions.append(condition_at(part, _behind(locate, start), names, place))
        start += len(part) + len(_AND)
    together = all_of(conditions)
    if together == NEVER and NEVER not in conditions:
        names.problem("S214", locate(0, start - len(_AND)), _NEVER_HOLDS, _NEVER_HINT)
    return together, not all(part in names.parsed for part in parts)


def _behind(locate: Locate, start: int) -> Locate:
    return lambda offset, width: locate(start + offset, width)


class _Reading:
    """One condition on its way from words to bounds."""

    def __init__(self, text: str, locate: Locate, names: Names, place: Place) -> None:
        self.words = Words(text)
        self.locate = locate
        self.names = names
        self.place = place
        self.is_local = False  # means something else in another scene
        self.awaits = False  # asks for something that is not written yet

    def whole(self) -> Condition:
        before = len(self.names.problems)
        try:
            condition = self.either(0)
            self.expect_end()
        except UnreadableError as error:
            self.report(error)
            return ALWAYS
        if condition == NEVER and not self.awaits and len(self.names.problems) == before:
            width = max(len(self.words.text.strip()), 1)
            self.names.problem("S214", self.locate(0, width), _NEVER_HOLDS, _NEVER_HINT)
        return condition

    def report(self, error: UnreadableError) -> None:
        span = self.locate(error.token.start, max(len(error.token.text), 1))
        self.names.problem(error.code, span, error.message, error.hint)

    def warn(self, token: Token, message: str) -> None:
        span = self.locate(token.start, max(len(token.text), 1))
        self.names.problem("S208", span, message, "write a value within that range")

    def expect_end(self) -> None:
        token = self.words.now
        if token.kind == END:
            return
        if token.text == ")":
            raise UnreadableError("S206", token, "this bracket was never opened", "write a `(` before it, or drop it")
        raise stray(token)

    def either(self, depth: int) -> Condition:
        choices = [self.both(depth)]
        while self.words.accept("or"):
            choices.append(self.both(depth))
        return any_of(choices) if len(choices) > 1 else choices[0]

    def both(self, depth: int) -> Condition:
        parts = [self.plain(depth)]
        while self.words.accept("and"):
            parts.append(self.plain(depth))
        return all_of(parts)

    def plain(self, depth: int) -> Condition:
        token = self.words.now
        if depth > _DEEPEST:
            hint = "give part of it a fact of its own"
            raise UnreadableError("S211", token, f"brackets and `not` stand {depth} deep here", hint)
        if self.words.accept("not"):
            return negate(self.plain(depth + 1))
        if not self.words.accept("("):
            return self.test_or_complaint()
        inner = self.either(depth + 1)
        if self.words.accept(")"):
            return inner
        if self.words.now.kind == END:
            raise UnreadableError("S206", token, "this bracket is never closed", "write a `)` where it ends")
        raise stray(self.words.now)

    def test_or_complaint(self) -> Condition:
        """Read a test. What is wrong with it is reported, and reading goes on behind it."""
        try:
            return self.test()
        except UnreadableError as error:
            if error.code in ("S203", "S206"):
                raise
            self.report(error)
            self.skip_test()
            return ALWAYS

    def skip_test(self) -> None:
        while self.words.now.kind != END and self.words.now.text not in ("and", "or", ")"):
            self.words.take()

    def test(self) -> Condition:
        token = self.words.now
        if token.kind != WORD:
            raise no_test(token)
        if starts_person(token, self.names, self.place):
            self.is_local |= token.text in self.place.roles
            return person_test(self.words, self.names, self.place, self.warn)
        if token.text in _ORDERS and self.words.then.text == "is":
            return self.order()
        if starts_amount(token.text, self.names):
            self.is_local |= token.text == "visits"
            return comparison(self.words, self.names, self.place, self.warn)
        self.words.take()
        match token.text:
            case "has":
                return self.item()
            case "seen":
                return self.seen()
            case "date":
                return date_test(self.words)
            case _:
                return self.fact(token)

    def item(self) -> Condition:
        token = self.words.word("S204", "`has` says not what", "write `has rope`, with an item of story.yaml")
        thing = self.names.items.get(token.text)
        if thing is None:
            hint = did_you_mean(token.text, self.names.items, "items are declared under `items:` in story.yaml")
            raise UnreadableError("S201", token, f"there is no item called `{token.text}`", hint)
        self.names.read("item", token.text, self.locate(token.start, len(token.text)))
        return only(Within(thing.slot, 1, FAR))

    def seen(self) -> Condition:
        token = self.words.word("S204", "`seen` says not which scene", "write `seen salt_well`")
        if token.text in self.names.unwritten and token.text not in self.names.scenes:
            return self.not_yet()
        if token.text not in self.names.scenes:
            hint = did_you_mean(token.text, self.names.scenes, "a scene's id stands after `scene:` or `event:`")
            raise UnreadableError("S201", token, f"there is no scene called `{token.text}`", hint)
        self.names.read("scene", token.text, self.locate(token.start, len(token.text)))
        return only(Within(self.names.visits_slot(token.text), 1, FAR))

    def not_yet(self) -> Condition:
        self.awaits = True
        return NEVER

    def fact(self, token: Token) -> Condition:
        thing = self.names.facts.get(token.text)
        if thing is None:
            if token.text not in self.names.unwritten:
                raise unknown_name(token, self.names, self.place)
            never = self.not_yet()
            if not self.words.accept("is"):
                return never
            negative = self.words.accept("not")
            self.words.take()
            return negate(never) if negative else never
        self.names.read("fact", token.text, self.locate(token.start, len(token.text)))
        if not self.words.accept("is"):
            return only(Within(thing.slot, 1, FAR))
        if not thing.values:
            hint = f"write `{token.text}` or `not {token.text}`"
            raise UnreadableError("S210", self.words.now, f"`{token.text}` has no values: it is so, or not", hint)
        values = {value: index for index, value in enumerate(thing.values, start=1)}
        return self.one_of(token.text, thing.slot, values)

    def order(self) -> Condition:
        kind = self.words.take().text
        self.words.take()
        names = self.names
        known = {
            "region": {name: index + 1 for name, index in names.regions.items()},
            "pace": names.paces,
            "ration": names.rations,
            "watering": names.waterings,
            "march": names.marches,
            "difficulty": names.difficulties,
        }[kind]
        return self.one_of(kind, _ORDERS[kind], known)

    def one_of(self, kind: str, slot: int, values: dict[str, int]) -> Condition:
        """Read one of these values, or `not` and one. The ends are open, so that `not` needs no choice of two."""
        negative = self.words.accept("not")
        token = self.words.take()
        if token.text not in values:
            said = f"`{token.text}`" if token.text else "nothing"
            hint = did_you_mean(token.text, values, f"`{kind}` is one of: {', '.join(values) or 'nothing yet'}")
            raise UnreadableError("S210", token, f"`{kind}` is never {said}", hint)
        value = values[token.text]
        is_first, is_last = value == 0 and value == min(values.values()), value == max(values.values())
        condition = only(Within(slot, -FAR if is_first else value, FAR if is_last else value))
        return negate(condition) if negative else condition
