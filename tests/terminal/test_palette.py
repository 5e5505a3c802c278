"""The colours of the themes, measured: contrast as WCAG has it, distance in CIELAB as four kinds of eyes see it."""

import ast
from itertools import combinations
from math import dist
from pathlib import Path

import pytest
from rich.color import Color, ColorSystem

from escape_game.terminal import blocks, palette
from escape_game.terminal.palette import ALL, ANSI, FEWER, MANY, SIXTEEN, THEMES, depth_of, theme_of

PAINTED = {name: theme for name, theme in THEMES.items() if theme.backgrounds}
PAINTED |= {f"{name} of 256": theme for name, theme in FEWER.items()}
TONES = ("key", "good", "warn", "danger")
# Machado, Oliveira and Fernandes 2009, full severity, in linear light.
EYES = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def linear(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def light(colour):
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear(colour), strict=True))


def contrast(one, other):
    darker, lighter = sorted((light(one), light(other)))
    return (lighter + 0.05) / (darker + 0.05)


def lab(colour, eye):
    rgb = linear(colour)
    seen = [min(1, max(0, sum(w * part for w, part in zip(row, rgb, strict=True)))) for row in EYES[eye]]
    xyz = (
        (0.4124564 * seen[0] + 0.3575761 * seen[1] + 0.1804375 * seen[2]) / 0.95047,
        0.2126729 * seen[0] + 0.7151522 * seen[1] + 0.0721750 * seen[2],
        (0.0193339 * seen[0] + 0.1191920 * seen[1] + 0.9503041 * seen[2]) / 1.08883,
    )
    x, y, z = (v ** (1 / 3) if v > 216 / 24389 else (24389 / 27 * v + 16) / 116 for v in xyz)
    return (116 * y - 16, 500 * (x - y), 200 * (y - z))


def colour_of(style):
    return style.removeprefix("bold ")


@pytest.mark.parametrize("name", PAINTED)
def test_every_colour_stands_out_from_every_background_it_is_made_for(name):
    theme = PAINTED[name]
    least = 7 if name.startswith("hc-") else 4.5
    colours = [colour_of(style) for style in theme.styles.values() if "#" in style]
    assert len(colours) == 5
    for colour in colours:
        for background in theme.backgrounds:
            assert contrast(colour, background) >= least, (colour, background)


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("name", PAINTED)
def test_no_two_tones_look_alike_to_anybody(name, eye):
    colours = [colour_of(PAINTED[name].styles[tone]) for tone in TONES]
    for one, other in combinations(colours, 2):
        assert dist(lab(one, eye), lab(other, eye)) >= 20, (one, other)


def test_the_measure_knows_bad_colours():
    assert contrast("#777777", "#808080") < 1.2
    assert dist(lab("#FF0000", "deutan"), lab("#A06000", "deutan")) < 40
    assert dist(lab("#808080", "normal"), lab("#828282", "normal")) < 2


def test_a_theme_has_a_style_for_every_tone_and_all_have_the_same():
    tones = {blocks.PLAIN, blocks.GOOD, blocks.WARN, blocks.DANGER, blocks.BOND, "title", "key", "emphasis"}
    assert all(set(theme.styles) == tones for theme in THEMES.values())


def test_the_users_own_colours_are_never_blue_dim_blinking_or_backgrounds():
    words = " ".join(THEMES[ANSI].styles.values()).split()
    assert not {"blue", "dim", "blink", "on", "reverse", "red", "green"} & set(words)


def test_mono_has_no_colour():
    assert set(" ".join(THEMES["mono"].styles.values()).split()) <= {"bold", "italic"}


@pytest.mark.parametrize(
    ("environ", "depth"),
    [
        ({"TERM": "xterm"}, SIXTEEN),
        ({"TERM": "xterm-256color"}, MANY),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, ALL),
        ({"TERM": "xterm-direct"}, ALL),
        ({"WT_SESSION": "1"}, ALL),
        ({}, SIXTEEN),
    ],
)
def test_a_terminal_has_the_colours_that_it_says(environ, depth):
    assert depth_of(environ) == depth


def test_colours_are_never_sent_to_a_terminal_that_would_take_the_nearest():
    assert theme_of("hc-dark", ALL) is THEMES["hc-dark"]
    assert theme_of("hc-dark", MANY) is FEWER["hc-dark"]
    assert theme_of("hc-dark", SIXTEEN) is THEMES[ANSI]
    for theme in FEWER.values():
        for colour in (colour_of(style) for style in theme.styles.values() if "#" in style):
            assert Color.parse(colour).downgrade(ColorSystem.EIGHT_BIT).get_truecolor().hex == colour.lower()
    assert theme_of("mono", SIXTEEN) is THEMES["mono"]


def test_no_style_is_named_outside_the_palette():
    folder = Path(palette.__file__).parent
    known = {name for theme in THEMES.values() for style in theme.styles.values() for name in style.split()} - {""}
    for path in folder.glob("*.py"):
        if path.name == "palette.py":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                given = [keyword.value for keyword in node.keywords if keyword.arg == "style"]
                if isinstance(node.func, ast.Name) and node.func.id == "Text":
                    given += node.args[1:]
                for value in given:
                    assert not isinstance(value, ast.Constant) or not set(str(value.value).split()) & known, path
