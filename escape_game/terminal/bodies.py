"""How people fare, in words: hurt and healed, closer and further; those who fare alike in one line."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from escape_game.engine.amounts import amount_text
from escape_game.engine.events import Body, Bonded, Event
from escape_game.engine.party import YOU, points
from escape_game.story.layout import BOND_MOST, CONDITION_MOST, STAGE_WORDS, THOUSANDTHS
from escape_game.story.story import Story
from escape_game.terminal.blocks import BOND, Line
from escape_game.terminal.reckoning import Telling, cost, gain


def alike(events: Iterable[Event]) -> list[tuple[Event, ...]]:
    """Return events in their order, those together that one line can tell: the same done to several bodies or bonds."""
    return [tuple(group) for _, group in groupby(events, _Likeness())]


class _Likeness:
    """What is the same of neighbours that belong together; different for all others."""

    def __init__(self) -> None:
        self._alone = 0

    def __call__(self, event: Event) -> tuple[str, int]:
        match event:
            case Body():
                return ("body", _change(event))
            case Bonded(_, before, after):
                return ("bond", after - before)
            case _:
                self._alone += 1
                return ("", self._alone)


def _change(event: Body) -> int:
    return points(event.after) - points(event.before)


def bodies(telling: Telling, events: Sequence[Body]) -> Line:
    """Say that somebody was hurt or healed, or several by as much."""
    change = _change(events[0])
    line = gain if change > 0 else cost
    how = f"better by {change}" if change > 0 else f"hurt by {-change}"
    if len(events) == 1:
        only = events[0]
        now = condition_words(STAGE_WORDS[only.stage_after], only.after)
        return line(f"{name(telling.story, only.person)} {_is([only.person])} {how}: {now}")
    people = [event.person for event in events]
    words = f"{everybody(telling, people)} {'is' if _is_all(telling, people) else 'are'} {how}"
    turned = [
        f"{'you' if event.person == YOU else name(telling.story, event.person)} {_is([event.person])} "
        f"{condition_words(STAGE_WORDS[event.stage_after], event.after)}"
        for event in events
        if event.stage_after != event.stage_before
    ]
    return line("; ".join([words, *turned]))


def bonds(telling: Telling, events: Sequence[Bonded]) -> Line:
    """Say that somebody's bond with you changed, or the bonds of several."""
    closer = events[0].after > events[0].before
    line = gain if closer else cost
    who, more = listed([name(telling.story, event.person) for event in events]), "more" if closer else "less"
    now = listed([str(event.after) for event in events])
    words = f"trusts you {more}: bond" if len(events) == 1 else f"trust you {more}: bonds"
    return line(f"{who} {words} {now} of {BOND_MOST}")._replace(tone=BOND)


def condition_words(stage: str, condition: int) -> str:
    """Return a condition by its stage, its number and the most it can be."""
    return f"{stage}, {amount_text(condition, THOUSANDTHS, '')} of {amount_text(CONDITION_MOST, THOUSANDTHS, '')}"


def name(story: Story, person: int) -> str:
    """Return what somebody is called in a line about him."""
    return "You" if person == YOU else story.people[person].name


def everybody(telling: Telling, people: Sequence[int]) -> str:
    """Return several people by their names, or as everyone, with you or without."""
    if _is_all(telling, people):
        return "Everyone" if YOU in people else "Everyone else"
    return listed([name(telling.story, person) for person in people])


def listed(words: Sequence[str]) -> str:
    """Return "a, b and c"."""
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else "".join(words)


def _is_all(telling: Telling, people: Sequence[int]) -> bool:
    return len(people) > 1 and (telling.company <= set(people) or telling.company - {YOU} == set(people))


def _is(people: Sequence[int]) -> str:
    return "is" if len(people) == 1 and people[0] != YOU else "are"
