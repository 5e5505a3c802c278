"""The variants of a passage: by what each goes, and when its showings count."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from escape_game.reading.logic import all_of, negate
from escape_game.reading.names import Names, Place
from escape_game.story.conditions import Condition
from escape_game.story.layout import DAY
from escape_game.story.prose import FIRST, RANDOM, Showing

Complain = Callable[[str, int, int, str, str], None]
"""How a problem is noted: its code, where it begins, its width, the message, the hint."""


class Passed(NamedTuple):
    """The condition of an earlier arm, which doesn't hold where a later one is shown."""

    when: Condition


Path = tuple[Condition | Passed, ...]
"""What must hold for the words at hand to be shown: the guards around them, and that earlier arms don't hold."""


class Variants:
    """Numbers the variants of one passage as they are met. `part` names the passage within its scene."""

    def __init__(self, complain: Complain, names: Names, place: Place, part: str) -> None:
        self.showings: list[Showing] = []
        self._complain = complain
        self._names = names
        self._place = place
        self._part = part
        self._count = 0
        self._is_inside = False

    def add(self, kind: str, start: int, path: Path) -> tuple[int, int]:
        """Return the slot and the key of a new variant of this passage, and have its showings counted."""
        if self._is_inside:
            hint = "take it out, or use `{if …: …}`, which may stand inside"
            self._complain("S307", start, 1, "a variant can't stand inside another", hint)
        self._count += 1
        label = f"{self._part}.{self._count}"
        if kind == FIRST:
            return self._visits(start), 0
        if kind == RANDOM:
            slot = self._visits(start) if self._in_scene() else DAY
            return slot, self._names.key("random", self._place.scene_id, label)
        slot = self._names.new_slot(f"shown:{self._place.scene_id}.{label}")
        self.showings.append(Showing(slot, _together(path)))
        return slot, 0

    def _in_scene(self) -> bool:
        return self._place.scene_id in self._names.scenes

    def _visits(self, start: int) -> int:
        if not self._in_scene():
            hint = "write `{if …: …}` or `{cycle: …}`, which work everywhere"
            self._complain("S313", start, 1, "`first:` goes by visits, and this is no scene", hint)
        return self._names.visits_slot(self._place.scene_id)

    def narrow(self, first: int, conditions: list[Condition]) -> None:
        """Let the showings from the `first` on count only while these conditions hold too."""
        for index in range(first, len(self.showings)):
            showing = self.showings[index]
            self.showings[index] = showing._replace(when=all_of([showing.when, *conditions]))

    @contextmanager
    def inside(self) -> Iterator[None]:
        """Read the options of a variant, in which no other may stand."""
        outer, self._is_inside = self._is_inside, True
        yield
        self._is_inside = outer


def _together(path: Path) -> Condition:
    return all_of(negate(step.when) if isinstance(step, Passed) else step for step in path)
