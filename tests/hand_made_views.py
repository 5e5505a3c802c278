"""Screens of hand-made views, one of each kind, with long words, locks, risks and the dead."""

from tiny_story import tiny_story

from escape_game.engine.events import (
    DAY_LINE,
    DRY,
    LAST,
    OUTCOME,
    WATER_LOW,
    Absent,
    Body,
    Bonded,
    Buried,
    Changed,
    Company,
    DayWalked,
    Died,
    Entered,
    Kit,
    Noted,
    Reason,
    Rolled,
    Said,
    StageTurned,
    TimePassed,
    Warned,
)
from escape_game.engine.journey import Entry, Journey, play, start
from escape_game.engine.paragraphs import Para, Span
from escape_game.engine.route import AHEAD, BEHIND, HERE, RouteView, Stop, Stretch
from escape_game.engine.state import State, first_values
from escape_game.engine.views import EndingView, Meter, OddsView, Offer, Order, PersonView, RoadView, Unwell, View
from escape_game.story.layout import FAILING, GONE, SOUND, WITH_US, WORN
from escape_game.story.story import Thing
from escape_game.terminal import (
    company_panels,
    ending_tree,
    front_page,
    help_pages,
    last_page,
    mapping,
    panels,
    screens,
)
from escape_game.terminal.chronicling import Death, Remembered
from escape_game.terminal.options import Options
from escape_game.terminal.reckoning import Telling

STORY = tiny_story(
    subtitle="a walk",
    notes="thirst, and the death of companions",
    items=(Thing("rope", "twelve metres of sacking", 0),),
)


def para(*words, speaker=""):
    return Para(speaker, tuple(Span(text, emphasis=bool(at % 2)) for at, text in enumerate(words)))


WATER = Meter("water", "Water", 6_500, 20_000, "l", 100, "low", 1, exact=True)
FOOD = Meter("food", "Food", 9_000, 20_000, "rations", 1000, "", 3, exact=False)
MORALE = Meter("morale", "Morale", 40_000, 100_000, "", 1000, "shaky", -1, exact=True)
ODDS = OddsView(
    60,
    exact=True,
    word="likely",
    reasons=(Reason(40, "base"), Reason(25, "Kazik's hearing"), Reason(-5, "thirst")),
    risked=("Kazik",),
)
VAGUE = ODDS._replace(exact=False)


def offer(id, label, **more):
    plain = {
        "open": True,
        "locked": "",
        "prices": (),
        "odds": None,
        "warns": "",
        "no_return": "",
        "undo": True,
        "order": False,
    }
    return Offer(id, label, **(plain | more))


OFFERS = (
    offer("dig", "Dig in the river bed", odds=ODDS, prices=("2 hours",), warns="he can die of this"),
    offer("walk", "Walk on by night, north of the line, to the last of the four cairns", prices=("4 l of water",)),
    offer("trade", "Trade at the well", open=False, locked="needs 5 salt, you have 2"),
    offer(
        "leave",
        "Leave Kazik the mule — and say so",
        undo=False,
        no_return="From here there is no way back.",
        odds=VAGUE,
    ),
)
VIEW = View(
    "camp",
    "Dry Camp",
    "The Gobi",
    12,
    "20 December 1939",
    (
        para(
            "A ring of stones and a cold fire pit. The road runs north into ",
            "white",
            " dust. Łukasz counts the canteens.",
        ),
        para("“It will hold,” he says, to the boot.\nNobody answers.", speaker="Kazik"),
        para("Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft."),
    ),
    (WATER, FOOD, MORALE),
    4,
    (Unwell("Kazik", "failing", is_you=False),),
    OFFERS,
    None,
    None,
)
ROAD = VIEW._replace(
    passage=(),
    offers=(offer("walk", "Walk on"),),
    road=RoadView(
        "gobi",
        "The black gravel",
        14_000,
        31_000,
        "Cistern Gate",
        2,
        (
            Order(
                "pace",
                "Pace",
                "Steady",
                "pace.steady",
                (offer("pace.rest", "Rest"), offer("pace.forced", "Forced"), offer("pace.three_quarters", "Three")),
            ),
            Order(
                "duty.nurse",
                "Nurse",
                "Voss",
                "duty.nurse.voss",
                (offer("duty.nurse.kazik", "Kazik"), offer("duty.nurse.nobody", "Nobody")),
            ),
        ),
        "At this pace the water lasts one day",
    ),
)
PAGE = EndingView(
    "sea",
    "The ferryman's price",
    "home",
    4,
    11,
    (para("The boat is smaller than the stories made it."),),
    (para("“He had the lid in his hand,” says Smith."),),
    (para("The source was eleven kilometres off."),),
)
JOURNEY = Journey(
    STORY,
    7,
    0,
    State(7, first_values(STORY, 0)),
    "abc",
    ("wade", "on"),
    chronicle=(
        Entry(9, 708_191, Died(1, "the cold", 9, 1)),
        Entry(9, 708_191, Buried(1)),
        Entry(10, 708_192, Company(2, GONE)),
    ),
)


