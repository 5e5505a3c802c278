"""Files to validated documents: each node tree against its model, each problem at the place it is about."""

from typing import Any, NamedTuple

from escape_game.errors import SourceSpan
from escape_game.reading.documents.document import Document
from escape_game.reading.documents.journeys import (
    CompanionDocument,
    EndingDocument,
    LegDocument,
    ProtagonistDocument,
    RegionDocument,
)
from escape_game.reading.documents.scenes import EventDocument, SceneDocument
from escape_game.reading.documents.shapes import shaped
from escape_game.reading.documents.survival import SurvivalDocument
from escape_game.reading.documents.title_page import TitlePage
from escape_game.reading.nodes import MapNode, TextNode
from escape_game.reading.problems import Problems, nearest
from escape_game.reading.yaml_text import read_documents

KINDS: dict[str, type[Document]] = {
    "story": TitlePage,
    "protagonist": ProtagonistDocument,
    "companion": CompanionDocument,
    "region": RegionDocument,
    "leg": LegDocument,
    "scene": SceneDocument,
    "event": EventDocument,
    "ending": EndingDocument,
    "survival": SurvivalDocument,
}


class Page(NamedTuple):
    """A document: its kind, its id and where that stands, its model and the tree it came from.

    `model` is None where its keys are wrong; its id is known all the same, so that nobody else is blamed for it.
    `region` is the document's own, or the first of its file.
    """

    kind: str
    id: str
    span: SourceSpan
    model: Any
    node: MapNode
    region: TextNode | None


def read_pages(text: str, file: str, problems: Problems) -> list[Page]:
    """Return the documents of a file."""
    pages: list[Page] = []
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
            model = _model(kind, node, problems)
            here = node.get("region") if kind != "region" else name
            pages.append(Page(kind, name.value, name.span, model, node, here if isinstance(here, TextNode) else region))
        else:
            problems.report("D105", node.key_spans[kind], f"'{kind}' needs an id", f"such as `{kind}: salt_well`")
    return pages


def _model(kind: str, node: MapNode, problems: Problems) -> Document | None:
    """Return a mapping as a document, or report what is wrong with it."""
    if not node.is_whole:
        return None
    document = shaped(KINDS[kind], node)
    if document is None:
        from escape_game.reading.faults import report_faults  # late: it needs pydantic, and what is right doesn't

        report_faults(KINDS[kind], node, node.key_spans[kind], problems)
    return document


def _report_kind(kind: str, node: MapNode, problems: Problems) -> None:
    span = node.key_spans.get(kind, node.span)
    hint = nearest(kind, KINDS) or f"the first key is one of {', '.join(KINDS)}"
    problems.report("D101", span, f"no document begins with '{kind}'", hint)
