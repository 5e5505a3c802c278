"""The contract with the player about deaths: what is shown before one, and what could have been done.

It is read off the account of every turn, not off the rules, so that it holds whatever rule or scene brings a death:

* A companion dies only after two of his falls from stage to stage were shown, and a choice was on offer since the first
  of them; or by a labelled risk.
* You die only after two days at sinking, with a choice on offer since; or by a labelled risk. A death within two days
  of the first warning of all is named as that.
* Nobody is ever more than one stage below that of the morning. A price that you pay with your own strength is left out.

A risk is labelled by the `warns:` of the choice taken, or of the one that led into the scene.
"""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from escape_game.engine.events import Body, DayWalked, Died, Ended, Event, StageTurned, TimePassed, Warned
from escape_game.engine.party import YOU
from escape_game.engine.state import State
from escape_game.story.layout import DAY, ROAD, SINKING, SOUND
from escape_game.story.scenes import Choice, Price
from escape_game.story.story import Story

# What can be wrong.
UNSEEN = "dies, and fewer than two falls were shown"
UNDECIDED = "dies, and no choice was on offer since the first fall"
SUDDEN = "dies within two days of the first warning"
HELPLESS = "dies without two days at sinking and a choice in them"
TOO_FAST = "is more than one stage below that of the morning"

FALLS = 2  # shown before a death
DAYS_LOW = 2  # at sinking, before yours
DAYS_WARNED = 2
DEATH = "death"  # the kind of ending

Listener = Callable[[Any, State], None]  # of one kind of event


class Violation(NamedTuple):
    """A run that broke the contract, where (a scene, by its index), to whom, and how."""

    seed: int
    scene: int
    person: int
    what: str


class Turn(NamedTuple):
    """A choice taken in a scene; `alone` if nothing else was on offer."""

    scene: int
    choice: Choice
    alone: bool


class Contract:
    """Listens to runs, one after another, and keeps the `violations`."""

    def __init__(self, story: Story) -> None:
        self.violations: list[Violation] = []
        self._endings = story.endings
        self._listeners: dict[type[Event], Listener] = {
            DayWalked: self._walked,
            StageTurned: self._drifted,
            Body: self._struck,
            TimePassed: self._passed,
            Warned: self._warned_of,
            Died: self._died,
            Ended: self._ended,
        }
        self.begin_run(0)

    def begin_run(self, seed: int) -> None:
        """Know nothing of what came before."""
        self._seed = seed
        self._turn = 0
        self._decided = 0  # the last turn in which there was something to decide
        self._day = 1
        self._falls: dict[int, list[int]] = {}  # by person: the turns of the falls shown since he was sound
        self._today: dict[int, int] = {}  # by person: how many stages he is below this morning's
        self._sunk = (0, 0)  # the day and the turn since which you are sinking; 0 if you aren't
        self._warned = 0  # the day of the first warning
        self._risk = -1  # the scene that a labelled risk led into
        self._scene = 0
        self._labelled = False
        self._many_days = False  # whether the days that are being told of passed in one go
        self._prices: tuple[Price, ...] = ()  # still to be paid

    def hear(self, turn: Turn, events: Iterable[Event], state: State) -> None:
        """Take in a turn: what was chosen, what came of it, and the state after it."""
        self._turn += 1
        scene, choice, alone = turn
        if scene == ROAD or not alone:
            self._decided = self._turn
        self._labelled = labelled = choice.warns is not None or scene == self._risk
        self._risk = state.scene if labelled and state.scene != ROAD else -1
        self._scene, self._prices, self._many_days = scene, choice.prices, False
        listeners = self._listeners
        for event in events:
            listener = listeners.get(type(event))
            if listener is not None:
                listener(event, state)
        day = state.values[DAY]
        if day != self._day:
            self._day = day
            self._today.clear()

    def _walked(self, event: DayWalked, _state: State) -> None:
        self._day = event.day
        self._today.clear()

    def _passed(self, event: TimePassed, state: State) -> None:
        today = state.values[DAY]
        if event.days or today != self._day:  # hours too can be the last of a day
            self._day = today
            self._many_days = event.days > 1
            self._today.clear()

    def _warned_of(self, event: Warned, _state: State) -> None:
        if event.person <= YOU:
            self._warned = self._warned or self._day

    def _drifted(self, event: StageTurned, _state: State) -> None:
        if self._many_days:
            self._shown(*event)  # on which of the days, nobody says; a rise may be of the last, since its morning
            self._today[event.person] = min(0, event.before - event.after)
        else:
            self._today.pop(event.person, None)  # a day's strain is told once the day is over: another begins
            self._turned(*event)

    def _struck(self, event: Body, _state: State) -> None:
        person, _, _, before, after = event
        if person == YOU and any(price.kind == "condition" for price in self._prices):
            self._prices = ()
            self._shown(person, before, after)
        else:
            self._turned(person, before, after)

    def _turned(self, person: int, before: int, after: int) -> None:
        self._shown(person, before, after)
        self._today[person] = self._today.get(person, 0) + before - after
        if after < before and self._today[person] > 1:
            self._break(person, TOO_FAST)

    def _shown(self, person: int, before: int, after: int) -> None:
        if after >= SOUND:
            self._falls.pop(person, None)
        elif after < before:
            self._falls.setdefault(person, []).extend([self._turn] * (before - after))
        if person == YOU:
            self._you_turned(before, after)

    def _you_turned(self, before: int, after: int) -> None:
        if after < before:
            self._warned = self._warned or self._day
        if after > SINKING:
            self._sunk = (0, 0)
        elif not self._sunk[0]:
            self._sunk = (self._day, self._turn)

    def _died(self, event: Died, _state: State) -> None:
        person = event.person
        falls = self._falls.get(person, [])
        if self._labelled:
            return
        if len(falls) < FALLS:
            self._break(person, UNSEEN)
        elif self._decided <= falls[0]:
            self._break(person, UNDECIDED)

    def _ended(self, event: Ended, state: State) -> None:
        if self._endings[event.ending].kind == DEATH:
            self._your_death(state.values[DAY])

    def _your_death(self, day: int) -> None:
        sunk, since = self._sunk
        if self._labelled or (sunk and day - sunk >= DAYS_LOW and self._decided > since):
            return
        warned = self._warned and day - self._warned >= DAYS_WARNED
        self._break(YOU, HELPLESS if warned else SUDDEN)

    def _break(self, person: int, what: str) -> None:
        self.violations.append(Violation(self._seed, self._scene, person, what))
