"""The road in the fixpoint: a leg from one waypoint to the next, with all that can come in between."""

from typing import Protocol

from escape_game.reading.vouching.spots import ARRIVAL, Spot
from escape_game.reading.vouching.universe import Universe
from escape_game.story.layout import ROAD, WITH_US
from escape_game.story.prose import Passage
from escape_game.story.scenes import Choice, Scene
from escape_game.story.story import Story
from escape_game.story.survival import Survival


class RoadTraffic(Protocol):
    """What a road needs of the fixpoint."""

    def flow(self, spot: Spot, states: int, by: str) -> None:
        """Let states come to a spot."""

    def see(self, passage: Passage | None, states: int) -> None:
        """Let states see a passage."""

    def call(self, index: int, states: int, back: Spot, by: str) -> None:
        """Let states enter a scene that leads back."""

    def event(self, index: int, states: int, back: Spot) -> None:
        """Let an event come."""

    def everywhere(self, choice: Choice, scene: Scene, spot: Spot, states: int) -> None:
        """Let a choice be taken that is offered everywhere."""


class LegWalk:
    """Walks legs."""

    def __init__(self, story: Story, universe: Universe, traffic: RoadTraffic) -> None:
        self.story = story
        self.universe = universe
        self.traffic = traffic

    def walk(self, spot: Spot, states: int) -> None:
        """Let happen what can happen at one stretch of a leg."""
        leg = self.story.legs[spot.which]
        for line in leg.day_lines:
            self.traffic.see(line, states)
        self._waypoints(spot, states)
        if self.story.survival is not None:
            self._nights(self.story.survival, spot, states)
            self._manhunt(self.story.survival, spot, states)
        if leg.deck >= 0:
            for index in self.story.decks[leg.deck].events:
                self.traffic.event(index, states, spot)
        for choice in self.story.everywhere:
            self.traffic.everywhere(choice, self.story.scenes[ROAD], spot, states)
        end = sum(1 << place for place, point in enumerate(leg.waypoints) if point.at >= 0)
        if spot.passed & end == end:
            self.traffic.flow(Spot(ARRIVAL, leg.arrive), states, leg.id)

    def _waypoints(self, spot: Spot, states: int) -> None:
        """Let the waypoints come that can be next: each kind in its own order, one kind among another anyhow."""
        leg = self.story.legs[spot.which]
        for place in self._next(spot):
            point = leg.waypoints[place]
            after = spot._replace(passed=spot.passed | 1 << place)
            held = self.universe.holds(point.when, None, leg.region)
            by = f"{leg.id}, its waypoint {self.story.scenes[point.scene].id}"
            self.traffic.call(point.scene, states & held.may, after, by)
            self.traffic.flow(after, states & ~held.must, "")

    def _next(self, spot: Spot) -> list[int]:
        points = self.story.legs[spot.which].waypoints
        kinds: dict[str, list[tuple[int, int]]] = {}
        for place, point in enumerate(points):
            if not spot.passed >> place & 1:
                kind = "at" if point.at >= 0 else "night" if point.night >= 0 else "date"
                kinds.setdefault(kind, []).append((max(point.at, point.night, point.date), place))
        return [min(places)[1] for places in kinds.values()]

    def _nights(self, survival: Survival, spot: Spot, states: int) -> None:
        if survival.last_night >= 0:
            somebody = 0
            for person in self.universe.companions:
                somebody |= states & self.universe.own(person)[WITH_US]
            if somebody:
                self.traffic.call(survival.last_night, states, spot, self.story.scenes[survival.last_night].id)
        if survival.your_last_night >= 0:
            name = self.story.scenes[survival.your_last_night].id
            self.traffic.call(survival.your_last_night, states, spot, name)

    def _manhunt(self, survival: Survival, spot: Spot, states: int) -> None:
        region = self.story.legs[spot.which].region
        if survival.hunt.scene >= 0 and region >= 0 and self.story.regions[region].hunted:
            self.traffic.call(survival.hunt.scene, states, spot, self.story.scenes[survival.hunt.scene].id)
