"""What is measured: the wheel of this checkout in an environment of its own, and inkjs's own player with a story.

An editable checkout, or PYTHONDONTWRITEBYTECODE, would measure the compiler.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from bench_play_speed import install_peers
from generate import generate, write_ink

ROOT = Path(__file__).parent.parent
SCENES = 1_000


def environment(folder: Path, **more: str) -> dict[str, str]:
    """Return variables under which everything is kept in a folder."""
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    ours = {"TERM": "xterm-256color", "LANG": "C.UTF-8", "ESCAPE_GAME_HOME": str(folder / "home")}
    return inherited | ours | more


def install_game(folder: Path) -> Path:
    """Build the wheel, install it with its dependencies (from the index or pip's cache), return where programs are."""
    programs = folder / "venv" / "bin"
    make = [
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder / "dist")],
        [sys.executable, "-m", "venv", str(folder / "venv")],
    ]
    for command in make:
        subprocess.run(command, cwd=ROOT, env=environment(folder), check=True, capture_output=True)
    wheel = next((folder / "dist").glob("*.whl"))
    install = [str(programs / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", str(wheel)]
    subprocess.run(install, cwd=folder, env=environment(folder), check=True)
    return programs


def install_ink(folder: Path) -> tuple[str, ...] | None:
    """Install inkjs and compile a story of 1,000 scenes; return what plays it, None where npm is missing."""
    node = shutil.which("node")
    if node is None or shutil.which("npm") is None:
        return None
    peers = install_peers(folder / "peers")
    source, compiled = write_ink(generate(SCENES), folder / "story.ink"), folder / "story.ink.json"
    player = str(peers / "node_modules" / "inkjs" / "bin" / "inkjs-compiler.js")
    subprocess.run([node, player, "-o", str(compiled), str(source)], cwd=folder, check=True, capture_output=True)
    return (node, player, str(compiled))
