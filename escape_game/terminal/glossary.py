"""What the words on the screen mean: stages, chances, quantities and their words; a line for each."""

from collections.abc import Iterable, Iterator

from escape_game.engine.amounts import amount_text, figures
from escape_game.story.layout import BOND_MOST, CONDITION_MOST, STAGE_WORDS, THOUSANDTHS
from escape_game.story.story import Quantity, Story
from escape_game.story.survival import Band, Survival
from escape_game.terminal.blocks import sentence

# What the game itself calls things, whatever the story.
_TERMS = {
    "at risk": "at risk: who may be hurt by that choice if it goes wrong.",
    "bond": f"bond: how somebody stands to you, at most {BOND_MOST}. Below nought he does nothing for you.",
    "condition": f"condition: how somebody's body is, at most {figures(CONDITION_MOST, THOUSANDTHS)}.",
    "critical": "critical: there is next to nothing left of it.",
    "forecast": "forecast: when somebody will be failing, if every day is like today. Change the orders to put it off.",
    "locked": "locked: you see the choice and can't take it now; why not stands beside it.",
    "low": "low: there is little left of it.",
    "odds": "odds: the chance that something goes well, from 1 to 100. Type why and a number for what it is made of.",
}
_OF_STAGES = (
    "may not live through the night.",
    "close to the end: after some days of it comes a last night. You all walk more slowly.",
    "too weak for his skills and his duties. Food, rest and an easier pace bring him back; else he will be sinking.",
    "tired and thin, and still of use in all he is good at.",
    "nothing to worry about.",
)


def lines(story: Story, word: str) -> tuple[str, ...]:
    """Return what a word means, a line for each of its meanings here; none if it means nothing."""
    typed = " ".join(word.casefold().split())
    return tuple(meaning for name, meaning in _entries(story) if name == typed)


def names(story: Story) -> tuple[str, ...]:
    """Return every word that is explained, in order and once."""
    return tuple(dict.fromkeys(name for name, _ in _entries(story)))


def _entries(story: Story) -> Iterator[tuple[str, str]]:
    for quantity in story.quantities:
        if not quantity.hidden:
            yield quantity.title.casefold(), _of_quantity(quantity)
            for word, bounds in _bounds(quantity.words, THOUSANDTHS):
                yield word, f"{word}: {quantity.title} {bounds}."
    if story.survival is not None:
        yield from _stages(story.survival)
        for word, bounds in _bounds(story.survival.odds.words):
            yield word, f"{word}: a chance {bounds} percent."
    yield from _TERMS.items()


def _of_quantity(quantity: Quantity) -> str:
    most = amount_text(quantity.most, quantity.step, quantity.unit)
    words = f"{quantity.title}: {quantity.about or 'a number of this story'}".rstrip(".")
    feared = " The less of it, the better." if quantity.feared else ""
    return f"{words}. At most {most}.{feared}"


def _bounds(bands: Iterable[Band], unit: int = 1) -> Iterator[tuple[str, str]]:
    """Yield each word of a scale, and from where to where it holds."""
    below = 0
    for band in bands:
        top = band.most // unit
        yield band.word.casefold(), f"{f'above {below}, ' if below else ''}up to {top}"
        below = top


def _stages(survival: Survival) -> Iterator[tuple[str, str]]:
    for stage, (word, meaning) in enumerate(zip(STAGE_WORDS, _OF_STAGES, strict=True)):
        least = survival.stages[stage - 1] if stage else 0
        yield word, f"{word}: {sentence(f'condition from {figures(least, THOUSANDTHS)}')} {sentence(meaning)}"
