"""Ctrl-C while a playtest runs in several processes: real ones, in a group of their own, as a terminal has them."""

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

ODD_LID = Path(__file__).parent.parent / "stories" / "odd_lid"
RUNS = 400_000  # far more than anybody waits for
PATIENCE = 60


def test_an_interrupt_keeps_what_was_counted_and_leaves_no_process_behind():
    terminal, theirs = os.openpty()  # progress is only told to a terminal
    command = [sys.executable, "-m", "escape_game", "playtest", ODD_LID, "--runs", RUNS, "--jobs", 2]
    playing = subprocess.Popen(
        [*map(str, command), "--format", "json"], stdout=subprocess.PIPE, stderr=theirs, start_new_session=True
    )
    os.close(theirs)
    try:
        shown = b""
        while not re.search(rb" [1-9]\d*/%d" % RUNS, shown):
            shown += os.read(terminal, 4096)
        os.killpg(playing.pid, signal.SIGINT)
        counted = json.loads(playing.communicate(timeout=PATIENCE)[0])
    finally:
        playing.kill()
        os.close(terminal)

    assert 0 < counted["runs"] < RUNS
    assert not counted["crashes"]
    assert not is_alive(playing.pid)


def is_alive(group):
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True
