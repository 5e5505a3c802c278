"""The values that prose can name in braces: roles and their pronouns, quantities, numbers, dates."""

import re

from escape_game.errors import SourceSpan
from escape_game.reading.comparing import measure
from escape_game.reading.lines import VARIANTS
from escape_game.reading.names import Names, Place
from escape_game.reading.near_misses import did_you_mean
from escape_game.story.prose import (
    COMPANIONS,
    DAYS,
    HEADS,
    LEFT_OVER,
    MEASURE,
    NIGHTS_SPENT,
    NUMBER,
    PER_HEAD,
    QUANTITY,
    TODAY,
    Amount,
    RoleName,
)  # fmt: skip

WEAKEST = "weakest"
_FORMS = ("he", "him", "his")
_ROLE = re.compile(r"([A-Z][A-Z0-9_]*|weakest)(?:\.(\w*))?\Z")
_BUILT_IN = {"days": DAYS, "date": TODAY, "companions": COMPANIONS, "heads": HEADS, "nights": NIGHTS_SPENT}
_WHERE = "in braces stand `if`, `first`, `cycle`, `once`, `random`, `by`, a role, or a name of story.yaml"


def parse_value(text: str, span: SourceSpan, names: Names, place: Place) -> RoleName | Amount | None:
    """Return the value that a brace names; None, and a problem, if there is none."""
    words = text.split()
    role = _ROLE.match(" ".join(words))
    if role:
        return _role_name(role, span, names, place)
    spelled = words[-2:] in (["in", "words"], ["In", "words"])
    name = " ".join(words[:-2] if spelled else words)
    amount = _amount(name, names)
    if amount is None or (spelled and amount.kind == TODAY):
        _complain(name, span, names)
        return None
    found = amount._replace(words=spelled, capital=spelled and words[-2] == "In")
    if name not in VARIANTS:  # at the start of a line those have another meaning
        names.values[text] = found
    return found


def role_index(name: str, span: SourceSpan, names: Names, place: Place) -> int:
    """Return the index of a role of this scene; -1, and a problem, if it has none of that name."""
    if name in place.roles:
        return place.roles.index(name)
    if name == WEAKEST:
        names.weakest_named.add(place.scene_id)
        return len(place.roles)
    hint = did_you_mean(name, place.roles, "roles stand under `cast:` of this scene")
    names.problem("S312", span, f"nobody is cast as `{name}` here", hint)
    return -1


def _role_name(found: re.Match[str], span: SourceSpan, names: Names, place: Place) -> RoleName | None:
    name, form = found.groups()
    if form is not None and form.lower() not in _FORMS:
        hint = f"write `{{{name}.he}}`, `{{{name}.him}}` or `{{{name}.his}}`, or with a capital: `{{{name}.He}}`"
        names.problem("S312", span, f"`.{form}` is no pronoun", hint)
        return None
    role = role_index(name, span, names, place)
    if role < 0:
        return None
    return RoleName(role, (form or "name").lower(), form is not None and form[0].isupper())


def _amount(name: str, names: Names) -> Amount | None:
    if name in names.quantities:
        quantity = names.quantities[name]
        names.read("quantity", name)
        return _plain(QUANTITY, quantity.slot, quantity.step, names.quantity_index[name])
    if name in names.counters:
        names.read("counter", name)
        return _plain(NUMBER, names.counters[name].slot, 1)
    if name in _BUILT_IN:
        return _plain(_BUILT_IN[name])
    first, _, rest = name.partition(" ")
    kind = {"": MEASURE, "per head": PER_HEAD, "left over": LEFT_OVER}.get(rest)
    found = measure(first, names)
    if found is None or kind is None:
        return None
    names.read("measure", found.id)
    owner = next(q for q in names.quantities.values() if names.quantity_index[q.id] == found.quantity)
    return _plain(kind, owner.slot, found.size, found.quantity)


def _plain(kind: str, slot: int = -1, step: int = 1, quantity: int = -1) -> Amount:
    return Amount(kind, slot, step, quantity, words=False, capital=False)


def _complain(name: str, span: SourceSpan, names: Names) -> None:
    if not name:
        names.problem("S303", span, "there is nothing in these braces", "write `\\{` for the character itself")
        return
    if name in names.people or name in names.person_names.values():
        hint = f"write the name itself: {names.display(name)}"
        names.problem("S303", span, "companions are not named in braces", hint)
        return
    first = re.split(r"[\s:]", name, maxsplit=1)[0]
    if first in names.quantities and name.endswith("per head"):
        hint = "prose shares out measures only: declare one under `measures:` in story.yaml"
        names.problem("S303", span, f"`{first}` can't be shared out in prose", hint)
        return
    plurals = [f"{one}s" for one in names.measures]
    known = ["if", "first", "cycle", "once", "random", "by", *names.quantities, *names.counters, *plurals, *_BUILT_IN]
    hint = did_you_mean(first, known, _WHERE)
    names.problem("S303", span, f"`{first}` is nothing that braces can hold", hint)
