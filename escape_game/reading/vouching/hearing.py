"""Which states see which passage."""

from collections.abc import Iterable

from escape_game.reading.vouching.spots import Spot
from escape_game.story.prose import Passage


class Hearing:
    """Who sees the passages that are watched, by their ids: `seen`, and at which spot, `seen_at`.

    `spot` is where we are; nothing is noted while it is None. In a rehearsal everything is put aside.
    """

    def __init__(self, watched: Iterable[int]) -> None:
        self.seen: dict[int, int] = dict.fromkeys(watched, 0)
        self.seen_at: dict[int, dict[Spot, int]] = {key: {} for key in self.seen}
        self.spot: Spot | None = None
        self._aside: list[tuple[int, int]] | None = None

    def see(self, passage: Passage | None, states: int) -> None:
        """Note which states see a passage, or the gentler words for it."""
        if passage is None or not states:
            return
        for words in (passage, passage.gentle):
            if id(words) in self.seen:
                self.note(id(words), states)

    def note(self, key: int, states: int) -> None:
        """Note which states see the passage of this id."""
        if self._aside is not None:
            self._aside.append((key, states))
        elif states and self.spot is not None:
            self.seen[key] |= states
            at = self.seen_at[key]
            at[self.spot] = at.get(self.spot, 0) | states

    def rehearse(self) -> list[tuple[int, int]]:
        """Put aside what is seen from now on, in the list that is returned, until `perform`."""
        self._aside = []
        return self._aside

    def perform(self) -> None:
        """Note what is seen from now on."""
        self._aside = None
