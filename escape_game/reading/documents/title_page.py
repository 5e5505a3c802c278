"""The title page: what everything else may name."""

from typing import Annotated

from escape_game.reading.documents.bounds import Positive, Rising
from escape_game.reading.documents.declarations import Declarations
from escape_game.reading.documents.document import NONE_BY_ID, Document, Field
from escape_game.reading.documents.fields import (
    Date,
    Id,
    Pairs,
    Percent,
    Quantified,
    QuantityRange,
    Ref,
    Refs,
    Whole,
    Words,
    WordTable,
    YesNo,
)
from escape_game.reading.documents.scenes import ChoiceDocument


class QuantityDocument(Document):
    """A number that the player sees."""

    title: Annotated[Words | None, Field(description="the name that is shown")] = None
    start: Annotated[Quantified, Field(description="with its unit")]
    range: Annotated[QuantityRange, Field(description="with its unit")]
    tenths: Annotated[YesNo, Field(description="shown in tenths, else in whole steps")] = False
    low: Annotated[Quantified | None, Field(description="low from here on down")] = None
    critical: Annotated[Quantified | None, Field(description="critical from here on down")] = None
    words: Annotated[WordTable, Rising, Field(description="each word up to its number")] = ()
    about: Annotated[Words | None, Field(description="what it is, in one sentence, for `help`")] = None
    feared: Annotated[YesNo, Field(description="the less of it, the better")] = False
    hidden: Annotated[YesNo, Field(description="never shown")] = False


class DifficultyDocument(Document):
    """How hard it is."""

    title: Annotated[Words, Field(description="the name that is shown")]
    about: Annotated[Words | None, Field(description="one sentence")] = None
    hurt: Annotated[Percent, Positive, Field(description="all harm, in per cent")] = 100
    forage: Annotated[Percent, Positive, Field(description="what the land gives, in per cent")] = 100
    cannot_die: Annotated[YesNo, Field(description="you can't die")] = False
    undo: Annotated[YesNo, Field(description="whether choices can be taken back")] = True
    default: Annotated[YesNo, Field(description="what a new journey starts with")] = False


class TitlePage(Declarations):
    """The title page."""

    story: Annotated[Id, Field(description="the story's id")]
    format: Annotated[Whole, Field(description="which edition of the grammar: 1")]
    title: Annotated[Words, Field(description="the title")]
    subtitle: Annotated[Words | None, Field(description="the subtitle")] = None
    author: Annotated[Words | None, Field(description="who wrote it")] = None
    version: Annotated[Whole, Field(description="rises with every release")] = 1
    date: Annotated[Date | None, Field(description="the day of day 1")] = None
    start: Annotated[Ref, Field(description="the first scene")]
    survived: Annotated[Ref | None, Field(description="the fact that means the player came through")] = None
    notes: Annotated[Words | None, Field(description="what a reader may wish to be warned of")] = None
    quantities: Annotated[dict[str, QuantityDocument], Field(description="quantities by id")] = NONE_BY_ID
    measures: Annotated[Pairs, Field(description="smaller units: `lid: 0.2 l`")] = ()
    difficulties: Annotated[dict[str, DifficultyDocument], Field(description="difficulties by id")] = NONE_BY_ID
    everywhere: Annotated[dict[str, ChoiceDocument], Field(description="choices in every menu")] = NONE_BY_ID
    renamed: Annotated[Pairs, Field(description="old id: new id")] = ()
    unwritten: Annotated[Refs, Field(description="names that a later part brings")] = ()
