"""Which facts go with a companion: those worth tracking together with what they can be."""

from collections import Counter
from collections.abc import Iterable, Iterator

from escape_game.reading.vouching.casting import sole_player
from escape_game.reading.vouching.paths import changed_slots
from escape_game.reading.vouching.universe import STATUSES, is_status
from escape_game.story.conditions import FAR, AnyOf, Condition, Within
from escape_game.story.effects import ROLE, Become, Die, Effect, Go, Put, Step, Who
from escape_game.story.layout import GRAVE, STATUS, person_slot
from escape_game.story.prose import Passage
from escape_game.story.scenes import Choice, Scene
from escape_game.story.story import Story
from escape_game.story.walking import effects_of_scene, flat, loose_steps, outcomes

MOST_STATES = 5 * 2**9
_COUNTED = {"fact": 0, "item": 2, "once": 2, "visits": 3, "counter": 5}  # values told apart; 0: all there are


def bounds_of(condition: Condition) -> Iterator[Within]:
    """Return the bounds that a condition asks about, wherever in it they stand."""
    yield from condition.within
    for test in condition.tests:
        if isinstance(test, AnyOf):
            for inner in test.conditions:
                yield from bounds_of(inner)


def slots_of(condition: Condition) -> Iterator[int]:
    """Return the slots that a condition asks about."""
    return (within.slot for within in bounds_of(condition))


def value_counts(story: Story) -> dict[int, int]:
    """Return for each slot that can be tracked how many of its values are told apart."""
    counts = {}
    for person in range(1, len(story.people)):
        counts[person_slot(person, STATUS)] = STATUSES
        counts[person_slot(person, GRAVE)] = 2
    for index, slot in enumerate(story.slots):
        kind = slot.name.partition(":")[0]
        if kind in _COUNTED:
            told = _COUNTED[kind] or (slot.most + 1 if slot.most < FAR else 2)
            counts[story.first_slot + index] = told
    return counts


class Hosts:
    """For each passage the conditions it stands under, for each scene those of the doors into it.

    For each slot, `writes` are the values that are put there, each with the conditions under which it is.
    """

    def __init__(self, story: Story) -> None:
        self.of_words: dict[int, tuple[Condition, ...]] = {}
        self.doors: dict[int, list[Condition]] = {}
        self.writes: dict[int, list[tuple[int, tuple[Condition, ...]]]] = {}
        for scene in story.scenes:
            self._scene(scene)
        for leg in story.legs:
            for point in leg.waypoints:
                self.doors.setdefault(point.scene, []).append(point.when)
        for index, scene in enumerate(story.scenes):
            if scene.event is not None:
                self.doors.setdefault(index, []).append(scene.event.when)

    def _scene(self, scene: Scene) -> None:
        drawn = () if scene.event is None else (scene.event.when,)
        for words in (scene.text, scene.between):
            self._words(words, drawn)
        for choice in scene.choices:
            for words in (choice.label, choice.locked, choice.warns, choice.no_return):
                self._words(words, (*drawn, choice.when))
            for outcome in outcomes(choice):
                self._steps(outcome.steps, (*drawn, choice.when, choice.needs))
        for steps in loose_steps(scene):
            self._steps(steps, drawn)

    def _steps(self, steps: tuple[Step, ...], under: tuple[Condition, ...]) -> None:
        for step in steps:
            inner = (*under, step.when)
            self._words(step.words, inner)
            for effect in flat(step.effects):
                if isinstance(effect, Put):
                    self.writes.setdefault(effect.slot, []).append((effect.value, inner))
                for words in effect:
                    if isinstance(words, Passage):
                        self._words(words, inner)
            if isinstance(step.exit, Go):
                for target in step.exit.targets:
                    self.doors.setdefault(target.scene, []).extend((*inner, target.when))

    def _words(self, words: Passage | None, under: tuple[Condition, ...]) -> None:
        if words is not None:
            self.of_words[id(words)] = under
            if words.gentle is not None:
                self.of_words[id(words.gentle)] = under

    def behind(self, asked: Iterable[Within]) -> Iterator[Within]:
        """Return the bounds that are asked before any of these slots is put where it is asked for."""
        for slot, least, most in asked:
            for value, under in self.writes.get(slot, ()):
                if least <= value <= most:
                    for condition in under:
                        yield from bounds_of(condition)


def scenes_that_move(story: Story, person: int) -> Iterator[int]:
    """Return the scenes in which a companion surely is who is met, joins, leaves or dies."""
    for index, scene in enumerate(story.scenes):
        if any(_moves(effect, person, scene) for effect in effects_of_scene(scene)):
            yield index


def correlated(story: Story, person: int) -> Counter[int]:
    """Return the slots that change with a companion's status, or only where it is asked for, by how often."""
    found: Counter[int] = Counter()
    for scene in story.scenes:
        for choice in scene.choices:
            for outcome in outcomes(choice):
                found.update(_in_steps(outcome.steps, person, scene, choice))
        for steps in loose_steps(scene):
            found.update(_in_steps(steps, person, scene))
    return found


def _in_steps(steps: tuple[Step, ...], person: int, scene: Scene, choice: Choice | None = None) -> Iterator[int]:
    status = person_slot(person, STATUS)
    doors = set() if choice is None else {*slots_of(choice.when), *slots_of(choice.needs)}
    moving = [step for step in steps if any(_moves(effect, person, scene) for effect in flat(step.effects))]
    for step in steps:
        if moving or status in doors or status in slots_of(step.when):
            changed = (slot for effect in flat(step.effects) for slot in changed_slots(effect))
            yield from (slot for slot in changed if slot >= 0 and not is_status(slot))
    if moving:
        yield from doors - {status}
        yield from {slot for step in moving for slot in slots_of(step.when)} - {status}
        yield from {scene.visits_slot, -1 if choice is None else choice.once_slot} - {-1}


def _moves(effect: Effect, person: int, scene: Scene) -> bool:
    if not isinstance(effect, (Become, Die)):
        return False
    who: Who = effect.who
    return who.which == person if who.kind != ROLE else sole_player(scene.roles, who.which) == person


def chosen(slots: Iterable[int], counts: dict[int, int], person: int) -> tuple[int, ...]:
    """Return as many of these slots, in their order, as a block has room for."""
    found: list[int] = []
    size = STATUSES
    for slot in dict.fromkeys(slots):
        count = counts.get(slot, 0)
        if count and slot != person_slot(person, STATUS) and size * count <= MOST_STATES:
            found.append(slot)
            size *= count
    return tuple(found)
