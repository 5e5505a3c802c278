"""Recorded play as text: ids, seed and what was shown, for `--log`, `replay` and tests.

    ## What this shows, for whoever reads it
    # story walk_south
    # version 1
    # difficulty walker
    # seed 4

    The river is high and brown.
    [day 1; water 5 l; with Smith sound]
    - wade: Wade across

    > wade

    rolled 37 of 60: success
    …

Choices stand by their ids, so that a reworded label is a difference of words and not another journey. A choice taken
back is recorded as `> (undo)`, several at once as `> (back 12)`, where 12 choices stay taken, a return to the last
crossing as `> (crossing)`.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from escape_game.engine.amounts import amount_text, date_text
from escape_game.engine.events import Event
from escape_game.engine.journey import Journey, back, back_to_crossing, play, retold, start, today, undo
from escape_game.engine.party import stage_of, with_us
from escape_game.engine.reporting import paragraph_text, sentences
from escape_game.engine.viewing import view
from escape_game.engine.views import Offer, View
from escape_game.errors import ChoiceError, ReplayError
from escape_game.story.layout import DATE, DAY, STAGE_WORDS
from escape_game.story.story import Story

UNDO, CROSSING = "(undo)", "(crossing)"
_BACK = re.compile(r"\(back ([0-9]{1,9})\)")
_SEED = re.compile(r"-?[0-9]{1,40}")
_CHOICE, _FACT, _NOTE = "> ", "# ", "## "


class Difference(NamedTuple):
    """The first line that goes differently now; `after` is the choice before it, "" at the opening."""

    line: int
    after: str
    recorded: str
    now: str


class Replay(NamedTuple):
    """A playthrough as it goes now."""

    text: str
    first_difference: Difference | None
    journey: Journey


class Recorded(NamedTuple):
    """What a record says of how to play it again."""

    notes: tuple[str, ...]
    facts: dict[str, str]
    choices: tuple[str, ...]


def opening(journey: Journey, events: tuple[Event, ...], notes: tuple[str, ...] = ()) -> str:
    """Return the head of a record and its first page; `notes` say what it shows."""
    story = journey.story
    facts = {
        "story": story.id,
        "version": str(story.version),
        "difficulty": story.difficulties[journey.difficulty].id,
        "seed": str(journey.seed),
    }
    head = [*(f"{_NOTE}{note}" for note in notes), *(f"{_FACT}{name} {value}" for name, value in facts.items())]
    return "\n".join([*head, "", *_page(journey, events)]) + "\n"


def record(journey: Journey, events: tuple[Event, ...]) -> str:
    """Return what to append once a choice was played: its id, what came of it, and the page after it."""
    return _turn(journey.log[-1], journey, events)


def record_undo(journey: Journey) -> str:
    """Return what to append once a choice was taken back."""
    return _turn(UNDO, journey, ())


def record_back(journey: Journey) -> str:
    """Return what to append once the journey went back to where it stands now."""
    return _turn(f"(back {len(journey.log)})", journey, ())


def record_crossing(journey: Journey) -> str:
    """Return what to append after a return to the last crossing."""
    return _turn(CROSSING, journey, ())


def whole(journey: Journey, notes: tuple[str, ...] = ()) -> str:
    """Return the record of a journey from its beginning, as far as the story still allows it."""
    turns = retold(journey)
    again, events = next(turns)
    pages = [opening(again, events, notes)]
    try:
        pages += [record(again, events) for again, events in turns]
    except ChoiceError:
        pages.append("\n[The story has changed since; what follows can't be replayed.]\n")
    return "".join(pages)


def replay(story: Story, text: str, between_turns: Callable[[Journey], Journey] | None = None) -> Replay:
    """Play a record's choices again and write it anew.

    `between_turns` may swap the journey for what should be its equal: saved and loaded again, say. Stops at a choice
    that can't be taken now. Raises ReplayError if the text is no record of this story.
    """
    recorded = parsed(text)
    journey, events = _started(story, recorded)
    pages = [opening(journey, events, recorded.notes)]
    for choice in recorded.choices:
        if between_turns is not None:
            journey = between_turns(journey)
        try:
            journey, page = _replayed(journey, choice)
        except ChoiceError as error:
            pages.append(f"\n{_CHOICE}{choice}\n\n[{error}]\n")
            break
        pages.append(page)
    now = "".join(pages)
    return Replay(now, _difference(text, now), journey)


def parsed(text: str) -> Recorded:
    """Return the head and the choices of a record; its words are not read."""
    lines = text.splitlines()
    notes = tuple(line.removeprefix(_NOTE) for line in lines if line.startswith(_NOTE))
    facts = (line.removeprefix(_FACT).partition(" ") for line in lines if line.startswith(_FACT))
    choices = tuple(line.removeprefix(_CHOICE).strip() for line in lines if line.startswith(_CHOICE))
    return Recorded(notes, {name: value.strip() for name, _, value in facts}, choices)


def _started(story: Story, recorded: Recorded) -> tuple[Journey, tuple[Event, ...]]:
    of, seed = recorded.facts.get("story"), recorded.facts.get("seed", "")
    if of != story.id:
        raise ReplayError(f"This is no record of {story.title}: its head says '# story {of or '…'}'.")
    if not _SEED.fullmatch(seed):
        raise ReplayError("The head of a record names the seed, such as: # seed 4")
    ids = [difficulty.id for difficulty in story.difficulties]
    difficulty = recorded.facts.get("difficulty", ids[story.default_difficulty])
    if difficulty not in ids:
        raise ReplayError(f"This story has no difficulty '{difficulty}'. It has: {', '.join(ids)}.")
    return start(story, int(seed), ids.index(difficulty))


def _replayed(journey: Journey, choice: str) -> tuple[Journey, str]:
    if choice == UNDO:
        journey = undo(journey)
        return journey, record_undo(journey)
    if choice == CROSSING:
        journey = back_to_crossing(journey)
        return journey, record_crossing(journey)
    if (gone_back := _BACK.fullmatch(choice)) is not None:
        journey = back(journey, int(gone_back[1]))
        return journey, record_back(journey)
    journey, events = play(journey, today(journey, choice))
    return journey, record(journey, events)


def _difference(recorded: str, now: str) -> Difference | None:
    """Return the first difference, the head left out: a story's new version alone is none."""
    before, after, choice = recorded.splitlines(), now.splitlines(), ""
    skipped, begun = _head_length(before), _head_length(after)
    for index in range(max(len(before) - skipped, len(after) - begun)):
        line = before[skipped + index] if skipped + index < len(before) else ""
        line_now = after[begun + index] if begun + index < len(after) else ""
        if line != line_now:
            return Difference(skipped + index + 1, choice, line, line_now)
        if line.startswith(_CHOICE):
            choice = line.removeprefix(_CHOICE)
    return None


