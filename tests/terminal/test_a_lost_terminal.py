"""What is left when the terminal goes away under the game."""

import json
import signal
from pathlib import Path

import pytest

pytest.importorskip("pty", reason="this system has no pseudo-terminals")

from real_terminal import Terminal, environment

STORY = Path(__file__).parents[1] / "stories" / "odd_lid"
PROMPT = "or ?:"


def choices_saved(folder):
    (save,) = (folder / "home" / "saves").glob("auto-*.json")
    return json.loads(save.read_text(encoding="utf-8"))["shown"]["choices"]


def playing(tmp_path, *flags, nohup=False):
    shown = Terminal(STORY, "--new", "--seed", "1", "--no-paging", *flags, environ=environment(tmp_path), nohup=nohup)
    shown.until(PROMPT).heard()
    return shown.type("1\r").until(PROMPT)


@pytest.mark.parametrize("flags", [(), ("--plain",)], ids=["rich", "plain"])
def test_a_terminal_that_is_closed_is_a_hangup_and_everything_chosen_is_saved(tmp_path, flags):
    assert playing(tmp_path, *flags).hang_up() == 129
    assert choices_saved(tmp_path) == 1


@pytest.mark.parametrize("flags", [(), ("--plain",)], ids=["rich", "plain"])
def test_under_nohup_a_terminal_that_is_closed_is_the_end_of_input(tmp_path, flags):
    assert playing(tmp_path, *flags, nohup=True).hang_up() == 0
    assert choices_saved(tmp_path) == 1
    assert not list((tmp_path / "home").rglob("bug-*.txt"))


def test_under_nohup_a_hangup_is_not_heeded(tmp_path):
    shown = playing(tmp_path, nohup=True)
    shown.child.kill(signal.SIGHUP)
    shown.heard()
    shown.type("status\r").until("Status")
    shown.child.close(force=True)
