"""The expert: has walked this road before, and knows what every choice can bring, though not what it will."""

from escape_game.authoring.players.careful import Careful, Judgement, Temper
from escape_game.authoring.players.ordering import EXPERT
from escape_game.authoring.players.outlook import HOME
from escape_game.authoring.players.player import Player
from escape_game.authoring.players.weighing import likelihood
from escape_game.engine.party import YOU, bodies, named, stage
from escape_game.engine.state import State
from escape_game.engine.stores import room_for, shares
from escape_game.engine.turn import advance, offers
from escape_game.story.effects import Die, End, Step
from escape_game.story.layout import (
    BOND,
    CONDITION,
    DEAD,
    FAILING,
    FIELDS,
    LEG,
    ROAD,
    SINKING,
    STATUS,
    THOUSANDTHS,
    WITH_US,
    WORN,
    person_slot,
)  # fmt: skip
from escape_game.story.scenes import Choice
from escape_game.story.story import Story

SURE = 100
THROWS = 3  # how often it imagines what may come of a choice
AHEAD = 2  # choices after it
_STRANGE = 1_000_003  # what sets the dice of its imagination apart from those that will fall

# In points: what there is to lose, and what stages and stores are worth.
LIFE, COMPANY, OVER = 200.0, 30.0, -1000.0
A_POINT, AN_ITEM, A_TIE, SPIRITS, HUNTED = 0.5, 40.0, 2.0, 0.3, -20.0
STAGES = {WORN: 4.0, FAILING: 25.0, SINKING: 60.0}  # off, for each of us
AT_THE_LAST = 120.0
YOURS = 5.0  # times as much
_YOUR_BODY = person_slot(YOU, 0)
A_DAYS_FOOD, A_DAYS_WATER, PLENTY = 6.0, 30.0, 14
A_DAY_MORE = 80.0  # of water that could be carried


def expert_player(seed: int) -> Player:
    """Return a player who goes slowly where there is water, is never without somebody who looks for food, and imagines.

    Before a choice it plays each on offer a few times with dice of its own, which are not those that will fall, and
    takes the one after which the party stands best: who is alive and in what stage, then stores, kit and trust.
    """
    return Careful(seed, Temper(_imagining(seed), EXPERT, whim=1.0)).pick


def _imagining(seed: int) -> Judgement:
    def judge(story: Story, state: State, choice: Choice) -> float:
        total = 0.0
        for throw in range(THROWS):
            imagined = state.copy()
            imagined.seed = (seed + 1) * _STRANGE + throw
            advance(story, imagined, choice)
            _look_ahead(story, imagined, throw)
            total += standing(story, imagined)
        return total / THROWS + _peril(story, state, choice)

    return judge


def _peril(story: Story, state: State, choice: Choice) -> float:
    """Return what a roll costs that may be your last: a few throws seldom show it, and the odds beside it do."""
    if choice.check is None or choice.failure is None:
        return 0.0
    last = any(_is_the_last(story, state, step) for step in choice.failure.steps)
    return OVER * (SURE - likelihood(story, state, choice.check)) / SURE if last else 0.0


def _is_the_last(story: Story, state: State, step: Step) -> bool:
    if isinstance(step.exit, End):
        return story.endings[step.exit.ending].kind != HOME
    return any(isinstance(effect, Die) and YOU in named(story, state, effect.who) for effect in step.effects)


def _look_ahead(story: Story, imagined: State, throw: int) -> None:
    """Go on a little way, differently at every throw; the road is far enough."""
    for _ in range(AHEAD):
        offered = offers(story, imagined) if imagined.scene != ROAD else []
        if not offered:
            return
        advance(story, imagined, offered[throw % len(offered)])


def standing(story: Story, state: State) -> float:
    """Return how well a party stands, in points."""
    values = state.values
    if state.ending >= 0:
        return 0.0 if story.endings[state.ending].kind == HOME else OVER
    points = sum([_body(story, state, body) for body in bodies(story, state)]) + _stores(story, state)
    companions, end = person_slot(1, 0), story.first_slot
    ties = values[companions + BOND : end : FIELDS]
    for status, tie in zip(values[companions + STATUS : end : FIELDS], ties, strict=True):
        points += -LIFE if status == DEAD else COMPANY if status == WITH_US else 0.0
        points += A_TIE * tie
    return points + AN_ITEM * sum([values[item.slot] > 0 for item in story.items])


def _body(story: Story, state: State, body: int) -> float:
    condition = state.values[body + CONDITION]
    in_stage = stage(story.survival, condition)
    lost = STAGES.get(in_stage, 0.0) if in_stage >= SINKING else AT_THE_LAST
    return (A_POINT * condition / THOUSANDTHS - lost) * (YOURS if body == _YOUR_BODY else 1.0)


def _stores(story: Story, state: State) -> float:
    survival, values = story.survival, state.values
    if survival is None:
        return 0.0
    heads = max(1, shares(story, state)) / 100
    points = 0.0
    if survival.food >= 0:
        points += A_DAYS_FOOD * min(PLENTY, values[survival.food] / (survival.eats or THOUSANDTHS) / heads)
    if survival.water >= 0:
        points += A_DAY_MORE * room_for(story, state, survival.water) / (max(survival.drinks) or THOUSANDTHS) / heads
    if survival.water >= 0 and values[LEG] and story.legs[values[LEG] - 1].water_least:
        drinks = survival.drinks[story.legs[values[LEG] - 1].heat] or THOUSANDTHS
        points += A_DAYS_WATER * min(PLENTY, values[survival.water] / drinks / heads)
    if survival.morale >= 0:
        points += SPIRITS * values[survival.morale] / THOUSANDTHS
    if survival.hunted >= 0:
        points += HUNTED * values[survival.hunted] / THOUSANDTHS
    return points
