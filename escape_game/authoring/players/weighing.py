"""What a choice is worth to a careful player: its label says what it is for, its price and its odds stand beside it.

A label can't be read here, so what a choice does at once stands for its words: which way it goes for whom, not how far.
What comes of it later, small rolls within it and whatever the story keeps to itself are unknown.
"""

from collections.abc import Sequence

from escape_game.authoring.players.outlook import HOME
from escape_game.engine import odds
from escape_game.engine.judging import holds
from escape_game.engine.party import YOU, for_all, named, stage_of
from escape_game.engine.state import State
from escape_game.engine.stores import food_needed, water_needed
from escape_game.story.effects import Add, Become, Bond, Die, Effect, End, Harm, Outcome, Pass, PerHead, Put
from escape_game.story.layout import FAILING, GONE, LEG, SOUND, THOUSANDTHS, WITH_US, WORN
from escape_game.story.scenes import Check, Choice, Price
from escape_game.story.story import Story

# In points; a label tells which way a thing goes and not how far, so each kind of effect counts once.
YOUR_DEATH, DEATH, PARTING, COMPANY = -200.0, -60.0, -15.0, 15.0
A_BAD_END = -60.0
WARNED = -30.0  # what a warning takes off, where the odds beside it are not fair
HEALING, HURTING = 10.0, -10.0
SORE = {SOUND: 0.5, WORN: 1.0, FAILING: 2.0}  # times as much, by the stage of whoever is worst off of those meant
AT_THE_LAST = 3.0
A_DAY, AN_HOUR = -2.0, -0.2
TRUST, THING, STORES, SPIRITS, HUNTED = 3.0, 5.0, 5.0, 3.0, -5.0
A_PRICE = -2.0
INTO_THE_RESERVE = -15.0  # a price or a loss out of what the next days need
FOR_THE_RESERVE = 20.0  # a gain where there is not enough for them
A_MANHUNT, WITHIN = -30.0, 2  # what brings it on, or so many points from it
RESERVE_DAYS, DRY_DAYS = 3, 2  # of food, of water
FAIR = 60  # per cent; above it a risk may be taken
NOTHING = ("nothing", 0.0)


def worth(story: Story, state: State, choice: Choice) -> float:
    """Return what a choice seems worth, its price taken off."""
    price = sum(_price(story, state, each) for each in choice.prices)
    if choice.check is None:
        gain = _outcome(story, state, choice.then) if choice.then is not None else 0.0
        return price + gain + (WARNED if choice.warns is not None else 0.0)
    likely = likelihood(story, state, choice.check)
    good = _outcome(story, state, choice.success) if choice.success is not None else 0.0
    bad = _outcome(story, state, choice.failure) if choice.failure is not None else 0.0
    warned = WARNED if choice.warns is not None and likely <= FAIR else 0.0
    return price + warned + (good * likely + bad * (100 - likely)) / 100


def likelihood(story: Story, state: State, check: Check) -> int:
    """Return a chance as a player may know it, in per cent: the number, or the middle of what its word covers."""
    chance = odds.chance(story, state, check)
    if odds.are_exact(story, state) or story.survival is None:
        return chance
    below = 0
    for band in story.survival.odds.words:
        if chance <= band.most:
            return (below + band.most) // 2 + 1
        below = band.most
    return chance


def _outcome(story: Story, state: State, outcome: Outcome) -> float:
    steps = [step for step in outcome.steps if holds(story, state, step.when)]
    hints = dict.fromkeys(_hint(story, state, effect) for step in steps for effect in step.effects)
    ends = any(isinstance(step.exit, End) and story.endings[step.exit.ending].kind != HOME for step in steps)
    return sum(points for _, points in hints) + (A_BAD_END if ends else 0.0)


def _hint(story: Story, state: State, effect: Effect) -> tuple[str, float]:
    """Return what kind of thing an effect is, and what that is worth."""
    match effect:
        case Harm(who, amount):
            people = named(story, state, who)
            return ("body", (HURTING if amount > 0 else HEALING) * sore(story, state, people)) if people else NOTHING
        case Die(who, _):
            people = named(story, state, who)
            return ("death", YOUR_DEATH if YOU in people else DEATH) if people else NOTHING
        case Become(_, status):
            return "company", {GONE: PARTING, WITH_US: COMPANY}.get(status, 0.0)
        case Bond(who, amount) if named(story, state, who):
            return "trust", TRUST if amount > 0 else -TRUST
        case Pass(days, hours, _):
            return "time", A_DAY * days + AN_HOUR * hours
        case PerHead():
            return _hint(story, state, for_all(story, state, effect))
        case Add(slot, amount):
            return "stores", _stores(story, state, slot, state.values[slot] + amount)
        case Put(slot, value) if slot in _kept(story):
            return "stores", _stores(story, state, slot, value)
        case Put(slot, value) if any(item.slot == slot for item in story.items):
            return "thing", THING if value else -THING
        case _:
            return NOTHING


def sore(story: Story, state: State, people: Sequence[int]) -> float:
    """Return how much it matters what happens to the worst off of these."""
    return SORE.get(min(stage_of(story, state, person) for person in people), AT_THE_LAST)


def _kept(story: Story) -> dict[int, float]:
    """Return what a little more of each of the quantities is worth that the rules of survival speak of."""
    survival = story.survival
    if survival is None:
        return {}
    worths = {survival.food: STORES, survival.water: STORES, survival.morale: SPIRITS, survival.hunted: HUNTED}
    return {slot: points for slot, points in worths.items() if slot >= 0}


def _stores(story: Story, state: State, slot: int, then: int) -> float:
    """Return what it is worth that a quantity is so much `then`: more, where the next days are not provided for."""
    now, reserve = state.values[slot], _reserve(story, state, slot)
    if then == now:
        return 0.0
    points = _kept(story).get(slot, 0.0)
    if then > now:
        return points + (FOR_THE_RESERVE if now < reserve else 0.0) + (A_MANHUNT if _hunts(story, slot, then) else 0.0)
    return (INTO_THE_RESERVE if then < reserve else 0.0) - points


def _hunts(story: Story, slot: int, then: int) -> bool:
    survival = story.survival
    return survival is not None and slot == survival.hunted and then >= survival.hunt.at - WITHIN * THOUSANDTHS > 0


def _price(story: Story, state: State, price: Price) -> float:
    match price.kind:
        case "quantity":
            slot = story.quantities[price.which].slot
            left = state.values[slot] - price.amount
            return A_PRICE + (INTO_THE_RESERVE if left < _reserve(story, state, slot) else 0.0)
        case "condition":
            return HURTING * sore(story, state, [YOU])
        case "item":
            return -THING
        case _:
            return (A_DAY if price.kind == "days" else AN_HOUR) * price.amount


def _reserve(story: Story, state: State, slot: int) -> int:
    survival, leg = story.survival, state.values[LEG]
    if survival is None or not survival.paces:
        return 0
    pace = survival.paces[survival.orders[0]]
    if slot == survival.food:
        return food_needed(story, survival, state, pace) * RESERVE_DAYS
    if slot == survival.water and leg:
        return water_needed(story, survival, state, pace, story.legs[leg - 1]) * DRY_DAYS
    return 0
