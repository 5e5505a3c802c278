"""Time: days and hours that pass in scenes, and the calendar."""

from escape_game.engine import day
from escape_game.engine.events import TimePassed
from escape_game.engine.party import wake
from escape_game.engine.state import State
from escape_game.engine.told import Told
from escape_game.story.layout import DATE, DAY, HOURS, HOURS_OF_A_DAY
from escape_game.story.story import Story


def turn_page(story: Story, draft: State, days: int) -> None:
    """Let days pass on the calendar only."""
    draft.values[DAY] += days
    if story.date:
        draft.values[DATE] += days
    wake(story, draft)


def pass_time(story: Story, draft: State, days: int, hours: int, told: Told | None, *, guests: bool = False) -> None:
    """Let time pass where we are; a day's hours used up make a day. `guests` are fed."""
    if told is not None:
        told.append(TimePassed(days, hours))
    hours += draft.values[HOURS]
    length = story.survival.hours if story.survival is not None else HOURS_OF_A_DAY
    for _ in range(days + hours // length):
        if story.survival is None:
            turn_page(story, draft, 1)
        else:
            day.live(story, draft, told, walking=False, guests=guests)
    draft.values[HOURS] = hours % length
