"""Compiles scenes/ into the wheel, so that playing the shipped story imports neither yaml nor pydantic."""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

COMPILED = "escape_game/compiled/walk_south.json"


class CompileStory(BuildHookInterface):
    """Adds the compiled story to a wheel; an editable install reads scenes/ itself."""

    _folder: tempfile.TemporaryDirectory[str] | None = None

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile into a temporary folder, because a build leaves nothing in the tree."""
        if version == "editable":
            return
        self._folder = tempfile.TemporaryDirectory(prefix="walk-south-")
        target = Path(self._folder.name) / "walk_south.json"
        self._compile(Path(self.root) / "scenes", target)
        build_data["force_include"][str(target)] = COMPILED

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Drop the temporary folder, once hatchling has copied the file out of it."""
        if self._folder is not None:
            self._folder.cleanup()

    def _compile(self, scenes: Path, target: Path) -> None:
        # First on the path, because the story must be compiled by this checkout's reader
        # and never by one that happens to be installed.
        sys.path.insert(0, self.root)
        from escape_game.errors import StoryError
        from escape_game.reading.compiled import write_compiled

        try:
            write_compiled(scenes, target)
        except StoryError as error:
            self.app.abort(f"The story in scenes/ doesn't compile.\n{error}")
