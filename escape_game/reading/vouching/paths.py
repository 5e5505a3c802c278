"""What of a story can change a companion's status or a tracked fact, scene by scene, with all that a visit leads to."""

from collections.abc import Callable, Iterable, Iterator

from escape_game.story.effects import (
    PERSON,
    Add,
    Become,
    Bury,
    Die,
    Effect,
    Exit,
    Go,
    PerHead,
    Put,
    Visit,
)  # fmt: skip
from escape_game.story.layout import GRAVE, STATUS, person_slot
from escape_game.story.scenes import Choice, Scene
from escape_game.story.story import Story
from escape_game.story.walking import effects_of_scene, exits_of_choice, exits_of_scene, flat, steps_of_choice

EVERYBODY = -1


def changed_slots(effect: Effect) -> tuple[int, ...]:
    """Return the slots that an effect changes, EVERYBODY where it may be anybody's status."""
    match effect:
        case Add(slot, _, _, _) | Put(slot, _):
            return (slot,)
        case PerHead(each):
            return changed_slots(each)
        case Become(who, _) | Die(who, _):
            return (person_slot(who.which, STATUS),) if who.kind == PERSON else (EVERYBODY,)
        case Bury(who) if who.kind == PERSON:
            return (person_slot(who.which, GRAVE),)
        case _:
            return ()


def following_scenes(story: Story, scene: Scene) -> set[int]:
    """Return the scenes that may follow before whatever brought us to this one is come back to."""
    found = {scene.otherwise} if scene.otherwise >= 0 else set()
    for exit_ in _exits(story, scene):
        found |= set(_within(story, exit_))
    return found | called_scenes(story, scene)


def called_scenes(story: Story, scene: Scene) -> set[int]:
    """Return the scenes that may be entered from this one and lead back to it."""
    found = {exit_.scene for exit_ in _exits(story, scene) if isinstance(exit_, Visit)}
    return found | set(story.decks[scene.draw.deck].events) if scene.draw is not None else found


def _exits(story: Story, scene: Scene) -> list[Exit]:
    everywhere = story.everywhere if scene.everywhere else ()
    return [*exits_of_scene(scene), *(exit_ for choice in everywhere for exit_ in exits_of_choice(choice))]


def _within(story: Story, exit_: Exit) -> Iterator[int]:
    match exit_:
        case Go(targets):
            yield from (target.scene for target in targets)
        case Visit(scene, resume):
            yield scene
            if resume >= 0:
                yield from _within(story, story.resumptions[resume].exit)
        case _:
            pass


def reaching_back(following: list[set[int]], first: Iterable[int]) -> set[int]:
    """Return the scenes from which one of these can follow, those themselves included."""
    before: list[list[int]] = [[] for _ in following]
    for index, after in enumerate(following):
        for scene in after:
            before[scene].append(index)
    found = set(first)
    waiting = list(found)
    while waiting:
        for index in before[waiting.pop()]:
            if index not in found:
                found.add(index)
                waiting.append(index)
    return found


class Changes:
    """For each scene, what it changes; and the same with all that may follow before the way leads back."""

    def __init__(self, story: Story) -> None:
        self.story = story
        everywhere = {
            slot
            for choice in story.everywhere
            for step in steps_of_choice(choice)
            for effect in flat(step.effects)
            for slot in changed_slots(effect)
        }
        self.own: list[set[int]] = []
        for scene in story.scenes:
            own = {slot for effect in effects_of_scene(scene) for slot in changed_slots(effect)}
            self.own.append(own | everywhere if scene.everywhere else own)
        for index, scene in enumerate(story.scenes):
            self.own[index] |= _counted(scene)
        self.following = [following_scenes(story, scene) for scene in story.scenes]
        self._of_choice: dict[int, frozenset[int]] = {}

    def of_choice(self, choice: Choice) -> frozenset[int]:
        """Return the slots that a choice of this story changes by its effects."""
        found = self._of_choice.get(id(choice))
        if found is None:
            changed = (changed_slots(e) for step in steps_of_choice(choice) for e in flat(step.effects))
            found = self._of_choice[id(choice)] = frozenset(slot for slots in changed for slot in slots)
        return found

    def scenes_that_change(self, is_meant: Callable[[int], bool]) -> set[int]:
        """Return the scenes in which, or in what follows, a slot that is meant may change."""
        return reaching_back(self.following, (i for i, own in enumerate(self.own) if any(map(is_meant, own))))

    def unsettled(self) -> dict[str, frozenset[int]]:
        """Return for each scene the companions whose status can change while we are there."""
        called = [called_scenes(self.story, scene) for scene in self.story.scenes]
        found: dict[str, set[int]] = {}
        for person in range(1, len(self.story.people)):
            meant = {person_slot(person, STATUS), EVERYBODY}
            changing = self.scenes_that_change(lambda slot, meant=meant: slot in meant)  # type: ignore[misc]
            for index, scene in enumerate(self.story.scenes):
                if self.own[index] & meant or called[index] & changing:
                    found.setdefault(scene.id, set()).add(person)
        return {scene: frozenset(people) for scene, people in found.items()}


def _counted(scene: Scene) -> set[int]:
    """Return the slots that an arrival or a choice changes by itself."""
    slots = {scene.visits_slot, *(choice.once_slot for choice in scene.choices)}
    if scene.event is not None:
        slots.add(scene.event.once_slot)
    return slots - {-1}
