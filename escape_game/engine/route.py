"""The whole walk as far as it may be known: what is behind, where we are, what is said of what is ahead. Pure."""

from typing import NamedTuple

from escape_game.engine.state import State
from escape_game.story.layout import LEG, REGION, ROAD_KM, WALKED
from escape_game.story.story import Story

# What a place on the route is to us now.
BEHIND, HERE, AHEAD = "behind", "here", "ahead"
_LEFT_OUT = 4  # legs of a walk that may have been gone round
_MOST_SUMS = 10_000  # that are tried; lengths in whole km never come to so many


class Stretch(NamedTuple):
    """A leg, and how much of it is behind us; thousandths of a km."""

    title: str
    walked: int
    distance: int


class Stop(NamedTuple):
    """A place of the route: a region, the end of a leg, or (`title` is "" then) we ourselves on the road.

    `way` leads here from the place before; None where no leg does. Where we are on it, it is the `way` of two: of us
    and of its end. `region` is an index.
    """

    mark: str
    title: str
    region: int
    way: Stretch | None = None


class RouteView(NamedTuple):
    """The walk so far, and ahead of us no more than the end of the leg under our feet.

    `unknown` counts the regions beyond; `walked` is in thousandths of a km.
    """

    stops: tuple[Stop, ...]
    unknown: int
    walked: int


def route(story: Story, state: State) -> RouteView:
    """Return the route, its regions and legs in the order of the story."""
    here = state.values[REGION] - 1
    on_leg = state.values[LEG] - 1
    behind = _legs_behind(story, state)
    stops: list[Stop] = []
    for region in range(here + 1):
        stops.append(_region(story, stops, region))
        stops += [
            Stop(BEHIND, story.scenes[story.legs[leg].arrive].title, region, _whole(story, leg))
            for leg in behind
            if story.legs[leg].region == region
        ]
    stops = _with_us_at_the_end(stops) if on_leg < 0 else _under_way(story, state, stops)
    return RouteView(tuple(stops), len(story.regions) - here - 1, state.values[ROAD_KM])


def _region(story: Story, stops: list[Stop], region: int) -> Stop:
    """Return the place where a region begins. The leg that led to it ends there, and has no other end."""
    way = stops.pop().way if stops and stops[-1].way is not None else None
    return Stop(BEHIND, story.regions[region].title, region, way)


def _whole(story: Story, leg: int) -> Stretch:
    road = story.legs[leg]
    return Stretch(road.title, road.distance, road.distance)


def _under_way(story: Story, state: State, stops: list[Stop]) -> list[Stop]:
    road, walked = story.legs[state.values[LEG] - 1], state.values[WALKED]
    end = Stop(AHEAD, story.scenes[road.arrive].title, road.region, Stretch(road.title, walked, road.distance))
    if not walked:
        return [*_with_us_at_the_end(stops), end]
    return [*stops, Stop(HERE, "", road.region, Stretch(road.title, walked, road.distance)), end]


def _with_us_at_the_end(stops: list[Stop]) -> list[Stop]:
    return [*(stop._replace(mark=BEHIND) for stop in stops[:-1]), *(stop._replace(mark=HERE) for stop in stops[-1:])]


def _legs_behind(story: Story, state: State) -> tuple[int, ...]:
    """Return the legs that were walked.

    A State keeps how far we have come, but not by which legs; a story may have two ways to one place. So: those
    before us whose lengths make up what was walked, as few of them left out as may be; where none do, none.
    """
    here, on_leg = state.values[REGION] - 1, state.values[LEG] - 1
    walked = state.values[ROAD_KM] - (state.values[WALKED] if on_leg >= 0 else 0)
    before = range(on_leg) if on_leg >= 0 else range(len(story.legs))
    legs = [leg for leg in before if story.legs[leg].region <= here and story.legs[leg].distance <= walked]
    lengths = {leg: story.legs[leg].distance for leg in legs}
    left_out = _fewest(lengths, sum(lengths.values()) - walked)
    return () if left_out is None else tuple(leg for leg in legs if leg not in left_out)


def _fewest(lengths: dict[int, int], wanted: int) -> tuple[int, ...] | None:
    """Return the fewest legs whose lengths make up what is wanted, the last of them rather than the first."""
    found: dict[int, tuple[int, ...]] = {0: ()}
    for leg, length in reversed(lengths.items()):
        for total, chosen in list(found.items()):
            with_it = total + length
            if with_it > wanted or len(chosen) == _LEFT_OUT:
                continue
            if with_it not in found or len(found[with_it]) > len(chosen) + 1:
                found[with_it] = (*chosen, leg)
        if len(found) > _MOST_SUMS:
            return None
    return found.get(wanted)
