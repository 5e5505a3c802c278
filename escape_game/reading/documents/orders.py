"""The orders of the road: paces, helpings, marches and duties."""

from collections.abc import Mapping
from typing import Annotated, TypeVar

from escape_game.reading.documents.bounds import AT_ODDS, MISSING, Factor, Share, bounds
from escape_game.reading.documents.document import Breach, Checks, Document, Field
from escape_game.reading.documents.fields import Kilometres, Number, Percent, Words, YesNo
from escape_game.story.layout import THOUSANDTHS

_NONE_OR_MORE = bounds(0, scale=THOUSANDTHS)


class OrderDocument(Document):
    """What all orders have."""

    title: Annotated[Words, Field(description="the name that is shown")]
    default: Annotated[YesNo, Field(description="what a new journey starts with")] = False


_Order = TypeVar("_Order", bound=OrderDocument)


def _one_default(orders: Mapping[str, _Order]) -> Mapping[str, _Order]:
    chosen = [name for name, order in orders.items() if order.default]
    if len(chosen) > 1:
        message = f"a new journey starts with '{chosen[0]}' and with '{chosen[1]}'"
        raise Breach(AT_ODDS, message, "let one of them say `default: yes`")
    return orders


OneDefault = Checks(_one_default)


class PaceDocument(OrderDocument):
    """How far, at what price."""

    distance: Annotated[Kilometres, _NONE_OR_MORE, Field(description="km a day")]
    food: Annotated[Percent, Factor, Field(description="per cent of the need")] = 100
    water: Annotated[Percent, Factor, Field(description="per cent of the need")] = 100
    load: Annotated[Number, Field(description="points off the level")] = 0
    forage: Annotated[Percent, Factor, Field(description="per cent of what the land gives")] = 100


def _rest_first(paces: Mapping[str, PaceDocument]) -> Mapping[str, PaceDocument]:
    if not paces:
        raise Breach(MISSING, "there is no pace", "write `rest: {title: Rest, distance: 0}`, and one that walks")
    first, pace = next(iter(paces.items()))
    if pace.distance:
        raise Breach(AT_ODDS, f"the first pace is rest, and '{first}' walks", f"put a rest above '{first}'")
    return _one_default(paces)


RestFirst = Checks(_rest_first)


class HelpingDocument(OrderDocument):
    """A ration, or a watering."""

    share: Annotated[Percent, Share, Field(description="per cent of the need that is handed out")]


class MarchDocument(OrderDocument):
    """By night or by day."""

    water: Annotated[Percent, Factor, Field(description="per cent of the need")] = 100
    distance: Annotated[Percent, Factor, Field(description="per cent of the pace's distance")] = 100


class DutyDocument(Document):
    """One person's task."""

    title: Annotated[Words, Field(description="the name that is shown")]
    forage: Annotated[Percent, Factor, Field(description="per cent of what the land gives")] = 100
    distance: Annotated[Percent, Factor, Field(description="per cent of the distance")] = 100
    nursing: Annotated[Number, Field(description="points on the level of the failing")] = 0
    hunted: Annotated[Number, Field(description="points of the hunt a day")] = 0
    load: Annotated[Number, Field(description="points off the level of whoever has it")] = 0
