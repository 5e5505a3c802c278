"""Effects and outcomes: what a choice does."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from escape_game.reading.building.exits import build_exit
from escape_game.reading.building.site import Site
from escape_game.reading.building.things import things
from escape_game.reading.documents.fields import Pair
from escape_game.reading.documents.scenes import EffectsDocument, RiskDocument, StepDocument
from escape_game.reading.nodes import TextNode
from escape_game.reading.people import parse_who
from escape_game.story.effects import (
    PERSON,
    Add,
    Become,
    Bond,
    Bury,
    Die,
    Effect,
    Harm,
    Note,
    Outcome,
    Pass,
    PerHead,
    Put,
    Risk,
    Step,
    TurnPage,
    TurnTo,
    Who,
)
from escape_game.story.layout import GONE, HERE, STATUS_WORDS, THOUSANDTHS, WITH_US
from escape_game.story.story import Quantity

YOU = Who(PERSON, 0)
CONDITION_WORD = "condition"
PER_HEAD = " per head"


class _Context(NamedTuple):
    """Where effects stand: `part` names them within their scene, `risked` is whom their risk is about."""

    site: Site
    part: str
    risked: Who | None


def build_outcome(steps: Sequence[StepDocument], site: Site, part: str) -> Outcome:
    """Return what follows, step by step."""
    return Outcome(build_steps(steps, site, part))


def build_steps(steps: Sequence[StepDocument], site: Site, part: str) -> tuple[Step, ...]:
    """Return the steps of `then:` and its like. Parts are numbered only where there are several."""
    if len(steps) == 1:
        return (_step(steps[0], site, part),)
    return tuple(_step(document, site, f"{part}.{number}") for number, document in enumerate(steps, 1))


def _step(document: StepDocument, site: Site, part: str) -> Step:
    words = site.passage(document.text, part, document.gentle) if document.text else None
    if document.gentle is not None and document.text is None:
        site.report("D107", document.gentle.span, "`gentle:` stands without `text:`", "write the `text:` it is for")
    effects = build_effects(document, site, part, None)
    if document.risk:
        risks = (_risk(risk, site, f"{part}.risk{number or ''}") for number, risk in enumerate(document.risk))
        effects = (*effects, *risks)
    return Step(site.condition(document.when), words, effects, build_exit(document, site, part))


def _risk(document: RiskDocument, site: Site, part: str) -> Risk:
    site.names.visits_slot(site.place.scene_id)
    who = _who(document.who, site) if document.who is not None else None
    words = site.passage(document.text, part) if document.text is not None else None
    effects = build_effects(document, site, part, who)
    return Risk(document.odds, site.names.key("risk", site.place.scene_id, part), who, words, effects)


def build_effects(document: EffectsDocument, site: Site, part: str, risked: Who | None) -> tuple[Effect, ...]:
    """Return effects in the order of the table in writing-scenes.md. `risked` is whom an unnamed `hurts:` means."""
    given = document.given
    context = _Context(site, part, risked)
    found: list[Effect] = []
    for keys, build in _IN_ORDER:
        if not keys.isdisjoint(given):
            found += build(document, context)
    return tuple(found)


def _newcomers(document: EffectsDocument, context: _Context) -> Iterator[Effect]:
    yield from _statuses(((HERE, document.meets), (WITH_US, document.joins)), context.site)


def _quantities(document: EffectsDocument, context: _Context) -> Iterator[Effect]:
    site = context.site
    for sign, pairs in ((1, document.gains), (-1, document.loses)):
        for name, value in pairs:
            assert value is not None, "a mapping has values"
            if name.value == CONDITION_WORD:
                yield Harm(YOU, -sign * site.points(value))
                continue
            quantity, is_per_head = _quantity(name, site)
            if quantity is not None:
                change = sign * site.amount_of(quantity, value)
                gained = Add(quantity.slot, change, quantity.least, quantity.most)
                yield PerHead(gained) if is_per_head else gained
    for name, value in document.becomes:
        quantity, is_per_head = _quantity(name, site)
        if quantity is not None and value is not None:
            put = Put(quantity.slot, min(max(site.amount_of(quantity, value), quantity.least), quantity.most))
            yield PerHead(put) if is_per_head else put


def _quantity(node: TextNode, site: Site) -> tuple[Quantity | None, bool]:
    """Return a quantity, and whether it is told for each of us: `water per head`."""
    name = node.value.removesuffix(PER_HEAD)
    if name == node.value:
        return site.quantity(node), False
    return site.quantity(node._replace(value=name, span=node.span._replace(width=len(name)))), True


def _bodies(document: EffectsDocument, context: _Context) -> Iterator[Effect]:
    site, _, risked = context
    for sign, pairs in ((1, document.hurts), (-1, document.heals)):
        for who, value in _about(pairs, site, risked):
            yield Harm(who, sign * site.points(value))
    for who, value in _about(document.bond, site, risked):
        yield Bond(who, int(site.points(value) / THOUSANDTHS))


def _about(pairs: Sequence[Pair], site: Site, risked: Who | None) -> Iterator[tuple[Who, TextNode]]:
    """Pair people with their numbers; a number alone is about the one whose risk it is."""
    for pair in pairs:
        if pair.value is not None:
            yield _who(pair.name, site), pair.value
        elif risked is not None:
            yield risked, pair.name
        else:
            hint = "write `smith: 6` on a line of its own; only a risk with `who:` knows whom it means"
            site.report("D104", pair.name.span, f"expected somebody and a number, got '{pair.name.value}'", hint)


def _who(node: TextNode, site: Site) -> Who:
    return parse_who(node.value, node.span, site.names, site.place)


def _statuses(changes: Iterable[tuple[int, Sequence[TextNode]]], site: Site) -> Iterator[Effect]:
    for status, nodes in changes:
        for node in nodes:
            who = _who(node, site)
            site.names.set(STATUS_WORDS[status], node.value if who.kind == PERSON else "", node.span)
            yield Become(who, status)


def _people(document: EffectsDocument, context: _Context) -> Iterator[Effect]:
    site, part, risked = context
    yield from _statuses(((GONE, document.leaves),), site)
    for pair in document.dies:
        if pair.value is None and risked is None:
            hint = f"write `{pair.name.value}: the cold` on a line of its own"
            site.report("D104", pair.name.span, "expected somebody, and of what they die", hint)
            continue
        who = risked if pair.value is None else _who(pair.name, site)
        if who is not None:
            yield Die(who, site.line(pair.value or pair.name, f"{part}.dies"))
    for node in document.buries:
        yield Bury(_who(node, site))


def _time(document: EffectsDocument, context: _Context) -> Iterator[Effect]:
    site, part, _ = context
    if document.guest_days:
        yield Pass(document.guest_days, 0, guests=True)
    if document.days or document.hours:
        yield Pass(document.days or 0, document.hours or 0)
    if document.journal is not None:
        yield Note(site.passage(document.journal, f"{part}.journal"))
    if document.calendar is not None:  # last: what is told here is told on this side of the page
        turn = document.calendar
        yield TurnTo(turn.date) if turn.date else TurnPage(turn.days)


# First those who come, so that they can be bonded with, and can help to carry what is gained.
_IN_ORDER: tuple[tuple[frozenset[str], Callable[[EffectsDocument, _Context], Iterable[Effect]]], ...] = (
    (frozenset(("meets", "joins")), _newcomers),
    (frozenset(("gains", "loses", "becomes")), _quantities),
    (frozenset(("hurts", "heals", "bond")), _bodies),
    (
        frozenset(("finds", "drops", "sets", "clears", "counts")),
        lambda document, context: things(document, context.site),
    ),
    (frozenset(("leaves", "dies", "buries")), _people),
    (frozenset(("guest_days", "days", "hours", "calendar", "journal")), _time),
)
