"""What a playtest counts: runs are added to a tally, and tallies to each other."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from escape_game.authoring.contract import Violation
from escape_game.authoring.witness import Death, Level, Sign
from escape_game.story.layout import DEAD, UNMET

Piece = tuple[int, int]


class Halt(NamedTuple):
    """A run that stands still in a scene, by its index."""

    seed: int
    scene: int


class Crash(NamedTuple):
    """A run that broke the engine."""

    seed: int
    error: str


@dataclass
class Tally:
    """Counts over runs: scenes, endings and people by index.

    `taken` goes by scene and choice id, `fates` by person and status, `facts` (those of several
    values) by fact and value. `borders` go by region and the day on which a run first came there, `last_regions` are
    those in which runs were over, and `your_deaths` those in which you died. `pieces` are the pieces of prose that were
    on a page (see pages_seen); they and `words_per_run` stay empty where no prose was rendered. `alive_at_end` counts
    the companions who had walked with the party, in runs that came through. What a Witness counts is said there.
    """

    runs: int = 0
    survived: int = 0
    choices_per_run: Counter[int] = field(default_factory=Counter)
    days: Counter[int] = field(default_factory=Counter)
    words_per_run: Counter[int] = field(default_factory=Counter)
    endings: Counter[int] = field(default_factory=Counter)
    fates: Counter[tuple[int, int]] = field(default_factory=Counter)
    facts: Counter[tuple[int, int]] = field(default_factory=Counter)
    alive_at_end: Counter[int] = field(default_factory=Counter)
    taken: Counter[tuple[int, str]] = field(default_factory=Counter)
    arrivals: Counter[int] = field(default_factory=Counter)
    borders: Counter[tuple[int, int]] = field(default_factory=Counter)
    deaths: Counter[Death] = field(default_factory=Counter)
    reached: Counter[int] = field(default_factory=Counter)
    died_at: Counter[int] = field(default_factory=Counter)
    levels: Counter[Level] = field(default_factory=Counter)
    signs: dict[Sign, int] = field(default_factory=dict)
    last_regions: Counter[int] = field(default_factory=Counter)
    your_deaths: Counter[int] = field(default_factory=Counter)
    pieces: set[Piece] = field(default_factory=set)
    stuck: list[Halt] = field(default_factory=list)
    unfinished: list[Halt] = field(default_factory=list)
    crashes: list[Crash] = field(default_factory=list)
    violations: list[Violation] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        """Add another tally's counts to these."""
        self.runs += other.runs
        self.survived += other.survived
        for mine, theirs in zip(self._counters(), other._counters(), strict=True):
            mine.update(theirs)
        self.pieces |= other.pieces
        for sign, seed in other.signs.items():
            self.signs[sign] = min(seed, self.signs.get(sign, seed))
        self.stuck += other.stuck
        self.unfinished += other.unfinished
        self.crashes += other.crashes
        self.violations += other.violations

    def _counters(self) -> tuple[Counter[Any], ...]:
        runs = (self.choices_per_run, self.days, self.words_per_run, self.alive_at_end)
        places = (self.arrivals, self.borders, self.deaths, self.last_regions, self.your_deaths)
        seen = (self.reached, self.died_at, self.levels)
        return (*runs, *places, *seen, self.endings, self.fates, self.facts, self.taken)

    @property
    def has_trouble(self) -> bool:
        """Whether a run broke the engine, got stuck, or broke the contract about deaths."""
        return bool(self.crashes or self.stuck or self.violations)

    @property
    def choices(self) -> int:
        """How many choices were taken in all runs that did not crash."""
        return sum(choices * runs for choices, runs in self.choices_per_run.items())

    def scenes_seen(self) -> set[int]:
        """Return the scenes and events in which some run has been."""
        return set(self.arrivals) | {scene for scene, _ in self.taken} | {halt.scene for halt in self.stuck}


def is_alive(status: int) -> bool:
    """Return whether somebody whom the party has met is alive, be it elsewhere."""
    return status not in (UNMET, DEAD)
