"""The careless player: means to go on, reads what a choice is for, and gives the rest no thought."""

from collections.abc import Sequence
from random import Random

from escape_game.authoring.players.outlook import leads_on, outlook
from escape_game.authoring.players.player import Player
from escape_game.engine.state import State
from escape_game.story.layout import ROAD
from escape_game.story.scenes import Choice
from escape_game.story.story import Story


def careless_player(seed: int) -> Player:
    """Return a player who never gives an order, and among the choices that leave the way open takes any."""
    random = Random(seed).random

    def pick(story: Story, state: State, offered: Sequence[Choice]) -> Choice:
        if state.scene == ROAD or len(offered) == 1:
            return offered[0]
        onward = [choice for choice in offered if leads_on(story, state, outlook(story), choice)] or offered
        return onward[int(random() * len(onward))]

    return pick
