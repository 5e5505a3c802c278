"""Every place of a story that names something that the story declares."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any, Final, NamedTuple, get_origin

from escape_game.authoring.mentioned_in_text import (
    CHOICE,
    COMPANION,
    COUNTER,
    DECK,
    DECLARED,
    DIFFICULTY,
    ENDING,
    FACT,
    ITEM,
    LEG,
    MEASURE,
    QUANTITY,
    READ,
    REGION,
    SCENE,
    SET,
    SHOWN,
    SKILL,
    Known,
    Mention,
    in_bonus,
    in_cast,
    in_condition,
    in_prose,
)
from escape_game.errors import SourceSpan
from escape_game.reading.building.declaring import RESERVED
from escape_game.reading.documents import declarations, journeys, scenes, survival, title_page
from escape_game.reading.documents.fields import Document
from escape_game.reading.nodes import ListNode, MapNode, Node, TextNode
from escape_game.reading.pages import KINDS, Page

KINDS_OF_NAMES: Final = (
    SCENE, CHOICE, COMPANION, FACT, ITEM, COUNTER, QUANTITY, MEASURE, DECK, LEG, ENDING, REGION, SKILL, DIFFICULTY,
)  # fmt: skip
_PAGES: Final = {
    "scene": SCENE, "event": SCENE, "companion": COMPANION, "protagonist": COMPANION, "region": REGION, "leg": LEG,
    "ending": ENDING,
}  # fmt: skip
_EVERYWHERE: Final = "everywhere"
_NO_NAMES: Final = frozenset(
    ("back", "onward", "anywhere", "condition", "hours", "days", *RESERVED["person"])
)  # words of the grammar that stand where names do


class Named(NamedTuple):
    """What the names behind a key are: kinds in the order in which they are tried, and what is done to them."""

    kinds: tuple[str, ...]
    use: str


Words = Callable[[TextNode, Known], Iterator[Mention]]
# The keys whose values name something, by the document that declares the key.
_KEYS: Final[dict[type[Document], dict[str, Named | Words]]] = {
    scenes.EffectsDocument: {
        **dict.fromkeys(("gains", "loses", "becomes"), Named((QUANTITY,), SET)),
        **dict.fromkeys(("hurts", "heals", "bond"), Named((COMPANION,), SET)),
        **dict.fromkeys(("finds", "drops"), Named((ITEM,), SET)),
        **dict.fromkeys(("sets", "clears"), Named((FACT,), SET)),
        **dict.fromkeys(("meets", "joins", "leaves", "dies", "buries"), Named((COMPANION,), SET)),
        "counts": Named((COUNTER,), SET),
        "journal": in_prose,
    },
    scenes.RiskDocument: {"who": Named((COMPANION,), READ), "text": in_prose},
    scenes.StepDocument: {"when": in_condition, "text": in_prose, "gentle": in_prose},
    scenes.TargetDocument: {"to": Named((SCENE,), READ), "when": in_condition},
    scenes.CheckDocument: {
        "skills": Named((SKILL,), READ),
        "bonuses": in_bonus,
        "by": Named((COMPANION,), READ),
    },
    scenes.ChoiceDocument: {
        "when": in_condition,
        "needs": in_condition,
        "who": Named((COMPANION,), READ),
        "costs": Named((ITEM, QUANTITY), SET),
        **dict.fromkeys(("text", "locked", "warns", "no return"), in_prose),
    },
    scenes.DrawDocument: {"from": Named((DECK,), READ)},
    scenes.PlaceDocument: {
        **dict.fromkeys(("text", "gentle", "between"), in_prose),
        **dict.fromkeys(("who", "remembers"), Named((COMPANION,), READ)),
        "region": Named((REGION,), READ),
        "otherwise": Named((SCENE,), READ),
        "cast": in_cast,
        "course": Named((CHOICE,), READ),
    },
    scenes.EventDocument: {"deck": Named((DECK,), DECLARED), "when": in_condition},
    scenes.WeightDocument: {"when": in_condition},
    declarations.Declarations: {
        "counters": Named((COUNTER,), DECLARED),
        "items": Named((ITEM,), DECLARED),
        "facts": Named((FACT,), DECLARED),
    },
    journeys.PersonDocument: {"skills": Named((SKILL,), DECLARED)},
    journeys.RegionDocument: {"if you die": Named((ENDING,), READ), "shows": Named((QUANTITY,), SHOWN)},
    journeys.WaypointDocument: {"to": Named((SCENE,), READ), "when": in_condition},
    journeys.LegDocument: {
        "region": Named((REGION,), READ),
        "deck": Named((DECK,), READ),
        "arrive": Named((SCENE,), READ),
        "day lines": in_prose,
    },
    journeys.EndingDocument: {
        **dict.fromkeys(("text", "gentle", "survivor", "unknown"), in_prose),
        "region": Named((REGION,), READ),
        "cast": in_cast,
    },
    title_page.TitlePage: {
        "start": Named((SCENE,), READ),
        "survived": Named((FACT,), READ),
        "quantities": Named((QUANTITY,), DECLARED),
        "measures": Named((MEASURE,), DECLARED),
        "difficulties": Named((DIFFICULTY,), DECLARED),
    },
    survival.SurvivalDocument: dict.fromkeys(("water", "food", "morale", "hunted"), Named((QUANTITY,), READ)),
    survival.TermDocument: {"of": Named((QUANTITY,), READ)},
    survival.HuntDocument: {"manhunt": Named((SCENE,), READ)},
    survival.LastNightDocument: dict.fromkeys(("companion", "you"), Named((SCENE,), READ)),
    **dict.fromkeys((survival.CarryDocument, survival.WarmthDocument, survival.EasedDocument), {"when": in_condition}),
    **dict.fromkeys((survival.OddsDocument, survival.StoresDocument), {"exact when": in_condition}),
}
_WAYS: Final = {"visit": Named((SCENE,), READ), "travel": Named((LEG,), READ), "end": Named((ENDING,), READ)}
for _document in (scenes.StepDocument, scenes.ChoiceDocument):
    _KEYS[_document].update(_WAYS)


def mentions_in(pages: list[Page]) -> list[Mention]:
    """Return every mention in the documents of a story, in their order."""
    declared = [each for page in pages for each in _document_mentions(page, _nothing_known(), declaring=True)]
    known = Known(
        {kind: frozenset(each.name for each in declared if each.kind == kind) for kind in KINDS_OF_NAMES},
        dict(_called(pages)),
    )
    return [each for page in pages for each in _document_mentions(page, known)]


def _nothing_known() -> Known:
    return Known(dict.fromkeys(KINDS_OF_NAMES, frozenset()), {})


def _called(pages: list[Page]) -> Iterator[tuple[str, str]]:
    for page in pages:
        name = page.node.get("name")
        if page.kind == "companion" and isinstance(name, TextNode):
            yield name.value.strip(), page.id


def _document_mentions(page: Page, known: Known, *, declaring: bool = False) -> Iterator[Mention]:
    if page.kind in _PAGES:
        yield Mention(_PAGES[page.kind], page.id, DECLARED, page.span, page.id)
    for each in _Walk(page, known).mapping(page.node, KINDS[page.kind]):
        if not declaring or each.use == DECLARED:
            yield each


class _Walk(NamedTuple):
    """One document, and how far its mentions are understood."""

    page: Page
    known: Known

    def mapping(self, node: MapNode, model: type[Document]) -> Iterator[Mention]:
        """Return the mentions of a mapping that the schema describes by this model."""
        for key, value in node.items():
            named = _what_is_named(model, key)
            if named is not None:
                yield from self.key(named, value)
            inner, by_id = _inner(model, key)
            if inner is not None:
                yield from self.inner(value, inner, by_id=by_id, owner=_owner(self.page, key))

    def key(self, named: Named | Words, value: Node) -> Iterator[Mention]:
        """Return the mentions of one key's value."""
        if isinstance(named, Named):
            for name, span in _names(value):
                yield from self.name(named, name, span)
        else:
            for text in _texts(value):
                yield from named(text, self.known)

    def name(self, named: Named, name: str, span: SourceSpan) -> Iterator[Mention]:
        """Return the mention that a name is; none where it is a role or a word of the grammar."""
        if name in _NO_NAMES or name.isupper():
            return
        kind = next((kind for kind in named.kinds if name in self.known.names[kind]), named.kinds[-1])
        whole = f"{self.page.id}.{name}" if kind == CHOICE else name
        yield Mention(kind, whole, named.use, span, name)

    def inner(self, value: Node, model: type[Document], *, by_id: bool, owner: str) -> Iterator[Mention]:
        """Return the mentions of documents inside a document: one, a list, or some by id."""
        if isinstance(value, ListNode):
            for each in value:
                yield from self.inner(each, model, by_id=False, owner=owner)
        elif isinstance(value, TextNode):
            short = _what_is_named(model, next(iter(_aliases(model))))
            if short is not None:
                yield from self.key(short, value)
        elif not by_id:
            yield from self.mapping(value, model)
        else:
            for name, each in value.items():
                if owner:
                    yield Mention(CHOICE, f"{owner}.{name}", DECLARED, value.key_spans[name], name)
                yield from self.inner(each, model, by_id=False, owner=owner)


