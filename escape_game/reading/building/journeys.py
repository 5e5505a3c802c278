"""People, regions, legs and endings from their documents."""

from collections.abc import Iterator

from escape_game.reading.building.roles import build_roles, with_weakest
from escape_game.reading.building.site import Site
from escape_game.reading.documents.journeys import (
    CompanionDocument,
    EndingDocument,
    LegDocument,
    ProtagonistDocument,
    RegionDocument,
    WaypointDocument,
)
from escape_game.reading.names import Place
from escape_game.reading.near_misses import did_you_mean
from escape_game.reading.nodes import TextNode, one_line
from escape_game.reading.numbers import AmountRange
from escape_game.reading.pages import AnyPage, Page
from escape_game.story.journeys import Ending, Leg, Person, Region, SkillPoints, Waypoint
from escape_game.story.keys import key_of
from escape_game.story.layout import (
    CONDITION_MOST,
    STATUS_WORDS,
    THOUSANDTHS,
    UNMET,
    WITH_US,
)

ENDING_KINDS = ("death", "captured", "life", "home")
NOBODY = Person("you", "You", "you", "you", "your", "", WITH_US, CONDITION_MOST, 0, (), 100, 0, 100, "", "")
_PRONOUNS = 3
_PERCENT = 100


def build_person(page: Page[ProtagonistDocument | CompanionDocument], site: Site, skill_points: int) -> Person:
    """Return you or a companion."""
    document = page.model
    pronouns = document.pronouns.value.split()
    if len(pronouns) != _PRONOUNS:
        hint = "write `he him his`, `she her her` or `they them their`"
        site.report("D104", document.pronouns.span, f"expected three pronouns, got '{document.pronouns.value}'", hint)
        pronouns = ["they", "them", "their"]
    companion = document if isinstance(document, CompanionDocument) else None
    return Person(
        id=page.id,
        name=one_line(document.name),
        he=pronouns[0],
        him=pronouns[1],
        his=pronouns[2],
        role=one_line(document.role),
        starts=WITH_US if companion is None else _starts(companion, site),
        condition=document.condition,
        bond=0 if companion is None else companion.bond,
        skills=tuple(_skills(document, site, skill_points)),
        thirst=document.thirst,
        frailty=document.frailty // THOUSANDTHS,
        share=document.share,
        tell="" if companion is None else one_line(companion.tell),
        portrait=one_line(document.portrait),
    )


def _skills(document: ProtagonistDocument | CompanionDocument, site: Site, default: int) -> Iterator[SkillPoints]:
    for pair in document.skills:
        yield SkillPoints(site.find("skills", pair.name), site.whole(pair, default))


def _starts(document: CompanionDocument, site: Site) -> int:
    if document.starts is None:
        return UNMET
    words = one_line(document.starts)
    if words not in STATUS_WORDS[: WITH_US + 1]:
        hint = "write unmet, here or with us"
        site.report("D104", document.starts.span, f"nobody starts '{words}'", did_you_mean(words, STATUS_WORDS) or hint)
        return UNMET
    return STATUS_WORDS.index(words)


def build_region(page: Page[RegionDocument], site: Site) -> Region:
    """Return a part of the story."""
    document = page.model
    shown = [quantity.id for quantity in site.names.quantities.values() if not quantity.hidden]
    nodes = [TextNode(name, page.span) for name in shown] if document.shows is None else list(document.shows)
    quantities = [site.quantity(node) for node in nodes]
    return Region(
        id=page.id,
        title=one_line(document.title),
        dying=-1 if document.if_you_die is None else site.find("endings", document.if_you_die),
        shows=tuple(site.names.quantity_index[found.id] for found in quantities if found is not None),
        hunted=document.hunted,
        notes=one_line(document.notes),
    )


def build_leg(page: Page[LegDocument], site: Site) -> Leg:
    """Return a road."""
    document = page.model
    site = site._replace(place=Place(page.id))
    water = document.water_every or AmountRange(0, 0, "")
    draws = document.draw_every or AmountRange(0, 0, "")
    if (document.deck is None) != (document.draw_every is None):
        site.report("D107", page.span, f"leg {page.id} has one of `deck:` and `draw every:`", "write both or none")
    return Leg(
        id=page.id,
        title=one_line(document.title),
        region=_region(page, site),
        distance=document.distance,
        terrain=document.terrain,
        forage=document.forage,
        heat=document.heat,
        cold=document.cold,
        altitude=document.altitude,
        water_least=water.least,
        water_most=water.most,
        deck=-1 if document.deck is None else site.find("decks", document.deck),
        draw_least=draws.least // THOUSANDTHS,
        draw_most=draws.most // THOUSANDTHS,
        waypoints=tuple(_waypoint(point, document.distance, site) for point in document.waypoints),
        arrive=site.find_scene(document.arrive),
        day_lines=tuple(site.passage(node, f"day_line{number}") for number, node in enumerate(document.day_lines)),
        course=tuple(_orders(document, site)),
        key=key_of("leg", site.names.oldest.get(page.id, page.id)),
    )


def _region(page: AnyPage, site: Site) -> int:
    return -1 if page.region is None else site.find("regions", page.region)


def _waypoint(document: WaypointDocument, distance: int, site: Site) -> Waypoint:
    given = [value for value in (document.at, document.night, document.date) if value is not None]
    if len(given) != 1:
        hint = "write one of `at: 15%`, `night: 2` and `date: 22 June 1941`"
        site.report("D107", document.to.span, "a waypoint has one place", hint)
    return Waypoint(
        at=-1 if document.at is None else distance * document.at // _PERCENT,
        night=-1 if document.night is None else document.night,
        date=-1 if document.date is None else document.date,
        scene=site.find_scene(document.to),
        when=site.condition(document.when),
    )


def _orders(document: LegDocument, site: Site) -> Iterator[str]:
    names = site.names
    known = {"pace": names.paces, "ration": names.rations, "watering": names.waterings, "march": names.marches}
    for name, value in document.course:
        order = "" if value is None else value.value.strip()
        if order in known.get(name.value, {}):
            yield f"{name.value}.{order}"
        else:
            hint = did_you_mean(order, known.get(name.value, {})) or f"orders are {', '.join(known)}"
            site.report("S114", name.span, f"unknown order '{name.value}: {order}'", hint)


def build_ending(page: Page[EndingDocument], site: Site) -> Ending:
    """Return a last page."""
    document = page.model
    site = site._replace(place=Place(page.id, tuple(pair.name.value for pair in document.cast)))
    kind = one_line(document.kind)
    if kind not in ENDING_KINDS:
        hint = did_you_mean(kind, ENDING_KINDS) or f"write one of {', '.join(ENDING_KINDS)}"
        site.report("D104", document.kind.span, f"no ending is of the kind '{kind}'", hint)
    roles = build_roles(document.cast, site)
    ending = Ending(
        id=page.id,
        title=one_line(document.title),
        region=_region(page, site),
        kind=kind,
        text=site.passage(document.text, "text", document.gentle),
        survivor=None if document.survivor is None else site.passage(document.survivor, "survivor"),
        unknown=None if document.unknown is None else site.passage(document.unknown, "unknown"),
        roles=roles,
    )
    return ending._replace(roles=with_weakest(roles, site))
