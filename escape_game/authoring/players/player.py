"""What a player is, whatever it goes by."""

from collections.abc import Callable, Sequence

from escape_game.engine.state import State
from escape_game.story.scenes import Choice
from escape_game.story.story import Story

# Given what is on offer now, it takes one; on the road it may give an order (see engine.menu.orders) instead.
Player = Callable[[Story, State, Sequence[Choice]], Choice]
# Players remember, so that every run has one of its own; the seed makes it the same again.
Maker = Callable[[int], Player]
