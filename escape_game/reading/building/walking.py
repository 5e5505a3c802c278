"""Exits wherever they stand in a story: the one walk over it that the rules about ways share."""

from collections.abc import Iterator

from escape_game.story.effects import Exit, Outcome, Step
from escape_game.story.scenes import Choice, Scene


def outcomes(choice: Choice) -> tuple[Outcome, ...]:
    """Return what may follow a choice."""
    return tuple(found for found in (choice.then, choice.success, choice.failure) if found is not None)


def exits_of_steps(steps: tuple[Step, ...]) -> Iterator[Exit]:
    """Return the exits of some steps."""
    return (step.exit for step in steps if step.exit is not None)


def exits_of_choice(choice: Choice) -> Iterator[Exit]:
    """Return the exits of a choice."""
    for outcome in outcomes(choice):
        yield from exits_of_steps(outcome.steps)


def exits_of_scene(scene: Scene) -> Iterator[Exit]:
    """Return the exits of a scene, its choices' among them."""
    for choice in scene.choices:
        yield from exits_of_choice(choice)
    yield from exits_of_steps(scene.on_arrival)
    if scene.after is not None:
        yield from exits_of_steps(scene.after.steps)
    if scene.event is not None and scene.event.line is not None:
        yield from exits_of_steps(scene.event.line.steps)
