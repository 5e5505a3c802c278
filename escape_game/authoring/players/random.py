"""The random player: takes anything, to find what breaks."""

from collections.abc import Sequence
from random import Random

from escape_game.authoring.players.player import Player
from escape_game.engine.menu import orders
from escape_game.engine.state import State
from escape_game.story.layout import ROAD
from escape_game.story.scenes import Choice
from escape_game.story.story import Story

ORDERS_ARE_GIVEN = 40  # one time in this many on the road: months of wrong orders would hide what choices do


def random_player(seed: int) -> Player:
    """Return a player who takes any choice as likely as any other, and seldom gives an order on the road."""
    # `random()`, because `choice` and `randrange` take two to three times as long, in the inner loop of a playtest.
    random = Random(seed).random

    def pick(story: Story, state: State, offered: Sequence[Choice]) -> Choice:
        if state.scene == ROAD and int(random() * ORDERS_ARE_GIVEN) == 0:
            offered = orders(story, state) or offered
        return offered[int(random() * len(offered))]

    return pick
