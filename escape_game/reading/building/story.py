"""A whole story from its documents."""

from typing import NamedTuple

from escape_game.errors import SourceSpan
from escape_game.reading.building.choices import build_choices
from escape_game.reading.building.circles import check_circles
from escape_game.reading.building.declaring import Declared, ScenePage, declare
from escape_game.reading.building.facts import check_facts
from escape_game.reading.building.journeys import NOBODY, build_ending, build_leg, build_person, build_region
from escape_game.reading.building.reliance import check_reliance
from escape_game.reading.building.road import ROAD_ID, build_road
from escape_game.reading.building.scenes import build_scene, with_visits
from escape_game.reading.building.site import Site
from escape_game.reading.building.survival import build_survival
from escape_game.reading.building.unwritten import build_unwritten
from escape_game.reading.building.ways import Draft, check_ways
from escape_game.reading.documents.scenes import EventDocument
from escape_game.reading.documents.title_page import TitlePage
from escape_game.reading.names import Names, Place
from escape_game.reading.nodes import MapNode, one_line
from escape_game.reading.pages import AnyPage
from escape_game.reading.problems import Problems
from escape_game.story.journeys import Person
from escape_game.story.scenes import Choice, Scene
from escape_game.story.story import Deck, Difficulty, Story

FORMAT = 1
_EVERYWHERE = "everywhere"


class Built(NamedTuple):
    """What its documents make of a story, and where everything in it stands.

    `draft` is the story where its errors, if it has any, are such that it can be walked through all the same: facts
    that never come, ways that end nowhere. `reached` are the scenes that something leads to.
    """

    names: Names
    sources: dict[tuple[str, str], SourceSpan]
    declared: Declared | None = None
    draft: Story | None = None
    reached: frozenset[int] = frozenset()


def build_story(pages: list[AnyPage], story_hash: str, problems: Problems) -> Built:
    """Build a story from all its documents, reporting everything that keeps it from being played."""
    sources: dict[tuple[str, str], SourceSpan] = {(page.kind, page.id): page.span for page in pages}
    names = Names()
    declared = declare(pages, names, problems)
    if declared is None:
        return Built(names, sources)
    site = Site(names, Place(), [], sources)
    if not all(page.is_whole for page in pages):
        # The other documents are worth reading; rules about the whole would only blame the innocent.
        _build_parts(declared, site)
        problems.extend(names.problems)
        return Built(names, sources, declared)
    story, written = _build(declared, site, story_hash)
    problems.extend(names.problems)
    told = len(names.problems)
    draft = None if problems.has_errors else story
    check_facts(names, declared.title_page.span)
    problems.extend(names.problems[told:])
    reached = set() if problems.has_errors else _check_ways(Draft(story, sources, problems.report), written)
    return Built(names, sources, declared, draft, frozenset(reached))


def _check_ways(draft: Draft, written: int) -> set[int]:
    check_circles(draft, written)
    return check_ways(draft, written)


def _build_parts(declared: Declared, site: Site) -> None:
    for scene in declared.scenes:
        build_scene(scene, site)
    for region in declared.regions:
        build_region(region, site)
    for leg in declared.legs:
        build_leg(leg, site)
    for ending in declared.endings:
        build_ending(ending, site)


