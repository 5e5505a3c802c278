"""Draws screens as rich Text: headings with a rule, columns where they fit, colours from one small theme."""

import io
from collections.abc import Mapping
from typing import assert_never

from rich.console import Console
from rich.text import Text

from escape_game.engine.paragraphs import Para
from escape_game.story.cleaning import clean
from escape_game.terminal.blocks import (
    Block,
    Branch,
    Chart,
    Heading,
    Line,
    Lines,
    Menu,
    Prose,
    Row,
    Screen,
    Spot,
    Status,
    Table,
    Title,
    Tree,
    Words,
    same,
    sentence,
)
from escape_game.terminal.layout import ENDLESS, Layout
from escape_game.terminal.lettering import cells, to_ascii, wrapped
from escape_game.terminal.palette import ANSI, SIXTEEN, THEMES, Depth

_PAUSE = " · "
_INDENT = "  "
UNBROKEN = 78  # columns that one line of ours may have


def draw(screen: Screen, layout: Layout, styles: Mapping[str, str] = THEMES[ANSI].styles) -> list[Text]:
    """Return the lines of a screen, without its prompt and without trailing blanks."""
    pen = _Pen(layout, styles)
    lines: list[Text] = []
    for block in screen.blocks:
        drawn = pen.block(block)
        if drawn and lines:
            lines.append(Text())
        lines += drawn
    return [pen.placed(line) for line in lines]


def encoded(lines: list[Text], *, color: bool, depth: Depth = SIXTEEN) -> str:
    """Return lines as the terminal gets them; `depth` is one of the palette's."""
    written = io.StringIO()  # not stdout, which rich would flush, though it may have gone
    console = Console(
        file=written, width=ENDLESS, force_terminal=True, color_system=depth, no_color=not color,
        markup=False, emoji=False, highlight=False, legacy_windows=False,
    )  # fmt: skip
    if lines:  # in one go: each print costs as much as drawing three lines
        console.print(Text("\n").join(lines), soft_wrap=True)
    return written.getvalue()


