"""What a day, a death and a grave do to morale, and what a day does to the hunt."""

from escape_game.engine.judging import holds
from escape_game.engine.quantities import come_to
from escape_game.engine.rounding import looked_up, per_cent
from escape_game.engine.state import State
from escape_game.engine.stores import on_duty
from escape_game.engine.told import Told
from escape_game.story.layout import LAST_ATE, LAST_DRANK, REGION
from escape_game.story.story import Story
from escape_game.story.survival import Survival


def feel(story: Story, survival: Survival, draft: State, *, resting: bool) -> None:
    """Let a day tell on morale."""
    moods = survival.moods
    if survival.morale < 0:
        return
    hungry = looked_up(survival.hunger, draft.values[LAST_ATE]) > 0
    thirsty = looked_up(survival.thirst, draft.values[LAST_DRANK]) > 0
    change = moods.daily + moods.hungry * hungry + moods.thirsty * thirsty
    change += moods.rested if resting and not hungry and not thirsty else 0
    change += per_cent(moods.to - draft.values[survival.morale], moods.drift)
    _move(story, draft, survival.morale, change, None)


def be_hunted(story: Story, survival: Survival, draft: State) -> None:
    """Let a day wear the hunt down, where there is one."""
    region = draft.values[REGION] - 1
    if survival.hunted < 0 or region < 0 or not story.regions[region].hunted:
        return
    change = survival.hunt.daily + sum([duty.hunted for duty in on_duty(story, survival, draft)])
    _move(story, draft, survival.hunted, change, None)


def _move(story: Story, draft: State, slot: int, change: int, told: Told | None) -> None:
    come_to(story, draft, slot, draft.values[slot] + change, told)


def mourn(story: Story, draft: State, told: Told | None) -> None:
    """Let a companion's death be felt."""
    survival = story.survival
    if survival is not None and survival.morale >= 0:
        moods = survival.moods
        eased = holds(story, draft, moods.eased_when)
        _move(story, draft, survival.morale, moods.eased if eased else moods.death, told)


def lay_to_rest(story: Story, draft: State, told: Told | None) -> None:
    """Let a grave give something back."""
    if story.survival is not None and story.survival.morale >= 0:
        _move(story, draft, story.survival.morale, story.survival.moods.buried, told)
