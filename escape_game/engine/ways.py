"""Ways: from one scene to the next, there and back."""

from typing import assert_never

from escape_game.engine import road
from escape_game.engine.deck import Hand, drawn
from escape_game.engine.events import EVENT_LINE, Arrived, Ended, Entered, InPassing
from escape_game.engine.judging import holds
from escape_game.engine.menu import has_open
from escape_game.engine.outcomes import happen, say, take
from escape_game.engine.party import cast
from escape_game.engine.prose import count_showings
from escape_game.engine.state import Frame, State
from escape_game.engine.told import Told
from escape_game.errors import StoryError
from escape_game.story.effects import End, Exit, Go, Onward, Travel, Visit, WalkOn
from escape_game.story.layout import DAY, LEG, REGION, ROAD
from escape_game.story.scenes import MOST_DRAWN, Draw, Scene
from escape_game.story.story import Story

# What a frame's `resume` can be beside a resumption.
STAY, ARRIVE, AFTER = -1, -2, -3  # the menu again; a drawn event still to be entered; the scene's `after:`
MOST_ENTERED = 50  # scenes that one choice may lead through; only a circle has more


def leave(story: Story, draft: State, way: Exit, told: Told | None) -> None:
    """Go where an exit leads."""
    if isinstance(way, Go):
        for scene, when in way.targets:
            if holds(story, draft, when):
                arrive(story, draft, scene, told)
                break
        return
    match way:
        case Onward():
            come_back(story, draft, told)
        case Visit(scene, resume):
            wait(draft, resume)
            arrive(story, draft, scene, told)
        case Travel(leg):
            road.set_out(story, draft, leg, told)
        case End(ending):
            draft.ending = ending
        case WalkOn():
            road.walk(story, draft, told)
        case _:
            assert_never(way)


def wait(draft: State, resume: int) -> None:
    """Let the present scene wait for what comes back to it. No scene waits twice: what it waited for is forgotten."""
    stack = draft.stack
    for depth, frame in enumerate(stack):
        if frame.scene == draft.scene and frame.resume != ARRIVE:
            stack = stack[:depth]
            break
    draft.stack = (*stack, Frame(draft.scene, draft.cast, draft.taken, resume))


def finish(story: Story, draft: State, told: Told | None) -> None:
    """Lay out the page of the ending that has come."""
    page = story.endings[draft.ending]
    enter(draft, page.region, told)
    draft.stack = ()
    draft.cast = cast(story, draft, page.roles, draft.values[DAY])
    for passage in (page.text, page.survivor, page.unknown):
        if passage is not None:
            count_showings(story, draft, passage)
    if told is not None:
        told.append(Ended(draft.ending))


def enter(draft: State, region: int, told: Told | None) -> None:
    """Be in a region."""
    if region < 0 or draft.values[REGION] == region + 1:
        return
    draft.values[REGION] = region + 1
    if told is not None:
        told.append(Entered(region, draft.values[DAY]))


def number_of(state: State, scene: Scene) -> int:
    """Return which time this is, for keyed rolls: the visit, or on the road and where nobody counts visits, the day."""
    return state.values[scene.visits_slot] if scene.visits_slot >= 0 else state.values[DAY]


def arrive(
    story: Story, draft: State, index: int, told: Told | None, *, first: int = -1, from_deck: bool = False
) -> None:
    """Enter a scene: count the visit, cast its roles, let its arrival happen, draw its events, show its words.

    `first` is put into its first role whatever the cast line says (somebody's last night).
    """
    draft.entered += 1
    if draft.entered > MOST_ENTERED:
        raise StoryError(f"The story goes round in a circle at '{story.scene_ids[index]}', and nobody can stop there.")
    scene = story.scenes[index]
    draft.scene, draft.taken = index, 0
    if scene.visits_slot >= 0:
        draft.values[scene.visits_slot] += 1
    if draft.values[REGION] != scene.region + 1:
        enter(draft, scene.region, told)
    if scene.event is not None:
        _note_draw(draft, scene)
    draft.cast = _cast(story, draft, scene, first) if scene.roles else ()
    if told is not None:
        told.append(Arrived(index, from_deck))
    if scene.on_arrival and _leads_away(story, draft, scene, told):
        return
    if scene.draw is not None and _draw(story, draft, scene, scene.draw, told):
        return
    show(story, draft, told)


