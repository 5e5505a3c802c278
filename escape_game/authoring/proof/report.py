"""How a proof is printed: as a table, as JSON, as GitHub's annotations."""

from collections.abc import Iterator
from textwrap import wrap
from typing import NamedTuple

from escape_game.authoring.problem_pages import annotation
from escape_game.authoring.proof.verdicts import BREAKING, WITNESS, Playthrough, Proof, Verdict
from escape_game.reading.checking import Checked

WIDTH = 100
_ID, _VERDICT = 14, 9


class ProofReport(NamedTuple):
    """A proof of a checked story, as it is told."""

    proof: Proof
    checked: Checked

    @property
    def broken(self) -> list[str]:
        """Return the ids of what a playthrough breaks, where that is an error."""
        return [name for name, found in self.proof.items() if found.verdict == WITNESS and name in BREAKING]

    def as_record(self) -> dict[str, object]:
        """Return what other programs read. A witness is a seed, a difficulty and choices by id; it ends in `scene`."""
        return {
            name: {"verdict": found.verdict, "reason": found.reason, "witness": self._record(found.witness)}
            for name, found in self.proof.items()
        }

    def _record(self, witness: Playthrough | None) -> dict[str, object] | None:
        story = self.checked.draft
        if witness is None or story is None:
            return None
        return {
            "seed": witness.seed,
            "difficulty": story.difficulties[witness.difficulty].id,
            "choices": list(witness.choices),
            "scene": story.scene_ids[witness.scene],
        }

    def as_text(self) -> str:
        """Return a line or a few on each property, and below a witness how to come there."""
        return "\n".join(line for name, found in self.proof.items() for line in self._lines(name, found))

    def _lines(self, name: str, found: Verdict) -> Iterator[str]:
        margin = " " * (_ID + _VERDICT)
        first, *rest = wrap(found.reason, WIDTH - len(margin))
        yield f"{name:<{_ID}}{found.verdict:<{_VERDICT}}{first}"
        yield from (margin + line for line in rest)
        record = self._record(found.witness)
        if record is not None and found.witness is not None:
            way = " > ".join(found.witness.choices) or "at the beginning"
            played = f"seed {record['seed']}, {record['difficulty']}: {way}"
            yield from (margin + line for line in wrap(played, WIDTH - len(margin), break_on_hyphens=False))

    def as_github(self) -> str:
        """Return workflow commands for what a playthrough breaks, each at the scene where it does."""
        return "\n".join(self._annotations())

    def _annotations(self) -> Iterator[str]:
        for name in self.broken:
            witness, story = self.proof[name].witness, self.checked.draft
            if witness is not None and story is not None:
                scene, sources = story.scene_ids[witness.scene], self.checked.sources
                way = f"seed {witness.seed}: {' > '.join(witness.choices)}"
                span = sources.get(("scene", scene)) or sources.get(("event", scene))
                yield annotation("error", span, name, f"{self.proof[name].reason}\n{way}")
