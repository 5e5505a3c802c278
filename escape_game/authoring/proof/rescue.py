"""Whether an ending can be reached from everywhere, by moves that exist whatever the state and the dice.

A scene is *safe* where the player can surely reach an ending, and *sound* where he can surely reach one or come back to
what is behind. What is not proved so may be so all the same.
"""

from collections.abc import Iterable

from escape_game.authoring.proof.menus import RETURNS, STAYS, Detours, Fate, fates_of, never_closes, surely_open
from escape_game.authoring.proof.places import Places, called_on, places_of, with_choices
from escape_game.engine.rounding import divided, per_cent
from escape_game.story.effects import End, Exit, Go, Onward, Travel, Visit
from escape_game.story.scenes import Scene
from escape_game.story.story import Story


class Rescue:
    """The least fixpoint of what is safe and what is sound. After `run`, `unproved` are the scenes that aren't."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.places: Places = places_of(story)
        self.safe: set[int] = set()
        self.sound: set[int] = set()
        self.safe_legs: set[int] = set()
        self._fates = {
            index: [fates_of(story.scenes[index], choice) for choice in story.scenes[index].choices]
            for index in self.places.scenes
        }
        self._doors = {
            index: [
                [fate for choice in choices for fate in fates_of(story.scenes[index], choice)]
                for choices in surely_open(story, story.scenes[index])
            ]
            for index in self.places.scenes
        }
        self._closes = {index: not never_closes(story, story.scenes[index]) for index in self.places.scenes}
        self._run()

    @property
    def unproved(self) -> list[int]:
        """Return the scenes from which no ending is sure, those first that stand by themselves."""
        lost = [index for index in self.places.scenes if index not in self.sound]
        return sorted(lost) + sorted(self.places.bare - self.safe - set(lost))

    @property
    def unproved_legs(self) -> list[int]:
        """Return the legs that may never end."""
        return sorted(self.places.legs - self.safe_legs)

    def _run(self) -> None:
        while True:
            before = len(self.safe), len(self.sound), len(self.safe_legs)
            for index in self.places.scenes:
                scene = self.story.scenes[index]
                if index not in self.safe and self._holds(index, scene, self.safe):
                    self.safe.add(index)
                if index not in self.sound and (index in self.safe or self._holds(index, scene, self.sound)):
                    self.sound.add(index)
            self.safe_legs |= {leg for leg in self.places.legs - self.safe_legs if self._leg_ends(leg)}
            if before == (len(self.safe), len(self.sound), len(self.safe_legs)):
                return

    def _holds(self, index: int, scene: Scene, good: set[int]) -> bool:
        """Return whether a scene can be left for what is good, by the player's will or by whatever he does."""
        if not all(step.exit is None or self._is_good(step.exit, good) for step in scene.on_arrival):
            return False
        if scene.draw is not None and not self._all_sound(with_choices(self.story, scene.draw.deck)):
            return False
        if any(all(self._ends_well(fate, good) for fate in door) for door in self._doors[index]):
            return True
        if self._closes[index] or (scene.otherwise >= 0 and scene.otherwise not in good):
            return False
        return all(self._goes_on_well(fate, good) for fates in self._fates[index] for fate in fates)

    def _ends_well(self, fate: Fate, good: set[int]) -> bool:
        if isinstance(fate, Detours):
            return fate.scene in self.safe or (
                fate.scene in self.sound and all(self._ends_well(then, good) for then in fate.then)
            )
        if fate is STAYS:
            return False
        return good is self.sound if fate is RETURNS else self._is_good(_exit_of(fate), good)

    def _goes_on_well(self, fate: Fate, good: set[int]) -> bool:
        """Return whether a fate ends well, or lets the menu come round with one choice less."""
        if isinstance(fate, Detours):
            return fate.scene in self.sound and all(self._goes_on_well(then, good) for then in fate.then)
        return fate is STAYS or self._ends_well(fate, good)

    def _is_good(self, exit_: Exit, good: set[int]) -> bool:
        match exit_:
            case Go(targets):
                return all(target.scene in good for target in targets)
            case End():
                return True
            case Travel(leg):
                return leg in self.safe_legs
            case Onward():
                return good is self.sound
            case Visit(scene, resume) if resume >= 0:
                resumed = self.story.resumptions[resume].exit
                return scene in self.safe or (scene in self.sound and self._is_good(resumed, good))
            case _:
                return False

    def _all_sound(self, scenes: Iterable[int]) -> bool:
        return all(index in self.sound for index in scenes)

    def _leg_ends(self, index: int) -> bool:
        leg = self.story.legs[index]
        return (
            leg.arrive in self.safe
            and self._all_sound(called_on(self.story, index))
            and _can_be_walked(self.story, index)
        )


def _exit_of(fate: Fate) -> Exit:
    assert not isinstance(fate, (str, Detours))
    return fate.exit


def _can_be_walked(story: Story, index: int) -> bool:
    """Return whether some pace and march make way on every day, whoever is sinking and however late it is."""
    leg, survival = story.legs[index], story.survival
    if survival is None:
        return False
    far = per_cent(max((pace.distance for pace in survival.paces), default=0), leg.terrain)
    if leg.heat >= survival.march_heat and survival.marches:
        far = per_cent(far, max(march.distance for march in survival.marches))
    return divided(per_cent(far, min(100, survival.slowest)), survival.hours) > 0
