"""How the game looks and listens: decided once, from what is wished and from what the terminal is."""

from collections.abc import Mapping
from typing import NamedTuple

from escape_game.terminal.palette import ANSI, SIXTEEN, Depth, depth_of
from escape_game.terminal.settings import (
    AUTO,
    FULL,
    NARROWEST,
    NO_WRAPPING,
    OFF,
    ON,
    SETTINGS,
    WIDEST,
    WORDS,
    Wishes,
    of_environment,
    understood,
)

__all__ = ["FULL", "NARROWEST", "NO_WRAPPING", "OFF", "WIDEST", "WORDS"]
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
    color: str | None = None
    theme: str | None = None
    ascii: bool = False
    no_paging: bool = False
    odds: str | None = None
    instant: bool = False
    notes: bool = False
    gentle: bool = False
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
    """What was decided. `plain_from` names the switch that made it plain; `width` is None for as wide as the window.

    `usual_color` is what `auto` comes to here.
    """

    plain: bool = False
    plain_from: str = ""
    color: bool = True
    usual_color: bool = True
    theme: str = ANSI
    depth: Depth = SIXTEEN
    ascii: bool = False
    width: int | None = None
    odds: str = FULL
    paging: bool = True
    instant: bool = False
    notes: bool = False
    hints: bool = False
    interactive: bool = True
    editing: bool = True
    gentle: bool = False
    strict: bool = False


def decide(flags: Flags, environ: Mapping[str, str], facts: Facts, kept: Wishes | None = None) -> Options:
    """Return the options: flags, ESCAPE_GAME_*, what is `kept`, what every program heeds, then what the streams are.

    Raises UsageError for a variable that can't be understood.
    """
    typed, around, kept = _of_flags(flags), of_environment(environ), kept or {}
    wishes = {**kept, **around, **typed}
    interactive = facts.stdin_tty and facts.stdout_tty
    dumb = not facts.windows and environ.get("TERM", "") in ("", "dumb")
    plain_from = _plain_from((typed, around, kept), environ, interactive=interactive, dumb=dumb)
    return Options(
        plain=bool(plain_from),
        plain_from=plain_from,
        color=_colored(wishes.get("color", AUTO), environ, facts),
        usual_color=_colored(AUTO, environ, facts),
        theme=wishes.get("theme", ANSI),
        depth=depth_of(environ),
        ascii=_on(wishes, "ascii") or "utf" not in facts.encoding.lower(),
        width=_width(wishes),
        odds=wishes.get("odds", FULL),
        paging=interactive and _on(wishes, "paging"),
        instant=_on(wishes, "instant"),
        notes=_on(wishes, "notes"),
        hints=interactive and _on(wishes, "hints"),
        interactive=interactive,
        editing=interactive and not plain_from and not dumb,
        gentle=_on(wishes, "gentle"),
        strict=flags.strict,
    )


def changed(options: Options, name: str, value: str) -> Options:
    """Return the options with one of them set otherwise from here on. Raises UsageError."""
    value = understood(name, value)
    match name:
        case "width":
            return options._replace(width=_width({name: value}))
        case "color":
            return options._replace(color=options.usual_color if value == AUTO else value == "always")
        case "plain":
            return options._replace(plain=value == ON, plain_from="options" if value == ON else "")
        case "theme" | "odds":
            return Options(**{**options._asdict(), name: value})
        case _:
            return Options(**{**options._asdict(), name: value == ON})


def value_of(options: Options, name: str) -> str:
    """Return what an option stands at, as one would type it."""
    match name:
        case "width":
            return AUTO if options.width is None else str(options.width)
        case "color":
            return "always" if options.color else "never"
        case "theme" | "odds":
            return str(getattr(options, name))
        case _:
            return ON if getattr(options, name) else OFF


def _of_flags(flags: Flags) -> dict[str, str]:
    wishes = {name: str(getattr(flags, name)) for name in ("width", "color", "theme", "odds")}
    wishes = {name: value for name, value in wishes.items() if value != "None"}
    wishes |= {name: ON for name in ("plain", "ascii", "instant", "notes", "gentle") if getattr(flags, name)}
    return wishes | ({"paging": OFF} if flags.no_paging else {})


def _on(wishes: Wishes, name: str) -> bool:
    return wishes.get(name, SETTINGS[name].usual) == ON


def _width(wishes: Wishes) -> int | None:
    value = wishes.get("width", AUTO)
    return None if value == AUTO else int(value)


def _plain_from(
    wishes: tuple[Wishes, Wishes, Wishes], environ: Mapping[str, str], *, interactive: bool, dumb: bool
) -> str:
    for said, source in zip(wishes, ("--plain", "ESCAPE_GAME_PLAIN", "options"), strict=True):
        if said.get("plain") == ON:
            return source
        if "plain" in said:  # off: whatever else a player set, but a pipe is a pipe
            environ = {**environ, "ACCESSIBLE": ""}
            break
    if environ.get("ACCESSIBLE", "").lower() not in _NO:
        return "ACCESSIBLE"
    if dumb:
        return "TERM"
    return "" if interactive else "a pipe"


def _colored(when: str, environ: Mapping[str, str], facts: Facts) -> bool:
    if when != AUTO:
        return when == "always"
    if environ.get("NO_COLOR", ""):
        return False
    if any(environ.get(name, "") not in ("", "0") for name in ("FORCE_COLOR", "CLICOLOR_FORCE")):
        return True
    return facts.stdout_tty and environ.get("TERM", "") != "dumb"
