import os
import subprocess
import sys

import pytest

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
