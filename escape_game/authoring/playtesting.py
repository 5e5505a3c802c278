"""Plays a story many times by a bot and counts what came of it; on one core, or on any concurrent.futures Executor."""

import pickle
from collections.abc import Callable, Iterable, Iterator, Set
from concurrent.futures import Executor
from functools import partial
from itertools import pairwise
from threading import local
from typing import NamedTuple

from escape_game.authoring.contract import DEATH, Contract, Turn
from escape_game.authoring.pages_seen import PagesSeen
from escape_game.authoring.players import Player, player_called
from escape_game.authoring.tally import Crash, Halt, Tally, is_alive
from escape_game.authoring.witness import Witness
from escape_game.engine.state import State
from escape_game.engine.told import Told
from escape_game.engine.turn import advance, begin, offers
from escape_game.story.layout import DAY, REGION, STATUS, person_slot
from escape_game.story.story import Story

MAX_CHOICES = 5_000
RUNS_A_PART = 20  # without an executor: between parts, progress is told

Progress = Callable[[int], None]


class Plan(NamedTuple):
    """How to play. Run n is played with `seed` + n, dice and player both, so that any run can be played again alone."""

    seed: int = 1
    player: str = "random"
    difficulty: int = -1
    max_choices: int = MAX_CHOICES
    prose: bool = False


