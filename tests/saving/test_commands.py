import json
from argparse import ArgumentParser

import pytest
from tiny_story import tiny_story

from escape_game.engine.journey import play, start
from escape_game.errors import SaveDamagedError, SaveNotFoundError, UsageError
from escape_game.saving.commands import add_arguments, saves
from escape_game.saving.folder import SaveFolder

STORY = tiny_story()


@pytest.fixture
def run(tmp_path, capsys):
    parser = ArgumentParser()
    add_arguments(parser.add_subparsers())

    def command(*words):
        args = parser.parse_args(["saves", *map(str, words), "--saves", str(tmp_path / "saves")])
        code = saves(args, lambda _: STORY)
        return code, capsys.readouterr()

    return command


@pytest.fixture
def folder(tmp_path):
    saved = SaveFolder(tmp_path / "saves")
    journey, _ = start(STORY, 4, id="one")
    saved.save(play(journey, "lid")[0], "noon")
    return saved


def test_an_empty_folder_says_so_on_stderr(run):
    code, output = run()
    assert (code, output.out) == (0, "")
    assert "no saves yet" in output.err


def test_the_list_for_tools_has_exactly_these_fields(run, folder):
    (folder.path / "slot-x.json").write_text("damaged")
    code, output = run("list", "--format", "json")
    listed = json.loads(output.out)
    assert code == 0
    assert set(listed) == {"saves"}
    noon, damaged = listed["saves"]
    assert list(noon) == [
        "slot", "journey", "story", "choices", "readable", "ended", "state_hash", "day", "place", "alive", "saved_at",
    ]  # fmt: skip
    assert (noon["slot"], noon["journey"], noon["choices"], noon["alive"]) == (
        "noon",
        "one",
        1,
        ["You", "Kazik", "Smith"],
    )
    assert damaged["readable"] is False


def test_show_tells_choices_and_journal(run, folder):
    assert folder.entries()
    _, output = run("show", "noon")
    assert "Choices: lid" in output.out
    assert "He found a lid." in output.out
    _, output = run("show", "noon", "--format", "json")
    assert json.loads(output.out)["log"] == ["lid"]


def test_saves_are_exported_imported_and_deleted(run, folder, tmp_path):
    run("export", "noon", tmp_path / "out.json")
    run("import", tmp_path / "out.json")
    assert {entry.slot for entry in folder.entries()} == {"noon", "noon (2)"}
    run("delete", "noon")
    assert {entry.slot for entry in folder.entries()} == {"noon (2)"}


def test_verify_finds_problems(run, folder):
    assert run("verify")[0] == 0
    assert run("verify", "--story", "river")[1].out == "noon: fine\n"
    (folder.path / "slot-x.json").write_text("damaged")
    code, output = run("verify", "--format", "json")
    assert code == 1
    assert [save["loads"] for save in json.loads(output.out)["saves"]] == [True, False]


def test_a_missing_or_damaged_save_ends_with_its_exit_code(run, folder):
    with pytest.raises(SaveNotFoundError) as missing:
        run("show", "midnight")
    (folder.path / "slot-x.json").write_text("damaged")
    with pytest.raises(SaveDamagedError):
        run("show", "slot-x")
    assert missing.value.exit_code == 6


def test_a_missing_name_is_asked_for(run):
    with pytest.raises(UsageError, match="saves export SAVE FILE"):
        run("export", "noon")


def test_the_profile_tells_how_journeys_ended(run, folder):
    assert "No journey has come to an end" in run("profile")[1].err
    journey, _ = start(STORY, 4, id="two")
    for choice in ("warm", "rest", "hear", "bury", "on"):
        journey, _ = play(journey, choice)
    folder.autosave(journey)
    folder.release()
    assert run("profile")[1].out == "Home: day 3, seed 4. To the end: Smith. Kazik died, the cold.\n"
    (finished,) = json.loads(run("profile", "--format", "json")[1].out)["finished"]
    assert (finished["ending"], finished["dead"]) == ("home", [["Kazik", "the cold"]])
    assert run("profile", "--story", "river")[1].out
