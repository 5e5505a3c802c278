"""The game as a terminal gets it, byte by byte."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytest.importorskip("pty", reason="this system has no pseudo-terminals")

from real_terminal import Terminal, environment

STORY = Path(__file__).parents[1] / "stories" / "odd_lid"
A_KEY, AN_ENTER = 64, 400
PROMPT = "or ?:"
SGR = re.compile(rb"\x1b\[[0-9;]*m")
# Cursor addressing above the prompt, the other screen, questions to the terminal, titles and clipboards, the bell.
NEVER = re.compile(rb"\x1b\[\d*;?\d*H|\x1b\[\d*[AF]|\x1b\[2J|\x1b\[\?1049|\x1b\[6n|\x1b\]|\x07|\x1bP")


@pytest.fixture(scope="module")
def compiled(tmp_path_factory):
    """Return a folder with the story's cache, so that only the first of these games reads YAML."""
    home = tmp_path_factory.mktemp("compiled")
    command = [sys.executable, "-m", "escape_game", STORY, "--new"]
    subprocess.run(command, env=environment(home), stdin=subprocess.DEVNULL, capture_output=True, check=True)
    return home / "home" / "cache"


@pytest.fixture
def terminal(tmp_path, compiled):
    opened = []
    shutil.copytree(compiled, tmp_path / "home" / "cache")

    def start(*arguments, columns=80, rows=70, **variables):
        arguments = arguments or (STORY, "--new", "--seed", "1", "--no-paging")
        opened.append(Terminal(*arguments, environ=environment(tmp_path, **variables), columns=columns, rows=rows))
        return opened[-1]

    yield start
    for each in opened:
        each.child.close(force=True)


def at_a_prompt(shown):
    """Wait for the second prompt: before the first, line editing is still being imported."""
    shown.until(PROMPT).heard()
    shown.type("s\r").until("Status").until(PROMPT).heard()
    return shown


@pytest.fixture
def playing(terminal):
    return at_a_prompt(terminal())


@pytest.fixture(scope="module")
def shared_game(tmp_path_factory):
    environ = environment(tmp_path_factory.mktemp("shared"))
    shown = at_a_prompt(Terminal(STORY, "--new", "--seed", "1", "--no-paging", environ=environ, rows=70))
    yield shown
    shown.child.close(force=True)


@pytest.fixture
def looking(shared_game):
    """Return a game that others have looked at before: for those who choose nothing and leave an empty line."""
    shared_game.type("\x15").settled().heard()
    return shared_game


def test_the_cursor_is_seen_at_the_prompt_on_the_last_line(looking):
    assert looking.cursor_line().strip().endswith("or ?:")
    assert not looking.screen.cursor.hidden
    assert not any(line for line in looking.lines()[looking.screen.cursor.y + 1 :])


def test_a_key_costs_few_bytes_and_moves_nothing_above_the_prompt(looking):
    for key in "look":
        looking.type(key).settled()
        sent = looking.heard()
        assert 0 < len(sent) <= A_KEY, sent
        assert not NEVER.search(sent)


def test_enter_costs_few_bytes_beside_the_text_and_nothing_is_painted_twice(looking):
    looking.type("status").settled().heard()
    looking.type("\r").until("Status").settled()
    sent = looking.heard()
    plain = re.sub(rb"\x1b\[[0-9;?]*[A-Za-z]", b"", sent)
    assert len(sent) - len(plain) <= AN_ENTER
    assert not NEVER.search(sent)
    assert plain.count(b"Status") == 1


def test_an_idle_game_sends_nothing(looking):
    looking.settled(1.0)
    assert looking.heard() == b""


def test_a_whole_sitting_uses_no_other_screen_and_asks_the_terminal_nothing(playing):
    playing.type("1\r").until(PROMPT).heard()
    playing.type("q\r")
    assert playing.wait() == 0
    assert not NEVER.search(playing.everything)
    assert "Until next time." in playing.text()


def test_a_choice_stands_in_the_transcript_in_place_of_its_prompt(playing):
    playing.type("1\r").until(PROMPT)
    assert "> 1. Wait until they have come in." in playing.text()
    assert sum(line.endswith("or ?:") for line in playing.lines()) == 1


def test_a_new_width_is_used_from_the_next_block_on(playing):
    playing.resize(50, 70)
    playing.heard()
    playing.type("l\r").until(PROMPT)
    assert max(map(len, playing.lines())) <= 50
    assert playing.cursor_line().strip().endswith("or ?:")


def test_in_a_narrow_window_the_game_goes_on_plain(terminal):
    shown = terminal(columns=30).until(PROMPT)
    assert max(map(len, shown.lines())) <= 30
    assert "Scene:" in shown.text()


def test_a_long_page_waits_for_enter(terminal):
    shown = terminal(STORY, "--new", "--seed", "1", rows=12).until("Enter for more: ")
    shown.heard()
    shown.type("\r").until(PROMPT)
    assert not NEVER.search(shown.everything)


def test_a_digit_chooses_at_once_where_that_is_wanted(terminal):
    shown = terminal(STORY, "--new", "--seed", "1", "--no-paging", "--instant-keys").until(PROMPT)
    shown.heard()
    shown.type("s\r").until("Status").until(PROMPT).heard()
    shown.type("1").until(PROMPT)
    assert "> 1. Wait until they have come in." in shown.text()


