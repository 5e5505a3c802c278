"""Tables of plain text."""

from collections.abc import Iterable, Sequence


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> list[str]:
    """Return the lines of a table and an empty one; none where there are no rows. Whole numbers stand to the right."""
    cells = [list(head), *([str(cell) for cell in row] for row in rows)]
    if len(cells) == 1:
        return []
    columns = list(zip(*cells, strict=True))
    widths = [max(map(len, column)) for column in columns]
    to_right = [all(cell.isdecimal() for cell in column[1:]) for column in columns]
    return [*(_line(row, widths, to_right) for row in cells), ""]


def _line(row: Sequence[str], widths: Sequence[int], to_right: Sequence[bool]) -> str:
    fitted = (
        cell.rjust(width) if right else cell.ljust(width)
        for cell, width, right in zip(row, widths, to_right, strict=True)
    )
    return "  ".join(fitted).rstrip()
