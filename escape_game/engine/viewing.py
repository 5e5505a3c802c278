"""What a player may know now: the view of a state, the party, the pack. Pure, and never changes anything."""

from escape_game.engine import forecast, menu, odds
from escape_game.engine.amounts import amount_text, date_text, rounded
from escape_game.engine.judging import holds
from escape_game.engine.party import YOU, able, named, points, stage_of, with_us
from escape_game.engine.prose import plain_text, render
from escape_game.engine.state import State
from escape_game.engine.stores import days_of_food, days_of_water, pace_of, room_for
from escape_game.engine.views import (
    EndingView,
    Meter,
    OddsView,
    Option,
    Order,
    PersonView,
    RoadView,
    View,
)  # fmt: skip
from escape_game.story.layout import (
    BOND,
    CONDITION,
    CONDITION_MOST,
    DATE,
    DAY,
    DEAD,
    DIED,
    FAILING,
    GRAVE,
    HERE,
    LEG,
    LOW_DAYS,
    MARCH,
    NIGHTS,
    RATION,
    REGION,
    STAGE_WORDS,
    STATUS,
    STATUS_WORDS,
    THOUSANDTHS,
    UNMET,
    WALKED,
    WATERING,
    WITH_US,
    person_slot,
)  # fmt: skip
from escape_game.story.prose import Passage
from escape_game.story.scenes import Check, Choice, Price
from escape_game.story.story import ROAD, Quantity, Story

_BOND_WORDS = ("gone cold", "wary of you", "neutral", "easy with you", "trusts you", "stands by you", "yours", "yours")


def view(story: Story, state: State, *, gentle: bool = False) -> View:
    """Return the present moment."""
    scene = story.scenes[state.scene]
    region = state.values[REGION] - 1
    ended = state.ending >= 0
    on_road = state.scene == ROAD and not ended
    passage = scene.between if state.taken else scene.text
    leg = story.legs[state.values[LEG] - 1] if on_road else None
    return View(
        scene=scene.id,
        title=leg.title if leg is not None else scene.title,
        region=story.regions[region].title if region >= 0 else "",
        day=state.values[DAY],
        date=date_text(state.values[DATE]),
        passage=render(story, state, passage, gentle) if passage is not None and not (on_road or ended) else (),
        meters=meters(story, state),
        alive=1 + len(with_us(story, state)),
        failing=_failing(story, state),
        options=() if ended else options(story, state),
        road=_road(story, state) if on_road else None,
        ending=_ending(story, state, gentle=gentle) if ended else None,
    )


def label(story: Story, state: State, choice: Choice) -> str:
    """Return a choice's words."""
    return _line(story, state, choice.label)


def _line(story: Story, state: State, passage: Passage | None) -> str:
    return " ".join(plain_text(render(story, state, passage)).split()) if passage is not None else ""


def options(story: Story, state: State) -> tuple[Option, ...]:
    """Return the menu, open choices and locked ones, as the author ordered it; without the orders of the road."""
    open_now = [c for c in menu.offers(story, state) if not c.order]
    locked = [c for c in menu.closed(story, state) if not c.order]
    order = {id(c): i for i, c in enumerate((*story.scenes[state.scene].choices, *story.everywhere))}
    shown = sorted([*open_now, *locked], key=lambda c: order[id(c)])
    still_open = {id(c) for c in open_now}
    return tuple(_option(story, state, c, is_open=id(c) in still_open) for c in shown)


def _option(story: Story, state: State, choice: Choice, *, is_open: bool) -> Option:
    return Option(
        id=choice.id,
        label=label(story, state, choice),
        open=is_open,
        locked="" if is_open else _why_locked(story, state, choice),
        prices=tuple(price_text(story, price) for price in choice.prices),
        odds=_odds(story, state, choice.check) if choice.check is not None and is_open else None,
        warns=_line(story, state, choice.warns),
        no_return=_line(story, state, choice.no_return),
        undo=choice.undo,
        order=choice.order,
    )


