"""Choices as a player sees them: words, prices, odds, and why one is locked."""

from escape_game.engine import menu, odds
from escape_game.engine.amounts import amount_text, rounded
from escape_game.engine.outcomes import pay
from escape_game.engine.party import YOU, named, points
from escape_game.engine.prose import plain_text, render
from escape_game.engine.state import State
from escape_game.engine.views import OddsView, Offer
from escape_game.story.layout import CONDITION, THOUSANDTHS, person_slot
from escape_game.story.prose import Passage
from escape_game.story.scenes import Check, Choice, Price
from escape_game.story.story import Quantity, Story


def label(story: Story, state: State, choice: Choice) -> str:
    """Return a choice's words."""
    return _line(story, state, choice.label)


def _line(story: Story, state: State, passage: Passage | None) -> str:
    return " ".join(plain_text(render(story, state, passage)).split()) if passage is not None else ""


def offered(story: Story, state: State) -> tuple[Offer, ...]:
    """Return the menu, open choices and locked ones, as the author ordered it; without the orders of the road."""
    open_now = menu.offers(story, state)
    locked = menu.closed(story, state)
    order = {id(c): i for i, c in enumerate((*story.scenes[state.scene].choices, *story.everywhere))}
    shown = sorted([*open_now, *locked], key=lambda c: order[id(c)])
    still_open = {id(c) for c in open_now}
    return tuple(offer(story, state, c, is_open=id(c) in still_open) for c in shown)


def offer(story: Story, state: State, choice: Choice, *, is_open: bool) -> Offer:
    """Return one choice as it is shown."""
    return Offer(
        id=choice.id,
        label=label(story, state, choice),
        open=is_open,
        locked="" if is_open else why_locked(story, state, choice),
        prices=tuple(price_text(story, price) for price in choice.prices),
        odds=_odds(story, _paid(story, state, choice), choice.check) if choice.check is not None and is_open else None,
        warns=_line(story, state, choice.warns),
        no_return=_line(story, state, choice.no_return),
        undo=choice.undo,
        order=choice.order,
    )


def price_text(story: Story, price: Price) -> str:
    """Return a line of a price in words: "4 l of water", "2 hours"."""
    if price.kind == "quantity":
        quantity = story.quantities[price.which]
        amount = amount_text(price.amount, quantity.step, unit_of(quantity, price.amount))
        return f"{amount} {'of ' if quantity.unit else ''}{quantity.title.lower()}"
    if price.kind == "item":
        return story.items[price.which].title
    if price.kind == "condition":
        return f"{points(price.amount)} of your strength"
    count = price.amount
    return f"{count} {price.kind if count != 1 else price.kind.rstrip('s')}"


def unit_of(quantity: Quantity, amount: int) -> str:
    """Return the unit as one says it of an amount: authors write it as of many."""
    single = amount == THOUSANDTHS and len(quantity.unit) > 1
    return quantity.unit.removesuffix("s") if single else quantity.unit


def why_locked(story: Story, state: State, choice: Choice) -> str:
    """Return what a locked choice says beside its label: what is lacking to its price, or its author's words."""
    lacking = [_lack(story, state, price) for price in choice.prices if not _can_pay(story, state, price)]
    if choice.locked is not None and not lacking:
        return _line(story, state, choice.locked)
    return "; ".join(lacking) or "not now"


def _can_pay(story: Story, state: State, price: Price) -> bool:
    if price.kind == "quantity":
        quantity = story.quantities[price.which]
        return rounded(state.values[quantity.slot], quantity.step) >= price.amount
    if price.kind == "condition":
        return points(state.values[person_slot(YOU, CONDITION)]) >= _strength_needed(story, price)
    return price.kind != "item" or state.values[story.items[price.which].slot] > 0


def _lack(story: Story, state: State, price: Price) -> str:
    if price.kind == "quantity":
        quantity = story.quantities[price.which]
        has = amount_text(state.values[quantity.slot], quantity.step, quantity.unit)
        return f"needs {price_text(story, price)}, you have {has}"
    if price.kind == "condition":
        return f"needs you at {_strength_needed(story, price)}, and you are at {_your_points(state)}"
    return f"needs {price_text(story, price)}"


def _strength_needed(story: Story, price: Price) -> int:
    """Return the condition that a price in strength wants: what it leaves must not be a last night."""
    return points(price.amount) + (points(story.survival.stages[0]) if story.survival is not None else 1)


def _your_points(state: State) -> int:
    return points(state.values[person_slot(YOU, CONDITION)])


def _paid(story: Story, state: State, choice: Choice) -> State:
    """Return the state in which a choice is rolled: its price comes first, and may cost strength or days."""
    if not choice.paid:
        return state
    draft = state.copy()
    pay(story, draft, choice.paid, None, 0)
    return draft


def _odds(story: Story, state: State, check: Check) -> OddsView:
    likely = odds.chance(story, state, check)
    risked = dict.fromkeys(p for who in check.risked for p in named(story, state, who))
    names = tuple("you" if p == YOU else story.people[p].name for p in risked)
    exact = odds.are_exact(story, state)
    return OddsView(likely, exact, odds.in_a_word(story, likely), odds.reasons(story, state, check), names)
