"""The travel report: what the days of a walk came to, in one block after them."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from escape_game.engine.amounts import amount_text, date_text, rounded
from escape_game.engine.events import FOOD_LOW, WATER_LOW, DayWalked, Event, StageTurned, Warned
from escape_game.story.layout import FAILING, STAGE_WORDS, THOUSANDTHS
from escape_game.story.story import Story
from escape_game.story.survival import Survival
from escape_game.terminal.blocks import DANGER, PLAIN, WARN, Block, Heading, Record, Table, sentence
from escape_game.terminal.particulars import days_text
from escape_game.terminal.reckoning import Telling, has_stood_still, most_of, plain_amount, quantity_of

_ALL = 100
REPORTED = (DayWalked, StageTurned)


class Walk(NamedTuple):
    """A walk-on: its days, whose stage turned, what was warned of, and what follows on it."""

    days: tuple[DayWalked, ...]
    turned: tuple[StageTurned, ...]
    low: tuple[Warned, ...]


def walk_in(events: Iterable[Event]) -> Walk:
    """Return what of these events the report tells."""
    events = tuple(events)
    return Walk(
        tuple(event for event in events if isinstance(event, DayWalked)),
        tuple(event for event in events if isinstance(event, StageTurned)),
        tuple(event for event in events if isinstance(event, Warned) and event.kind in (WATER_LOW, FOOD_LOW)),
    )


def is_reported(event: Event) -> bool:
    """Return whether the report tells an event."""
    return isinstance(event, REPORTED) or (isinstance(event, Warned) and event.kind in (WATER_LOW, FOOD_LOW))


def report(telling: Telling, walk: Walk) -> tuple[Block, ...]:
    """Return the block that closes a walk; nothing if no day was walked."""
    if not walk.days:
        return ()
    last = walk.days[-1]
    when = f"Day {last.day}, {date_text(last.date)}" if last.date else f"Day {last.day}"
    records = [_road(walk.days)]
    survival = telling.story.survival
    if survival is not None:
        records += [record for record in _stores(telling, survival, walk) if record is not None]
    records += _people(telling.story, walk.turned)
    if any(day.water_found for day in walk.days):
        records.append(Record(("Found", "water", "", ""), "Found: water."))
    return (Heading("Report", (when, "travel report")), Table((), tuple(records)))


def _road(days: Sequence[DayWalked]) -> Record:
    last = days[-1]
    walked, distance = _km(last.walked), _km(last.walked + last.left)
    if not last.left:
        return Record(("Road", f"{walked} of {distance} km", "", "the end of it"), f"Road: all {distance} km walked.")
    left = f"{_km(last.left)} km left"
    going = f"{walked} of {distance} km"
    ahead = _days_ahead(days)
    still = f", about {days_text(ahead)}" if ahead else ""
    return Record(("Road", going, "", left + still), f"Road: {going} walked, {left}{still}.")


def _km(thousandths: int) -> str:
    return amount_text(thousandths, THOUSANDTHS, "")


def _days_ahead(days: Sequence[DayWalked]) -> int:
    """Return how many more days it will be as these were, or 0 if they brought us no nearer."""
    if len(days) > 1:
        a_day = (days[-1].walked - days[0].walked) // (len(days) - 1)
    else:
        a_day = days[0].walked // max(1, days[0].night)
    return -(-days[-1].left // a_day) if a_day > 0 else 0


def _stores(telling: Telling, survival: Survival, walk: Walk) -> list[Record | None]:
    first, last = walk.days[0], walk.days[-1]
    food = _store(telling, survival.food, first.food_before, last.food_after, _fed(walk), _warning(walk, FOOD_LOW))
    drunk = _share("drank", [day.drank for day in walk.days if day.drank >= 0])
    water = _store(telling, survival.water, first.water_before, last.water_after, drunk, _warning(walk, WATER_LOW))
    morale = _store(telling, survival.morale, first.morale_before, last.morale_after, "", "")
    return [water, food, morale]


def _fed(walk: Walk) -> str:
    return _share("ate", [day.ate for day in walk.days])


def _share(did: str, shares: Sequence[int]) -> str:
    least = min(shares, default=_ALL)
    return f"{did} {least}%" if least < _ALL else ""


def _warning(walk: Walk, kind: str) -> str:
    for warned in walk.low:
        if warned.kind == kind:
            return f"LOW, about {days_text(warned.days)} left" if warned.days > 0 else "LOW, under a day left"
    return ""


def _store(telling: Telling, slot: int, before: int, after: int, share: str, warning: str) -> Record | None:
    """Return the row of a store; None where it isn't known, or there is nothing to say of it."""
    quantity = quantity_of(telling.story, slot)
    if quantity is None or before < 0 or after < 0 or quantity.hidden:
        return None
    meter = telling.meters.get(quantity.id)
    notes = "; ".join(note for note in (warning, share) if note)
    need = f"you {share.removesuffix('%')} percent of the need" if share else ""
    heard = " ".join(sentence(note) for note in (warning.lower(), need) if note)  # capitals are spelled aloud
    tone = WARN if warning else PLAIN
    unit = f" {quantity.unit}" if quantity.unit else ""
    if meter is not None and not meter.exact:
        about = amount_text(rounded(after, max(quantity.step, THOUSANDTHS)), quantity.step, "")
        most = most_of(telling, quantity)
        cells = (quantity.title, f"about {about}/{most}{unit}", "", notes)
        return Record(cells, f"{quantity.title}: about {about} of {most}{unit}. {heard}", tone) if notes else None
    then, now, most = plain_amount(quantity, before), plain_amount(quantity, after), most_of(telling, quantity)
    if then == now and not notes:
        return None
    by = amount_text(rounded(after, quantity.step) - rounded(before, quantity.step), quantity.step, "")
    of, of_most = (f"/{most}", f" of {most}") if has_stood_still(telling, quantity) else ("", "")
    shown = f"{then} → {now}{of}{unit}" if then != now else f"{now}{of}{unit}"
    moved = f"{then} to {now}{of_most}{unit}, {'down' if after < before else 'up'} {by.lstrip('-')}"
    spoken = moved if then != now else f"{now}{of_most}{unit}"
    signed = by if by.startswith("-") else f"+{by}"
    cells = (quantity.title, shown, signed if then != now else "", notes)
    return Record(cells, f"{quantity.title}: {sentence(spoken)} {heard}".rstrip(), tone)


def _people(story: Story, turned: Iterable[StageTurned]) -> list[Record]:
    """Return a row for each whose stage is another one now than when we set out."""
    stages: dict[int, tuple[int, int]] = {}
    for event in turned:
        stages[event.person] = (stages.get(event.person, (event.before, 0))[0], event.after)
    records = []
    for person, (before, after) in stages.items():
        if before != after:
            name = "You" if not person else story.people[person].name
            words = f"{STAGE_WORDS[after]}, {'was' if person else 'were'} {STAGE_WORDS[before]}"
            tone = PLAIN if after > before else DANGER if after <= FAILING else WARN
            records.append(Record((name, words, "", ""), f"{name}: {words}.", tone))
    return records
