"""The words, numbers and signs of a condition or a cast line, each with its place."""

import re
from typing import NamedTuple

from escape_game.story.layout import THOUSANDTHS

WORD, NUMBER, SIGN, END = "word", "number", "sign", "end"
# Every alternative starts with characters that no other starts with, and none can fail late: reading is linear.
_TOKEN = re.compile(r"(?P<word>[^\W\d]\w*)|(?P<number>\d+(?:\.\d+)?)|(?P<sign><=|>=|==|!=|<>|&&|\|\||[^\w\s])")
_DIGITS = 3
_LONGEST = 9  # digits before the point: more are no amount of anything in a story


class Token(NamedTuple):
    """A word, a number, a sign, or the end. `start` counts characters from the beginning of the text."""

    kind: str
    text: str
    start: int


def tokens(text: str) -> list[Token]:
    """Return the tokens of a text; the last is always the end."""
    found = [Token(str(match.lastgroup), match.group(), match.start()) for match in _TOKEN.finditer(text)]
    return [*found, Token(END, "", len(text.rstrip()))]


def thousandths(number: str) -> int | None:
    """Return a number token's value in thousandths; None if it has more digits than a story can count in."""
    whole, _, fraction = number.partition(".")
    if len(fraction.rstrip("0")) > _DIGITS or len(whole) > _LONGEST:
        return None
    return int(whole) * THOUSANDTHS + int(fraction[:_DIGITS].ljust(_DIGITS, "0"))


class UnreadableError(Exception):
    """A text that breaks a rule; whoever reads it turns this into a Problem."""

    def __init__(self, code: str, token: Token, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.token = token
        self.message = message
        self.hint = hint


class Words:
    """The tokens of one text and how far they have been read."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._tokens = tokens(text)
        self._next = 0

    @property
    def now(self) -> Token:
        """Return the token that is read next."""
        return self._tokens[self._next]

    @property
    def then(self) -> Token:
        """Return the one after it."""
        return self._tokens[min(self._next + 1, len(self._tokens) - 1)]

    def take(self) -> Token:
        """Read one token and return it; the end can be read for ever."""
        token = self.now
        self._next = min(self._next + 1, len(self._tokens) - 1)
        return token

    def accept(self, *texts: str) -> bool:
        """Read these tokens if they come next."""
        ahead = self._tokens[self._next : self._next + len(texts)]
        if [token.text for token in ahead] != list(texts):
            return False
        self._next += len(texts)
        return True

    def word(self, code: str, message: str, hint: str) -> Token:
        """Read a word, or complain that there is none."""
        if self.now.kind != WORD:
            raise UnreadableError(code, self.now, message, hint)
        return self.take()
