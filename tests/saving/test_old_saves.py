"""Saves of every edition, and of every story version released, are kept in tests/old_saves/ and load for ever."""

import json
from pathlib import Path
from shutil import copy

import pytest
from tiny_story import tiny_story

from escape_game.cli import main
from escape_game.engine.journey import play, start
from escape_game.saving.document import EDITION
from escape_game.saving.save_format import load

KEPT = Path(__file__).parents[1] / "old_saves"
EDITIONS = sorted(KEPT.glob("edition-*.json"))
JOURNEYS = sorted(KEPT.glob("walk-south-*.json"))


@pytest.mark.parametrize("path", EDITIONS, ids=lambda path: path.stem)
def test_an_old_save_still_loads(path):
    loaded = load(tiny_story(), path.read_text(encoding="utf-8"))
    journey, _ = start(tiny_story(), 4, id="first-edition")
    for choice in ("lid", "drink", "warm", "rest", "hear", "bury"):
        journey, _ = play(journey, choice)
    assert loaded.notes == ()
    assert loaded.journey == journey._replace(past=())


def test_there_is_a_save_of_every_edition():
    assert [path.stem for path in EDITIONS] == [f"edition-{edition}" for edition in range(1, EDITION + 1)]


def test_verify_tells_what_the_story_of_today_would_make_of_every_old_journey(tmp_path, capsys):
    for path in JOURNEYS:
        copy(path, tmp_path)
    scenes = Path(__file__).parents[2] / "scenes"
    assert main(["saves", "verify", "--story", str(scenes), "--saves", str(tmp_path), "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)["saves"]
    assert len(found) == len(JOURNEYS) > 0
    assert all(save["loads"] for save in found)


def test_verify_says_so_if_a_save_would_not_load(tmp_path, capsys):
    (tmp_path / "slot-x.json").write_text(JOURNEYS[0].read_text(encoding="utf-8")[:-200], encoding="utf-8")
    scenes = Path(__file__).parents[2] / "scenes"
    assert main(["saves", "verify", "--story", str(scenes), "--saves", str(tmp_path)]) == 1
    assert "slot-x: This is no save, or it was cut short." in capsys.readouterr().out
