"""States as they come to places: what is there, what is new there, and how it came."""

from heapq import heappop, heappush

from escape_game.reading.vouching.spots import Spot, Way


class Arrivals:
    """What has come where. `reached` are the states that came to each spot, `ways` how they did, in their order."""

    def __init__(self) -> None:
        self.reached: dict[Spot, int] = {}
        self.ways: dict[Spot, list[Way]] = {}
        self.news = 0
        self._new: dict[Spot, int] = {}
        self._waiting: list[tuple[int, Spot]] = []
        self._ranks: dict[Spot, int] = {}

    def come(self, spot: Spot, states: int, source: Spot | None, by: str) -> None:
        """Let states come to a spot; those that are new there wait to be walked on."""
        before = self.reached.get(spot, 0)
        new = states & ~before
        if not new:
            return
        self.reached[spot] = before | new
        self.ways.setdefault(spot, []).append(Way(new, source, by, self.news))
        self.news += 1
        waiting = self._new.get(spot, 0)
        if not waiting:
            # Spots are walked as they were found, so that what comes first is settled first.
            heappush(self._waiting, (self._ranks.setdefault(spot, len(self._ranks)), spot))
        self._new[spot] = waiting | new

    def __bool__(self) -> bool:
        """Return whether states wait anywhere."""
        return bool(self._waiting)

    def take(self) -> tuple[Spot, int]:
        """Return the spot that is walked next, and the states that are new there."""
        spot = heappop(self._waiting)[1]
        return spot, self._new.pop(spot)
