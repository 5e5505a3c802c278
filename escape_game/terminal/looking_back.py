"""The journal: what was chosen, what was noted of it, and the numbers by which one goes back."""

from escape_game.engine.amounts import date_text
from escape_game.engine.journey import Journey, with_past
from escape_game.engine.offering import label as label_of
from escape_game.engine.turn import choice_called
from escape_game.errors import ChoiceError
from escape_game.story.layout import DATE, DAY
from escape_game.terminal import panels
from escape_game.terminal.blocks import Heading, Line, Lines, Screen, same, sentence
from escape_game.terminal.understanding import order_words

HOW_BACK = "To be where you chose one of these, type journal back and its number. The dice stay as they fell."


def page(journey: Journey, last: int) -> Screen:
    """Return the last choices with their notes; the notes alone where the story has changed since."""
    try:
        known = with_past(journey)
    except ChoiceError:
        return panels.journal(journey.journal, last)
    first = max(len(known.log) - last, 0)
    lines = [line for index in range(first, len(known.log)) for line in _choice(known, index)]
    lines = lines or [same("Nothing is written in it yet.")]
    if first:
        lines.append(same(f"{first} earlier. Type journal {len(known.log)} to read them all."))
    if len(known.log) > first and journey.story.difficulties[journey.difficulty].undo:
        lines.append(same(HOW_BACK))
    return Screen((Heading("Panel", ("Journal",)), Lines(tuple(lines))))


def number(words: str) -> int:
    """Return the number that was typed, or 0."""
    return int(words) if words.isascii() and words.isdigit() and len(words) < 10 else 0  # noqa: PLR2004 - digits


def _choice(journey: Journey, index: int) -> list[Line]:
    story, moment = journey.story, journey.past[index]
    end = journey.past[index + 1].notes if index + 1 < len(journey.past) else len(journey.journal)
    day, date = moment.state.values[DAY], moment.state.values[DATE]
    when = f"day {day}, {date_text(date)}" if date else f"day {day}"
    taken = choice_called(story, moment.state, journey.log[index])
    label = order_words(journey.log[index])  # an order's own label is its last word
    if taken is not None and not taken.order:
        label = label_of(story, moment.state, taken)
    noted = (note.words for note in journey.journal[moment.notes : end])
    return [same(f"{index + 1}, {when}: {sentence(label)}"), *(same(f"Noted: {note}") for note in noted)]
