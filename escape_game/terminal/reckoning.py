"""What was won and lost, in words: stores and other quantities, with sign, amount, what it is now, and of how much."""

from collections.abc import Mapping
from typing import NamedTuple

from escape_game.engine.amounts import amount_text, rounded
from escape_game.engine.company import Idle, idle
from escape_game.engine.events import Changed
from escape_game.engine.journey import Journey
from escape_game.engine.offering import unit_of
from escape_game.engine.party import YOU, with_us
from escape_game.engine.viewing import meters
from escape_game.engine.views import Meter, View
from escape_game.story.story import Quantity, Story
from escape_game.terminal.blocks import GOOD, WARN, Line, Words, sentence
from escape_game.terminal.options import FULL


class Telling(NamedTuple):
    """What wording needs beside the events.

    `meters` are those now on show, by id: they say what is known exactly. `company` are you and all who are with you,
    `before` what was known before the turn that is told; None where the journey begins with it. `idle` are the duties
    that nobody does any more.
    """

    story: Story
    meters: Mapping[str, Meter]
    odds: str = FULL
    company: frozenset[int] = frozenset()
    before: "Before | None" = None
    idle: tuple[Idle, ...] = ()


class Before(NamedTuple):
    """Who was with us before a turn, and how much of each quantity on show there could be."""

    companions: frozenset[int]
    most: Mapping[str, int]


def telling_of(journey: Journey, now: View, odds: str) -> Telling:
    """Return what wording needs to tell how we came to be here."""
    story, state = journey.story, journey.state
    told = Telling(story, {meter.id: meter for meter in now.meters}, odds, frozenset((YOU, *with_us(story, state))))
    if not journey.past:
        return told
    earlier = journey.past[-1].state
    before = Before(frozenset(with_us(story, earlier)), {meter.id: meter.most for meter in meters(story, earlier)})
    ordered = journey.log[-1]  # to whom that is news who has just ordered it?
    missed = tuple(duty for duty in idle(story, earlier, state) if not ordered.startswith(f"duty.{duty.id}."))
    return told._replace(before=before, idle=() if state.ending >= 0 else missed)


def gain(words: str, spoken: str = "") -> Line:
    """Return a line that says what was won."""
    return Line(Words(f"[+] {sentence(words)}", f"Gain: {spoken or sentence(words)}"), GOOD)


def cost(words: str, spoken: str = "") -> Line:
    """Return a line that says what was lost."""
    return Line(Words(f"[-] {sentence(words)}", f"Cost: {spoken or sentence(words)}"), WARN)


def changed(telling: Telling, event: Changed) -> tuple[Line, ...]:
    """Say a change of a quantity on show: sign, amount, what it is now, of how much, and why.

    Whether more is a gain is known of morale, of what is feared, and of what has a unit or can be low; of others, not.
    What is read as before has not changed.
    """
    quantity = telling.story.quantities[event.quantity]
    meter = telling.meters.get(quantity.id)
    if meter is None or rounded(event.before, quantity.step) == rounded(event.after, quantity.step):
        return ()
    worth = _worth(telling.story, quantity)
    words = _by_how_much(telling, event, always_signed=worth <= 0) if meter.exact else _about(telling, event, meter)
    if not worth:
        return (Line(Words(sentence(words.shown), sentence(words.spoken))),)
    line = gain if (event.after > event.before) == (worth > 0) else cost
    return (line(*words),)


def _worth(story: Story, quantity: Quantity) -> int:
    """Return 1 for what is good to have, -1 for what is to be feared, 0 for what the story leaves open."""
    if quantity.feared:
        return -1
    survival = story.survival
    is_good = quantity.unit or quantity.low >= 0 or (survival is not None and quantity.slot == survival.morale)
    return 1 if is_good else 0


def _by_how_much(telling: Telling, event: Changed, *, always_signed: bool) -> Words:
    quantity, most = telling.story.quantities[event.quantity], _most_of(telling, event)
    rises = event.after > event.before
    # As it was read before and will be now: sums are to come out for who does them.
    change = abs(rounded(event.after, quantity.step) - rounded(event.before, quantity.step))
    unit = f" {unit_of(quantity, change)}" if quantity.unit else ""
    by, now = plain_amount(quantity, change), plain_amount(quantity, event.after)
    direction = f" {'up' if rises else 'down'}" if always_signed else ""
    return Words(
        f"{quantity.title} {'+' if rises else '-'}{by}{unit}, now {now}/{most}{_why(event)}",
        f"{quantity.title.lower()}{direction} {by}{unit}, now {now} of {most}{_why(event)}.",
    )


def _about(telling: Telling, event: Changed, meter: Meter) -> Words:
    quantity, most = telling.story.quantities[event.quantity], _most_of(telling, event)
    about = amount_text(meter.amount, meter.step, "")
    unit = f" {unit_of(quantity, abs(event.after - event.before))}" if quantity.unit else ""
    direction = "more" if event.after > event.before else "less"
    return Words(
        f"{direction.capitalize()} {quantity.title.lower()}, now about {about}/{most}{unit}{_why(event)}",
        f"{direction} {quantity.title.lower()}, now about {about} of {most}{unit}{_why(event)}.",
    )


def _most_of(telling: Telling, event: Changed) -> str:
    return most_of(telling, telling.story.quantities[event.quantity])


def _why(event: Changed) -> str:
    return f" ({event.reason})" if event.reason else ""


def quantity_of(story: Story, slot: int) -> Quantity | None:
    """Return the quantity that stands in a slot, if the story has it."""
    return next((quantity for quantity in story.quantities if quantity.slot == slot), None)


def most_of(telling: Telling, quantity: Quantity) -> str:
    """Return the most there can be: what the party can carry, where the meter says so."""
    meter = telling.meters.get(quantity.id)
    return plain_amount(quantity, meter.most if meter is not None else quantity.most)


def has_stood_still(telling: Telling, quantity: Quantity) -> bool:
    """Return whether the most there can be is what it was before the turn, as far as both are known."""
    now, before = telling.meters.get(quantity.id), telling.before
    return now is None or before is None or before.most.get(quantity.id, now.most) == now.most


def plain_amount(quantity: Quantity, thousandths: int) -> str:
    """Return an amount of a quantity without its unit."""
    return amount_text(thousandths, quantity.step, "")
