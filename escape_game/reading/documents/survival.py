"""Every number of the survival rules."""

from typing import Annotated

from pydantic import Field

from escape_game.reading.documents.fields import (
    ConditionText,
    Document,
    Hours,
    Id,
    Kilometres,
    Number,
    OneOrMore,
    Percent,
    PercentRange,
    Quantified,
    Ref,
    Table,
    Whole,
    Words,
    WordTable,
    YesNo,
)


class CarryDocument(Document):
    """The most per head that can be carried."""

    most: Annotated[Quantified, Field(description="with its unit")]
    when: Annotated[ConditionText | None, Field(description="while this holds")] = None


class CarriesDocument(Document):
    """What can be carried."""

    water: Annotated[tuple[CarryDocument, ...], OneOrMore, Field(description="water per head")] = ()
    food: Annotated[tuple[CarryDocument, ...], OneOrMore, Field(description="food per head")] = ()


class OrderDocument(Document):
    """What all orders have."""

    title: Annotated[Words, Field(description="the name that is shown")]
    default: Annotated[YesNo, Field(description="what a new journey starts with")] = False


class PaceDocument(OrderDocument):
    """How far, at what price."""

    distance: Annotated[Kilometres, Field(description="km a day")]
    food: Annotated[Percent, Field(description="per cent of the need")] = 100
    water: Annotated[Percent, Field(description="per cent of the need")] = 100
    load: Annotated[Number, Field(description="points off the level")] = 0
    forage: Annotated[Percent, Field(description="per cent of what the land gives")] = 100


class HelpingDocument(OrderDocument):
    """A ration, or a watering."""

    share: Annotated[Percent, Field(description="per cent of the need that is handed out")]


class MarchDocument(OrderDocument):
    """By night or by day."""

    water: Annotated[Percent, Field(description="per cent of the need")] = 100
    distance: Annotated[Percent, Field(description="per cent of the pace's distance")] = 100


class DutyDocument(Document):
    """One person's task."""

    title: Annotated[Words, Field(description="the name that is shown")]
    forage: Annotated[Percent, Field(description="per cent of what the land gives")] = 100
    distance: Annotated[Percent, Field(description="per cent of the distance")] = 100
    nursing: Annotated[Number, Field(description="points on the level of the failing")] = 0
    hunted: Annotated[Number, Field(description="points of the hunt a day")] = 0
    load: Annotated[Number, Field(description="points off the level of whoever has it")] = 0


class StagesDocument(Document):
    """From which condition each stage begins."""

    sound: Annotated[Number, Field(description="from here up")]
    worn: Annotated[Number, Field(description="from here up")]
    failing: Annotated[Number, Field(description="from here up")]
    sinking: Annotated[Number, Field(description="from here up")]


class WarmthDocument(Document):
    """What takes something off the cold."""

    points: Annotated[Number, Field(description="points")]
    when: Annotated[ConditionText | None, Field(description="while this holds")] = None


class MoraleLevelDocument(Document):
    """What morale does to the level."""

    from_: Annotated[Number, Field(description="morale that does nothing")]
    each: Annotated[Number, Field(description="points of level a point of morale")]


class LevelDocument(Document):
    """Where condition drifts to."""

    most: Annotated[Number, Field(description="the level of the fed and rested")]
    hunger: Annotated[Table, Field(description="share in per cent: points off")] = ()
    thirst: Annotated[Table, Field(description="share in per cent: points off")] = ()
    cold: Annotated[Number, Field(description="points a grade")] = 0
    warmth: Annotated[tuple[WarmthDocument, ...], Field(description="what takes points off the cold")] = ()
    morale: Annotated[MoraleLevelDocument | None, Field(description="what morale does")] = None


class ParchedDocument(Document):
    """What happens to the thirsty."""

    share: Annotated[Percent, Field(description="below this share of water")]
    down: Annotated[Percent, Field(description="per cent of the way a day")]


class DriftDocument(Document):
    """How fast condition moves to its level."""

    down: Annotated[Percent, Field(description="per cent of the way a day")]
    up: Annotated[Percent, Field(description="per cent of the way a day")]
    parched: Annotated[ParchedDocument | None, Field(description="the same for the thirsty")] = None
    dry: Annotated[Table, Field(description="below that share, points a day for everybody")] = ()


class EasedDocument(Document):
    """Who eases a death."""

    by: Annotated[Number, Field(description="a death costs this instead")]
    when: Annotated[ConditionText | None, Field(description="while this holds")] = None


