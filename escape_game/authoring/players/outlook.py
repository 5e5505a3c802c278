"""Which ways still lead on: what anybody sees who reads "stay" on a label and means to go."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from escape_game.engine.state import State
from escape_game.story.effects import End, Exit, Go, Onward, Put, Step, Travel, Visit, WalkOn
from escape_game.story.scenes import Choice, Scene
from escape_game.story.story import Story
from escape_game.story.walking import steps_of_choice, steps_of_scene

HOME = "home"  # the kind of ending that a journey is for

Goal = Callable[[Story, Step], bool]


class Outlook(NamedTuple):
    """Scenes, by index, from which the player can still come through, and those from which home can be reached.

    `known` are the choices that have been looked at: by scene, id and whether the player has come through already.
    """

    through: frozenset[int]
    home: frozenset[int]
    known: dict[tuple[int, str, bool], bool]


_last: list[tuple[Story, Outlook]] = []  # of the story played last: a playtest asks for the same one every run


def outlook(story: Story) -> Outlook:
    """Return which scenes lead on, whatever the state."""
    if not _last or _last[0][0] is not story:
        _last[:] = [(story, _look(story))]
    return _last[0][1]


def _look(story: Story) -> Outlook:
    home = _reaching(story, _brings_home)
    return Outlook(_reaching(story, _brings_through) if story.survived >= 0 else home, home, {})


def leads_on(story: Story, state: State, seen: Outlook, choice: Choice) -> bool:
    """Return whether a choice leaves the way open: through, and once that is behind us, home."""
    behind = story.survived < 0 or bool(state.values[story.survived])
    asked = (state.scene, choice.id, behind)
    if asked not in seen.known:
        seen.known[asked] = _leads_on(story, seen, choice, behind=behind)
    return seen.known[asked]


def _leads_on(story: Story, seen: Outlook, choice: Choice, *, behind: bool) -> bool:
    goal, leading = (_brings_home, seen.home) if behind else (_brings_through, seen.through)
    steps = steps_of_choice(choice)
    if not any(step.exit for step in steps):
        return True
    return any(goal(story, step) or _leads(story, step.exit, leading) for step in steps)


def _brings_through(story: Story, step: Step) -> bool:
    return any(isinstance(effect, Put) and effect.slot == story.survived and effect.value for effect in step.effects)


def _brings_home(story: Story, step: Step) -> bool:
    return isinstance(step.exit, End) and story.endings[step.exit.ending].kind == HOME


def _reaching(story: Story, goal: Goal) -> frozenset[int]:
    steps = {index: steps_of_scene(scene) for index, scene in enumerate(story.scenes)}
    found = frozenset(index for index, here in steps.items() if any(goal(story, step) for step in here))
    while True:
        more = found | {index for index, scene in enumerate(story.scenes) if _goes(story, scene, steps[index], found)}
        if more == found:
            return found
        found = more


def _goes(story: Story, scene: Scene, steps: Iterable[Step], leading: frozenset[int]) -> bool:
    return scene.otherwise in leading or any(_leads(story, step.exit, leading) for step in steps)


def _leads(story: Story, way: Exit | None, leading: frozenset[int]) -> bool:
    match way:
        case Go(targets):
            return any(target.scene in leading for target in targets)
        case Visit(scene, resume):
            return scene in leading or (resume >= 0 and _leads(story, story.resumptions[resume].exit, leading))
        case Travel(leg):
            road = story.legs[leg]
            return road.arrive in leading or any(place.scene in leading for place in road.waypoints)
        case Onward() | WalkOn():
            return True
        case _:
            return False
