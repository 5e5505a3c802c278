"""What was won and lost, in words: stores and other quantities, with sign, amount, what it is now, and of how much."""

from collections.abc import Mapping
from typing import NamedTuple

from escape_game.engine.amounts import amount_text
from escape_game.engine.events import Changed
from escape_game.engine.options import unit_of
from escape_game.engine.party import YOU, with_us
from escape_game.engine.state import State
from escape_game.engine.views import Meter, View
from escape_game.story.story import Quantity, Story
from escape_game.terminal.blocks import GOOD, WARN, Line, Words, sentence
from escape_game.terminal.options import FULL


class Telling(NamedTuple):
    """What wording needs beside the events.

    `meters` are those now on show, by id: they say what is known exactly. `company` are you and all who are with you.
    """

    story: Story
    meters: Mapping[str, Meter]
    odds: str = FULL
    company: frozenset[int] = frozenset()


def telling_of(story: Story, state: State, now: View, odds: str) -> Telling:
    """Return what wording needs to tell how we came to be here."""
    company = frozenset((YOU, *with_us(story, state)))
    return Telling(story, {meter.id: meter for meter in now.meters}, odds, company)


def gain(words: str, spoken: str = "") -> Line:
    """Return a line that says what was won."""
    return Line(Words(f"[+] {sentence(words)}", f"Gain: {spoken or sentence(words)}"), GOOD)


def cost(words: str, spoken: str = "") -> Line:
    """Return a line that says what was lost."""
    return Line(Words(f"[-] {sentence(words)}", f"Cost: {spoken or sentence(words)}"), WARN)


def changed(telling: Telling, event: Changed) -> tuple[Line, ...]:
    """Say a change of a quantity on show: sign, amount, what it is now, of how much, and why."""
    quantity = telling.story.quantities[event.quantity]
    meter = telling.meters.get(quantity.id)
    if meter is None or event.before == event.after:
        return ()
    rises = event.after > event.before
    survival = telling.story.survival
    feared = survival is not None and quantity.slot == survival.hunted
    line = gain if rises != feared else cost
    unit = f" {unit_of(quantity, abs(event.after - event.before))}" if quantity.unit else ""
    why = f" ({event.reason})" if event.reason else ""
    most, title = most_of(telling, quantity), quantity.title.lower()
    if not meter.exact:
        about = amount_text(meter.amount, meter.step, "")
        direction = "more" if rises else "less"
        return (
            line(
                f"{quantity.title} {direction}, now about {about}/{most}{unit}{why}",
                f"{title} {direction}, now about {about} of {most}{unit}{why}.",
            ),
        )
    by, now = plain_amount(quantity, abs(event.after - event.before)), plain_amount(quantity, event.after)
    spoken = f"{title} {'up' if rises else 'down'} {by}" if feared else f"{title} {by}{unit}"
    return (
        line(
            f"{quantity.title} {'+' if rises else '-'}{by}{unit}, now {now}/{most}{why}",
            f"{spoken}, now {now} of {most}{why}.",
        ),
    )


def quantity_of(story: Story, slot: int) -> Quantity | None:
    """Return the quantity that stands in a slot, if the story has it."""
    return next((quantity for quantity in story.quantities if quantity.slot == slot), None)


def most_of(telling: Telling, quantity: Quantity) -> str:
    """Return the most there can be: what the party can carry, where the meter says so."""
    meter = telling.meters.get(quantity.id)
    return plain_amount(quantity, meter.most if meter is not None else quantity.most)


def plain_amount(quantity: Quantity, thousandths: int) -> str:
    """Return an amount of a quantity without its unit."""
    return amount_text(thousandths, quantity.step, "")
