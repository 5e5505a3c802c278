"""A journey as a file for readers: text, Markdown, or a page that looks as the terminal did, HTML or SVG."""

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

from escape_game.engine.journey import Journey
from escape_game.engine.paragraphs import Para
from escape_game.errors import UsageError
from escape_game.story.cleaning import clean
from escape_game.terminal.blocks import Heading, Prose, Screen
from escape_game.terminal.layout import Layout
from escape_game.terminal.options import Options
from escape_game.terminal.plain_drawing import draw as draw_plain
from escape_game.terminal.transcript import screens, written

if TYPE_CHECKING:
    from rich.console import Console

_PAGE = Layout(margin=2, measure=72, wide=78, tables=True, plain=False, ascii=False)
_LINES = Layout(margin=0, measure=1_000_000, wide=78, tables=False, plain=True, ascii=False)
_COLUMNS = 80
_ID = "walk-south"  # stable: the same journey gives the same file
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|!])")
_NUMBERED = re.compile(r"^([0-9]+)([.)])|^([-+])", re.MULTILINE)
_FONT_FACE = re.compile(r"@font-face \{\{.*?\}\}\s*", re.DOTALL)


def printed(journey: Journey, options: Options, suffix: str) -> str:
    """Return a journey in the format of a file name's ending. Raises UsageError for an ending we don't know."""
    if suffix.casefold() not in FORMATS:
        *most, last = FORMATS
        raise UsageError(f"A transcript is {', '.join(most)} or {last}; '{clean(suffix)}' is none of these.")
    return FORMATS[suffix.casefold()](journey, options)


def _markdown(journey: Journey, options: Options) -> str:
    parts = [f"# {_escaped(journey.story.title)}", f"Seed {journey.seed}."]
    parts += [part for screen in screens(journey, options) for part in _markdown_parts(screen)]
    return "\n\n".join(parts) + "\n"


def _markdown_parts(screen: Screen) -> Iterator[str]:
    for block in screen.blocks:
        match block:
            case Heading(_, parts):
                yield f"## {_escaped(', '.join(parts))}"
            case Prose(paragraphs):
                yield from (_markdown_paragraph(paragraph) for paragraph in paragraphs)
            case _:
                lines = [_escaped(line) for line in draw_plain(Screen((block,)), _LINES) if line]
                yield from ["  \n".join(lines)] if lines else []


def _markdown_paragraph(paragraph: Para) -> str:
    words = "".join(f"*{_escaped(span.text)}*" if span.emphasis else _escaped(span.text) for span in paragraph.spans)
    return f"**{_escaped(paragraph.speaker)}:** {words}" if paragraph.speaker else words


def _escaped(words: str) -> str:
    """Return words that mean nothing to Markdown."""
    words = _MARKDOWN.sub(r"\\\1", clean(words))
    return _NUMBERED.sub(lambda found: f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}", words)


def _html(journey: Journey, options: Options) -> str:
    from html import escape

    from rich._export_format import CONSOLE_HTML_FORMAT

    page = CONSOLE_HTML_FORMAT.replace("<html>", '<html lang="en">').replace(
        "<style>", f"<title>{_braced(escape(clean(journey.story.title)))}</title>\n<style>", 1
    )
    return _drawn(journey, options).export_html(code_format=page)


def _svg(journey: Journey, options: Options) -> str:
    from rich._export_format import CONSOLE_SVG_FORMAT

    page = _FONT_FACE.sub("", CONSOLE_SVG_FORMAT)  # a page that is read offline, and tells nobody that it is read
    return _drawn(journey, options).export_svg(title=clean(journey.story.title), code_format=page, unique_id=_ID)


def _drawn(journey: Journey, options: Options) -> "Console":
    """Return a console that remembers the whole journey as it was drawn."""
    import io

    from rich.console import Console

    from escape_game.terminal.rich_drawing import draw

    console = Console(
        file=io.StringIO(), record=True, width=_COLUMNS, force_terminal=True, color_system="standard",
        markup=False, emoji=False, highlight=False, legacy_windows=False,
    )  # fmt: skip
    for screen in screens(journey, options):
        for line in draw(screen, _PAGE):
            console.print(line, soft_wrap=True)
        console.print()
    return console


def _braced(words: str) -> str:
    return words.replace("{", "{{").replace("}", "}}")


FORMATS: Final[dict[str, Callable[[Journey, Options], str]]] = {
    ".txt": written, ".md": _markdown, ".html": _html, ".svg": _svg,
}  # fmt: skip
