"""Stretches of a passage's text, and the signs that part them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_DIVIDER = re.compile(r"\\.|[{}|:*]", re.DOTALL)


class Extent(NamedTuple):
    """A stretch of a text, from `start` up to but without `end`."""

    start: int
    end: int


def trimmed(text: str, start: int, end: int) -> Extent:
    """Return a stretch without the white space at its ends."""
    words = text[start:end]
    if not words.strip():
        return Extent(start, start)
    return Extent(end - len(words.lstrip()), start + len(words.rstrip()))


def dividers(text: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    """Return the signs of a stretch that stand in no inner brace, and last the brace that closes the one around it."""
    depth = 0
    for match in _DIVIDER.finditer(text, start, end):
        sign = match.group()
        depth += (sign == "{") - (sign == "}")
        if depth < 0:
            yield sign, match.start()
            return
        if depth == 0 and sign in ("|", ":", "*"):
            yield sign, match.start()


def first(text: str, sign: str, start: int, end: int) -> int:
    """Return the place of the first such sign that stands in no inner brace; -1 if there is none."""
    return next((at for found, at in dividers(text, start, end) if found == sign), -1)


def arms(text: str, start: int, end: int) -> list[Extent]:
    """Return what stands between the bars of a stretch."""
    bars = [at for sign, at in dividers(text, start, end) if sign == "|"]
    starts = [start, *(bar + 1 for bar in bars)]
    return [trimmed(text, begin, stop) for begin, stop in zip(starts, [*bars, end], strict=True)]
