"""Everything that documents declare, put into Names before anything is parsed that may name it."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple, TypeAlias

from escape_game.errors import SourceSpan
from escape_game.reading.building.quantities import build_measure, build_quantity
from escape_game.reading.building.survival import duty_slot
from escape_game.reading.documents.declarations import Declarations
from escape_game.reading.documents.journeys import (
    CompanionDocument,
    EndingDocument,
    LegDocument,
    PersonDocument,
    ProtagonistDocument,
    RegionDocument,
)
from escape_game.reading.documents.scenes import EventDocument, SceneDocument
from escape_game.reading.documents.survival import SurvivalDocument
from escape_game.reading.documents.title_page import TitlePage
from escape_game.reading.names import Names
from escape_game.reading.names_in_prose import NameFinder
from escape_game.reading.nodes import MapNode, TextNode
from escape_game.reading.pages import AnyPage, Kind, Page, is_of
from escape_game.reading.problems import Problems
from escape_game.story.story import Thing

RESERVED = {
    "scene": ("road", "back", "onward"),
    "person": ("you", "everyone", "companions", "anyone", "weakest", "nobody"),
    "amount": ("condition", "companions", "heads", "visits", "day", "days", "date", "nights", "hours"),
}


ScenePage: TypeAlias = Page[SceneDocument | EventDocument]


class Declared(NamedTuple):
    """Documents by kind, in the order of their indexes; people are companions only."""

    title_page: Page[TitlePage]
    protagonist: Page[ProtagonistDocument] | None
    companions: list[Page[CompanionDocument]]
    regions: list[Page[RegionDocument]]
    legs: list[Page[LegDocument]]
    scenes: list[ScenePage]
    endings: list[Page[EndingDocument]]
    survival: Page[SurvivalDocument] | None


def declare(pages: list[AnyPage], names: Names, problems: Problems) -> Declared | None:
    """Fill `names`, and return the documents by kind; None without a title page, for then nothing has a meaning."""
    by_kind = _by_kind(pages, problems)
    for kind in ("story", "protagonist", "survival"):
        _refuse_second(by_kind[kind], problems)
    title_page = _first(by_kind["story"], TitlePage)
    if title_page is None:
        return None
    declared = Declared(
        title_page,
        _first(by_kind["protagonist"], ProtagonistDocument),
        [page for page in by_kind["companion"] if is_of(page, CompanionDocument)],
        [page for page in by_kind["region"] if is_of(page, RegionDocument)],
        [page for page in by_kind["leg"] if is_of(page, LegDocument)],
        [page for page in by_kind["scene"] if is_of(page, SceneDocument) or is_of(page, EventDocument)],
        [page for page in by_kind["ending"] if is_of(page, EndingDocument)],
        _first(by_kind["survival"], SurvivalDocument),
    )
    _declare_people(by_kind, names)
    _declare_places(by_kind, title_page.model, names, problems)
    _declare_orders(declared, names)
    _declare_values(declared, names, problems)
    return declared


def _by_kind(pages: list[AnyPage], problems: Problems) -> dict[str, list[AnyPage]]:
    found: dict[str, list[AnyPage]] = {
        kind: [] for kind in ("story", "protagonist", "companion", "region", "leg", "scene", "ending", "survival")
    }
    seen: dict[tuple[str, str], AnyPage] = {}
    for page in pages:
        kind = "scene" if page.kind == "event" else page.kind
        shared = "person" if kind in ("protagonist", "companion") else kind
        first = seen.setdefault((shared, page.id), page)
        if first is not page:
            where = f"{first.span.file}:{first.span.line}"
            hint = "an id is given once; call one of them something else"
            problems.report("D106", page.span, f"{page.kind} '{page.id}' is there already, at {where}", hint)
            continue
        if page.id in RESERVED.get(shared, ()):
            problems.report("D105", page.span, f"'{page.id}' has a meaning of its own", "choose another id")
        found[kind].append(page)
    return found


def _refuse_second(pages: list[AnyPage], problems: Problems) -> None:
    for page in pages[1:]:
        where = f"{pages[0].span.file}:{pages[0].span.line}"
        problems.report("D108", page.span, f"a story has one `{page.kind}:`, and it is at {where}", "take one out")


def _first(pages: list[AnyPage], kind: type[Kind]) -> Page[Kind] | None:
    return pages[0] if pages and is_of(pages[0], kind) else None


def _declare_people(by_kind: Mapping[str, list[AnyPage]], names: Names) -> None:
    you, companions = by_kind["protagonist"][:1], by_kind["companion"]
    names.people.update({page.id: 0 for page in you})
    names.people.update(_numbered(companions, 1))
    for page in (*you, *companions):
        if is_of(page, PersonDocument):
            names.person_names[page.id] = page.model.name.value
            for pair in page.model.skills:
                names.skills.setdefault(pair.name.value, len(names.skills))
    names.finder = NameFinder(["", *(" ".join(names.display(page.id).split()) for page in companions)])


def _declare_places(by_kind: Mapping[str, list[AnyPage]], title: TitlePage, names: Names, problems: Problems) -> None:
    names.regions.update(_numbered(by_kind["region"]))
    names.legs.update(_numbered(by_kind["leg"]))
    names.endings.update(_numbered(by_kind["ending"]))
    names.scenes.update(_numbered(by_kind["scene"], 1))
    for page in by_kind["scene"]:
        if page.kind == "event" and isinstance(page.node.get("deck"), TextNode):
            deck = page.node["deck"]
            assert isinstance(deck, TextNode)
            names.decks.setdefault(deck.value, len(names.decks))
    names.difficulties.update({name: index for index, name in enumerate(title.difficulties)})
    names.unwritten.update(node.value for node in title.unwritten)
    for pair in title.renamed:
        _rename(pair.name, pair.value, names, problems)


def _rename(old: TextNode, new: TextNode | None, names: Names, problems: Problems) -> None:
    assert new is not None, "a mapping has values"
    if old.value in names.scenes:
        hint = "an old id is never given to somebody else"
        problems.report("D106", old.span, f"'{old.value}' is renamed, and is there all the same", hint)
    # The oldest name wins: a -> b, b -> c makes a the key of c.
    names.oldest[new.value] = names.oldest.get(old.value, old.value)


def _numbered(pages: Iterable[AnyPage], first: int = 0) -> dict[str, int]:
    return {page.id: index for index, page in enumerate(pages, first)}


def _declare_orders(declared: Declared, names: Names) -> None:
    if declared.survival is None:
        return
    rules = declared.survival.model
    for table, documents in (
        (names.paces, rules.paces),
        (names.rations, rules.rations),
        (names.waterings, rules.waterings),
        (names.marches, rules.marches),
    ):
        table.update({name: index for index, name in enumerate(documents)})
    stages = rules.stages
    names.stages = (stages.sinking, stages.failing, stages.worn, stages.sound)


def _declare_values(declared: Declared, names: Names, problems: Problems) -> None:
    """Hand out slots: quantities, counters, items, facts, duties, in this order."""
    title = declared.title_page.model
    taken: dict[str, SourceSpan] = {}
    quantities = declared.title_page.node.get("quantities")
    for name, document in title.quantities.items():
        assert isinstance(quantities, MapNode)
        _claim(name, quantities.key_spans[name], taken, problems)
        names.quantities[name] = build_quantity(name, document, quantities.key_spans[name], names, problems)
        names.quantity_index[name] = len(names.quantity_index)
    for pair in title.measures:
        build_measure(pair.name, pair.value, names, problems)
    holders: list[Page[Declarations]] = [declared.title_page, *declared.regions]
    for page in holders:
        for node in page.model.counters:
            _claim(node.value, node.span, taken, problems)
            names.counters[node.value] = Thing(node.value, "", names.new_slot(f"counter:{node.value}"))
    for page in holders:
        for pair in page.model.items:
            assert pair.value is not None, "a mapping has values"
            slot = names.new_slot(f"item:{pair.name.value}", 0, 0, 1)
            names.items[pair.name.value] = Thing(pair.name.value, pair.value.value.strip(), slot)
    for page in holders:
        _facts(page.model, page.node, names, taken, problems)
    if declared.survival is not None:
        for duty in declared.survival.model.duties:
            names.new_slot(duty_slot(duty), 0, 0, names.person_count)


def _claim(name: str, span: SourceSpan, taken: dict[str, SourceSpan], problems: Problems) -> None:
    """Give a name of a quantity, counter or fact to one of them only: in a condition it stands alone."""
    if name in RESERVED["amount"] or name in RESERVED["person"]:
        problems.report("D105", span, f"'{name}' has a meaning of its own", "choose another id")
    elif name in taken:
        where = f"{taken[name].file}:{taken[name].line}"
        problems.report("D106", span, f"'{name}' is there already, at {where}", "choose another id")
    taken.setdefault(name, span)


def _facts(
    document: Declarations, node: MapNode, names: Names, taken: dict[str, SourceSpan], problems: Problems
) -> None:
    facts = node.get("facts")
    for name, fact in document.facts.items():
        assert isinstance(facts, MapNode)
        _claim(name, facts.key_spans[name], taken, problems)
        values = tuple(value.value for value in fact.one_of)
        slot = names.new_slot(f"fact:{name}", 0, 0, max(1, len(values)))
        names.facts[name] = Thing(name, fact.about.value.strip() if fact.about else "", slot, values)
