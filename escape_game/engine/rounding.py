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
    points = sorted(table)
    if share <= points[0].share:
        return points[0].points
    for low, high in pairwise(points):
        if share <= high.share:
            return low.points + divided((high.points - low.points) * (share - low.share), high.share - low.share)
    return points[-1].points


def stepped_down(table: tuple[Point, ...], share: int) -> int:
    """Return the points of the lowest step of a table that the share lies below; 0 above them all."""
    return next((point.points for point in sorted(table) if share < point.share), 0)
