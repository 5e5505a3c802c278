"""What is wrong in a document, key by key, each at the place it is about."""

from escape_game.errors import SourceSpan
from escape_game.reading.documents.document import Document, described, keys_of
from escape_game.reading.documents.fields import as_id
from escape_game.reading.documents.models import BREACH, Fault, faults
from escape_game.reading.near_misses import did_you_mean
from escape_game.reading.nodes import ListNode, MapNode, Node, TextNode
from escape_game.reading.problems import Problems
from escape_game.reading.yaml_slips import bar_hint, is_of_prose

_EXPECTED = {
    "model_type": "keys, such as `text:`",
    "dict_type": "keys, each with its value",
    "list_type": "a list",
    "tuple_type": "a list",
}


def report_faults(
    kind: type[Document], node: MapNode, span: SourceSpan, problems: Problems
) -> tuple[tuple[int | str, ...], ...]:
    """Report all that is wrong in a mapping that should be a document of a kind, and return the paths to it.

    `span` is that of its first key. There is no path where something is missing: that can't be left out.
    """
    found = faults(kind, node)
    assert found, "what is refused without its model is refused by it too"
    for fault in found:
        _report(kind, node, span, fault, problems)
    return () if any(fault.kind == "missing" for fault in found) else tuple(fault.path for fault in found)


def _report(model: type[Document], node: MapNode, span: SourceSpan, fault: Fault, problems: Problems) -> None:
    loc, kind, message, context = fault
    if kind == "extra_forbidden":
        key_span, _ = _walk(node, span, loc)
        known = _keys(model, loc[:-1])
        meant = _elsewhere(model, loc) or did_you_mean(str(loc[-1]), known)
        hint = meant or f"the keys here are {', '.join(sorted(known))}"
        problems.report("D102", key_span, f"unknown key '{loc[-1]}'", hint)
    elif kind == "missing":
        key_span, _ = _walk(node, span, loc[:-1])
        owner = f"{next(iter(node))} {_first_value(node)}" if len(loc) == 1 else f"'{_last_key(loc[:-1])}'"
        problems.report("D103", key_span, f"'{loc[-1]}:' is missing from {owner}", f"add a line `{loc[-1]}: …`")
    else:
        key_span, value = _walk(node, span, loc)
        if kind in _EXPECTED:
            message = f"expected {_EXPECTED[kind]}, got {described(value)}"
        key = _last_key(loc)
        code = "D105" if "an id: " in message else "D104"
        where = value.span if isinstance(value, TextNode) else key_span
        rule = context if kind == BREACH else {"code": code, "hint": _hint(kind, code, key, value)}
        problems.report(rule["code"], where, f"{key}: {_decapital(message)}", rule["hint"])


def _hint(kind: str, code: str, key: str, value: Node) -> str:
    if code == "D105" and isinstance(value, TextNode):
        near = as_id(value.value)
        return f"write `{near}`" if near else "write a name such as `salt_well`"
    if isinstance(value, MapNode) and is_of_prose(key):
        return bar_hint(key)
    is_named = isinstance(value, ListNode) and kind == "dict_type"
    return "give each a name in place of its `-`, such as `walk_on:`" if is_named else ""


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


def _elsewhere(model: type[Document], loc: tuple[int | str, ...]) -> str:
    """Return the keys beside which a key stands that has its place below one of them; "" if there is none."""
    beside = keys_of(_kind_at(model, loc[:-1])).values()
    owners = [f"`{key.key}:`" for key in beside if key.inner is not None and str(loc[-1]) in keys_of(key.inner)]
    return f"it stands below {' or '.join(owners)}, further in" if owners else ""


def _keys(model: type[Document], loc: tuple[int | str, ...]) -> list[str]:
    """Return the keys that the schema knows at a path."""
    return list(keys_of(_kind_at(model, loc)))


def _kind_at(model: type[Document], loc: tuple[int | str, ...]) -> type[Document]:
    """Return the kind of the document at a path; steps that are no keys of the schema are ids."""
    found = model
    for step in loc:
        key = keys_of(found).get(str(step))
        found = (key and key.inner) or found
    return found
