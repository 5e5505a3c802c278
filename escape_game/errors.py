"""Every exception of ours, and the problems that a story can have.

EscapeGameError                 shown in one line, never with a traceback; carries its exit code
├── UsageError            2     the command line asks for something that can't be
├── StoryError            5     a story that can't be played: all its problems at once
├── SaveError             6
│   ├── SaveNotFoundError       no save of that name
│   ├── SaveDamagedError        cut short, changed, or not ours
│   ├── SaveTooNewError         written by a newer version of the game
│   └── SaveForeignError        of another story
├── FolderError           1     the save folder can't be written
├── ReplayError           1     a recorded playthrough goes differently now
└── ChoiceError           1     not on offer here: a stale playthrough, or a bug in a front end

Anything else that is raised is a bug of ours and ends with exit code 70.
"""

from typing import NamedTuple

FINE, PROBLEMS, USAGE, NO_ENDING, INVALID_INPUT, BAD_STORY, BAD_SAVE, BUG = 0, 1, 2, 3, 4, 5, 6, 70


class SourceSpan(NamedTuple):
    """A place in a story file; `line` and `column` count from 1, `width` is in characters."""

    file: str
    line: int
    column: int
    width: int = 1


class Problem(NamedTuple):
    """One thing that is wrong in a story: which rule, where, what, and what to type instead."""

    code: str
    severity: str  # "error" or "warning"
    span: SourceSpan
    message: str
    hint: str = ""


class EscapeGameError(Exception):
    """Something the person at the keyboard can mend; its text says how."""

    exit_code = PROBLEMS


class UsageError(EscapeGameError):
    """The command line asks for something that can't be."""

    exit_code = USAGE


class StoryError(EscapeGameError):
    """A story that can't be played."""

    exit_code = BAD_STORY

    def __init__(self, message: str, problems: tuple[Problem, ...] = ()) -> None:
        super().__init__(message)
        self.problems = problems

    def __str__(self) -> str:
        lines = [f"{p.span.file}:{p.span.line}:{p.span.column}: {p.code} {p.message}" for p in self.problems]
        return "\n".join([super().__str__(), *lines])


class SaveError(EscapeGameError):
    """A save that can't be used as it is."""

    exit_code = BAD_SAVE


class SaveNotFoundError(SaveError):
    """No save of that name."""


class SaveDamagedError(SaveError):
    """Cut short, changed by hand, or no save at all. The file is left as it is."""


class SaveTooNewError(SaveError):
    """Written by a newer version of the game."""


class SaveForeignError(SaveError):
    """A save of another story."""


class FolderError(EscapeGameError):
    """The save folder can't be written."""


class ReplayError(EscapeGameError):
    """A recorded playthrough can't be played, or goes differently now."""


class ChoiceError(EscapeGameError):
    """A choice that is not on offer here."""
