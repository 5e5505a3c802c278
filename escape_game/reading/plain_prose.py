"""Prose that is nothing but words and values, read at one go: most of what stands in a story."""

import re
from collections.abc import Mapping

from escape_game.story.prose import Amount, Paragraph, Passage, Piece, Plain

_NAME = r"[^\W\d_][\w'\u2019-]*"
_SPEAKER = re.compile(rf'\s*({_NAME}(?: {_NAME}){{0,2}}):\s+(?=["“])')
_LOGIC = re.compile(r"[{}*\\]")
_VALUE = re.compile(r"\{([^{}\n]+)\}")
_BLANKS = re.compile(r"\n\s*\n")
_SPACES = re.compile(r"[ \t\n]+")


def plain_passage(text: str, values: Mapping[str, Amount]) -> Passage | None:
    """Return a passage of words, and of values that have been met before; None where there is more to it."""
    if _LOGIC.search(text) is not None and not _holds_only(values, text):
        return None
    paragraphs = (words for stretch in _BLANKS.split(text) if (words := stretch.strip()))
    return Passage(tuple([_paragraph(words, values) for words in paragraphs]))


def plain_line(words: str) -> Passage | None:
    """Return a passage of words on one line, in which nobody speaks; None where there is more to it."""
    if "\n" in words or _LOGIC.search(words) is not None:
        return None
    return Passage((Paragraph("", (Plain(on_one_line(words)),)),) if words else ())


def speaker_at(text: str, start: int, end: int) -> tuple[str, int]:
    """Return who speaks from here on, "" if nobody, and where the words begin."""
    found = _SPEAKER.match(text, start, end)
    return ("", start) if found is None or not found[1][0].isupper() else (found[1], found.end())


def _holds_only(values: Mapping[str, Amount], text: str) -> bool:
    """Return whether nothing but values stands in braces, and there is neither emphasis nor escape."""
    if "*" in text or "\\" in text:
        return False
    named = _VALUE.findall(text)
    return all(name in values for name in named) and text.count("{") == text.count("}") == len(named)


def _paragraph(words: str, values: Mapping[str, Amount]) -> Paragraph:
    if ":" not in words:
        return Paragraph("", _pieces(words, values))
    speaker, start = speaker_at(words, 0, len(words.partition("\n")[0]))
    return Paragraph(speaker, _pieces(words[start:], values))


def _pieces(words: str, values: Mapping[str, Amount]) -> tuple[Piece, ...]:
    if "{" not in words:
        return (Plain(on_one_line(words)),)
    parts = _VALUE.split(words)
    return tuple([values[part] if place % 2 else Plain(on_one_line(part)) for place, part in enumerate(parts) if part])


def on_one_line(words: str) -> str:
    """Return words with one space wherever there is a gap between them."""
    line = words.replace("\n", " ")
    return _SPACES.sub(" ", line) if "  " in line or "\t" in line else line
