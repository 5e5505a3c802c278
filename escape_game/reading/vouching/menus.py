"""Menus in the fixpoint: choices that are taken, and where they lead."""

from typing import NamedTuple, Protocol

from escape_game.reading.vouching.happening import Audience, changed_by, outcome_of, putting
from escape_game.reading.vouching.hearing import Hearing
from escape_game.reading.vouching.paths import Changes
from escape_game.reading.vouching.spots import AFTER, ARRIVAL, MENU, Flow, Spot
from escape_game.reading.vouching.universe import Universe
from escape_game.story.effects import Exit, Step, Visit
from escape_game.story.scenes import Choice, Scene
from escape_game.story.walking import exits_of_choice, outcomes

FIRST_TOLD = 6  # choices of one menu that are told apart by whether they were taken


class MenuTraffic(Audience, Protocol):
    """What a menu needs of the fixpoint."""

    touching: set[int]

    def flow(self, spot: Spot, states: int, by: str) -> None:
        """Let states come to a spot."""

    def call(self, index: int, states: int, back: Spot, by: str) -> None:
        """Let states enter a scene that leads back."""

    def leave(self, exit_: Exit, states: int, spot: Spot, by: str) -> None:
        """Go where an exit leads."""

    def come_back(self, states: int, spot: Spot, by: str) -> None:
        """Go back to what is behind a spot."""

    def region(self, spot: Spot) -> int:
        """Return the region of a spot."""

    def is_tracked(self, slot: int) -> bool:
        """Return whether anything is known of a slot."""


class _Quiet(NamedTuple):
    """A choice that changes nothing: who sees which passage, where it leads whom, and where it is surely open."""

    heard: tuple[tuple[int, int], ...]
    flows: tuple[Flow, ...]
    opened: int
    by: str


