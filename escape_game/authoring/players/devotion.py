"""What a choice means for the one companion whom a player wants alive above all."""

from collections.abc import Sequence

from escape_game.authoring.players.weighing import likelihood, sore
from escape_game.engine.judging import holds
from escape_game.engine.party import named
from escape_game.engine.state import State
from escape_game.story.effects import Become, Bond, Die, Effect, Harm, Outcome, Risk, Who
from escape_game.story.layout import GONE, WITH_US
from escape_game.story.scenes import Choice
from escape_game.story.story import Story

# In points, beside those of weighing. Wounds and balm count as those of weighing do, by how badly off one is already.
A_DEATH, A_WOUND, A_BALM, A_PARTING, A_MEETING, A_TIE = -400.0, -15.0, 15.0, -20.0, 40.0, 10.0
SURE = 100


def devotion(story: Story, state: State, choice: Choice, dear: int) -> float:
    """Return what a choice is worth for somebody, by index; nothing for nobody, -1."""
    if dear < 0:
        return 0.0
    if choice.check is None:
        return _outcome(story, state, choice.then, dear)
    likely = likelihood(story, state, choice.check)
    good, bad = (_outcome(story, state, outcome, dear) for outcome in (choice.success, choice.failure))
    return (good * likely + bad * (SURE - likely)) / SURE


def _outcome(story: Story, state: State, outcome: Outcome | None, dear: int) -> float:
    if outcome is None:
        return 0.0
    steps = [step for step in outcome.steps if holds(story, state, step.when)]
    return sum(_effects(story, state, step.effects, dear) for step in steps)


def _effects(story: Story, state: State, effects: Sequence[Effect], dear: int) -> float:
    return sum(_effect(story, state, effect, dear) for effect in effects)


def _effect(story: Story, state: State, effect: Effect, dear: int) -> float:
    def touched(who: Who) -> bool:
        return dear in named(story, state, who)

    match effect:
        case Die(who, _) if touched(who):
            return A_DEATH
        case Harm(who, amount) if touched(who):
            return (A_WOUND if amount > 0 else A_BALM) * sore(story, state, [dear])
        case Become(who, status) if who.which == dear:
            return {GONE: A_PARTING, WITH_US: A_MEETING}.get(status, 0.0)
        case Bond(who, amount) if touched(who):
            return A_TIE if amount > 0 else -A_TIE
        case Risk(odds, _, _, _, effects):
            return _effects(story, state, effects, dear) * odds / SURE
        case _:
            return 0.0
