"""What stands inside a line of prose: braces, emphasis, escapes."""

import re

from escape_game.errors import SourceSpan
from escape_game.reading.conditions import condition_at
from escape_game.reading.lines import GUARDS, VARIANTS, Source
from escape_game.reading.logic import only
from escape_game.reading.names import Names, Place
from escape_game.reading.plain_prose import on_one_line
from escape_game.reading.stretches import Extent, arms, first, trimmed
from escape_game.reading.values import parse_value, role_index
from escape_game.reading.variants import Passed, Path, Variants
from escape_game.story.conditions import ALWAYS, Condition, RoleIs, RoleIsNot
from escape_game.story.prose import (
    FIRST,
    Branch,
    ByRole,
    Emphasis,
    Guard,
    LineBreak,
    PersonWords,
    Piece,
    Plain,
    Variant,
)  # fmt: skip

_SPECIAL = re.compile(r"[\\{}*]")
_LINE_BREAK = re.compile(r"\\[ \t]*(?:\n[ \t]*|$)")
_WORD = re.compile(r"\s*([^\W\d]\w*)")
_ELSE = re.compile(r"\s*else\b(\s+if\b)?:?")
_ESCAPED = "{}*|\\"
_DEEPEST = 8
_OPENERS = (*VARIANTS, "by")


