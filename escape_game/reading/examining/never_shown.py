"""Words that can never be shown: a guard that contradicts its scene, its choice, or the guards around it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from escape_game.errors import SourceSpan
from escape_game.reading.examining.subject import Subject
from escape_game.reading.lines import Source
from escape_game.reading.logic import all_of
from escape_game.reading.nodes import TextNode
from escape_game.reading.vouching.paths import changed_slots
from escape_game.reading.vouching.reach import Reach
from escape_game.reading.vouching.universe import Universe
from escape_game.story.conditions import ALWAYS, NEVER, Condition
from escape_game.story.prose import (
    Block,
    BlockBranch,
    Branch,
    ByRole,
    Emphasis,
    Guard,
    Paragraph,
    Part,
    Passage,
    Piece,
    Plain,
    Variant,
    VariantBlock,
)
from escape_game.story.scenes import Choice, Scene
from escape_game.story.walking import flat, outcomes

_WORDS = 6  # of an arm, by which it is found again


def check_never_shown(subject: Subject, reach: Reach | None, met: dict[int, int]) -> None:
    """Report guards in prose that can't hold where they stand. `met` are the states at each scene's menu."""
    if reach is None:
        return
    for index, (scene, page) in enumerate(subject.scenes(), 1):
        states = met.get(index, 0)
        if not states:
            continue
        here = Readers(reach.universe, scene, states, _known(scene))
        for words, node in ((scene.text, page.model.text), (scene.between, page.model.between)):
            if words is not None and node is not None and "{" in node.value:
                for arm in here.missed(words):
                    _report(subject, _place(node, arm), scene.id)
        for choice in scene.choices:
            guarded = [words for words in _first_words(choice) if any(map(_may_be_guarded, words.parts))]
            if guarded and any(arm is not None for words in guarded for arm in here.taking(choice).missed(words)):
                _report(subject, subject.place(scene, choice), f"{scene.id}.{choice.id}")


def _report(subject: Subject, span: SourceSpan, where: str) -> None:
    hint = "look at `who:` and `when:` of the scene and the choice, and at the guards before; or take the words out"
    subject.problems.report("S317", span, f"{where} has words under a guard that can never hold there", hint)


def _place(node: TextNode, arm: str) -> SourceSpan:
    """Return where the first words of an arm stand in a passage."""
    found = re.search(r"\s+".join(map(re.escape, arm.split()[:_WORDS])), node.value) if arm.strip() else None
    return node.span if found is None else Source(node).locate(found.start(), found.end() - found.start())


def _known(scene: Scene) -> tuple[Condition, ...]:
    """Return what surely holds when a scene is shown: what an event was drawn for, if nothing happens on arrival."""
    if scene.event is None or scene.on_arrival or scene.draw is not None:
        return ()
    return (scene.event.when,)


def _first_words(choice: Choice) -> Iterator[Passage]:
    """Return the words that are shown before anything but the price has changed."""
    for outcome in outcomes(choice):
        first = next(iter(outcome.steps), None)
        if first is not None and first.words is not None and first.when == ALWAYS:
            yield first.words


def _may_be_guarded(part: Part) -> bool:
    return not isinstance(part, Paragraph) or any(not isinstance(piece, Plain) for piece in part.pieces)


class Readers(NamedTuple):
    """Who may read some words: the states that come there, and the conditions that hold."""

    universe: Universe
    scene: Scene
    states: int
    holding: tuple[Condition, ...] = ()

    def taking(self, choice: Choice) -> "Readers":
        """Return those who have taken a choice and paid for it."""
        paid = {slot for effect in flat(choice.paid) for slot in changed_slots(effect)}
        doors = (choice.when, choice.needs)
        asked = [door for door in doors if door != ALWAYS and paid.isdisjoint(within.slot for within in door.within)]
        narrowed = self._where(choice.when)._where(choice.needs)
        return narrowed._replace(holding=tuple(asked))

    def missed(self, words: Passage) -> Iterator[str]:
        """Return the first words of each arm that can never be shown to any of them."""
        for part in words.parts:
            yield from self._part_missed(part)

    def _where(self, when: Condition) -> "Readers":
        may = self.universe.holds(when, self.scene, self.scene.region).may
        return self._replace(
            states=self.states & may, holding=(*self.holding, when) if when != ALWAYS else self.holding
        )

    def _where_not(self, when: Condition) -> "Readers":
        must = self.universe.holds(when, self.scene, self.scene.region).must
        return Readers(self.universe, self.scene, self.states & ~must, self.holding)

    def _are_none(self) -> bool:
        # Whatever is so, every companion is something: where one block is empty, nothing is left.
        if any(not self.states & mask for mask in self.universe.masks):
            return True
        return len(self.holding) > 1 and NEVER not in self.holding and all_of(self.holding) == NEVER

    def _part_missed(self, part: Part) -> Iterator[str]:
        match part:
            case Paragraph():
                yield from self._pieces_missed(part.pieces)
            case Block(branches):
                yield from self._arms_missed(branches)
            case VariantBlock():
                for option in part.options:
                    for paragraph in option:
                        yield from self._part_missed(paragraph)

    def _pieces_missed(self, pieces: tuple[Piece, ...]) -> Iterator[str]:
        for piece in pieces:
            match piece:
                case Guard(branches):
                    yield from self._arms_missed(branches)
                case Emphasis(inner):
                    yield from self._pieces_missed(inner)
                case Variant():
                    for option in piece.options:
                        yield from self._pieces_missed(option)
                case ByRole(_, words):
                    for own in words:
                        yield from self._pieces_missed(own.pieces)
                case _:
                    pass

    def _arms_missed(self, arms: tuple[Branch | BlockBranch, ...]) -> Iterator[str]:
        left = self
        for arm in arms:
            if arm.when == NEVER:
                continue  # S214 has told of it, unless it waits for what isn't written yet
            inside = left._where(arm.when)
            pieces = _pieces(arm)
            if inside._are_none():
                yield next((piece.text for piece in pieces if isinstance(piece, Plain)), "")
            else:
                yield from inside._pieces_missed(pieces)
            left = left._where_not(arm.when)


def _pieces(arm: Branch | BlockBranch) -> tuple[Piece, ...]:
    if isinstance(arm, BlockBranch):
        return tuple(piece for paragraph in arm.paragraphs for piece in paragraph.pieces)
    return arm.pieces
