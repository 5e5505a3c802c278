"""A condition as words for players: the reason that a check shows for its bonus."""

from escape_game.reading.names import Names
from escape_game.reading.tokens import END, Token, Words

_SIGNS = {"<": "below", "<=": "at most", "=": "at", ">=": "at least", ">": "above"}
_LEFT_OUT = ("has", "(", ")")


def readable(text: str, names: Names) -> str:
    """Return a condition as a player may read it: a single item's or fact's title, else its words without ids."""
    words = [word.text for word in _tokens(text)]
    if len(words) == 2 and words[0] == "has" and words[1] in names.items:  # noqa: PLR2004 - `has` and its item
        return names.items[words[1]].title or _plain(words[1])
    if len(words) == 1 and words[0] in names.facts:
        return names.facts[words[0]].title or _plain(words[0])
    return " ".join(filter(None, (_word(word, names) for word in words)))


def _tokens(text: str) -> list[Token]:
    words = Words(text)
    found = []
    while words.now.kind != END:
        found.append(words.take())
    return found


def _word(word: str, names: Names) -> str:
    if word in _LEFT_OUT:
        return ""
    if word in names.people:
        return names.display(word)
    if word.isupper() and word.isalpha():
        return "somebody"  # which role it is says nothing to a player
    if word in names.quantities:
        return names.quantities[word].title.lower() or _plain(word)
    if word in names.items:
        return _plain(word)
    return _SIGNS.get(word, _plain(word))


def _plain(word: str) -> str:
    return word.replace("_", " ")
