"""Names as a title page would declare them, and the story they belong to: for tests that need no files."""

from escape_game.engine.state import State, first_values
from escape_game.errors import SourceSpan
from escape_game.reading.names import Names, Place
from escape_game.reading.nodes import TextNode
from escape_game.story.journeys import Person
from escape_game.story.layout import WITH_US, person_slot
from escape_game.story.story import Measure, Quantity, Story, Thing

PEOPLE = ("janusz", "smith", "kazik", "irena")
SPAN = SourceSpan("a.yaml", 10, 7)
PLACE = Place("salt_well", ("X", "Y"))


def names():
    known = Names()
    known.people = {person: index for index, person in enumerate(PEOPLE)}
    known.person_names = {person: person.capitalize() for person in PEOPLE}
    for index, (name, unit, step, least, most) in enumerate([
        ("water", "l", 100, 0, 90_000), ("morale", "", 1000, 0, 100_000), ("warmth", "", 1000, -10_000, 10_000),
    ]):  # fmt: skip
        slot = known.new_slot(name, 0, least, most)
        known.quantities[name] = Quantity(
            name, name.capitalize(), slot, unit, step, least, most, low=-1, critical=-1, words=(), hidden=False
        )
        known.quantity_index[name] = index
    known.measures["lid"] = Measure("lid", 0, 200)
    known.counters["week"] = Thing("week", "", known.new_slot("week"))
    known.items["rope"] = Thing("rope", "twelve metres of plaited sacking", known.new_slot("rope"))
    known.facts["swallow_named"] = Thing("swallow_named", "the theft has a name", known.new_slot("swallow_named"))
    values = ("pairs", "alone", "cord", "none")
    known.facts["wood_rule"] = Thing("wood_rule", "", known.new_slot("wood_rule", 0, 0, 4), values)
    known.regions = {"storm": 0, "gobi": 1}
    known.scenes = {"salt_well": 1, "ravine": 2}
    known.paces = {"rest": 0, "steady": 1, "forced": 2}
    known.difficulties = {"walker": 0, "tourist": 1}
    known.skills = {"hearing": 0}
    known.stages = (10_000, 25_000, 45_000, 70_000)
    known.unwritten = {"smoke_in_a_hut"}
    return known


def story(known):
    """The story of these names: made last, since parsing asks for slots."""
    return Story(
        id="small", title="Small", subtitle="", author="", version=1, notes="", date=708_000, start=1, survived=-1,
        hash="", first_slot=known.first_slot, slots=tuple(known.slots),
        quantities=tuple(known.quantities.values()), measures=tuple(known.measures.values()),
        items=tuple(known.items.values()), facts=tuple(known.facts.values()),
        counters=tuple(known.counters.values()), skills=("hearing",), people=tuple(map(_person, PEOPLE)),
        regions=(), legs=(),
        scenes=(), scene_ids=("road", "salt_well", "ravine"), decks=(), endings=(), difficulties=(),
        default_difficulty=0,
        everywhere=(), resumptions=(), survival=None, renamed=(),
    )  # fmt: skip


def _person(person):
    she = person == "irena"
    pronouns = ("she", "her", "her") if she else ("he", "him", "his")
    starts = WITH_US if person == "janusz" else 0
    return Person(person, person.capitalize(), *pronouns, "", starts, 60_000, 0, (), 100, 0, 100, "", "")


def state(known, cast=(-1, -1), with_us=(), **amounts):
    """A state in which the named quantities, facts, items and counters have these raw values."""
    small = story(known)
    now = State(7, first_values(small, 0), 1, cast)
    for person in with_us:
        now.values[person_slot(PEOPLE.index(person), 0)] = WITH_US
    for name, value in amounts.items():
        thing = next(k[name] for k in (known.quantities, known.counters, known.items, known.facts) if name in k)
        now.values[thing.slot] = value
    return now


def node(text):
    """A text as it stands in a `|` block of four spaces from line 5 on."""
    return TextNode(text, SourceSpan("a.yaml", 4, 7), "|", 5, 4)
