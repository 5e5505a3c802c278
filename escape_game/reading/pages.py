"""Files to validated documents: each node tree against its model, each problem at the place it is about."""

from typing import Generic, NamedTuple, TypeAlias, TypeGuard, TypeVar

from escape_game.errors import SourceSpan
from escape_game.reading.documents.document import Document
from escape_game.reading.documents.fields import as_id
from escape_game.reading.documents.kinds import KINDS
from escape_game.reading.documents.shapes import shaped
from escape_game.reading.near_misses import did_you_mean
from escape_game.reading.nodes import MapNode, TextNode
from escape_game.reading.problems import Problems
from escape_game.reading.pruning import without
from escape_game.reading.yaml_text import read_documents

_READ_IN_PART = ("scene", "event", "ending")  # nothing else leans on what stands in these
_LEANT_ON = (("cast",), ())  # prose and effects name its roles
Model = TypeVar("Model", bound=Document | None, covariant=True)
Kind = TypeVar("Kind", bound=Document)


class Page(NamedTuple, Generic[Model]):
    """A document: its kind, its id and where that stands, its model and the tree it came from.

    It is not `is_whole` where its keys are wrong. Then `model` holds what is left without them, or is None; its id is
    known all the same, so that nobody else is blamed for it.
    `region` is the document's own, or the first of its file.
    """

    kind: str
    id: str
    span: SourceSpan
    model: Model
    node: MapNode
    region: TextNode | None
    is_whole: bool = True


AnyPage: TypeAlias = Page[Document | None]


def is_of(page: AnyPage, kind: type[Kind]) -> TypeGuard[Page[Kind]]:
    """Return whether there is a document to be read, and it is of this kind."""
    return isinstance(page.model, kind)


def read_pages(text: str, file: str, problems: Problems) -> list[AnyPage]:
    """Return the documents of a file."""
    pages: list[AnyPage] = []
    region: TextNode | None = None
    for node in read_documents(text, file, problems.report):
        kind = next(iter(node), "")
        if kind not in KINDS:
            if node.is_whole:
                _report_kind(kind, node, problems)
            continue
        name = node[kind]
        if region is None:
            own = node["region"] if "region" in node and kind != "region" else name if kind == "region" else None
            region = own if isinstance(own, TextNode) else None
        if isinstance(name, TextNode):
            model, is_whole = _model(kind, node, problems)
            here = node.get("region") if kind != "region" else name
            known_as = name.value if is_whole else as_id(name.value) or name.value  # what others would write
            stands_in = here if isinstance(here, TextNode) else region
            pages.append(Page(kind, known_as, name.span, model, node, stands_in, is_whole))
        else:
            problems.report("D105", node.key_spans[kind], f"'{kind}' needs an id", f"such as `{kind}: salt_well`")
    return pages


def _model(kind: str, node: MapNode, problems: Problems) -> tuple[Document | None, bool]:
    """Return a mapping as a document, and whether it is whole; report what is wrong with it."""
    if not node.is_whole:
        return None, False
    document = shaped(KINDS[kind], node)
    if document is None:
        from escape_game.reading.faults import report_faults  # late: it needs pydantic, and what is right doesn't

        wrong = report_faults(KINDS[kind], node, node.key_spans[kind], problems)
        return _left_of(kind, node, wrong), False
    return document, True


def _left_of(kind: str, node: MapNode, wrong: tuple[tuple[int | str, ...], ...]) -> Document | None:
    """Return a document without what is wrong with it; None where others would be blamed for what it lacks then."""
    if not wrong or kind not in _READ_IN_PART or any(path[:1] in _LEANT_ON for path in wrong):
        return None
    left = without(node, wrong)
    return shaped(KINDS[kind], left) if isinstance(left, MapNode) else None


def _report_kind(kind: str, node: MapNode, problems: Problems) -> None:
    span = node.key_spans.get(kind, node.span)
    hint = did_you_mean(kind, KINDS) or f"the first key is one of {', '.join(KINDS)}"
    problems.report("D101", span, f"no document begins with '{kind}'", hint)


def key_place(page: AnyPage, *keys: str) -> SourceSpan:
    """Return where a key of a document stands, or the nearest of those above it."""
    node, span = page.node, page.span
    for key in keys:
        span = node.key_spans.get(key, span)
        inner = node.get(key)
        if not isinstance(inner, MapNode):
            return inner.span if isinstance(inner, TextNode) else span
        node = inner
    return span