def price_text(story: Story, price: Price) -> str:
    """Return a line of a price in words: "4 l water", "2 hours"."""
    if price.kind == "quantity":
        quantity = story.quantities[price.which]
        return f"{amount_text(price.amount, quantity.step, quantity.unit)} {quantity.title.lower()}".strip()
    if price.kind == "item":
        return story.items[price.which].title
    if price.kind == "condition":
        return f"{points(price.amount)} of your strength"
    count = price.amount
    return f"{count} {price.kind if count != 1 else price.kind.rstrip('s')}"


def _why_locked(story: Story, state: State, choice: Choice) -> str:
    lacking = [_lack(story, state, price) for price in choice.prices if not _can_pay(story, state, price)]
    if choice.locked is not None and not lacking:
        return _line(story, state, choice.locked)
    return "; ".join(lacking) or "not now"


def _can_pay(story: Story, state: State, price: Price) -> bool:
    if price.kind == "quantity":
        quantity = story.quantities[price.which]
        return rounded(state.values[quantity.slot], quantity.step) >= price.amount
    if price.kind == "condition":
        return points(state.values[person_slot(YOU, CONDITION)]) > points(price.amount)
    return price.kind != "item" or state.values[story.items[price.which].slot] > 0


def _lack(story: Story, state: State, price: Price) -> str:
    if price.kind == "quantity":
        quantity = story.quantities[price.which]
        has = amount_text(state.values[quantity.slot], quantity.step, quantity.unit)
        return f"needs {price_text(story, price)}, you have {has}"
    if price.kind == "condition":
        return f"needs more than {points(price.amount)} of your strength, you have {_your_points(state)}"
    return f"needs {price_text(story, price)}"


def _your_points(state: State) -> int:
    return points(state.values[person_slot(YOU, CONDITION)])


def _odds(story: Story, state: State, check: Check) -> OddsView:
    likely = odds.chance(story, state, check)
    risked = dict.fromkeys(p for who in check.risked for p in named(story, state, who))
    names = tuple("you" if p == YOU else story.people[p].name for p in risked)
    exact = odds.are_exact(story, state)
    return OddsView(likely, exact, odds.in_a_word(story, likely), odds.reasons(story, state, check), names)


def meters(story: Story, state: State) -> tuple[Meter, ...]:
    """Return the quantities that the present region shows."""
    region = state.values[REGION] - 1
    shown = story.regions[region].shows if region >= 0 else range(len(story.quantities))
    return tuple(_meter(story, state, i) for i in shown if not story.quantities[i].hidden)


def _meter(story: Story, state: State, index: int) -> Meter:
    quantity, survival = story.quantities[index], story.survival
    value = rounded(state.values[quantity.slot], quantity.step)
    stock = survival is not None and quantity.slot in (survival.water, survival.food)
    exact = not stock or survival is None or holds(story, state, survival.stores_exact)
    if not exact:
        value = rounded(value, max(quantity.step, THOUSANDTHS))
    most = rounded(room_for(story, state, quantity.slot), quantity.step)
    return Meter(
        quantity.id, quantity.title, value, most, quantity.unit, quantity.step, _meter_word(quantity, value),
        _days_left(story, state, quantity.slot) if stock and exact else -1, exact,
    )  # fmt: skip


def _meter_word(quantity: Quantity, value: int) -> str:
    if quantity.critical >= 0 and value <= quantity.critical:
        return "critical"
    if quantity.low >= 0 and value <= quantity.low:
        return "low"
    return next((band.word for band in quantity.words if value <= band.most), "")


def _days_left(story: Story, state: State, slot: int) -> int:
    if story.survival is None or not state.values[LEG]:
        return -1
    return days_of_water(story, state) if slot == story.survival.water else days_of_food(story, state)


def _failing(story: Story, state: State) -> tuple[str, ...]:
    return tuple(
        f"{'you' if p == YOU else story.people[p].name} {STAGE_WORDS[stage_of(story, state, p)]}"
        for p in [YOU, *with_us(story, state)]
        if stage_of(story, state, p) <= FAILING
    )


