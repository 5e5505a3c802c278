"""Words in `<…>`, which stand for words that the author has yet to write."""

import re

from escape_game.errors import SourceSpan
from escape_game.reading.problems import Problems

_STAND_IN = re.compile(r"<[A-Za-z][^<>\n]*>")


def check_stand_ins(text: str, file: str, problems: Problems) -> None:
    """Report what nobody has written yet in a file, such as the words of a scaffold."""
    for match in _STAND_IN.finditer(text):
        begins = text.rfind("\n", 0, match.start()) + 1
        if text.startswith("#", begins):
            continue
        line = text.count("\n", 0, begins) + 1
        span = SourceSpan(file, line, match.start() - begins + 1, len(match.group()))
        hint = "write your own here; a player would read these, with their `<` and `>`"
        problems.report("S318", span, "these words stand for yours", hint)
