"""Numbers that lean on others: what a road, a region or a key of the survival rules needs, and where they clash."""

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from escape_game.errors import SourceSpan
from escape_game.reading.building.declaring import Declared, ScenePage
from escape_game.reading.building.site import Site
from escape_game.reading.documents.bounds import AT_ODDS, MISSING, OUT_OF_RANGE
from escape_game.reading.documents.journeys import LegDocument
from escape_game.reading.documents.orders import DutyDocument
from escape_game.reading.documents.survival import SurvivalDocument
from escape_game.reading.documents.title_page import TitlePage
from escape_game.reading.nodes import MapNode, Node, TextNode
from escape_game.reading.pages import AnyPage, Page, key_place
from escape_game.story.layout import THOUSANDTHS
from escape_game.story.story import Quantity

SurvivalPage: TypeAlias = Page[SurvivalDocument]
# The keys that mean nothing without the quantity that plays their part.
_PARTS = {
    "water": (("water a day",), ("carries", "water"), ("waterings",)),
    "food": (("food a day",), ("carries", "food"), ("rations",)),
    "morale": (("level", "morale"), ("moods",)),
    "hunted": (("hunt",),),
}


def check_reliance(declared: Declared, site: Site) -> None:
    """Report what is relied on and isn't there, and what can't be true together."""
    _check_quantities(declared.title_page, site)
    rules = declared.survival
    for leg in declared.legs:
        _check_leg(leg, rules, site)
    if rules is not None:
        _check_paces(rules, declared.legs, site)
        _check_parts(rules, site)
        _check_carries(rules, site)
        _check_duties(rules, site)
        _check_ranges(rules, site)
        _check_last_night(rules, declared.scenes, site)
    for region in declared.regions:
        if region.model.hunted and (rules is None or rules.model.hunted is None):
            message = f"you are looked for in {region.id}, and by no number"
            _missing(site, key_place(region, "hunted"), message, "hunted")


def _missing(site: Site, span: SourceSpan, message: str, key: str) -> None:
    site.report(MISSING, span, message, f"add `{key}:` to the document `survival:`, or take this out")


def _check_quantities(title_page: Page[TitlePage], site: Site) -> None:
    for name, document in title_page.model.quantities.items():
        least, most, _ = document.range
        for key, mark in (("low", document.low), ("critical", document.critical)):
            if mark is not None and not least <= mark.thousandths <= most:
                hint = f"write a number between {least / THOUSANDTHS:g} and {most / THOUSANDTHS:g}"
                span = key_place(title_page, "quantities", name, key)
                site.report(OUT_OF_RANGE, span, f"{name} never comes to what it says under `{key}:`", hint)
        if (
            document.low is not None
            and document.critical is not None
            and document.critical.thousandths > document.low.thousandths
        ):
            span = key_place(title_page, "quantities", name, "critical")
            site.report(AT_ODDS, span, f"{name} is critical before it is low", "write the smaller under `critical:`")
        if document.words and document.words[-1][0] * THOUSANDTHS < most:
            message = f"{name} has no word above {document.words[-1][0]}"
            hint = f"let the last of its words go up to {most / THOUSANDTHS:g}"
            site.report(AT_ODDS, key_place(title_page, "quantities", name, "words"), message, hint)


def _check_leg(page: Page[LegDocument], rules: SurvivalPage | None, site: Site) -> None:
    leg = page.model
    if rules is None:
        hint = "add a document that begins with `survival: rules`; docs/writing-scenes.md says what it holds"
        site.report(MISSING, page.span, f"nobody can walk {page.id}: the story has no `survival:`", hint)
        return
    numbers = rules.model
    if leg.cold and not numbers.level.cold:
        _missing(
            site, key_place(page, "cold"), f"{page.id} is cold, and cold takes nothing off the level", "level: cold"
        )
    if leg.water_every is not None and numbers.water is None:
        _missing(site, key_place(page, "water every"), f"{page.id} has waters, and nobody drinks", "water")
    if leg.forage and numbers.food is None:
        _missing(site, key_place(page, "forage"), f"{page.id} gives food, and nobody eats", "food")


