"""The JSON Schema of story files, for editors that complete, check and explain while somebody writes."""

import json
import re
from typing import Any, Final

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue, models_json_schema
from pydantic_core import core_schema

from escape_game.reading.documents.fields import ID_PATTERN
from escape_game.reading.documents.kinds import KINDS
from escape_game.reading.documents.models import model_of
from escape_game.reading.documents.title_page import TitlePage

DRAFT: Final = (
    "http://json-schema.org/draft-07/schema#"  # the newest that the YAML servers of editors read without a slip
)
TITLE: Final = "A document of a Walk South story"
# Documents for which plain words may stand.
_SHORT: Final = ("Target", "Weight", "Fact")
_DEFINITIONS: Final = "#/definitions/"
_ONE_OR_MORE: Final = "oneOrMore"
# Everything is read as the text that was typed, but an editor's YAML takes `1941` for a number and some take `no` for a
# boolean.
_SCALAR: Final = ("string", "number", "boolean")
_WORDS: Final = {"type": list(_SCALAR)}
# Names alone, or each with a value.
_NAMES: Final = {
    "anyOf": [_WORDS, {"type": "array", "items": _WORDS}, {"type": "object", "additionalProperties": _WORDS}]
}


class _Writer(GenerateJsonSchema):
    """Says what may be typed, where pydantic would say what a model holds."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """Leave null out: a key without a value is refused."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """Leave defaults out: they are values of the reader, and no words of a story."""
        return self.generate_inner(schema["schema"])

    def function_before_schema(self, schema: core_schema.BeforeValidatorFunctionSchema) -> JsonSchemaValue:
        """Mark lists of which a single entry may be written without the list."""
        inner = super().function_before_schema(schema)
        return {_ONE_OR_MORE: inner} if inner.get("type") == "array" else inner


def story_schema() -> dict[str, Any]:
    """Return one schema for every document of a story; its first key says which part of it counts."""
    written = models_json_schema([(model_of(kind), "validation") for kind in KINDS.values()], schema_generator=_Writer)[
        1
    ]
    definitions = {_shortened(name): _tidied(body) for name, body in written["$defs"].items() if _is_document(name)}
    for name in _SHORT:
        definitions[name] = {"anyOf": [_WORDS, definitions[name]]}
    kinds = definitions_by_kind()
    for kind, name in kinds.items():
        properties = definitions[name]["properties"]
        first = {**properties[kind], "pattern": f"^{ID_PATTERN}$"}
        definitions[name]["properties"] = {kind: first, **_without(properties, kind)}
    return {
        "$schema": DRAFT,
        "title": TITLE,
        "description": "The first key of a document says what it is, and its value is the document's id.",
        "type": "object",
        "properties": {kind: {"description": definitions[name]["description"]} for kind, name in kinds.items()},
        "anyOf": [{"required": [kind]} for kind in kinds],
        "allOf": [{"if": _begins_with(kind), "then": {"$ref": _DEFINITIONS + name}} for kind, name in kinds.items()],
        "definitions": dict(sorted(definitions.items())),
    }


def definitions_by_kind() -> dict[str, str]:
    """Return what the schema calls each kind of document, in the order of the guide."""
    return {kind: _shortened(model.__name__) for kind, model in KINDS.items()}


def as_json(schema: dict[str, Any]) -> str:
    """Return the schema as its file has it."""
    return json.dumps(schema, indent=2, ensure_ascii=False)


def _begins_with(kind: str) -> dict[str, Any]:
    """Say how a kind is known by its keys, which have no order in a schema: most others may name a region too."""
    if kind != "region":
        return {"required": [kind]}
    return {"required": [kind], "not": {"anyOf": [{"required": [other]} for other in KINDS if other != kind]}}


def _is_document(name: str) -> bool:
    """Tell our documents from the reader's own records, of which pydantic speaks as well."""
    return name.endswith("Document") or name == TitlePage.__name__


def _shortened(name: str) -> str:
    return name.removesuffix("Document")


def _tidied(part: Any) -> Any:
    """Return a part of pydantic's schema as editors read it best."""
    if isinstance(part, list):
        return [_tidied(each) for each in part]
    if not isinstance(part, dict):
        return part
    if _ONE_OR_MORE in part:
        several = _tidied(part[_ONE_OR_MORE])
        return {**_without(part, _ONE_OR_MORE, "title"), "anyOf": [several["items"], several]}
    if "$ref" in part:
        target = {"$ref": _DEFINITIONS + _shortened(part["$ref"].rpartition("/")[2])}
        rest = _without(part, "$ref", "title")
        return {**rest, "allOf": [target]} if rest else target  # draft 7 overlooks what stands beside a $ref
    tidy = {key: _tidied_value(key, value) for key, value in part.items() if key != "title" or isinstance(value, dict)}
    if tidy.get("type") == "string":
        tidy["type"] = list(_SCALAR)
    return tidy


def _tidied_value(key: str, value: Any) -> Any:
    if key == "properties":
        return {name: _tidied(each) if _says_type(each) else {**each, **_NAMES} for name, each in value.items()}
    return re.sub(r"\s+", " ", value) if key == "description" and isinstance(value, str) else _tidied(value)


def _says_type(part: dict[str, Any]) -> bool:
    return bool(_without(part, "description", "title"))


def _without(part: dict[str, Any], *keys: str) -> dict[str, Any]:
    return {key: value for key, value in part.items() if key not in keys}
