"""Characters and their cells: how wide words are, where lines break, and what stands in for what ASCII lacks."""

import unicodedata
from typing import Final

# Every glyph of ours has a twin of the same width.
GLYPHS: Final = {"─": "-", "│": "|", "├": "+", "·": ";", "→": ">", "█": "#", "░": "."}
_TWINS: Final = GLYPHS | {
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    "\u2018": "'", "\u2019": "'", "\u201a": ",", "\u2013": "-", "\u2014": "-", "\u2212": "-", "\xd7": "x",
    "…": "...", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae", "Æ": "AE",
    "\xa0": " ", "\xad": "", "°": " deg", "½": "1/2", "¼": "1/4",
}  # fmt: skip
_PAUSE, _ASCII_PAUSE = " · ", "; "


def to_ascii(text: str) -> str:
    """Return words that any terminal can show, as near as may be."""
    if text.isascii():
        return text
    text = text.replace(_PAUSE, _ASCII_PAUSE)
    return "".join(character if character.isascii() else _twin(character) for character in text)


def _twin(character: str) -> str:
    if character in _TWINS:
        return _TWINS[character]
    bare = unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode("ascii")
    return bare or ("" if unicodedata.combining(character) else "?")


def cells(text: str) -> int:
    """Return how many columns words take."""
    if text.isascii():
        return len(text)
    return sum(_cells_of(character) for character in text)


def _cells_of(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def wrapped(text: str, measure: int, indent: int = 0) -> list[str]:
    """Return lines no wider than `measure`; those after a break begin `indent` columns in. Longer words are cut."""
    lines: list[str] = []
    for part in text.split("\n"):
        line, used = "", 0
        for word in part.split():
            for piece in _pieces(word, max(1, measure - indent)):
                width = cells(piece)
                if line.strip() and used + 1 + width > measure:
                    lines.append(line)
                    line, used = " " * indent, indent
                gap = " " if line.strip() else ""
                line, used = line + gap + piece, used + len(gap) + width
        lines.append(line.rstrip())
    return lines


def _pieces(word: str, measure: int) -> list[str]:
    if cells(word) <= measure:
        return [word]
    pieces, piece, used = [], "", 0
    for character in word:
        width = _cells_of(character)
        if piece and used + width > measure:
            pieces.append(piece)
            piece, used = "", 0
        piece, used = piece + character, used + width
    return [*pieces, piece]
