"""Chance that is keyed, not streamed: a roll is a function of the journey's seed, what is rolled for, and when.

So undoing or reloading can't roll again, and an edit to one scene leaves all other rolls as they were.
"""

from collections.abc import Iterable

from escape_game.story.scenes import MOST_TICKETS

_MASK = (1 << 64) - 1
_STRIDE = 0x9E3779B97F4A7C15  # 2**64 divided by the golden ratio: neighbouring numbers land far apart
# The mixing constants of splitmix64 (Steele, Lea, Flood 2014).
_FIRST, _SECOND = 0xBF58476D1CE4E5B9, 0x94D049BB133111EB


def roll(seed: int, key: int, number: int) -> int:
    """Return an evenly spread integer of 63 bits, the same on every platform and Python."""
    mixed = (seed * _FIRST + key + number * _STRIDE) & _MASK
    mixed = ((mixed ^ (mixed >> 30)) * _FIRST) & _MASK
    mixed = ((mixed ^ (mixed >> 27)) * _SECOND) & _MASK
    return (mixed ^ (mixed >> 31)) >> 1


def percent(seed: int, key: int, number: int) -> int:
    """Return 1 to 100."""
    return 1 + roll(seed, key, number) % 100


def between(seed: int, key: int, number: int, least: int, most: int) -> int:
    """Return a number from least to most, both included."""
    return least + roll(seed, key, number) % (most - least + 1)


def draw(seed: int, key: int, number: int, tickets: Iterable[tuple[int, int, int]]) -> int:
    """Return the name of the drawn ticket, or -1 if there is none. A ticket is (name, its key, its weight).

    Each ticket has as many hashes as it weighs, MOST_TICKETS at most, and the largest of all wins: a new ticket then
    changes only the draws that it wins itself.
    """
    best, winner = -1, -1
    for name, ticket_key, weight in tickets:
        first = number * MOST_TICKETS
        for score in [roll(seed, key ^ ticket_key, copy) for copy in range(first, first + weight)]:
            if score > best:
                best, winner = score, name
    return winner
