from pathlib import Path

import platformdirs

from escape_game.saving.places import cache_folder, config_folder, saves_folder, state_folder

INSTALLED = Path("/nowhere/site-packages/escape_game")


def test_what_was_typed_stands_above_the_environment():
    variables = {"ESCAPE_GAME_SAVES": "/saves", "ESCAPE_GAME_HOME": "/home"}
    assert saves_folder(Path("/typed"), Path("/typed_home"), variables=variables) == Path("/typed")
    assert saves_folder(None, Path("/typed_home"), variables=variables) == Path("/typed_home/saves")
    assert saves_folder(variables=variables) == Path("/saves")
    assert saves_folder(variables={"ESCAPE_GAME_HOME": "/home"}) == Path("/home/saves")


def test_a_checkout_keeps_its_saves(tmp_path, monkeypatch):
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / "scenes").mkdir()
    monkeypatch.chdir("/")
    assert saves_folder(variables={}, package=tmp_path / "escape_game") == tmp_path / "saves"


def test_an_installed_game_uses_the_folders_of_the_platform():
    assert saves_folder(variables={}, package=INSTALLED) == platformdirs.user_data_path("escape-game") / "saves"
    assert state_folder(variables={}) == platformdirs.user_state_path("escape-game")
    assert config_folder(variables={}) == platformdirs.user_config_path("escape-game")
    assert cache_folder(variables={}) == platformdirs.user_cache_path("escape-game")


def test_a_home_holds_everything():
    home = Path("/usb")
    assert [state_folder(home), config_folder(home), cache_folder(home)] == [
        Path("/usb/state"), Path("/usb/config"), Path("/usb/cache"),
    ]  # fmt: skip
