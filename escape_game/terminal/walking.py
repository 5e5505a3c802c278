"""Walking on for longer than a choice does: one after another, until something happens."""

from escape_game.engine.journey import Journey
from escape_game.engine.road import MOST_DAYS, is_uneventful
from escape_game.story.layout import DAY, ROAD
from escape_game.terminal.looking_back import number
from escape_game.terminal.present import take
from escape_game.terminal.sitting import Sitting

_WALK = "walk"  # the road's own choice


def walk(sitting: Sitting, journey: Journey, argument: str) -> bool:
    """Walk on for so many days at most, by the road's own choice; return whether a day has passed."""
    days = number(argument.removesuffix("days").removesuffix("day").strip())
    if journey.state.scene != ROAD or journey.state.ending >= 0:
        sitting.say("You are on no road now.")
        return False
    if days < MOST_DAYS:
        sitting.say(f"To walk on for {MOST_DAYS} days at most, choose Walk on. For longer, type walk 10, or more days.")
        return False
    last = journey.state.values[DAY] + days
    now: Journey | None = journey
    while now is not None and now.state.values[DAY] + MOST_DAYS <= last:
        events = take(sitting, _WALK)
        now = sitting.journey if sitting.journey is not None and is_uneventful(sitting.journey.state, events) else None
    return True
