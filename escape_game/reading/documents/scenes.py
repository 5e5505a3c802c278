"""Scenes, events, choices and what happens."""

from typing import Annotated

from escape_game.reading.documents.bounds import FewEnough, Passing, Share, Turning, bounds
from escape_game.reading.documents.document import NONE_BY_ID, Document, Field
from escape_game.reading.documents.fields import (
    Calendar,
    ConditionText,
    Days,
    Hours,
    Id,
    OneOrMore,
    Pairs,
    Percent,
    Ref,
    Refs,
    Settings,
    Whole,
    Words,
    YesNo,
    short_for,
)
from escape_game.story.scenes import MOST_CHOICES, MOST_DRAWN, MOST_TICKETS

_BASE = bounds(-100, 200)  # bonuses may bring it to where something is at stake
_CHOICES = bounds(0, MOST_CHOICES)
_DRAWN = bounds(1, MOST_DRAWN)
_TICKETS = bounds(0, MOST_TICKETS)


class TargetDocument(Document):
    """One line of a `go:` list."""

    to: Annotated[Ref, Field(description="the scene")]
    when: Annotated[ConditionText | None, Field(description="the way leads there while this holds")] = None


class EffectsDocument(Document):
    """Effects: what changes."""

    gains: Annotated[Pairs, Field(description="quantities that rise; `water per head` by so much for each of us")] = ()
    loses: Annotated[Pairs, Field(description="quantities that fall; `water per head` by so much for each of us")] = ()
    becomes: Annotated[
        Pairs, Field(description="quantities that are set; `water per head` to so much for each of us")
    ] = ()
    hurts: Annotated[Settings, Field(description="points off somebody's condition")] = ()
    heals: Annotated[Settings, Field(description="points onto somebody's condition")] = ()
    bond: Annotated[Settings, Field(description="points onto somebody's bond with you")] = ()
    finds: Annotated[Refs, Field(description="items that are found")] = ()
    drops: Annotated[Refs, Field(description="items that are given up")] = ()
    sets: Annotated[Settings, Field(description="facts that are true from now on")] = ()
    clears: Annotated[Refs, Field(description="facts that are no longer true")] = ()
    counts: Annotated[Settings, Field(description="counters that go up")] = ()
    meets: Annotated[Refs, Field(description="companions who are here from now on")] = ()
    joins: Annotated[Refs, Field(description="companions who walk with us from now on")] = ()
    leaves: Annotated[Refs, Field(description="companions who part from us")] = ()
    dies: Annotated[Settings, Field(description="who dies, and of what")] = ()
    buries: Annotated[Refs, Field(description="the dead who have a grave")] = ()
    days: Annotated[Days | None, Passing, Field(description="days that pass, with all they do to bodies")] = None
    guest_days: Annotated[Days | None, Passing, Field(description="days with those who feed us")] = None
    hours: Annotated[Hours | None, Passing, Field(description="hours that pass")] = None
    calendar: Annotated[Calendar | None, Turning, Field(description="turns the page only, by days or to a date")] = None
    journal: Annotated[Words | None, Field(description="a line that the player keeps")] = None


class RiskDocument(EffectsDocument):
    """A small roll inside an outcome."""

    odds: Annotated[Percent, Share, Field(description="how likely it is, in per cent")]
    who: Annotated[Ref | None, Field(description="whom it is about")] = None
    text: Annotated[Words | None, Field(description="the words if it comes to that")] = None


class StepDocument(EffectsDocument):
    """What happens: words, effects, then where to go."""

    when: Annotated[ConditionText | None, Field(description="it happens only while this holds")] = None
    text: Annotated[Words | None, Field(description="the words")] = None
    gentle: Annotated[Words | None, Field(description="gentler words for the same")] = None
    risk: Annotated[tuple[RiskDocument, ...], OneOrMore, Field(description="small rolls")] = ()
    go: Annotated[
        tuple[Annotated[TargetDocument, short_for("to")], ...], OneOrMore, Field(description="the next scene")
    ] = ()
    visit: Annotated[Ref | None, Field(description="a scene that comes back")] = None
    travel: Annotated[Ref | None, Field(description="a leg to set out on")] = None
    end: Annotated[Ref | None, Field(description="an ending")] = None


Steps = Annotated[tuple[StepDocument, ...], OneOrMore]


class CheckDocument(Document):
    """A roll with a stated chance."""

    base: Annotated[Percent, _BASE, Field(description="the chance before anything is added, in per cent")]
    skills: Annotated[Refs, Field(description="skills that help")] = ()
    bonuses: Annotated[Refs, Field(description="lines such as `+15 if has rope`")] = ()
    general: Annotated[YesNo, Field(description="whether the general terms of survival.yaml count")] = True
    by: Annotated[Ref | None, Field(description="whose roll it is; yours if left out")] = None


