"""People, regions, legs and endings."""

from typing import Annotated

from escape_game.reading.documents.bounds import Factor, NotNegative, Positive, bounds, no_less_than
from escape_game.reading.documents.declarations import Declarations
from escape_game.reading.documents.document import Document, Field
from escape_game.reading.documents.fields import (
    ConditionText,
    Date,
    DayRange,
    Id,
    KilometreRange,
    Kilometres,
    Number,
    OneOrMore,
    Pairs,
    Percent,
    Ref,
    Refs,
    Settings,
    Whole,
    Words,
    YesNo,
)
from escape_game.story.layout import BOND_LEAST, BOND_MOST, CONDITION_MOST, MOST_ROAD, THOUSANDTHS

_CONDITION = bounds(0, CONDITION_MOST // THOUSANDTHS, THOUSANDTHS)
_BOND = bounds(BOND_LEAST, BOND_MOST)
_LENGTH = bounds(1, MOST_ROAD // THOUSANDTHS, THOUSANDTHS)
_NONE_OR_MORE = bounds(0, scale=THOUSANDTHS)
_GAP = no_less_than(1)  # waters at every step would be waters everywhere


class PersonDocument(Document):
    """What you and your companions have in common."""

    name: Annotated[Words, Field(description="the name")]
    pronouns: Annotated[Words, Field(description="`he him his`, `she her her` or `they them their`")]
    role: Annotated[Words | None, Field(description="a few words")] = None
    condition: Annotated[Number, _CONDITION, Field(description="0 to 95 at the start")]
    skills: Annotated[Settings, Field(description="a list, or points by skill")] = ()
    thirst: Annotated[Percent, Factor, Field(description="per cent of the thirst table that is felt")] = 100
    frailty: Annotated[Number, Field(description="points off the level")] = 0
    share: Annotated[Percent, Factor, Field(description="per cent of a ration and of a drink that is needed")] = 100
    portrait: Annotated[Words | None, Field(description="one sentence: how they look")] = None


class ProtagonistDocument(PersonDocument):
    """You."""

    protagonist: Annotated[Id, Field(description="your id")]


class CompanionDocument(PersonDocument):
    """Somebody who may walk with you."""

    companion: Annotated[Id, Field(description="the companion's id")]
    starts: Annotated[Words | None, Field(description="unmet, here or with us")] = None
    bond: Annotated[Whole, _BOND, Field(description="-2 to 5 at the start")] = 0
    tell: Annotated[Words | None, Field(description="one sentence: what gives them away")] = None


class RegionDocument(Declarations):
    """A part of the story."""

    region: Annotated[Id, Field(description="the region's id")]
    title: Annotated[Words, Field(description="the heading")]
    notes: Annotated[Words | None, Field(description="content notes of its own")] = None
    if_you_die: Annotated[Ref | None, Field(description="the ending that your death leads to")] = None
    shows: Annotated[Refs | None, Field(description="the quantities of the status line")] = None
    hunted: Annotated[YesNo, Field(description="whether you are looked for")] = False


class WaypointDocument(Document):
    """A scene on the way."""

    at: Annotated[Annotated[Percent, Factor] | None, Field(description="per cent of the way")] = None
    night: Annotated[Whole | None, Field(description="the night of this leg")] = None
    date: Annotated[Date | None, Field(description="the first evening on or after it")] = None
    to: Annotated[Ref, Field(description="the scene")]
    when: Annotated[ConditionText | None, Field(description="passed by unless this holds")] = None


class LegDocument(Document):
    """A road from one place to the next."""

    leg: Annotated[Id, Field(description="the leg's id")]
    title: Annotated[Words, Field(description="the heading")]
    region: Annotated[Ref | None, Field(description="the region")] = None
    distance: Annotated[Kilometres, _LENGTH, Field(description="in km")]
    terrain: Annotated[Percent, Positive, Field(description="per cent of a pace's distance")] = 100
    forage: Annotated[Percent, Factor, Field(description="per cent of the need that the land gives")] = 0
    heat: Annotated[Whole, Field(description="0-4", ge=0, le=4)] = 0
    cold: Annotated[Whole, Field(description="0-3", ge=0, le=3)] = 0
    altitude: Annotated[Number, _NONE_OR_MORE, Field(description="points off everybody's level")] = 0
    water_every: Annotated[Annotated[KilometreRange, _GAP] | None, Field(description="km between waters")] = None
    deck: Annotated[Ref | None, Field(description="where events come from")] = None
    draw_every: Annotated[Annotated[DayRange, NotNegative] | None, Field(description="days between events")] = None
    waypoints: Annotated[tuple[WaypointDocument, ...], Field(description="scenes on the way")] = ()
    arrive: Annotated[Ref, Field(description="the scene at its end")]
    day_lines: Annotated[tuple[Words, ...], OneOrMore, Field(description="one line for each uneventful day")] = ()
    course: Annotated[Pairs, Field(description="the orders of the story as told")] = ()


class EndingDocument(Document):
    """A last page."""

    ending: Annotated[Id, Field(description="the ending's id")]
    title: Annotated[Words, Field(description="the heading")]
    region: Annotated[Ref | None, Field(description="the region")] = None
    kind: Annotated[Words, Field(description="death, captured, life or home")]
    text: Annotated[Words, Field(description="the words")]
    gentle: Annotated[Words | None, Field(description="gentler words for the same")] = None
    survivor: Annotated[Words | None, Field(description="one line by somebody who lived")] = None
    unknown: Annotated[Words | None, Field(description="what you did not know")] = None
    cast: Annotated[Pairs, Field(description="roles and who may play them")] = ()
