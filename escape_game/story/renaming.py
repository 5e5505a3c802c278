"""Finds today's names for the names in an old save or record."""

import re
from collections.abc import Container

_PARTS = re.compile(r"([^\w.]+)")  # "once:salt_well.strain" and "duty.nurse.voss" are names made of names


class Renaming:
    """The story's `renamed:`, followed to its end. A name that the story still has is never followed."""

    def __init__(self, renamed: tuple[tuple[str, str], ...]) -> None:
        self._newer = dict(renamed)

    def today(self, name: str, known: Container[str]) -> str | None:
        """Return the one of `known` that this name means now, or None."""
        if name in known:
            return name
        followed = "".join(self._part(part) for part in _PARTS.split(name))
        return followed if followed in known else None

    def former(self, name: str) -> tuple[str, ...]:
        """Return every name that has become this one."""
        return tuple(older for older in self._newer if older != name and self._followed(older) == name)

    def _part(self, part: str) -> str:
        return ".".join(self._followed(name) for name in self._followed(part).split("."))

    def _followed(self, name: str) -> str:
        for _ in self._newer:  # a ring of renamings ends too
            if name not in self._newer:
                break
            name = self._newer[name]
        return name
