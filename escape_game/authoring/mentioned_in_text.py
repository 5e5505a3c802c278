"""The names that conditions, cast lines and braces in prose mention, each with its kind and its place."""

import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from escape_game.errors import SourceSpan
from escape_game.reading.lines import Source
from escape_game.reading.nodes import TextNode
from escape_game.reading.stretches import dividers
from escape_game.reading.tokens import WORD, Token, tokens

DECLARED, SET, READ, SHOWN = "declared", "set", "read", "shown"
SCENE, CHOICE, LEG, ENDING, REGION, DECK = "scene", "choice", "leg", "ending", "region", "deck"
COMPANION, SKILL, ITEM, FACT, COUNTER = "companion", "skill", "item", "fact", "counter"
QUANTITY, MEASURE, DIFFICULTY = "quantity", "measure", "difficulty"
VALUE, ORDER = "value", "order"  # named with what they belong to: `wood_rule.cord`, `pace.forced`

_ASKED_AFTER: Final = {"has": ITEM, "seen": SCENE}
_ASKED_BY_IS: Final = {"region": REGION, "difficulty": DIFFICULTY}
_ORDERED: Final = ("pace", "ration", "march", "watering")
_ALONE: Final = (COMPANION, QUANTITY, COUNTER, FACT)  # in the order in which the reader tries them
_BONUS: Final = re.compile(r"[+-]\d+ if (.+?)(?: because .*)?", re.DOTALL)
_GUARD: Final = re.compile(r"(?:(?<!\\)\{\s*(?:else\s+)?if|\|\s*else\s+if)\b([^{}:|]*)")
_VALUE: Final = re.compile(r"(?<!\\)\{\s*([^\W\d]\w*)[^{}|:]*\}")
_BY_ROLE: Final = re.compile(r"(?<!\\)\{\s*by\s+\w+\s*:")
_ARM: Final = re.compile(r"\s*([^\W\d]\w*)\s*:")


class Mention(NamedTuple):
    """A place that names something. `text` is what stands there: a choice without its scene, a companion's name."""

    kind: str
    name: str
    use: str
    span: SourceSpan
    text: str


class Known(NamedTuple):
    """What a story declares: names by kind, and companions by the names that prose calls them."""

    names: Mapping[str, frozenset[str]]
    called: Mapping[str, str]

    def kind_of(self, word: str) -> str | None:
        """Return the kind of a name that stands alone in a condition."""
        return next((kind for kind in _ALONE if word in self.names[kind]), None)

    def measure(self, word: str) -> str | None:
        """Return the measure of which this is the plural, or the name."""
        return next((each for each in (word, word.removesuffix("s")) if each in self.names[MEASURE]), None)


def in_condition(node: TextNode, known: Known) -> Iterator[Mention]:
    """Return what a condition names."""
    yield from _condition(Source(node), 0, len(node.value), known)


def in_bonus(node: TextNode, known: Known) -> Iterator[Mention]:
    """Return what the condition of a bonus names."""
    found = _BONUS.fullmatch(node.value.strip())
    if found:
        start = node.value.index(found[1])
        yield from _condition(Source(node), start, start + len(found[1]), known)


def in_cast(node: TextNode, known: Known) -> Iterator[Mention]:
    """Return the companions and skills of a cast line."""
    source, before = Source(node), ""
    for token in tokens(node.value):
        if before == "skill":
            yield _mention(SKILL, READ, token, source, 0)
        elif token.text in known.names[COMPANION]:
            yield _mention(COMPANION, READ, token, source, 0)
        before = token.text


def in_prose(node: TextNode, known: Known) -> Iterator[Mention]:
    """Return what words name: in guards, in braces, and companions by their own names."""
    source, text = Source(node), node.value
    for guard in _GUARD.finditer(text):
        yield from _condition(source, *guard.span(1), known)
    for value in _VALUE.finditer(text):
        yield from _value(value, source, known)
    for head in _BY_ROLE.finditer(text):
        yield from _arms(head.end(), source, known)
    for called, companion in known.called.items():
        for found in re.finditer(rf"\b{re.escape(called)}\b", text):
            yield Mention(COMPANION, companion, SHOWN, source.locate(found.start(), len(called)), called)


def _condition(source: Source, start: int, end: int, known: Known) -> Iterator[Mention]:
    read = tokens(source.text[start:end])
    for place, token in enumerate(read):
        if token.kind != WORD:
            continue
        kind = _kind(read, place, known)
        measure = known.measure(token.text) if kind is None else None
        if kind in (VALUE, ORDER):
            whole = f"{_subject(read, place)}.{token.text}"
            yield _mention(kind, READ, token, source, start)._replace(name=whole)
        elif kind is not None:
            yield _mention(kind, READ, token, source, start)
        elif measure is not None:
            span = source.locate(start + token.start, len(token.text))
            yield Mention(MEASURE, measure, READ, span, token.text)


def _kind(read: list[Token], place: int, known: Known) -> str | None:
    """Return the kind of a name by the words before it; None for words of the grammar and values of facts."""
    word = read[place].text
    before = read[place - 1].text if place else ""
    if before in _ASKED_AFTER:
        return _ASKED_AFTER[before]
    subject = _subject(read, place)
    if subject is None:
        return known.kind_of(word)
    if subject in _ASKED_BY_IS:
        return _ASKED_BY_IS[subject]
    if f"{subject}.{word}" in known.names[VALUE]:
        return VALUE
    if subject in _ORDERED:
        return ORDER
    return COMPANION if subject.isupper() and word in known.names[COMPANION] else None


def _subject(read: list[Token], place: int) -> str | None:
    """Return the word before `is`, where a word stands behind that; else None."""
    back = place - 2 if place and read[place - 1].text == "not" else place - 1
    return read[back - 1].text if back > 0 and read[back].text in ("is", "are") else None


def _value(found: re.Match[str], source: Source, known: Known) -> Iterator[Mention]:
    word = found[1]
    span = source.locate(found.start(1), len(word))
    for kind in (QUANTITY, COUNTER):
        if word in known.names[kind]:
            yield Mention(kind, word, SHOWN, span, word)
            return
    measure = known.measure(word)
    if measure is not None:
        yield Mention(MEASURE, measure, SHOWN, span, word)


def _arms(start: int, source: Source, known: Known) -> Iterator[Mention]:
    """Return the companions who have words of their own in a `{by X: …}`."""
    starts = [start]
    for sign, position in dividers(source.text, start, len(source.text)):
        if sign == "|":
            starts.append(position + 1)
    for arm in starts:
        found = _ARM.match(source.text, arm)
        if found and found[1] in known.names[COMPANION]:
            yield Mention(COMPANION, found[1], SHOWN, source.locate(found.start(1), len(found[1])), found[1])


def _mention(kind: str, use: str, token: Token, source: Source, start: int) -> Mention:
    return Mention(kind, token.text, use, source.locate(start + token.start, len(token.text)), token.text)
