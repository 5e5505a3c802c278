import signal
import subprocess
import sys
from pathlib import Path

import pytest

STORY = Path(__file__).parents[1] / "stories" / "odd_lid"
PLAY = [sys.executable, "-m", "escape_game"]


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
