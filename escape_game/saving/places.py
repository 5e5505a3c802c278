"""Where things are kept: saves, settings, transcripts, the cache of compiled stories."""

import os
from collections.abc import Mapping
from pathlib import Path

NAME = "escape-game"
SAVES_VARIABLE, HOME_VARIABLE = "ESCAPE_GAME_SAVES", "ESCAPE_GAME_HOME"
_PACKAGE = Path(__file__).resolve().parent.parent


def saves_folder(
    saves: Path | None = None,
    home: Path | None = None,
    *,
    variables: Mapping[str, str] = os.environ,
    package: Path = _PACKAGE,
) -> Path:
    """Return the folder for saves.

    What was typed (`--saves`, then `--home`) stands above the environment; a checkout keeps saves in its own `saves/`,
    whatever the current folder.
    """
    if saves is not None:
        return saves.expanduser()
    if home is None and variables.get(SAVES_VARIABLE):
        return Path(variables[SAVES_VARIABLE]).expanduser()
    folder = _home(home, variables)
    if folder is not None:
        return folder / "saves"
    checkout = checkout_of(package)
    if checkout is not None:
        return checkout / "saves"
    import platformdirs

    return platformdirs.user_data_path(NAME, appauthor=False) / "saves"


def state_folder(home: Path | None = None, *, variables: Mapping[str, str] = os.environ) -> Path:
    """Return the folder for transcripts and logs."""
    folder = _home(home, variables)
    if folder is not None:
        return folder / "state"
    import platformdirs

    return platformdirs.user_state_path(NAME, appauthor=False)


def config_folder(home: Path | None = None, *, variables: Mapping[str, str] = os.environ) -> Path:
    """Return the folder for settings."""
    folder = _home(home, variables)
    if folder is not None:
        return folder / "config"
    import platformdirs

    return platformdirs.user_config_path(NAME, appauthor=False)


def cache_folder(home: Path | None = None, *, variables: Mapping[str, str] = os.environ) -> Path:
    """Return the folder for what can be made again."""
    folder = _home(home, variables)
    if folder is not None:
        return folder / "cache"
    import platformdirs

    return platformdirs.user_cache_path(NAME, appauthor=False)


def checkout_of(package: Path) -> Path | None:
    """Return the checkout that a package runs from, or None if it was installed."""
    folder = package.parent
    return folder if (folder / "pyproject.toml").is_file() and (folder / "scenes").is_dir() else None


def _home(home: Path | None, variables: Mapping[str, str]) -> Path | None:
    if home is not None:
        return home.expanduser()
    return Path(variables[HOME_VARIABLE]).expanduser() if variables.get(HOME_VARIABLE) else None
