"""What saves are called: by players, and on the disk."""

from escape_game.errors import UsageError
from escape_game.story.cleaning import clean

AUTOSAVE = "auto-"
NAMED = "slot-"
PROFILE = "profile.json"  # beside the saves, and none of them
LONGEST_SLOT = 40
_ENDING = ".json"


def autosave_of(journey: str) -> str:
    """Return the name of the file that a journey is saved in after every choice."""
    return f"{AUTOSAVE}{_slug(journey)}{_ENDING}"


def file_of(slot: str, story: str) -> str:
    """Return the name of the file for a player's name of a save; small and capital letters are one."""
    from hashlib import sha256  # late: the title screen has no need of it

    digest = sha256(f"{story}\n{slot.casefold()}".encode()).hexdigest()[:8]
    return f"{NAMED}{_slug(slot)}-{digest}{_ENDING}"


def lock_of(file: str) -> str:
    """Return the name of the file that is held while a journey is played, or a save written."""
    return f".{file.removesuffix(_ENDING)}.lock"


def as_slot(name: str) -> str:
    """Return a player's name for a save, cleaned. Raises UsageError if nothing is left of it."""
    slot = clean(name, multiline=False, longest=LONGEST_SLOT).strip()
    if not slot:
        raise UsageError("A save needs a name, such as: before the ravine")
    return slot


def numbered(slot: str, number: int) -> str:
    """Return a name like another: "noon (2)"."""
    return f"{slot[: LONGEST_SLOT - 5]} ({number})"


def _slug(name: str) -> str:
    """Return letters, digits and hyphens that recall a name; file names are made of nothing else."""
    letters = "".join(letter if letter.isascii() and letter.isalnum() else " " for letter in name.lower())
    return "-".join(letters.split())[:30]
