"""Draws charts: places along a line that goes on below where the window ends, or down a column; and trees."""

from collections.abc import Sequence
from typing import NamedTuple

from escape_game.terminal.blocks import Branch, Spot
from escape_game.terminal.lettering import cells, wrapped

GRAVE = "+"
_RULE, _FALL, _FORK = "─", "│", "├─"
_UNKNOWN = "?"
_SPACE = 2  # between two names


class _Segment(NamedTuple):
    """A spot with the way on from it, and the name that stands below."""

    line: str
    name: str


def along(spots: Sequence[Spot], measure: int) -> list[str]:
    """Return a chart from left to right; two lines for each stretch of it that fits into the measure."""
    lines: list[str] = []
    segments = [_segment(spot, after) for spot, after in zip(spots, [*spots[1:], None], strict=True)]
    while segments:
        fits = _fitting(segments, measure)
        lines += ["".join(segment.line for segment in segments[:fits]).rstrip()]
        lines += ["".join(segment.name for segment in segments[:fits]).rstrip()]
        segments = segments[fits:]
    return [line for line in lines if line]


def _segment(spot: Spot, after: Spot | None) -> _Segment:
    name = _named(spot)
    if after is None:
        return _Segment(spot.mark, name)
    way = f" {after.way} " if after.way else ""
    width = max(cells(name) + _SPACE, cells(spot.mark + way) + 2 * _SPACE)
    rule = width - cells(spot.mark + way)
    line = spot.mark + _RULE * (rule // 2) + way + _RULE * (rule - rule // 2)
    return _Segment(line, name + " " * (width - cells(name)))


def _fitting(segments: Sequence[_Segment], measure: int) -> int:
    used = 0
    for count, segment in enumerate(segments):
        used += max(cells(segment.line), cells(segment.name))
        if used > measure:
            return max(1, count)
    return len(segments)


def down(spots: Sequence[Spot]) -> list[str]:
    """Return a chart from top to bottom."""
    lines: list[str] = []
    for spot in spots:
        if spot.way:
            lines.append(f"{_FALL} {spot.way}")
        elif lines:
            lines.append(_FALL)
        lines.append(f"{spot.mark} {_named(spot)}".rstrip())
    return lines


def tree(branches: Sequence[Branch], measure: int) -> list[str]:
    """Return a tree from its root down; leaves that nothing is known of stand in a row."""
    lines: list[str] = []
    for branch in branches:
        lines += [_FALL] * bool(lines)
        named = [leaf for leaf in branch.leaves if leaf != _UNKNOWN]
        unknown = [_UNKNOWN] * (len(branch.leaves) - len(named))
        lines.append(f"{branch.mark} {branch.name}".rstrip())
        lines += [f"{_FORK} {leaf}" for leaf in named]
        lines += [f"{_FORK} {row}" for row in wrapped(" ".join(unknown), measure - cells(_FORK) - 1) if row]
    return lines


def _named(spot: Spot) -> str:
    graves = GRAVE * spot.graves
    return f"{spot.name} {graves}" if graves and spot.name else spot.name or graves
