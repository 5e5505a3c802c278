"""Exits wherever they stand in a story: the one walk over it that the rules about ways share."""

from escape_game.story.effects import Exit, Outcome, Step
from escape_game.story.scenes import Choice, Scene


def outcomes(choice: Choice) -> tuple[Outcome, ...]:
    """Return what may follow a choice."""
    if choice.check is None and choice.then is not None:
        return (choice.then,)
    return tuple(found for found in (choice.then, choice.success, choice.failure) if found is not None)


def exits_of_steps(steps: tuple[Step, ...]) -> list[Exit]:
    """Return the exits of some steps."""
    return [step.exit for step in steps if step.exit is not None]


def exits_of_choice(choice: Choice) -> list[Exit]:
    """Return the exits of a choice."""
    if choice.check is None and choice.then is not None:
        return exits_of_steps(choice.then.steps)
    return [exit_ for outcome in outcomes(choice) for exit_ in exits_of_steps(outcome.steps)]


def exits_of_scene(scene: Scene) -> list[Exit]:
    """Return the exits of a scene, its choices' among them."""
    found: list[Exit] = []
    for choice in scene.choices:
        for outcome in outcomes(choice):
            found += exits_of_steps(outcome.steps)
    if scene.on_arrival:
        found += exits_of_steps(scene.on_arrival)
    if scene.after is not None:
        found += exits_of_steps(scene.after.steps)
    if scene.event is not None and scene.event.line is not None:
        found += exits_of_steps(scene.event.line.steps)
    return found