def _head_length(lines: list[str]) -> int:
    return next((index for index, line in enumerate(lines) if not line.startswith("#")), len(lines))


def _turn(choice: str, journey: Journey, events: tuple[Event, ...]) -> str:
    return "\n".join(["", f"{_CHOICE}{choice}", "", *_page(journey, events)]) + "\n"


def _page(journey: Journey, events: tuple[Event, ...]) -> list[str]:
    shown = view(journey.story, journey.state)
    told = [line for event in events for line in sentences(journey.story, event)]
    lines = [*told, *_words(shown), _state_line(journey, shown), *(_offer(offer) for offer in shown.offers)]
    # A line of prose must not be taken for a choice or for the head.
    return [f" {line}" if line.startswith((">", "#")) else line for line in lines]


def _words(shown: View) -> Iterator[str]:
    page = shown.ending
    if page is not None:
        yield f"{page.title} ({page.number} of {page.of})"
    for paragraph in shown.passage if page is None else (*page.text, *page.survivor, *page.unknown):
        yield paragraph_text(paragraph)


def _state_line(journey: Journey, shown: View) -> str:
    story, state = journey.story, journey.state
    date = date_text(state.values[DATE])
    stores = ", ".join(
        f"{quantity.id} {amount_text(state.values[quantity.slot], quantity.step, quantity.unit)}"
        for quantity in story.quantities
    )
    party = ", ".join(
        f"{story.people[person].name} {STAGE_WORDS[stage_of(story, state, person)]}" for person in with_us(story, state)
    )
    road = shown.road
    walked = f"{amount_text(road.walked, 100, 'km')} of {amount_text(road.distance, 100, 'km')}" if road else ""
    orders = ", ".join(f"{order.id} {order.now}" for order in road.orders) if road else ""
    today = f"day {state.values[DAY]}" + (f", {date}" if date else "")
    parts = (today, stores, f"with {party}" if party else "alone", walked, orders)
    return f"[{'; '.join(part for part in parts if part)}]"


def _offer(offer: Offer) -> str:
    odds = f" ({offer.odds.chance if offer.odds.exact else offer.odds.word})" if offer.odds else ""
    prices = f" [{', '.join(offer.prices)}]" if offer.prices else ""
    locked = "" if offer.open else f" (locked: {offer.locked})"
    return f"- {offer.id}: {offer.label}{prices}{odds}{locked}"
