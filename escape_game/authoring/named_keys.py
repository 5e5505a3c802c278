"""Which keys of which documents name something, and what."""

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from escape_game.authoring.mentioned_in_text import (
    CHOICE,
    COMPANION,
    COUNTER,
    DECK,
    DECLARED,
    DIFFICULTY,
    ENDING,
    FACT,
    ITEM,
    LEG,
    MEASURE,
    ORDER,
    QUANTITY,
    READ,
    REGION,
    SCENE,
    SET,
    SHOWN,
    SKILL,
    VALUE,
    Known,
    Mention,
    in_bonus,
    in_cast,
    in_condition,
    in_prose,
)
from escape_game.reading.documents import declarations, journeys, scenes, survival, title_page
from escape_game.reading.documents.document import Document
from escape_game.reading.nodes import TextNode

KINDS_OF_NAMES: Final = (
    SCENE, CHOICE, COMPANION, FACT, VALUE, ITEM, COUNTER, QUANTITY, MEASURE, DECK, LEG, ENDING, REGION, SKILL,
    DIFFICULTY, ORDER,
)  # fmt: skip


class Named(NamedTuple):
    """What the names behind a key are: kinds in the order in which they are tried, and what is done to them.

    `paired` is the kind of what stands behind each of the names, and belongs to it; `owner` what the names belong to.
    """

    kinds: tuple[str, ...]
    use: str
    paired: str = ""
    owner: str = ""


Words = Callable[[TextNode, Known], Iterator[Mention]]
_WAYS: Final[dict[str, Named | Words]] = {
    "visit": Named((SCENE,), READ),
    "travel": Named((LEG,), READ),
    "end": Named((ENDING,), READ),
}
# The keys whose values name something, by the document that declares the key.
_KEYS: Final[dict[type[Document], dict[str, Named | Words]]] = {
    scenes.EffectsDocument: {
        **dict.fromkeys(("gains", "loses", "becomes"), Named((QUANTITY,), SET)),
        **dict.fromkeys(("hurts", "heals", "bond"), Named((COMPANION,), SET)),
        **dict.fromkeys(("finds", "drops"), Named((ITEM,), SET)),
        **dict.fromkeys(("sets", "clears"), Named((FACT,), SET, paired=VALUE)),
        **dict.fromkeys(("meets", "joins", "leaves", "dies", "buries"), Named((COMPANION,), SET)),
        "counts": Named((COUNTER,), SET),
        "journal": in_prose,
    },
    scenes.RiskDocument: {"who": Named((COMPANION,), READ), "text": in_prose},
    scenes.StepDocument: {**_WAYS, "when": in_condition, "text": in_prose, "gentle": in_prose},
    scenes.TargetDocument: {"to": Named((SCENE,), READ), "when": in_condition},
    scenes.CheckDocument: {
        "skills": Named((SKILL,), READ),
        "bonuses": in_bonus,
        "by": Named((COMPANION,), READ),
    },
    scenes.ChoiceDocument: {
        **_WAYS,
        "when": in_condition,
        "needs": in_condition,
        "who": Named((COMPANION,), READ),
        "costs": Named((ITEM, QUANTITY), SET),
        **dict.fromkeys(("text", "locked", "warns", "no return"), in_prose),
    },
    scenes.DrawDocument: {"from": Named((DECK,), READ)},
    scenes.PlaceDocument: {
        **dict.fromkeys(("text", "gentle", "between"), in_prose),
        **dict.fromkeys(("who", "remembers"), Named((COMPANION,), READ)),
        "region": Named((REGION,), READ),
        "otherwise": Named((SCENE,), READ),
        "cast": in_cast,
        "course": Named((CHOICE,), READ),
    },
    scenes.EventDocument: {"deck": Named((DECK,), DECLARED), "when": in_condition},
    scenes.WeightDocument: {"when": in_condition},
    declarations.Declarations: {
        "counters": Named((COUNTER,), DECLARED),
        "items": Named((ITEM,), DECLARED),
        "facts": Named((FACT,), DECLARED),
    },
    declarations.FactDocument: {"one of": Named((VALUE,), DECLARED)},
    journeys.PersonDocument: {"skills": Named((SKILL,), DECLARED)},
    journeys.RegionDocument: {"if you die": Named((ENDING,), READ), "shows": Named((QUANTITY,), SHOWN)},
    journeys.WaypointDocument: {"to": Named((SCENE,), READ), "when": in_condition},
    journeys.LegDocument: {
        "region": Named((REGION,), READ),
        "deck": Named((DECK,), READ),
        "arrive": Named((SCENE,), READ),
        "day lines": in_prose,
        "course": Named((), READ, paired=ORDER),
    },
    journeys.EndingDocument: {
        **dict.fromkeys(("text", "gentle", "survivor", "unknown"), in_prose),
        "region": Named((REGION,), READ),
        "cast": in_cast,
    },
    title_page.TitlePage: {
        "start": Named((SCENE,), READ),
        "survived": Named((FACT,), READ),
        "quantities": Named((QUANTITY,), DECLARED),
        "measures": Named((MEASURE,), DECLARED),
        "difficulties": Named((DIFFICULTY,), DECLARED),
    },
    survival.SurvivalDocument: {
        **dict.fromkeys(("water", "food", "morale", "hunted"), Named((QUANTITY,), READ)),
        "paces": Named((ORDER,), DECLARED, owner="pace"),
        "rations": Named((ORDER,), DECLARED, owner="ration"),
        "waterings": Named((ORDER,), DECLARED, owner="watering"),
        "marches": Named((ORDER,), DECLARED, owner="march"),
        "duties": Named((ORDER,), DECLARED, owner="duty"),
    },
    survival.TermDocument: {"of": Named((QUANTITY,), READ)},
    survival.HuntDocument: {"manhunt": Named((SCENE,), READ)},
    survival.LastNightDocument: dict.fromkeys(("companion", "you"), Named((SCENE,), READ)),
    survival.CarryDocument: {"when": in_condition},
    survival.WarmthDocument: {"when": in_condition},
    survival.EasedDocument: {"when": in_condition},
    survival.OddsDocument: {"exact when": in_condition},
    survival.StoresDocument: {"exact when": in_condition},
}


def what_is_named(model: type[Document], key: str) -> Named | Words | None:
    """Return what the values behind a key are; None where they name nothing."""
    return next((_KEYS[owner][key] for owner in model.__mro__ if key in _KEYS.get(owner, ())), None)