class MoodsDocument(Document):
    """Morale by the day."""

    daily: Annotated[Number, Field(description="points a day")] = 0
    hungry: Annotated[Number, Field(description="points on a hungry day")] = 0
    thirsty: Annotated[Number, Field(description="points on a thirsty day")] = 0
    rested: Annotated[Number, Field(description="points on a day of rest")] = 0
    drift: Annotated[Percent, Field(description="per cent of the way to `to:` a day")] = 0
    to: Annotated[Number, Field(description="where morale drifts to")] = 50_000
    death: Annotated[Number, Field(description="points when somebody dies")] = 0
    buried: Annotated[Number, Field(description="points given back at a grave")] = 0
    eased: Annotated[EasedDocument | None, Field(description="who eases a death")] = None


class HuntDocument(Document):
    """The hunted track."""

    daily: Annotated[Number, Field(description="points a day")]
    at: Annotated[Number, Field(description="the manhunt comes from here on")]
    manhunt: Annotated[Ref | None, Field(description="the scene that comes then")] = None
    after: Annotated[Number, Field(description="what it falls to then")] = 0


class TermDocument(Document):
    """A general term of every check."""

    name: Annotated[Words, Field(description="what the player reads")]
    of: Annotated[Ref, Field(description="a quantity, or condition")]
    from_: Annotated[Number, Field(description="the number that does nothing")]
    each: Annotated[Number, Field(description="points a point")]


class OddsDocument(Document):
    """How chances are reckoned and told."""

    least: Annotated[Percent, Field(description="no chance is smaller")]
    most: Annotated[Percent, Field(description="no chance is greater")]
    step: Annotated[Percent, Field(description="chances are rounded to this")]
    skill: Annotated[Percent, Field(description="what a skill adds")]
    words: Annotated[WordTable, Field(description="each word up to its number")] = ()
    terms: Annotated[tuple[TermDocument, ...], Field(description="general terms")] = ()
    exact_when: Annotated[ConditionText | None, Field(description="numbers are shown while this holds")] = None


class StoresDocument(Document):
    """How stores are told."""

    exact_when: Annotated[ConditionText | None, Field(description="exact while this holds")] = None


class LastNightDocument(Document):
    """The scenes of somebody's last night."""

    companion: Annotated[Ref | None, Field(description="its role X is the one")] = None
    you: Annotated[Ref | None, Field(description="yours")] = None


class WarnDocument(Document):
    """When warnings come."""

    water: Annotated[Whole, Field(description="days before the stores run out")] = 1


class SurvivalDocument(Document):
    """Every number of the survival rules."""

    survival: Annotated[Id, Field(description="an id for these rules")]
    water: Annotated[Ref | None, Field(description="the quantity that is drunk")] = None
    food: Annotated[Ref | None, Field(description="the quantity that is eaten")] = None
    morale: Annotated[Ref | None, Field(description="the quantity that is morale")] = None
    hunted: Annotated[Ref | None, Field(description="the quantity that is the hunt")] = None
    day: Annotated[Hours, Field(description="hours of a day's march")]
    carries: Annotated[CarriesDocument, Field(description="the most per head")] = CarriesDocument()
    water_a_day: Annotated[tuple[Quantified, ...], Field(description="by the leg's heat: a list of five")] = ()
    food_a_day: Annotated[Quantified | None, Field(description="on a steady day")] = None
    paces: Annotated[dict[str, PaceDocument], Field(description="by id, rest first")]
    rations: Annotated[dict[str, HelpingDocument], Field(default_factory=dict, description="by id")]
    waterings: Annotated[dict[str, HelpingDocument], Field(default_factory=dict, description="by id")]
    march_from_heat: Annotated[Whole, Field(description="from which heat the march matters")] = 0
    marches: Annotated[dict[str, MarchDocument], Field(default_factory=dict, description="by id")]
    duties: Annotated[dict[str, DutyDocument], Field(default_factory=dict, description="by id")]
    stages: Annotated[StagesDocument, Field(description="from which condition each stage begins")]
    level: Annotated[LevelDocument, Field(description="where condition drifts to")]
    drift: Annotated[DriftDocument, Field(description="how fast")]
    slowest: Annotated[Percent, Field(description="the distance while somebody is sinking")] = 100
    forage_spread: Annotated[PercentRange | None, Field(description="a day's finds, per cent")] = None
    moods: Annotated[MoodsDocument, Field(description="morale by the day")] = MoodsDocument()
    hunt: Annotated[HuntDocument | None, Field(description="the hunted track")] = None
    odds: Annotated[OddsDocument, Field(description="how chances are reckoned and told")]
    stores: Annotated[StoresDocument, Field(description="how stores are told")] = StoresDocument()
    last_night: Annotated[LastNightDocument, Field(description="somebody's last night")] = LastNightDocument()
    warn: Annotated[WarnDocument, Field(description="when warnings come")] = WarnDocument()
