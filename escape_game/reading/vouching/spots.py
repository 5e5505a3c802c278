"""The places that states come to, and the ways back from them."""

from typing import NamedTuple

from escape_game.story.effects import Exit

ARRIVAL, DRAWN, MENU, AFTER, RESUMED, LEG = "arrival", "drawn", "menu", "after", "resumed", "leg"
NO_RETURN, NOTHING_BEHIND = -1, 0
MOST_WAYS = 2000  # back that are told apart by what was taken there; beyond, whoever comes back may take it again


class Spot(NamedTuple):
    """A place of the story. `which` is a scene, or a leg; the rest says where in it, and what is behind us."""

    kind: str
    which: int
    passed: int = 0  # choices taken here, or events drawn; a resumption; the waypoints behind us, as bits
    taken: int = 0  # of the choices that matter, which
    behind: int = NOTHING_BEHIND


class Way(NamedTuple):
    """How states came to a spot: which of them were new, from where, by which choice, and as the how-manieth news."""

    states: int
    source: Spot | None
    by: str
    order: int


Flow = tuple[Exit | None, int]
"""States that have a way already, or none yet."""


class WaysBack:
    """What is behind us, as numbers: each a spot to come back to, with what is behind that."""

    def __init__(self) -> None:
        self._spots: list[Spot] = [Spot(LEG, -1)]
        self._number_of: dict[Spot, int] = {}

    def to(self, behind: int) -> Spot | None:
        """Return the spot that a way back leads to, if there is one."""
        return self._spots[behind] if behind > NOTHING_BEHIND else None

    def remember(self, back: Spot) -> int:
        """Return the number of a way back. A scene waits once, as in play; so does a place on a leg."""
        behind = back.behind
        while (spot := self.to(behind)) is not None:
            if _is_one_place(spot, back):
                back = back._replace(behind=spot.behind)
                break
            behind = spot.behind
        if len(self._spots) > MOST_WAYS:
            back = back._replace(taken=0)
        if back not in self._number_of:
            self._number_of[back] = len(self._spots)
            self._spots.append(back)
        return self._number_of[back]


def _is_one_place(spot: Spot, other: Spot) -> bool:
    if LEG in (spot.kind, other.kind):
        return spot._replace(behind=NOTHING_BEHIND) == other._replace(behind=NOTHING_BEHIND)
    return spot.which == other.which
