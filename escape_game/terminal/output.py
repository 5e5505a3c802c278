"""The one place where words leave for the screen."""

import os
import sys
from contextlib import suppress
from errno import EIO
from typing import TextIO

from escape_game.errors import FINE, PROBLEMS
from escape_game.terminal.blocks import Screen
from escape_game.terminal.layout import ENDLESS, Layout, lay_out
from escape_game.terminal.options import Options
from escape_game.terminal.paging import paged

BROKEN_PIPE = 141
PIPE_COLUMNS, ROWS = 80, 24
ROWS_KEPT = 2  # for what asks whether to go on


class ScreenLost(SystemExit):
    """Nobody reads what we write any more: a pipe's end, or a full disk."""


class Output:
    """Draws screens onto a stream, in pages, one blank line between two screens."""

    def __init__(self, stream: TextIO, options: Options) -> None:
        self.stream = stream
        self.options = options
        self._spaced = True  # the cursor is at the start of a line, below a blank one or nothing
        self._unread = 0  # lines since somebody was last waited for

    def layout(self) -> Layout:
        """Return the layout for the window as it is now."""
        return lay_out(self.options, self.columns())

    def columns(self) -> int:
        """Return the window's width. An exported COLUMNS is not asked: it is often another window's."""
        if not self.options.interactive:
            return PIPE_COLUMNS if self.options.width is None else (self.options.width or ENDLESS)
        return self._window()[0]

    def rows(self) -> int:
        """Return the window's height."""
        return self._window()[1]

    def _window(self) -> tuple[int, int]:
        try:
            columns, lines = os.get_terminal_size(self.stream.fileno())
        except (OSError, ValueError):
            columns, lines = 0, 0
        return columns or PIPE_COLUMNS, lines or ROWS

    def pages(self, screen: Screen) -> list[str]:
        """Return a screen as the terminal gets it, in parts that fit into the window where pages are wanted.

        Before each but the first, somebody is to be waited for. The first is empty where nothing of it would fit below
        what is there and not read yet.
        """
        text = self.drawn(screen)
        if not self.options.paging or self.options.plain:
            return [text] if text else []
        window = max(1, self.rows() - ROWS_KEPT)
        room = max(0, window - self._unread - (not self._spaced))
        return ["".join(page) for page in paged(text.splitlines(keepends=True), room, window)]

    def put(self, page: str) -> None:
        """Write a page of a screen."""
        if page:
            self.write(page)
            self._spaced = False
            self._unread += page.count("\n")

    def space(self) -> None:
        """Leave a blank line below what is there, unless there is one already."""
        if not self._spaced:
            self.write("\n")
            self._spaced = True
            self._unread += 1

    def answered(self, *, erased: bool) -> None:
        """Take note that a prompt was answered, and whether it is gone from the screen."""
        self._spaced = erased and self._spaced
        self._unread = 0

    def went_on(self) -> None:
        """Take note that what is on the screen was read."""
        self._unread = 0

    def drawn(self, screen: Screen) -> str:
        """Return a screen as the terminal gets it."""
        layout = self.layout()
        if layout.plain:
            from escape_game.terminal.plain_drawing import draw as draw_plain  # late: one of the two is needed

            return "".join(line + "\n" for line in draw_plain(screen, layout))
        from escape_game.terminal.palette import theme_of
        from escape_game.terminal.rich_drawing import draw, encoded

        options = self.options
        styles = theme_of(options.theme, options.depth).styles
        return encoded(draw(screen, layout, styles), color=options.color, depth=options.depth)

    def prompt(self, words: str) -> str:
        """Return a prompt with its margin."""
        return " " * self.layout().margin + words

    def write(self, text: str) -> None:
        """Write and flush; nobody else does."""
        try:
            self.stream.write(text)
            self.stream.flush()
        except BrokenPipeError:
            self._give_up()
            raise ScreenLost(BROKEN_PIPE) from None
        except OSError as error:
            self._give_up()
            if error.errno == EIO:  # the terminal has gone, and stderr with it: no more than the end of input
                raise ScreenLost(FINE) from None
            remark(f"The screen can't be written: {error.strerror}. Progress is saved.")
            raise ScreenLost(PROBLEMS) from None

    def _give_up(self) -> None:
        """Point the stream at nothing, or Python would fail once more when it flushes at exit."""
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, self.stream.fileno())
        os.close(nowhere)


def remark(words: str) -> None:
    """Say something that is no part of the game's text."""
    if sys.stderr is not None:
        with suppress(OSError):
            sys.stderr.write(words + "\n")
            sys.stderr.flush()
