"""Draws screens as plain lines: sentences instead of tables, words instead of marks, nothing but text."""

import re
from typing import assert_never

from escape_game.engine.paragraphs import Para
from escape_game.story.cleaning import clean
from escape_game.terminal.blocks import (
    Block,
    Chart,
    Heading,
    Lines,
    Menu,
    Prose,
    Row,
    Screen,
    Status,
    Table,
    Title,
    Tree,
    sentence,
)
from escape_game.terminal.layout import Layout
from escape_game.terminal.lettering import to_ascii, wrapped

_SIGNED = re.compile(r"(^|(?<=; ))([+-])(?=\d)")
_LITRES = re.compile(r"(?<![\d.])(\d+(?:\.\d+)?) l\b")


def draw(screen: Screen, layout: Layout) -> list[str]:
    """Return the lines of a screen, without its prompt."""
    lines: list[str] = []
    tight = True
    for block in screen.blocks:
        paragraphs = [text for text in _texts(block) if text or isinstance(block, Prose)]
        if not paragraphs:
            continue
        if not tight:
            lines.append("")
        lines += [line for text in paragraphs for line in wrapped(text, layout.measure)]
        tight = isinstance(block, Heading)
    lines = [clean(line, multiline=False) for line in lines]
    return [to_ascii(line) for line in lines] if layout.ascii else lines


def _texts(block: Block) -> list[str]:
    match block:
        case Heading(kind, parts):
            return [sentence(f"{kind}: {', '.join(parts)}")]
        case Title(name):
            return [name.upper()]
        case Prose(paragraphs):
            return _spaced([paragraph_text(paragraph) for paragraph in paragraphs])
        case Status(parts):
            words = " ".join(sentence(part.words.spoken) for part in parts)
            return [_in_full(f"Status: {words}")] if parts else []
        case Lines(lines):
            return [_in_full(line.words.spoken) for line in lines]
        case Menu(rows):
            return [_in_full(row_text(row)) for row in rows]
        case Table(_, records):
            return [_in_full(record.sentence) for record in records]
        case Chart(_, _, sentences) | Tree(_, _, sentences):
            return list(sentences)
        case _:
            assert_never(block)


def _in_full(words: str) -> str:
    """Return words with litres for l, which a voice would spell, and plus and minus for what it would pass over."""
    words = _SIGNED.sub(_sign, words)
    return _LITRES.sub(lambda found: f"{found[1]} litre{'' if found[1] == '1' else 's'}", words)


def _sign(found: re.Match[str]) -> str:
    sign = "plus " if found[2] == "+" else "minus "
    return sign if found.start() else sign.capitalize()


def paragraph_text(paragraph: Para) -> str:
    """Return a paragraph as one string."""
    words = "".join(span.text for span in paragraph.spans)
    return f"{paragraph.speaker}: {words}" if paragraph.speaker else words


def row_text(row: Row) -> str:
    """Return a choice as a voice says it."""
    details = [sentence(detail.words.spoken) for detail in row.details]
    if not row.number:
        details = [sentence(f"locked: {row.locked}"), *details]
    return " ".join([f"{row.number}." if row.number else "-", sentence(row.label), *details])


def _spaced(texts: list[str]) -> list[str]:
    spaced = [part for text in texts if text for part in (text, "")]
    return spaced[:-1]
