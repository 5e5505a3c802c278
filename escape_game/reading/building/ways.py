"""Rules about ways: whether every scene has one out, and whether any leads into it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from escape_game.errors import SourceSpan
from escape_game.reading.building.covering import covers
from escape_game.story.conditions import ALWAYS
from escape_game.story.effects import Die, Effect, End, Exit, Go, Onward, Outcome, Risk, Step, Travel, Visit, WalkOn
from escape_game.story.scenes import Choice, Scene
from escape_game.story.story import Story
from escape_game.story.walking import exits_of_choice, exits_of_scene, exits_of_steps, outcomes

Report = Callable[[str, SourceSpan, str, str], None]
Sources = Mapping[tuple[str, str], SourceSpan]
Exits = Sequence[Sequence[Exit]]
"""The exits of each scene of a story."""


class Draft(NamedTuple):
    """A built story and how to say what is wrong with it."""

    story: Story
    sources: Sources
    report: Report

    def span(self, scene: Scene, choice: Choice | None = None) -> SourceSpan:
        """Return where a scene or a choice stands."""
        at = self.sources[("event" if scene.event else "scene"), scene.id]
        return at if choice is None else self.sources.get(("choice", f"{scene.id}.{choice.id}"), at)


def check_ways(draft: Draft, written: int) -> set[int]:
    """Check the scenes that the author wrote; the road and pages for what isn't written yet lie outside.

    Return the scenes that something leads to.
    """
    for scene in draft.story.scenes[1 : written + 1]:
        _check_way_out(scene, draft)
        for choice in scene.choices:
            _check_warning(scene, choice, draft)
    exits = [exits_of_scene(scene) for scene in draft.story.scenes]
    _check_onward(draft, exits)
    return _check_reached(draft, exits, written)


def _check_way_out(scene: Scene, draft: Draft) -> None:
    if scene.otherwise >= 0 or (scene.event is not None and not scene.choices):
        return
    free = [
        choice
        for place, choice in enumerate(scene.choices)
        if _is_free(choice) and (not scene.at_most or place < scene.at_most)
    ]
    if any(all(_leads(outcome) for outcome in outcomes(choice)) for choice in free):
        return
    if scene.after is not None and _leads(scene.after) and len(free) >= max(1, scene.choose):
        return
    all_lead = scene.after is not None and _leads(scene.after) and scene.choose <= 1
    leading = [choice for choice in scene.choices if all_lead or all(map(_leads, outcomes(choice)))]
    if not scene.at_most and covers(draft.story, leading):
        return
    hint = "add `otherwise:`, or a choice that leads somewhere and has no door, no price and no role"
    if scene.at_most and len(scene.choices) > scene.at_most:
        hint += "; it has to be among the first that `at most:` lets through"
    draft.report("S501", draft.span(scene), f"{scene.id} has no way out that is always open", hint)


def _is_free(choice: Choice) -> bool:
    return choice.when == ALWAYS and choice.needs == ALWAYS and not choice.cooldown


def _leads(outcome: Outcome) -> bool:
    return any(_leads_away(step.exit) and step.when == ALWAYS for step in outcome.steps)


def _leads_away(exit_: Exit | None) -> bool:
    """Return whether an exit doesn't come back to a menu in which its choice is then missing."""
    return exit_ is not None and not (isinstance(exit_, Visit) and exit_.resume < 0)


def _check_warning(scene: Scene, choice: Choice, draft: Draft) -> None:
    if choice.warns is not None:
        return
    if any(_kills(step, draft.story) for outcome in outcomes(choice) for step in outcome.steps):
        hint = "add `warns:`, a few words such as *he can die of this*"
        span = draft.span(scene, choice)
        draft.report("S508", span, f"somebody may die of '{choice.id}', and nothing says so", hint)


def _kills(step: Step, story: Story) -> bool:
    deadly = isinstance(step.exit, End) and story.endings[step.exit.ending].kind == "death"
    return deadly or any(map(_is_deadly, step.effects))


def _is_deadly(effect: Effect) -> bool:
    return isinstance(effect, Die) or (isinstance(effect, Risk) and any(map(_is_deadly, effect.effects)))


def _targets(story: Story, exit_: Exit) -> Iterator[int]:
    """Return the scenes that an exit may lead to, with what brought us here unchanged."""
    match exit_:
        case Go(targets):
            yield from (target.scene for target in targets)
        case Visit(_, resume) if resume >= 0:
            yield from _targets(story, story.resumptions[resume].exit)
        case Travel(leg):
            yield story.legs[leg].arrive
        case _:
            pass