def playtest(
    story: Story,
    plan: Plan,
    runs: int,
    executor: Executor | None = None,
    parts: int = 1,
    told: Progress | None = None,
) -> Tally:
    """Play so many runs and return the counts; with an executor, in `parts` that it may spread over processes.

    The counts are the same however the runs are spread. `told` is called with how many runs have been played, now and
    then. An interrupt ends the playing and keeps what has been counted.
    """
    tally = Tally()
    numbers = split(runs, parts if executor is not None else -(-runs // RUNS_A_PART))
    try:
        for part in _parts(story, plan, numbers, executor):
            tally.add(part)
            if told is not None:
                told(tally.runs)
    except KeyboardInterrupt:
        return tally
    return tally


def _parts(story: Story, plan: Plan, numbers: Iterable[range], executor: Executor | None) -> Iterator[Tally]:
    if executor is not None:
        return executor.map(partial(_play_packed, pickle.dumps(story), plan), numbers)
    story = ready(story)
    pages = PagesSeen(story) if plan.prose else None
    return (play_runs(story, plan, part, pages) for part in numbers)


_unpacked = local()  # a worker's story, and the bytes that it came as: it is the same for part after part


def _play_packed(packed: bytes, plan: Plan, numbers: range) -> Tally:
    if getattr(_unpacked, "packed", None) != packed:
        _unpacked.packed, _unpacked.story = packed, pickle.loads(packed)
    return play_runs(_unpacked.story, plan, numbers)


def ready(story: Story) -> Story:
    """Return a story with all of its scenes at hand; one from the cache decodes each when it is asked for."""
    return story if isinstance(story.scenes, tuple) else story._replace(scenes=tuple(story.scenes))


def split(runs: int, parts: int) -> list[range]:
    """Return the numbers of the runs in at most so many ranges of about the same length."""
    bounds = [runs * part // parts for part in range(parts + 1)]
    return [range(first, end) for first, end in pairwise(bounds) if first < end]


def play_runs(story: Story, plan: Plan, numbers: range, pages: PagesSeen | None = None) -> Tally:
    """Play the runs of these numbers and return their counts; `pages` are those of parts before, in this process."""
    tally, story = Tally(), ready(story)
    if plan.prose and pages is None:
        pages = PagesSeen(story)
    closely = not is_plain(story) or (plan.prose and is_told(story))
    watch = Watch([{} for _ in story.scenes], Witness(story, pages), Contract(story), closely)
    for number in numbers:
        play_run(story, plan, plan.seed + number, watch, tally)
    for scene, choices in enumerate(watch.taken):
        tally.taken.update({(scene, choice): times for choice, times in choices.items()})
    witness = watch.witness
    tally.arrivals, tally.borders, tally.deaths = witness.arrivals, witness.borders, witness.deaths
    tally.reached, tally.died_at, tally.levels = witness.reached, witness.died_at, witness.levels
    tally.signs = witness.signs
    tally.pieces = pages.seen if pages is not None else set()
    tally.violations = watch.contract.violations
    return tally


class Watch(NamedTuple):
    """Who looks on while runs are played. `taken` says by scene how often each choice was.

    `closely`: turn by turn. A story of scenes and choices alone has nobody who could die, and needs no account.
    """

    taken: list[dict[str, int]]
    witness: Witness
    contract: Contract
    closely: bool = True


def play_run(story: Story, plan: Plan, seed: int, watch: Watch, tally: Tally) -> None:
    """Play one run and add it to the counts. An engine that breaks is counted too, and the other runs are played."""
    tally.runs += 1
    try:
        begun = begin(story, seed, plan.difficulty)
        watch.witness.begin_run(seed)
        watch.contract.begin_run(seed)
        watch.witness.hear(story.start, begun.events, begun.state)
        play = play_on if watch.closely else play_plainly
        choices = play(story, begun.state, player_called(plan.player)(seed), plan, watch)
        goes_on = bool(offers(story, begun.state))
    except Exception as error:  # noqa: BLE001 - whatever breaks is what the author has to hear of
        tally.crashes.append(Crash(seed, f"{type(error).__name__}: {error}"))
        return
    watch.witness.end_run(begun.state)
    count_end(story, begun.state, choices, watch.witness.walked, tally)
    if plan.prose:
        tally.words_per_run[watch.witness.words] += 1
    if goes_on:
        tally.unfinished.append(Halt(seed, begun.state.scene))
    elif begun.state.ending < 0:
        tally.stuck.append(Halt(seed, begun.state.scene))


def play_on(story: Story, state: State, player: Player, plan: Plan, watch: Watch) -> int:
    """Play `state` in place to its end, or for as many choices as the plan allows; return how many."""
    taken, witness, contract = watch.taken, watch.witness, watch.contract
    prose = plan.prose
    told = Told(words=prose)
    for played in range(plan.max_choices):
        offered = offers(story, state)
        if prose:
            witness.look(state, offered)
        if not offered:
            return played
        scene, choice = state.scene, player(story, state, offered)
        here = taken[scene]
        here[choice.id] = here.get(choice.id, 0) + 1
        told.clear()
        advance(story, state, choice, told)
        witness.hear(scene, told, state)
        contract.hear(Turn(scene, choice, len(offered) == 1), told, state)
    return plan.max_choices


def is_plain(story: Story) -> bool:
    """Return whether a story is scenes and choices alone: nobody in it, nothing drawn, no way but by a choice."""
    alone = story.survival is None and len(story.people) == 1 and len(story.regions) <= 1
    ways = all(scene.otherwise < 0 and not scene.on_arrival and scene.event is None for scene in story.scenes)
    return alone and ways and not story.everywhere and not story.resumptions


def is_told(story: Story) -> bool:
    """Return whether choices have words of their own, beside those of the scenes they lead to."""
    choices = (choice for scene in story.scenes for choice in scene.choices)
    outcomes = [outcome for each in choices for outcome in (each.then, each.success, each.failure) if outcome]
    outcomes += [scene.after for scene in story.scenes if scene.after]
    return any(step.words is not None for outcome in outcomes for step in outcome.steps)


def play_plainly(story: Story, state: State, player: Player, plan: Plan, watch: Watch) -> int:
    """Play as `play_on` does, where there is nothing to hear."""
    taken, prose, witness = watch.taken, plan.prose, watch.witness
    come_to: list[int] = []
    choices = plan.max_choices
    for played in range(plan.max_choices):
        offered = offers(story, state)
        if prose:
            witness.look(state, offered)
        if not offered:
            choices = played
            break
        scene, choice = state.scene, player(story, state, offered)
        here = taken[scene]
        here[choice.id] = here.get(choice.id, 0) + 1
        advance(story, state, choice)
        if state.ending < 0 and not state.taken:  # what is taken here stays taken until we leave
            come_to.append(state.scene)
    witness.end_plainly(come_to, state)
    return choices


def count_end(story: Story, state: State, choices: int, walked: Set[int], tally: Tally) -> None:
    """Add how a run ended to the counts."""
    tally.choices_per_run[choices] += 1
    tally.days[state.values[DAY]] += 1
    region = state.values[REGION] - 1
    tally.last_regions[region] += 1
    if state.ending >= 0:
        tally.endings[state.ending] += 1
        if story.endings[state.ending].kind == DEATH:
            tally.your_deaths[region] += 1
    statuses = [state.values[person_slot(person, STATUS)] for person in range(1, len(story.people))]
    tally.fates.update(enumerate(statuses, start=1))
    tally.facts.update((index, state.values[fact.slot]) for index, fact in enumerate(story.facts) if fact.values)
    if story.survived >= 0 and state.values[story.survived]:
        tally.survived += 1
        tally.alive_at_end[sum(is_alive(statuses[person - 1]) for person in walked)] += 1
