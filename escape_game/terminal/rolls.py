"""A roll, in words: what its chance was made of, how it fell, and what came of a small risk."""

from escape_game.engine.events import Rolled
from escape_game.terminal.blocks import DANGER, GOOD, PLAIN, WARN, Line, Words, same
from escape_game.terminal.options import FULL, OFF
from escape_game.terminal.particulars import chance_words, reasons_words
from escape_game.terminal.reckoning import Telling


def rolled(telling: Telling, event: Rolled) -> tuple[Line, ...]:
    """Say a check, as exactly as its odds were shown; or a small risk, which nothing but its odds is made of."""
    if not event.reasons:
        return risked(telling, event)
    came = "SUCCESS." if event.success else "FAILURE."
    tone = GOOD if event.success else DANGER
    if telling.odds != FULL or not event.exact:
        check = f"Check: {event.word}." if event.word and telling.odds != OFF else "Check."
        return (same(f"{check} {came}", tone),)
    chance = chance_words(event.chance, event.word)
    made = reasons_words(event.reasons, event.chance)
    shown = f"{event.chance}% ({event.word})" if event.word else chance.shown
    return (
        Line(Words(f"Check: {shown}. {made.shown}", f"Check: {chance.spoken}. {made.spoken}")),
        same(f"Rolled {event.roll}; {event.chance} or less succeeds. {came}", tone),
    )


def risked(telling: Telling, event: Rolled) -> tuple[Line, ...]:
    """Say what a small risk came to. One that stands open to numbers only is silent without them."""
    if telling.odds != FULL or not event.exact:
        return ()
    came = "it comes" if event.success else "nothing comes of it"
    made = f"rolled {event.roll}; {came}."
    words = Words(f"A risk of {event.chance}%: {made}", f"A risk of {event.chance} percent: {made}")
    return (Line(words, WARN if event.success else PLAIN),)