class MenuWalk:
    """Walks menus."""

    def __init__(self, universe: Universe, changes: Changes, traffic: MenuTraffic, hearing: Hearing) -> None:
        self.story = universe.story
        self.changes = changes
        self.universe = universe
        self.traffic = traffic
        self.hearing = hearing
        self._matters: dict[int, tuple[int, ...]] = {}
        self._quiet: dict[int, _Quiet | None] = {}

    def walk(self, spot: Spot, states: int) -> None:
        """Let happen what can happen at a menu."""
        scene = self.story.scenes[spot.which]
        if scene.event is not None and not scene.choices and scene.event.line is not None:
            self.hearing.see(scene.text, states)
            for _, changed in self.outcome(scene.event.line.steps, [(None, states)], scene):
                self.traffic.come_back(changed, spot, scene.id)
            return
        self.hearing.see(scene.text if not spot.passed else scene.between, states)
        opened = 0
        after = spot._replace(passed=min(spot.passed + 1, scene.choose or 1))
        for choice in scene.choices:
            quiet = self._quietly(choice, scene)
            if quiet is not None:
                opened |= self._choose_quietly(quiet, scene, after, states, spot.passed + 1)
            else:
                opened |= self._choose(choice, scene, spot, states)
        if scene.otherwise >= 0:
            rest = states if spot.passed else states & ~opened
            by = f"{scene.id}, where nothing is open,"
            self.traffic.flow(Spot(ARRIVAL, scene.otherwise, behind=spot.behind), rest, by)
        if scene.everywhere:
            for choice in self.story.everywhere:
                self.everywhere(choice, scene, spot, states)

    def _choose(self, choice: Choice, scene: Scene, spot: Spot, states: int) -> int:
        """Let a choice be taken; return where it is surely open."""
        matters = self._matter(spot.which)
        place = matters.index(choice.bit) if choice.bit in matters else -1
        if place >= 0 and spot.taken >> place & 1:
            return 0
        shown = self.universe.holds(choice.when, scene, scene.region)
        needed = self.universe.holds(choice.needs, scene, scene.region)
        for words in (choice.label, choice.warns, choice.no_return):
            self.hearing.see(words, states & shown.may)
        self.hearing.see(choice.locked, states & shown.may & ~needed.must)
        taken = states & shown.may & needed.may
        if taken:
            count = min(spot.passed + 1, scene.choose or 1)
            after = spot._replace(passed=count, taken=spot.taken | (1 << place if place >= 0 else 0))
            for way, left in self._outcomes(choice, scene, taken):
                self._go_on(way, left, scene, after, f"{scene.id}.{choice.id}", spot.passed + 1)
        return shown.must & needed.must if choice.last_slot < 0 else 0

    def _quietly(self, choice: Choice, scene: Scene) -> _Quiet | None:
        """Return what comes of a choice that changes nothing: who sees what, and where it leads whom."""
        key = id(choice)
        try:
            return self._quiet[key]
        except KeyError:
            quiet = self._quiet[key] = None if self._changes(choice) else self._rehearsed(choice, scene)
            return quiet

    def _rehearsed(self, choice: Choice, scene: Scene) -> _Quiet:
        shown = self.universe.holds(choice.when, scene, scene.region)
        needed = self.universe.holds(choice.needs, scene, scene.region)
        heard = self.hearing.rehearse()
        for words in (choice.label, choice.warns, choice.no_return):
            self.hearing.see(words, shown.may)
        self.hearing.see(choice.locked, shown.may & ~needed.must)
        flows = self._outcomes(choice, scene, shown.may & needed.may)
        self.hearing.perform()
        opened = shown.must & needed.must if choice.last_slot < 0 else 0
        return _Quiet(tuple(heard), tuple(flows), opened, f"{scene.id}.{choice.id}")

    def _choose_quietly(self, quiet: _Quiet, scene: Scene, after: Spot, states: int, count: int) -> int:
        for key, who in quiet.heard:
            self.hearing.note(key, states & who)
        for way, who in quiet.flows:
            if states & who:
                self._go_on(way, states & who, scene, after, quiet.by, count)
        return quiet.opened

    def everywhere(self, choice: Choice, scene: Scene, spot: Spot, states: int) -> None:
        """Let a choice be taken that is offered everywhere; what leads nowhere stays where it is."""
        taken = states & self.universe.holds(choice.when, scene, self.traffic.region(spot)).may
        taken &= self.universe.holds(choice.needs, scene, self.traffic.region(spot)).may
        self.hearing.see(choice.label, taken)
        for way, left in self._outcomes(choice, scene, taken) if taken else ():
            if way is None:
                self.traffic.flow(spot, left, choice.id)
            else:
                self.traffic.leave(way, left, spot, choice.id)

    def _outcomes(self, choice: Choice, scene: Scene, states: int) -> list[Flow]:
        if choice.once_slot >= 0:
            states = self.universe.changed(states, choice.once_slot, putting(1))
        for effect in choice.paid:
            states = changed_by(effect, self.universe, self.traffic, scene, states)
        return [flow for outcome in outcomes(choice) for flow in self.outcome(outcome.steps, [(None, states)], scene)]

    def _go_on(self, way: Exit | None, states: int, scene: Scene, spot: Spot, by: str, count: int) -> None:
        """Go on from a choice: `after:` when it is due, then away, or the menu again: `spot`, once it is taken."""
        if way is not None and scene.after is None:
            self.traffic.leave(way, states, spot, by)
            return
        flows: list[Flow] = [(way, states)]
        leads_on = scene.event is not None and not scene.choose
        if scene.after is not None and count >= scene.choose:
            leads_on = scene.event is not None
            if isinstance(way, Visit) and way.resume < 0:
                self.traffic.call(way.scene, states, spot._replace(kind=AFTER), by)
                return
            flows = self.outcome(scene.after.steps, flows, scene)
        for last, left in flows:
            if last is not None:
                self.traffic.leave(last, left, spot, by)
            elif leads_on:
                self.traffic.come_back(left, spot, by)
            else:
                self.traffic.flow(spot, left, by)

    def after(self, spot: Spot, states: int) -> None:
        """Let `after:` happen."""
        scene = self.story.scenes[spot.which]
        steps = scene.after.steps if scene.after is not None else ()
        menu = spot._replace(kind=MENU)
        for way, left in self.outcome(steps, [(None, states)], scene):
            if way is not None:
                self.traffic.leave(way, left, menu, f"{scene.id}.after")
            elif scene.event is not None:
                self.traffic.come_back(left, menu, f"{scene.id}.after")
            else:
                self.traffic.flow(menu, left, f"{scene.id}.after")

    def outcome(self, steps: tuple[Step, ...], flows: list[Flow], scene: Scene) -> list[Flow]:
        """Let steps happen."""
        return outcome_of(self.universe, self.traffic, scene, steps, flows)

    def _matter(self, index: int) -> tuple[int, ...]:
        """Return the bits of the choices that change what is tracked."""
        found = self._matters.get(index)
        if found is None:
            scene = self.story.scenes[index]
            bits = [choice.bit for choice in scene.choices if self._changes(choice)]
            found = self._matters[index] = tuple(bits[:FIRST_TOLD])
        return found

    def _changes(self, choice: Choice) -> bool:
        exits = exits_of_choice(choice)
        return any(map(self.traffic.is_tracked, self.changes.of_choice(choice))) or any(
            isinstance(exit_, Visit) and exit_.scene in self.traffic.touching for exit_ in exits
        )
