"""Milliseconds of a save with fsync and of a load, and the bytes of a whole journey, on the story that ships.

    python benchmarks/bench_saves.py [FOLDER]        where to save; beside this checkout's saves if left out

The journey is the one that the film player takes: from the arrest to the last page.
"""

import sys
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles

from figures import print_figures

from escape_game.authoring.players import PLAYERS
from escape_game.engine.journey import Journey, play, start, undo
from escape_game.engine.turn import offers
from escape_game.reading.stories import find_story, load_story
from escape_game.saving.folder import SaveFolder
from escape_game.saving.save_format import dump, load
from escape_game.story.story import Story

ROOT = Path(__file__).resolve().parent.parent
LOADS = 50


def main() -> None:
    place = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "saves"
    place.mkdir(parents=True, exist_ok=True)
    story = load_story(find_story(None))
    with tempfile.TemporaryDirectory(dir=place) as folder:
        saved, journey = saved_all_along(story, SaveFolder(Path(folder)))
    text = dump(journey)
    loaded = [timed(lambda: load(story, text)) for _ in range(LOADS)]
    undone = timed(lambda: undo(load(story, text).journey))
    rows = [
        ("save, with fsync", f"{median(saved):.1f}", f"{quantiles(saved, n=100)[98]:.1f}", f"{max(saved):.1f}"),
        ("load", f"{median(loaded):.1f}", f"{quantiles(loaded, n=100)[98]:.1f}", f"{max(loaded):.1f}"),
        ("undo after a load", f"{undone:.1f}", "", ""),
    ]
    print_figures(
        ("what", "ms, median", "99 in 100 below", "longest"),
        rows,
        f"{len(saved)} saves, one after each choice; the last is {len(text.encode()):,} bytes.",
    )


def saved_all_along(story: Story, folder: SaveFolder) -> tuple[list[float], Journey]:
    choose, (journey, _) = PLAYERS["film"](1), start(story, 1)
    taken: list[float] = []
    while offered := offers(story, journey.state):
        journey, _ = play(journey, choose(story, journey.state, offered).id)
        taken.append(timed(lambda now=journey: folder.autosave(now)))
    folder.release()
    return taken, journey


def timed(work) -> float:
    before = time.perf_counter()
    work()
    return (time.perf_counter() - before) * 1000


if __name__ == "__main__":
    main()
