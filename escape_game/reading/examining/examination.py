"""Everything there is to tell an author, rule by rule."""

from escape_game.reading.examining.chances import check_chances
from escape_game.reading.examining.endings import check_endings, check_next_deaths
from escape_game.reading.examining.joining import check_joining
from escape_game.reading.examining.menus import check_menus
from escape_game.reading.examining.never import check_never, met_in
from escape_game.reading.examining.never_shown import check_never_shown
from escape_game.reading.examining.prose_length import check_prose_length
from escape_game.reading.examining.roads import check_roads
from escape_game.reading.examining.subject import Subject
from escape_game.reading.examining.swallowed import check_swallowed
from escape_game.reading.examining.unused import check_unused
from escape_game.reading.examining.vouchers import check_vouching
from escape_game.reading.vouching.vouching import Vouching


def examine(subject: Subject, reached: frozenset[int]) -> Vouching:
    """Report what an author should know of a story without errors; return where its companions can be.

    `reached` are the scenes that something leads to.
    """
    vouching, reach = check_vouching(subject)
    met = met_in(reach)
    check_never(subject, reach, met)
    check_never_shown(subject, reach, met)
    check_swallowed(subject)
    check_menus(subject)
    check_prose_length(subject)
    check_chances(subject)
    check_roads(subject)
    check_endings(subject, reached)
    check_next_deaths(subject)
    check_unused(subject)
    check_joining(subject)
    return vouching
