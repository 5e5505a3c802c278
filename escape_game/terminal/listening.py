"""Asks until there is an answer: slips are answered in one line and cost nothing."""

from collections.abc import Sequence

from escape_game.engine.views import Order
from escape_game.errors import INVALID_INPUT
from escape_game.terminal.blocks import Menu, Row, Screen, said, same
from escape_game.terminal.keyboard import EndOfInput, Interrupted
from escape_game.terminal.screens import choice_echo
from escape_game.terminal.sitting import Sitting
from escape_game.terminal.understanding import Asked, Chosen, Meaning, Nothing, Ordered, Wrong, understand

PATIENCE = 3.0  # seconds within which a second Ctrl-C leaves
REPRINT_AFTER = 3  # slips in a row
SIGINT_EXIT = 130
MOST_DIGITS = 9


class Left(SystemExit):
    """The player has gone, with this exit code."""


Answer = Chosen | Asked | Ordered | Nothing


def listen(
    sitting: Sitting, prompt: str, rows: Sequence[Row], orders: Sequence[Order] = (), *, leavable: bool = False
) -> Answer:
    """Return a choice, a command or an order; of a `leavable` menu, Nothing for an empty line."""
    slips = 0
    while True:
        typed = ask(sitting, prompt, _digits(sitting, rows))
        meaning = understand(typed, rows, orders)
        _echo(sitting, typed, meaning)
        if isinstance(meaning, Chosen | Asked | Ordered):
            return meaning
        if isinstance(meaning, Nothing) and leavable:
            return meaning
        if isinstance(meaning, Wrong):
            if sitting.options.strict:
                sitting.say(meaning.message)
                raise Left(INVALID_INPUT)
            slips += 1
            again = (Menu(tuple(rows)),) if slips % REPRINT_AFTER == 0 and rows else ()
            sitting.show(Screen((*said(same(meaning.message)).blocks, *again)))


def _digits(sitting: Sitting, rows: Sequence[Row]) -> int:
    """Return how many digits choose by themselves: none where a choice has two."""
    most = max((row.number for row in rows), default=0)
    return most if sitting.options.instant and most <= MOST_DIGITS else 0


def ask(sitting: Sitting, prompt: str, digits: int = 0) -> str:
    """Return a line. Ctrl-C on an empty one asks whether that was meant; the second within three seconds leaves."""
    if sitting.typed_ahead:
        typed, sitting.typed_ahead = sitting.typed_ahead, ""
        return typed
    while True:
        try:
            sitting.output.space()
            typed = sitting.keyboard.ask(sitting.output.prompt(prompt), digits)
        except Interrupted:
            now = sitting.clock()
            if not sitting.options.interactive or now - sitting.interrupted_at <= PATIENCE:
                raise Left(SIGINT_EXIT) from None
            sitting.interrupted_at = now
            sitting.output.answered(erased=sitting.keyboard.erases)
            sitting.say(f"{sitting.safe} Ctrl-C again or q to leave.")
        except EndOfInput:
            sitting.output.answered(erased=False)
            raise
        else:
            sitting.output.answered(erased=sitting.keyboard.erases)
            return typed


def _echo(sitting: Sitting, typed: str, meaning: Meaning) -> None:
    """Say what was understood; a line that still stands on the screen needs no repeating."""
    if isinstance(meaning, Nothing):
        return
    if isinstance(meaning, Chosen):
        sitting.show(choice_echo(meaning.row))
        sitting.output.went_on()  # who chose it need not see it still when what it brought fills the window
    elif sitting.keyboard.erases or not sitting.options.interactive:
        sitting.say(f"> {' '.join(typed.split())}")
