"""Rendering: a passage and a state to paragraphs that a player reads."""

import re
from collections.abc import Iterable, Iterator
from typing import assert_never

from escape_game.engine.amounts import amount_text, date_text, figures, in_words
from escape_game.engine.dice import roll
from escape_game.engine.judging import NOBODY, company, heads, holds, player_of, shared
from escape_game.engine.paragraphs import Para, Span
from escape_game.engine.state import State
from escape_game.story.layout import DATE, DAY, NIGHTS
from escape_game.story.prose import (
    COMPANIONS,
    CYCLE,
    HEADS,
    LEFT_OVER,
    MEASURE,
    NIGHTS_SPENT,
    NUMBER,
    PER_HEAD,
    QUANTITY,
    RANDOM,
    TODAY,
    Amount,
    Block,
    ByRole,
    Emphasis,
    Guard,
    LineBreak,
    Paragraph,
    Part,
    Passage,
    Piece,
    Plain,
    RoleName,
    Variant,
    VariantBlock,
)  # fmt: skip
from escape_game.story.story import Story

_SPACES = re.compile(r"[ \t\n]+")
_CLOSING = re.compile(r"[,;:!?.](?![.\w])")  # not the three dots of a pause, nor the point of ".22"
_CLOSES = ",;:!?."
_NOTHING: tuple[Paragraph, ...] = ()


def render(story: Story, state: State, passage: Passage, gentle: bool = False) -> tuple[Para, ...]:  # noqa: FBT001, FBT002
    """Return what a passage says now. Paragraphs that come to nothing are left out."""
    if gentle and passage.gentle is not None:
        passage = passage.gentle
    paras = (_para(story, state, paragraph) for paragraph in _paragraphs(story, state, passage.parts))
    return tuple(para for para in paras if para is not None)


def count_showings(story: Story, state: State, passage: Passage) -> None:
    """Count in `state` what is about to be shown; the gentler text too, lest a preference change a journey."""
    due = [showing.slot for showing in passage.showings if holds(story, state, showing.when)]
    for slot in due:
        state.values[slot] += 1
    if passage.gentle is not None:
        count_showings(story, state, passage.gentle)


def plain_text(paras: Iterable[Para]) -> str:
    """Return paragraphs as text, a blank line between them."""
    return "\n\n".join(
        (f"{para.speaker}: " if para.speaker else "") + "".join(span.text for span in para.spans) for para in paras
    )


def _paragraphs(story: Story, state: State, parts: tuple[Part, ...]) -> Iterator[Paragraph]:
    for part in parts:
        match part:
            case Paragraph():
                yield part
            case Block(branches):
                yield from next((arm.paragraphs for arm in branches if holds(story, state, arm.when)), _NOTHING)
            case VariantBlock(kind, slot, key, options):
                option = _option(state, kind, slot, key, len(options))
                if option < len(options):
                    yield from options[option]
            case _:
                assert_never(part)


def _para(story: Story, state: State, paragraph: Paragraph) -> Para | None:
    if any(player_of(state, role) == NOBODY for role in paragraph.needs):
        return None
    spans = _tidied(_spans(story, state, paragraph.pieces, emphasis=False))
    return Para(paragraph.speaker, spans) if spans else None


def _option(state: State, kind: str, slot: int, key: int, count: int) -> int:
    """Return which option of a variant is shown; `count` or more for none of them."""
    shown = state.values[slot]
    if kind == CYCLE:
        return max(shown - 1, 0) % count
    if kind == RANDOM:
        return roll(state.seed, key, shown) % count
    return int(shown > 1)  # FIRST and ONCE


def _spans(story: Story, state: State, pieces: tuple[Piece, ...], *, emphasis: bool) -> Iterator[Span]:
    for piece in pieces:
        match piece:
            case Plain(text):
                yield Span(text, emphasis)
            case LineBreak():
                yield Span("\n", emphasis)
            case RoleName():
                yield Span(_name(story, state, piece), emphasis)
            case Amount():
                yield Span(_amount(story, state, piece), emphasis)
            case Emphasis(inner):
                yield from _spans(story, state, inner, emphasis=True)
            case Guard() | Variant() | ByRole():
                yield from _spans(story, state, _chosen(story, state, piece), emphasis=emphasis)
            case _:
                assert_never(piece)


def _chosen(story: Story, state: State, piece: Guard | Variant | ByRole) -> tuple[Piece, ...]:
    match piece:
        case Guard(branches):
            return next((arm.pieces for arm in branches if holds(story, state, arm.when)), ())
        case ByRole(role, words):
            person = player_of(state, role)
            return next((own.pieces for own in words if own.person in (person, NOBODY)), ())
        case Variant(kind, slot, key, options):
            option = _option(state, kind, slot, key, len(options))
            return options[option] if option < len(options) else ()
        case _:
            assert_never(piece)


def _name(story: Story, state: State, name: RoleName) -> str:
    person = player_of(state, name.role)
    if person == NOBODY:
        return ""
    who = story.people[person]
    text = {"name": who.name, "he": who.he, "him": who.him, "his": who.his}[name.form]
    return _capitalised(text) if name.capital else text


def _amount(story: Story, state: State, amount: Amount) -> str:
    if amount.kind == TODAY:
        return date_text(state.values[DATE])
    if amount.kind == QUANTITY:
        quantity = story.quantities[amount.quantity]
        if not amount.words:
            return amount_text(state.values[amount.slot], amount.step, quantity.unit)
        number = figures(state.values[amount.slot], amount.step)
        text = in_words(int(number)) if "." not in number else number
    else:
        count = _count(story, state, amount)
        text = in_words(count) if amount.words else str(count)
    return _capitalised(text) if amount.capital else text


def _count(story: Story, state: State, amount: Amount) -> int:
    if amount.kind in (PER_HEAD, LEFT_OVER):
        return shared(story, state, amount.slot, amount.step)[amount.kind == LEFT_OVER]
    if amount.kind in (NUMBER, MEASURE):
        return state.values[amount.slot] // amount.step
    if amount.kind == COMPANIONS:
        return company(story, state)
    if amount.kind == HEADS:
        return heads(story, state)
    return state.values[NIGHTS if amount.kind == NIGHTS_SPENT else DAY]


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def _tidied(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans joined where they are alike, less the white space around words that came to nothing."""
    tidy: list[Span] = []
    for text, emphasis in spans:
        words = _SPACES.sub(" ", text) if text != "\n" and _is_loose(text) else text
        if words == "\n" or (words[:1] in _CLOSES and _CLOSING.match(words)):
            _strip_end(tidy, " ")
        if not tidy or tidy[-1].text.endswith((" ", "\n")):
            words = words.lstrip(" \n")
        if not words:
            continue
        if tidy and tidy[-1].emphasis == emphasis:
            tidy[-1] = Span(tidy[-1].text + words, emphasis)
        else:
            tidy.append(Span(words, emphasis))
    _strip_end(tidy, " \n")
    return tuple(tidy)


def _is_loose(text: str) -> bool:
    """Return whether there is white space to be made one space of; seldom, so it is asked before it is done."""
    return "  " in text or "\n" in text or "\t" in text


def _strip_end(spans: list[Span], what: str) -> None:
    """Drop white space from the end of what has been written so far."""
    while spans:
        text, emphasis = spans.pop()
        if stripped := text.rstrip(what):
            spans.append(Span(stripped, emphasis))
            return
