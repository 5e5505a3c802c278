"""The roles of a cast, and which of them something names."""

from escape_game.reading.building.site import Site
from escape_game.reading.documents.fields import Pair
from escape_game.reading.people import parse_cast
from escape_game.story.effects import ROLE, WEAKEST, Who
from escape_game.story.prose import ByRole, RoleName
from escape_game.story.scenes import Preference, Role


def build_roles(pairs: tuple[Pair, ...], site: Site) -> tuple[Role, ...]:
    """Return the roles of a cast, in order."""
    entries = [(name.value, value.value, value.span) for name, value in pairs if value is not None]
    return parse_cast(entries, site.names, site.place)


def with_weakest(roles: tuple[Role, ...], site: Site) -> tuple[Role, ...]:
    """Add the role that nobody wrote, where prose names it."""
    scene_id = site.place.scene_id
    if scene_id not in site.names.weakest_named:
        return roles
    return (*roles, Role(WEAKEST, (Preference(WEAKEST),), (), (), site.names.key("cast", scene_id, WEAKEST)))


def roles_named(part: object) -> set[int]:
    """Return the indexes of the roles that prose and effects in `part` name; those in conditions don't count."""
    if isinstance(part, RoleName):
        return {part.role}
    if isinstance(part, Who):
        return {part.which} if part.kind == ROLE else set()
    found: set[int] = {part.role} if isinstance(part, ByRole) else set()
    if isinstance(part, tuple):
        for inner in part:
            if isinstance(inner, tuple):
                found |= roles_named(inner)
    return found
