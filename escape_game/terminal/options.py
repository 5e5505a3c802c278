"""How the game looks and listens: decided once, from flags, environment and what the terminal is."""

from collections.abc import Mapping
from typing import NamedTuple

WIDEST, NARROWEST, NO_WRAPPING = 200, 20, 0
FULL, WORDS, OFF = "full", "words", "off"
_NO = ("", "0", "false", "no", "off")


class Flags(NamedTuple):
    """The flags of `play`, as given. `resume` is None when not given, "" for the newest save."""

    story: str | None = None
    new: bool = False
    resume: str | None = None
    seed: int | None = None
    difficulty: str | None = None
    plain: bool = False
    width: int | None = None
    color: str = "auto"
    ascii: bool = False
    no_paging: bool = False
    odds: str = FULL
    saves: str | None = None
    home: str | None = None
    strict: bool = False
    log: str | None = None
    at: str | None = None
    arriving: str | None = None
    settings: tuple[str, ...] = ()
    watch: bool = False


class Facts(NamedTuple):
    """What the streams are."""

    stdin_tty: bool
    stdout_tty: bool
    encoding: str
    windows: bool = False


class Options(NamedTuple):
    """What was decided. `plain_from` names the switch that made it plain; `width` is None for as wide as the window."""

    plain: bool = False
    plain_from: str = ""
    color: bool = True
    ascii: bool = False
    width: int | None = None
    odds: str = FULL
    paging: bool = True
    interactive: bool = True
    editing: bool = True
    gentle: bool = False
    strict: bool = False


def decide(flags: Flags, environ: Mapping[str, str], facts: Facts) -> Options:
    """Return the options: flags, then ESCAPE_GAME_*, then what every program heeds, then what the streams are."""
    interactive = facts.stdin_tty and facts.stdout_tty
    dumb = not facts.windows and environ.get("TERM", "") in ("", "dumb")
    plain_from = _plain_from(flags, environ, interactive=interactive, dumb=dumb)
    return Options(
        plain=bool(plain_from),
        plain_from=plain_from,
        color=not plain_from and _colored(flags.color, environ, facts),
        ascii=flags.ascii or "utf" not in facts.encoding.lower(),
        width=flags.width,
        odds=flags.odds,
        paging=interactive and not plain_from and not flags.no_paging,
        interactive=interactive,
        editing=interactive and not plain_from and not dumb,
        strict=flags.strict,
    )


def _plain_from(flags: Flags, environ: Mapping[str, str], *, interactive: bool, dumb: bool) -> str:
    if flags.plain:
        return "--plain"
    for name in ("ESCAPE_GAME_PLAIN", "ACCESSIBLE"):
        if environ.get(name, ""):
            if environ[name].lower() not in _NO:
                return name
            if name == "ESCAPE_GAME_PLAIN":
                return ""
    if dumb:
        return "TERM"
    return "" if interactive else "a pipe"


def _colored(when: str, environ: Mapping[str, str], facts: Facts) -> bool:
    if when != "auto":
        return when == "always"
    if environ.get("NO_COLOR", ""):
        return False
    if any(environ.get(name, "") not in ("", "0") for name in ("FORCE_COLOR", "CLICOLOR_FORCE")):
        return True
    return facts.stdout_tty and environ.get("TERM", "") != "dumb"
