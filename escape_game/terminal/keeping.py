"""Where journeys are kept, as far as a sitting is concerned."""

from typing import TYPE_CHECKING, Protocol

from escape_game.engine.journey import Journey
from escape_game.story.story import Story

if TYPE_CHECKING:
    from escape_game.saving.entries import SaveEntry
    from escape_game.saving.save_format import Loaded


class Known(Protocol):
    """What outlives journeys: what a sitting needs of saving.profile.Profile."""

    def endings(self, story: str) -> tuple[str, ...]:
        """Return the ids of the endings seen."""
        ...


class Folder(Protocol):
    """Where journeys are kept: what a sitting needs of saving.folder.SaveFolder."""

    @property
    def profile(self) -> Known:
        """Return what outlives journeys."""
        ...

    def autosave(self, journey: Journey) -> None:
        """Put the journey on the disk. Raises FolderError."""

    def save(self, journey: Journey, name: str) -> "SaveEntry":
        """Keep the journey under a name. Raises FolderError."""
        ...

    def entries(self) -> "list[SaveEntry]":
        """Return all saves, newest first."""
        ...

    def open(self, story: Story, slot: str) -> "Loaded":
        """Return the journey kept in a slot. Raises SaveError."""
        ...

    def newest(self, story: Story) -> "SaveEntry | None":
        """Return the newest save of this story, or None."""
        ...
