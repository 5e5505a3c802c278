"""A turn: choose, and see what comes of it. Playing, undo, replay, bots and proofs all come through here."""

from typing import NamedTuple

from escape_game.engine import menu, ways
from escape_game.engine.events import Event
from escape_game.engine.odds import rolled
from escape_game.engine.outcomes import happen, pay
from escape_game.engine.party import wake
from escape_game.engine.state import READ, State, first_values
from escape_game.engine.told import Told
from escape_game.errors import ChoiceError
from escape_game.story.effects import Exit, Outcome, Visit
from escape_game.story.layout import DAY, ROAD
from escape_game.story.scenes import Check, Choice, Scene
from escape_game.story.story import Story

offers = menu.offers
orders = menu.orders


class Step(NamedTuple):
    """What a turn comes to."""

    state: State
    events: tuple[Event, ...]


def begin(story: Story, seed: int, difficulty: int = -1, *, gentle: bool = False) -> Step:
    """Begin a journey: the first scene, its arrival already past. Difficulty -1 is the story's default."""
    told = Told(gentle)
    state = State(seed, first_values(story, story.default_difficulty if difficulty < 0 else difficulty))
    wake(story, state)
    ways.arrive(story, state, story.start, told)
    if state.ending >= 0:
        ways.finish(story, state, told)
    return Step(state, tuple(told))


def choose(story: Story, state: State, choice_id: str, *, gentle: bool = False) -> Step:
    """Play one turn and return what came of it; `state` itself is unchanged.

    The order is fixed, because authors rely on it: the price, the roll, the words, the effects, the scene's `after:`,
    then the way to the next scene and its arrival.

    Raises ChoiceError if the choice is not on offer in this state.
    """
    choice = choice_called(story, state, choice_id)
    if choice is None:
        place = story.scene_ids[state.scene] if state.ending < 0 else story.endings[state.ending].id
        raise ChoiceError(f"there is no choice '{choice_id}' to take at '{place}' now")
    draft, told = state.copy(), Told(gentle)
    advance(story, draft, choice, told)
    return Step(draft, tuple(told))


def choice_called(story: Story, state: State, choice_id: str) -> Choice | None:
    """Return the choice or order of this id, if it can be taken now."""
    on_offer = (*offers(story, state), *orders(story, state))
    return next((choice for choice in on_offer if choice.id == choice_id), None)


def advance(story: Story, draft: State, choice: Choice, told: Told | None = None) -> None:
    """Play one turn in a draft that the caller owns.

    `choice` is one of its offers. Without `told`, no words are rendered. Raises StoryError where a story without a
    stop goes round in a circle; the draft is then of no use.
    """
    draft.entered = 0
    scene = story.scenes[draft.scene]
    values = draft.values
    everywhere = draft.scene == ROAD or choice in story.everywhere
    number = values[scene.visits_slot] if scene.visits_slot >= 0 and not everywhere else values[DAY]
    if choice.once_slot >= 0:
        values[choice.once_slot] = 1
    if choice.last_slot >= 0:
        values[choice.last_slot] = values[DAY]
    if not everywhere:
        draft.taken |= 1 << choice.bit
    if choice.paid:
        pay(story, draft, choice.paid, told, number)
    outcome = choice.then if choice.check is None else _rolled(story, draft, choice, choice.check, number, told)
    way = happen(story, draft, outcome, told, number) if outcome is not None else None
    if draft.ending < 0:
        if not everywhere:
            _go_on(story, draft, scene, way, told)
        elif way is not None:
            if draft.scene != ROAD:
                draft.taken |= READ
            ways.leave(story, draft, way, told)
    if draft.ending >= 0:
        ways.finish(story, draft, told)


def _rolled(story: Story, draft: State, choice: Choice, check: Check, number: int, told: Told | None) -> Outcome | None:
    """Roll a choice's check, and return what follows."""
    return choice.success if rolled(story, draft, check, number, told) else choice.failure


def _go_on(story: Story, draft: State, scene: Scene, way: Exit | None, told: Told | None) -> None:
    """Go on from a scene's choice: let `after:` happen when it is due, then leave, or let the menu come round."""
    if scene.after is not None and (draft.taken & ~READ).bit_count() >= scene.choose:
        if isinstance(way, Visit) and way.resume == ways.STAY:
            ways.leave(story, draft, way._replace(resume=ways.AFTER), told)
        else:
            ways.after(story, draft, told, way)
    elif way is not None:
        ways.leave(story, draft, way, told)
    elif scene.event is not None and not scene.choose:
        ways.come_back(story, draft, told)
    else:
        ways.show(story, draft, told)
