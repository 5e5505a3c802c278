"""Events in plain words: terse facts for recorded play, and prose as it stands."""

from typing import assert_never

from escape_game.engine.amounts import amount_text, date_text
from escape_game.engine.events import (
    Absent,
    Arrived,
    Body,
    Bonded,
    Buried,
    Changed,
    Company,
    DayWalked,
    Died,
    Ended,
    Entered,
    Event,
    InPassing,
    Kit,
    LegDone,
    Noted,
    Rolled,
    Said,
    SetOut,
    StageTurned,
    TimePassed,
    Warned,
)  # fmt: skip
from escape_game.engine.paragraphs import Para
from escape_game.engine.party import points
from escape_game.story.layout import STAGE_WORDS, STATUS_WORDS
from escape_game.story.story import Quantity, Story

Place = Arrived | SetOut | LegDone | Entered | Ended
Somebody = Body | StageTurned | Bonded | Company | Died | Buried | Absent
_ROAD_STEP = 100


def sentences(story: Story, event: Event) -> tuple[str, ...]:
    """Return what an event says, a line each: a fact, or the paragraphs of its words."""
    match event:
        case Said(_, paragraphs):
            return tuple(paragraph_text(paragraph) for paragraph in paragraphs)
        case Arrived() | SetOut() | LegDone() | Entered() | Ended():
            return (_place(story, event),)
        case Body() | StageTurned() | Bonded() | Company() | Died() | Buried() | Absent():
            return (_somebody(story, event),)
        case DayWalked():
            return (_day_walked(story, event),)
        case InPassing():
            return ()
        case _:
            return (_fact(story, event),)


def paragraph_text(paragraph: Para) -> str:
    """Return a paragraph as plain text on one line; emphasis stands between asterisks."""
    words = "".join(f"*{span.text}*" if span.emphasis else span.text for span in paragraph.spans)
    said = f"{paragraph.speaker}: {words}" if paragraph.speaker else words
    return said.replace("\n", " / ")


def _fact(story: Story, event: Rolled | Changed | Kit | TimePassed | Noted | Warned) -> str:
    match event:
        case Rolled(chance, roll, success):
            return f"rolled {roll} of {chance}: {'success' if success else 'failure'}"
        case Changed(index, before, after, reason):
            change = _change(story.quantities[index], before, after)
            return f"{change} ({reason})" if reason else change
        case Kit(item, got):
            return f"{'found' if got else 'given up'}: {story.items[item].id}"
        case TimePassed(days, hours):
            return f"time passes: {days} days, {hours} hours"
        case Noted(_, _, _, words):
            return f"journal: {words}".replace("\n", " / ")
        case Warned(kind, days, person):
            who = f", {story.people[person].name}" if person >= 0 else ""
            return f"warning: {kind}{f', {days} days' if days > 0 else ''}{who}"
        case _:
            assert_never(event)


def _place(story: Story, event: Place) -> str:
    match event:
        case Arrived(scene, drawn):
            return f"{'drawn' if drawn else 'scene'}: {story.scene_ids[scene]}"
        case SetOut(leg):
            return f"sets out: {story.legs[leg].id}"
        case LegDone(leg):
            return f"walked to its end: {story.legs[leg].id}"
        case Entered(region):
            return f"region: {story.regions[region].id}"
        case Ended(ending):
            return f"ending: {story.endings[ending].id}"
        case _:
            assert_never(event)


def _somebody(story: Story, event: Somebody) -> str:
    name = story.people[event.person].name
    match event:
        case Body(_, before, after, _, stage):
            worse = points(before) - points(after)
            change = f"hurt {worse}" if worse >= 0 else f"better by {-worse}"
            return f"{name} {change}: {STAGE_WORDS[stage]}"
        case StageTurned(_, before, after):
            return f"{name} was {STAGE_WORDS[before]}, now {STAGE_WORDS[after]}"
        case Bonded(_, before, after):
            return f"{name}'s bond {before}, now {after}"
        case Company(_, status):
            return f"{name}: {STATUS_WORDS[status]}"
        case Died(_, cause, day, left):
            return f"{name} died on day {day}: {cause} ({left} left)"
        case Buried():
            return f"{name} has a grave"
        case Absent():
            return f"{name} is not with us"
        case _:
            assert_never(event)


def _day_walked(story: Story, event: DayWalked) -> str:
    date = f", {date_text(event.date)}" if event.date else ""
    walked = amount_text(event.walked, _ROAD_STEP, "km")
    left = amount_text(event.left, _ROAD_STEP, "km")
    drank = f", drank {event.drank}%" if event.drank >= 0 else ""
    stores = "".join(f"; {change}" for change in _stores(story, event))
    return f"day {event.day}{date}: walked {walked}, {left} left; ate {event.ate}%{drank}{stores}"


def _stores(story: Story, event: DayWalked) -> list[str]:
    survival = story.survival
    if survival is None:
        return []
    told = {
        survival.food: (event.food_before, event.food_after),
        survival.water: (event.water_before, event.water_after),
        survival.morale: (event.morale_before, event.morale_after),
    }
    by_slot = {quantity.slot: quantity for quantity in story.quantities}
    return [
        _change(by_slot[slot], before, after)
        for slot, (before, after) in told.items()
        if slot in by_slot and before != after
    ]


def _change(quantity: Quantity, before: int, after: int) -> str:
    now = amount_text(after, quantity.step, quantity.unit)
    return f"{quantity.id} {amount_text(before, quantity.step, quantity.unit)}, now {now}"
