"""Finds today's names for the names in an old save or record."""

import re
from collections.abc import Container, Iterator, Sequence

_PARTS = re.compile(r"([^\w.]+)")  # "once:salt_well.strain" and "duty.nurse.voss" are names made of names


class Renaming:
    """The story's `renamed:`, followed to its end. A name that the story still has is never followed."""

    def __init__(self, renamed: tuple[tuple[str, str], ...]) -> None:
        self._newer = dict(renamed)

    def today(self, name: str, known: Container[str]) -> str | None:
        """Return the one of `known` that this name means now, or None."""
        if name in known:
            return name
        return next((followed for followed in self._readings(name) if followed in known), None)

    def value_today(self, owner: str, value: str, known: Sequence[str]) -> str | None:
        """Return the one of `known` that a value means now, of a fact or of a kind of orders called `owner` today."""
        if value in known:
            return value
        wholes = {f"{owner}.{each}": each for each in known}
        for name in (owner, *self.former(owner)):
            found = self.today(f"{name}.{value}", wholes)
            if found is not None:
                return wholes[found]
        return self.today(value, known)

    def former(self, name: str) -> tuple[str, ...]:
        """Return every name that has become this one."""
        return tuple(older for older in self._newer if older != name and self._followed(older) == name)

    def _readings(self, name: str) -> Iterator[str]:
        yield "".join(self._part(part) for part in _PARTS.split(name))
        kind, colon, own = name.partition(":")
        if colon:  # "duty:nurse" is the duty that `renamed:` calls duty.nurse
            yield self._followed(f"{kind}.{own}").replace(".", ":", 1)

    def _part(self, part: str) -> str:
        names = self._followed(part).split(".")
        if len(names) > 2:  # noqa: PLR2004 - an order and to whom it is given
            names = [*self._followed(".".join(names[:2])).split("."), *names[2:]]
        return ".".join(map(self._followed, names))

    def _followed(self, name: str) -> str:
        for _ in self._newer:  # a ring of renamings ends too
            if name not in self._newer:
                break
            name = self._newer[name]
        return name