class ChoiceDocument(Document):
    """A choice."""

    text: Annotated[Words, Field(description="the label: three to twelve words")]
    when: Annotated[ConditionText | None, Field(description="while this is false the choice is hidden")] = None
    needs: Annotated[ConditionText | None, Field(description="while this is false the choice is locked")] = None
    locked: Annotated[Words | None, Field(description="the reason that is shown while it is locked")] = None
    who: Annotated[Refs, Field(description="companions without whom the choice is hidden")] = ()
    once: Annotated[YesNo, Field(description="can be taken once in a journey")] = False
    cooldown: Annotated[Days | None, Passing, Field(description="for how long it is hidden once taken")] = None
    costs: Annotated[Pairs, Field(description="requirement, payment and price tag in one")] = ()
    warns: Annotated[Words | None, Field(description="a warning that is shown with the choice")] = None
    no_return: Annotated[Words | None, Field(description="says that there is no way back from here")] = None
    undo: Annotated[YesNo, Field(description="whether the player can take it back")] = True
    check: Annotated[CheckDocument | None, Field(description="a roll")] = None
    then: Annotated[Steps, Field(description="what happens, where there is no roll")] = ()
    success: Annotated[Steps, Field(description="what happens if the roll succeeds")] = ()
    failure: Annotated[Steps, Field(description="what happens if the roll fails")] = ()
    go: Annotated[
        tuple[Annotated[TargetDocument, short_for("to")], ...], OneOrMore, Field(description="the next scene")
    ] = ()
    visit: Annotated[Ref | None, Field(description="a scene that comes back")] = None
    travel: Annotated[Ref | None, Field(description="a leg to set out on")] = None
    end: Annotated[Ref | None, Field(description="an ending")] = None


class DrawDocument(Document):
    """Events drawn on arrival."""

    from_: Annotated[Ref, Field(description="the deck")]
    count: Annotated[Whole, _DRAWN, Field(description="how many")] = 1
    nothing: Annotated[Whole, _TICKETS, Field(description="the weight of an uneventful time")] = 0


class PlaceDocument(Document):
    """What scenes and events have in common."""

    region: Annotated[Ref | None, Field(description="the region it stands in")] = None
    text: Annotated[Words, Field(description="the passage")]
    gentle: Annotated[Words | None, Field(description="a gentler passage")] = None
    who: Annotated[Refs, Field(description="companions who are with us here")] = ()
    remembers: Annotated[Refs, Field(description="companions who may be named though dead or gone")] = ()
    cast: Annotated[Pairs, Field(description="roles and who may play them")] = ()
    choices: Annotated[dict[str, ChoiceDocument], FewEnough, Field(description="choices by id")] = NONE_BY_ID
    choose: Annotated[Whole, _CHOICES, Field(description="how many choices may be taken before `after:`")] = 0
    between: Annotated[Words | None, Field(description="shown when the menu comes round again")] = None
    at_most: Annotated[Whole, _CHOICES, Field(description="no more choices than this are shown")] = 0
    on_arrival: Annotated[Steps, Field(description="effects of every arrival")] = ()
    after: Annotated[Steps, Field(description="what happens after every choice")] = ()
    otherwise: Annotated[Ref | None, Field(description="the scene to go to when no choice is open")] = None
    everywhere: Annotated[YesNo, Field(description="whether what is offered everywhere is offered here")] = True
    course: Annotated[Refs, Field(description="the choices of the story as told")] = ()


class SceneDocument(PlaceDocument):
    """Words and choices."""

    scene: Annotated[Id, Field(description="the scene's id")]
    title: Annotated[Words, Field(description="the heading")]
    draw: Annotated[DrawDocument | None, Field(description="events drawn on arrival")] = None


class WeightDocument(Document):
    """One line of a `weight:` list."""

    weight: Annotated[Whole, Field(description="a whole number up to 20")]
    when: Annotated[ConditionText | None, Field(description="counts while this holds")] = None


class EventDocument(PlaceDocument):
    """A scene that is drawn from a deck."""

    event: Annotated[Id, Field(description="the event's id")]
    title: Annotated[Words | None, Field(description="the heading")] = None
    deck: Annotated[Id, Field(description="the deck it belongs to")]
    when: Annotated[ConditionText | None, Field(description="it is drawn only while this holds")] = None
    weight: Annotated[
        tuple[Annotated[WeightDocument, short_for("weight")], ...], OneOrMore, Field(description="how often it comes")
    ] = ()
    once: Annotated[YesNo, Field(description="drawn once in a journey")] = False
    cooldown: Annotated[Days | None, Passing, Field(description="for how long it isn't drawn again")] = None
    then: Annotated[Steps, Field(description="what happens at an event without choices")] = ()
