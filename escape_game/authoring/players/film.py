"""The film player: follows the story as it is told."""

from collections.abc import Sequence

from escape_game.authoring.players.player import Player
from escape_game.engine.menu import can_be_given
from escape_game.engine.state import State
from escape_game.story.layout import LEG, ROAD
from escape_game.story.scenes import Choice
from escape_game.story.story import Story


def film_player(_seed: int) -> Player:
    """Return a player who follows the story's course.

    That is each leg's orders, given once as it sets out, and the first open choice that a scene's `course:` names.
    Where it names none that is open, the first choice is taken.
    """
    begun = 0
    to_give: list[str] = []

    def pick(story: Story, state: State, offered: Sequence[Choice]) -> Choice:
        nonlocal begun, to_give
        if state.scene != ROAD:
            by_id = {choice.id: choice for choice in offered}
            course = story.scenes[state.scene].course
            return next((by_id[name] for name in course if name in by_id), offered[0])
        leg = state.values[LEG]
        if leg != begun:
            begun, to_give = leg, list(story.legs[leg - 1].course)
        while to_give:
            name = to_give.pop(0)
            for order in story.scenes[ROAD].choices[1:]:
                if order.id == name and can_be_given(story, state, order):
                    return order
        return offered[0]

    return pick
