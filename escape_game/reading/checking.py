"""A folder of YAML to a story, with every problem there is."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from escape_game.errors import Problem, SourceSpan, StoryError
from escape_game.reading.building.story import Built, build_story
from escape_game.reading.decoding import decode
from escape_game.reading.examining.examination import examine
from escape_game.reading.examining.stand_ins import check_stand_ins
from escape_game.reading.examining.subject import Subject
from escape_game.reading.examining.unused import check_release
from escape_game.reading.pages import AnyPage, read_pages
from escape_game.reading.problems import Problems
from escape_game.reading.rules import ERROR
from escape_game.reading.sources import StoryFile, content_hash, read_folder
from escape_game.reading.vouching.vouching import Vouching
from escape_game.story.story import Story


class Checked(NamedTuple):
    """All problems in file order, warnings too; `story` is None when there are errors.

    `sources` maps ("scene", id), ("choice", "scene.choice"), ("companion", id) … to where it stands. `vouching` is what
    every companion can be at every scene's door; None where nobody looked, or where the story has other errors. `draft`
    is the story though it has errors, where they are such that it can be walked through all the same.
    """

    problems: tuple[Problem, ...]
    story: Story | None
    sources: dict[tuple[str, str], SourceSpan]
    vouching: Vouching | None = None
    draft: Story | None = None


def check_folder(folder: Path, *, release: bool = False) -> Checked:
    """Read a story for its author. Raises StoryError only where there is no story to read at all.

    In a `release` nothing may be unwritten any more.
    """
    return check_files(read_folder(folder), release=release)


def check_files(files: list[StoryFile], *, thorough: bool = True, release: bool = False) -> Checked:
    """Read a story from the bytes of its files; `thorough` as its author wants it."""
    problems = Problems()
    with _without_collector():
        pages: list[AnyPage] = []
        for name, _, data in files:
            text = decode(data, name, problems.report)
            if text is not None:
                pages += read_pages(text, name, problems)
                if thorough:
                    check_stand_ins(text, name, problems)
        built = build_story(pages, content_hash(files), problems)
        # What only its author needs to know: a player doesn't wait for it.
        vouching = _examined(built, problems) if thorough and not problems.has_errors else None
        if release and built.declared is not None:
            check_release(built.declared.title_page, problems)
    if not any(page.kind == "story" for page in pages) and not problems.has_errors:
        start = SourceSpan(files[0].name if files else "story.yaml", 1, 1)
        hint = "begin story.yaml with `story: my_story`; docs/writing-scenes.md has an example"
        problems.report("D108", start, "no document begins with `story:`", hint)
    story = None if problems.has_errors else built.draft
    return Checked(problems.in_order(), story, built.sources, vouching, built.draft)


def _examined(built: Built, problems: Problems) -> Vouching | None:
    if built.draft is None or built.declared is None:
        return None
    return examine(Subject(built.draft, built.declared, built.names, built.sources, problems), built.reached)


def compile_files(files: list[StoryFile], folder: Path, *, release: bool = False) -> Story:
    """Return the story, or raise StoryError with all its problems.

    Who only wants to play doesn't wait for what its author should know; a `release` is checked in full.
    """
    checked = check_files(files, thorough=release, release=release)
    if checked.story is None:
        errors = tuple(problem for problem in checked.problems if problem.severity == ERROR)
        count = "1 error" if len(errors) == 1 else f"{len(errors)} errors"
        raise StoryError(f"The story in {folder} can't be played: {count}.", errors)
    return checked.story


@contextmanager
def _without_collector() -> Iterator[None]:
    """Keep the garbage collector away while large trees grow: it takes two thirds of the time and finds nothing."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()  # or the first collection walks over all that has been read, and finds nothing there either
            gc.enable()