def person(name, **more):
    plain = {
        "id": name.lower(),
        "name": name,
        "role": "tuner",
        "status": "with us",
        "is_you": False,
        "stage": "worn",
        "condition": 52,
        "most": 95,
        "bond": 2,
        "bond_word": "trusts you",
        "skills": ("hearing",),
        "skills_work": True,
        "tell": "He asks whether the lamp is lit.",
        "portrait": "A long neck in a scarf.",
        "ill_for": 0,
        "died": 0,
        "buried": False,
        "duty": "",
    }
    return PersonView(**(plain | more))


PEOPLE = (
    person("Janusz", role="officer", is_you=True, bond=0, bond_word=""),
    person("Kazik", stage="sinking", condition=12, ill_for=2, skills_work=False, duty="Scout"),
    person("Voss", status="here"),
    person("Smith", status="gone", stage=""),
    person("Zoran", status="dead", stage="", died=9, buried=True),
)
KNOWN = {"kazik": Remembered(since=4), "zoran": Remembered(cause="fever", where="The storm")}
LONG_STORY = STORY._replace(regions=STORY.regions * 6)
LONG_ENDINGS = LONG_STORY._replace(
    endings=tuple(
        STORY.endings[0]._replace(id=f"end {number}", title=f"The end of the {number}th kind", region=number // 4 - 1)
        for number in range(1, 27)
    )
)
LONG_WALK = RouteView(
    (
        Stop(BEHIND, "The interrogation", 0),
        Stop(BEHIND, "The camp", 1),
        Stop(BEHIND, "The storm", 2),
        *(
            Stop(BEHIND, f"The {name} gravel, and what was behind it", at, Stretch(f"The {name} road", km, km))
            for at, (name, km) in enumerate((("white", 45_000), ("grey", 435_000), ("black", 1_210_000)), start=3)
        ),
        Stop(HERE, "", 5, Stretch("The salt basin, by way of Donaudampfschifffahrtsgesellschaft", 300_500, 640_000)),
        Stop(AHEAD, "Cistern Gate", 5, Stretch("The salt basin", 300_500, 640_000)),
    ),
    6,
    1_990_500,
)
GRAVES = (Death(1, "the cold", 12, 2, buried=True), Death(2, "", 90, 4, buried=False))
EVENTS = (
    Rolled(60, 37, success=True, exact=True, word="likely", reasons=ODDS.reasons),
    Said(OUTCOME, (para("An arm's length down the sand turns dark."),)),
    Changed(0, 6_000, 11_000, "the spring"),
    Changed(0, 11_000, 10_500),
    Body(1, 60_000, 52_000, WORN, WORN),
    StageTurned(1, WORN, FAILING),
    StageTurned(2, WORN, SOUND),
    Body(1, 60_000, 52_000, WORN, FAILING),
    Body(2, 60_000, 52_000, WORN, WORN),
    Bonded(2, 1, 2),
    Bonded(1, 0, 1),
    Kit(0, got=True),
    Kit(0, got=False),
    Company(2, WITH_US),
    Died(1, "the cold", 12, 2),
    Buried(1),
    Absent(1),
    Noted(12, 708_194, "Dry Camp", "We dug."),
    TimePassed(1, 2),
    DayWalked(0, 12, 708_194, 2, 18_000, 42_000, 100, 60, -1, -1, 6_000, 4_000, -1, -1, water_found=True),
    Warned(WATER_LOW, 2),
    StageTurned(1, WORN, FAILING),
    Warned(DRY, 0),
    Warned(LAST, 0, 1),
    Entered(1),
    Said(DAY_LINE, (para("Gravel, and then gravel."),)),
)


def played(*choices):
    journey, _ = start(STORY, 7)
    for choice in choices:
        journey, _ = play(journey, choice)
    return journey


def every_screen():
    """Return every kind of screen by its name."""
    menu = screens.choices_of(VIEW, "full")
    finished = played("wade", "hear", "bury", "on")
    place = front_page.Place(12, "Cistern Gate", 4, ended=False)
    title_menu = front_page.title_rows(place, 4)
    return {
        "title": front_page.title(STORY, "1.0", title_menu),
        "scene": screens.scene(VIEW, menu),
        "scene, odds in words": screens.scene(VIEW, screens.choices_of(VIEW, "words")),
        "road": screens.scene(ROAD, screens.choices_of(ROAD, "full")),
        "echo": screens.choice_echo(menu[0]),
        "check and its making": screens.happenings(Telling(STORY, {"water": WATER}), EVENTS),
        "check in words": screens.happenings(Telling(STORY, {"water": FOOD}, "words"), EVENTS),
        "ending": last_page.ending(VIEW, PAGE, JOURNEY, last_page.ending_rows(JOURNEY, "death")),
        "ending of a real journey": last_page.ending(VIEW, PAGE, finished, last_page.ending_rows(finished, "home")),
        "party": company_panels.party(PEOPLE, KNOWN),
        **{f"person {who.name}": company_panels.one(who, KNOWN.get(who.id, Remembered())) for who in PEOPLE},
        "pack": panels.pack(VIEW, ("rope", "a lid")),
        "empty pack on the road": panels.pack(ROAD, ()),
        "status": panels.status(VIEW),
        "status on the road": panels.status(ROAD),
        "how hard": screens.difficulties(STORY),
        "journal": panels.journal([Noted(day, 708_194, "Dry Camp", "We dug.") for day in range(1, 12)]),
        "orders": panels.orders(ROAD.road),
        "map": mapping.drawn(LONG_STORY, LONG_WALK, GRAVES, day=200),
        "map in words": mapping.spelled(LONG_STORY, LONG_WALK, GRAVES, day=200),
        "map of a place": mapping.drawn(STORY, RouteView((Stop(HERE, "This side", 0),), 1, 0), (), day=1),
        "why": panels.why(OFFERS[0], exact=True),
        "why in words": panels.why(OFFERS[3], exact=True),
        "saves": panels.saves(front_page.menu_rows([("a", "before the ferry", "Day 12")]), ["old: can't be read."]),
        "options": panels.options(Options()),
        "endings": ending_tree.drawn(tiny_story(), {"home"}, [0], 0),
        "no endings": ending_tree.drawn(tiny_story(), (), ()),
        "many endings": ending_tree.drawn(LONG_ENDINGS, {"end 1", "end 5"}, [0, 1], 1),
        "endings in words": ending_tree.spelled(LONG_ENDINGS, {"end 1", "end 5"}, [0, 1]),
        "help": help_pages.page(),
        "help on undo": help_pages.topic(STORY, "undo"),
        "help on nothing": help_pages.topic(STORY, "jornal"),
    }