class Braces:
    """Reads stretches of one passage into pieces, and keeps what it counts on the way."""

    def __init__(self, source: Source, names: Names, place: Place, part: str) -> None:
        self.source = source
        self.text = source.text
        self.names = names
        self.place = place
        self.variants = Variants(self.problem, names, place, part)

    def problem(self, code: str, start: int, width: int, message: str, hint: str) -> None:
        """Note something that is wrong in this passage."""
        self.names.problem(code, self.source.locate(start, width), message, hint)

    def condition(self, start: int, end: int) -> Condition:
        """Return the condition that stands between two places of the text."""

        def locate(offset: int, width: int) -> SourceSpan:
            return self.source.locate(start + offset, width)

        return condition_at(self.text[start:end], locate, self.names, self.place)

    def pieces(self, extent: Extent, path: Path = (), depth: int = 0) -> tuple[Piece, ...]:
        """Return what a stretch of prose consists of."""
        found: list[Piece] = []
        position, end = extent
        while position < end:
            special = _SPECIAL.search(self.text, position, end)
            stop = special.start() if special else end
            _add(found, on_one_line(self.text[position:stop]))
            position = self._special(found, stop, end, path, depth) if special else end
        return tuple(found)

    def _special(self, found: list[Piece], start: int, end: int, path: Path, depth: int) -> int:
        """Read the special character at `start`; return where reading goes on."""
        match self.text[start]:
            case "\\":
                return self._escape(found, start, end)
            case "*":
                return self._emphasis(found, start, end, path, depth)
            case "{":
                return self._brace(found, start, end, path, depth)
            case _:
                hint = "write `\\}` for the character itself, or drop it"
                self.problem("S302", start, 1, "this brace was never opened", hint)
                return start + 1

    def _escape(self, found: list[Piece], start: int, end: int) -> int:
        line_break = _LINE_BREAK.match(self.text, start, end)
        if line_break:
            found.append(LineBreak())
            return line_break.end()
        character = self.text[start + 1]
        if character not in _ESCAPED:
            hint = "write `\\\\` for a backslash; only { } * | \\ need one before them"
            self.problem("S311", start, 2, f"a backslash before `{character}` means nothing", hint)
        _add(found, character)
        return start + 2

    def _emphasis(self, found: list[Piece], start: int, end: int, path: Path, depth: int) -> int:
        if start + 1 >= end or self.text[start + 1].isspace():
            _add(found, "*")  # a star between spaces is a star
            return start + 1
        close = first(self.text, "*", start + 1, end)
        if close < 0:
            hint = "write another `*` where it ends, or `\\*` for a star"
            self.problem("S310", start, 1, "this emphasis never ends", hint)
            return start + 1
        found.append(Emphasis(self.pieces(Extent(start + 1, close), path, depth)))
        return close + 1

    def _brace(self, found: list[Piece], start: int, end: int, path: Path, depth: int) -> int:
        close = first(self.text, "}", start + 1, end)
        if close < 0:
            hint = "write `}` where it ends, in the same paragraph, or `\\{` for the character itself"
            self.problem("S301", start, 1, "this brace is never closed", hint)
            return end
        if depth >= _DEEPEST:
            self.problem("S306", start, 1, f"braces stand {depth} deep here", "give each case a paragraph of its own")
            return close + 1
        piece = self._inside(start, close, path, depth + 1)
        if piece is not None:
            found.append(piece)
        return close + 1

    def _inside(self, start: int, close: int, path: Path, depth: int) -> Piece | None:
        word = _WORD.match(self.text, start + 1, close)
        keyword = word.group(1) if word else ""
        colon = first(self.text, ":", start + 1, close)
        if word and keyword == "if":
            if colon < 0:
                hint = "write `{if …: words}`; without words it stands at the start of a line"
                self.problem("S309", start, close - start + 1, "this guard holds no words", hint)
                return None
            return self._guard(word.end(), close, path, depth)
        if word and keyword in _OPENERS and colon >= 0:
            if keyword == "by":
                return self._by_role(start, Extent(word.end(), colon), close, path, depth)
            return self._variant(keyword, start, Extent(colon + 1, close), path, depth)
        if keyword in (*GUARDS, "or", "again", "end"):
            self._stray(keyword, start, close)
            return None
        text = self.text[start + 1 : close]
        known = self.names.values.get(text)
        if known is not None:
            return known
        return parse_value(text, self.source.locate(start, close - start + 1), self.names, self.place)

    def _stray(self, keyword: str, start: int, close: int) -> None:
        code = "S305" if keyword == "end" else "S304"
        hint = f"`{{{keyword}}}` stands at the start of a line, after the `{{…}}` it belongs to"
        self.problem(code, start, close - start + 1, f"there is nothing here for `{{{keyword}}}` to go with", hint)

    def _words(self, start: int, end: int, path: Path, depth: int) -> tuple[Piece, ...]:
        extent = trimmed(self.text, start, end)
        if extent.start == extent.end:
            hint = "write its words, or leave it out with the `|` before it"
            self.problem("S308", max(start - 1, 0), 1, "there are no words here", hint)
        return self.pieces(extent, path, depth)

    def _guard(self, start: int, close: int, path: Path, depth: int) -> Guard:
        branches: list[Branch] = []
        for index, arm in enumerate(arms(self.text, start, close)):
            when, words = self._arm(arm, is_first=index == 0)
            branches.append(Branch(when, self._words(words, arm.end, (*path, when), depth)))
            path = (*path, Passed(when))
        return Guard(tuple(branches))

    def _arm(self, arm: Extent, *, is_first: bool) -> tuple[Condition, int]:
        """Return the condition of an arm, and where its words start."""
        start = arm.start
        if not is_first:
            head = _ELSE.match(self.text, start, arm.end)
            if head is None:
                hint = "write `| else …` or `| else if …: …`, or `\\|` for the character itself"
                self.problem("S304", start, 1, "this arm doesn't begin with `else`", hint)
                return ALWAYS, start
            if not head.group(1):
                return ALWAYS, head.end()
            start = head.end()
        colon = first(self.text, ":", start, arm.end)
        if colon < 0:
            self.problem("S309", start, 1, "this guard holds no words", "write `else if …: words`")
            return ALWAYS, start
        return self.condition(start, colon), colon + 1

    def _variant(self, kind: str, start: int, inside: Extent, path: Path, depth: int) -> Variant:
        slot, key = self.variants.add(kind, start, path)
        with self.variants.inside():
            options = [
                self._words(self._after_again(kind, index, arm), arm.end, path, depth)
                for index, arm in enumerate(arms(self.text, *inside))
            ]
        most = {"first": 2, "once": 1}.get(kind, len(options))
        if len(options) > most:
            hint = "`cycle:` and `random:` take as many as you like"
            self.problem("S308", start, 1, f"`{kind}:` has no place for {len(options)} options", hint)
        return Variant(kind, slot, key, tuple(options))

    def _after_again(self, kind: str, index: int, arm: Extent) -> int:
        if kind != FIRST or not index:
            return arm.start
        word = _WORD.match(self.text, arm.start, arm.end)
        if word and word.group(1) == "again" and self.text[word.end() : word.end() + 1] == ":":
            return word.end() + 1
        self.problem(
            "S308", arm.start, 1, "what follows `first:` begins with `again:`", "write `{first: … | again: …}`"
        )
        return arm.start

    def _by_role(self, start: int, role_at: Extent, close: int, path: Path, depth: int) -> ByRole | None:
        name = self.text[role_at.start : role_at.end].strip()
        role = role_index(name, self.source.locate(start, close - start + 1), self.names, self.place)
        if role < 0:
            return None
        words: list[PersonWords] = []
        for arm in arms(self.text, role_at.end + 1, close):
            person, begin = self._speaker(arm)
            heard = tuple(own.person for own in words)
            when = only(RoleIs(role, (person,)) if person >= 0 else RoleIsNot(role, (*heard, -1)))
            words.append(PersonWords(person, self._words(begin, arm.end, (*path, when), depth)))
        return ByRole(role, tuple(words))

    def _speaker(self, arm: Extent) -> tuple[int, int]:
        """Return whose words an arm holds, -1 for anybody's, and where they start."""
        word = _WORD.match(self.text, arm.start, arm.end)
        name = word.group(1) if word else ""
        if word and name in self.names.people and self.text[word.end() : word.end() + 1] == ":":
            return self.names.people[name], word.end() + 1
        if word and name == "else":
            return -1, word.end() + (self.text[word.end() : word.end() + 1] == ":")
        hint = "write `{by X: zoran: … | voss: … | else …}`"
        self.problem("S303", arm.start, max(len(name), 1), "these words are nobody's", hint)
        return -1, arm.start


def _add(found: list[Piece], text: str) -> None:
    """Add words, to the words before them if there are any."""
    if not text:
        return
    if found and isinstance(found[-1], Plain):
        found[-1] = Plain(found[-1].text + text)
    else:
        found.append(Plain(text))