def people(story: Story, state: State) -> tuple[PersonView, ...]:
    """Return you, then everybody whom you have met, in the order of the cast."""
    met = [p for p in range(1, len(story.people)) if state.values[person_slot(p, STATUS)] != UNMET]
    you = [YOU] if story.people[YOU].name else []
    return tuple(_person(story, state, p) for p in [*you, *met])


def _person(story: Story, state: State, person: int) -> PersonView:
    def value(field: int) -> int:
        return state.values[person_slot(person, field)]

    who, status = story.people[person], WITH_US if person == YOU else value(STATUS)
    near = status in (HERE, WITH_US)
    stage = stage_of(story, state, person)
    return PersonView(
        id=who.id,
        name=who.name,
        role=who.role,
        status=STATUS_WORDS[status],
        stage=STAGE_WORDS[stage] if near and story.survival is not None else "",
        condition=points(value(CONDITION)),
        most=points(CONDITION_MOST),
        bond=value(BOND),
        bond_word="" if person == YOU else _BOND_WORDS[value(BOND) + 2],
        skills=tuple(story.skills[has.skill].replace("_", " ") for has in who.skills),
        skills_work=able(story, state, person),
        tell=who.tell if near and stage <= FAILING else "",
        portrait=who.portrait,
        ill_for=value(LOW_DAYS),
        died=value(DIED) if status == DEAD else 0,
        cause="",
        buried=bool(value(GRAVE)),
        duty=_duty_of(story, state, person),
    )


def _duty_of(story: Story, state: State, person: int) -> str:
    duties = story.survival.duties if story.survival is not None else ()
    return ", ".join(duty.title for duty in duties if state.values[duty.slot] == person + 1)


def pack(story: Story, state: State) -> tuple[str, ...]:
    """Return what is carried, in the author's words."""
    return tuple(item.title for item in story.items if state.values[item.slot])


def _road(story: Story, state: State) -> RoadView:
    leg = story.legs[state.values[LEG] - 1]
    return RoadView(
        leg=leg.id,
        title=leg.title,
        walked=state.values[WALKED],
        distance=leg.distance,
        arrive=story.scenes[leg.arrive].title,
        night=state.values[NIGHTS],
        orders=_orders(story, state),
        forecast=forecast.sentence(story, state),
    )


def _orders(story: Story, state: State) -> tuple[Order, ...]:
    survival = story.survival
    if survival is None:
        return ()
    every = [c for c in story.scenes[ROAD].choices if c.order and menu.is_shown(story, state, c)]
    pace = pace_of(survival, state, walking=True)
    kinds: list[tuple[str, str, str]] = [("pace", "Pace", pace.title)]
    for kind, table, slot in (("ration", survival.rations, RATION), ("watering", survival.waterings, WATERING)):
        if table:
            kinds.append((kind, kind.capitalize(), table[state.values[slot]].title))
    if survival.marches:
        kinds.append(("march", "March", survival.marches[state.values[MARCH]].title))
    for duty in survival.duties:
        person = state.values[duty.slot] - 1
        kinds.append((f"duty.{duty.id}", duty.title, "nobody" if person < 0 else _name(story, person)))
    found = []
    for kind, title, now in kinds:
        of_kind = tuple(_option(story, state, c, is_open=True) for c in every if c.id.startswith(f"{kind}."))
        if of_kind:
            found.append(Order(kind, title, now, of_kind))
    return tuple(found)


def _name(story: Story, person: int) -> str:
    return "you" if person == YOU else story.people[person].name


def _ending(story: Story, state: State, *, gentle: bool) -> EndingView:
    page = story.endings[state.ending]
    return EndingView(
        id=page.id,
        title=page.title,
        kind=page.kind,
        number=state.ending + 1,
        of=len(story.endings),
        text=render(story, state, page.text, gentle),
        survivor=render(story, state, page.survivor, gentle) if page.survivor is not None else (),
        unknown=render(story, state, page.unknown, gentle) if page.unknown is not None else (),
    )
