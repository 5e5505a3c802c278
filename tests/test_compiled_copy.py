"""What tools/compile_copy.py makes plays as the source does."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parent.parent
pytestmark = pytest.mark.soak


@pytest.fixture(scope="module")
def compiled(tmp_path_factory):
    pytest.importorskip("setuptools")
    folder = tmp_path_factory.mktemp("copies") / "compiled"
    subprocess.run([sys.executable, CHECKOUT / "tools" / "compile_copy.py", folder], check=True)
    assert list((folder / "escape_game" / "engine").glob("day.*.so"))
    return folder


@pytest.mark.parametrize(
    "arguments",
    [
        ["--player", "random", "--runs", "60", "--prose"],
        ["--player", "sensible", "--runs", "10", "--jobs", "2"],
        ["--player", "expert", "--runs", "2"],
    ],
)
def test_a_compiled_copy_counts_what_the_source_counts(compiled, arguments):
    assert found_by(compiled, arguments) == found_by(CHECKOUT, arguments)


def found_by(where, arguments):
    command = [sys.executable, "-m", "escape_game", "playtest", CHECKOUT / "scenes", *arguments, "--format", "json"]
    found = json.loads(subprocess.run(command, cwd=where, check=True, stdout=subprocess.PIPE).stdout)
    return {name: figure for name, figure in found.items() if "second" not in name}
