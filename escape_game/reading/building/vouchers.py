"""Who is vouched for: what scenes say under `who:` and `remembers:`, and names that nothing vouches for."""

from escape_game.reading.building.declaring import Declared
from escape_game.reading.names import Names
from escape_game.reading.problems import Problems
from escape_game.reading.vouching.vouching import Promises, Vouching, vouch, words_for
from escape_game.story.story import Story


def check_vouching(story: Story, declared: Declared, names: Names, problems: Problems) -> Vouching:
    """Report every name that nothing vouches for; return what is known of every companion."""
    vouching = vouch(story, names.told, _promises(declared, names))
    for finding in vouching.findings:
        problems.report(finding.code, finding.span, *words_for(finding, story))
    return vouching


def _promises(declared: Declared, names: Names) -> dict[int, Promises]:
    """Return what scenes promise, by their indexes."""
    found = {}
    for index, page in enumerate(declared.scenes, 1):
        who = tuple((names.people[node.value], node.span) for node in page.model.who if node.value in names.people)
        remembers = frozenset(names.people[node.value] for node in page.model.remembers if node.value in names.people)
        if who or remembers:
            found[index] = Promises(tuple(one for one in who if one[0] > 0), remembers)
    return found
