from escape_game.terminal.blocks import Lines, Record, Screen, Status, Table, same
from escape_game.terminal.layout import lay_out
from escape_game.terminal.options import Options
from escape_game.terminal.rich_drawing import draw


def drawn(block, columns=80, **options):
    return [line.plain for line in draw(Screen((block,)), lay_out(Options(**options), columns))]


def test_a_column_that_holds_nothing_is_not_headed():
    table = Table(("Name", "Bond", "Notes"), (Record(("Smith", "3/5", ""), ""), Record(("You", "-", ""), "")))
    assert drawn(table) == ["    Name   Bond", "    Smith  3/5", "    You    -"]


def test_the_line_of_numbers_is_as_wide_as_a_table_and_breaks_between_its_parts():
    status = Status(tuple(map(same, ("Food 96/98 rations CRITICAL", "Morale 47/100 steady", "Hunted 0/10", "7 alive"))))
    assert drawn(status) == ["  Food 96/98 rations CRITICAL · Morale 47/100 steady · Hunted 0/10 · 7 alive"]
    assert drawn(status, width=60)[1] == "  Hunted 0/10 · 7 alive"


def test_no_single_word_is_left_over_where_the_window_has_room_for_it():
    line = Lines((same("Colours: ansi. Type options theme dark, light, hc-dark, hc-light or the mono."),))
    assert len(drawn(line)) == 1
    assert drawn(line, columns=60)[-1].startswith("    ")
