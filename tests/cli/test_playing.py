import subprocess
import sys
from pathlib import Path

import pytest

STORY = Path(__file__).parents[1] / "stories" / "odd_lid"


def test_a_pipe_plays_and_the_end_of_input_is_fine(game):
    played = game(STORY, "--new", "--seed", "1", input="1\n")
    assert played.returncode == 0, played.stderr
    assert played.stdout.startswith("Plain mode: on, from a pipe.")
    assert "You chose 1: " in played.stdout
    assert played.stderr == "Input ended. Progress is saved.\n"
    assert not set(played.stdout) & set("\x1b\r\t")


def test_the_same_input_gives_the_same_words(game):
    first, second = (game(STORY, "--new", "--seed", "5", input="1\n1\nstatus\n") for _ in range(2))
    assert first.stdout == second.stdout


def test_playing_on_resumes_where_one_was(game):
    game(STORY, "--new", "--seed", "1", input="1\n")
    resumed = game(STORY, "--resume", input="status\n")
    assert resumed.returncode == 0
    assert "Panel: Status" in resumed.stdout


def test_resuming_where_all_saves_are_damaged_says_which_they_are(game, tmp_path):
    game(STORY, "--new", "--seed", "1", input="1\n")
    (save,) = (tmp_path / "home" / "saves").glob("auto-*.json")
    for generation in (tmp_path / "home" / "saves").glob("auto-*"):
        generation.write_text("{", encoding="utf-8")
    ended = game(STORY, "--resume")
    assert ended.returncode == 6
    assert f"the only save is damaged (kept: {save})" in ended.stderr
    assert save.read_text(encoding="utf-8") == "{"


def test_strict_exits_3_without_an_ending_and_4_at_a_slip(game):
    assert game(STORY, "--new", "--strict").returncode == 3
    assert game(STORY, "--new", "--strict", input="frob\n").returncode == 4


def test_a_closed_stdin_is_the_end_of_input(environ):
    command = f'"{sys.executable}" -m escape_game "{STORY}" --new <&-'
    ended = subprocess.run(["sh", "-c", command], env=environ, capture_output=True, encoding="utf-8", check=False)
    assert ended.returncode == 0, ended.stderr
    assert "Input ended." in ended.stderr


def test_an_ascii_stream_gets_ascii(game, environ):
    played = game(STORY, "--new", env=environ | {"PYTHONIOENCODING": "ascii"})
    assert played.returncode == 0, played.stderr
    assert played.stdout.isascii()


def test_plain_mode_imports_neither_rich_nor_prompt_toolkit(environ):
    code = (
        "import sys, escape_game.cli as c; c.main([sys.argv[1], '--new']); print(*sorted(sys.modules), file=sys.stderr)"
    )
    played = subprocess.run(
        [sys.executable, "-c", code, str(STORY)],
        env=environ,
        input="",
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert not {"rich", "prompt_toolkit"} & set(played.stderr.split())


@pytest.mark.parametrize(
    "variables", [{"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, {"PYTHONIOENCODING": "cp1252"}]
)
def test_a_poor_locale_gets_letters_that_it_has(game, environ, variables):
    played = game(STORY, "--new", input="1\nmap\nparty\n", env=environ | variables)
    assert played.returncode == 0, played.stderr
    assert played.stdout.isascii()
    assert "You chose 1" in played.stdout


def test_a_home_that_cannot_be_written_is_said_once_and_play_goes_on(game, environ, tmp_path):
    (tmp_path / "file").write_text("")
    played = game(STORY, "--new", input="1\n1\n", env=environ | {"ESCAPE_GAME_HOME": str(tmp_path / "file" / "home")})
    assert played.returncode == 0, played.stderr
    assert played.stdout.count("Your progress can't be saved") == 1
    assert "Traceback" not in played.stderr


def test_a_variable_that_says_nonsense_is_an_error_that_names_it(game, environ):
    ended = game(STORY, "--new", env=environ | {"ESCAPE_GAME_THEME": "pink"})
    assert ended.returncode == 2
    assert ended.stderr.startswith("escape-game: ESCAPE_GAME_THEME: Theme can be ansi,")


def test_options_kept_in_one_sitting_hold_in_the_next(game):
    game(STORY, "--new", input="options width 40\n")
    played = game(STORY, "--new", input="1\n")
    assert max(map(len, played.stdout.splitlines())) <= 40


def test_remarks_in_a_script_are_skipped_and_nothing_is_asked(game):
    played = game(STORY, "--new", "--seed", "1", input="# a remark\n1\nq\n")
    assert played.stderr == ""
    assert played.stdout.rstrip().endswith("Saved. Until next time.")
    assert "remark" not in played.stdout
