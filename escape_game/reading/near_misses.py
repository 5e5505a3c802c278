"""Names that a slip of the pen was probably meant for."""

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known name that a word was probably meant for; "" if none is near."""
    found = get_close_matches(word, list(known), n=1)
    return found[0] if found else ""


def did_you_mean(word: str, known: Iterable[str], also: str = "") -> str:
    """Return `did you mean 'kazik'?`, where anything is near; `also` is said in any case."""
    near = nearest(word, known)
    return f"did you mean '{near}'? {also}".rstrip() if near else also


def no_such(what: str, name: str, known: Iterable[str], also: str = "") -> str:
    """Say that nothing of a kind has this name, and what may have been meant."""
    said = did_you_mean(name, known, also)
    return f"there is no {what} '{name}'" + (f"; {said}" if said else "")
