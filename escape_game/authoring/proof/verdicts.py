"""What a proof says of a property, and the playthrough that breaks it."""

from typing import NamedTuple

PROVED, WITNESS, UNKNOWN = "proved", "witness", "unknown"
STUCK, DOOMED, TALKING_DEAD, UNREACHABLE = "stuck", "doomed", "talking_dead", "unreachable"
BREAKING = (STUCK, DOOMED, TALKING_DEAD)  # a witness against one of these is an error


class Playthrough(NamedTuple):
    """A journey from its beginning: what `begin` was given, and the ids of the choices taken. It ends in `scene`."""

    seed: int
    difficulty: int
    choices: tuple[str, ...]
    scene: int


class Verdict(NamedTuple):
    """Proved: it holds in every state. Witness: a playthrough breaks it. Unknown: neither, and `reason` says why."""

    verdict: str
    reason: str
    witness: Playthrough | None = None


Proof = dict[str, Verdict]
