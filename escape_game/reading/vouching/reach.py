"""The fixpoint: every set of states that can come to each place of a story, and which of them see each passage.

What changes nothing that is tracked is walked through once for all who call it; what does is walked through once for
each place it leads back to, so that nobody comes back changed by somebody else's night.
"""

from collections.abc import Iterable
from heapq import heappop, heappush
from typing import NamedTuple

from escape_game.reading.building.walking import outcomes
from escape_game.reading.vouching.happening import changed_by, happen, outcome_of
from escape_game.reading.vouching.legs import LegWalk
from escape_game.reading.vouching.paths import EVERYBODY, Changes, changed_slots, flat, steps_of_choice
from escape_game.reading.vouching.spots import (
    AFTER,
    ARRIVAL,
    DRAWN,
    LEG,
    MENU,
    NO_RETURN,
    RESUMED,
    Flow,
    Spot,
    Way,
    WaysBack,
)  # fmt: skip
from escape_game.reading.vouching.universe import Universe, sole_player
from escape_game.story.effects import End, Exit, Go, Onward, Step, Travel, Visit
from escape_game.story.layout import WITH_US
from escape_game.story.prose import Passage
from escape_game.story.scenes import Choice, Scene
from escape_game.story.story import Story

FIRST_TOLD = 6  # choices of one menu that are told apart by whether they were taken


class _Quiet(NamedTuple):
    """A choice that changes nothing: who sees which passage, where it leads whom, and where it is surely open."""

    heard: tuple[tuple[int, int], ...]
    flows: tuple[Flow, ...]
    opened: int
    by: str


