"""The themes: a style for each tone, and nothing else gives anything a colour."""

from collections.abc import Mapping
from typing import Final, Literal, NamedTuple, TypeAlias

ANSI, MONO = "ansi", "mono"
# How many colours a terminal has; the names are rich's.
SIXTEEN: Final = "standard"
MANY: Final = "256"
ALL: Final = "truecolor"
Depth: TypeAlias = Literal["standard", "256", "truecolor"]


class Theme(NamedTuple):
    """Styles by tone, in rich's words, and the backgrounds they are made for: none where the user's own colours are."""

    styles: Mapping[str, str]
    backgrounds: tuple[str, ...] = ()


def _painted(colours: str, *backgrounds: str) -> Theme:
    accent, good, warn, danger, bond = colours.split()
    return Theme(
        {
            "": "",
            "title": "bold",
            "key": f"bold {accent}",
            "good": good,
            "warn": warn,
            "danger": f"bold {danger}",
            "bond": bond,
            "emphasis": "italic",
        },
        backgrounds,
    )


# The colour of text is never set. Every other one is measured by tests/terminal/test_palette.py.
THEMES: Final[Mapping[str, Theme]] = {
    ANSI: _painted("cyan cyan yellow bright_red magenta"),
    "dark": _painted("#88A0E9 #63F3E4 #D4B719 #F07C6A #D9A6E0", "#000000", "#1E1E1E", "#282C34"),
    "light": _painted("#09227A #157C71 #806903 #70071D #6A3D9A", "#FFFFFF", "#FDF6E3"),
    "hc-dark": _painted("#9DB2FF #63F3E4 #FFE14D #FF9484 #FFC2E5", "#000000"),
    "hc-light": _painted("#08247F #006640 #64530C #62144A #4B2170", "#FFFFFF"),
    MONO: Theme(
        {"": "", "title": "bold", "key": "bold", "good": "", "warn": "", "danger": "bold", "bond": "", "emphasis": ""}
    ),
}
# The same for a terminal of 256 colours, which all of these are among: the nearest would be too near to each other.
FEWER: Final[Mapping[str, Theme]] = {
    "dark": _painted("#87AFFF #5FFFFF #D7AF00 #FF8787 #D7AFD7", *THEMES["dark"].backgrounds),
    "light": _painted("#00005F #005F5F #875F00 #5F0000 #875FAF", *THEMES["light"].backgrounds),
    "hc-dark": _painted("#87AFFF #5FFFFF #FFD75F #FF8787 #FFAFD7", *THEMES["hc-dark"].backgrounds),
    "hc-light": _painted("#000087 #005F00 #585858 #5F005F #5F00AF", *THEMES["hc-light"].backgrounds),
}


def theme_of(name: str, depth: Depth) -> Theme:
    """Return a theme as this terminal can show it: nothing but the user's own sixteen where it has no more."""
    theme = THEMES[name]
    if depth == ALL or not theme.backgrounds:
        return theme
    return FEWER[name] if depth == MANY else THEMES[ANSI]


def depth_of(environ: Mapping[str, str]) -> Depth:
    """Return how many colours a terminal says that it has. What it leaves unsaid is taken for few."""
    if environ.get("COLORTERM", "").lower() in ("truecolor", "24bit"):
        return ALL
    term = environ.get("TERM", "")
    if term.endswith("-direct") or "WT_SESSION" in environ:
        return ALL
    return MANY if "256" in term else SIXTEEN
