"""Pages: what fits into the window below what nobody has had time to read yet."""

from collections.abc import Iterator, Sequence


def paged(lines: Sequence[str], room: int, window: int) -> Iterator[Sequence[str]]:
    """Return the lines of a screen in pages: the first fits into `room` and may be empty, the others into `window`.

    A screen that fits into a window is never torn; another ends its pages between paragraphs, so that no list of
    choices is torn; where none ends, anywhere.
    """
    while len(lines) > room:
        end = 0 if room < window and len(lines) <= window else _end(lines, room, window)
        yield lines[:end]
        lines, room = lines[end:], window
    if lines:
        yield lines


def _end(lines: Sequence[str], room: int, window: int) -> int:
    ends = [at for at in range(1, room + 1) if not lines[at].strip()]
    if ends:
        return ends[-1]
    return room if room == window else 0
