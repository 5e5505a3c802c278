"""What a player wishes of the game: the settings there are, where they are read from, where they are kept."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from escape_game.errors import UsageError
from escape_game.terminal.palette import THEMES

WIDEST, NARROWEST, NO_WRAPPING = 200, 20, 0
FULL, WORDS, OFF = "full", "words", "off"
ON, AUTO = "on", "auto"
FILE = "options.txt"
_PREFIX = "ESCAPE_GAME_"
_WORDS_FOR: Final = {"1": ON, "true": ON, "yes": ON, "0": OFF, "false": OFF, "no": OFF}
_SWITCH = (ON, OFF)


class Setting(NamedTuple):
    """One thing that can be set. Without `values` it is a width."""

    name: str
    title: str
    values: tuple[str, ...]
    usual: str


SETTINGS: Final = {
    setting.name: setting
    for setting in (
        Setting("width", "Width", (), AUTO),
        Setting("theme", "Theme", tuple(THEMES), "ansi"),
        Setting("color", "Use of colour", (AUTO, "always", "never"), AUTO),
        Setting("plain", "Plain mode", _SWITCH, OFF),
        Setting("ascii", "ASCII only", _SWITCH, OFF),
        Setting("paging", "Waiting when the window is full", _SWITCH, ON),
        Setting("odds", "Odds", (FULL, WORDS, OFF), FULL),
        Setting("instant", "A digit chooses without Enter", _SWITCH, OFF),
        Setting("notes", "Content notes at each new part", _SWITCH, OFF),
        Setting("gentle", "Gentler text", _SWITCH, OFF),
        Setting("hints", "Hints", _SWITCH, ON),
    )
}
Wishes = Mapping[str, str]


def understood(name: str, value: str) -> str:
    """Return a value as it is kept. Raises UsageError, with what to type instead."""
    setting, value = SETTINGS[name], value.strip().casefold()
    if not setting.values:
        return _width(value)
    if setting.values == _SWITCH:
        value = _WORDS_FOR.get(value, value)
    if value not in setting.values:
        raise UsageError(f"{setting.title} can be {either(setting.values)}.")
    return value


def either(words: tuple[str, ...]) -> str:
    """Return "a, b or c"."""
    return f"{', '.join(words[:-1])} or {words[-1]}" if len(words) > 1 else "".join(words)


def _width(value: str) -> str:
    if value == AUTO or (value.isascii() and value.isdigit() and len(value) < 10 and is_width(int(value))):  # noqa: PLR2004 - digits
        return value
    raise UsageError(f"A width is a number from {NARROWEST} to {WIDEST}, 0 for no wrapping, or auto.")


def is_width(columns: int) -> bool:
    """Return whether lines can be so long."""
    return columns == NO_WRAPPING or NARROWEST <= columns <= WIDEST


def of_environment(environ: Mapping[str, str]) -> dict[str, str]:
    """Return what ESCAPE_GAME_* variables wish; an empty one wishes nothing. Raises UsageError."""
    wishes = {}
    for name in SETTINGS:
        variable = _PREFIX + name.upper()
        if environ.get(variable, ""):
            try:
                wishes[name] = understood(name, environ[variable])
            except UsageError as error:
                raise UsageError(f"{variable}: {error}") from None
    return wishes


class Kept:
    """The wishes in a file, a line each: `theme = hc-dark`. Lines that say nothing to us stay as they are."""

    def __init__(self, folder: Callable[[], Path]) -> None:
        self._folder = folder  # asked late: a title page in a pipe needs none
        self._lines: list[str] | None = None

    def wishes(self) -> dict[str, str]:
        """Return what the file wishes; a file that can't be read wishes nothing."""
        found = {}
        for line in self._read():
            name, _, value = line.partition("=")
            name = name.strip()
            if name in SETTINGS:
                try:
                    found[name] = understood(name, value)
                except UsageError:
                    continue
        return found

    def noted(self, name: str) -> str:
        """Return what the file says of something that is no setting, or ""."""
        for line in self._read():
            key, _, value = line.partition("=")
            if key.strip() == name:
                return value.strip()
        return ""

    def keep(self, name: str, value: str) -> None:
        """Put a wish, or a note, into the file. Raises OSError."""
        from escape_game.saving.atomic import write_whole  # late: most sittings change nothing

        lines = [line for line in self._read() if line.partition("=")[0].strip() != name]
        self._lines = [*lines, f"{name} = {value}"]
        folder = self._folder()
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(folder / FILE, "".join(f"{line}\n" for line in self._lines))

    def _read(self) -> list[str]:
        if self._lines is None:
            try:
                self._lines = (self._folder() / FILE).read_text(encoding="utf-8").splitlines()
            except (OSError, ValueError):
                self._lines = []
        return self._lines
