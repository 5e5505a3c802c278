"""Plays a story through in many ways, to see what can be come to, and whether anything breaks on the way."""

from collections import Counter
from collections.abc import Iterable, Sequence
from random import Random
from typing import NamedTuple

from escape_game.authoring.players import PLAYERS
from escape_game.authoring.players.player import Player
from escape_game.authoring.proof.exploring import is_stuck, playthrough_to
from escape_game.authoring.proof.verdicts import Playthrough
from escape_game.engine.events import Arrived, Event, InPassing, Said
from escape_game.engine.paragraphs import Para
from escape_game.engine.state import State
from escape_game.engine.told import Told
from escape_game.engine.turn import advance, begin, offers
from escape_game.engine.viewing import view
from escape_game.errors import StoryError
from escape_game.story.layout import HERE, ROAD, STATUS, WITH_US, person_slot
from escape_game.story.scenes import Choice
from escape_game.story.story import Story

LONGEST_RUN = 1_500
ARRIVALS_KEPT = 3


class Effort(NamedTuple):
    """How long to look: runs of the survey, and states that are walked through from one."""

    runs: int = 150
    states: int = 5_000


class Survey:
    """What was seen. `offered` are choices by scene; the playthroughs are the first that came to what they show."""

    def __init__(self, story: Story, wanted: Iterable[int] = (), *, listens: bool = False) -> None:
        self.story = story
        self.runs = 0
        self.scenes: set[int] = set()
        self.offered: set[tuple[int, str]] = set()
        self.endings: set[int] = set()
        self.stuck: Playthrough | None = None
        self.endless: Playthrough | None = None
        self.spoke: tuple[int, Playthrough] | None = None
        self.arrivals: dict[int, list[Playthrough]] = {index: [] for index in wanted}
        self._choices = {
            (index, choice.id) for index, scene in enumerate(story.scenes) for choice in scene.choices if index != ROAD
        }
        self._taken: Counter[tuple[int, str]] = Counter()
        self._listens = listens
        self._names = {person.name: index for index, person in enumerate(story.people) if index}

    def play(self, runs: int) -> "Survey":
        """Play so many runs, or until there is nothing left to see."""
        for seed in range(1, runs + 1):
            if self.is_complete and not any(len(kept) < ARRIVALS_KEPT for kept in self.arrivals.values()):
                break
            self._run(seed, (seed - 1) % len(self.story.difficulties))
        return self

    @property
    def is_complete(self) -> bool:
        """Return whether every scene, choice and ending was seen."""
        seen = len(self.scenes - {ROAD}), len(self.endings)
        return seen == (len(self.story.scenes) - 1, len(self.story.endings)) and self._choices <= self.offered

    @property
    def unseen_scenes(self) -> list[str]:
        """Return the scenes and events that nobody came to."""
        return [scene.id for index, scene in enumerate(self.story.scenes) if index not in self.scenes and index != ROAD]

    @property
    def unseen_choices(self) -> list[str]:
        """Return the choices that were never on offer."""
        unseen = self._choices - self.offered
        return [f"{self.story.scene_ids[scene]}.{choice}" for scene, choice in sorted(unseen)]

    @property
    def unseen_endings(self) -> list[str]:
        """Return the endings that nobody came to."""
        return [ending.id for index, ending in enumerate(self.story.endings) if index not in self.endings]

    def _run(self, seed: int, difficulty: int) -> None:
        self.runs += 1
        begun = Playthrough(seed, difficulty, (), self.story.start)
        taken: list[str] = []
        try:
            step = begin(self.story, seed, difficulty)
            state, player = step.state, self._player(seed)
            self._hear(step.events, state, state, taken)
            for _ in range(LONGEST_RUN):
                offered = offers(self.story, state)
                self._see(state, offered, taken)
                if not offered:
                    break
                choice = player(self.story, state, offered)
                before = state.copy() if self._listens else state
                taken.append(choice.id)
                told = Told(words=self._listens)
                advance(self.story, state, choice, told)
                self._hear(told, before, state, taken)
        except (RecursionError, StoryError):
            self.endless = self.endless or begun._replace(choices=tuple(taken))
            return
        if is_stuck(self.story, state):
            self.stuck = self.stuck or playthrough_to(state, taken)
        if state.ending >= 0:
            self.endings.add(state.ending)

    def _player(self, seed: int) -> Player:
        """Return somebody who walks with care, and in a scene takes what was taken least."""
        walks, dice = PLAYERS["sensible"](seed), Random(seed)
        careful = walks if seed % 2 else PLAYERS["random"](seed)

        def pick(story: Story, state: State, offered: Sequence[Choice]) -> Choice:
            if state.scene == ROAD:
                return careful(story, state, offered)
            choice = min(offered, key=lambda each: (self._taken[state.scene, each.id], dice.random()))
            self._taken[state.scene, choice.id] += 1
            return choice

        return pick

    def _see(self, state: State, offered: Sequence[Choice], taken: list[str]) -> None:
        self.scenes.add(state.scene)
        self.offered.update((state.scene, choice.id) for choice in offered)
        kept = self.arrivals.get(state.scene)
        if kept is not None and not state.taken and len(kept) < ARRIVALS_KEPT:
            kept.append(playthrough_to(state, taken))
        if self._listens:
            shown = view(self.story, state)
            self._listen(shown.passage if shown.ending is None else shown.ending.text, (state,), taken)

    def _hear(self, events: Iterable[Event], before: State, after: State, taken: list[str]) -> None:
        for event in events:
            if isinstance(event, (Arrived, InPassing)):
                self.scenes.add(event.scene)
            elif isinstance(event, Said) and self._listens:
                self._listen(event.paragraphs, (before, after), taken)

    def _listen(self, words: Iterable[Para], states: Sequence[State], taken: list[str]) -> None:
        """Note who speaks and can't have been near at any time of the turn."""
        for para in words:
            person = self._names.get(para.speaker, 0)
            if person and self.spoke is None:
                statuses = {state.values[person_slot(person, STATUS)] for state in states}
                if not statuses & {HERE, WITH_US}:
                    self.spoke = person, playthrough_to(states[-1], taken)
