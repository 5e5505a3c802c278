"""Plays a story many times by a bot and counts what came of it; on one core, or on any concurrent.futures Executor."""

from concurrent.futures import Executor
from itertools import pairwise, repeat
from typing import NamedTuple

from escape_game.authoring.bots import PLAYERS, Player
from escape_game.authoring.tally import Crash, Halt, Tally, is_alive
from escape_game.authoring.witness import Witness, is_needed
from escape_game.engine.state import State
from escape_game.engine.told import Told
from escape_game.engine.turn import Step, advance, begin, offers
from escape_game.story.layout import DAY, STATUS, person_slot
from escape_game.story.story import Story

MAX_CHOICES = 5_000

Taken = list[dict[str, int]]  # by scene: how often each choice was taken


class Plan(NamedTuple):
    """How to play. Run n is played with `seed` + n, dice and player both, so that any run can be played again alone."""

    seed: int = 1
    player: str = "random"
    difficulty: int = -1
    max_choices: int = MAX_CHOICES
    prose: bool = False


def playtest(story: Story, plan: Plan, runs: int, executor: Executor | None = None, parts: int = 1) -> Tally:
    """Play so many runs and return the counts; with an executor, in `parts` that it may spread over processes.

    The counts are the same however the runs are spread.
    """
    if executor is None:
        return play_runs(story, plan, range(runs))
    tally = Tally()
    for part in executor.map(play_runs, repeat(story), repeat(plan), split(runs, parts)):
        tally.add(part)
    return tally


def split(runs: int, parts: int) -> list[range]:
    """Return the numbers of the runs in at most so many ranges of about the same length."""
    bounds = [runs * part // parts for part in range(parts + 1)]
    return [range(first, end) for first, end in pairwise(bounds) if first < end]


def play_runs(story: Story, plan: Plan, numbers: range) -> Tally:
    """Play the runs of these numbers and return their counts."""
    tally = Tally()
    taken: Taken = [{} for _ in story.scenes]
    witness = Witness(story, prose=plan.prose) if plan.prose or is_needed(story) else None
    for number in numbers:
        play_run(story, plan, plan.seed + number, taken, witness, tally)
    for scene, choices in enumerate(taken):
        tally.taken.update({(scene, choice): times for choice, times in choices.items()})
    if witness is not None:
        tally.arrivals.update(witness.arrivals)
        tally.pieces |= witness.pages.seen if witness.pages is not None else set()
    return tally


def play_run(story: Story, plan: Plan, seed: int, taken: Taken, witness: Witness | None, tally: Tally) -> None:
    """Play one run and add it to the counts. An engine that breaks is counted too, and the other runs are played."""
    tally.runs += 1
    player = PLAYERS[plan.player](seed)
    try:
        begun = begin(story, seed, plan.difficulty)
        if witness is None:
            choices = play_on(story, begun.state, player, plan.max_choices, taken)
        else:
            choices = play_watched(story, begun, player, plan.max_choices, taken, witness)
        goes_on = bool(offers(story, begun.state))
    except Exception as error:  # noqa: BLE001 - whatever breaks is what the author has to hear of
        tally.crashes.append(Crash(seed, f"{type(error).__name__}: {error}"))
        return
    count_end(story, begun.state, choices, tally)
    if witness is not None and witness.pages is not None:
        tally.words_per_run[witness.words] += 1
    if goes_on:
        tally.unfinished.append(Halt(seed, begun.state.scene))
    elif begun.state.ending < 0:
        tally.stuck.append(Halt(seed, begun.state.scene))


def play_on(story: Story, state: State, player: Player, most: int, taken: Taken) -> int:
    """Play `state` in place to its end, or for so many choices; return how many, and count each in `taken`."""
    for played in range(most):
        offered = offers(story, state)
        if not offered:
            return played
        choice = player(story, state, offered)
        here = taken[state.scene]
        here[choice.id] = here.get(choice.id, 0) + 1
        advance(story, state, choice)
    return most


def play_watched(
    story: Story, begun: Step, player: Player, most: int, taken: Taken, witness: Witness
) -> int:  # the same loop, apart because a test for a witness would cost the fast one a tenth
    """Play as `play_on` does, and let a witness see every turn."""
    state = begun.state
    witness.begin_run()
    witness.hear(story.start, begun.events)
    for played in range(most):
        witness.look(state)
        offered = offers(story, state)
        if not offered:
            return played
        choice, scene = player(story, state, offered), state.scene
        taken[scene][choice.id] = taken[scene].get(choice.id, 0) + 1
        told = Told()
        advance(story, state, choice, told)
        witness.hear(scene, told)
    return most


def count_end(story: Story, state: State, choices: int, tally: Tally) -> None:
    """Add how a run ended to the counts."""
    tally.choices_per_run[choices] += 1
    tally.days[state.values[DAY]] += 1
    if state.ending >= 0:
        tally.endings[state.ending] += 1
    statuses = [state.values[person_slot(person, STATUS)] for person in range(1, len(story.people))]
    tally.fates.update(enumerate(statuses, start=1))
    tally.facts.update((index, state.values[fact.slot]) for index, fact in enumerate(story.facts) if fact.values)
    if story.survived >= 0 and state.values[story.survived]:
        tally.survived += 1
        tally.alive_at_end[sum(map(is_alive, statuses))] += 1
