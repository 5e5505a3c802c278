"""Where words stand on the screen: margins and measures."""

from typing import NamedTuple

from escape_game.terminal.options import NO_WRAPPING, Options

NARROW = 40  # windows below it are drawn plain
ROOMY = 60  # from here on there is a margin, and tables are tables
MARGIN = 2
MEASURE = 72  # characters of prose a line, at most
WIDEST_TABLE = 100
ENDLESS = 1_000_000


class Layout(NamedTuple):
    """`measure` is for prose and plain lines, `wide` for tables and rules; both leave out the margin."""

    margin: int
    measure: int
    wide: int
    tables: bool
    plain: bool
    ascii: bool


def lay_out(options: Options, columns: int) -> Layout:
    """Return the layout for a window of so many columns."""
    plain = options.plain or columns < NARROW
    margin = 0 if plain or columns < ROOMY else MARGIN
    room = columns - 1 - margin
    measure = room if plain else min(MEASURE, room - 1 if margin else room)
    if options.width == NO_WRAPPING:
        measure = ENDLESS
    elif options.width is not None:
        # One column stays free, since a full line makes some terminals begin another.
        measure = options.width - 1 if not options.interactive else min(options.width, room)
    wide = min(WIDEST_TABLE, room, options.width or WIDEST_TABLE)
    return Layout(margin, measure, wide, columns >= ROOMY, plain, options.ascii)
