"""A State by its names and back: where we are, who plays which role, what was taken, and the way back."""

from escape_game.engine.journey import Journey, Moment
from escape_game.engine.state import READ, Frame, State
from escape_game.engine.ways import AFTER, ARRIVE, STAY
from escape_game.saving.numbers import numbers_of, read, written
from escape_game.saving.untrusted import Json, damaged, mapping, name, number, rows
from escape_game.story.conditions import FAR
from escape_game.story.effects import Onward
from escape_game.story.layout import LEG, PASSED, ROAD
from escape_game.story.renaming import Renaming
from escape_game.story.scenes import MOST_DRAWN, Role, Scene
from escape_game.story.story import Story

_DUE = {ARRIVE: "arrival", AFTER: "after"}  # what a frame waits for, where that is neither its menu nor a resumption


class PlaceGoneError(Exception):
    """The story has no such place any more; the journey has to land elsewhere. Never leaves this package."""


class Moments:
    """Writes and reads the States of one story."""

    def __init__(self, story: Story, difficulty: int) -> None:
        self.story = story
        self.difficulty = difficulty
        self.crossings: dict[int, tuple[Moment, Json]] = {}  # of the last save, by identity
        self.renaming = Renaming(story.renamed)
        self._numbers = numbers_of(story, difficulty)
        self._scenes = {scene: index for index, scene in enumerate(story.scene_ids)}
        self._people = {person.id: index for index, person in enumerate(story.people)}
        self._regions = {region.id: index for index, region in enumerate(story.regions)}
        self._endings = {ending.id: index for index, ending in enumerate(story.endings)}
        self._resumptions = {resumption.name: index for index, resumption in enumerate(story.resumptions)}

    def are_of(self, journey: Journey) -> bool:
        """Return whether these write that journey."""
        return self.story is journey.story and self.difficulty == journey.difficulty

    def write(self, state: State) -> dict[str, Json]:
        """Return a State by its names."""
        saved = written(self._numbers, state.values)
        saved["passed"] = _passed(self.story, state)
        saved["place"] = self._write_frame(Frame(state.scene, state.cast, state.taken, STAY), state.ending)
        saved["stack"] = [self._write_frame(frame) for frame in state.stack]
        if state.ending >= 0:
            saved["ending"] = self.story.endings[state.ending].id
        return saved

    def read(self, saved: dict[str, Json], seed: int) -> tuple[State, tuple[str, ...]]:
        """Return the State, and the names in it that mean nothing any more. Raises PlaceGoneError."""
        values, lost = read(self._numbers, saved, self.renaming)
        ending = self._index(self._endings, saved["ending"]) if "ending" in saved else -1
        here = self._read_frame(saved.get("place"), ending)
        stack = rows(saved.get("stack"), "`stack`")
        if len(stack) > MOST_DRAWN * len(self.story.scenes):  # a scene waits once, with the events drawn there
            damaged("`stack`", "is too deep")
        frames = tuple(self._read_frame(frame) for frame in stack)
        values[PASSED] = self._read_passed(values[LEG], saved.get("passed"))
        state = State(seed, values, here.scene, here.cast, here.taken, frames, ending)
        if ending < 0 and self._is_nowhere(state):
            raise PlaceGoneError
        return state, lost

    def person(self, saved: Json) -> int:
        """Return a person's index. Raises PlaceGoneError."""
        return self._index(self._people, saved)

    def ending(self, saved: Json) -> int:
        """Return an ending's index. Raises PlaceGoneError."""
        return self._index(self._endings, saved)

    def region(self, saved: Json) -> int:
        """Return a region's index. Raises PlaceGoneError."""
        return self._index(self._regions, saved)

    def _write_frame(self, frame: Frame, ending: int = -1) -> dict[str, Json]:
        scene = self.story.scenes[frame.scene]
        roles = self._roles(scene, ending)
        cast: dict[str, Json] = {
            role.name: self.story.people[person].id
            for role, person in zip(roles, frame.cast, strict=False)
            if person >= 0
        }
        saved: dict[str, Json] = {"scene": self.story.scene_ids[frame.scene]}
        if frame.cast:
            saved["cast"] = cast
        if frame.taken:
            saved["taken"] = [choice.id for choice in scene.choices if frame.taken >> choice.bit & 1]
        if frame.taken & READ:
            saved["read"] = True
        if frame.resume >= 0:
            saved["then"] = self.story.resumptions[frame.resume].name
        elif frame.resume != STAY:
            saved["due"] = _DUE[frame.resume]
        return saved

    def _read_frame(self, value: Json, ending: int = -1) -> Frame:
        saved = mapping(value, "a place")
        index = self._index(self._scenes, saved.get("scene"))
        scene = self.story.scenes[index]
        cast = self._read_cast(self._roles(scene, ending), saved)
        taken = self._read_taken(scene, saved.get("taken", [])) | (READ if saved.get("read") is True else 0)
        return Frame(index, cast, taken, self._read_resume(saved))

    def _read_resume(self, saved: dict[str, Json]) -> int:
        if "then" in saved:
            return self._index(self._resumptions, saved["then"])
        return next((resume for resume, due in _DUE.items() if due == saved.get("due")), STAY)

    def _roles(self, scene: Scene, ending: int) -> tuple[Role, ...]:
        """Return the roles that a cast is for: an ending's page is cast in the scene that led to it."""
        return scene.roles if ending < 0 else self.story.endings[ending].roles

    def _is_nowhere(self, state: State) -> bool:
        """Return whether the way on is missing: a road that is no leg's, a scene that only leads back, to nothing."""
        on_the_road = state.scene == ROAD or any(frame.scene == ROAD for frame in state.stack)
        scene = self.story.scenes[state.scene]
        return (on_the_road and not state.values[LEG]) or (not state.stack and _only_leads_back(scene))

    def _read_cast(self, roles: tuple[Role, ...], saved: dict[str, Json]) -> tuple[int, ...]:
        if "cast" not in saved:
            return ()
        cast = mapping(saved["cast"], "`cast`")
        return tuple(self.person(cast[role.name]) if role.name in cast else -1 for role in roles)

    def _read_taken(self, scene: Scene, value: Json) -> int:
        bits = {f"{scene.id}.{choice.id}": choice.bit for choice in scene.choices}
        taken = 0
        for old in rows(value, "`taken`"):
            today = self.renaming.today(f"{scene.id}.{name(old, 'a choice')}", bits)
            taken |= 0 if today is None else 1 << bits[today]
        return taken

    def _read_passed(self, leg: int, value: Json) -> int:
        if not leg:
            return number(value, "`passed`", 0, FAR)
        names = _waypoint_names(self.story, leg)
        passed = {self.renaming.today(name(old, "a waypoint"), names) for old in rows(value, "`passed`")}
        return sum(1 << bit for bit, waypoint in enumerate(names) if waypoint in passed)

    def _index(self, known: dict[str, int], value: Json) -> int:
        today = self.renaming.today(name(value, "a name"), known)
        if today is None:
            raise PlaceGoneError(value)
        return known[today]


def _only_leads_back(scene: Scene) -> bool:
    outcomes = [outcome for choice in scene.choices for outcome in (choice.then, choice.success, choice.failure)]
    steps = [step for outcome in (*outcomes, scene.after) if outcome is not None for step in outcome.steps]
    exits = [step.exit for step in steps if step.exit is not None]
    return scene.event is not None or (bool(exits) and all(isinstance(way, Onward) for way in exits))


def _passed(story: Story, state: State) -> Json:
    """Return the waypoints behind us by name; off the road, the number that the last leg left behind."""
    leg = state.values[LEG]
    if not leg:
        return state.values[PASSED]
    names = _waypoint_names(story, leg)
    return [waypoint for bit, waypoint in enumerate(names) if state.values[PASSED] >> bit & 1]


def _waypoint_names(story: Story, leg: int) -> list[str]:
    """Return a name for each waypoint of the leg: its scene's, numbered where a scene is met twice."""
    scenes = [story.scene_ids[waypoint.scene] for waypoint in story.legs[leg - 1].waypoints]
    return [
        scene if scenes.index(scene) == bit else f"{scene} {scenes[:bit].count(scene) + 1}"
        for bit, scene in enumerate(scenes)
    ]
