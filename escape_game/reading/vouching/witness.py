"""How it came to that: the way of one state back to where somebody was made what he is in it."""

from typing import NamedTuple

from escape_game.reading.vouching.reach import Reach
from escape_game.reading.vouching.spots import Spot

_LONGEST = 600


class Trail(NamedTuple):
    """The choices behind a passage, the last first, and the one that made the companion what he is; "" if none did."""

    made: str
    done: tuple[str, ...]


def trail(reach: Reach, spot: Spot, states: int, person: int) -> Trail:
    """Return the way by which one of these states came to a spot."""
    bit = states & -states
    status = reach.universe.statuses(bit, person)
    done: list[str] = []
    order = reach.arrivals.news
    for _ in range(_LONGEST):
        way = next((way for way in reach.arrivals.ways.get(spot, ()) if way.states & bit and way.order < order), None)
        if way is None or way.source is None:
            break
        if way.by:
            done.append(way.by)
        known = _known_before(reach, way.source, way.order) & _block_of(reach, bit)
        earlier = _that_leads(reach, way.source, known, spot, bit)
        if not earlier:
            break
        if reach.universe.statuses(earlier, person) != status:
            return Trail(way.by or next(iter(done[-1:]), ""), tuple(done))
        spot, bit, order = way.source, earlier, way.order
    return Trail("", tuple(done))


def _known_before(reach: Reach, spot: Spot, order: int) -> int:
    known = 0
    for way in reach.arrivals.ways.get(spot, ()):
        if way.order < order:
            known |= way.states
    return known


def _block_of(reach: Reach, bit: int) -> int:
    return next((block for block in reach.universe.masks if block & bit), 0)


def _that_leads(reach: Reach, source: Spot, candidates: int, spot: Spot, bit: int) -> int:
    """Return one of the candidates that leads to the state, found by halves; 0 if none does."""

    def leads(states: int) -> bool:
        return any(to == spot and came & bit for to, came, _ in reach.onward_from(source, states))

    if bit & candidates and leads(bit):
        return bit
    if not leads(candidates):
        return 0
    while candidates & (candidates - 1):
        half = _lower_half(candidates)
        candidates = half if leads(half) else candidates & ~half
    return candidates


def _lower_half(states: int) -> int:
    """Return about half of the bits, the lower ones."""
    keep = states.bit_count() // 2
    low, high = 0, states.bit_length()
    while low < high:
        middle = (low + high) // 2
        if (states & (1 << middle) - 1).bit_count() < keep:
            low = middle + 1
        else:
            high = middle
    return states & (1 << low) - 1