def _build(declared: Declared, site: Site, story_hash: str) -> tuple[Story, int]:
    """Return the story, and how many of its scenes the author has written."""
    names, title = site.names, declared.title_page.model
    people = _people(declared, site)
    regions = tuple(build_region(page, site) for page in declared.regions)
    survival = None if declared.survival is None else build_survival(declared.survival, site)
    scenes = [build_scene(page, site) for page in declared.scenes]
    written = len(scenes)
    legs = tuple(build_leg(page, site) for page in declared.legs)
    endings = tuple(build_ending(page, site) for page in declared.endings)
    everywhere = _everywhere(title, declared.title_page, site)
    start = site.find_scene(title.start)
    survived = _survived(title, site)
    stubs, last_page = build_unwritten(list(names.scenes)[written:], len(endings))
    difficulties, default = _difficulties(title)
    story = Story(
        id=declared.title_page.id,
        title=one_line(title.title),
        subtitle=one_line(title.subtitle),
        author=one_line(title.author),
        version=title.version,
        notes=one_line(title.notes),
        date=title.date or 0,
        start=start,
        survived=survived,
        hash=story_hash,
        first_slot=names.first_slot,
        slots=(),
        quantities=tuple(names.quantities.values()),
        measures=tuple(names.measures.values()),
        items=tuple(names.items.values()),
        facts=tuple(names.facts.values()),
        counters=tuple(names.counters.values()),
        skills=tuple(names.skills),
        people=people,
        regions=regions,
        legs=legs,
        scenes=(build_road(survival, people), *(with_visits(scene, site) for scene in scenes), *stubs),
        scene_ids=(ROAD_ID, *names.scenes),
        decks=_decks(scenes, declared.scenes, names),
        endings=(*endings, *last_page),
        difficulties=difficulties,
        default_difficulty=default,
        everywhere=everywhere,
        resumptions=tuple(site.resumptions),
        survival=survival,
        renamed=tuple((old.value, new.value) for old, new in title.renamed if new is not None),
    )
    _check_format(title, declared.title_page, site)
    check_reliance(declared, site)
    # Slots are handed out until the very end: a scene's visits are counted only where something asks.
    return story._replace(slots=tuple(names.slots)), written


def _check_format(title: TitlePage, page: AnyPage, site: Site) -> None:
    if title.format != FORMAT:
        span = page.node.key_spans["format"]
        site.report("D104", span, f"this game reads format {FORMAT}, not {title.format}", f"write `format: {FORMAT}`")


def _people(declared: Declared, site: Site) -> tuple[Person, ...]:
    points = 0 if declared.survival is None else declared.survival.model.odds.skill
    you = NOBODY if declared.protagonist is None else build_person(declared.protagonist, site, points)
    return (you, *(build_person(page, site, points) for page in declared.companions))


def _everywhere(title: TitlePage, page: AnyPage, site: Site) -> tuple[Choice, ...]:
    node = page.node.get(_EVERYWHERE)
    if not isinstance(node, MapNode):
        return ()
    here = site._replace(place=Place(_EVERYWHERE))
    # Offered again in every menu, so never marked as taken.
    return tuple(choice._replace(bit=-1) for choice in build_choices(title.everywhere, node, here))


def _survived(title: TitlePage, site: Site) -> int:
    if title.survived is None:
        return -1
    fact = site.names.facts.get(title.survived.value)
    if fact is None:
        site.report("S106", title.survived.span, f"unknown fact '{title.survived.value}'", "declare it under `facts:`")
        return -1
    site.names.read("fact", fact.id, title.survived.span)
    return fact.slot


def _difficulties(title: TitlePage) -> tuple[tuple[Difficulty, ...], int]:
    found = tuple(
        Difficulty(name, one_line(each.title), one_line(each.about), each.hurt, each.forage, each.cannot_die, each.undo)
        for name, each in title.difficulties.items()
    )
    default = next((i for i, each in enumerate(title.difficulties.values()) if each.default), 0)
    return found or (Difficulty("plain", "Plain", "", 100, 100, immortal=False, undo=True),), default


def _decks(scenes: list[Scene], pages: list[ScenePage], names: Names) -> tuple[Deck, ...]:
    events: dict[str, list[int]] = {deck: [] for deck in names.decks}
    for index, (scene, page) in enumerate(zip(scenes, pages, strict=True), 1):
        if scene.event is not None and isinstance(page.model, EventDocument):
            events[page.model.deck].append(index)
    return tuple(Deck(deck, tuple(indexes)) for deck, indexes in events.items())
