"""The reference page of the documents, written from the schema: one table a document, one line a key."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from escape_game.authoring.schema import definitions_by_kind, story_schema

_OPENING: Final = """\
# Every key of every document

This page is written by `escape-game schema --format markdown` from the reader's own schema, and a test keeps it so:
change a description in `escape_game/reading/documents`, and write the page anew. What the keys mean together is told in
[writing-scenes.md](writing-scenes.md); editors show these same words when a key is pointed at.

*Words* is any text, *number* a number with its unit where it has one (`4 l`, `15%`, `6 days`).
A key in **bold** is required.
"""
_CONDITIONS: Final = ("when", "needs", "exact when")


def reference_page() -> str:
    """Return the page in Markdown: the nine documents, then the parts that they are made of."""
    definitions = story_schema()["definitions"]
    documents = definitions_by_kind()
    lines = [_OPENING, "## Documents", ""]
    for kind, name in documents.items():
        lines += [f"### `{kind}:`", "", *_section(definitions[name])]
    lines += ["## Parts of documents", ""]
    for name in definitions:
        if name not in documents.values():
            lines += [f"### {_spaced(name)}", "", *_section(definitions[name])]
    return "\n".join(lines).rstrip()


def _section(body: dict[str, Any]) -> Iterator[str]:
    if "anyOf" in body:
        body = body["anyOf"][1]
        yield "Plain words may stand for a mapping that has only its first key."
        yield ""
    yield body["description"]
    yield ""
    yield "| key | holds | what it says |"
    yield "|---|---|---|"
    required = body.get("required", ())
    for key, part in body["properties"].items():
        name = f"**`{key}:`**" if key in required else f"`{key}:`"
        holds = "a condition" if key in _CONDITIONS else _holds(part)
        yield f"| {name} | {holds} | {part['description']} |"
    yield ""


def _holds(part: dict[str, Any]) -> str:
    """Say in a word or two what may stand behind a key."""
    match part:
        case {"$ref": target} | {"allOf": [{"$ref": target}]}:
            return _link(target)
        case {"enum": ["yes", *_]}:
            return "yes or no"
        case {"anyOf": options}:
            return ", or ".join(_each_once(map(_holds, options)))
        case {"type": "array", "items": items}:
            return f"a list of {_holds(items)}"
        case {"type": "object", "additionalProperties": {"$ref": target}}:
            return f"{_link(target)} by id"
        case {"type": "object"}:
            return "names with values"
        case {"type": "integer" | "number" | ["integer", *_]}:
            return "number"
        case _:
            return "words"


def _each_once(words: Iterable[str]) -> Iterable[str]:
    return dict.fromkeys(words)


def _link(target: str) -> str:
    name = _spaced(target.rpartition("/")[2])
    return f"[{name.lower()}](#{name.lower().replace(' ', '-')})"


def _spaced(name: str) -> str:
    """Return `LastNight` as *Last night*."""
    spaced = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name).strip()
    return spaced[:1].upper() + spaced[1:]
