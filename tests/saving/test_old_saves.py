"""Saves of every edition ever released are kept in tests/old_saves/, and load for ever."""

from pathlib import Path

import pytest
from tiny_story import tiny_story

from escape_game.engine.journey import play, start
from escape_game.saving.document import EDITION
from escape_game.saving.save_format import load

OLD_SAVES = sorted((Path(__file__).parents[1] / "old_saves").glob("*.json"))


@pytest.mark.parametrize("path", OLD_SAVES, ids=lambda path: path.stem)
def test_an_old_save_still_loads(path):
    loaded = load(tiny_story(), path.read_text(encoding="utf-8"))
    journey, _ = start(tiny_story(), 4, id="first-edition")
    for choice in ("lid", "drink", "warm", "rest", "hear", "bury"):
        journey, _ = play(journey, choice)
    assert loaded.notes == ()
    assert loaded.journey == journey._replace(past=())


def test_there_is_a_save_of_every_edition():
    assert [path.stem for path in OLD_SAVES] == [f"edition-{edition}" for edition in range(1, EDITION + 1)]
