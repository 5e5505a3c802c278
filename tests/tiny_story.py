"""A story small enough to read: a river in two regions, with a roll, a visit, an event with a role, a death, an ending.

Made by hand, so that saving and journeys are tested without the reader.
"""
# ruff: noqa: FBT003, PLR0913 - the story's records are written by their order here, as the reader does

from escape_game.story.conditions import ALWAYS
from escape_game.story.effects import (
    PERSON,
    ROLE,
    Add,
    Bury,
    Die,
    End,
    Go,
    Harm,
    Note,
    Onward,
    Outcome,
    Put,
    Step,
    Target,
    TurnPage,
    Visit,
    Who,
)  # fmt: skip
from escape_game.story.journeys import Ending, Person, Region
from escape_game.story.keys import key_of
from escape_game.story.layout import COMMON, FIELDS, WITH_US
from escape_game.story.prose import Paragraph, Passage, Plain
from escape_game.story.scenes import Check, Choice, Draw, Eventhood, Preference, Role, Scene, Weight
from escape_game.story.story import Deck, Difficulty, Quantity, Resumption, Slot, Story, Thing

PEOPLE = ("you", "kazik", "smith")
FIRST_SLOT = COMMON + len(PEOPLE) * FIELDS
WATER, LID, RULE, VISITS, ASKED = range(FIRST_SLOT, FIRST_SLOT + 5)


def words(text):
    return Passage((Paragraph("", (Plain(text),)),))


def then(*effects, text="", exit=None):
    return Outcome((Step(ALWAYS, words(text) if text else None, effects, exit),))


def go(scene):
    return Go((Target(scene, ALWAYS),))


def choice(id, bit, outcome, **more):
    return Choice(id, bit, words(id.title()), ALWAYS, ALWAYS, None, (), (), outcome, **more)


def scene(id, text, *choices, region=0, roles=(), event=None, draw=None, visits=-1, choose=0, after=None):
    return Scene(
        id, id.title(), region, words(text), None, roles, choices, choose, 0, (), after, draw, -1, True, visits,
        key_of(id), (), event,
    )  # fmt: skip


def person(id, starts):
    return Person(id, id.title(), "he", "him", "his", "", starts, 60_000, 0, (), 100, 0, 100, "", "")


def roll(*, undo=True):
    check = Check(50, (), (), False, Who(PERSON, 0), (), key_of("wade"))
    return Choice(
        "wade", 0, words("Wade across"), ALWAYS, ALWAYS, None, (), (), None, check,
        then(Add(WATER, 4000, 0, 90_000), text="The water holds you up.", exit=go(3)),
        then(Harm(Who(PERSON, 2), 12_000), text="It does not.", exit=go(3)),
        undo=undo,
    )  # fmt: skip


def scenes(*, undo=True):
    x = Role("X", (Preference("anyone"),), (), (), key_of("guest"))
    event = Eventhood(ALWAYS, (Weight(1, ALWAYS),), -1, -1, 0, None)
    once = {"once_slot": ASKED}
    return (
        scene("road", ""),
        scene(
            "bank",
            "The river is high and brown.",
            roll(undo=undo),
            choice("drink", 1, then(Add(WATER, -1500, 0, 90_000), Put(RULE, 2), TurnPage(1))),
            choice("warm", 2, then(exit=Visit(2, 0))),
            choice("lid", 3, then(Put(LID, 1), Note(words("He found a lid.")), exit=go(1)), **once),
            visits=VISITS,
        ),
        scene("stove", "It is warm here.", choice("rest", 0, then(TurnPage(2), exit=Onward()))),
        scene(
            "far",
            "The far side is lower.",
            choice("bury", 0, then(Die(Who(PERSON, 1), words("the cold")), Bury(Who(PERSON, 1)))),
            choice("back", 1, then(exit=go(1))),
            choice("on", 2, then(exit=End(0))),
            region=1,
            draw=Draw(0, 1, 0, key_of("far")),
        ),
        scene(
            "guest",
            "Somebody is talking.",
            choice("hear", 0, then(Harm(Who(ROLE, 0), 3000), exit=Onward())),
            region=1,
            roles=(x,),
            event=event,
        ),
    )


def tiny_story(**changes):
    undo = changes.pop("undo", True)
    built = scenes(undo=undo)
    slots = (
        Slot("water", 10_000, 0, 90_000),
        Slot("lid", 0, 0, 1),
        Slot("rule", 0, 0, 2),
        Slot("visits:bank", 0, 0, 1000),
        Slot("once:bank.lid", 0, 0, 1),
    )
    story = Story(
        id="river", title="The River", subtitle="", author="nobody", version=1, notes="", date=708_183, start=1,
        survived=LID, hash="abc", first_slot=FIRST_SLOT, slots=slots,
        quantities=(Quantity("water", "Water", WATER, "l", 100, 0, 90_000, -1, -1, (), False),),
        measures=(), items=(), facts=(Thing("lid", "a lid", LID), Thing("rule", "", RULE, ("pairs", "alone"))),
        counters=(), skills=(), people=(person("you", WITH_US), person("kazik", WITH_US), person("smith", WITH_US)),
        regions=(Region("near", "This side", 0, (0,), False, ""), Region("beyond", "Beyond", 0, (0,), False, "")),
        legs=(), scenes=built, scene_ids=tuple(each.id for each in built), decks=(Deck("talk", (4,)),),
        endings=(Ending("home", "Home", 1, "home", words("You are home."), None, None, ()),),
        difficulties=(Difficulty("walker", "Walker", "", 100, 100, False, True),
                      Difficulty("grim", "Grim", "", 150, 50, False, False)),
        default_difficulty=0, everywhere=(), resumptions=(Resumption("bank.warm", go(3)),), survival=None,
        renamed=(),
    )  # fmt: skip
    return story._replace(**changes)
