"""Rendered prose: what a passage says at one moment. A title page has it without importing the events."""

from typing import NamedTuple


class Span(NamedTuple):
    """Words of one kind; a newline inside is a break the author asked for."""

    text: str
    emphasis: bool = False


class Para(NamedTuple):
    """A rendered paragraph. `speaker` is "" where nobody is named; the spans then hold all the words."""

    speaker: str
    spans: tuple[Span, ...]
