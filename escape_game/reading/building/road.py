"""The road: the scene that every story has, with walking on and the orders."""

from collections.abc import Iterable, Iterator, Sequence

from escape_game.engine.views import NOBODY
from escape_game.story.conditions import ALWAYS, FAR, AnyOf, Condition, Within
from escape_game.story.effects import Outcome, Put, Step, WalkOn
from escape_game.story.journeys import Person
from escape_game.story.keys import key_of
from escape_game.story.layout import MARCH, PACE, RATION, STATUS, WATERING, WITH_US, person_slot
from escape_game.story.prose import Paragraph, Passage, Plain
from escape_game.story.scenes import Choice, Scene
from escape_game.story.survival import Duty, Helping, March, Pace, Survival

ROAD_ID = "road"


def build_road(survival: Survival | None, people: tuple[Person, ...]) -> Scene:
    """Return the road; without survival rules nobody ever stands on it."""
    walk = _choice("walk", "Walk on", ALWAYS, Step(ALWAYS, None, (), WalkOn()))
    orders = () if survival is None else tuple(_orders(survival, people))
    choices = (walk, *(choice._replace(order=True) for choice in orders))
    return Scene(
        id=ROAD_ID,
        title="The road",
        region=-1,
        text=Passage(()),
        between=None,
        roles=(),
        choices=tuple(choice._replace(bit=bit) for bit, choice in enumerate(choices)),
        choose=0,
        at_most=0,
        on_arrival=(),
        after=None,
        draw=None,
        otherwise=-1,
        everywhere=True,
        visits_slot=-1,
        key=key_of("scene", ROAD_ID),
        course=("walk",),
    )


def _orders(survival: Survival, people: tuple[Person, ...]) -> Iterator[Choice]:
    kinds: tuple[tuple[str, int, Sequence[Pace | Helping | March]], ...] = (
        ("pace", PACE, survival.paces),
        ("ration", RATION, survival.rations),
        ("watering", WATERING, survival.waterings),
        ("march", MARCH, survival.marches),
    )
    for kind, slot, orders in kinds:
        for value, order in enumerate(orders):
            yield _order(f"{kind}.{order.id}", order.title, slot, value)
    for duty in survival.duties:
        yield from _assignments(duty, people)


def _assignments(duty: Duty, people: tuple[Person, ...]) -> Iterator[Choice]:
    """Return who may be given a duty: you, those who are with us, nobody."""
    for index, person in enumerate(people):
        here = (Within(person_slot(index, STATUS), WITH_US, WITH_US),) if index else ()
        yield _order(f"duty.{duty.id}.{person.id}", person.name, duty.slot, index + 1, here)
    yield _order(f"duty.{duty.id}.{NOBODY}", "Nobody", duty.slot, 0)


def _order(name: str, title: str, slot: int, value: int, needs: tuple[Within, ...] = ()) -> Choice:
    """Return an order. The one that is in force is hidden."""
    return _choice(name, title, _other_than(slot, value, needs), Step(ALWAYS, None, (Put(slot, value),), None))


def _other_than(slot: int, value: int, needs: Iterable[Within]) -> Condition:
    if value == 0:
        return Condition((*needs, Within(slot, 1, FAR)))
    below, above = Condition((Within(slot, 0, value - 1),)), Condition((Within(slot, value + 1, FAR),))
    return Condition(tuple(needs), (AnyOf((below, above)),))


def _choice(name: str, title: str, when: Condition, step: Step) -> Choice:
    return Choice(
        id=name,
        bit=-1,
        label=Passage((Paragraph("", (Plain(title),)),)),
        when=when,
        needs=ALWAYS,
        locked=None,
        prices=(),
        paid=(),
        then=Outcome((step,)),
    )