def test_ctrl_c_clears_the_line_then_asks_then_leaves(playing):
    playing.type("abc").settled()
    playing.type("\x03").settled()
    assert "abc" not in playing.cursor_line()
    playing.type("\x03").until("Ctrl-C again or q to leave.")
    playing.type("\x03")
    assert playing.wait() == 130


def test_ctrl_d_is_quit(playing):
    playing.type("\x04")
    assert playing.wait() == 0
    assert "Saved. Until next time." in playing.text()


def test_ctrl_d_within_a_line_deletes_what_is_ahead(looking):
    looking.type("statusx\x1b[D").settled().heard()
    looking.type("\x04").settled().type("\r").until("Status")


def test_only_output_to_a_terminal_is_for_the_eye_and_an_exported_width_is_not_asked(tmp_path):
    master, slave = os.openpty()
    try:
        environ = environment(tmp_path, COLUMNS="30")
        with subprocess.Popen(
            [sys.executable, "-m", "escape_game", STORY, "--new"], env=environ, stdin=slave, stdout=subprocess.PIPE
        ) as playing:
            os.write(master, b"status\nq\n")
            shown = playing.stdout.read().decode()
    finally:
        os.close(master)
        os.close(slave)
    assert shown.startswith("Plain mode: on, from a pipe.")
    assert 60 < max(map(len, shown.splitlines())) <= 80
    assert "\x1b" not in shown


def test_the_window_s_width_goes_before_an_exported_one(terminal):
    shown = terminal(columns=60, COLUMNS="200").until(PROMPT)
    assert 50 < max(map(len, shown.lines())) <= 60


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_leaves_the_terminal_as_it_was(playing, number, code):
    playing.child.kill(number)
    playing.settled()
    assert playing.is_cooked()
    assert playing.wait() == code
    assert b"\x1b[?2004h" not in playing.everything[playing.everything.rfind(b"\x1b[?2004l") :]


def test_ctrl_z_and_fg_keep_what_was_typed(tmp_path):
    import pexpect

    shell = pexpect.spawn("bash", ["--norc", "--noediting", "-i"], env=environment(tmp_path, PS1="$ "), timeout=20)
    shell.setwinsize(40, 80)
    shell.sendline(f"{sys.executable} -m escape_game {STORY} --new --seed 1 --no-paging")
    shell.expect("or \\?:")
    shell.send("s\r")
    shell.expect("Status")
    shell.expect("or \\?:")
    shell.send("sta")
    shell.send("\x1a")
    shell.expect("Stopped")
    shell.sendline("fg")
    shell.expect("or \\?:")
    shell.send("tus\r")
    shell.expect("Status")
    shell.close(force=True)


@pytest.mark.parametrize("term", ["dumb", ""])
def test_a_dumb_terminal_is_played_plain(terminal, term):
    shown = terminal(TERM=term).until(PROMPT)
    assert shown.lines()[0].startswith("Plain mode: on, from TERM.")
    assert b"\x1b" not in shown.everything


@pytest.mark.parametrize("variables", [{"NO_COLOR": "1"}, {"ESCAPE_GAME_COLOR": "never"}])
def test_without_colour_there_is_none(terminal, variables):
    shown = terminal(**variables).until(PROMPT)
    codes = {code for match in SGR.findall(shown.everything) for code in match[2:-1].split(b";")}
    assert codes <= {b"", b"0", b"1", b"3"}


def test_a_theme_reaches_the_terminal(terminal):
    shown = terminal(ESCAPE_GAME_THEME="hc-dark", COLORTERM="truecolor").until(PROMPT)
    assert b"38;2;157;178;255m" in shown.everything


def test_saves_are_there_after_the_terminal_has_gone(playing, tmp_path):
    playing.type("1\r").until(PROMPT)
    playing.child.close(force=True)
    assert list((tmp_path / "home" / "saves").glob("*.json"))


@pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")
def test_in_tmux_the_transcript_stays_in_the_scrollback_and_the_cursor_is_on(tmp_path):
    command = ["tmux", "-S", str(tmp_path / "socket"), "-f", "/dev/null"]

    def tmux(*arguments):
        environ = environment(tmp_path)
        done = subprocess.run([*command, *arguments], env=environ, capture_output=True, encoding="utf-8", check=True)
        return done.stdout

    def until(words, times=1):
        for _ in range(100):
            seen = tmux("capture-pane", "-p", "-S", "-200")
            if seen.count(words) >= times:
                return seen
            time.sleep(0.1)
        raise AssertionError(seen)

    game = f"{sys.executable} -m escape_game {STORY} --new --seed 1 --no-paging"
    tmux("new", "-d", "-x", "80", "-y", "24", game)
    try:
        until("or ?:")
        tmux("send-keys", "1", "Enter")
        until("> 1. Wait until they have come in.")
        tmux("resize-window", "-x", "60", "-y", "24")
        tmux("send-keys", "status", "Enter")
        until("Status")
        state = tmux("display", "-p", "#{cursor_flag} #{alternate_on} #{history_size}").split()
        assert state[:2] == ["1", "0"]
        assert int(state[2]) > 0
    finally:
        tmux("kill-server")
