"""Choices: their doors, prices, rolls and outcomes."""

import re
from collections.abc import Iterator

from escape_game.errors import SourceSpan
from escape_game.reading.building.effects import CONDITION_WORD, PER_HEAD, YOU, build_outcome
from escape_game.reading.building.exits import build_exit
from escape_game.reading.building.roles import roles_named
from escape_game.reading.building.site import Site
from escape_game.reading.building.things import item_slot
from escape_game.reading.documents.bounds import LONGEST, OUT_OF_RANGE
from escape_game.reading.documents.fields import Pair
from escape_game.reading.documents.scenes import CheckDocument, ChoiceDocument
from escape_game.reading.logic import all_of
from escape_game.reading.nodes import MapNode, TextNode
from escape_game.reading.numbers import whole_in_unit
from escape_game.reading.people import parse_who
from escape_game.reading.readable import readable
from escape_game.story.conditions import ALWAYS, FAR, Condition, RoleIs, Within
from escape_game.story.effects import Add, Die, Effect, Harm, Outcome, Pass, Put, Risk, Step, Who
from escape_game.story.layout import CONDITION, STATUS, THOUSANDTHS, WITH_US, person_slot
from escape_game.story.scenes import Bonus, Check, Choice, Price

LONGEST_LABEL = 60
GUEST_DAYS = "guest days"
_BONUS = re.compile(r"([+-]\d{1,3}) if (.+?)(?: because (.+))?", re.DOTALL)
_ID = re.compile(r"[a-z][a-z0-9_]*")


def build_choices(
    documents: dict[str, ChoiceDocument], node: MapNode, site: Site, hiding: int = 0
) -> tuple[Choice, ...]:
    """Return the choices of a menu. The first `hiding` roles hide choices that name them while nobody plays them."""
    return tuple(
        _choice(bit, choice_id, document, node.key_spans[choice_id], site, hiding)
        for bit, (choice_id, document) in enumerate(documents.items())
    )


def _choice(bit: int, choice_id: str, document: ChoiceDocument, span: SourceSpan, site: Site, hiding: int) -> Choice:
    name = f"{site.place.scene_id}.{choice_id}"
    site.sources["choice", name] = span
    _check_id(choice_id, span, site)
    _check_label(document.text, site)
    _check_keys(choice_id, document, site)
    once = site.names.new_slot(f"once:{name}") if document.once else -1
    last = site.names.new_slot(f"last:{name}") if document.cooldown else -1
    prices, paid, afforded = _costs(document.costs, site) if document.costs else ((), (), ())
    needs = site.condition(document.needs)
    needs = all_of((needs, *afforded)) if afforded else needs
    then, check, success, failure = _outcomes(choice_id, document, site)
    choice = Choice(
        id=choice_id,
        bit=bit,
        label=site.line(document.text, choice_id),
        when=site.condition(document.when),
        needs=needs,
        locked=None if document.locked is None else site.line(document.locked, f"{choice_id}.locked"),
        prices=prices,
        paid=paid,
        then=then,
        check=check,
        success=success,
        failure=failure,
        once_slot=once,
        last_slot=last,
        cooldown=document.cooldown or 0,
        warns=None if document.warns is None else site.line(document.warns, f"{choice_id}.warns"),
        no_return=None if document.no_return is None else site.line(document.no_return, f"{choice_id}.no_return"),
        undo=document.undo,
        simple=needs == ALWAYS and last < 0,
    )
    doors = tuple(_doors(choice, document, site, hiding))
    when = all_of((choice.when, *doors)) if doors else choice.when
    if doors or (choice.simple and when.tests):
        return choice._replace(when=when, simple=choice.simple and not when.tests)
    return choice


def _check_id(choice_id: str, span: SourceSpan, site: Site) -> None:
    if not _ID.fullmatch(choice_id):
        hint = "write lower case letters, digits and _, as in `walk_on`"
        site.report("D105", span, f"'{choice_id}' can't be a choice's id", hint)


def _check_label(label: TextNode, site: Site) -> None:
    length = len(label.value)
    if length > LONGEST_LABEL and (length := len(" ".join(label.value.split()))) > LONGEST_LABEL:
        hint = f"{LONGEST_LABEL} are the most; put the rest into the outcome"
        site.report("S507", label.span, f"this label has {length} characters", hint)


def _check_keys(choice_id: str, document: ChoiceDocument, site: Site) -> None:
    span = document.text.span
    if document.needs is not None and document.locked is None:
        hint = "add `locked:`, the words that say why"
        site.report("D103", document.needs.span, f"'locked:' is missing from '{choice_id}'", hint)
    if document.check is not None and not (document.success and document.failure):
        hint = "a check has both `success:` and `failure:`"
        site.report("D103", span, f"'{choice_id}' rolls, and one of its outcomes is missing", hint)
    if document.check is None and (document.success or document.failure):
        site.report("D107", span, f"'{choice_id}' has an outcome of a roll, and no `check:`", "write `then:`")
    if document.check is not None and (document.then or document.go or document.visit or document.end):
        hint = "put it into `success:` and `failure:`"
        site.report("D107", span, f"'{choice_id}' rolls; `then:` and `go:` don't stand beside it", hint)
    if document.then and (document.go or document.visit or document.travel or document.end):
        site.report("D107", span, f"'{choice_id}' has `then:` and a way beside it", "put the way into `then:`")


