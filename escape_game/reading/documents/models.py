"""Documents as pydantic models: for all that is wrong with one, and for the schema. Nobody else imports pydantic."""

from collections.abc import Callable, Iterator
from types import GenericAlias, UnionType
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    PlainValidator,
    ValidationError,
    WithJsonSchema,
    create_model,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from escape_game.reading.documents import document
from escape_game.reading.documents.document import (
    Breach,
    Checks,
    Document,
    Key,
    Reads,
    Rewrites,
    Unexpected,
    keys_of,
)
from escape_game.reading.nodes import MapNode

BREACH = "breach"  # the kind of an error that names a rule of its own


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", arbitrary_types_allowed=True)


class Fault(NamedTuple):
    """Something that is wrong in a document: the keys that lead there, of which kind it is, the words for it."""

    path: tuple[int | str, ...]
    kind: str
    message: str
    context: dict[str, Any]


def faults(kind: type[Document], node: MapNode) -> list[Fault]:
    """Return all that is wrong with a document."""
    try:
        model_of(kind).model_validate(node)
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=False)
        return [Fault(each["loc"], each["type"], each["msg"], each.get("ctx", {})) for each in found]
    return []


_MODELS: dict[type[Document], type[BaseModel]] = {}


def model_of(kind: type[Document]) -> type[BaseModel]:
    """Return the model of a kind of document."""
    found = _MODELS.get(kind)
    if found is None:
        fields: Any = {key.name: _field(kind, key) for key in keys_of(kind).values()}
        agrees: Any = {} if kind.agree is Document.agree else {"agrees": _agreeing(kind)}
        found = _MODELS[kind] = create_model(
            kind.__name__, __base__=_Model, __doc__=kind.__doc__, __validators__=agrees, **fields
        )
    return found


def _field(kind: type[Document], key: Key) -> tuple[Any, Any]:
    if key.is_required:
        return _translated(key.annotation), Field(alias=key.key)
    default = getattr(kind, key.name)
    return _translated(key.annotation), Field(alias=key.key, default_factory=lambda: default)


def _agreeing(kind: type[Document]) -> Any:
    def agreeing(model: Any) -> Any:
        kind.agree(model)
        return model

    return model_validator(mode="after")(_judged(agreeing))


def _translated(annotation: Any) -> Any:
    """Return an annotation of a document as pydantic understands it."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        marks = [translated for mark in annotation.__metadata__ for translated in _mark(mark)]
        return Annotated[(_translated(annotation.__origin__), *marks)] if marks else _translated(annotation.__origin__)
    if origin in (Union, UnionType):
        return _translated(inner[0]) | None
    if origin is tuple:
        return GenericAlias(tuple, (_translated(inner[0]), ...))
    if origin is dict:
        return GenericAlias(dict, (str, _translated(inner[1])))
    return model_of(annotation) if issubclass(annotation, Document) else annotation


def _mark(mark: Any) -> Iterator[Any]:
    if isinstance(mark, Reads):
        yield PlainValidator(_judged(mark.read))
        yield WithJsonSchema(dict(mark.schema))
    elif isinstance(mark, document.Field):
        yield Field(**mark._asdict())
    elif isinstance(mark, Rewrites):
        yield BeforeValidator(mark.rewrite)
    elif isinstance(mark, Checks):
        yield AfterValidator(_judged(mark.check))
        yield _Schema(mark)


class _Schema(NamedTuple):
    """What a check adds to the schema of a value."""

    checks: Checks

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return handler(schema) | self.checks.schema


def _judged(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Return a reader whose findings are pydantic's errors."""

    def judged(value: Any) -> Any:
        try:
            return read(value)
        except Unexpected as error:
            said = {"what": error.what, "got": error.got}
            raise PydanticCustomError("expected", "expected {what}, got {got}", said) from error
        except Breach as error:
            said = {"code": error.code, "message": error.message, "hint": error.hint}
            raise PydanticCustomError(BREACH, "{message}", said) from error

    return judged
