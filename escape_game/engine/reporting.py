"""Events in plain words: terse facts for recorded play, one sentence each, and prose as it stands."""

from escape_game.engine import events as ev
from escape_game.story.layout import STAGE_WORDS, STATUS_WORDS
from escape_game.story.story import Story

_BODY_STEP, _ROAD_STEP = 1000, 100


def sentences(story: Story, event: ev.Event) -> tuple[str, ...]:
    """Return what an event says, a line each; prose comes as a line for each paragraph."""
    match event:
        case ev.Said(_, paragraphs):
            return tuple(paragraph_text(paragraph) for paragraph in paragraphs)
        case ev.Arrived(scene, drawn):
            return (f"{'drawn' if drawn else 'at'}: {story.scene_ids[scene]}",)
        case ev.DayWalked():
            return (_day_walked(story, event),)
        case _:
            return (_fact(story, event),)


def paragraph_text(paragraph: ev.Para) -> str:
    """Return a paragraph as plain text on one line; emphasis stands between asterisks."""
    words = "".join(f"*{span.text}*" if span.emphasis else span.text for span in paragraph.spans)
    said = f"{paragraph.speaker}: {words}" if paragraph.speaker else words
    return said.replace("\n", " / ")


def _fact(story: Story, event: ev.Event) -> str:
    match event:
        case ev.Rolled(chance, roll, success):
            return f"rolled {roll} of {chance}: {'success' if success else 'failure'}"
        case ev.Changed(index, before, after, reason):
            return _changed(story.quantities[index], before, after, reason)
        case ev.Kit(item, got):
            return f"{story.items[item].id} {'found' if got else 'given up'}"
        case ev.TimePassed(days, hours):
            return f"{days} days and {hours} hours pass"
        case ev.Noted(_, _, _, words):
            return f"journal: {words}"
        case ev.Warned(kind, days, person):
            return f"warning: {kind}" + (f", {days} days" if days > 0 else "") + _of(story, person)
        case ev.SetOut(leg):
            return f"sets out: {story.legs[leg].id}"
        case ev.LegDone(leg):
            return f"walked to its end: {story.legs[leg].id}"
        case ev.Entered(region):
            return f"region: {story.regions[region].id}"
        case ev.Ended(ending):
            return f"ending: {story.endings[ending].id}"
        case _:
            return _about_somebody(story, event)


def _about_somebody(story: Story, event: ev.Event) -> str:
    name = story.people[event.person].name if hasattr(event, "person") else ""
    match event:
        case ev.Body(_, before, after, _, stage):
            change = f"hurt {_points(before - after)}" if after < before else f"better by {_points(after - before)}"
            return f"{name} {change}: {STAGE_WORDS[stage]}"
        case ev.StageTurned(_, before, after):
            return f"{name} was {STAGE_WORDS[before]}, now {STAGE_WORDS[after]}"
        case ev.Bonded(_, before, after):
            return f"{name}: bond {before}, now {after}"
        case ev.Company(_, status):
            return f"{name} {STATUS_WORDS[status]}"
        case ev.Died(_, cause, day, left):
            return f"{name} died of {cause} on day {day}; {left} left"
        case ev.Buried():
            return f"{name} has a grave"
        case ev.Absent():
            return f"{name} is not here"
        case _:
            raise TypeError(event)
