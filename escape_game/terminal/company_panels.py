"""The party and one of it, as screens: how they are, what binds them to you, since when, and who is no more."""

from collections.abc import Mapping, Sequence

from escape_game.engine.paragraphs import Para, Span
from escape_game.engine.views import PersonView
from escape_game.story.layout import BOND_MOST
from escape_game.terminal.blocks import (
    DANGER,
    PLAIN,
    WARN,
    Block,
    Heading,
    Lines,
    Prose,
    Record,
    Screen,
    Table,
    same,
    sentence,
)
from escape_game.terminal.chronicling import Remembered
from escape_game.terminal.particulars import days_text

_WITH_US, _HERE = "with us", "here"
_NEAR = (_WITH_US, _HERE)
_LOST = ("gone", "dead")
_BAR = 5  # cells
_NOTHING = Remembered()
_TONES = {"failing": WARN, "sinking": DANGER, "at the last": DANGER}


def party(people: Sequence[PersonView], known: Mapping[str, Remembered]) -> Screen:
    """Return who is with us, who is near, who is gone, who is dead and of what."""
    living = [person for person in people if person.status in _NEAR]
    with_you = sum(person.status == _WITH_US for person in people)
    lost = [person for person in people if person.status in _LOST]
    dead = sum(person.status == "dead" for person in people)
    records = tuple(_record(person) for person in living)
    blocks: list[Block] = [
        Heading("Panel", (f"Party: {with_you} alive{_others(len(living) - with_you)}, {dead} dead",)),
        Table(("Name", "Condition", "Bond", "Notes"), records),
    ]
    if lost:
        blocks.append(Lines(tuple(same(_lost(person, known.get(person.id, _NOTHING))) for person in lost)))
    blocks.append(Lines((same("Type party and a name for one of them."),)))
    return Screen(tuple(blocks))


def _others(near: int) -> str:
    return f", {near} more here" if near else ""


def _record(person: PersonView) -> Record:
    name = "You" if person.is_you else person.name
    condition = f"{_bar(person)} {person.condition}/{person.most} {person.stage}" if person.stage else "-"
    bond = "-" if person.is_you else f"{person.bond_word} {person.bond}/{BOND_MOST}"
    notes = _notes(person)
    spoken = [f"{name}, {person.role}" if person.role else name]
    if person.stage:
        spoken[0] += f": {person.stage}, {person.condition} of {person.most}"
    if not person.is_you:
        spoken.append(f"bond: {person.bond_word}, {person.bond} of {BOND_MOST}")
    words = " ".join(sentence(part) for part in [*spoken, *notes])
    return Record((name, condition, bond, "; ".join(notes)), words, _TONES.get(person.stage, PLAIN))


def _notes(person: PersonView) -> list[str]:
    notes = [person.duty] if person.duty else []
    notes += ["not with you"] if person.status == _HERE else []
    return notes + ([f"sinking for {days_text(person.ill_for)}"] if person.ill_for else [])


def _bar(person: PersonView) -> str:
    full = max(1, round(_BAR * person.condition / person.most)) if person.condition else 0
    return "█" * full + "░" * (_BAR - full)


def _lost(person: PersonView, known: Remembered) -> str:
    who = f"{person.name}, {person.role}" if person.role else person.name
    if person.status == "gone":
        return f"Gone: {who}."
    cause = f", {known.cause}" if known.cause else ""
    where = f" ({known.where})" if known.where else ""
    return f"Dead: {who}{cause}, day {person.died}{where}, {'buried' if person.buried else 'not buried'}."


def one(person: PersonView, known: Remembered = _NOTHING) -> Screen:
    """Return all that is known of one person."""
    lines = []
    if person.status in _LOST:
        lines.append(same(_lost(person, known)))
    else:
        record = _record(person)
        lines.append(same(record.sentence, record.tone))
    if person.skills:
        lines.append(same(f"Good at: {', '.join(person.skills)}{_works(person)}."))
    if person.tell:
        lines.append(same(sentence(person.tell), WARN))
    if not person.is_you and person.status not in (_HERE, "gone"):
        lines.append(same(_since(person, known)))
    blocks: list[Block] = [Heading("Panel", (person.name,))]
    blocks += [Prose((Para("", (Span(sentence(person.portrait)),)),))] if person.portrait else []
    return Screen((*blocks, Lines(tuple(lines))))


def _works(person: PersonView) -> str:
    if person.status not in _NEAR or person.skills_work:
        return ""
    if person.status == _HERE:
        return ", but not for you while not with you"
    return ", but not for you as things stand" if person.bond < 0 else ", but of no use in this state"


def _since(person: PersonView, known: Remembered) -> str:
    verb = "Was with you" if person.status == "dead" else "With you"
    return f"{verb} since day {known.since}." if known.since else f"{verb} from the beginning."
