"""The difficulties of a story by their names."""

from escape_game.errors import UsageError
from escape_game.story.story import Story


def difficulty_called(story: Story, name: str | None) -> int:
    """Return the index of a difficulty, -1 for the story's default. Raises UsageError for a name it doesn't have."""
    if name is None:
        return -1
    names = [difficulty.id for difficulty in story.difficulties]
    if name not in names:
        raise UsageError(f"There is no difficulty '{name}'. There are: {', '.join(names)}.")
    return names.index(name)
