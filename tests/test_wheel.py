import json
import os
import re
import subprocess
import sys
import tarfile
import zipfile
from importlib.metadata import distribution
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

CHECKOUT = Path(__file__).parent.parent
SCENES = CHECKOUT / "scenes"

# Builds with what pyproject.toml's build-system asks for: the rest of the game's needs is out of reach.
HATCHLING = """
import sys
sys.modules.update(dict.fromkeys(["rich", "prompt_toolkit", "platformdirs"]))
from hatchling.cli import hatchling
sys.exit(hatchling())
"""


def run(*command, cwd, stdin="", **env):
    """Without our PYTHONPATH, virtual environment, terminal settings or home."""
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        env={"PATH": os.environ["PATH"], **env},
        check=False,
    )


def build(kind, source, target):
    built = run(sys.executable, "-c", HATCHLING, "build", "-t", kind, "-d", target, cwd=source)
    assert built.returncode == 0, built.stdout + built.stderr
    (path,) = target.iterdir()
    return path


def link_declared_needs(name, site_packages):
    """A need that pyproject.toml doesn't declare stays out, however well this environment has it."""
    linked, waiting = set(), [name]
    while waiting:
        for line in distribution(waiting.pop()).requires or ():
            need = Requirement(line)
            key = canonicalize_name(need.name)
            if key in linked or (need.marker and not need.marker.evaluate({"extra": ""})):
                continue
            linked.add(key)
            waiting.append(key)
            installed = distribution(key)
            for top in {file.parts[0] for file in installed.files} - {"..", "__pycache__"}:
                (site_packages / top).symlink_to(installed.locate_file(top))


@pytest.fixture(scope="session")
def wheel(tmp_path_factory):
    """Built from the sdist, so that both are known to be whole."""
    folder = tmp_path_factory.mktemp("build")
    with tarfile.open(build("sdist", CHECKOUT, folder / "sdist")) as archive:
        # Python 3.11.2, which Debian 12 has, knows no filters; 3.12 warns where none is named.
        archive.extractall(folder / "source", **({"filter": "data"} if hasattr(tarfile, "data_filter") else {}))
    (source,) = (folder / "source").iterdir()
    path = build("wheel", source, folder / "wheel")
    assert not (source / "escape_game" / "compiled").exists()
    return path


@pytest.fixture(scope="session")
def installed(wheel, tmp_path_factory):
    """The `bin` of a fresh environment that holds the wheel and what it declares."""
    venv = tmp_path_factory.mktemp("fresh") / "venv"
    made = run(sys.executable, "-m", "venv", venv, cwd=venv.parent)
    assert made.returncode == 0, made.stdout + made.stderr
    (site_packages,) = venv.glob("lib/python*/site-packages")
    link_declared_needs("walk-south", site_packages)
    pip = run(venv / "bin/python", "-m", "pip", "install", "--no-index", wheel, cwd=venv.parent)
    assert pip.returncode == 0, pip.stdout + pip.stderr
    return venv / "bin"


@pytest.fixture
def game(installed, tmp_path):
    """Plays the installed game from an empty folder; `flags` go to Python itself."""
    empty = tmp_path / "empty"
    empty.mkdir()

    def play(*arguments, stdin="", flags=()):
        home = {"HOME": str(tmp_path), "ESCAPE_GAME_HOME": str(tmp_path / "home")}
        command = [installed / "python", *flags, installed / "escape-game", *arguments]
        return run(*command, cwd=empty, stdin=stdin, **home)

    return play


def version_of(wheel):
    return wheel.name.split("-")[1]


def words(text):
    return " ".join(re.findall(r"\w+", text))


def opening_words():
    documents = [
        document
        for path in sorted(SCENES.rglob("*.yaml"))
        for document in yaml.load_all(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    ]
    (start,) = [document["start"] for document in documents if "story" in document]
    (scene,) = [document for document in documents if document.get("scene") == start]
    (first, *_) = [part for part in re.split(r"[{}*]", scene["text"]) if words(part)]
    return " ".join(words(first).split()[:6])


def test_the_wheel_holds_the_game_the_compiled_story_and_both_licences(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    info = f"walk_south-{version_of(wheel)}.dist-info"
    assert "escape_game/compiled/walk_south.json" in names
    assert {f"{info}/licenses/LICENSE", f"{info}/licenses/LICENSE-STORY.md"} <= set(names)
    assert {name.split("/")[0] for name in names} == {"escape_game", info}


def test_the_installed_game_is_the_wheel_and_not_the_checkout(installed, tmp_path):
    where = run(installed / "python", "-c", "import escape_game; print(escape_game.__file__)", cwd=tmp_path)
    assert Path(where.stdout).is_relative_to(installed.parent)


def test_the_installed_game_says_its_version(game, wheel):
    said = game("--version")
    assert said.returncode == 0, said.stderr
    assert version_of(wheel) in said.stdout


def test_the_installed_game_plays_through_a_pipe_and_imports_no_authors_library(game, tmp_path):
    saves = tmp_path / "saves"
    played = game("--new", "--seed", "1", "--saves", saves, stdin="1\n1\nq\n", flags=("-X", "importtime"))
    imports, remarks = [], []
    for line in played.stderr.splitlines():
        (imports if line.startswith("import time:") else remarks).append(line)
    imported = {line.rpartition("|")[2].strip().partition(".")[0] for line in imports}
    assert played.returncode == 0, "\n".join(remarks)
    assert opening_words() in words(played.stdout)
    assert any(saves.iterdir())
    assert "escape_game" in imported
    assert imported.isdisjoint({"yaml", "_yaml", "pydantic", "pydantic_core", "prompt_toolkit"})


def test_the_installed_game_checks_a_story(game):
    checked = game("check", SCENES, "--format", "json")
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert json.loads(checked.stdout)["errors"] == 0
