"""Circles: scenes that lead to each other before anybody can choose, so that play would go round for ever."""

from collections.abc import Mapping

from escape_game.reading.building.covering import covers
from escape_game.reading.building.ways import Draft
from escape_game.story.conditions import ALWAYS
from escape_game.story.effects import Go, Visit
from escape_game.story.scenes import Choice, Scene
from escape_game.story.story import Story

Led = Mapping[int, tuple[int, ...]]
"""Where scenes lead by themselves; those where somebody can stop are not among them."""


def check_circles(draft: Draft, written: int) -> None:
    """Report each circle of scenes that leaves nobody a choice. One that may be left by a condition is none."""
    story = draft.story
    led = {index: ways for index in range(1, written + 1) if (ways := _led_on(story, story.scenes[index]))}
    told: set[int] = set()
    for index in _without_a_stop(led):
        circle = _circle_from(index, led)
        if told.isdisjoint(circle) and not covers(story, [choice for i in circle for choice in _menu(story.scenes[i])]):
            _report([story.scenes[i] for i in circle], draft)
        told.update(circle)


def _report(circle: list[Scene], draft: Draft) -> None:
    ids = [scene.id for scene in circle]
    round_ = ", ".join(f"{before} leads to {after}" for before, after in zip(ids, [*ids[1:], ids[0]], strict=True))
    hint = "let one of them have a choice that is always open, or lead somewhere else"
    draft.report("S520", draft.span(circle[0]), f"{round_}, and nobody can choose anything on the way", hint)


def _led_on(story: Story, scene: Scene) -> tuple[int, ...]:
    """Return where a scene leads before anything is sure to be open; nowhere, if somebody can stop there."""
    if scene.otherwise < 0 and not scene.on_arrival:
        return ()
    led: list[int] = []
    for step in scene.on_arrival:
        match step.exit:
            case None:
                continue
            case Go(targets):
                led += [target.scene for target in targets]
            case Visit(visited, _):
                led.append(visited)
            case _:
                return ()
        if step.when == ALWAYS:
            return tuple(led)
    return () if scene.otherwise < 0 or _is_sure(story, scene) else (*led, scene.otherwise)


def _menu(scene: Scene) -> tuple[Choice, ...]:
    """Return the choices of a scene, if anybody ever sees them."""
    return () if any(step.exit is not None and step.when == ALWAYS for step in scene.on_arrival) else scene.choices


def _is_sure(story: Story, scene: Scene) -> bool:
    """Return whether some choice is open at every arrival."""
    is_free = any(c.when == ALWAYS and c.needs == ALWAYS and not c.cooldown for c in scene.choices)
    return is_free or covers(story, scene.choices)


def _without_a_stop(led: Led) -> list[int]:
    """Return the scenes from which no way leads to a stop, in their order."""
    before: dict[int, list[int]] = {}
    for index, ways in led.items():
        for way in ways:
            before.setdefault(way, []).append(index)
    stopping, waiting = set[int](), [way for way in before if way not in led]
    while waiting:
        for index in before.get(waiting.pop(), ()):
            if index not in stopping:
                stopping.add(index)
                waiting.append(index)
    return [index for index in led if index not in stopping]


def _circle_from(index: int, led: Led) -> list[int]:
    path: list[int] = []
    while index not in path:
        path.append(index)
        index = led[index][0]
    return path[path.index(index) :]
