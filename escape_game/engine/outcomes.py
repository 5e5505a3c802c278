"""What effects do: words, then effects, step by step."""

from typing import assert_never

from escape_game.engine import day, hours
from escape_game.engine.dice import percent
from escape_game.engine.events import (
    OUTCOME,
    RISK_WORDS,
    Kit,
    Noted,
    Rolled,
    Said,
)  # fmt: skip
from escape_game.engine.fates import become, bond, bury, die, harm, spend_strength, touched
from escape_game.engine.judging import holds
from escape_game.engine.party import YOU, for_all, named
from escape_game.engine.prose import count_showings, plain_text, render
from escape_game.engine.quantities import come_to
from escape_game.engine.state import State
from escape_game.engine.told import Told
from escape_game.story.effects import (
    PERSON,
    Add,
    Become,
    Bond,
    Bury,
    Die,
    Effect,
    Exit,
    Harm,
    Note,
    Outcome,
    Pass,
    PerHead,
    Put,
    Risk,
    Step,
    TurnPage,
    TurnTo,
    Who,
)  # fmt: skip
from escape_game.story.layout import (
    DATE,
    DAY,
    REGION,
    ROAD,
)  # fmt: skip
from escape_game.story.prose import Passage
from escape_game.story.story import Story


def happen(
    story: Story, draft: State, outcome: Outcome, told: Told | None, number: int, kind: str = OUTCOME
) -> Exit | None:
    """Let an outcome happen in a draft, and return where its way leads, if anywhere.

    `number` is which time this is, for keyed rolls. Steps after somebody's ending (yours) don't happen.
    """
    way: Exit | None = None
    for step in outcome.steps:
        if draft.ending >= 0:
            break
        if holds(story, draft, step.when):
            take(story, draft, step, told, number, kind)
            way = step.exit if way is None else way
    return way


def take(story: Story, draft: State, step: Step, told: Told | None, number: int, kind: str = OUTCOME) -> None:
    """Let one step happen: its words, then its effects."""
    if step.words is not None:
        say(story, draft, step.words, told, kind)
    for effect in step.effects:
        apply(story, draft, effect, told, number)


def say(story: Story, draft: State, words: Passage, told: Told | None, kind: str) -> None:
    """Count a passage as shown, and put its words into the account."""
    if words.showings:
        count_showings(story, draft, words)
    if told is not None and told.words:
        paragraphs = render(story, draft, words, told.gentle)
        if paragraphs:
            told.append(Said(kind, paragraphs))


def pay(story: Story, draft: State, effects: tuple[Effect, ...], told: Told | None, number: int) -> None:
    """Pay a price; no difficulty makes it dearer than its tag."""
    for effect in effects:
        if type(effect) is Harm and effect.who == Who(PERSON, YOU):
            spend_strength(story, draft, effect.amount, told)
        else:
            apply(story, draft, effect, told, number)


def apply(  # noqa: C901, PLR0912 - one arm for each effect
    story: Story, draft: State, effect: Effect, told: Told | None, number: int
) -> None:
    """Let one effect happen; `number` is which time this is, for keyed rolls."""
    # The two commonest first, and not in the match, which takes three times as long to find them.
    if isinstance(effect, Add):
        _add(story, draft, effect, told)
        return
    if isinstance(effect, Put):
        _put(story, draft, effect, told)
        return
    match effect:
        case PerHead():
            apply(story, draft, for_all(story, draft, effect), told, number)
        case Harm(who, amount):
            harm(story, draft, who, amount, told)
        case Bond(who, amount):
            bond(story, draft, who, amount, told)
        case Become(who, status):
            become(story, draft, who, status, told)
        case Die(who, cause):
            for person in touched(story, draft, who, told):
                die(story, draft, person, plain_text(render(story, draft, cause)), told)
        case Bury(who):
            bury(story, draft, who, told)
        case Pass(days, more, guests):
            hours.pass_time(story, draft, days, more, told, guests=guests)
        case TurnPage(days):
            hours.turn_page(story, draft, days)
        case TurnTo(date):
            hours.turn_page(story, draft, max(0, date - draft.values[DATE]))
        case Note(words):
            _note(story, draft, words, told)
        case Risk():
            _risk(story, draft, effect, told, number)
        case _:
            assert_never(effect)


def _add(story: Story, draft: State, effect: Add, told: Told | None) -> None:
    slot, amount, least, most = effect
    after = draft.values[slot] + amount
    # Where nobody hears of it and nothing is carried, its own bounds are all there is to heed.
    heard_or_carried = told is not None or story.survival is not None
    if heard_or_carried and 0 <= slot - story.first_slot < len(story.quantities):
        come_to(story, draft, slot, after, told)
    else:
        draft.values[slot] = most if after > most else least if after < least else after


def _put(story: Story, draft: State, effect: Put, told: Told | None) -> None:
    slot, value = effect
    place = slot - story.first_slot
    if 0 <= place < len(story.quantities):
        come_to(story, draft, slot, value, told)
        return
    before = draft.values[slot]
    if value and story.survival is not None and day.is_duty(story.survival, slot):
        day.lay_down(story, draft, value - 1)  # nobody has two
    draft.values[slot] = value
    if told is not None and before != value:
        item = place - len(story.quantities) - len(story.counters)
        if 0 <= item < len(story.items):
            told.append(Kit(item, value > 0))


def _note(story: Story, draft: State, words: Passage, told: Told | None) -> None:
    if told is None or not told.words:
        return
    region = draft.values[REGION] - 1
    place = story.scenes[draft.scene].title if draft.scene != ROAD else ""
    place = place or (story.regions[region].title if region >= 0 else story.title)
    told.append(
        Noted(draft.values[DAY], draft.values[DATE], place, plain_text(render(story, draft, words, told.gentle)))
    )


def _risk(story: Story, draft: State, risk: Risk, told: Told | None, number: int) -> None:
    if risk.who is not None and not named(story, draft, risk.who):
        return
    rolled = percent(draft.seed, risk.key, number)
    struck = rolled <= risk.odds
    if told is not None:
        told.append(Rolled(risk.odds, rolled, struck, True, "", ()))  # noqa: FBT003 - a record's field
    if not struck:
        return
    if risk.words is not None:
        say(story, draft, risk.words, told, RISK_WORDS)
    for effect in risk.effects:
        apply(story, draft, effect, told, number)