def _check_paces(page: SurvivalPage, legs: Iterable[Page[LegDocument]], site: Site) -> None:
    leg = next(iter(legs), None)
    if leg is not None and not any(pace.distance for pace in page.model.paces.values()):
        message = f"none of the paces gets anywhere, and {leg.id} is {leg.model.distance / THOUSANDTHS:g} km long"
        site.report(AT_ODDS, key_place(page, "paces"), message, "add a pace with a `distance:`")


def _check_parts(page: SurvivalPage, site: Site) -> None:
    numbers = page.model
    for part, keys in _PARTS.items():
        if getattr(numbers, part) is None:
            for path in keys:
                if _stands(page, path):
                    message = f"`{': '.join(path)}:` is about {part}, and no quantity plays that part"
                    _missing(site, key_place(page, *path), message, part)
    if numbers.food is not None and numbers.food_a_day is None:
        _missing(site, key_place(page, "food"), "there is food, and nobody eats", "food a day")
    if numbers.level.warmth and not numbers.level.cold:
        _missing(site, key_place(page, "level", "warmth"), "there is warmth against no cold", "level: cold")


def _stands(page: AnyPage, path: Iterable[str]) -> bool:
    node: Node | None = page.node
    for key in path:
        node = node.get(key) if isinstance(node, MapNode) else None
    return node is not None


def _check_carries(page: SurvivalPage, site: Site) -> None:
    for key in ("water", "food"):
        lines = getattr(page.model.carries, key)
        if lines and lines[-1].when is not None:
            hint = "let the last of these lines have no `when:`"
            message = f"where none of these holds, {key} has no end"
            site.report(MISSING, key_place(page, "carries", key), message, hint)


def _check_duties(page: SurvivalPage, site: Site) -> None:
    for name, duty in page.model.duties.items():
        if duty.hunted and page.model.hunted is None:
            _missing(site, key_place(page, "duties", name, "hunted"), f"'{name}' bears on no hunt", "hunted")
        elif _does_nothing(duty):
            hint = "say what it is good for: `forage:`, `distance:`, `nursing:` or `hunted:`"
            site.report(AT_ODDS, key_place(page, "duties", name), f"the duty '{name}' does nothing", hint)


def _does_nothing(duty: DutyDocument) -> bool:
    return duty.forage == duty.distance == 100 and not duty.nursing and not duty.hunted  # noqa: PLR2004 - per cent


def _check_ranges(page: SurvivalPage, site: Site) -> None:
    """Report numbers that their quantity never comes to."""
    for node, path, value in _compared(page.model):
        quantity = None if node is None else site.names.quantities.get(node.value)
        if quantity is not None and not quantity.least <= value <= quantity.most:
            _never(site, key_place(page, *path), quantity, value)


def _compared(numbers: SurvivalDocument) -> Iterator[tuple[TextNode | None, tuple[str, ...], int]]:
    if numbers.moods.drift:
        yield numbers.morale, ("moods", "to"), numbers.moods.to
    if numbers.level.morale is not None:
        yield numbers.morale, ("level", "morale", "from"), numbers.level.morale.from_
    if numbers.hunt is not None:
        yield numbers.hunted, ("hunt", "at"), numbers.hunt.at
        yield numbers.hunted, ("hunt", "after"), numbers.hunt.after


def _never(site: Site, span: SourceSpan, quantity: Quantity, value: int) -> None:
    ends = f"{quantity.least / THOUSANDTHS:g} to {quantity.most / THOUSANDTHS:g}"
    message = f"{quantity.id} never comes to {value / THOUSANDTHS:g}"
    site.report(OUT_OF_RANGE, span, message, f"write {ends}, or change its `range:` in story.yaml")


def _check_last_night(page: SurvivalPage, scenes: Iterable[ScenePage], site: Site) -> None:
    node = page.model.last_night.companion
    scene = None if node is None else next((scene for scene in scenes if scene.id == node.value), None)
    if node is not None and scene is not None and not scene.model.cast:
        hint = f"add `cast:` with `X: anyone` to {scene.id}"
        site.report(MISSING, node.span, f"{scene.id} casts nobody whose last night it could be", hint)
