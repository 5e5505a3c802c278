"""What must be vouched for, and what isn't."""

from typing import NamedTuple

from escape_game.errors import SourceSpan
from escape_game.reading.names_in_prose import Naming, PlacedPassage
from escape_game.reading.vouching.spots import Spot


class Named(NamedTuple):
    """A companion's name: the passage, where in it, and the scene."""

    told: PlacedPassage
    mention: Naming
    scene: int  # -1 outside scenes


class Asked(NamedTuple):
    """What must be vouched for: a name, or a scene's `who:`; and the block in which it is asked."""

    code: str
    person: int
    named: Named | None
    scene: int = -1
    span: SourceSpan = SourceSpan("", 1, 1)
    block: int = 0


class Loose(NamedTuple):
    """What isn't vouched for: where, and in which states."""

    asked: Asked
    spot: Spot
    states: int
