"""Puts the line by which editors know the schema at the top of every shipped story file that lacks it.

Files that have it are left as they are, so this can be run again at any time.
"""

import os
import sys
from pathlib import Path

from escape_game.authoring.scaffolds import modeline

ROOT = Path(__file__).resolve().parent.parent
SCHEMA = ROOT / "schema" / "walk-south.schema.json"
FOLDERS = ("scenes",)  # in the tests' stories, tests count lines
_KNOWN = b"# yaml-language-server:"


def add_modeline(path: Path) -> bool:
    """Give one file its line, and return whether it needed one."""
    data = path.read_bytes()
    if data.startswith(_KNOWN):
        return False
    schema = Path(os.path.relpath(SCHEMA, path.parent)).as_posix()
    path.write_bytes(modeline(schema).encode() + data)
    return True


def story_files() -> list[Path]:
    """Return the shipped story files."""
    return [path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.yaml"))]


if __name__ == "__main__":
    changed = [path for path in story_files() if add_modeline(path)]
    sys.stdout.write(f"{len(changed)} of {len(story_files())} files had none.\n")
