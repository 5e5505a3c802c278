"""What effects do: words, then effects, step by step."""

from collections.abc import Sequence

from escape_game.engine import day, hours, moods
from escape_game.engine.dice import percent
from escape_game.engine.events import (
    OUTCOME,
    RISK_WORDS,
    Absent,
    Body,
    Bonded,
    Buried,
    Changed,
    Company,
    Died,
    Kit,
    Noted,
    Rolled,
    Said,
)  # fmt: skip
from escape_game.engine.judging import holds
from escape_game.engine.party import YOU, hurt, named, stage, with_us
from escape_game.engine.prose import count_showings, plain_text, render
from escape_game.engine.rounding import per_cent
from escape_game.engine.state import State
from escape_game.engine.stores import room_for
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
    Put,
    Risk,
    Step,
    TurnPage,
    TurnTo,
    Who,
)  # fmt: skip
from escape_game.story.layout import (
    BOND,
    BOND_LEAST,
    BOND_MOST,
    CONDITION,
    DATE,
    DAWN,
    DAY,
    DEAD,
    DIED,
    DIFFICULTY,
    GRAVE,
    REGION,
    STATUS,
    WITH_US,
    person_slot,
)  # fmt: skip
from escape_game.story.prose import Passage
from escape_game.story.story import ROAD, Story


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
            _spend_strength(story, draft, effect.amount, told)
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
        case Harm(who, amount):
            _harm(story, draft, who, amount, told)
        case Bond(who, amount):
            _bond(story, draft, who, amount, told)
        case Become(who, status):
            _become(story, draft, who, status, told)
        case Die(who, cause):
            for person in _touched(story, draft, who, told):
                die(story, draft, person, plain_text(render(story, draft, cause)), told)
        case Bury(who):
            _bury(story, draft, who, told)
        case Pass(days, more):
            hours.pass_time(story, draft, days, more, told)
        case TurnPage(days):
            hours.turn_page(story, draft, days)
        case TurnTo(date):
            hours.turn_page(story, draft, max(0, date - draft.values[DATE]))
        case Note(words):
            _note(story, draft, words, told)
        case Risk():
            _risk(story, draft, effect, told, number)


def _add(story: Story, draft: State, effect: Add, told: Told | None) -> None:
    slot, values = effect.slot, draft.values
    before = values[slot]
    after = before + effect.amount
    if after > effect.most:
        after = max(before, effect.most)
    elif after < effect.least:
        after = effect.least
    quantity = slot - story.first_slot
    if 0 <= quantity < len(story.quantities):
        if effect.amount > 0 and story.survival is not None:
            after = max(before, min(after, room_for(story, draft, slot)))
        if told is not None and after != before and not story.quantities[quantity].hidden:
            told.append(Changed(quantity, before, after))
    values[slot] = after


def _put(story: Story, draft: State, effect: Put, told: Told | None) -> None:
    slot, value = effect
    before = draft.values[slot]
    if value and story.survival is not None and day.is_duty(story.survival, slot):
        day.lay_down(story, draft, value - 1)  # nobody has two
    draft.values[slot] = value
    if told is None or before == value:
        return
    place = slot - story.first_slot
    if 0 <= place < len(story.quantities):
        told.append(Changed(place, before, value))
        return
    item = place - len(story.quantities) - len(story.counters)
    if 0 <= item < len(story.items):
        told.append(Kit(item, value > 0))


def _harm(story: Story, draft: State, who: Who, amount: int, told: Told | None) -> None:
    if amount > 0 and story.difficulties:
        amount = per_cent(amount, story.difficulties[draft.values[DIFFICULTY]].hurt)
    for person in _touched(story, draft, who, told):
        before, after = hurt(story, draft, person, amount)
        _tell_body(story, person, before, after, told)


def _spend_strength(story: Story, draft: State, amount: int, told: Told | None) -> None:
    slot = person_slot(YOU, CONDITION)
    before = draft.values[slot]
    draft.values[slot] = max(0, before - amount)
    _tell_body(story, YOU, before, draft.values[slot], told)


def _tell_body(story: Story, person: int, before: int, after: int, told: Told | None) -> None:
    if told is not None and before != after:
        told.append(Body(person, before, after, stage(story.survival, before), stage(story.survival, after)))


def _bond(story: Story, draft: State, who: Who, amount: int, told: Told | None) -> None:
    for person in _touched(story, draft, who, told):
        if person == YOU:
            continue
        slot = person_slot(person, BOND)
        before = draft.values[slot]
        after = draft.values[slot] = min(BOND_MOST, max(BOND_LEAST, before + amount))
        if told is not None and before != after:
            told.append(Bonded(person, before, after))


def _touched(story: Story, draft: State, who: Who, told: Told | None) -> Sequence[int]:
    people = named(story, draft, who)
    if not people and who.kind == PERSON and told is not None:
        told.append(Absent(who.which))
    return people


def _become(story: Story, draft: State, who: Who, status: int, told: Told | None) -> None:
    people = [who.which] if who.kind == PERSON else named(story, draft, who)
    for person in people:
        slot = person_slot(person, STATUS)
        if person == YOU or draft.values[slot] in (status, DEAD):
            continue
        draft.values[slot] = status
        day.lay_down(story, draft, person)
        if status == WITH_US:
            draft.values[person_slot(person, DAWN)] = stage(
                story.survival, draft.values[person_slot(person, CONDITION)]
            )
        if told is not None:
            told.append(Company(person, status))


def die(story: Story, draft: State, person: int, cause: str, told: Told | None) -> None:
    """Let somebody die; you, by the ending of the region."""
    if person == YOU:
        _die_yourself(story, draft)
        return
    values = draft.values
    values[person_slot(person, STATUS)] = DEAD
    values[person_slot(person, DIED)] = values[DAY]
    day.lay_down(story, draft, person)
    if told is not None:
        told.append(Died(person, cause, values[DAY], len(with_us(story, draft))))
    if story.survival is not None:
        moods.mourn(story, draft, told)


def _die_yourself(story: Story, draft: State) -> None:
    survival = story.survival
    if story.difficulties and survival and story.difficulties[draft.values[DIFFICULTY]].immortal:
        slot = person_slot(YOU, CONDITION)
        draft.values[slot] = max(draft.values[slot], survival.stages[0])
        return
    region = draft.values[REGION] - 1
    draft.ending = story.regions[region].dying if region >= 0 else -1


def _bury(story: Story, draft: State, who: Who, told: Told | None) -> None:
    people = [who.which] if who.kind == PERSON else [draft.cast[who.which]] if who.which < len(draft.cast) else []
    for person in people:
        if (
            person <= YOU
            or draft.values[person_slot(person, STATUS)] != DEAD
            or draft.values[person_slot(person, GRAVE)]
        ):
            continue
        draft.values[person_slot(person, GRAVE)] = 1
        if told is not None:
            told.append(Buried(person))
        if story.survival is not None:
            moods.lay_to_rest(story, draft, told)


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