def _leads_away(story: Story, draft: State, scene: Scene, told: Told | None) -> bool:
    """Let a scene's arrival happen, and return whether it led elsewhere, or to an ending."""
    for step in scene.on_arrival:
        if draft.ending < 0 and holds(story, draft, step.when):
            take(story, draft, step, told, number_of(draft, scene))
            if step.exit is not None:
                leave(story, draft, step.exit, told)
                return True
    return draft.ending >= 0


def _cast(story: Story, draft: State, scene: Scene, first: int) -> tuple[int, ...]:
    people = cast(story, draft, scene.roles, number_of(draft, scene))
    if first <= 0:
        return people
    others = cast(
        story,
        draft,
        tuple(r._replace(barred=(*r.barred, first)) for r in scene.roles),
        number_of(draft, scene),
    )
    return (first, *others[1:])


def _note_draw(draft: State, scene: Scene) -> None:
    event = scene.event
    if event is not None:
        if event.once_slot >= 0:
            draft.values[event.once_slot] = 1
        if event.last_slot >= 0:
            draft.values[event.last_slot] = draft.values[DAY]


def line_of(story: Story, draft: State, index: int, told: Told | None) -> bool:
    """If an event is one without choices, let it happen in passing, and return True."""
    scene = story.scenes[index]
    if scene.event is None or scene.event.line is None:
        return False
    here = (draft.scene, draft.cast)
    _note_draw(draft, scene)
    if scene.visits_slot >= 0:
        draft.values[scene.visits_slot] += 1
    draft.scene, draft.cast = index, cast(story, draft, scene.roles, number_of(draft, scene))
    if told is not None:
        told.append(InPassing(index))
    say(story, draft, scene.text, told, EVENT_LINE)
    happen(story, draft, scene.event.line, told, number_of(draft, scene), EVENT_LINE)
    draft.scene, draft.cast = here
    return True


def _draw(story: Story, draft: State, scene: Scene, draw: Draw, told: Told | None) -> bool:
    """Draw a scene's events; return True if one of them is a scene of its own, and we are in it."""
    drawn_events: list[int] = []
    for turn in range(draw.how_many):
        number = number_of(draft, scene) * MOST_DRAWN + turn
        event = drawn(story, draft, Hand(draw.deck, draw.key, number, draw.nothing, tuple(drawn_events)))
        if event >= 0:
            drawn_events.append(event)
    scenes = [event for event in drawn_events if not line_of(story, draft, event, told)]
    if draft.ending >= 0:
        return True
    if not scenes:
        return False
    wait(draft, STAY)
    draft.stack = (*draft.stack, *(Frame(event, (), 0, ARRIVE) for event in reversed(scenes[1:])))
    arrive(story, draft, scenes[0], told, from_deck=True)
    return True


def show(story: Story, draft: State, told: Told | None) -> None:
    """Let a scene's words be seen, or if its menu comes round again, those between; where nothing is open, go on."""
    scene = story.scenes[draft.scene]
    passage = scene.text if not draft.taken else scene.between
    if passage is not None and passage.showings:
        count_showings(story, draft, passage)
    if scene.otherwise >= 0 and not has_open(story, draft):
        arrive(story, draft, scene.otherwise, told)


def come_back(story: Story, draft: State, told: Told | None) -> None:
    """Go back to whatever brought us here; where nothing did, which the checker refuses, the menu comes round."""
    if not draft.stack:
        show(story, draft, told)
        return
    frame, draft.stack = draft.stack[-1], draft.stack[:-1]
    if frame.resume == ARRIVE:
        arrive(story, draft, frame.scene, told, from_deck=True)
        return
    draft.scene, draft.cast, draft.taken = frame.scene, frame.cast, frame.taken
    leg = draft.values[LEG] - 1
    enter(draft, story.legs[leg].region if frame.scene == ROAD and leg >= 0 else story.scenes[frame.scene].region, told)
    if frame.resume >= 0:
        leave(story, draft, story.resumptions[frame.resume].exit, told)
    elif frame.scene == ROAD:
        road.call(story, draft, told)
    elif frame.resume == AFTER:
        after(story, draft, told)
    else:
        show(story, draft, told)


def after(story: Story, draft: State, told: Told | None, way: Exit | None = None) -> None:
    """Let a scene's `after:` happen, and go where the choice leads, or else it; if neither does, on or to the menu."""
    scene = story.scenes[draft.scene]
    if scene.after is not None:
        later = happen(story, draft, scene.after, told, number_of(draft, scene))
        way = later if way is None else way
    if draft.ending >= 0:
        return
    if way is not None:
        leave(story, draft, way, told)
    elif scene.event is not None:
        come_back(story, draft, told)
    else:
        show(story, draft, told)
