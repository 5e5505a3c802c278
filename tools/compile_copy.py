"""Copy the package into a folder and compile there, with mypyc, what long playtests spend their time in.

    python tools/compile_copy.py dist/compiled
    PYTHONPATH=dist/compiled escape-game playtest scenes --player sensible --runs 4000 --jobs 2

It takes a minute, and needs a C compiler and what mypyc needs: pip install '.[dev]' setuptools. Nothing is changed in
what is compiled, and it plays the same, roll for roll. It is a copy, so that nobody who
edits the source goes on playing what it was: after an edit, copy again.
"""

import shutil
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).parent.parent
PACKAGE = "escape_game"
# Whatever stands in the loop of a playtest. Events, views and Told stay as they are: records, and a kind of list.
COMPILED = (
    "engine/day.py engine/deck.py engine/dice.py engine/fates.py engine/hours.py engine/judging.py engine/levels.py "
    "engine/menu.py engine/moods.py engine/odds.py engine/outcomes.py engine/party.py engine/prose.py "
    "engine/quantities.py engine/road.py engine/rounding.py engine/state.py engine/stores.py engine/turn.py "
    "engine/warnings.py engine/ways.py authoring/contract.py authoring/pages_seen.py authoring/playtesting.py "
    "authoring/witness.py authoring/players/careful.py authoring/players/careless.py authoring/players/devotion.py "
    "authoring/players/expert.py authoring/players/film.py authoring/players/ordering.py "
    "authoring/players/outlook.py authoring/players/random.py authoring/players/sensible.py "
    "authoring/players/weighing.py"
)


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit("usage: python tools/compile_copy.py FOLDER")
    folder = Path(sys.argv[1]).resolve()
    if folder.exists() and not (folder / PACKAGE).is_dir() and any(folder.iterdir()):
        sys.exit(f"{folder} holds something else; name a new folder, or one that this has made before")
    copy(folder)
    compile_in(folder)
    print(f"PYTHONPATH={folder} escape-game playtest")


def copy(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(PROJECT / PACKAGE, folder / PACKAGE, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "scenes").symlink_to(PROJECT / "scenes")  # a checkout's own story is looked for beside its package


def compile_in(folder: Path) -> None:
    files = [f"{PACKAGE}/{name}" for name in COMPILED.split()]
    done = subprocess.run(
        [sys.executable, "-m", "mypyc", *files], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    if done.returncode:
        sys.exit(f"{done.stdout[-2000:]}\nmypyc could not compile the copy; it needs a C compiler, mypy and setuptools")
    shutil.rmtree(folder / "build")


if __name__ == "__main__":
    main()
