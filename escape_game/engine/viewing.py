"""What a player may know now: the view of a state. Pure, and never changes anything."""

from collections.abc import Iterator

from escape_game.engine import forecast, menu
from escape_game.engine.amounts import date_text, rounded
from escape_game.engine.company import pack, people
from escape_game.engine.judging import holds
from escape_game.engine.offering import label, offer, offered
from escape_game.engine.party import YOU, all_of_us, stage_of, with_us
from escape_game.engine.prose import render
from escape_game.engine.state import State
from escape_game.engine.stores import days_of_food, days_of_water, on_duty, pace_of, room_for
from escape_game.engine.views import NOBODY, EndingView, Meter, Order, RoadView, Unwell, View
from escape_game.story.layout import (
    DATE,
    DAY,
    FAILING,
    LEG,
    MARCH,
    NIGHTS,
    RATION,
    REGION,
    ROAD,
    STAGE_WORDS,
    THOUSANDTHS,
    WALKED,
    WATERING,
)  # fmt: skip
from escape_game.story.story import Quantity, Story
from escape_game.story.survival import Survival

__all__ = ["label", "offered", "pack", "people", "view"]


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
        offers=() if ended else offered(story, state),
        road=_road(story, state) if on_road else None,
        ending=_ending(story, state, gentle=gentle) if ended else None,
    )


def meters(story: Story, state: State) -> tuple[Meter, ...]:
    """Return the quantities that the present region shows."""
    region = state.values[REGION] - 1
    shown = story.regions[region].shows if region >= 0 else tuple(range(len(story.quantities)))
    if story.survival is not None and story.survival.hunted >= 0 and region >= 0 and story.regions[region].hunted:
        shown = tuple(dict.fromkeys((*shown, story.survival.hunted - story.first_slot)))
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


def _failing(story: Story, state: State) -> tuple[Unwell, ...]:
    return tuple(
        Unwell(story.people[p].name, STAGE_WORDS[stage_of(story, state, p)], p == YOU)
        for p in all_of_us(story, state)
        if stage_of(story, state, p) <= FAILING
    )


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
    every = menu.orders(story, state)
    done = {f"duty.{duty.id}" for duty in on_duty(story, survival, state)}
    found = []
    for kind, title, now, standing in _kinds(story, survival, state):
        of_kind = tuple(offer(story, state, c, is_open=True) for c in every if c.id.startswith(f"{kind}."))
        if of_kind:
            idle = kind.startswith("duty.") and standing != NOBODY and kind not in done
            found.append(Order(kind, title, now, f"{kind}.{standing}", of_kind, idle))
    return tuple(found)


def _kinds(story: Story, survival: Survival, state: State) -> Iterator[tuple[str, str, str, str]]:
    """Yield each kind of order: its id, its title, what it stands at in words, and by its id within the kind."""
    values = state.values
    pace = pace_of(survival, state, walking=True)
    yield "pace", "Pace", pace.title, pace.id
    for kind, table, slot in (("ration", survival.rations, RATION), ("watering", survival.waterings, WATERING)):
        if table:
            helping = table[values[slot]]
            yield kind, kind.capitalize(), helping.title, helping.id
    if survival.marches:
        march = survival.marches[values[MARCH]]
        yield "march", "March", march.title, march.id
    for duty in survival.duties:
        person = values[duty.slot] - 1
        who = NOBODY if person < 0 else "you" if person == YOU else story.people[person].name
        yield f"duty.{duty.id}", duty.title, who, story.people[person].id if person >= 0 else NOBODY


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
