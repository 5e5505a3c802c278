"""What a YAML parser's complaint means, in a writer's words."""

import re
from typing import NamedTuple

from escape_game.reading.documents.kinds import every_key

BLOCK_HINT = "put the words on their own lines after `text: |`, indented by two more spaces"
_TIGHT = re.compile(r"([a-z][a-z ]*):(?=\S)")
_OF_PROSE = frozenset(("text", "gentle", "between", "survivor", "unknown", "journal", "locked", "warns"))


class Slip(NamedTuple):
    """What is wrong and what to type; where, counted from nought. A column of -1 is where the parser stopped."""

    line: int
    column: int
    width: int
    message: str
    hint: str


def slip_of(said: str, lines: list[str], line: int, begun: int = -1) -> Slip:
    """Return what is wrong where a parser stopped; `begun` is the line of what it was reading, where it says so."""
    at = begun if begun >= 0 else _above(lines, line, _indent_of(lines, line))
    slip = bar_forgotten(lines, line) or (_of_line(lines, at) if at >= 0 else None)
    return slip or Slip(line, -1, 1, *_in_our_words(said, lines, line))


def _of_line(lines: list[str], at: int) -> Slip | None:
    """Return what is wrong with the line where a parser went astray, if that is plain to see."""
    words = lines[at].strip().removeprefix("- ")
    column = lines[at].index(words)
    colon = None if ":" in words else _colon_forgotten(words, at, column)
    if colon:
        return colon
    above = _above(lines, at, _indent(lines[at]))
    if above >= 0 and lines[above].rstrip().endswith(": |"):
        key = lines[above].strip().removeprefix("- ").removesuffix(" |")
        message = f"these words of `{key}` stand no further in than their key"
        return Slip(at, column, len(words), message, "indent them by two more spaces")
    if words.strip("-") == "" and words != "---":
        return Slip(at, column, len(words), "documents are parted by three dashes", "write `---`")
    tight = _TIGHT.match(words)
    if tight and tight[1] in every_key():
        right = f"{tight[1]}: {words[tight.end() :]}"
        return Slip(at, column, tight.end(), f"a space is missing behind `{tight[0]}`", f"write `{right}`")
    return None


def bar_forgotten(lines: list[str], line: int) -> Slip | None:
    """Return whether the line is a passage's, below a key without its `|`."""
    at = _above(lines, line, _indent_of(lines, line) - 1)
    key = lines[at].strip().removeprefix("- ") if at >= 0 else ""
    if not key.endswith(":") or not is_of_prose(key[:-1]):
        return None
    return Slip(at, lines[at].index(key), len(key), f"the `|` is missing behind `{key}`", bar_hint(key[:-1]))


def unparted(kind: str) -> tuple[str, str]:
    """Return what is wrong where a document begins within another, and what to type."""
    return f"a new document begins here, with '{kind}'", "put a line `---` above it"


def empty_hint(lines: list[str], line: int) -> str:
    """Return what to type where nothing stands behind a key."""
    below = next((each for each in lines[line + 1 :] if each.strip()), "")
    if _indent(below) == _indent_of(lines, line) > 0:
        return "indent the lines below that belong to it by two more spaces, or type a value after it"
    return "type a value after it, or take the line out"


def is_of_prose(key: str) -> bool:
    """Return whether words of several lines may stand behind a key."""
    return key in _OF_PROSE


def bar_hint(key: str) -> str:
    """Return what to type where a key of prose lacks its `|`."""
    return f"type `{key}: |`; the words stay on the lines below it"


def _colon_forgotten(words: str, at: int, column: int) -> Slip | None:
    key = _key_of(words)
    if not key:
        return None
    value = words[len(key) :].lstrip(" =")
    right = f"{key}: {value or '|' * is_of_prose(key)}".rstrip()
    return Slip(at, column, len(key), f"the colon is missing behind '{key}'", f"write `{right}`")


def _key_of(words: str) -> str:
    """Return the key that words begin with, or the id that they are; "" where they are neither."""
    key = max((key for key in every_key() if f"{words} ".startswith(f"{key} ")), key=len, default="")
    return key or (words if words.isidentifier() and words.islower() else "")


def _above(lines: list[str], line: int, most: int) -> int:
    """Return the nearest line above that says something and is indented by so much at most; -1 if there is none."""
    for number in range(line - 1, -1, -1):
        said = lines[number].strip()
        if said and not said.startswith("#") and _indent(lines[number]) <= most:
            return number
    return -1


def _indent_of(lines: list[str], line: int) -> int:
    """Return the indent of a line; 0 behind the last, where YAML may see something end."""
    return _indent(lines[line]) if line < len(lines) else 0


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _in_our_words(said: str, lines: list[str], line: int) -> tuple[str, str]:
    words = lines[line].strip()
    value = words.partition(": ")[2] or words.removeprefix("- ")
    if value[:1] in ('"', "'"):
        return "words that begin with a quotation mark end with it too", BLOCK_HINT
    if value[:1] == "|" and value[1:].strip():
        return "words stand behind the `|`", "put them on the line below, indented as the others"
    if value[:1] and value[:1] in "{[*&!%@`>|":
        return f"words can't begin with `{value[0]}` here", BLOCK_HINT
    if ": " in value or value.endswith(":"):
        return "words that hold a colon can't stand behind their key", BLOCK_HINT
    if "not allowed" in said and "character" in said:
        return "a character that text can't hold", "take it out: it is invisible, perhaps from a copy"
    if "indent" in said or "block" in said or "expected" in said or "could not find" in said:
        hint = "lines of one mapping begin in the same column, and each is `key: value`; prose stands after `|`"
        return "this line doesn't fit the lines above it", hint
    return f"this is no YAML: {said}", BLOCK_HINT
