"""Collects what is wrong in a story, so that everything is said at once and in the order of the files."""

from collections import Counter
from collections.abc import Iterable, Iterator

from escape_game.errors import Problem, SourceSpan
from escape_game.reading.rules import ERROR, RULES

MOST_OF_A_KIND = 1_000


class Problems:
    """Problems of one story. Each is reported once, however often it is met, and of each kind so many at most."""

    def __init__(self) -> None:
        self._found: dict[Problem, None] = {}
        self._counts: Counter[str] = Counter()

    def report(self, code: str, span: SourceSpan, message: str, hint: str = "") -> None:
        """Add a problem; how bad it is, its rule says."""
        problem = Problem(code, RULES[code].severity, span, message, hint)
        if problem in self._found:
            return
        self._counts[code] += 1
        if self._counts[code] <= MOST_OF_A_KIND:
            self._found[problem] = None

    def extend(self, problems: Iterable[Problem]) -> None:
        """Add problems that somebody else has found."""
        for problem in problems:
            self.report(problem.code, problem.span, problem.message, problem.hint)

    def in_order(self) -> tuple[Problem, ...]:
        """Return all of them, in file order."""
        return tuple(sorted([*self._found, *self._unlisted()], key=lambda problem: problem.span[:3]))

    def _unlisted(self) -> Iterator[Problem]:
        """Say of what there is more than was kept, at the last that was."""
        for last in {problem.code: problem for problem in self._found}.values():
            more = self._counts[last.code] - MOST_OF_A_KIND
            if more > 0:
                yield last._replace(message=f"and {more:,} more of {last.code}", hint="mend these first")

    @property
    def has_errors(self) -> bool:
        """Whether the story can't be played."""
        return any(problem.severity == ERROR for problem in self._found)
