from pathlib import Path

import pytest

STORY = Path(__file__).parents[1] / "stories" / "odd_lid"


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["/nowhere"], 5, "There is no folder /nowhere"),
        (["--width", "7"], 2, "'7' is not a number from 20 to 200, or 0"),
        (["--frob"], 2, "unrecognized arguments: --frob"),
        (["plya"], 2, 'There is no command "plya", and no folder of that name here. Did you mean play?'),
        (["frob"], 2, "Type escape-game --help for the commands."),
        ([str(STORY), "--difficulty", "none"], 2, "There is no difficulty 'none'"),
        ([str(STORY), "--resume"], 6, "There is no journey to resume yet"),
        ([str(STORY), "--resume", "ilse"], 6, "There is no save called 'ilse'"),
        ([str(STORY), "--log", "/nowhere/log"], 2, "can't be written"),
    ],
)
def test_what_cannot_be_is_said_in_a_line_with_its_exit_code(game, arguments, code, says):
    ended = game(*arguments)
    assert ended.returncode == code
    assert says in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_slip_in_a_command_is_answered_in_one_line(game):
    assert len(game("frob").stderr.splitlines()) == 1


def test_a_folder_needs_no_slash_to_be_taken_for_a_story(game, tmp_path, monkeypatch):
    (tmp_path / "mine").mkdir()
    monkeypatch.chdir(tmp_path)
    ended = game("mine")
    assert ended.returncode == 5
    assert "no story.yaml" in ended.stderr


def test_help_names_plain_mode_in_its_first_ten_lines(game):
    assert "--plain" in "\n".join(game("--help").stdout.splitlines()[:10])


def test_saves_of_a_story_keep_everything_in_the_home_that_was_named(game, tmp_path):
    home = tmp_path / "elsewhere"
    listed = game("saves", "--home", home, "--story", STORY)
    assert (listed.returncode, listed.stderr) == (0, "There are no saves yet.\n")
    assert list((home / "cache").iterdir())
    assert not (tmp_path / ".cache").exists()


@pytest.mark.parametrize("command", ["new companion", "saves"])
def test_the_usage_line_of_a_command_is_its_own(game, command):
    assert game(*command.split(), "--help").stdout.startswith(f"usage: escape-game {command} [-h]")
