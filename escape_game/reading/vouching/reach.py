"""The fixpoint: every set of states that can come to each place of a story, and which of them see each passage.

What changes nothing that is tracked is walked through once for all who call it; what does is walked through once for
each place it leads back to, so that nobody comes back changed by somebody else's night.
"""

from collections.abc import Iterable

from escape_game.reading.vouching.arrivals import Arrivals
from escape_game.reading.vouching.casting import sole_player
from escape_game.reading.vouching.happening import happen, putting
from escape_game.reading.vouching.hearing import Hearing
from escape_game.reading.vouching.legs import LegWalk
from escape_game.reading.vouching.menus import MenuWalk
from escape_game.reading.vouching.paths import EVERYBODY, Changes
from escape_game.reading.vouching.spots import (
    ARRIVAL,
    DRAWN,
    LEG,
    MENU,
    NO_RETURN,
    RESUMED,
    Spot,
    WaysBack,
)  # fmt: skip
from escape_game.reading.vouching.universe import Universe
from escape_game.story.conditions import ALWAYS
from escape_game.story.effects import End, Exit, Go, Onward, Target, Travel, Visit
from escape_game.story.layout import WITH_US
from escape_game.story.prose import Passage
from escape_game.story.scenes import Choice, Scene
from escape_game.story.story import Story

FIRST_TOLD = 6  # choices of one menu that are told apart by whether they were taken


