"""The survival rules from their document."""

from collections.abc import Mapping, Sequence

from escape_game.reading.building.site import Site
from escape_game.reading.documents.orders import DutyDocument, HelpingDocument, MarchDocument, PaceDocument
from escape_game.reading.documents.survival import CarryDocument, SurvivalDocument
from escape_game.reading.nodes import TextNode, one_line
from escape_game.reading.numbers import Amount, AmountRange, same_unit
from escape_game.reading.pages import AnyPage, Page
from escape_game.story.conditions import ALWAYS
from escape_game.story.layout import THOUSANDTHS
from escape_game.story.story import Quantity
from escape_game.story.survival import (
    Band,
    Carry,
    Duty,
    Helping,
    Hunt,
    March,
    Moods,
    Odds,
    Pace,
    Point,
    Survival,
    Term,
    Warmth,
)

_HEATS = 5


def duty_slot(duty_id: str) -> str:
    """Return the name of the slot that holds who has a duty."""
    return f"duty:{duty_id}"


def build_survival(page: Page[SurvivalDocument], site: Site) -> Survival:
    """Return every number of the survival rules."""
    document = page.model
    water, food, morale, hunted = (
        None if node is None else site.quantity(node)
        for node in (document.water, document.food, document.morale, document.hunted)
    )
    spread = document.forage_spread or AmountRange(100 * THOUSANDTHS, 100 * THOUSANDTHS, "")
    level, drift, stages = document.level, document.drift, document.stages
    return Survival(
        water=_slot(water),
        food=_slot(food),
        morale=_slot(morale),
        hunted=_slot(hunted),
        hours=document.day,
        carry_water=_carries(document.carries.water, water, page, site),
        carry_food=_carries(document.carries.food, food, page, site),
        drinks=_drinks(water, page, site),
        eats=0 if document.food_a_day is None else _counted(document.food_a_day, food, page, site),
        paces=tuple(_pace(name, pace) for name, pace in document.paces.items()),
        rations=_helpings(document.rations),
        waterings=_helpings(document.waterings),
        marches=tuple(_march(name, march) for name, march in document.marches.items()),
        march_heat=document.march_from_heat,
        duties=tuple(_duty(name, duty, site) for name, duty in document.duties.items()),
        stages=(stages.sinking, stages.failing, stages.worn, stages.sound),
        level_most=level.most,
        hunger=_points(level.hunger),
        thirst=_points(level.thirst),
        cold=level.cold,
        warmth=tuple(Warmth(line.points, site.condition(line.when)) for line in level.warmth),
        morale_from=0 if level.morale is None else level.morale.from_,
        morale_each=0 if level.morale is None else level.morale.each,
        down=drift.down,
        up=drift.up,
        parched_share=0 if drift.parched is None else drift.parched.share,
        parched_down=drift.down if drift.parched is None else drift.parched.down,
        dry=_points(drift.dry),
        slowest=document.slowest,
        forage_least=spread.least // THOUSANDTHS,
        forage_most=spread.most // THOUSANDTHS,
        moods=_moods(document, site),
        hunt=_hunt(document, site),
        odds=_odds(document, site),
        stores_exact=ALWAYS if document.stores.exact_when is None else site.condition(document.stores.exact_when),
        last_night=_scene(document.last_night.companion, site),
        your_last_night=_scene(document.last_night.you, site),
        warn_water=document.warn.water,
        orders=_defaults(document),
    )


def _slot(quantity: Quantity | None) -> int:
    return -1 if quantity is None else quantity.slot


def _scene(node: TextNode | None, site: Site) -> int:
    return -1 if node is None else site.find_scene(node)


def _drinks(water: Quantity | None, page: Page[SurvivalDocument], site: Site) -> tuple[int, ...]:
    drinks = tuple(_counted(amount, water, page, site) for amount in page.model.water_a_day)
    if water is not None and len(drinks) != _HEATS:
        site.report("D104", page.node.key_spans.get("water a day", page.span), "expected a list of five amounts")
    return drinks


def _pace(name: str, pace: PaceDocument) -> Pace:
    return Pace(name, one_line(pace.title), pace.distance, pace.food, pace.water, pace.load, pace.forage)


def _march(name: str, march: MarchDocument) -> March:
    return March(name, one_line(march.title), march.water, march.distance)


def _defaults(document: SurvivalDocument) -> tuple[int, int, int, int]:
    """Return what a journey starts with: pace, ration, watering, march."""
    return (
        _default(document.paces),
        _default(document.rations),
        _default(document.waterings),
        _default(document.marches),
    )


def _default(orders: Mapping[str, object]) -> int:
    """Return the index of the order that says `default: yes`, else the first."""
    return next((i for i, order in enumerate(orders.values()) if getattr(order, "default", False)), 0)


def _counted(found: Amount, quantity: Quantity | None, page: AnyPage, site: Site) -> int:
    if quantity is not None and not same_unit(found.unit, quantity.unit):
        message = f"{quantity.id} is counted in {quantity.unit or 'whole numbers'}, not in '{found.unit}'"
        site.report("S109", page.span, message, "write the unit of story.yaml")
    return found.thousandths


def _carries(lines: Sequence[CarryDocument], quantity: Quantity | None, page: AnyPage, site: Site) -> tuple[Carry, ...]:
    return tuple(Carry(_counted(line.most, quantity, page, site), site.condition(line.when)) for line in lines)


def _helpings(documents: Mapping[str, HelpingDocument]) -> tuple[Helping, ...]:
    return tuple(Helping(name, one_line(found.title), found.share) for name, found in documents.items())


def _duty(name: str, duty: DutyDocument, site: Site) -> Duty:
    slot = site.names.new_slot(duty_slot(name))
    return Duty(name, one_line(duty.title), slot, duty.forage, duty.distance, duty.nursing, duty.hunted, duty.load)


def _points(table: Sequence[tuple[int, int]]) -> tuple[Point, ...]:
    return tuple(sorted(Point(share, points) for share, points in table))


def _moods(document: SurvivalDocument, site: Site) -> Moods:
    moods = document.moods
    return Moods(
        daily=moods.daily,
        hungry=moods.hungry,
        thirsty=moods.thirsty,
        rested=moods.rested,
        drift=moods.drift,
        to=moods.to,
        death=moods.death,
        eased=moods.death if moods.eased is None else moods.eased.by,
        eased_when=ALWAYS if moods.eased is None else site.condition(moods.eased.when),
        buried=moods.buried,
    )


def _hunt(document: SurvivalDocument, site: Site) -> Hunt:
    hunt = document.hunt
    if hunt is None:
        return Hunt(0, 0, -1, 0)
    return Hunt(hunt.daily, hunt.at, _scene(hunt.manhunt, site), hunt.after)


def _odds(document: SurvivalDocument, site: Site) -> Odds:
    odds = document.odds
    terms = []
    for term in odds.terms:
        is_condition = term.of.value.strip() == "condition"
        quantity = None if is_condition else site.quantity(term.of)
        if is_condition or quantity is not None:
            terms.append(Term(one_line(term.name), _slot(quantity), term.from_, term.each))
    return Odds(
        least=odds.least,
        most=odds.most,
        step=odds.step,
        skill=odds.skill,
        words=tuple(Band(most, one_line(word)) for most, word in odds.words),
        terms=tuple(terms),
        exact=ALWAYS if odds.exact_when is None else site.condition(odds.exact_when),
    )
