"""The places of a story and the ways between them, whatever holds: more than can be, never less."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from escape_game.story.effects import Exit, Go, Onward, Travel, Visit
from escape_game.story.story import Story
from escape_game.story.walking import exits_of_choice, exits_of_scene


class Places(NamedTuple):
    """What can be come to: scenes and legs; `bare` are the scenes that can be reached with nothing behind us."""

    scenes: frozenset[int]
    bare: frozenset[int]
    legs: frozenset[int]


def places_of(story: Story) -> Places:
    """Follow every way from the start of a story."""
    scenes: set[int] = set()
    bare: set[int] = set()
    legs: set[int] = set()
    waiting = [(story.start, True)]
    everywhere = [exit_ for choice in story.everywhere for exit_ in exits_of_choice(choice)]
    while waiting:
        index, is_bare = waiting.pop()
        if index in (bare if is_bare else scenes):
            continue
        scenes.add(index)
        if is_bare:
            bare.add(index)
        scene = story.scenes[index]
        exits = [*exits_of_scene(scene), *(everywhere if scene.everywhere else ())]
        if scene.otherwise >= 0:
            waiting.append((scene.otherwise, is_bare))
        if scene.draw is not None:
            waiting += ((event, False) for event in with_choices(story, scene.draw.deck))
        for exit_ in exits:
            waiting += ((target, is_bare) for target in next_scenes(story, exit_))
            waiting += ((visited, False) for visited in visited_by(story, exit_))
            for leg in legs_of(story, exit_):
                if leg not in legs:
                    legs.add(leg)
                    waiting.append((story.legs[leg].arrive, True))
                    waiting += ((called, False) for called in called_on(story, leg))
                    waiting += ((target, True) for each in everywhere for target in next_scenes(story, each))
    return Places(frozenset(scenes), frozenset(bare), frozenset(legs))


def leads_to(story: Story, index: int) -> Iterator[int]:
    """Return the scenes that a scene has anything to do with, and the legs, as what they are below nought."""
    scene = story.scenes[index]
    if scene.otherwise >= 0:
        yield scene.otherwise
    if scene.draw is not None:
        yield from with_choices(story, scene.draw.deck)
    for exit_ in exits_of_scene(scene):
        yield from next_scenes(story, exit_)
        yield from visited_by(story, exit_)
        yield from (~leg for leg in legs_of(story, exit_))


def next_scenes(story: Story, exit_: Exit) -> Iterator[int]:
    """Return the scenes that an exit leads to at last, with what is behind us unchanged."""
    match exit_:
        case Go(targets):
            yield from (target.scene for target in targets)
        case Visit(_, resume) if resume >= 0:
            yield from next_scenes(story, story.resumptions[resume].exit)
        case _:
            pass


def visited_by(story: Story, exit_: Exit) -> Iterator[int]:
    """Return the scenes that an exit enters with something behind us."""
    if isinstance(exit_, Visit):
        yield exit_.scene
        if exit_.resume >= 0:
            yield from visited_by(story, story.resumptions[exit_.resume].exit)


def legs_of(story: Story, exit_: Exit) -> Iterator[int]:
    """Return the legs that an exit sets out on."""
    if isinstance(exit_, Travel):
        yield exit_.leg
    elif isinstance(exit_, Visit) and exit_.resume >= 0:
        yield from legs_of(story, story.resumptions[exit_.resume].exit)


def called_on(story: Story, leg_index: int) -> Iterator[int]:
    """Return the scenes that can interrupt a leg, each of which leads back to the road."""
    leg, survival = story.legs[leg_index], story.survival
    yield from (point.scene for point in leg.waypoints)
    if leg.deck >= 0:
        yield from with_choices(story, leg.deck)
    if survival is not None:
        yield from (index for index in (survival.last_night, survival.your_last_night) if index >= 0)
        if survival.hunt.scene >= 0 and any(region.hunted for region in story.regions):
            yield survival.hunt.scene
    for choice in story.everywhere:
        for exit_ in exits_of_choice(choice):
            yield from visited_by(story, exit_)


def with_choices(story: Story, deck: int) -> Iterator[int]:
    """Return the events of a deck that are entered; the others happen in passing."""
    for index in story.decks[deck].events:
        event = story.scenes[index].event
        if event is None or event.line is None:
            yield index


def goes_round_by_itself(story: Story, scenes: Iterable[int]) -> int:
    """Return a scene that may lead back to itself without a choice in between, -1 if there is none."""
    onward = {index: tuple(_by_itself(story, index)) for index in scenes}
    done: set[int] = set()
    for first in onward:
        path, waiting = [first], [iter(onward[first])]
        while waiting and first not in done:
            index = next(waiting[-1], -1)
            if index < 0:
                waiting.pop()
                done.add(path.pop())
            elif index in path:
                return index
            elif index not in done:
                path.append(index)
                waiting.append(iter(onward.get(index, ())))
    return -1


def _by_itself(story: Story, index: int) -> Iterator[int]:
    """Return the scenes that may follow before anything is chosen."""
    scene = story.scenes[index]
    if scene.otherwise >= 0:
        yield scene.otherwise
    for step in scene.on_arrival:
        if step.exit is None:
            continue
        yield from visited_by(story, step.exit)
        is_passed = any(_passes(story, visited) for visited in visited_by(story, step.exit))
        if not isinstance(step.exit, Visit) or is_passed:
            yield from next_scenes(story, step.exit)


def _passes(story: Story, index: int) -> bool:
    """Return whether a scene may lead back before anything is chosen in it."""
    return any(isinstance(step.exit, Onward) for step in story.scenes[index].on_arrival)
