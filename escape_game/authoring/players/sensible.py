"""The sensible player: plays for the first time, and with care."""

from collections import Counter
from collections.abc import Sequence
from random import Random

from escape_game.authoring.players.ordering import REST, wanted
from escape_game.authoring.players.outlook import Outlook, leads_on, outlook
from escape_game.authoring.players.player import Player
from escape_game.authoring.players.weighing import worth
from escape_game.engine.menu import orders
from escape_game.engine.state import State
from escape_game.story.layout import PACE, ROAD
from escape_game.story.scenes import Choice
from escape_game.story.story import Story

STAYING = -1000.0  # what a choice is worth after which the journey goes no further
TIRED = -8.0  # of what was taken before in the same place
WHIM = 10.0  # choices that differ by less than this may be taken either way
CURIOUS = 6  # on the road, what is offered everywhere is taken one time in so many
MOST_ORDERS = 12  # in a row
RESTS, WALKS = 1, 2  # turns at rest, and then at least so many on the way


class _Sensible:
    """One run's player, and what it remembers."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed).random
        self.outlook: Outlook | None = None
        self.given = 0
        self.rests = 0
        self.taken: Counter[tuple[int, str]] = Counter()

    def pick(self, story: Story, state: State, offered: Sequence[Choice]) -> Choice:
        if state.scene == ROAD:
            return self._order(story, state) or self._walk(state, offered)
        if len(offered) == 1:
            return offered[0]
        self.outlook = self.outlook or outlook(story)
        best, most = offered[0], float("-inf")
        for choice in offered:
            value = worth(story, state, choice) + self.random() * WHIM
            value += TIRED * self.taken[state.scene, choice.id]
            if not leads_on(story, state, self.outlook, choice):
                value += STAYING
            if value > most:
                best, most = choice, value
        self.taken[state.scene, best.id] += 1
        return best

    def _order(self, story: Story, state: State) -> Choice | None:
        if story.survival is None or self.given >= MOST_ORDERS:
            return None
        on_offer = {order.id: order for order in orders(story, state)}
        names = wanted(story, story.survival, state, rested=self.rests >= RESTS)
        order = next((on_offer[name] for name in names if name in on_offer), None)
        self.given += order is not None
        return order

    def _walk(self, state: State, offered: Sequence[Choice]) -> Choice:
        self.given = 0
        if state.values[PACE] == REST:
            self.rests += 1
        elif self.rests:
            self.rests = self.rests + 1 if self.rests + 1 < RESTS + WALKS else 0
        elsewhere = offered[1:]
        if elsewhere and int(self.random() * CURIOUS) == 0:
            return elsewhere[int(self.random() * len(elsewhere))]
        return offered[0]


def sensible_player(seed: int) -> Player:
    """Return a player who takes care.

    Keeps to an ordinary pace and full bread while they last; slows down, rests and has the weak seen to when somebody
    is failing; looks for food when it runs short. In scenes takes what keeps and heals people, pays no price out of the
    next days' needs, runs no deadly risk on poor odds, and never stays where the journey would end.
    """
    return _Sensible(seed).pick
