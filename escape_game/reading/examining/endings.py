"""Endings, deaths, and what a reader is told of them beforehand."""

from collections.abc import Iterator, Mapping

from escape_game.reading.examining.subject import Subject
from escape_game.reading.vouching.happening import YOU
from escape_game.story.effects import Die, End, Exit, Go, Step, Visit
from escape_game.story.scenes import Choice, Scene
from escape_game.story.story import Story
from escape_game.story.walking import effects_of_scene, exits_of_choice, exits_of_scene, flat

DEATH = "death"


def check_endings(subject: Subject, reached: frozenset[int]) -> None:
    """Report endings that nothing leads to, deaths without a page, and deaths that no note speaks of."""
    story = subject.story
    deaths = {index: found for index in reached if (found := _deaths_in(story.scenes[index]))}
    _check_dying(subject, deaths)
    ended = {e.ending for i in reached for e in _all_exits(story, story.scenes[i]) if isinstance(e, End)}
    ended |= {region.dying for region in story.regions}
    for index, page in enumerate(subject.declared.endings):
        if index not in ended:
            hint = "let something `end:` there, or name it under `if you die:` of a region"
            subject.problems.report("S514", page.span, f"nothing leads to the ending {page.id}", hint)
    noted = story.notes or any(region.notes for region in story.regions)
    if not noted and (deaths or _ends_in_death(story, ended)):
        hint = "add `notes:`, a few words of what a reader may wish to be warned of"
        message = "somebody can die in this story, and no note says so"
        subject.problems.report("S515", subject.declared.title_page.span, message, hint)


def _deaths_in(scene: Scene) -> list[Die]:
    return [effect for effect in effects_of_scene(scene) if isinstance(effect, Die)]


def _ends_in_death(story: Story, ended: set[int]) -> bool:
    return any(story.endings[index].kind == DEATH for index in ended if index >= 0)


def _check_dying(subject: Subject, deaths: Mapping[int, list[Die]]) -> None:
    """Report regions where you can die, by a scene or on the road, without an ending for it."""
    story = subject.story
    yours = (index for index, found in deaths.items() if any(death.who == YOU for death in found))
    dangerous = {story.scenes[index].region for index in yours}
    if story.survival is not None and story.survival.your_last_night >= 0:
        dangerous |= {leg.region for leg in story.legs}
    for index, page in enumerate(subject.declared.regions):
        if index in dangerous and story.regions[index].dying < 0:
            hint = "add `if you die:`, the ending that your death leads to"
            subject.problems.report("S516", page.span, f"you can die in {page.id}, and no page is written for it", hint)


def check_next_deaths(subject: Subject) -> None:
    """Report choices without a warning whose next scene may kill on arrival."""
    story = subject.story
    deadly = {i for i, scene in enumerate(story.scenes) if any(kills(step, story) for step in scene.on_arrival)}
    for scene, _ in subject.scenes() if deadly else ():
        for choice in scene.choices:
            for index in _next_scenes(choice) if choice.warns is None else ():
                if index in deadly:
                    where = story.scenes[index].id
                    message = f"'{choice.id}' leads to {where}, where somebody may die on arrival, and nothing says so"
                    hint = "add `warns:`, a few words such as *he can die of this*"
                    subject.problems.report("S517", subject.place(scene, choice), message, hint)


def _next_scenes(choice: Choice) -> Iterator[int]:
    for exit_ in exits_of_choice(choice):
        match exit_:
            case Go(targets):
                yield from (target.scene for target in targets)
            case Visit(scene, _):
                yield scene
            case _:
                pass


def kills(step: Step, story: Story) -> bool:
    """Return whether somebody may die of a step, or by where it leads."""
    deadly = isinstance(step.exit, End) and story.endings[step.exit.ending].kind == DEATH
    return deadly or any(isinstance(effect, Die) for effect in flat(step.effects))


def _all_exits(story: Story, scene: Scene) -> Iterator[Exit]:
    for exit_ in exits_of_scene(scene):
        yield from _resumed(story, exit_)


def _resumed(story: Story, exit_: Exit) -> Iterator[Exit]:
    yield exit_
    if isinstance(exit_, Visit) and exit_.resume >= 0:
        yield from _resumed(story, story.resumptions[exit_.resume].exit)
