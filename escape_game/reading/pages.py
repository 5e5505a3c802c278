"""Files to validated documents: each node tree against its model, each problem at the place it is about."""

from typing import Any, NamedTuple

from pydantic import ValidationError

from escape_game.errors import SourceSpan
from escape_game.reading.documents.bounds import BREACH
from escape_game.reading.documents.fields import Document, described
from escape_game.reading.documents.journeys import (
    CompanionDocument,
    EndingDocument,
    LegDocument,
    ProtagonistDocument,
    RegionDocument,
)
from escape_game.reading.documents.scenes import EventDocument, SceneDocument
from escape_game.reading.documents.survival import SurvivalDocument
from escape_game.reading.documents.title_page import TitlePage
from escape_game.reading.nodes import ListNode, MapNode, Node, TextNode
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
_EXPECTED = {
    "model_type": "keys, such as `text:`",
    "dict_type": "keys, each with its value",
    "list_type": "a list",
    "tuple_type": "a list",
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
            model = _model(KINDS[kind], node, node.key_spans[kind], problems)
            here = node.get("region") if kind != "region" else name
            pages.append(Page(kind, name.value, name.span, model, node, here if isinstance(here, TextNode) else region))
        else:
            problems.report("D105", node.key_spans[kind], f"'{kind}' needs an id", f"such as `{kind}: salt_well`")
    return pages


def _model(model: type[Document], node: MapNode, span: SourceSpan, problems: Problems) -> Document | None:
    """Return the model of a mapping, or report what is wrong with it."""
    if not node.is_whole:
        return None
    try:
        return model.model_validate(node)
    except ValidationError as error:
        for detail in error.errors(include_url=False, include_input=False):
            _report(model, node, span, dict(detail), problems)
        return None


def _report_kind(kind: str, node: MapNode, problems: Problems) -> None:
    span = node.key_spans.get(kind, node.span)
    hint = nearest(kind, KINDS) or f"the first key is one of {', '.join(KINDS)}"
    problems.report("D101", span, f"no document begins with '{kind}'", hint)


def _report(model: type[Document], node: MapNode, span: SourceSpan, detail: dict[str, Any], problems: Problems) -> None:
    loc, kind = detail["loc"], detail["type"]
    if kind == "extra_forbidden":
        key_span, _ = _walk(node, span, loc)
        known = _keys(model, loc[:-1])
        hint = nearest(str(loc[-1]), known) or f"the keys here are {', '.join(sorted(known))}"
        problems.report("D102", key_span, f"unknown key '{loc[-1]}'", hint)
    elif kind == "missing":
        key_span, _ = _walk(node, span, loc[:-1])
        owner = f"{next(iter(node))} {_first_value(node)}" if len(loc) == 1 else f"'{_last_key(loc[:-1])}'"
        problems.report("D103", key_span, f"'{loc[-1]}:' is missing from {owner}", f"add a line `{loc[-1]}: …`")
    else:
        key_span, value = _walk(node, span, loc)
        message = detail["msg"]
        if kind in _EXPECTED:
            message = f"expected {_EXPECTED[kind]}, got {described(value)}"
        key = _last_key(loc)
        code = "D105" if "an id: " in message else "D104"
        where = value.span if isinstance(value, TextNode) else key_span
        rule = detail["ctx"] if kind == BREACH else {"code": code, "hint": ""}
        problems.report(rule["code"], where, f"{key}: {_decapital(message)}", rule["hint"])


def _decapital(message: str) -> str:
    return message[:1].lower() + message[1:]


def _first_value(node: MapNode) -> str:
    value = next(iter(node.values()))
    return value.value if isinstance(value, TextNode) else ""


def _last_key(loc: tuple[int | str, ...]) -> str:
    return next((str(step) for step in reversed(loc) if isinstance(step, str)), "")


def _walk(node: Node, span: SourceSpan, loc: tuple[int | str, ...]) -> tuple[SourceSpan, Node]:
    """Follow a model's path through the tree; steps that only the model has are passed over."""
    value = node
    for step in loc:
        if isinstance(value, ListNode) and isinstance(step, int) and step < len(value):
            value = value[step]
            span = value.span
        elif isinstance(value, MapNode) and step in value:
            span, value = value.key_spans[str(step)], value[str(step)]
    return span, value


def _keys(model: type[Document], loc: tuple[int | str, ...]) -> list[str]:
    """Return the keys that the schema knows at a path; steps that are no keys of the schema are ids."""
    found = model
    for step in loc:
        field = next((field for field in found.model_fields.values() if field.alias == step), None)
        found = (field and _document_in(field.annotation)) or found
    return [str(field.alias) for field in found.model_fields.values()]


def _document_in(annotation: Any) -> Any:
    """Return the document inside `list[X]`, `X | None`, `dict[str, X]` or their like."""
    if isinstance(annotation, type) and issubclass(annotation, Document):
        return annotation
    return next((found for part in getattr(annotation, "__args__", ()) if (found := _document_in(part))), None)
