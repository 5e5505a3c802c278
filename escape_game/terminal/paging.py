"""Pages: what fits into the window below what nobody has had time to read yet."""

from collections.abc import Iterator, Sequence

_FEWEST = 3  # lines of a page
_ROOMY = 2 * _FEWEST  # a window that can be particular


def paged(lines: Sequence[str], room: int, window: int) -> Iterator[Sequence[str]]:
    """Return the lines of a screen in pages: the first fits into `room` and may be empty, the others into `window`.

    A screen that fits into a window is never torn; another ends its pages between paragraphs, so that no list of
    choices is torn; where none ends, anywhere. No page is a heading alone, or the end of a sentence.
    """
    while len(lines) > room:
        end = 0 if room < window and len(lines) <= window else _end(lines, room, window)
        yield lines[:end]
        lines, room = lines[end:], window
    if lines:
        yield lines


def _end(lines: Sequence[str], room: int, window: int) -> int:
    ends = [at for at in range(1, room + 1) if not lines[at].strip()]
    if ends and (ends[-1] >= _FEWEST or window < _ROOMY):
        return ends[-1]
    if room < window:
        return 0
    return room if window < _ROOMY else min(room, len(lines) - _FEWEST)
