"""Names that nothing vouches for, and the words for them."""

from typing import NamedTuple

from escape_game.errors import SourceSpan
from escape_game.story.layout import COMMON, FIELDS, STATUS_WORDS
from escape_game.story.story import Story


class Finding(NamedTuple):
    """A name that nothing vouches for. `can_be` is the worst that its bearer can be there; `open` what would tell."""

    code: str
    person: int
    span: SourceSpan
    can_be: int
    made: str
    last: str
    open: tuple[int, ...] = ()


def words_for(finding: Finding, story: Story) -> tuple[str, str]:
    """Return what a finding says, and what to do about it."""
    name = story.people[finding.person].name
    on_the_way = f"on the way {finding.last}" if finding.last else "from the first page"
    by = f"by {finding.made}" if finding.made else on_the_way
    can_be = f"{name} can be {STATUS_WORDS[finding.can_be]} here: {by}"
    who = story.people[finding.person].id
    if finding.code == "S603":
        return can_be, f"guard every door into the scene with `{who} is with us`, or take the name out of `who:`"
    if finding.code == "S602":
        return f"{can_be}; and speaks", f"put the words under `{{if {who} is with us}}`"
    if finding.code == "S604":
        asked = ", ".join(_slot_name(story, slot) for slot in finding.open)
        return f"{can_be}, unless {asked} forbids it", f"say so where it is read: `{{if {who} is with us}}`"
    return can_be, f"guard it with `{{if {who} is with us: …}}`, or let the scene say `remembers: {who}`"


def _slot_name(story: Story, slot: int) -> str:
    if slot >= story.first_slot:
        return story.slots[slot - story.first_slot].name.partition(":")[2]
    return story.people[(slot - COMMON) // FIELDS].name
