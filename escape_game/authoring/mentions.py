"""Every place of a story that names something that the story declares."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from escape_game.authoring.mentioned_in_text import (
    CHOICE,
    COMPANION,
    DECLARED,
    ENDING,
    LEG,
    ORDER,
    REGION,
    SCENE,
    VALUE,
    Known,
    Mention,
)
from escape_game.authoring.named_keys import KINDS_OF_NAMES, Named, Words, what_is_named
from escape_game.errors import SourceSpan
from escape_game.reading.building.declaring import RESERVED
from escape_game.reading.building.effects import PER_HEAD
from escape_game.reading.documents.document import Document, keys_of
from escape_game.reading.documents.kinds import KINDS
from escape_game.reading.nodes import ListNode, MapNode, Node, TextNode
from escape_game.reading.pages import AnyPage

_PAGES: Final = {
    "scene": SCENE, "event": SCENE, "companion": COMPANION, "protagonist": COMPANION, "region": REGION, "leg": LEG,
    "ending": ENDING,
}  # fmt: skip
_EVERYWHERE: Final = "everywhere"
_NO_NAMES: Final = frozenset(
    ("back", "onward", "anywhere", "condition", "hours", "days", "guest days", *RESERVED["person"])
)  # words of the grammar that stand where names do


def mentions_in(pages: list[AnyPage]) -> list[Mention]:
    """Return every mention in the documents of a story, in their order."""
    declared = [each for page in pages for each in _document_mentions(page, _nothing_known(), declaring=True)]
    known = Known(
        {kind: frozenset(each.name for each in declared if each.kind == kind) for kind in KINDS_OF_NAMES},
        dict(_called(pages)),
    )
    return [each for page in pages for each in _document_mentions(page, known)]


def _nothing_known() -> Known:
    return Known(dict.fromkeys(KINDS_OF_NAMES, frozenset()), {})


def _called(pages: list[AnyPage]) -> Iterator[tuple[str, str]]:
    for page in pages:
        name = page.node.get("name")
        if page.kind == "companion" and isinstance(name, TextNode):
            yield name.value.strip(), page.id


def _document_mentions(page: AnyPage, known: Known, *, declaring: bool = False) -> Iterator[Mention]:
    if page.kind in _PAGES:
        yield Mention(_PAGES[page.kind], page.id, DECLARED, page.span, page.id)
    for each in _Walk(page, known).mapping(page.node, KINDS[page.kind]):
        if not declaring or each.use == DECLARED:
            yield each


class _Walk(NamedTuple):
    """One document, and how far its mentions are understood."""

    page: AnyPage
    known: Known
    within: str = ""  # the id of the document inside it where we are

    def mapping(self, node: MapNode, model: type[Document]) -> Iterator[Mention]:
        """Return the mentions of a mapping that the schema describes by this model."""
        for key, value in node.items():
            named = what_is_named(model, key)
            if named is not None:
                yield from self.key(named, value)
            known = keys_of(model).get(key)
            if known is not None and known.inner is not None:
                yield from self.inner(value, known.inner, by_id=known.is_by_id, owner=_owner(self.page, key))

    def key(self, named: Named | Words, value: Node) -> Iterator[Mention]:
        """Return the mentions of one key's value."""
        if isinstance(named, Named):
            for words, span in _names(value) if named.kinds else ():
                name = words.removesuffix(PER_HEAD)
                yield from self.name(named, name, span if name == words else span._replace(width=len(name)))
            if named.paired and isinstance(value, MapNode):
                for owner, node in value.items():
                    for text in _texts(node):
                        yield Mention(named.paired, f"{owner}.{text.value}", named.use, text.span, text.value)
        else:
            for text in _texts(value):
                yield from named(text, self.known)

    def name(self, named: Named, name: str, span: SourceSpan) -> Iterator[Mention]:
        """Return the mention that a name is; none where it is a role or a word of the grammar."""
        if name in _NO_NAMES or name.isupper():
            return
        kind = next((kind for kind in named.kinds if name in self.known.names[kind]), named.kinds[-1])
        owner = {CHOICE: self.page.id, VALUE: self.within, ORDER: named.owner}.get(kind)
        yield Mention(kind, name if owner is None else f"{owner}.{name}", named.use, span, name)

    def inner(self, value: Node, model: type[Document], *, by_id: bool, owner: str) -> Iterator[Mention]:
        """Return the mentions of documents inside a document: one, a list, or some by id."""
        if isinstance(value, ListNode):
            for each in value:
                yield from self.inner(each, model, by_id=False, owner=owner)
        elif isinstance(value, TextNode):
            short = what_is_named(model, next(iter(keys_of(model))))
            if short is not None:
                yield from self.key(short, value)
        elif not by_id:
            yield from self.mapping(value, model)
        else:
            for name, each in value.items():
                if owner:
                    yield Mention(CHOICE, f"{owner}.{name}", DECLARED, value.key_spans[name], name)
                yield from self._replace(within=name).inner(each, model, by_id=False, owner=owner)


def _owner(page: AnyPage, key: str) -> str:
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
