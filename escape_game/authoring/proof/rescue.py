"""Whether an ending can be reached from everywhere, by moves that exist whatever the state and the dice.

A scene is *safe* where the player can surely reach an ending, and *sound* where he can surely reach one or come back to
what is behind. What is not proved so may be so all the same.
"""

from collections import deque
from collections.abc import Iterable
from functools import cached_property

from escape_game.authoring.proof.ladders import GROUND, Ladder
from escape_game.authoring.proof.menus import Detours, Fate, Flow, Leaves, Menu, Returns, Stays
from escape_game.authoring.proof.places import Places, called_on, leads_to, places_of
from escape_game.engine.rounding import divided, per_cent
from escape_game.story.effects import End, Exit, Go, Onward, Travel, Visit
from escape_game.story.layout import ROAD
from escape_game.story.scenes import Scene
from escape_game.story.story import Story

Node = tuple[int, int]
"""A scene, and the value of what is followed on arrival there."""


class Rescue:
    """The least fixpoint of what is safe and what is sound, for each value of what is followed.

    `known` is what has been proved already.
    """

    def __init__(self, story: Story, ladder: Ladder = GROUND, known: "Rescue | None" = None) -> None:
        self.story = story
        self.ladder = ladder
        self.places: Places = known.places if known is not None else places_of(story)
        self.scenes = sorted(self.places.scenes - {ROAD})
        self._menus = {
            index: Menu(story, story.scenes[index], ladder, is_bare=index in self.places.bare) for index in self.scenes
        }
        self.safe: set[Node] = self._taken_over(known.safe_scenes if known is not None else ())
        self.sound: set[Node] = self._taken_over(known.sound_scenes if known is not None else ())
        self.safe_legs: set[int] = set(known.safe_legs) if known is not None else set()
        legs = (~leg for leg in self.places.legs - self.safe_legs)
        self._run((*(self.scenes if known is None else known.unproved), *legs))

    def _taken_over(self, scenes: Iterable[int]) -> set[Node]:
        return {(index, value) for index in scenes for value in self.ladder.values}

    @cached_property
    def safe_scenes(self) -> set[int]:
        """Return the scenes that are safe whatever holds."""
        return {index for index in self.scenes if self._everywhere(index, self.safe)}

    @cached_property
    def sound_scenes(self) -> set[int]:
        """Return the scenes that are sound whatever holds."""
        return {index for index in self.scenes if self._everywhere(index, self.sound)}

    @property
    def unproved(self) -> list[int]:
        """Return the scenes from which no ending is sure."""
        return [i for i in self.scenes if i not in (self.safe_scenes if i in self.places.bare else self.sound_scenes)]

    @property
    def unproved_legs(self) -> list[int]:
        """Return the legs that may never end."""
        return sorted(self.places.legs - self.safe_legs)

    @cached_property
    def closing(self) -> list[int]:
        """Return the scenes in which it may be that nothing can be chosen."""
        return [index for index, menu in self._menus.items() if not menu.never_closes(self.ladder.values)]

    def _everywhere(self, index: int, good: set[Node]) -> bool:
        return all((index, value) in good for value in self.ladder.values)

    def _run(self, scenes: Iterable[int]) -> None:
        """Look at each scene, and again whenever something that it leads to has turned out to be good."""
        left = set(scenes)
        waiting = deque(sorted(left, reverse=True))  # stories are written forwards
        queued = set(waiting)
        while waiting:
            index = waiting.popleft()
            queued.discard(index)
            if not self._look_at(index):
                continue
            before = self._before[index] & left - queued
            waiting.extend(before)
            queued |= before

    def _look_at(self, index: int) -> bool:
        """Note what is good of a scene, or of a leg (below nought); return whether anything is so that wasn't."""
        if index < 0:
            is_new = ~index not in self.safe_legs and self._leg_ends(~index)
            self.safe_legs |= {~index} if is_new else set()
            return is_new
        before = len(self.safe) + len(self.sound)
        for value in self.ladder.values:
            node = (index, value)
            if node not in self.safe and self._holds(node, self.safe):
                self.safe.add(node)
            if node not in self.sound and (node in self.safe or self._holds(node, self.sound)):
                self.sound.add(node)
        return before < len(self.safe) + len(self.sound)

    @cached_property
    def _before(self) -> dict[int, set[int]]:
        """Return for each scene, and each leg (below nought), what leads to it."""
        before: dict[int, set[int]] = {index: set() for index in (*self.scenes, *(~leg for leg in self.places.legs))}
        for index in self.scenes:
            for after in leads_to(self.story, index):
                before[after].add(index)
        for leg in self.places.legs:
            for after in (self.story.legs[leg].arrive, *called_on(self.story, leg)):
                before[after].add(~leg)
        return before

    def _leg_ends(self, index: int) -> bool:
        is_safe = self._everywhere(self.story.legs[index].arrive, self.safe)
        called = (self._everywhere(scene, self.sound) for scene in called_on(self.story, index))
        return is_safe and all(called) and _can_be_walked(self.story, index)

    def _holds(self, node: Node, good: set[Node]) -> bool:
        """Return whether a scene can be left for what is good, by the player's will or by whatever he does."""
        index, first = node
        menu = self._menus[index]
        flows = _arrival(menu.scene, self.ladder, first)
        if not all(way is None or self._is_good(way, value, good) for way, value in flows):
            return False
        values = {value for way, value in flows if way is None}
        if menu.scene.draw is not None:
            events = self.story.decks[menu.scene.draw.deck].events
            if not all((event, value) in self.sound for event in events for value in values if self._is_entered(event)):
                return False
            values |= {value for event in events for each in values for value in menu.back_from(event, each)}
        return all(self._can_be_left(menu, value, good) for value in values)

    def _is_entered(self, event: int) -> bool:
        hood = self.story.scenes[event].event
        return hood is None or hood.line is None

    def _can_be_left(self, menu: Menu, value: int, good: set[Node]) -> bool:
        for door in menu.doors(value):
            if all(self._ends_well(menu, fate, good) for choice in door for fate in menu.fates(choice, value)):
                return True
        return self._cannot_go_wrong(menu, value, good)

    def _cannot_go_wrong(self, menu: Menu, value: int, good: set[Node]) -> bool:
        """Return whether all that can be chosen is good, or lets the menu come round with one choice less."""
        values, waiting = {value}, [value]
        while waiting:
            now = waiting.pop()
            for fate in (fate for choice in menu.scene.choices for fate in menu.fates(choice, now)):
                staying = self._staying(menu, fate, good)
                if staying is None:
                    return False
                waiting += staying - values
                values |= staying
        onward = menu.scene.otherwise
        return menu.never_closes(values) and (onward < 0 or all((onward, each) in good for each in values))

    def _staying(self, menu: Menu, fate: Fate, good: set[Node]) -> set[int] | None:
        """Return the values with which the menu comes round after a fate; None where it may end badly."""
        if isinstance(fate, Stays):
            return {fate.value}
        if self._ends_well(menu, fate, good):
            return set()
        if not isinstance(fate, Detours) or (fate.scene, fate.value) not in self.sound:
            return None
        found: set[int] = set()
        for then in menu.after_detour(fate):
            staying = self._staying(menu, then, good)
            if staying is None:
                return None
            found |= staying
        return found

    def _ends_well(self, menu: Menu, fate: Fate, good: set[Node]) -> bool:
        match fate:
            case Leaves(exit_, value):
                return self._is_good(exit_, value, good)
            case Detours(scene, value):
                later = menu.after_detour(fate)
                return (scene, value) in self.safe or (
                    (scene, value) in self.sound and all(self._ends_well(menu, then, good) for then in later)
                )
            case Returns():
                return good is self.sound
            case _:
                return False

    def _is_good(self, exit_: Exit, value: int, good: set[Node]) -> bool:
        match exit_:
            case Go():
                return self._all_good(exit_, value, good)
            case End():
                return True
            case Travel(leg):
                return leg in self.safe_legs
            case Onward():
                return good is self.sound
            case Visit(scene, resume) if resume >= 0:
                resumed, back = self.story.resumptions[resume].exit, self._menus[scene].back_from(scene, value)
                return (scene, value) in self.safe or (
                    (scene, value) in self.sound and all(self._is_good(resumed, each, good) for each in back)
                )
            case _:
                return False

    def _all_good(self, way: Go, value: int, good: set[Node]) -> bool:
        for target in way.targets:
            if self.ladder.may(target.when, value):
                if (target.scene, value) not in good:
                    return False
                if self.ladder.must(target.when, value):
                    break
        return True


def _arrival(scene: Scene, ladder: Ladder, value: int) -> list[Flow]:
    """Return where an arrival leads at once, and with what value the scene is shown where it doesn't."""
    flows: list[Flow] = [(None, value)]
    for step in scene.on_arrival:
        found: list[Flow] = []
        for way, before in flows:
            if way is not None or not ladder.must(step.when, before):
                found.append((way, before))
            if way is None and ladder.may(step.when, before):
                found += ((step.exit, after) for after in ladder.after(step.effects, before))
        flows = found
    return flows


def _can_be_walked(story: Story, index: int) -> bool:
    """Return whether some pace and march make way on every day, whoever is sinking and however late it is."""
    leg, survival = story.legs[index], story.survival
    if survival is None:
        return False
    far = per_cent(max((pace.distance for pace in survival.paces), default=0), leg.terrain)
    if leg.heat >= survival.march_heat and survival.marches:
        far = per_cent(far, max(march.distance for march in survival.marches))
    return divided(per_cent(far, min(100, survival.slowest)), survival.hours) > 0
