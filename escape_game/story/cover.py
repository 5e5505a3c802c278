"""The cover of a story: what its title page says, known before the story is read."""

from typing import NamedTuple


class Cover(NamedTuple):
    """As Story's fields of the same names."""

    id: str
    title: str
    subtitle: str
    author: str
    version: int
    notes: str
