"""Passages: the words of `text:` and its like, with guards, variants and values made out."""

from collections.abc import Iterator, Sequence

from escape_game.engine.judging import NOBODY
from escape_game.reading.braces import Braces
from escape_game.reading.lines import BLANK, GUARD, GUARDS, MARK, VARIANTS, WORDS, Line, Source, lines
from escape_game.reading.logic import only
from escape_game.reading.names import Names, Place
from escape_game.reading.needs import roles_needed
from escape_game.reading.nodes import TextNode
from escape_game.reading.plain_prose import plain_line, plain_passage, speaker_at
from escape_game.reading.stretches import Extent, trimmed
from escape_game.reading.variants import Passed, Path
from escape_game.story.conditions import ALWAYS, Condition, RoleIsNot
from escape_game.story.prose import (
    Block,
    BlockBranch,
    Branch,
    Guard,
    Paragraph,
    Part,
    Passage,
    Piece,
    Plain,
    VariantBlock,
)  # fmt: skip

_DIVIDERS = {"cycle": "or", "random": "or", "first": "again", "once": ""}


def parse_passage(node: TextNode, names: Names, place: Place, part: str) -> Passage:
    """Return a passage; its problems are noted in `names`. `part` names it within its scene, for counters and rolls."""
    return plain_passage(node.value, names.values) or _Passage(node, names, place, part).whole()


def parse_line(node: TextNode, names: Names, place: Place, part: str) -> Passage:
    """Return a passage of one paragraph, in which nobody is made out as its speaker: a label, a warning."""
    return plain_line(node.value.strip()) or _Passage(node, names, place, part).one_line()


