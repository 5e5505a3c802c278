"""The story under examination, and where everything in it stands."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from escape_game.errors import SourceSpan
from escape_game.reading.building.declaring import Declared, ScenePage
from escape_game.reading.names import Names
from escape_game.reading.problems import Problems
from escape_game.story.scenes import Choice, Scene
from escape_game.story.story import Story


class Subject(NamedTuple):
    """A built story, its documents, and who collects what is wrong with it."""

    story: Story
    declared: Declared
    names: Names
    sources: Mapping[tuple[str, str], SourceSpan]
    problems: Problems

    def scenes(self) -> Iterator[tuple[Scene, ScenePage]]:
        """Return the scenes that the author wrote, each with its document."""
        return zip(self.story.scenes[1:], self.declared.scenes, strict=False)

    def place(self, scene: Scene, choice: Choice | None = None) -> SourceSpan:
        """Return where a scene or a choice stands."""
        at = self.sources["event" if scene.event else "scene", scene.id]
        return at if choice is None else self.sources.get(("choice", f"{scene.id}.{choice.id}"), at)
