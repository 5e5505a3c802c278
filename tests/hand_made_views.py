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
    Para,
    Reason,
    Rolled,
    Said,
    Span,
    StageTurned,
    TimePassed,
    Warned,
)
from escape_game.engine.journey import Entry, Journey
from escape_game.engine.state import State
from escape_game.engine.views import EndingView, Meter, OddsView, Option, Order, PersonView, RoadView, View
from escape_game.story.layout import FAILING, GONE, SOUND, WITH_US, WORN
from escape_game.story.story import Thing
from escape_game.terminal import help_pages, panels, screens
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


def option(id, label, **more):
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
    return Option(id, label, **(plain | more))


OPTIONS = (
    option("dig", "Dig in the river bed", odds=ODDS, prices=("2 hours",), warns="he can die of this"),
    option("walk", "Walk on by night, north of the line, to the last of the four cairns", prices=("4 l water",)),
    option("trade", "Trade at the well", open=False, locked="needs 5 salt, you have 2"),
    option(
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
    ("Kazik failing",),
    OPTIONS,
    None,
    None,
)
ROAD = VIEW._replace(
    passage=(),
    options=(option("walk", "Walk on"),),
    road=RoadView(
        "gobi",
        "The black gravel",
        14_000,
        31_000,
        "Cistern Gate",
        2,
        (
            Order("pace", "Pace", "Steady", (option("pace.rest", "Rest"), option("pace.forced", "Forced"))),
            Order(
                "duty.nurse",
                "Nurse",
                "nobody",
                (option("duty.nurse.kazik", "Kazik"), option("duty.nurse.nobody", "Nobody")),
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
    State(7, []),
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
        "cause": "",
        "buried": False,
        "duty": "",
    }
    return PersonView(**(plain | more))


PEOPLE = (
    person("Janusz", role="officer", bond=0, bond_word=""),
    person("Kazik", stage="sinking", condition=12, ill_for=2, skills_work=False, duty="Scout"),
    person("Voss", status="here"),
    person("Smith", status="gone", stage=""),
    person("Zoran", status="dead", stage="", died=9, cause="fever", buried=True),
)
EVENTS = (
    Rolled(60, 37, success=True, exact=True, word="likely", reasons=ODDS.reasons),
    Said(OUTCOME, (para("An arm's length down the sand turns dark."),)),
    Changed(0, 6_000, 11_000, "the spring"),
    Changed(0, 11_000, 10_500),
    Body(1, 60_000, 52_000, WORN, WORN),
    StageTurned(1, WORN, FAILING),
    StageTurned(2, WORN, SOUND),
    Bonded(2, 1, 2),
    Kit(0, got=True),
    Kit(0, got=False),
    Company(2, WITH_US),
    Died(1, "the cold", 12, 2),
    Buried(1),
    Absent(1),
    Noted(12, 708_194, "Dry Camp", "We dug."),
    TimePassed(1, 2),
    DayWalked(0, 12, 708_194, 2, 18_000, 42_000, 100, 100, -1, -1, 6_000, 4_000, -1, -1, water_found=True),
    Warned(WATER_LOW, 2),
    Warned(DRY, 0),
    Warned(LAST, 0, 1),
    Entered(1),
    Said(DAY_LINE, (para("Gravel, and then gravel."),)),
)


def every_screen():
    """Return every kind of screen by its name."""
    menu = screens.choices_of(VIEW, "full")
    place = screens.Place(12, "Cistern Gate", 4, ended=False)
    title_menu = screens.title_rows(place, 4)
    return {
        "title": screens.title(STORY, "1.0", title_menu),
        "scene": screens.scene(VIEW, menu),
        "scene, odds in words": screens.scene(VIEW, screens.choices_of(VIEW, "words")),
        "road": screens.scene(ROAD, screens.choices_of(ROAD, "full")),
        "echo": screens.choice_echo(menu[0]),
        "check and its making": screens.happenings(Telling(STORY, {"water": WATER}), EVENTS),
        "check in words": screens.happenings(Telling(STORY, {"water": FOOD}, "words"), EVENTS),
        "ending": screens.ending(VIEW, PAGE, JOURNEY, screens.ending_rows(JOURNEY, "death")),
        "party": panels.party(PEOPLE),
        **{f"person {who.name}": panels.one(who, is_you=who is PEOPLE[0]) for who in PEOPLE},
        "pack": panels.pack(("rope", "a lid")),
        "empty pack": panels.pack(()),
        "status": panels.status(VIEW),
        "journal": panels.journal([Noted(day, 708_194, "Dry Camp", "We dug.") for day in range(1, 12)]),
        "orders": panels.orders(ROAD.road),
        "map": panels.route(ROAD),
        "map of a place": panels.route(VIEW),
        "why": panels.why(OPTIONS[0], exact=True),
        "why in words": panels.why(OPTIONS[3], exact=True),
        "saves": panels.saves(screens.menu_rows([("a", "before the ferry", "Day 12")]), ["old: can't be read."]),
        "options": panels.options(Options()),
        "help": help_pages.page(),
        "help on undo": help_pages.topic("undo"),
        "help on nothing": help_pages.topic("jornal"),
    }
