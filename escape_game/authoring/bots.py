"""Players that are not people: functions that pick one of the choices on offer."""

from collections.abc import Callable, Mapping, Sequence
from random import Random
from types import MappingProxyType
from typing import Final

from escape_game.engine.state import State
from escape_game.story.layout import LEG
from escape_game.story.scenes import Choice
from escape_game.story.story import ROAD, Story

Player = Callable[[Story, State, Sequence[Choice]], Choice]

ORDERS_ARE_GIVEN = 8  # the random player gives an order one time in this many on the road


def random_player(seed: int) -> Player:
    """Return a player who takes any choice as likely as any other, and gives an order on the road now and then."""
    # `random()`, because `choice` and `randrange` take two to three times as long, in the inner loop of a playtest.
    random = Random(seed).random

    def pick(_story: Story, state: State, offered: Sequence[Choice]) -> Choice:
        if state.scene == ROAD:
            orders = [choice for choice in offered if choice.order]
            gives_one = orders and int(random() * ORDERS_ARE_GIVEN) == 0
            offered = orders if gives_one else [choice for choice in offered if not choice.order] or orders
        return offered[int(random() * len(offered))]

    return pick


def film_player(_seed: int) -> Player:
    """Return a player who follows the story's course.

    That is each leg's orders, given once, and the first open choice that a scene's `course:` names. Where it names none
    that is open, the first choice is taken.
    """
    given: set[tuple[int, str]] = set()

    def pick(story: Story, state: State, offered: Sequence[Choice]) -> Choice:
        by_id = {choice.id: choice for choice in offered}
        if state.scene != ROAD:
            course = story.scenes[state.scene].course
            return next((by_id[name] for name in course if name in by_id), offered[0])
        leg = state.values[LEG] - 1
        for order in story.legs[leg].course:
            if order in by_id and (leg, order) not in given:
                given.add((leg, order))
                return by_id[order]
        return _first_that_leads(offered)

    return pick


def _first_that_leads(offered: Sequence[Choice]) -> Choice:
    return next((choice for choice in offered if not choice.order), offered[0])


PLAYERS: Final[Mapping[str, Callable[[int], Player]]] = MappingProxyType({"random": random_player, "film": film_player})
