"""The roles that words can't do without."""

from escape_game.reading.logic import all_of, implies_cast, negate
from escape_game.story.prose import Branch, ByRole, Emphasis, Guard, Piece, RoleName, Variant


def roles_needed(pieces: tuple[Piece, ...]) -> set[int]:
    """Return the roles that must be cast for these words to make sense."""
    needed: set[int] = set()
    for piece in pieces:
        match piece:
            case RoleName(role, _, _):
                needed.add(role)
            case ByRole(role, words):
                needed |= {role}.union(*(roles_needed(own.pieces) for own in words))
            case Emphasis(inner):
                needed |= roles_needed(inner)
            case Variant():
                needed |= set().union(*map(roles_needed, piece.options))
            case Guard(branches):
                needed |= _needed_in_arms(branches)
    return needed


def _needed_in_arms(branches: tuple[Branch, ...]) -> set[int]:
    needed: set[int] = set()
    for place, branch in enumerate(branches):
        roles = roles_needed(branch.pieces)
        if roles:
            shown = all_of([*(negate(earlier.when) for earlier in branches[:place]), branch.when])
            needed |= {role for role in roles if not implies_cast(shown, role)}
    return needed
