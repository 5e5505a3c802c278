"""Cleans text that a stranger may have written, so that a terminal shows it and does nothing else."""

import re
import unicodedata

LONGEST = 1_000_000
_MOST_MARKS = 4
_KEPT_FORMATS = "\u200c\u200d\u00ad"  # the two joiners and the soft hyphen: words need them
_DROPPED = ("Cc", "Cs", "Co", "Cn", "Cf")

_HARMLESS = re.compile(r"[\n\x20-\x7e\u00c0-\u024f\u2013\u2014\u2018-\u201e\u2026]*")
_ESCAPES = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"  # CSI: colours, cursor
    r"|(?:\x1b[\]PX^_]|[\x90\x98\x9d\x9e\x9f]).*?(?:\x07|\x1b\\|\x9c|$)"  # OSC, DCS and their like, to their end
    r"|\x1b[ -/]*[0-~]",
    re.DOTALL,
)


def clean(text: str, *, multiline: bool = True, longest: int = LONGEST) -> str:
    """Return `text` without escape sequences, controls and invisible characters, composed and cut to `longest`.

    Cleaning twice changes nothing. Without `multiline`, line breaks become spaces.
    """
    if not multiline:
        text = " ".join(text.split("\n"))
    if not _HARMLESS.fullmatch(text):
        text = _thoroughly(text)
    return text[:longest]


def is_harmless(text: str) -> bool:
    """Return whether there is nothing to clean in a text, or in any part of it."""
    return _HARMLESS.fullmatch(text) is not None


def _thoroughly(text: str) -> str:
    # Composing may bring pieces together that only then are too many, so it comes before the counting of marks.
    text = _ESCAPES.sub("", text.replace("\r\n", "\n"))
    text = unicodedata.normalize("NFC", "".join(filter(_is_kept, text)))
    return unicodedata.normalize("NFC", _few_marks(text)) if _marked(text) else text


def _is_kept(character: str) -> bool:
    if character == "\n" or character in _KEPT_FORMATS:
        return True
    return unicodedata.category(character) not in _DROPPED


def _marked(text: str) -> bool:
    return any(unicodedata.category(character) in ("Mn", "Me") for character in text)


def _few_marks(text: str) -> str:
    kept: list[str] = []
    marks = 0
    for character in text:
        marks = marks + 1 if unicodedata.category(character) in ("Mn", "Me") else 0
        if marks <= _MOST_MARKS:
            kept.append(character)
    return "".join(kept)
