"""kill -9 during play and during saving: no journey is lost, and at most the choice being made is missing."""

import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from escape_game.reading.stories import find_story, load_story
from escape_game.saving.folder import SaveFolder

ROOT = Path(__file__).parents[2]
ODD_LID = ROOT / "tests" / "stories" / "odd_lid"
CHOSEN = re.compile(rb"^You chose \d+: ", re.MULTILINE)
ENDED = b"Ending: "
PLAYS, SAVES = 250, 250

SAVING = """
import sys
from pathlib import Path
from random import Random
from escape_game.engine.journey import play, start
from escape_game.engine.turn import offers
from escape_game.reading.stories import find_story, load_story
from escape_game.saving.folder import SaveFolder

story, folder, dice = load_story(find_story(Path(sys.argv[1]))), SaveFolder(Path(sys.argv[2])), Random(int(sys.argv[3]))
while True:
    seed = dice.randrange(1000)
    journey, _ = start(story, seed, id=f"j{seed}")
    while True:
        folder.autosave(journey)
        print(journey.id, len(journey.log), flush=True)
        offered = offers(story, journey.state)
        if not offered:
            break
        journey, _ = play(journey, dice.choice(offered).id)
"""


def killed(arguments, output, wait, stdin=None):
    """Run a game, kill it after a while, and return what it had acknowledged."""
    with output.open("wb") as out:
        game = subprocess.Popen(
            [sys.executable, *arguments], stdin=subprocess.PIPE, stdout=out, stderr=out, cwd=output.parent
        )
        if stdin is not None:
            game.stdin.write(stdin)
            game.stdin.flush()
        wait()
        game.kill()
        game.communicate()
    assert game.returncode in (-signal.SIGKILL, 0)
    return output.read_bytes()


def until_it_plays(output, more):
    def wait():
        while not output.exists() or not output.stat().st_size:
            time.sleep(0.005)
        time.sleep(more)

    return wait


@pytest.mark.soak
def test_a_game_killed_at_any_moment_of_play_goes_on_where_it_was(tmp_path):
    dice, story = Random(1), load_story(find_story(ODD_LID))
    for run in range(PLAYS):
        saves, output = tmp_path / f"saves{run}", tmp_path / f"out{run}"
        choices = "".join(f"{dice.randint(1, 2)}\n" for _ in range(400)).encode()
        arguments = ["-m", "escape_game", str(ODD_LID), "--new", "--seed", str(run), "--saves", str(saves)]
        shown = killed(arguments, output, until_it_plays(output, dice.uniform(0, 0.25)), choices)
        entries = SaveFolder(saves).entries()
        assert all(entry.readable and not entry.problem for entry in entries)
        if not entries:
            assert b"\n1. " not in shown
            continue
        (entry,) = entries
        assert entry.ended or ENDED not in shown
        assert entry.choices >= len(CHOSEN.findall(shown.partition(ENDED)[0])) - 1
        assert len(SaveFolder(saves).load(story, entry.slot).log) == entry.choices


@pytest.mark.soak
def test_a_game_killed_at_any_moment_of_saving_has_lost_nothing_it_acknowledged(tmp_path):
    dice, story, saves = Random(2), load_story(find_story(ODD_LID)), tmp_path / "saves"
    for run in range(SAVES):
        output = tmp_path / f"out{run}"
        wait = until_it_plays(output, dice.uniform(0, 0.1))
        lines = killed(["-c", SAVING, str(ODD_LID), str(saves), str(run)], output, wait).decode()
        acknowledged = dict(line.split() for line in lines.split("\n")[:-1])
        entries = {entry.journey: entry for entry in SaveFolder(saves).entries()}
        assert all(entry.readable and not entry.problem for entry in entries.values())
        last = list(acknowledged)[-1]
        assert entries[last].choices >= int(acknowledged[last])
        assert len(SaveFolder(saves).load(story, entries[last].slot).log) == entries[last].choices
