"""Watches runs: where they have been, who died of what, and if asked, every page they show."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from escape_game.authoring.pages_seen import PagesSeen, place_of_ending, text_of
from escape_game.engine.events import Arrived, Died, Entered, Event, InPassing, Said
from escape_game.engine.state import State
from escape_game.engine.viewing import view
from escape_game.story.layout import DAY
from escape_game.story.story import Story

_HEARD = frozenset((Arrived, InPassing, Entered, Died, Said))


class Death(NamedTuple):
    """A companion's death: who, in which region (both by index, -1 for none), and of what."""

    person: int
    region: int
    cause: str


class Witness:
    """What was seen: `arrivals` at scenes, the `borders` crossed (region and day, once a run), `deaths` of companions.

    If prose is rendered, `pages` too, and the `words` since `begin_run`.
    """

    def __init__(self, story: Story, *, prose: bool) -> None:
        self.arrivals: Counter[int] = Counter()
        self.borders: Counter[tuple[int, int]] = Counter()
        self.deaths: Counter[Death] = Counter()
        self.pages = PagesSeen(story) if prose else None
        self.words = 0
        self._story = story
        self._been: set[int] = set()
        self._region = -1

    def begin_run(self) -> None:
        """Forget the run before."""
        self.words = 0
        self._been.clear()
        self._region = -1

    def hear(self, place: int, events: Iterable[Event], state: State) -> None:
        """Take in what a turn told that began in the scene `place`, and the state after it."""
        for event in events:
            if type(event) in _HEARD:
                place = self._take_in(place, event, state)

    def _take_in(self, place: int, event: Event, state: State) -> int:
        match event:
            case Arrived(scene):
                self.arrivals[scene] += 1
                return scene
            case InPassing(scene):
                self.arrivals[scene] += 1
            case Entered(region):
                self._enter(region, state.values[DAY])
            case Died(person, cause):
                self.deaths[Death(person, self._region, cause)] += 1
            case Said(_, paragraphs) if self.pages is not None:
                self.words += self.pages.read(place, [text_of(paragraph) for paragraph in paragraphs])
            case _:
                pass
        return place

    def _enter(self, region: int, day: int) -> None:
        self._region = region
        if region not in self._been:
            self._been.add(region)
            self.borders[region, day] += 1

    def look(self, state: State) -> None:
        """Take in the screen, if prose is rendered."""
        if self.pages is not None:
            place = state.scene if state.ending < 0 else place_of_ending(state.ending)
            self.words += self.pages.read_view(place, view(self._story, state))
