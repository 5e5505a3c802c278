"""Companions who join us though nothing can have parted them from us."""

from escape_game.reading.examining.subject import Subject
from escape_game.story.layout import STATUS_WORDS, WITH_US


def check_joining(subject: Subject) -> None:
    """Report `joins:` of whoever starts with us and whom nothing leaves behind."""
    sets = subject.names.sets
    parting = [name for kind, name in sets if kind in STATUS_WORDS and kind != STATUS_WORDS[WITH_US]]
    if "" in parting:
        return  # a role's, or everybody's
    for person in subject.story.people[1:]:
        span = sets.get((STATUS_WORDS[WITH_US], person.id))
        if span is not None and person.starts == WITH_US and person.id not in parting:
            hint = f"take it out, or let {person.name} start elsewhere: `starts: unmet`"
            message = f"{person.name} is with us from the start, and nothing parts us: there is nobody to join"
            subject.problems.report("S521", span, message, hint)