class _Passage:
    """One passage on its way from lines to parts."""

    def __init__(self, node: TextNode, names: Names, place: Place, part: str) -> None:
        self.source = Source(node)
        self.braces = Braces(self.source, names, place, part)
        self.variants = self.braces.variants
        self.lines = list(lines(node.value))
        self.next = 0

    def whole(self) -> Passage:
        parts: list[Part] = []
        while (line := self.now()) is not None:
            if line.kind == MARK and line.keyword == "if":
                parts.append(self.block())
            elif line.kind == MARK and line.keyword in VARIANTS:
                parts.append(self.variant_block())
            else:
                parts += self.paragraphs(())
                self.pass_stray_mark()
        return Passage(tuple(parts), tuple(self.variants.showings))

    def one_line(self) -> Passage:
        wanted = [line for line in self.lines if line.kind != BLANK]
        if not wanted:
            return Passage(())
        between = self.lines[self.lines.index(wanted[0]) : self.lines.index(wanted[-1]) + 1]
        odd = next((line for line in between if line.kind in (BLANK, MARK)), None)
        if odd is not None:
            message = "only one paragraph has room here"
            self.braces.problem("S314", odd.begins, 1, message, "write it without blank lines and blocks")
            return Passage(())
        paragraph = self.paragraph(wanted, (), speaks=False)
        return Passage((paragraph,) if paragraph.pieces else (), tuple(self.variants.showings))

    def now(self) -> Line | None:
        return self.lines[self.next] if self.next < len(self.lines) else None

    def paragraphs(self, path: Path) -> list[Paragraph]:
        """Read paragraphs up to a mark or the end."""
        found: list[Paragraph] = []
        gathered: list[Line] = []
        while (line := self.now()) is not None and line.kind != MARK:
            self.next += 1
            if line.kind != BLANK:
                gathered.append(line)
            elif gathered:
                found.append(self.paragraph(gathered, path))
                gathered = []
        if gathered:
            found.append(self.paragraph(gathered, path))
        return found

    def pass_stray_mark(self) -> None:
        line = self.now()
        if line is None or line.keyword == "if" or line.keyword in VARIANTS:
            return
        self.next += 1
        code = "S305" if line.keyword == "end" else "S304"
        message = f"there is no block for `{{{line.keyword}}}` to go with"
        self.braces.problem(
            code, line.begins, len(line.keyword) + 2, message, "open one with `{if …}` alone on its line"
        )

    def paragraph(self, gathered: Sequence[Line], path: Path, *, speaks: bool = True) -> Paragraph:
        before = len(self.variants.showings)
        speaker, gathered = self.speaker(gathered) if speaks else ("", gathered)
        pieces = self.guarded(gathered, path)
        needs = tuple(sorted(roles_needed(pieces)))
        self.variants.narrow(before, [only(RoleIsNot(role, (NOBODY,))) for role in needs])
        return Paragraph(speaker, pieces, needs)

    def speaker(self, gathered: Sequence[Line]) -> tuple[str, Sequence[Line]]:
        first = gathered[0] if gathered else None
        if first is None or first.kind != WORDS:
            return "", gathered
        speaker, start = speaker_at(self.source.text, first.start, first.end)
        return speaker, [first._replace(start=start), *gathered[1:]]

    def guarded(self, gathered: Sequence[Line], path: Path) -> tuple[Piece, ...]:
        """Return the pieces of a paragraph: words up to its first guard, then what each guard governs."""
        pieces: list[Piece] = []
        chain: list[Branch] = []
        passed: Path = path
        for guard, extent in self.stretches(gathered):
            if guard is None:
                pieces += self.braces.pieces(extent, path)
                continue
            if guard.keyword == "if" or not chain:
                self.expect_if(guard)
                _close(pieces, chain)
                chain, passed = [], path
            when = self.condition(guard)
            chain.append(Branch(when, self.braces.pieces(extent, (*passed, when))))
            passed = (*passed, Passed(when))
        _close(pieces, chain)
        return tuple(pieces)

    def expect_if(self, guard: Line) -> None:
        if guard.keyword != "if":
            hint = "write `{if …}` at the start of an earlier line of this paragraph"
            message = f"`{{{guard.keyword}}}` has no `{{if}}` before it"
            self.braces.problem("S304", guard.begins, len(guard.keyword) + 2, message, hint)

    def stretches(self, gathered: Sequence[Line]) -> list[tuple[Line | None, Extent]]:
        """Return the guards of a paragraph, each with the words up to the next one."""
        found: list[tuple[Line | None, Extent]] = []
        for line in gathered:
            if line.kind == GUARD and line.keyword not in GUARDS:
                hint = f"write `{{{line.keyword}}}` alone on its line, or `{{{line.keyword}: …}}` among words"
                message = f"words stand beside `{{{line.keyword}}}`"
                self.braces.problem("S315", line.begins, len(line.keyword) + 2, message, hint)
            if line.kind == GUARD:
                found.append((line if line.keyword in GUARDS else None, Extent(line.start, line.end)))
            elif found:
                found[-1] = (found[-1][0], Extent(found[-1][1].start, line.end))
            else:
                found.append((None, Extent(line.start, line.end)))
        return [(guard, trimmed(self.source.text, *extent)) for guard, extent in found]

    def condition(self, line: Line) -> Condition:
        return ALWAYS if line.keyword == "else" else self.braces.condition(line.asks, line.asked)

    def inner_paragraphs(self, path: Path) -> tuple[Paragraph, ...]:
        """Read the paragraphs of an arm. A block inside is reported, read, and dropped."""
        found = self.paragraphs(path)
        while (line := self.now()) is not None and (line.keyword == "if" or line.keyword in VARIANTS):
            hint = "close the block before it with `{end}`, or use guards at the start of a line"
            self.braces.problem("S306", line.begins, len(line.keyword) + 2, "blocks don't stand inside blocks", hint)
            if line.keyword == "if":
                self.block()
            else:
                self.variant_block()
            found += self.paragraphs(path)
        return tuple(found)

    def block(self) -> Block:
        opening = self.lines[self.next]
        branches: list[BlockBranch] = []
        path: Path = ()
        line: Line | None = opening
        while line is not None and line.keyword in GUARDS:
            self.next += 1
            when = self.condition(line)
            branches.append(BlockBranch(when, self.inner_paragraphs((*path, when))))
            path = (*path, Passed(when))
            line = self.now()
        self.expect_end(opening)
        return Block(tuple(branches))

    def variant_block(self) -> VariantBlock:
        opening = self.lines[self.next]
        kind = opening.keyword
        slot, key = self.variants.add(kind, opening.begins, ())
        with self.variants.inside():
            options = tuple(self.options(opening))
        self.expect_end(opening)
        return VariantBlock(kind, slot, key, options)

    def options(self, opening: Line) -> Iterator[tuple[Paragraph, ...]]:
        line: Line | None = opening
        while line is not None and (line is opening or line.keyword == _DIVIDERS[opening.keyword]):
            self.next += 1
            option = self.inner_paragraphs(())
            line = self.now()
            if not option:
                hint = "write its paragraphs, or leave it out"
                width = len(opening.keyword) + 2
                self.braces.problem("S308", opening.begins, width, "an option of this block is empty", hint)
            yield option

    def expect_end(self, opening: Line) -> None:
        line = self.now()
        if line is not None and line.keyword == "end":
            self.next += 1
            return
        width = len(opening.keyword) + 2
        hint = "write `{end}` alone on the line where it ends"
        self.braces.problem("S305", opening.begins, width, f"this `{{{opening.keyword}}}` has no `{{end}}`", hint)


def _close(pieces: list[Piece], chain: list[Branch]) -> None:
    """Add a finished chain of guards, apart from the words before it."""
    if chain:
        if pieces:
            pieces.append(Plain(" "))
        pieces.append(Guard(tuple(chain)))
