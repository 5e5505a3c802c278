"""One number within a block of states: the bits it moves in, and how an effect moves it."""

from collections.abc import Callable
from typing import NamedTuple

Change = Callable[[int], int]
"""What an effect makes of a slot's value."""


class Move(NamedTuple):
    """How a change moves the states of a block: those of each mask by so many bits."""

    block: int
    shifts: tuple[tuple[int, int], ...]


class Dimension(NamedTuple):
    """The bits that a number moves in, how far apart two of its values are, and the mask of each value."""

    block: int
    stride: int
    values: tuple[int, ...]

    def moved(self, change: Change) -> Move:
        """Return what a change does to the states of the block."""
        shifts: dict[int, int] = {}
        last = len(self.values) - 1
        for value, mask in enumerate(self.values):
            steps = (min(max(change(value), 0), last) - value) * self.stride
            shifts[steps] = shifts.get(steps, 0) | mask
        return Move(self.block, tuple(shifts.items()))


def laid_out(block: int, stride: int, count: int, bits: range) -> Dimension:
    """Return a number of so many values in a block that takes up these bits."""
    period = stride * count
    repeated = _comb(period, len(bits) // period)
    ones = (1 << stride) - 1
    return Dimension(
        block, stride, tuple(((ones << value * stride) * repeated) << bits.start for value in range(count))
    )


def _comb(period: int, teeth: int) -> int:
    """Return a one at each of so many places, `period` apart."""
    return ((1 << period * teeth) - 1) // ((1 << period) - 1)
