"""What a menu does whatever the state: where its choices can end, and whether one of them is always open."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from escape_game.authoring.proof.ladders import GROUND, Ladder
from escape_game.reading.building.covering import covers
from escape_game.story.conditions import ALWAYS
from escape_game.story.effects import Exit, Onward, Step, Visit
from escape_game.story.scenes import Choice, Scene
from escape_game.story.story import Story
from escape_game.story.walking import outcomes


class Stays(NamedTuple):
    """The menu comes round again, without the choice that was taken. `value` is what is followed, here and below."""

    value: int


class Returns(NamedTuple):
    """Back to whatever brought us here, as from an event."""

    value: int
    kind: str = "returns"  # lest it equal a `Stays`


class Leaves(NamedTuple):
    """Away by an exit that doesn't come back to this menu."""

    exit: Exit
    value: int


class Detours(NamedTuple):
    """To a scene that comes back; then the menu again, or once it is due, `after:`."""

    scene: int
    value: int
    is_due: bool


Fate = Stays | Returns | Leaves | Detours
Flow = tuple[Exit | None, int]


def fates_of(scene: Scene, choice: Choice, ladder: Ladder, value: int) -> Iterator[Fate]:
    """Return every way in which a choice can end, over all rolls and conditions."""
    for outcome in outcomes(choice):
        for paid in ladder.after(choice.paid, value):
            for way, after in flows_of(outcome.steps, ladder, paid):
                yield from _fates(scene, way, after, ladder)


def flows_of(steps: Iterable[Step], ladder: Ladder, value: int) -> list[Flow]:
    """Return the exits that steps can take, None where they may take none, each with the value it leaves."""
    flows: list[Flow] = [(None, value)]
    for step in steps:
        found = [flow for way, before in flows for flow in _step(step, way, before, ladder)]
        # By identity, because two kinds of exit can be equal as tuples.
        flows = list({(id(way), after): (way, after) for way, after in found}.values())
    return flows


def _step(step: Step, way: Exit | None, value: int, ladder: Ladder) -> Iterator[Flow]:
    if ladder.may(step.when, value):
        for after in ladder.after(step.effects, value):
            yield way if way is not None else step.exit, after
    if not ladder.must(step.when, value):
        yield way, value


def _fates(scene: Scene, way: Exit | None, value: int, ladder: Ladder) -> Iterator[Fate]:
    """Return what can become of a way once the scene's `after:` has had its say, due or not."""
    if scene.after is None:
        yield _fate(scene, way, value)
        return
    if scene.choose > 1:  # perhaps not due yet
        yield Stays(value) if way is None else _fate(scene, way, value)
    if isinstance(way, Visit) and way.resume < 0:
        yield Detours(way.scene, value, is_due=True)
        return
    for later, after in flows_of(scene.after.steps, ladder, value):
        yield _fate(scene, later if way is None else way, after)


def _fate(scene: Scene, way: Exit | None, value: int) -> Fate:
    if isinstance(way, Visit) and way.resume < 0:
        return Detours(way.scene, value, is_due=False)
    if way is not None:
        return Leaves(way, value)
    return Returns(value) if scene.event is not None and not scene.choose else Stays(value)


def fates_after(scene: Scene, ladder: Ladder, value: int) -> Iterator[Fate]:
    """Return what can become of a detour once it is back and `after:` is due."""
    for way, after in flows_of(scene.after.steps, ladder, value) if scene.after is not None else ():
        yield Returns(after) if way is None and scene.event is not None else _fate(scene, way, after)


class Menu:
    """A scene's menu, with what is followed. `is_bare`: there may be nothing behind us to come back to."""

    def __init__(self, story: Story, scene: Scene, ladder: Ladder = GROUND, *, is_bare: bool = False) -> None:
        self.story = story
        self.scene = scene
        self.ladder = ladder
        self.is_bare = is_bare
        self._fates: dict[tuple[str, int], list[Fate]] = {}
        self._doors: dict[int, list[tuple[Choice, ...]]] = {}

    def fates(self, choice: Choice, value: int) -> list[Fate]:
        """Return every way in which a choice can end; none where it can't be open."""
        if not (self.ladder.may(choice.when, value) and self.ladder.may(choice.needs, value)):
            return []
        key = choice.id, value
        if key not in self._fates:
            self._fates[key] = list(fates_of(self.scene, choice, self.ladder, value))
        return self._fates[key]

    def may_stay(self, fate: Fate) -> bool:
        """Return whether the menu can come round after this."""
        match fate:
            case Detours():
                return not fate.is_due or any(map(self.may_stay, self.after_detour(fate)))
            case Leaves(exit_, _):
                return self.is_bare and self._comes_back(exit_)
            case Returns():
                return self.is_bare
            case _:
                return True

    def _comes_back(self, exit_: Exit) -> bool:
        if isinstance(exit_, Visit) and exit_.resume >= 0:
            return self._comes_back(self.story.resumptions[exit_.resume].exit)
        return isinstance(exit_, Onward)

    def after_detour(self, fate: Detours) -> Iterator[Fate]:
        """Return what can become of a detour once it is back."""
        for value in self.back_from(fate.scene, fate.value):
            if fate.is_due:
                yield from fates_after(self.scene, self.ladder, value)
            else:
                yield Stays(value)

    def back_from(self, scene: int, value: int) -> Iterable[int]:
        """Return what the value can be once a scene has come back."""
        return self.ladder.values if scene in self.ladder.touching else (value,)

    def is_free(self, choice: Choice, value: int) -> bool:
        """Return whether a choice is open whatever the state, until it is taken."""
        return self.ladder.must(choice.when, value) and choice.needs == ALWAYS and not choice.cooldown

    def doors(self, value: int) -> list[tuple[Choice, ...]]:
        """Return sets of choices of which one is open whenever the menu is shown: none lets it come round."""
        if value not in self._doors:
            self._doors[value] = list(self._sure(value))
        return self._doors[value]

    def _sure(self, value: int) -> Iterator[tuple[Choice, ...]]:
        shown = self.scene.choices[
            : self.scene.at_most or None
        ]  # of the others, it may be that they aren't let through
        leaving = [each for each in shown if not any(map(self.may_stay, self.fates(each, value)))]
        for choice in leaving:
            if self.is_free(choice, value):
                yield (choice,)
        if covers(self.story, leaving):
            yield tuple(leaving)

    def never_closes(self, values: Iterable[int] = GROUND.values) -> bool:
        """Return whether something is open, or `otherwise:` leads on, each time that the menu is shown."""
        values = tuple(values)
        if self.scene.otherwise >= 0 or all(self.doors(value) for value in values):
            return True
        # So many can be taken before `after:` is due that one of those that are always open is left until then.
        free = sum(all(self.is_free(choice, value) for value in values) for choice in self.scene.choices)
        due = (fate for value in values for fate in fates_after(self.scene, self.ladder, value))
        return self.scene.after is not None and 0 < self.scene.choose <= free and not any(map(self.may_stay, due))
