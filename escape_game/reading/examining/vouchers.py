"""Who is vouched for: what scenes say under `who:` and `remembers:`, and names that nothing vouches for."""

from escape_game.reading.examining.subject import Subject
from escape_game.reading.vouching.findings import words_for
from escape_game.reading.vouching.reach import Reach
from escape_game.reading.vouching.vouching import Promises, Vouching, vouch


def check_vouching(subject: Subject) -> tuple[Vouching, Reach | None]:
    """Report every name that nothing vouches for; return what is known of every companion, and how."""
    vouching, reach = vouch(subject.story, subject.names.told, _promises(subject))
    for finding in vouching.findings:
        subject.problems.report(finding.code, finding.span, *words_for(finding, subject.story))
    return vouching, reach


def _promises(subject: Subject) -> dict[int, Promises]:
    """Return what scenes promise, by their indexes."""
    people = subject.names.people
    found = {}
    for index, page in enumerate(subject.declared.scenes, 1):
        who = tuple((people[node.value], node.span) for node in page.model.who if people.get(node.value, 0) > 0)
        remembers = frozenset(people[node.value] for node in page.model.remembers if node.value in people)
        if who or remembers:
            found[index] = Promises(who, remembers)
    return found
