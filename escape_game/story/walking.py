"""The walk over a scene: its outcomes, steps, effects and exits, wherever they stand."""

from collections.abc import Iterable

from escape_game.story.effects import Effect, Exit, Outcome, Risk, Step
from escape_game.story.scenes import Choice, Scene


def outcomes(choice: Choice) -> tuple[Outcome, ...]:
    """Return what may follow a choice."""
    if choice.check is None and choice.then is not None:
        return (choice.then,)
    return tuple(found for found in (choice.then, choice.success, choice.failure) if found is not None)


def steps_of_choice(choice: Choice) -> list[Step]:
    """Return the steps that may follow a choice."""
    return [step for outcome in outcomes(choice) for step in outcome.steps]


def steps_of_scene(scene: Scene) -> list[Step]:
    """Return every step of a scene."""
    found: list[Step] = []
    for choice in scene.choices:
        for outcome in outcomes(choice):
            found += outcome.steps
    for steps in loose_steps(scene):
        found += steps
    return found


def loose_steps(scene: Scene) -> list[tuple[Step, ...]]:
    """Return the steps of a scene that belong to no choice."""
    found = [scene.on_arrival] if scene.on_arrival else []
    if scene.after is not None:
        found.append(scene.after.steps)
    if scene.event is not None and scene.event.line is not None:
        found.append(scene.event.line.steps)
    return found


def flat(effects: Iterable[Effect]) -> list[Effect]:
    """Return effects, and those within risks."""
    found: list[Effect] = []
    for effect in effects:
        found.append(effect)
        if isinstance(effect, Risk):
            found += flat(effect.effects)
    return found


def effects_of_scene(scene: Scene) -> list[Effect]:
    """Return every effect of a scene."""
    found: list[Effect] = []
    for choice in scene.choices:
        if choice.paid:
            found += flat(choice.paid)
    for step in steps_of_scene(scene):
        if step.effects:
            found += flat(step.effects)
    return found


def exits_of_steps(steps: tuple[Step, ...]) -> list[Exit]:
    """Return the exits of some steps."""
    return [step.exit for step in steps if step.exit is not None]


def exits_of_choice(choice: Choice) -> list[Exit]:
    """Return the exits of a choice."""
    if choice.check is None and choice.then is not None:  # nearly all, and asked of each in a long story
        return exits_of_steps(choice.then.steps)
    return [exit_ for outcome in outcomes(choice) for exit_ in exits_of_steps(outcome.steps)]


def exits_of_scene(scene: Scene) -> list[Exit]:
    """Return the exits of a scene, its choices' among them."""
    found: list[Exit] = []
    for choice in scene.choices:
        found += exits_of_choice(choice)
    for steps in loose_steps(scene):
        found += exits_of_steps(steps)
    return found
