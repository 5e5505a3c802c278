"""Watches runs: where they have been, what they had, who died of what, and if asked, every page they show."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from escape_game.authoring.pages_seen import PagesSeen, text_of
from escape_game.engine.events import Arrived, Company, DayWalked, Died, Ended, Entered, Event, InPassing, Said
from escape_game.engine.party import bodies
from escape_game.engine.state import State
from escape_game.story.layout import CONDITION, DAY, ROAD, STATUS, THOUSANDTHS, WITH_US, person_slot
from escape_game.story.scenes import Choice
from escape_game.story.story import Story

LEVELS = ("water", "food", "morale", "you", "the weakest")
BAND_DAYS = 10  # how many days of the road one band of what runs had covers

# What a Sign can be of.
SCENE, ENDING, DEATH, FATE = "scene", "ending", "death", "fate"


Listener = Callable[[Any, State], None]  # of one kind of event


class Sign(NamedTuple):
    """Something that a run can show, so that a list may say which run shows it.

    `which` is a scene, an ending or a person; `more` a status or the region of a death.
    """

    kind: str
    which: int
    more: int = 0
    cause: str = ""


class Death(NamedTuple):
    """A companion's death: who, in which region (both by index, -1 for none), and of what."""

    person: int
    region: int
    cause: str


# What a run had on an evening of the road: of what, in which ten days of the journey, how many whole units.
Level = tuple[str, int, int]


class Witness:
    """What was seen: `arrivals` at scenes, the `borders` crossed (region and day, once a run), `deaths` of companions.

    `reached` are the scenes by the number of runs that came there, `died_at` those in which somebody died, `levels`
    what runs had by day, and `signs` say which run was the first to show something. If prose is rendered, `pages` too,
    and the `words` since `begin_run`.
    """

    def __init__(self, story: Story, pages: PagesSeen | None = None) -> None:
        self.arrivals: Counter[int] = Counter()
        self.reached: Counter[int] = Counter()
        self.borders: Counter[tuple[int, int]] = Counter()
        self.deaths: Counter[Death] = Counter()
        self.died_at: Counter[int] = Counter()
        self.levels: Counter[Level] = Counter()
        self.signs: dict[Sign, int] = {}
        self.pages = pages
        self.words = 0
        self.walked: set[int] = set()
        self._story = story
        self._place = ROAD
        self._shown: set[int] = set()  # scenes that have a sign, where nobody heard the turns
        self._listeners: dict[type[Event], Listener] = {
            Arrived: self._arrived,
            InPassing: self._passed,
            Entered: self._entered,
            DayWalked: self._walked_a_day,
            Company: self._joined,
            Died: self._died,
            Ended: self._ended,
        }
        if pages is not None:
            self._listeners[Said] = self._said
        self.begin_run(0)

    def begin_run(self, seed: int) -> None:
        """Forget the run before."""
        self.words = 0
        self.walked = set()  # companions who have walked with us
        self._seed = seed
        self._been: set[int] = set()
        self._seen: set[int] = set()
        self._region = -1

    def end_run(self, state: State) -> None:
        """Note what became of everybody."""
        for person in range(1, len(self._story.people)):
            self._sign(Sign(FATE, person, state.values[person_slot(person, STATUS)]))

    def end_plainly(self, been: Sequence[int], state: State) -> None:
        """Note where a run has come whose turns nobody heard, as often as it came there, and how it ended."""
        self.arrivals.update(been)
        fresh = {scene for scene in been if scene != ROAD} - self._seen
        self.reached.update(fresh)
        for scene in fresh - self._shown:
            self._sign(Sign(SCENE, scene))
        self._shown |= fresh
        self._place = state.scene
        if state.ending >= 0:
            self._ended(Ended(state.ending), state)

    def hear(self, place: int, events: Iterable[Event], state: State) -> None:
        """Take in what a turn told that began in the scene `place`, and the state after it."""
        self._place = place
        listeners = self._listeners
        for event in events:
            listener = listeners.get(type(event))
            if listener is not None:
                listener(event, state)

    def _arrived(self, event: Arrived, _state: State) -> None:
        self._place = event.scene
        self._arrive(event.scene)

    def _passed(self, event: InPassing, _state: State) -> None:
        self._arrive(event.scene)

    def _joined(self, event: Company, _state: State) -> None:
        if event.status == WITH_US:
            self.walked.add(event.person)

    def _died(self, event: Died, _state: State) -> None:
        self.deaths[Death(event.person, self._region, event.cause)] += 1
        self.died_at[self._place] += 1
        self._sign(Sign(DEATH, event.person, self._region, event.cause))

    def _ended(self, event: Ended, _state: State) -> None:
        self._sign(Sign(ENDING, event.ending))
        if self._story.endings[event.ending].kind == "death":
            self.died_at[self._place] += 1

    def _said(self, event: Said, _state: State) -> None:
        if self.pages is not None:
            self.words += self.pages.read(self._place, [text_of(paragraph) for paragraph in event.paragraphs])

    def _arrive(self, scene: int) -> None:
        self.arrivals[scene] += 1
        self._reach(scene)

    def _reach(self, scene: int) -> None:
        if scene not in self._seen and scene != ROAD:
            self._seen.add(scene)
            self.reached[scene] += 1
            self._sign(Sign(SCENE, scene))

    def _sign(self, sign: Sign) -> None:
        if sign not in self.signs:
            self.signs[sign] = self._seed

    def _entered(self, event: Entered, state: State) -> None:
        self._region = region = event.region
        if region not in self._been:
            self._been.add(region)
            self.borders[region, state.values[DAY]] += 1

    def _walked_a_day(self, day: DayWalked, state: State) -> None:
        values, band = state.values, day.day // BAND_DAYS
        conditions = [values[body + CONDITION] for body in bodies(self._story, state)]  # yours first
        had = (day.water_after, day.food_after, day.morale_after, conditions[0], min(conditions))
        for what, amount in zip(LEVELS, had, strict=True):
            if amount >= 0:
                self.levels[what, band, amount // THOUSANDTHS] += 1

    def look(self, state: State, offered: Sequence[Choice]) -> None:
        """Take in what a screen says, if prose is rendered: its passage, and the labels of its choices."""
        if self.pages is not None:
            self.words += self.pages.read_screen(state, offered)
