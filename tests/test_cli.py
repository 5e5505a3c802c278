import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

STORY = Path(__file__).parent / "stories" / "odd_lid"
PLAY = [sys.executable, "-m", "escape_game"]


@pytest.fixture
def environ(tmp_path):
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path),
        "ESCAPE_GAME_HOME": str(tmp_path / "home"),
        "TERM": "xterm",
    }


@pytest.fixture
def game(environ):
    def run(*arguments, input="", env=environ):
        return subprocess.run(
            [*PLAY, *map(str, arguments)],
            input=input,
            env=env,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=60,
        )

    return run


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


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["/nowhere"], 5, "There is no folder /nowhere"),
        (["--width", "7"], 2, "'7' is not a number from 20 to 200, or 0"),
        (["--frob"], 2, "unrecognized arguments: --frob"),
        (["plya"], 2, 'There is no command "plya", and no folder of that name here. Did you mean play?'),
        (["frob"], 2, "Type escape-game --help for the commands."),
        ([str(STORY), "--difficulty", "none"], 2, 'There is no difficulty "none"'),
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


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_under_stdout_is_one_line(environ):
    command = f'"{sys.executable}" -m escape_game "{STORY}" --new </dev/null >/dev/full'
    ended = subprocess.run(["sh", "-c", command], env=environ, capture_output=True, encoding="utf-8", check=False)
    assert ended.returncode == 1
    assert ended.stderr == "The screen can't be written: No space left on device. Progress is saved.\n"


def test_a_reader_that_has_gone_ends_the_game_quietly(environ):
    with subprocess.Popen(
        [*PLAY, str(STORY), "--new"], env=environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as playing:
        playing.stdout.readline()
        playing.stdout.close()
        playing.stdin.write(b"status\n" * 50)
        playing.stdin.close()
        assert playing.wait(60) == 141
        assert playing.stderr.read() == b""


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)])
def test_a_signal_ends_the_game_without_a_word(environ, number, code):
    with subprocess.Popen(
        [*PLAY, str(STORY), "--new"], env=environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as playing:
        shown = iter(playing.stdout.readline, b"")
        assert any(line.startswith(b"Choose") for line in shown), playing.stderr.read()
        playing.send_signal(number)
        playing.stdout.read()
        assert playing.wait(60) == code
        assert b"Traceback" not in playing.stderr.read()


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


def test_help_names_plain_mode_in_its_first_ten_lines(game):
    assert "--plain" in "\n".join(game("--help").stdout.splitlines()[:10])


def test_a_bug_leaves_a_file_and_says_where(monkeypatch, tmp_path, capsys):
    from escape_game import cli

    def bug(_flags):
        raise ZeroDivisionError

    monkeypatch.setattr(cli.playing, "play", bug)
    monkeypatch.setenv("ESCAPE_GAME_HOME", str(tmp_path))
    assert cli.main([]) == 70
    said = capsys.readouterr().err
    (report,) = tmp_path.rglob("bug-*.txt")
    assert str(report) in said
    assert "ZeroDivisionError" in report.read_text(encoding="utf-8")


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
    assert ended.stderr.startswith("escape-game: ESCAPE_GAME_THEME: Colours can be ansi,")


def test_saves_of_a_story_keep_everything_in_the_home_that_was_named(game, tmp_path):
    home = tmp_path / "elsewhere"
    listed = game("saves", "--home", home, "--story", STORY)
    assert (listed.returncode, listed.stderr) == (0, "There are no saves yet.\n")
    assert list((home / "cache").iterdir())
    assert not (tmp_path / ".cache").exists()


def test_options_kept_in_one_sitting_hold_in_the_next(game):
    game(STORY, "--new", input="options width 40\n")
    played = game(STORY, "--new", input="1\n")
    assert max(map(len, played.stdout.splitlines())) <= 40


def test_remarks_in_a_script_are_skipped_and_nothing_is_asked(game):
    played = game(STORY, "--new", "--seed", "1", input="# a remark\n1\nq\n")
    assert played.stderr == ""
    assert played.stdout.rstrip().endswith("Saved. Until next time.")
    assert "remark" not in played.stdout