def _doors(choice: Choice, document: ChoiceDocument, site: Site, hiding: int) -> Iterator[Condition]:
    """Return what hides a choice beside its `when:`: absent companions, once, roles that nobody plays."""
    for node in document.who:
        person = site.find("people", node)
        if person >= 0:
            yield Condition((Within(person_slot(person, STATUS), WITH_US, WITH_US),))
    if choice.once_slot >= 0:
        yield Condition((Within(choice.once_slot, 0, 0),))
    if not hiding:
        return
    people = tuple(range(site.names.person_count))
    # `weakest` stands behind the roles that the author wrote, and is always cast.
    for role in sorted(roles_named(choice)):
        if role < hiding:
            yield Condition((), (RoleIs(role, people),))


_Outcomes = tuple[Outcome | None, Check | None, Outcome | None, Outcome | None]


def _outcomes(choice_id: str, document: ChoiceDocument, site: Site) -> _Outcomes:
    """Return what follows a choice: `then`, or a check and its two outcomes."""
    if document.check is not None:
        success = build_outcome(document.success, site, f"{choice_id}.success")
        failure = build_outcome(document.failure, site, f"{choice_id}.failure")
        return None, _check(document.check, choice_id, failure, site), success, failure
    if document.then:
        return build_outcome(document.then, site, choice_id), None, None, None
    exit_ = build_exit(document, site, choice_id)
    return Outcome(() if exit_ is None else (Step(ALWAYS, None, (), exit_),)), None, None, None


def _check(document: CheckDocument, choice_id: str, failure: Outcome, site: Site) -> Check:
    scene_id = site.place.scene_id
    site.names.visits_slot(scene_id)
    by = YOU if document.by is None else parse_who(document.by.value, document.by.span, site.names, site.place)
    skills = (site.find("skills", node) for node in document.skills)
    return Check(
        base=document.base,
        skills=tuple(skill for skill in skills if skill >= 0),
        bonuses=tuple(_bonuses(document, site)),
        general=document.general,
        by=by,
        risked=tuple(dict.fromkeys(who for step in failure.steps for who in _hurt(step.effects, None))),
        key=site.names.key("check", scene_id, choice_id),
    )


def _bonuses(document: CheckDocument, site: Site) -> Iterator[Bonus]:
    for node in document.bonuses:
        match = _BONUS.fullmatch(node.value.strip())
        if match is None:
            site.report("D104", node.span, f"expected a bonus, got '{node.value}'", "write `+15 if has rope`")
            continue
        start = node.span.column + node.value.index(match[2])
        span = SourceSpan(node.span.file, node.span.line, start, len(match[2]))
        condition = site.condition(TextNode(match[2], span))
        words = match[3] or readable(match[2], site.names)
        yield Bonus(int(match[1]), condition, " ".join(words.split()))


def _hurt(effects: tuple[Effect, ...], risked: Who | None) -> Iterator[Who]:
    for effect in effects:
        match effect:
            case Harm(who, amount) if amount > 0:
                yield who
            case Die(who, _):
                yield who
            case Risk(_, _, who, _, inner):
                yield from _hurt(inner, who or risked)
            case _:
                pass


def _costs(pairs: tuple[Pair, ...], site: Site) -> tuple[tuple[Price, ...], tuple[Effect, ...], tuple[Condition, ...]]:
    """Return the price tags, what is paid, and what must be there to pay with."""
    prices: list[Price] = []
    paid: list[Effect] = []
    afforded: list[Condition] = []
    for name, value in pairs:
        assert value is not None, "a mapping has values"
        if name.value in ("hours", "days", GUEST_DAYS):
            unit = name.value.removeprefix("guest ")
            count = whole_in_unit(unit, unit.removesuffix("s"))(value.value.strip())
            if count is None:
                site.report("D104", value.span, f"expected a whole number of {unit}, got '{value.value}'")
                continue
            if not 1 <= count <= LONGEST:
                message = f"{name.value}: {count} is out of its range"
                site.report(OUT_OF_RANGE, value.span, message, f"write 1 to {LONGEST}")
            prices.append(Price(unit, 0, count))
            paid.append(Pass(0, count) if unit == "hours" else Pass(count, 0, guests=name.value == GUEST_DAYS))
        else:
            tag = _price_in_kind(name, value, site)
            if tag is not None:
                prices.append(tag[0])
                paid.append(tag[1])
                afforded.append(Condition((tag[2],)))
    return tuple(prices), tuple(paid), tuple(afforded)


def _price_in_kind(name: TextNode, value: TextNode, site: Site) -> tuple[Price, Effect, Within] | None:
    if name.value == CONDITION_WORD:
        points = site.points(value)
        # A price never brings on a last night: it locks unless it leaves us at sinking. A point shown is half more.
        left = site.names.stages[0] - THOUSANDTHS // 2 if site.names.stages else 1
        return Price("condition", 0, points), Harm(YOU, points), Within(person_slot(0, CONDITION), points + left, FAR)
    if name.value in site.names.items:
        slot = item_slot(name, site)
        site.names.read("item", name.value, name.span)
        return Price("item", list(site.names.items).index(name.value), 1), Put(slot, 0), Within(slot, 1, FAR)
    if name.value.endswith(PER_HEAD):
        hint = "write what all of us pay together; `loses:` of its outcome can tell it per head"
        site.report("S108", name.span, f"a price is one for all, not '{name.value}'", hint)
        return None
    quantity = site.quantity(name)
    if quantity is None:
        return None
    cost = site.amount_of(quantity, value)
    # What is compared is what is shown: from half a step below, the number on screen is enough.
    least = Within(quantity.slot, cost - quantity.step // 2, FAR)
    change = Add(quantity.slot, -cost, quantity.least, quantity.most)
    return Price("quantity", site.names.quantity_index[quantity.id], cost), change, least