def _check_onward(draft: Draft, exits: Exits) -> None:
    """Report `go: onward` in scenes that can be entered with nothing behind them."""
    story = draft.story
    if not any(isinstance(exit_, Onward) for of_scene in exits for exit_ in of_scene):
        return
    bare = _closure([story.start], lambda index: _bare_after(story, exits, index))
    for index in sorted(bare):
        scene = story.scenes[index]
        for choice in scene.choices:
            if any(isinstance(exit_, Onward) for exit_ in exits_of_choice(choice)):
                _report_onward(scene, draft.span(scene, choice), draft)
        loose = [*exits_of_steps(scene.on_arrival), *exits_of_steps(scene.after.steps if scene.after else ())]
        if any(isinstance(exit_, Onward) for exit_ in loose):
            _report_onward(scene, draft.span(scene), draft)


def _report_onward(scene: Scene, span: SourceSpan, draft: Draft) -> None:
    message = f"{scene.id} can be reached with nothing to go on to"
    draft.report("S502", span, message, "name the scene, or come here by `visit:`")


def _bare_after(story: Story, exits: Exits, index: int) -> Iterator[int]:
    for exit_ in exits[index]:
        yield from _targets(story, exit_)
    if story.scenes[index].otherwise >= 0:
        yield story.scenes[index].otherwise


def _closure(starts: Iterable[int], after: Callable[[int], Iterable[int]]) -> set[int]:
    found, waiting = set(starts), list(starts)
    while waiting:
        for index in after(waiting.pop()):
            if index not in found and index >= 0:
                found.add(index)
                waiting.append(index)
    return found


def _check_reached(draft: Draft, exits: Exits, written: int) -> set[int]:
    story = draft.story
    starts = [story.start]
    if story.survival is not None:
        starts += [story.survival.last_night, story.survival.your_last_night, story.survival.hunt.scene]
    for choice in story.everywhere:
        for exit_ in exits_of_choice(choice):
            starts += _reached_by(story, exit_)
    reached = _closure([start for start in starts if start >= 0], lambda index: _reached_from(story, exits, index))
    drawn = {deck for index in reached for deck in _decks_of(story, exits, index)}
    for deck_index, deck in enumerate(story.decks):
        if deck_index not in drawn:
            for index in deck.events:
                _report_undrawn(story.scenes[index], deck.id, draft)
    for index in range(1, written + 1):
        scene = story.scenes[index]
        if index not in reached and scene.event is None:
            draft.report("S503", draft.span(scene), f"nothing leads to {scene.id}", "let something go there")
    return reached


def _report_undrawn(scene: Scene, deck: str, draft: Draft) -> None:
    hint = "let a leg or a scene draw from it, or move the event"
    draft.report("S504", draft.span(scene), f"nobody draws from the deck '{deck}'", hint)


def _reached_by(story: Story, exit_: Exit) -> Iterator[int]:
    yield from _targets(story, exit_)
    if isinstance(exit_, Visit):
        yield exit_.scene
    for leg_index in _legs_of(story, exit_):
        leg = story.legs[leg_index]
        yield from (point.scene for point in leg.waypoints)
        if leg.deck >= 0:
            yield from story.decks[leg.deck].events


def _legs_of(story: Story, exit_: Exit) -> Iterator[int]:
    if isinstance(exit_, Travel):
        yield exit_.leg
    elif isinstance(exit_, Visit) and exit_.resume >= 0:
        yield from _legs_of(story, story.resumptions[exit_.resume].exit)


def _reached_from(story: Story, exits: Exits, index: int) -> list[int]:
    scene = story.scenes[index]
    found: list[int] = []
    for exit_ in exits[index]:
        if isinstance(exit_, Go):
            found += [target.scene for target in exit_.targets]
        elif not isinstance(exit_, WalkOn):
            found += _reached_by(story, exit_)
    if scene.otherwise >= 0:
        found.append(scene.otherwise)
    if scene.draw is not None and scene.draw.deck >= 0:
        found += story.decks[scene.draw.deck].events
    return found


def _decks_of(story: Story, exits: Exits, index: int) -> Iterator[int]:
    scene = story.scenes[index]
    if scene.draw is not None:
        yield scene.draw.deck
    for exit_ in exits[index]:
        if isinstance(exit_, (Travel, Visit)):
            for leg in _legs_of(story, exit_):
                yield story.legs[leg].deck
