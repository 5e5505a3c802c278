import re

import pytest
from hand_made_views import VIEW, every_screen
from rich.cells import cell_len
from screen_rules import SGR, WIDTHS, keep_the_rules, plain, rich

from escape_game.terminal.blocks import Heading, Lines, Menu, Status, same
from escape_game.terminal.layout import lay_out
from escape_game.terminal.lettering import GLYPHS
from escape_game.terminal.options import Options
from escape_game.terminal.rich_drawing import draw as draw_rich
from escape_game.terminal.rich_drawing import encoded
from escape_game.terminal.screens import choices_of, scene

SCREENS = every_screen()


def drawn(screen, columns):
    return [*plain(screen, columns), "", *rich(screen, columns)]


@pytest.fixture(params=SCREENS.values(), ids=SCREENS.keys())
def screen(request):
    return request.param


@pytest.fixture(params=WIDTHS)
def columns(request):
    return request.param


def facts(text):
    """Numbers, and names."""
    return set(re.findall(r"\d+(?:\.\d+)?|\b[A-Z][a-z]{3,}\b", text))


def lines_in(screen):
    for block in screen.blocks:
        match block:
            case Lines(lines) | Status(lines):
                yield from lines
            case Menu(rows):
                yield from (detail for row in rows for detail in row.details)


def test_every_screen_keeps_the_rules_at_every_width(screen, columns):
    keep_the_rules(screen, columns)


def test_plain_output_is_text_and_nothing_else(screen, columns):
    for line in plain(screen, columns):
        assert re.fullmatch(r"[^\x00-\x1f\x7f-\x9f\u2500-\u259f\ue000-\uf8ff\U0001f000-\U0001ffff]*", line)


def test_colour_never_carries_meaning_alone(screen, columns):
    lines = draw_rich(screen, lay_out(Options(), columns))
    assert SGR.sub("", encoded(lines, color=True)) == SGR.sub("", encoded(lines, color=False))
    assert SGR.sub("", encoded(lines, color=True)).splitlines() == [line.plain for line in lines]


def test_without_colour_no_colour_is_sent(screen):
    codes = set(re.findall(r"\x1b\[([0-9;]*)m", encoded(draw_rich(screen, lay_out(Options(), 80)), color=False)))
    assert codes <= {"0", "1", "3"}


def test_what_the_eye_gets_the_ear_gets_too(screen):
    for line in lines_in(screen):
        assert facts(line.words.shown.title()) - {"Low", "Critical"} <= facts(line.words.spoken.title()) | {
            "Low",
            "Critical",
        }


def test_no_line_is_wider_than_the_window(screen, columns):
    for line in drawn(screen, columns):
        assert cell_len(line) <= columns


def test_no_line_ends_in_blanks_and_no_two_blank_lines_meet(screen, columns):
    for lines in (plain(screen, columns), rich(screen, columns)):
        assert all(line == line.rstrip() for line in lines)
        assert "\n\n\n" not in "\n".join(lines)
        assert lines
        assert lines[0]
        assert lines[-1]


def test_choices_are_numbered_without_gaps_and_locked_ones_say_so(screen, columns):
    for block in screen.blocks:
        if isinstance(block, Menu):
            numbers = [row.number for row in block.rows if row.number]
            assert numbers == list(range(1, len(numbers) + 1))
            for lines in (plain(screen, columns), rich(screen, columns)):
                text = "\n".join(line.strip() for line in lines)
                for row in block.rows:
                    mark = rf"^{row.number}\. " if row.number else r"^- +\S[^\n]*(\n[^\n]*)*?[Ll]ocked"
                    assert re.search(mark, text, re.MULTILINE)


def test_the_prompt_is_short_and_names_the_valid_range(screen):
    if screen.prompt:
        assert len(screen.prompt) <= 36
        assert screen.prompt.endswith(": ")
        most = max(row.number for block in screen.blocks if isinstance(block, Menu) for row in block.rows)
        assert str(most) in screen.prompt


def test_every_state_has_number_and_maximum_and_low_is_a_word(columns):
    page = scene(VIEW, choices_of(VIEW, "full"))
    shown, spoken = "\n".join(rich(page, columns)), " ".join(plain(page, columns))
    assert "Water 6.5/20 l LOW" in shown
    assert "Water 6.5 of 20 litres, low, about 1 day." in spoken
    assert "Food about 9/20" in shown
    assert "Morale 40 of 100, shaky." in spoken


def test_every_glyph_has_a_twin_of_its_width_and_ascii_is_ascii(screen, columns):
    assert all(len(twin) == len(glyph) == 1 and twin.isascii() for glyph, twin in GLYPHS.items())
    for line in (*rich(screen, columns, ascii=True), *plain(screen, columns, ascii=True)):
        assert line.isascii()
        assert cell_len(line) <= columns


def test_a_window_below_forty_columns_is_drawn_plain():
    assert lay_out(Options(), 30).plain
    assert all(cell_len(line) < 30 for screen in SCREENS.values() for line in plain(screen, 30))


def test_the_order_is_heading_prose_status_choices():
    kinds = [type(block).__name__ for block in SCREENS["scene"].blocks]
    assert kinds == ["Heading", "Prose", "Status", "Menu"]


def test_no_code_or_direction_mark_of_a_story_reaches_the_screen():
    hostile = "a\x1b[2Jb\x9bc\u202ed\x07[link=http://evil]e[/link]:skull:"
    page = SCREENS["scene"]._replace(blocks=(Heading("Scene", (hostile,)), Lines((same(hostile),))))
    for lines in (plain(page, 80), rich(page, 80)):
        text = "\n".join(lines)
        assert "[link=http://evil]e[/link]:skull:" in text
        assert not set(text) & set("\x1b\x9b\u202e\x07")
