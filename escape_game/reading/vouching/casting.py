"""Who can play a role."""

from escape_game.story.effects import ROLE, Who
from escape_game.story.scenes import Role


def sole_player(roles: tuple[Role, ...], role: int) -> int:
    """Return the only companion who can play a role; 0 where there are several, or none."""
    if role < len(roles):
        preferences = roles[role].preferences
        if len(preferences) == 1 and preferences[0].kind == "person":
            return preferences[0].which
    return 0


def may_play(roles: tuple[Role, ...], who: Who, person: int) -> bool:
    """Return whether somebody may be the one an effect is about."""
    if who.kind != ROLE:
        return True
    role = roles[who.which]
    if person in role.barred:
        return False
    return any(preference.kind != "person" or preference.which == person for preference in role.preferences)