class Reach:
    """The fixpoint over one universe. `vouched` are the companions whom a scene's `who:` asserts.

    After `run`: `reached` are the states that come to each spot, `ways` how they came, `seen` the states that see each
    passage of `watched`, by its id, and `arrived` the states at each scene's door, before its `who:` is believed.
    """

    def __init__(self, story: Story, universe: Universe, changes: Changes, watched: Iterable[int]) -> None:
        self.story = story
        self.universe = universe
        self.vouched: dict[int, tuple[int, ...]] = {}
        self.reached: dict[Spot, int] = {}
        self.ways: dict[Spot, list[Way]] = {}
        self.seen: dict[int, int] = dict.fromkeys(watched, 0)
        self.seen_at: dict[int, dict[Spot, int]] = {key: {} for key in self.seen}
        self.arrived: dict[int, int] = {}
        self.touching = changes.scenes_that_change(self._is_tracked)
        self._waiting: list[tuple[int, int, Spot]] = []
        self._turns = 0
        self._new: dict[Spot, int] = {}
        self.behind = WaysBack()
        self._matters: dict[int, tuple[int, ...]] = {}
        self._quiet: dict[int, _Quiet | None] = {}
        self._ranks: dict[Spot, int] = {}
        self.legs = LegWalk(story, universe, self)
        self._spot: Spot | None = None
        self.news = 0
        self._hearing: list[tuple[int, int]] | None = None
        self._tap: list[tuple[Spot, int, str]] | None = None

    def run(self) -> "Reach":
        """Go on until nothing new comes anywhere."""
        self.flow(Spot(ARRIVAL, self.story.start), self.universe.start, "the beginning")
        while self._waiting:
            spot = heappop(self._waiting)[2]
            states = self._new.pop(spot)
            self._spot = spot
            self._walk(spot, states)
        return self

    def onward_from(self, spot: Spot, states: int) -> list[tuple[Spot, int, str]]:
        """Return where some states go from a spot; nothing is noted."""
        self._tap, self._spot = [], spot
        self._walk(spot, states)
        tapped, self._tap = self._tap, None
        return tapped

    def _is_tracked(self, slot: int) -> bool:
        return slot == EVERYBODY or slot in self.universe.dimensions

    def flow(self, spot: Spot, states: int, by: str) -> None:
        """Let states come to a spot; those that are new there are walked on."""
        if not states:
            return
        if self._tap is not None:
            self._tap.append((spot, states, by))
            return
        new = states & ~self.reached.get(spot, 0)
        if new:
            self.reached[spot] = self.reached.get(spot, 0) | new
            self.ways.setdefault(spot, []).append(Way(new, self._spot, by, self.news))
            self.news += 1
            if spot not in self._new:
                self._turns += 1
                heappush(self._waiting, (self._rank(spot), self._turns, spot))
            self._new[spot] = self._new.get(spot, 0) | new

    def see(self, passage: Passage | None, states: int) -> None:
        """Note which states see a passage, or the gentler words for it."""
        if passage is None or not states:
            return
        for words in (passage, passage.gentle):
            if id(words) in self.seen:
                self._hear(id(words), states)

    def _hear(self, key: int, states: int) -> None:
        if self._hearing is not None:
            self._hearing.append((key, states))
        elif states and self._tap is None and self._spot is not None:
            self.seen[key] |= states
            at = self.seen_at[key]
            at[self._spot] = at.get(self._spot, 0) | states

    def _rank(self, spot: Spot) -> int:
        """Return how late a spot is walked: as they were found, so that what comes first is settled first."""
        return self._ranks.setdefault(spot, len(self._ranks))

    # Spots.

    def _walk(self, spot: Spot, states: int) -> None:
        match spot.kind:
            case "arrival":
                self._arrive(spot, states)
            case "drawn":
                self._draw(spot, states)
            case "menu":
                self._menu(spot, states)
            case "after":
                self._after(spot, states)
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
            states = self.universe.changed(states, scene.event.once_slot, _one)
        for step in scene.on_arrival:
            held = self.universe.holds(step.when, scene, scene.region)
            happens = happen(self.universe, self, scene, step, states & held.may)
            if step.exit is not None:
                states &= ~held.must
                self._leave(step.exit, happens, spot._replace(kind=MENU), f"{scene.id}.on arrival")
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
        states &= self.universe.holds(event.when, scene, self._region(back)).may
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
            states = self.universe.changed(states, event.once_slot, _one)
        self.see(scene.text, states)
        flows = self._outcome(event.line.steps, [(None, states)], scene)
        for _, changed in flows:
            self.flow(back, changed, scene.id)

    def _region(self, spot: Spot) -> int:
        if spot.kind == LEG:
            return self.story.legs[spot.which].region
        return self.story.scenes[spot.which].region

    def _menu(self, spot: Spot, states: int) -> None:
        scene = self.story.scenes[spot.which]
        if scene.event is not None and not scene.choices and scene.event.line is not None:
            self.see(scene.text, states)
            for _, changed in self._outcome(scene.event.line.steps, [(None, states)], scene):
                self._come_back(changed, spot, scene.id)
            return
        self.see(scene.text if not spot.passed else scene.between, states)
        opened = 0
        for choice in scene.choices:
            opened |= self._choose(choice, scene, spot, states)
        if scene.otherwise >= 0:
            rest = states if spot.passed else states & ~opened
            self.flow(Spot(ARRIVAL, scene.otherwise, behind=spot.behind), rest, f"{scene.id}, where nothing is open,")
        if scene.everywhere:
            for choice in self.story.everywhere:
                self.everywhere(choice, scene, spot, states)

    def _choose(self, choice: Choice, scene: Scene, spot: Spot, states: int) -> int:
        """Let a choice be taken; return where it is surely open."""
        quiet = self._quietly(choice, scene)
        if quiet is not None:
            return self._choose_quietly(quiet, scene, spot, states)
        matters = self._matter(spot.which)
        place = matters.index(choice.bit) if choice.bit in matters else -1
        if place >= 0 and spot.taken >> place & 1:
            return 0
        shown = self.universe.holds(choice.when, scene, scene.region)
        needed = self.universe.holds(choice.needs, scene, scene.region)
        for words in (choice.label, choice.warns, choice.no_return):
            self.see(words, states & shown.may)
        self.see(choice.locked, states & shown.may & ~needed.must)
        taken = states & shown.may & needed.may
        if taken:
            count = min(spot.passed + 1, scene.choose or 1)
            after = spot._replace(passed=count, taken=spot.taken | (1 << place if place >= 0 else 0))
            for way, left in self._outcomes(choice, scene, taken):
                self._go_on(way, left, scene, after, f"{scene.id}.{choice.id}", spot.passed + 1)
        return shown.must & needed.must if choice.last_slot < 0 else 0

    def _quietly(self, choice: Choice, scene: Scene) -> "_Quiet | None":
        """Return what comes of a choice that changes nothing: who sees what, and where it leads whom."""
        key = id(choice)
        if key not in self._quiet:
            self._quiet[key] = None if self._changes(choice) else self._rehearsed(choice, scene)
        return self._quiet[key]

    def _rehearsed(self, choice: Choice, scene: Scene) -> "_Quiet":
        shown = self.universe.holds(choice.when, scene, scene.region)
        needed = self.universe.holds(choice.needs, scene, scene.region)
        heard: list[tuple[int, int]] = []
        self._hearing, before = heard, self._hearing
        for words in (choice.label, choice.warns, choice.no_return):
            self.see(words, shown.may)
        self.see(choice.locked, shown.may & ~needed.must)
        flows = self._outcomes(choice, scene, shown.may & needed.may)
        self._hearing = before
        opened = shown.must & needed.must if choice.last_slot < 0 else 0
        return _Quiet(tuple(heard), tuple(flows), opened, f"{scene.id}.{choice.id}")

    def _choose_quietly(self, quiet: "_Quiet", scene: Scene, spot: Spot, states: int) -> int:
        for key, who in quiet.heard:
            self._hear(key, states & who)
        after = spot._replace(passed=min(spot.passed + 1, scene.choose or 1))
        for way, who in quiet.flows:
            if states & who:
                self._go_on(way, states & who, scene, after, quiet.by, spot.passed + 1)
        return quiet.opened

    def everywhere(self, choice: Choice, scene: Scene, spot: Spot, states: int) -> None:
        """Let a choice be taken that is offered everywhere; what leads nowhere stays where it is."""
        taken = states & self.universe.holds(choice.when, scene, self._region(spot)).may
        taken &= self.universe.holds(choice.needs, scene, self._region(spot)).may
        self.see(choice.label, taken)
        for way, left in self._outcomes(choice, scene, taken) if taken else ():
            if way is None:
                self.flow(spot, left, choice.id)
            else:
                self._leave(way, left, spot, choice.id)

    def _outcomes(self, choice: Choice, scene: Scene, states: int) -> list[Flow]:
        if choice.once_slot >= 0:
            states = self.universe.changed(states, choice.once_slot, _one)
        for effect in choice.paid:
            states = changed_by(effect, self.universe, self, scene, states)
        return [flow for outcome in outcomes(choice) for flow in self._outcome(outcome.steps, [(None, states)], scene)]

    def _go_on(self, way: Exit | None, states: int, scene: Scene, spot: Spot, by: str, count: int) -> None:
        """Go on from a choice: `after:` when it is due, then away, or the menu again: `spot`, once it is taken."""
        flows: list[Flow] = [(way, states)]
        leads_on = scene.event is not None and not scene.choose
        if scene.after is not None and count >= scene.choose:
            leads_on = scene.event is not None
            if isinstance(way, Visit) and way.resume < 0:
                self.call(way.scene, states, spot._replace(kind=AFTER), by)
                return
            flows = self._outcome(scene.after.steps, flows, scene)
        for last, left in flows:
            if last is not None:
                self._leave(last, left, spot, by)
            elif leads_on:
                self._come_back(left, spot, by)
            else:
                self.flow(spot, left, by)

    def _after(self, spot: Spot, states: int) -> None:
        scene = self.story.scenes[spot.which]
        steps = scene.after.steps if scene.after is not None else ()
        menu = spot._replace(kind=MENU)
        for way, left in self._outcome(steps, [(None, states)], scene):
            if way is not None:
                self._leave(way, left, menu, f"{scene.id}.after")
            elif scene.event is not None:
                self._come_back(left, menu, f"{scene.id}.after")
            else:
                self.flow(menu, left, f"{scene.id}.after")

    def _resume(self, spot: Spot, states: int) -> None:
        exit_ = self.story.resumptions[spot.passed].exit
        self._leave(exit_, states, spot._replace(kind=MENU, passed=1), self.story.resumptions[spot.passed].name)

    # Ways.

    def _leave(self, exit_: Exit, states: int, spot: Spot, by: str) -> None:
        """Go where an exit leads; `spot` is where a visit comes back to."""
        if not states:
            return
        match exit_:
            case Go(targets):
                region = self._region(spot)
                scene = self.story.scenes[spot.which] if spot.kind != LEG else None
                for target in targets:
                    held = self.universe.holds(target.when, scene, region)
                    self.flow(Spot(ARRIVAL, target.scene, behind=spot.behind), states & held.may, by)
                    states &= ~held.must
            case Onward():
                self._come_back(states, spot, by)
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

    def _come_back(self, states: int, spot: Spot, by: str) -> None:
        back = self.behind.to(spot.behind)
        if back is not None:
            self.flow(back, states, by)

    def _outcome(self, steps: tuple[Step, ...], flows: list[Flow], scene: Scene) -> list[Flow]:
        return outcome_of(self.universe, self, scene, steps, flows)

    def your_death(self, states: int, scene: Scene) -> None:
        """Let the page of your death be seen, of this region or, in a scene that stands anywhere, of any."""
        for index, region in enumerate(self.story.regions):
            if region.dying >= 0 and scene.region in (index, -1):
                self._end(region.dying, states)

    def _matter(self, index: int) -> tuple[int, ...]:
        """Return the bits of the choices that change what is tracked."""
        found = self._matters.get(index)
        if found is None:
            scene = self.story.scenes[index]
            bits = [choice.bit for choice in scene.choices if self._changes(choice)]
            found = self._matters[index] = tuple(bits[:FIRST_TOLD])
        return found

    def _changes(self, choice: Choice) -> bool:
        steps = steps_of_choice(choice)
        return any(
            (isinstance(step.exit, Visit) and step.exit.scene in self.touching)
            or any(self._is_tracked(slot) for e in flat(step.effects) for slot in changed_slots(e))
            for step in steps
        )


def _next(value: int) -> int:
    return value + 1


def _one(_: int) -> int:
    return 1
