"""The bytes of a story file to text, or why they are none."""

import re
from collections.abc import Callable

from escape_game.errors import SourceSpan

MOST_BYTES = 4_000_000

Report = Callable[[str, SourceSpan, str, str], None]
"""How a problem is told: its code, its place, the message, the hint."""

_BREAK = re.compile("[\x85\u2028\u2029]")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def decode(data: bytes, file: str, report: Report) -> str | None:
    """Return the text of a file, or report why it isn't text."""
    start = SourceSpan(file, 1, 1)
    if len(data) > MOST_BYTES:
        report("Y112", start, f"this file has {len(data):,} bytes", "split it: four million are the most")
        return None
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        report("Y110", start, "this file is UTF-16", "save it as UTF-8")
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        column = len(before.rpartition(b"\n")[2]) + 1
        span = SourceSpan(file, before.count(b"\n") + 1, column)
        report("Y110", span, "this file is not UTF-8 from here on", "save it as UTF-8")
        return None
    unprintable = _UNPRINTABLE.search(text)
    if unprintable is not None:
        at = unprintable.start()
        span = SourceSpan(file, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
        name = "a NUL byte" if text[at] == "\0" else f"a control character (U+{ord(text[at]):04X})"
        report("Y110", span, f"{name}: this is no text", "take it out, and save the file again as UTF-8")
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if text.isascii() else _BREAK.sub(" ", text)
