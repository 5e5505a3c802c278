"""The rules every screen keeps, at any width, for the eye and for the ear (terminal.md, section 3)."""

import re

from rich.cells import cell_len

from escape_game.terminal.blocks import Menu
from escape_game.terminal.layout import lay_out
from escape_game.terminal.options import Options
from escape_game.terminal.plain_drawing import draw as draw_plain
from escape_game.terminal.rich_drawing import draw as draw_rich
from escape_game.terminal.rich_drawing import encoded

WIDTHS = (40, 60, 80, 100, 120, 200)
SGR = re.compile(r"\x1b\[[0-9;]*m")
NO_TEXT = re.compile(r"[\x00-\x1f\x7f-\x9f\u2500-\u259f\ue000-\uf8ff\U0001f000-\U0001ffff]")


def plain(screen, columns, *, ascii=False):
    return draw_plain(screen, lay_out(Options(plain=True, ascii=ascii), columns))


def rich(screen, columns, *, ascii=False):
    return [line.plain for line in draw_rich(screen, lay_out(Options(ascii=ascii), columns))]


def keep_the_rules(screen, columns):
    """Assert that a screen that says anything keeps all of them."""
    spoken, shown = plain(screen, columns), rich(screen, columns)
    assert not any(NO_TEXT.search(line) for line in spoken)
    colours = draw_rich(screen, lay_out(Options(), columns))
    assert SGR.sub("", encoded(colours, color=True)).splitlines() == [line.plain for line in colours]
    for lines in (spoken, shown, plain(screen, columns, ascii=True), rich(screen, columns, ascii=True)):
        assert all(cell_len(line) <= columns for line in lines)
        assert all(line == line.rstrip() for line in lines)
        assert "\n\n\n" not in "\n".join(lines)
        assert not lines or (lines[0] and lines[-1])
    assert all(line.isascii() for line in (*plain(screen, columns, ascii=True), *rich(screen, columns, ascii=True)))
    for block in screen.blocks:
        if isinstance(block, Menu):
            assert [row.number for row in block.rows if row.number] == list(range(1, _most(block) + 1))
    if screen.prompt:
        assert len(screen.prompt) <= 36
        assert screen.prompt.endswith(": ")


def _most(menu):
    return max((row.number for row in menu.rows), default=0)
