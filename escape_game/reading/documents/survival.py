"""Every number of the survival rules."""

from typing import Annotated

from escape_game.reading.documents.bounds import (
    AT_ODDS,
    OUT_OF_ORDER,
    Factor,
    Falling,
    NotNegative,
    Rising,
    Share,
    bounds,
)
from escape_game.reading.documents.document import NONE_BY_ID, Breach, Document, Field
from escape_game.reading.documents.fields import (
    ConditionText,
    Hours,
    Id,
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
)
from escape_game.reading.documents.orders import (
    DutyDocument,
    HelpingDocument,
    MarchDocument,
    OneDefault,
    PaceDocument,
    RestFirst,
)
from escape_game.story.layout import CONDITION_MOST, THOUSANDTHS

_HOURS = bounds(1, 24)
_HEAT = bounds(0, 4)
_STEP = bounds(1, 100)
_CONDITION = bounds(0, CONDITION_MOST // THOUSANDTHS, THOUSANDTHS)
_LEVEL = bounds(1, 100, THOUSANDTHS)
_NONE_OR_MORE = bounds(0, scale=THOUSANDTHS)


class CarryDocument(Document):
    """The most per head that can be carried."""

    most: Annotated[Quantified, NotNegative, Field(description="with its unit")]
    when: Annotated[ConditionText | None, Field(description="while this holds")] = None


class CarriesDocument(Document):
    """What can be carried."""

    water: Annotated[tuple[CarryDocument, ...], OneOrMore, Field(description="water per head")] = ()
    food: Annotated[tuple[CarryDocument, ...], OneOrMore, Field(description="food per head")] = ()


class StagesDocument(Document):
    """From which condition each stage begins."""

    sound: Annotated[Number, _CONDITION, Field(description="from here up")]
    worn: Annotated[Number, _CONDITION, Field(description="from here up")]
    failing: Annotated[Number, _CONDITION, Field(description="from here up")]
    sinking: Annotated[Number, _CONDITION, Field(description="from here up")]

    def agree(self) -> None:
        """Raise Breach unless the stages rise."""
        if not self.sinking < self.failing < self.worn < self.sound:
            hint = "write them as in `{sound: 70, worn: 45, failing: 25, sinking: 10}`"
            raise Breach(OUT_OF_ORDER, "the stages don't rise from sinking to sound", hint)


class WarmthDocument(Document):
    """What takes something off the cold."""

    points: Annotated[Number, _NONE_OR_MORE, Field(description="points")]
    when: Annotated[ConditionText | None, Field(description="while this holds")] = None


class MoraleLevelDocument(Document):
    """What morale does to the level."""

    from_: Annotated[Number, Field(description="morale that does nothing")]
    each: Annotated[Number, Field(description="points of level a point of morale")]


class LevelDocument(Document):
    """Where condition drifts to."""

    most: Annotated[Number, _LEVEL, Field(description="the level of the fed and rested")]
    hunger: Annotated[Table, Falling, Field(description="share in per cent: points off")] = ()
    thirst: Annotated[Table, Falling, Field(description="share in per cent: points off")] = ()
    cold: Annotated[Number, _NONE_OR_MORE, Field(description="points a grade")] = 0
    warmth: Annotated[tuple[WarmthDocument, ...], Field(description="what takes points off the cold")] = ()
    morale: Annotated[MoraleLevelDocument | None, Field(description="what morale does")] = None


class ParchedDocument(Document):
    """What happens to the thirsty."""

    share: Annotated[Percent, Share, Field(description="below this share of water")]
    down: Annotated[Percent, Share, Field(description="per cent of the way a day")]


class DriftDocument(Document):
    """How fast condition moves to its level."""

    down: Annotated[Percent, Share, Field(description="per cent of the way a day")]
    up: Annotated[Percent, Share, Field(description="per cent of the way a day")]
    parched: Annotated[ParchedDocument | None, Field(description="the same for the thirsty")] = None
    dry: Annotated[Table, Falling, Field(description="below that share, points a day for everybody")] = ()


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
    drift: Annotated[Percent, Share, Field(description="per cent of the way to `to:` a day")] = 0
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

    def agree(self) -> None:
        """Raise Breach where a manhunt would never end."""
        if self.manhunt is not None and self.after >= self.at:
            hint = f"let `after:` be less than `at: {self.at / THOUSANDTHS:g}`"
            raise Breach(AT_ODDS, "a manhunt would come every evening: what it falls to calls up the next", hint)


class TermDocument(Document):
    """A general term of every check."""

    name: Annotated[Words, Field(description="what the player reads")]
    of: Annotated[Ref, Field(description="a quantity, or condition")]
    from_: Annotated[Number, Field(description="the number that does nothing")]
    each: Annotated[Number, Field(description="points a point")]


class OddsDocument(Document):
    """How chances are reckoned and told."""

    least: Annotated[Percent, Share, Field(description="no chance is smaller")]
    most: Annotated[Percent, Share, Field(description="no chance is greater")]
    step: Annotated[Percent, _STEP, Field(description="chances are rounded to this")]
    skill: Annotated[Percent, Share, Field(description="what a skill adds")]
    words: Annotated[WordTable, Rising, Field(description="each word up to its number")] = ()
    terms: Annotated[tuple[TermDocument, ...], Field(description="general terms")] = ()
    exact_when: Annotated[ConditionText | None, Field(description="numbers are shown while this holds")] = None

    def agree(self) -> None:
        """Raise Breach where a chance has no room or no word."""
        if self.least > self.most:
            hint = "write the smaller of the two under `least:`"
            raise Breach(AT_ODDS, f"no chance is at least {self.least} and at most {self.most}", hint)
        if self.words and self.words[-1][0] < self.most:
            hint = f"let the last of `words:` go up to {self.most}"
            raise Breach(AT_ODDS, f"chances of more than {self.words[-1][0]} have no word", hint)


class StoresDocument(Document):
    """How stores are told."""

    exact_when: Annotated[ConditionText | None, Field(description="exact while this holds")] = None


class LastNightDocument(Document):
    """The scenes of somebody's last night."""

    companion: Annotated[Ref | None, Field(description="its role X is the one")] = None
    you: Annotated[Ref | None, Field(description="yours")] = None


class WarnDocument(Document):
    """When warnings come."""

    water: Annotated[Whole, Factor, Field(description="days that water or food still lasts when the warning comes")] = 1


class SurvivalDocument(Document):
    """Every number of the survival rules."""

    survival: Annotated[Id, Field(description="an id for these rules")]
    water: Annotated[Ref | None, Field(description="the quantity that is drunk")] = None
    food: Annotated[Ref | None, Field(description="the quantity that is eaten")] = None
    morale: Annotated[Ref | None, Field(description="the quantity that is morale")] = None
    hunted: Annotated[Ref | None, Field(description="the quantity that is the hunt")] = None
    day: Annotated[Hours, _HOURS, Field(description="hours of a day's march")]
    carries: Annotated[CarriesDocument, Field(description="the most per head")] = CarriesDocument()
    water_a_day: Annotated[
        tuple[Annotated[Quantified, NotNegative], ...], Field(description="by the leg's heat: a list of five")
    ] = ()
    food_a_day: Annotated[Quantified | None, NotNegative, Field(description="on a steady day")] = None
    paces: Annotated[dict[str, PaceDocument], RestFirst, Field(description="by id, rest first")]
    rations: Annotated[dict[str, HelpingDocument], OneDefault, Field(description="by id")] = NONE_BY_ID
    waterings: Annotated[dict[str, HelpingDocument], OneDefault, Field(description="by id")] = NONE_BY_ID
    march_from_heat: Annotated[Whole, _HEAT, Field(description="from which heat the march matters")] = 0
    marches: Annotated[dict[str, MarchDocument], OneDefault, Field(description="by id")] = NONE_BY_ID
    duties: Annotated[dict[str, DutyDocument], Field(description="by id")] = NONE_BY_ID
    stages: Annotated[StagesDocument, Field(description="from which condition each stage begins")]
    level: Annotated[LevelDocument, Field(description="where condition drifts to")]
    drift: Annotated[DriftDocument, Field(description="how fast")]
    slowest: Annotated[Percent, _STEP, Field(description="the distance while somebody is sinking")] = 100
    forage_spread: Annotated[PercentRange | None, NotNegative, Field(description="a day's finds, per cent")] = None
    moods: Annotated[MoodsDocument, Field(description="morale by the day")] = MoodsDocument()
    hunt: Annotated[HuntDocument | None, Field(description="the hunted track")] = None
    odds: Annotated[OddsDocument, Field(description="how chances are reckoned and told")]
    stores: Annotated[StoresDocument, Field(description="how stores are told")] = StoresDocument()
    last_night: Annotated[LastNightDocument, Field(description="somebody's last night")] = LastNightDocument()
    warn: Annotated[WarnDocument, Field(description="when warnings come")] = WarnDocument()
