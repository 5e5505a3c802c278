import argparse
import json

import pytest
from builders import NOWHERE, TITLE

from escape_game.authoring import commands
from escape_game.engine.journey import start
from escape_game.engine.playthrough import opening
from escape_game.engine.turn import begin, offers
from escape_game.errors import ReplayError, StoryError, UsageError
from escape_game.reading.stories import find_story, load_story

FIRST = """
---
scene: first
title: First
region: land
text: |
  It begins.
choices:
  on:
    text: Go on to the end
    go: nowhere
"""

PIT = """
---
scene: pit
title: Pit
region: land
text: |
  Mud.
choices:
  dig:
    text: Dig
    go: pit
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A story that has nothing wrong, in a folder called story below the present one."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "story").mkdir()
    (tmp_path / "story" / "story.yaml").write_text(TITLE + NOWHERE + FIRST, encoding="utf-8")
    return tmp_path / "story"


@pytest.fixture
def run(capsys):
    """Run a command line, and return its exit code and what stdout and stderr got."""

    def run(*words):
        parser = argparse.ArgumentParser()
        commands.add_arguments(parser.add_subparsers(dest="command"))
        args = parser.parse_args([str(word) for word in words])
        code = getattr(commands, args.command)(args)
        return (code, *capsys.readouterr())

    return run


def with_a_mistake(folder):
    story = folder / "story.yaml"
    story.write_text(story.read_text(encoding="utf-8").replace("go: nowhere", "go: nowere"), encoding="utf-8")


def test_a_story_without_errors_is_fine(run, folder):
    assert run("check", folder)[0] == 0


def test_a_mistake_is_shown_with_its_place_and_its_line(run, folder):
    with_a_mistake(folder)
    code, out, remark = run("check", folder)

    assert code == 1
    assert "unknown scene 'nowere'" in out
    assert "go: nowere" in out
    assert "did you mean 'nowhere'?" in out
    assert "1 error" in remark


def test_check_as_json_is_nothing_but_json(run, folder):
    with_a_mistake(folder)
    code, out, _ = run("check", folder, "--format", "json")
    found = json.loads(out)

    assert (code, found["errors"], found["problems"][0]["code"]) == (1, 1, "S101")


def test_a_release_owes_nothing(run, folder):
    story = folder / "story.yaml"
    text = story.read_text(encoding="utf-8").replace("format: 1\n", "format: 1\nunwritten: [the_hut]\n")
    story.write_text(text.replace("go: nowhere", "go: the_hut"), encoding="utf-8")
    code, out, _ = run("check", folder, "--release", "--format", "json")
    (owed,) = [problem for problem in json.loads(out)["problems"] if problem["severity"] == "error"]

    assert run("check", folder)[0] == 0
    assert (code, owed["code"], owed["message"]) == (1, "S116", "'the_hut' is still unwritten")
    assert "title=S116::'the_hut' is still unwritten" in run("check", folder, "--release", "--format", "github")[1]


def test_a_proof_is_a_table_for_people_and_a_record_for_tools(run, folder):
    code, out, remark = run("check", folder, "--prove")
    proof = json.loads(run("check", folder, "--prove", "--format", "json")[1])["proof"]

    assert code == 0
    table = out[out.index("stuck ") :].splitlines()
    assert [line.split()[:2] for line in table if not line.startswith(" ")] == [
        ["stuck", "proved"], ["doomed", "proved"], ["talking_dead", "proved"], ["unreachable", "unknown"],
    ]  # fmt: skip
    assert "0 errors" in remark
    assert {name: (each["verdict"], each["witness"]) for name, each in proof.items()} == {
        "stuck": ("proved", None), "doomed": ("proved", None), "talking_dead": ("proved", None),
        "unreachable": ("unknown", None),
    }  # fmt: skip
    assert json.loads(run("check", folder, "--format", "json")[1])["proof"] is None


def test_a_playthrough_that_breaks_something_is_an_error_and_can_be_played_again(run, folder):
    story = folder / "story.yaml"
    down = "  down:\n    text: Climb down\n    go: pit\n"
    text = story.read_text(encoding="utf-8").replace("    go: nowhere\n", f"    go: nowhere\n{down}", 1)
    story.write_text(text + PIT, encoding="utf-8")
    code, out, remark = run("check", folder, "--prove", "--format", "json")
    found = json.loads(out)
    witness = found["proof"]["doomed"]["witness"]
    state = begin(load_story(find_story(folder)), witness["seed"]).state

    assert run("check", folder)[0] == 0
    assert (code, found["errors"]) == (1, 1)
    assert "1 error" in remark
    assert (found["proof"]["doomed"]["verdict"], witness["choices"], witness["scene"]) == ("witness", ["down"], "pit")
    assert [each.id for each in offers(load_story(find_story(folder)), state)] == ["on", "down"]
    assert "title=doomed::from pit no ending" in run("check", folder, "--prove", "--format", "github")[1]
    assert "seed 1, plain: down" in run("check", folder, "--prove")[1]


def test_files_are_named_as_seen_from_here(run, folder):
    with_a_mistake(folder)
    _, out, _ = run("check", folder, "--format", "github")

    assert out.startswith("::error file=story/story.yaml,line=")


def test_a_folder_without_a_story_is_one_clear_error(run, tmp_path):
    with pytest.raises(StoryError):
        run("check", tmp_path / "nowhere")


@pytest.mark.parametrize("command", ["stats", "playtest"])
def test_reports_can_be_had_as_text_and_as_json(run, folder, command):
    code, text, _ = run(command, folder)
    json_code, out, _ = run(command, folder, "--format", "json")

    assert (code, json_code) == (0, 0)
    assert text
    assert isinstance(json.loads(out), dict)


def test_playtest_runs_as_often_as_told_and_in_processes_if_told(run, folder):
    alone = json.loads(run("playtest", folder, "--runs", 20, "--seed", 5, "--format", "json")[1])
    spread = json.loads(run("playtest", folder, "--runs", 20, "--seed", 5, "--jobs", 2, "--format", "json")[1])

    timeless = {name: value for name, value in alone.items() if "second" not in name}
    assert (alone["runs"], alone["seed"], alone["endings"]) == (20, 5, {"the_end": 20})
    assert timeless == {name: value for name, value in spread.items() if "second" not in name}


def test_a_playtest_that_gets_stuck_or_cut_off_says_so(run, folder):
    code, out, _ = run("playtest", folder, "--runs", 1, "--max-choices", 1, "--format", "json")

    assert json.loads(out)["unfinished"] == [{"seed": 1, "scene": "nowhere"}]
    assert code == 0


def test_a_playtest_writes_down_a_run_that_replay_plays_again(run, folder):
    log = folder.parent / "run.playthrough"
    code, _, remark = run("playtest", folder, "--runs", 2, "--seed", 5, "--log", log)

    assert code == 0
    assert f"the run of seed 5 is in {log}" in remark
    assert run("replay", log, "--story", folder)[0] == 0


def test_a_log_that_cannot_be_written_is_one_clear_error(run, folder):
    with pytest.raises(UsageError, match="can't be written"):
        run("playtest", folder, "--runs", 1, "--log", folder / "none" / "log")


@pytest.mark.parametrize(
    ("flags", "says"),
    [(("--player", "nobody"), "--player takes random, film"), (("--difficulty", "hell"), "no difficulty 'hell'")],
)
def test_names_that_a_playtest_does_not_know_are_refused_in_words(run, folder, flags, says):
    with pytest.raises(UsageError, match=says):
        run("playtest", folder, *flags)


@pytest.mark.parametrize("runs", ["0", "-3", "many"])
def test_runs_are_one_or_more(run, folder, runs):
    with pytest.raises(SystemExit, match="2"):
        run("playtest", folder, "--runs", runs)


def test_show_prints_a_scene(run, folder):
    code, out, _ = run("show", "first", "--with", "nobody", "--story", folder)

    assert code == 0
    assert "It begins." in out
    assert "- on: Go on to the end" in out


def test_show_as_json_and_with_a_setting_that_is_not_there(run, folder):
    assert json.loads(run("show", "first", "--story", folder, "--format", "json")[1])["id"] == "first"
    with pytest.raises(UsageError, match="wine"):
        run("show", "first", "--story", folder, "--set", "wine 3")


def test_replay_says_whether_a_record_plays_as_it_did(run, folder):
    story = load_story(find_story(folder))
    record = folder.parent / "first.playthrough"
    record.write_text(opening(*start(story, seed=3)), encoding="utf-8")

    same = run("replay", record, "--story", folder)
    record.write_text(record.read_text(encoding="utf-8").replace("It begins.", "It began."), encoding="utf-8")
    other = run("replay", record, "--story", folder)

    assert (same[0], other[0]) == (0, 1)
    assert "plays as it was recorded" in same[1]
    assert "- It began.\n+ It begins." in other[1]


def test_a_record_that_is_not_there_or_no_text_is_one_clear_error(run, folder):
    with pytest.raises(ReplayError, match="can't be read"):
        run("replay", folder / "none", "--story", folder)
    (folder / "bytes").write_bytes(b"\xff\xfe")
    with pytest.raises(ReplayError, match="not UTF-8"):
        run("replay", folder / "bytes", "--story", folder)
