"""The menu: what can be chosen now."""

from escape_game.engine.judging import holds
from escape_game.engine.state import State
from escape_game.story.conditions import ALWAYS
from escape_game.story.layout import DAY, LEG, ROAD
from escape_game.story.scenes import Choice, Scene
from escape_game.story.story import Story


def is_shown(story: Story, state: State, choice: Choice) -> bool:
    """Return whether a choice stands in the menu, open or locked."""
    if not holds(story, state, choice.when):
        return False
    values = state.values
    return not (
        choice.last_slot >= 0 and values[choice.last_slot] and values[DAY] - values[choice.last_slot] < choice.cooldown
    )


def offers(story: Story, state: State) -> list[Choice]:
    """Return the choices that can be taken now, in the order they are shown; none after an ending.

    Orders of the road are not among them: see `orders`.
    """
    if state.ending >= 0:
        return []
    scene = story.scenes[state.scene]
    found = _open(story, state, scene)
    if scene.at_most:
        del found[scene.at_most :]
    if scene.everywhere and story.everywhere:
        found += [c for c in story.everywhere if is_shown(story, state, c) and holds(story, state, c.needs)]
    return found


def _open(story: Story, state: State, scene: Scene) -> list[Choice]:
    values, taken = state.values, state.taken
    found = []
    # On the road the first choice is to walk on, and all others are orders.
    for choice in scene.choices if state.scene != ROAD else scene.choices[:1]:
        # Bounds are tried here and not by a call, because nearly every choice has nothing else to try.
        for slot, least, most in choice.when.within:
            if not least <= values[slot] <= most:
                break
        else:
            if taken and taken >> choice.bit & 1:
                continue
            if choice.simple or (is_shown(story, state, choice) and holds(story, state, choice.needs)):
                found.append(choice)
    return found


def orders(story: Story, state: State) -> list[Choice]:
    """Return the orders that can be given on the road now; none elsewhere."""
    if state.scene != ROAD or state.ending >= 0:
        return []
    return [order for order in story.scenes[ROAD].choices[1:] if can_be_given(story, state, order)]


def can_be_given(story: Story, state: State, order: Choice) -> bool:
    """Return whether an order of the road can be given there now: not in force yet, and of use on this leg."""
    survival, leg = story.survival, state.values[LEG]
    if survival is None or not leg or not holds(story, state, order.when):
        return False
    here = story.legs[leg - 1]
    if order.id.startswith("watering."):
        return here.water_least > 0
    if order.id.startswith("march."):
        return here.heat >= survival.march_heat
    return True


def closed(story: Story, state: State) -> list[Choice]:
    """Return the choices that are shown but locked; an order, which has no `needs:`, is never that."""
    scene = story.scenes[state.scene]
    every = (*scene.choices, *(story.everywhere if scene.everywhere else ()))
    return [
        c
        for c in every
        if c.needs != ALWAYS
        and not (c.bit >= 0 and state.taken >> c.bit & 1)
        and is_shown(story, state, c)
        and not holds(story, state, c.needs)
    ]


def has_open(story: Story, state: State) -> bool:
    """Return whether the scene itself has a choice open; what is offered everywhere doesn't count."""
    return bool(_open(story, state, story.scenes[state.scene]))