def _owner(page: Page, key: str) -> str:
    """Return what choices behind a key belong to; "" where no choices stand."""
    return page.id if key == "choices" else _EVERYWHERE if key == _EVERYWHERE and page.kind == "story" else ""


def _names(value: Node) -> Iterator[tuple[str, SourceSpan]]:
    """Return names that stand alone, in a list, or before their values."""
    if isinstance(value, TextNode):
        yield value.value, value.span
    elif isinstance(value, ListNode):
        for each in value:
            yield from _names(each)
    else:
        yield from value.key_spans.items()


def _texts(value: Node) -> Iterator[TextNode]:
    """Return the texts of a value; of a mapping, those behind its names."""
    if isinstance(value, TextNode):
        yield value
    else:
        inner: Iterable[Node] = value.values() if isinstance(value, MapNode) else value
        for each in inner:
            yield from _texts(each)


def _what_is_named(model: type[Document], key: str) -> Named | Words | None:
    return next((_KEYS[owner][key] for owner in model.__mro__ if key in _KEYS.get(owner, ())), None)


@cache
def _aliases(model: type[Document]) -> dict[str, Any]:
    return {str(field.alias): field.annotation for field in model.model_fields.values()}


@cache
def _inner(model: type[Document], key: str) -> tuple[type[Document] | None, bool]:
    """Return the model of the documents behind a key, and whether they stand there by id."""
    annotation = _aliases(model).get(key)
    return _document_in(annotation), get_origin(annotation) is dict


def _document_in(annotation: Any) -> type[Document] | None:
    if isinstance(annotation, type) and issubclass(annotation, Document):
        return annotation
    return next((found for part in getattr(annotation, "__args__", ()) if (found := _document_in(part))), None)
