"""Decks: which events can come now, and which does."""

from typing import NamedTuple

from escape_game.engine.dice import draw
from escape_game.engine.judging import holds
from escape_game.engine.party import cast
from escape_game.engine.state import State
from escape_game.story.layout import DAY
from escape_game.story.scenes import Eventhood, Scene
from escape_game.story.story import Story

NOTHING = -2


class Hand(NamedTuple):
    """What is drawn from and for: the roll's key and number, the weight of an uneventful time, events drawn already."""

    deck: int
    key: int
    number: int
    nothing: int = 0
    but: tuple[int, ...] = ()


def _can_come(story: Story, state: State, scene: Scene, event: Eventhood) -> bool:
    """Return whether an event may be drawn now: its conditions hold, it has rested, its roles can be cast."""
    values = state.values
    if event.once_slot >= 0 and values[event.once_slot]:
        return False
    if event.last_slot >= 0 and values[event.last_slot] and values[DAY] - values[event.last_slot] < event.cooldown:
        return False
    if not holds(story, state, event.when):
        return False
    if not scene.roles:
        return True
    number = values[scene.visits_slot] + 1 if scene.visits_slot >= 0 else values[DAY]
    return -1 not in cast(story, state, scene.roles, number)


def _weight(story: Story, state: State, event: Eventhood) -> int:
    return next((each.weight for each in event.weights if holds(story, state, each.when)), 0)


def drawn(story: Story, state: State, hand: Hand) -> int:
    """Return the event that comes, by its scene index; NOTHING for an uneventful time, -1 if no event can come."""
    tickets = [
        (index, scene.key, _weight(story, state, event))
        for index in story.decks[hand.deck].events
        if (event := (scene := story.scenes[index]).event) is not None
        and index not in hand.but
        and _can_come(story, state, scene, event)
    ]
    if hand.nothing:
        tickets.append((NOTHING, hand.key, hand.nothing))
    return draw(state.seed, hand.key, hand.number, tickets)
