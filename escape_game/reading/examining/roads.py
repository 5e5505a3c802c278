"""Legs: waypoints in the order in which they are met, and waters that can be reached."""

from collections.abc import Iterable

from escape_game.errors import SourceSpan
from escape_game.reading.examining.subject import Subject
from escape_game.reading.nodes import ListNode, MapNode
from escape_game.reading.pages import AnyPage, key_place
from escape_game.story.journeys import Leg
from escape_game.story.layout import THOUSANDTHS
from escape_game.story.survival import Survival

_HALF = 50
_PERCENT = 100


def check_roads(subject: Subject) -> None:
    """Report waypoints out of order or beyond the end, and gaps between waters that nobody can cross."""
    for leg, page in zip(subject.story.legs, subject.declared.legs, strict=True):
        _check_order(subject, leg, page)
        survival = subject.story.survival
        if survival is not None and leg.water_least and survival.water >= 0:
            _check_waters(subject, survival, leg, page)


def _check_order(subject: Subject, leg: Leg, page: AnyPage) -> None:
    for field in ("at", "night", "date"):
        furthest = -1
        for place, point in enumerate(leg.waypoints):
            value = getattr(point, field)
            if 0 <= value < furthest:
                message = f"this waypoint comes before one that stands above it in {leg.id}"
                hint = "write waypoints in the order in which they are met"
                subject.problems.report("S512", _waypoint_place(page, place, field), message, hint)
            if field == "at" and value > leg.distance:
                message = f"this waypoint lies beyond the end of {leg.id}"
                hint = "100% is the end of the way; what comes there stands under `arrive:`"
                subject.problems.report("S512", _waypoint_place(page, place, field), message, hint)
            furthest = max(furthest, value)


def _waypoint_place(page: AnyPage, place: int, field: str) -> SourceSpan:
    points = page.node.get("waypoints")
    point = points[place] if isinstance(points, ListNode) else None
    return point.key_spans.get(field, point.span) if isinstance(point, MapNode) else page.span


def _check_waters(subject: Subject, survival: Survival, leg: Leg, page: AnyPage) -> None:
    longest = max(_reaches(survival, leg), default=0)
    if survival.carry_water and longest < leg.water_most:
        gap, far = leg.water_most // THOUSANDTHS, longest // THOUSANDTHS
        message = f"waters can lie {gap} km apart on {leg.id}; full skins at half shares last {far} km at the best pace"
        hint = "shorten `water every:`, or let more be carried"
        subject.problems.report("S513", key_place(page, "water every"), message, hint)


def _reaches(survival: Survival, leg: Leg) -> Iterable[int]:
    """Return how far full skins at half shares last, at each pace and on each march that make any way."""
    carried = max((carry.most for carry in survival.carry_water), default=0)
    marches = [(march.water, march.distance) for march in survival.marches] if leg.heat >= survival.march_heat else []
    for pace in survival.paces:
        for water, distance in marches or [(_PERCENT, _PERCENT)]:
            a_day = survival.drinks[leg.heat] * pace.water * water * _HALF // _PERCENT**3
            if a_day and pace.distance:
                yield carried * pace.distance * leg.terrain * distance // (a_day * _PERCENT**2)