class _Pen:
    """Blocks to lines, for one layout."""

    def __init__(self, layout: Layout, styles: Mapping[str, str]) -> None:
        self.layout = layout
        self._styles = styles
        self._console = Console(width=ENDLESS, color_system=None, markup=False, emoji=False, highlight=False)

    def placed(self, line: Text) -> Text:
        line.rstrip()
        return Text(" " * self.layout.margin).append_text(line) if line.plain else line

    def letters(self, words: str) -> str:
        words = clean(words)
        return to_ascii(words) if self.layout.ascii else words

    def text(self, words: str, style: str = "") -> Text:
        return Text(self.letters(words), self._styles[style])

    def wrap(self, text: Text, measure: int | None = None) -> list[Text]:
        return list(text.wrap(self._console, measure or self.layout.measure, tab_size=1))

    def block(self, block: Block) -> list[Text]:
        match block:
            case Heading(_, parts):
                return self.heading(parts)
            case Title(name):
                return self.title(name)
            case Prose(paragraphs):
                return self.prose(paragraphs)
            case Status(parts):
                return self.status(parts)
            case Lines(lines):
                return [text for line in lines for text in self.line(line)]
            case Menu(rows):
                return self.menu(rows)
            case Table():
                return self.table(block)
            case Chart(spots, legend):
                return [*self.chart(spots), Text(), *self.line(same(legend))]
            case Tree(branches, legend):
                return [*self.tree(branches), Text(), *self.line(same(legend))]
            case _:
                assert_never(block)

    def heading(self, parts: tuple[str, ...]) -> list[Text]:
        rule = self.letters("─")
        text = self.text(f"── {_PAUSE.join(parts)} ", "title")
        lines = self.wrap(text, self.layout.wide)
        lines[-1].rstrip()
        left = self.layout.wide - lines[-1].cell_len - 1
        if left > 0:
            lines[-1].append(" " + rule * left, self._styles["title"])
        return lines

    def title(self, name: str) -> list[Text]:
        capitals = name.upper()
        spaced = "   ".join(" ".join(word) for word in capitals.split())
        return self.wrap(self.text(spaced if self.layout.tables else capitals, "title"))

    def prose(self, paragraphs: tuple[Para, ...]) -> list[Text]:
        lines: list[Text] = []
        for paragraph in paragraphs:
            text = Text()
            if paragraph.speaker:
                text.append_text(self.text(f"{paragraph.speaker}: "))
            for span in paragraph.spans:
                text.append_text(self.text(span.text, "emphasis" if span.emphasis else ""))
            if text.plain:
                lines += [Text()] * bool(lines) + self.wrap(text)
        return lines

    def status(self, parts: tuple[Line, ...]) -> list[Text]:
        """Break no part while there is a line that holds it."""
        lines: list[Text] = []
        for part in parts:
            text = self.text(part.words.shown, part.tone)
            if lines and cells(lines[-1].plain) + cells(_PAUSE) + cells(text.plain) <= self.layout.wide:
                lines[-1].append_text(self.text(_PAUSE)).append_text(text)
            else:
                lines += self.wrap(text, self.layout.wide)
        return lines

    def line(self, line: Line) -> list[Text]:
        """Break a line only where it is too long for one line of the window, lest a single word be left over."""
        words = self.letters(line.words.shown)
        pieces = wrapped(words, max(self.layout.measure, min(self.layout.wide, UNBROKEN)))
        if len(pieces) > 1:
            pieces = wrapped(words, self.layout.measure, len(_INDENT))
        return [Text(piece, self._styles[line.tone]) for piece in pieces]

    def menu(self, rows: tuple[Row, ...]) -> list[Text]:
        indent = len(_INDENT) if self.layout.tables else 0
        hang = indent + len(f"{max((row.number for row in rows), default=0)}. ")
        column = hang + max((cells(self.letters(sentence(row.label))) for row in rows), default=0) + 3
        details = [self.details(row) for row in rows]
        beside = self.layout.tables and all(column + text.cell_len <= self.layout.wide for text in details)
        lines: list[Text] = []
        for row, text in zip(rows, details, strict=True):
            mark = Text(" " * indent).append(f"{row.number}." if row.number else "-", self._styles["key"])
            label = self.hung(mark, self.text(sentence(row.label)), hang)
            if beside and text.plain:
                label[-1].append(" " * (column - label[-1].cell_len)).append_text(text)
            lines += label
            if text.plain and not beside:
                lines += self.hung(Text(), text, hang)
        return lines

    def details(self, row: Row) -> Text:
        lines = [Line(Words(f"locked: {row.locked.rstrip('.')}", ""))] * (not row.number) + list(row.details)
        return self.text(_PAUSE).join(self.text(line.words.shown, line.tone) for line in lines)

    def hung(self, mark: Text, text: Text, hang: int) -> list[Text]:
        """Wrap a text beside its mark."""
        marks = [mark.append(" " * (hang - mark.cell_len))]
        pieces = self.wrap(text, max(1, self.layout.measure - hang))
        marks += [Text(" " * hang) for _ in pieces[1:]]
        return [before.append_text(piece) for before, piece in zip(marks, pieces, strict=False)]

    def chart(self, spots: tuple[Spot, ...]) -> list[Text]:
        from escape_game.terminal.charting import along, down  # late: only the map needs it

        lines = along(spots, self.layout.wide) if self.layout.tables else down(spots)
        return [self.text(piece) for line in lines for piece in self.cut(line)]

    def tree(self, branches: tuple[Branch, ...]) -> list[Text]:
        from escape_game.terminal.charting import tree  # late: as above

        return [self.text(piece) for line in tree(branches, self.layout.wide) for piece in self.cut(line)]

    def cut(self, line: str) -> list[str]:
        """Break a line of a drawing only where it is wider than the window."""
        return [line] if cells(self.letters(line)) <= self.layout.wide else wrapped(line, self.layout.wide)

    def table(self, table: Table) -> list[Text]:
        """Draw columns where they fit, without those that hold nothing; else sentences."""
        rows = [*([table.headings] if table.headings else []), *(record.cells for record in table.records)]
        tones = [*(["title"] if table.headings else []), *(record.tone for record in table.records)]
        columns = zip(*(record.cells for record in table.records), strict=True)
        used = [at for at, column in enumerate(columns) if any(column)]
        widths = [max(cells(self.letters(row[at])) for row in rows) for at in used]
        if not self.layout.tables or len(_INDENT) + sum(widths) + 2 * (len(widths) - 1) > self.layout.wide:
            return [text for r in table.records for text in self.line(Line(Words(r.sentence, r.sentence), r.tone))]
        return [
            self.text(
                _INDENT + "  ".join(self.filled(row[at], width) for at, width in zip(used, widths, strict=True)), tone
            )
            for row, tone in zip(rows, tones, strict=True)
        ]

    def filled(self, cell: str, width: int) -> str:
        return cell + " " * (width - cells(self.letters(cell)))
