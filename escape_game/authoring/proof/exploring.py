"""Every state that can follow, one choice at a time, by the engine itself, until there are no more or too many."""

from collections import deque
from collections.abc import Callable, Iterable
from typing import NamedTuple

from escape_game.authoring.proof.verdicts import Playthrough
from escape_game.engine.state import State
from escape_game.engine.turn import advance, begin, offers, orders
from escape_game.story.layout import DIFFICULTY
from escape_game.story.scenes import Choice
from escape_game.story.story import Story


class Explored(NamedTuple):
    """States by number. `from_` are the state and the choice that led to each first, `next_` where each leads.

    Those that were not walked on have no `next_`: endings, dead ends, and all that lie beyond the limit.
    """

    states: list[State]
    from_: list[tuple[int, str]]
    next_: dict[int, list[int]]

    @property
    def is_whole(self) -> bool:
        """Return whether there is nothing else."""
        return len(self.next_) == len(self.states)

    def choices_to(self, number: int) -> tuple[str, ...]:
        """Return the choices that lead to a state."""
        taken: list[str] = []
        while number:
            number, choice = self.from_[number]
            taken.append(choice)
        return tuple(reversed(taken))

    def doomed(self) -> int:
        """Return the first state from which no ending can come, whatever is chosen; -1 if none is known to be so."""
        before: dict[int, list[int]] = {}
        for number, following in self.next_.items():
            for after in following:
                before.setdefault(after, []).append(number)
        # A state that was not walked on may yet lead to an ending.
        hopeful = {n for n, state in enumerate(self.states) if state.ending >= 0 or n not in self.next_}
        waiting = list(hopeful)
        while waiting:
            for number in before.get(waiting.pop(), ()):
                if number not in hopeful:
                    hopeful.add(number)
                    waiting.append(number)
        return next((number for number in range(len(self.states)) if number not in hopeful), -1)


def explore(story: Story, first: State, most: int, seen: Callable[[State], None] = lambda _: None) -> Explored:
    """Return the states that follow from one, that one included, nearest first; `most` of them at the most."""
    found = Explored([first], [(-1, "")], {})
    number_of = {first.key(): 0}
    waiting = deque([0])
    while waiting and len(found.states) < most:
        number = waiting.popleft()
        state = found.states[number]
        seen(state)
        following = found.next_[number] = []
        for choice in moves(story, state):
            draft = state.copy()
            advance(story, draft, choice)
            after = number_of.setdefault(draft.key(), len(found.states))
            if after == len(found.states):
                found.states.append(draft)
                found.from_.append((number, choice.id))
                waiting.append(after)
            following.append(after)
    return found


def moves(story: Story, state: State) -> list[Choice]:
    """Return all that can be chosen, orders of the road among it."""
    return [*offers(story, state), *orders(story, state)]


def is_stuck(story: Story, state: State) -> bool:
    """Return whether nothing is on offer, and nothing has ended."""
    return state.ending < 0 and not offers(story, state)


def played(story: Story, playthrough: Playthrough) -> State:
    """Return the state that a playthrough comes to. Raises ChoiceError for one that can't be played."""
    from escape_game.engine.turn import choose

    state = begin(story, playthrough.seed, playthrough.difficulty).state
    for choice in playthrough.choices:
        state = choose(story, state, choice).state
    return state


def playthrough_to(state: State, choices: Iterable[str]) -> Playthrough:
    """Return how a state was come to."""
    return Playthrough(state.seed, state.values[DIFFICULTY], tuple(choices), state.scene)
