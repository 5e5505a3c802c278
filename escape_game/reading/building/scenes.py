"""Scenes and events from their documents."""

from escape_game.reading.building.choices import build_choices
from escape_game.reading.building.declaring import ScenePage
from escape_game.reading.building.effects import build_outcome, build_steps
from escape_game.reading.building.roles import build_roles, with_weakest
from escape_game.reading.building.site import Site
from escape_game.reading.documents.scenes import EventDocument, PlaceDocument, SceneDocument
from escape_game.reading.names import Place
from escape_game.reading.nodes import MapNode
from escape_game.story.conditions import ALWAYS
from escape_game.story.effects import Onward, Outcome, Step
from escape_game.story.scenes import Choice, Draw, Eventhood, Scene, Weight

ANYWHERE = "anywhere"  # in place of a region: wherever we are
MOST_WEIGHT = 20


def build_scene(page: ScenePage, site: Site) -> Scene:
    """Return a scene or an event. Its visits_slot is set by `with_visits` once every reader of it is known."""
    document = page.model
    site = site._replace(place=Place(page.id, tuple(pair.name.value for pair in document.cast)))
    roles = build_roles(document.cast, site)
    choices = page.node.get("choices")
    # An event is drawn only while its roles can be cast, so they hide none of its choices.
    hiding = len(site.place.roles) if isinstance(document, SceneDocument) else 0
    built = build_choices(document.choices, choices, site, hiding) if isinstance(choices, MapNode) else ()
    after = build_outcome(document.after, site, "after") if document.after else None
    if isinstance(document, EventDocument):
        built = tuple(_leading_on(choice, document, after) for choice in built)
    scene = Scene(
        id=page.id,
        title=document.title.value.strip() if document.title is not None else "",
        region=_region(page, site),
        text=site.passage(document.text, "text", document.gentle),
        between=site.passage(document.between, "between") if document.between is not None else None,
        roles=roles,
        choices=built,
        choose=document.choose,
        at_most=document.at_most,
        on_arrival=build_steps(document.on_arrival, site, "on_arrival"),
        after=after,
        draw=_draw(document, site) if isinstance(document, SceneDocument) else None,
        otherwise=-1 if document.otherwise is None else site.find_scene(document.otherwise),
        everywhere=document.everywhere,
        visits_slot=-1,
        key=site.names.key("scene", page.id, ""),
        course=_course(document, site),
        event=_eventhood(document, site) if isinstance(document, EventDocument) else None,
    )
    _check_people(document, site)
    return scene._replace(roles=with_weakest(roles, site)) if site.place.scene_id in site.names.weakest_named else scene


def with_visits(scene: Scene, site: Site) -> Scene:
    """Give a scene the slot that counts its visits, if anybody reads it."""
    name = f"visits:{scene.id}"
    if scene.roles or scene.draw is not None or site.names.has_slot(name):
        return scene._replace(visits_slot=site.names.visits_slot(scene.id))
    return scene


def _region(page: ScenePage, site: Site) -> int:
    if page.region is None:
        if site.names.regions:
            hint = "add `region:`; later documents of the file have it too"
            site.report("D103", page.span, f"'region:' is missing from {page.kind} {page.id}", hint)
        return -1
    if page.region.value == ANYWHERE:
        return -1
    return site.find("regions", page.region)


def _leading_on(choice: Choice, document: EventDocument, after: Outcome | None) -> Choice:
    """After an event the way leads on, unless something else says where."""
    if document.choose or (after is not None and any(step.exit for step in after.steps)):
        return choice

    def on(outcome: Outcome | None) -> Outcome | None:
        if outcome is None or any(step.exit is not None and step.when == ALWAYS for step in outcome.steps):
            return outcome
        return Outcome((*outcome.steps, Step(ALWAYS, None, (), Onward())))

    return choice._replace(then=on(choice.then), success=on(choice.success), failure=on(choice.failure))


def _draw(document: SceneDocument, site: Site) -> Draw | None:
    if document.draw is None:
        return None
    deck = site.find("decks", document.draw.from_)
    if deck < 0:
        return None
    key = site.names.key("draw", site.place.scene_id, "")
    return Draw(deck, document.draw.count, document.draw.nothing, key)


def _eventhood(document: EventDocument, site: Site) -> Eventhood:
    name = site.place.scene_id
    if document.then and document.choices:
        hint = "move it into the choices, or to `on arrival:`"
        site.report("D107", document.text.span, f"event {name} has `choices:` and `then:`", hint)
    weights = tuple(Weight(line.weight, site.condition(line.when)) for line in document.weight)
    if any(not 0 < line.weight <= MOST_WEIGHT for line in document.weight):
        hint = "write a whole number from 1 to 20"
        site.report("D104", document.text.span, f"event {name} has a weight out of range", hint)
    return Eventhood(
        when=site.condition(document.when),
        weights=weights or (Weight(1, ALWAYS),),
        once_slot=site.names.new_slot(f"once:{name}") if document.once else -1,
        last_slot=site.names.new_slot(f"last:{name}") if document.cooldown else -1,
        cooldown=document.cooldown or 0,
        line=None if document.choices else build_outcome(document.then, site, "then"),
    )


def _course(document: PlaceDocument, site: Site) -> tuple[str, ...]:
    for node in document.course:
        if node.value not in document.choices:
            hint = f"its choices are {', '.join(document.choices)}"
            site.report("S115", node.span, f"unknown choice '{node.value}'", hint)
    return tuple(node.value for node in document.course)


def _check_people(document: PlaceDocument, site: Site) -> None:
    for node in (*document.who, *document.remembers):
        site.find("people", node)