class Reach:
    """The fixpoint over one universe. `vouched` are the companions whom a scene's `who:` asserts.

    After `run`: `reached` are the states that come to each spot, and `arrivals` how they came; `hearing` those that see
    each passage of `watched`, by its id; `arrived` those at each scene's door, before its `who:` is believed.
    """

    def __init__(self, story: Story, universe: Universe, changes: Changes, watched: Iterable[int]) -> None:
        self.story = story
        self.universe = universe
        self.vouched: dict[int, tuple[int, ...]] = {}
        self.arrived: dict[int, int] = {}
        self.arrivals = Arrivals()
        self.reached = self.arrivals.reached
        self.hearing = Hearing(watched)
        self.touching = changes.scenes_that_change(self.is_tracked)
        self.behind = WaysBack()
        self.legs = LegWalk(story, universe, self)
        self.menus = MenuWalk(universe, changes, self, self.hearing)
        self._spot: Spot | None = None
        self._tap: list[tuple[Spot, int, str]] | None = None

    def run(self) -> "Reach":
        """Go on until nothing new comes anywhere."""
        self.flow(Spot(ARRIVAL, self.story.start), self.universe.start, "the beginning")
        while self.arrivals:
            spot, states = self.arrivals.take()
            self._spot = self.hearing.spot = spot
            self._walk(spot, states)
        return self

    def onward_from(self, spot: Spot, states: int) -> list[tuple[Spot, int, str]]:
        """Return where some states go from a spot; nothing is noted."""
        self._tap, self._spot, self.hearing.spot = [], spot, None
        self._walk(spot, states)
        tapped, self._tap = self._tap, None
        return tapped

    def is_tracked(self, slot: int) -> bool:
        """Return whether anything is known of a slot."""
        return slot == EVERYBODY or slot in self.universe.dimensions

    def flow(self, spot: Spot, states: int, by: str) -> None:
        """Let states come to a spot; those that are new there are walked on."""
        if not states:
            return
        if self._tap is not None:
            self._tap.append((spot, states, by))
        else:
            self.arrivals.come(spot, states, self._spot, by)

    def see(self, passage: Passage | None, states: int) -> None:
        """Note which states see a passage, or the gentler words for it."""
        self.hearing.see(passage, states)

    # Spots.

    def _walk(self, spot: Spot, states: int) -> None:
        match spot.kind:
            case "arrival":
                self._arrive(spot, states)
            case "drawn":
                self._draw(spot, states)
            case "menu":
                self.menus.walk(spot, states)
            case "after":
                self.menus.after(spot, states)
            case "resumed":
                self._resume(spot, states)
            case _:
                self.legs.walk(spot, states)

    def _arrive(self, spot: Spot, states: int) -> None:
        scene = self.story.scenes[spot.which]
        if self._tap is None:
            self.arrived[spot.which] = self.arrived.get(spot.which, 0) | states
        for person in self.vouched.get(spot.which, ()):
            states &= self.universe.being(person, WITH_US)
        if scene.visits_slot >= 0:
            states = self.universe.changed(states, scene.visits_slot, _next)
        if scene.event is not None and scene.event.once_slot >= 0:
            states = self.universe.changed(states, scene.event.once_slot, putting(1))
        for step in scene.on_arrival:
            held = self.universe.holds(step.when, scene, scene.region)
            happens = happen(self.universe, self, scene, step, states & held.may)
            if step.exit is not None:
                states &= ~held.must
                self.leave(step.exit, happens, spot._replace(kind=MENU), f"{scene.id}.on arrival")
            else:
                states = happens | states & ~held.must
        kind = DRAWN if scene.draw is not None else MENU
        self.flow(spot._replace(kind=kind), states, "")

    def _draw(self, spot: Spot, states: int) -> None:
        draw = self.story.scenes[spot.which].draw
        menu = spot._replace(kind=MENU, passed=0)
        self.flow(menu, states, "")
        if draw is None:
            return
        last = spot.passed + 1 >= draw.how_many
        back = menu if last else spot._replace(passed=spot.passed + 1)
        for index in self.story.decks[draw.deck].events:
            self.event(index, states, back)

    def event(self, index: int, states: int, back: Spot) -> None:
        """Let an event come, if it can, and the way lead back from it."""
        scene = self.story.scenes[index]
        event = scene.event
        if event is None:
            return
        states &= self.universe.holds(event.when, scene, self.region(back)).may
        if event.once_slot >= 0:
            states &= self.universe.where(event.once_slot, 0, 0).may
        for role in range(len(scene.roles)):
            player = sole_player(scene.roles, role)
            if player:
                states &= self.universe.being(player, WITH_US)
        if event.line is None:
            self.call(index, states, back, scene.id)
            return
        if event.once_slot >= 0:
            states = self.universe.changed(states, event.once_slot, putting(1))
        self.see(scene.text, states)
        flows = self.menus.outcome(event.line.steps, [(None, states)], scene)
        for _, changed in flows:
            self.flow(back, changed, scene.id)

    def region(self, spot: Spot) -> int:
        """Return the region of a spot."""
        if spot.kind == LEG:
            return self.story.legs[spot.which].region
        return self.story.scenes[spot.which].region

    def _resume(self, spot: Spot, states: int) -> None:
        exit_ = self.story.resumptions[spot.passed].exit
        self.leave(exit_, states, spot._replace(kind=MENU, passed=1), self.story.resumptions[spot.passed].name)

    def everywhere(self, choice: Choice, scene: Scene, spot: Spot, states: int) -> None:
        """Let a choice be taken that is offered everywhere."""
        self.menus.everywhere(choice, scene, spot, states)

    # Ways.

    def leave(self, exit_: Exit, states: int, spot: Spot, by: str) -> None:
        """Go where an exit leads; `spot` is where a visit comes back to."""
        if not states:
            return
        match exit_:
            case Go((Target(scene, when),)) if when is ALWAYS:
                self.flow(Spot(ARRIVAL, scene, 0, 0, spot.behind), states, by)
            case Go(targets):
                for target in targets:
                    held = self.universe.holds(target.when, self._scene(spot), self.region(spot))
                    self.flow(Spot(ARRIVAL, target.scene, 0, 0, spot.behind), states & held.may, by)
                    states &= ~held.must
            case Onward():
                self.come_back(states, spot, by)
            case Visit(scene_index, resume):
                back = spot if resume < 0 else spot._replace(kind=RESUMED, passed=resume, taken=0)
                self.call(scene_index, states, back, by)
            case Travel(leg):
                self.flow(Spot(LEG, leg), states, by)
            case End(ending):
                self._end(ending, states)
            case _:
                pass

    def _end(self, index: int, states: int) -> None:
        ending = self.story.endings[index]
        for words in (ending.text, ending.survivor, ending.unknown):
            self.see(words, states)

    def call(self, index: int, states: int, back: Spot, by: str) -> None:
        """Enter a scene that leads back to `back`."""
        if not states:
            return
        if index not in self.touching:
            self.flow(Spot(ARRIVAL, index, behind=NO_RETURN), states, by)
            if back != self._spot:
                self.flow(back, states, by)
            return
        self.flow(Spot(ARRIVAL, index, behind=self.behind.remember(back)), states, by)

    def _scene(self, spot: Spot) -> Scene | None:
        return self.story.scenes[spot.which] if spot.kind != LEG else None

    def come_back(self, states: int, spot: Spot, by: str) -> None:
        """Go back to what is behind a spot."""
        back = self.behind.to(spot.behind)
        if back is not None:
            self.flow(back, states, by)

    def your_death(self, states: int, scene: Scene) -> None:
        """Let the page of your death be seen, of this region or, in a scene that stands anywhere, of any."""
        for index, region in enumerate(self.story.regions):
            if region.dying >= 0 and scene.region in (index, -1):
                self._end(region.dying, states)


def _next(value: int) -> int:
    return value + 1
