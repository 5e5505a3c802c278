"""What a menu does whatever the state: where its choices can end, and whether one of them is always open."""

from collections.abc import Iterator
from typing import NamedTuple

from escape_game.reading.building.covering import covers
from escape_game.reading.building.walking import outcomes
from escape_game.story.conditions import ALWAYS
from escape_game.story.effects import Exit, Outcome, Visit
from escape_game.story.scenes import Choice, Scene
from escape_game.story.story import Story

# The menu comes round again, without the choice that was taken; or the way leads back to whatever brought us here.
STAYS, RETURNS = "stays", "returns"


class Leaves(NamedTuple):
    """Away by an exit that doesn't come back to this menu."""

    exit: Exit


class Detours(NamedTuple):
    """To a scene that comes back; then one of these."""

    scene: int
    then: "tuple[Fate, ...]"


Fate = str | Leaves | Detours


def fates_of(scene: Scene, choice: Choice) -> tuple[Fate, ...]:
    """Return every way in which a choice can end, over all rolls and conditions."""
    ways = [way for outcome in outcomes(choice) for way in ways_of(outcome)]
    return tuple(fate for way in ways for fate in _after(scene, way))


def ways_of(outcome: Outcome) -> Iterator[Exit | None]:
    """Return the exits that an outcome can take, None where it may take none."""
    for step in outcome.steps:
        if step.exit is not None:
            yield step.exit
            if step.when == ALWAYS:
                return
    yield None


def _after(scene: Scene, way: Exit | None) -> Iterator[Fate]:
    """Return what can become of a way once the scene's `after:` has had its say, due or not."""
    if isinstance(way, Visit) and way.resume < 0:
        yield Detours(way.scene, (STAYS,) if scene.after is None else tuple(_later(scene, scene.after)))
    elif way is not None:
        yield Leaves(way)
    elif scene.after is not None:
        yield from _later(scene, scene.after)
    else:
        yield RETURNS if scene.event is not None and not scene.choose else STAYS


def _later(scene: Scene, after: Outcome) -> Iterator[Fate]:
    if scene.choose > 1:
        yield STAYS  # not due yet
    yield from _when_due(scene, after)


def _when_due(scene: Scene, after: Outcome) -> Iterator[Fate]:
    """Return what becomes of a choice without a way, once `after:` is due."""
    for way in ways_of(after):
        if isinstance(way, Visit) and way.resume < 0:
            yield Detours(way.scene, (STAYS,))
        elif way is not None:
            yield Leaves(way)
        else:
            # After a visit an event is left, and otherwise only if it doesn't ask for several choices.
            yield from (RETURNS,) if scene.event is not None else ()
            yield from (STAYS,) if scene.event is None or scene.choose else ()


def may_stay(fate: Fate) -> bool:
    """Return whether the menu can come round after this."""
    return any(map(may_stay, fate.then)) if isinstance(fate, Detours) else fate is STAYS


def is_free(choice: Choice) -> bool:
    """Return whether a choice is open whatever the state, until it is taken."""
    return choice.when == ALWAYS and choice.needs == ALWAYS and not choice.cooldown


def surely_open(story: Story, scene: Scene) -> Iterator[tuple[Choice, ...]]:
    """Return sets of choices of which one is open whenever the menu is shown: none of them lets it come round."""
    leaving = [choice for choice in scene.choices if not any(map(may_stay, fates_of(scene, choice)))]
    for choice in leaving:
        if is_free(choice):
            yield (choice,)
    if covers(story, leaving):
        yield tuple(leaving)


def never_closes(story: Story, scene: Scene) -> bool:
    """Return whether something is open, or `otherwise:` leads on, each time that the menu is shown."""
    if scene.otherwise >= 0 or next(surely_open(story, scene), None) is not None:
        return True
    # So many can be taken before `after:` is due that one of those that are always open is left until then.
    enough = 0 < scene.choose <= sum(map(is_free, scene.choices))
    return enough and scene.after is not None and not any(map(may_stay, _when_due(scene, scene.after)))
