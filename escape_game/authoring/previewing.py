"""`play --at` and `play --watch`: what the game is given to begin with, and how it reads the story again."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from escape_game.authoring.watching import Watch, wake_on_save
from escape_game.errors import StoryError, UsageError
from escape_game.reading.checking import compile_files
from escape_game.reading.sources import read_folder
from escape_game.saving import save_format

if TYPE_CHECKING:
    from escape_game.authoring.arriving import Standing
    from escape_game.engine.journey import Journey
    from escape_game.reading.finding import StorySource
    from escape_game.story.story import Story

PROBLEMS_SHOWN = 5
Reload = Callable[["Journey | None"], "tuple[Story, Journey | None]"]


def arrived(
    story: "Story", scene: str | None, how: str | None, settings: Sequence[str], seed: int | None = None
) -> "Standing":
    """Return the journey that `--at` asks for. Raises UsageError without it, and for what the story doesn't have."""
    if scene is None:
        raise UsageError("--as and --set say how you come to a scene; name it with --at SCENE")
    from escape_game.authoring.arriving import FIRST_SEED, TYPICAL, arrive

    return arrive(story, scene, how or TYPICAL, settings, seed=FIRST_SEED if seed is None else seed)


def watch(source: "StorySource", wake: Callable[[], None] | None) -> Watch:
    """Begin to watch a story; `wake` is called at each save. Raises UsageError for a compiled one."""
    if source.is_compiled:
        raise UsageError("the game's own story is compiled here, and never changes; name a folder: play STORY --watch")
    if wake is not None:
        wake_on_save(source.path, wake)
    return Watch(source.path)


def reloading(folder: Path) -> Reload:
    """Return what reads the story of a folder anew, and carries a journey over as its save would be."""

    def reload(journey: "Journey | None") -> "tuple[Story, Journey | None]":
        try:
            story = compile_files(read_folder(folder), folder)
        except StoryError as error:
            shown = str(error).splitlines()[: 1 + PROBLEMS_SHOWN]
            raise StoryError("\n".join([*shown, "Mend it and save: the scene is shown again then."])) from error
        if journey is None:
            return story, None
        return story, save_format.parse(story, save_format.dump(journey))

    return reload
