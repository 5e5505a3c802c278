"""The one way in which numbers of the rules are divided: half away from nought, so that drift never sticks."""

from itertools import pairwise

from escape_game.story.survival import Point


def divided(number: int, by: int) -> int:
    """Return number / by, rounded half away from nought; `by` is positive."""
    if number >= 0:
        return (2 * number + by) // (2 * by)
    return -((-2 * number + by) // (2 * by))


def per_cent(number: int, share: int) -> int:
    """Return that many per cent of a number."""
    product = number * share
    return (product + 50) // 100 if product >= 0 else -((50 - product) // 100)


def looked_up(table: tuple[Point, ...], share: int) -> int:
    """Return the points of a table at a share: straight lines between its points, level beyond its ends; 0 if empty."""
    if not table:
        return 0
    if share >= table[-1].share:
        return table[-1].points
    if share <= table[0].share:
        return table[0].points
    low, high = next((low, high) for low, high in pairwise(table) if share <= high.share)
    return low.points + divided((high.points - low.points) * (share - low.share), high.share - low.share)


def stepped_down(table: tuple[Point, ...], share: int) -> int:
    """Return the points of the lowest step of a table that the share lies below; 0 above them all."""
    for point in table:
        if share < point.share:
            return point.points
    return 0
