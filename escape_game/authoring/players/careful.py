"""Players with a judgement: they weigh what is on offer, never stay where the journey would end, and order marches."""

from collections import Counter
from collections.abc import Callable, Sequence
from random import Random
from typing import NamedTuple

from escape_game.authoring.players.ordering import REST, Habits, wanted
from escape_game.authoring.players.outlook import leads_on, outlook
from escape_game.engine.menu import can_be_given
from escape_game.engine.state import State
from escape_game.story.layout import PACE, ROAD
from escape_game.story.scenes import Choice
from escape_game.story.story import Story

Judgement = Callable[[Story, State, Choice], float]

STAYING = -1000.0  # what a choice is worth after which the journey goes no further
TIRED = -8.0  # of what was taken before in the same place
MOST_ORDERS = 12  # in a row
RESTS, WALKS = 1, 2  # turns at rest, and then at least so many on the way


class Temper(NamedTuple):
    """What makes one careful player differ from another."""

    judge: Judgement
    habits: Habits
    whim: float = 10.0  # choices that differ by less than this may be taken either way
    curious: int = 6  # on the road, what is offered everywhere is taken one time in so many; 0: never


class Careful:
    """One run's player, and what it remembers."""

    def __init__(self, seed: int, temper: Temper) -> None:
        self._random = Random(seed).random
        self._temper = temper
        self._given = 0
        self._rests = 0
        self._orders: dict[str, Choice] = {}
        self._taken: Counter[tuple[int, str]] = Counter()

    def pick(self, story: Story, state: State, offered: Sequence[Choice]) -> Choice:
        """Return the choice to take, or an order."""
        if state.scene == ROAD:
            return self._order(story, state) or self._walk(state, offered)
        if len(offered) == 1:
            return offered[0]
        best = max(offered, key=lambda choice: self._value(story, state, choice))
        self._taken[state.scene, best.id] += 1
        return best

    def _value(self, story: Story, state: State, choice: Choice) -> float:
        value = self._temper.judge(story, state, choice) + self._random() * self._temper.whim
        value += TIRED * self._taken[state.scene, choice.id]
        return value if leads_on(story, state, outlook(story), choice) else value + STAYING

    def _order(self, story: Story, state: State) -> Choice | None:
        if story.survival is None or self._given >= MOST_ORDERS:
            return None
        names = wanted(story, story.survival, state, self._temper.habits, rested=self._rests >= RESTS)
        known = self._orders = self._orders or {order.id: order for order in story.scenes[ROAD].choices[1:]}
        wants = (known[name] for name in names if name in known)
        order = next((order for order in wants if can_be_given(story, state, order)), None)
        self._given += order is not None
        return order

    def _walk(self, state: State, offered: Sequence[Choice]) -> Choice:
        self._given = 0
        if state.values[PACE] == REST:
            self._rests += 1
        elif self._rests:
            self._rests = self._rests + 1 if self._rests + 1 < RESTS + WALKS else 0
        elsewhere, curious = offered[1:], self._temper.curious
        if elsewhere and curious and int(self._random() * curious) == 0:
            return elsewhere[int(self._random() * len(elsewhere))]
        return offered[0]
