"""Which of a story's prose has been on a page, piece by piece: nobody else reads what only a rare state shows."""

from collections.abc import Sequence

from escape_game.authoring.counting import passages_in, pieces_of
from escape_game.engine.dependence import slots_of
from escape_game.engine.menu import closed
from escape_game.engine.offering import why_locked
from escape_game.engine.paragraphs import Para
from escape_game.engine.prose import render
from escape_game.engine.state import State
from escape_game.story.conditions import ALWAYS
from escape_game.story.layout import ROAD
from escape_game.story.prose import Passage, Plain
from escape_game.story.scenes import Choice, Scene
from escape_game.story.story import Story

ANYWHERE = ROAD  # where the pieces stand that may be read in any scene

Piece = tuple[int, int]  # a place, and which piece of it


def place_of_ending(ending: int) -> int:
    """Return the place whose pieces are those of an ending; scenes are places by their index."""
    return -1 - ending


def is_passing(scene: Scene) -> bool:
    """Return whether this is an event without choices: a line, told wherever it comes."""
    return scene.event is not None and scene.event.line is not None


def pieces_at(story: Story) -> dict[int, list[str]]:
    """Return the words of every piece of prose, by place."""
    scenes = dict(enumerate(story.scenes))
    passing = tuple(scene for scene in scenes.values() if is_passing(scene))
    places = {index: [] if is_passing(scene) else words_at(scene) for index, scene in scenes.items()}
    places[ANYWHERE] = words_at((story.everywhere, passing, tuple(leg.day_lines for leg in story.legs)))
    return places | {place_of_ending(index): words_at(ending) for index, ending in enumerate(story.endings)}


def words_at(record: object) -> list[str]:
    """Return the words of every piece of prose in a record."""
    pieces = (piece for passage in passages_in(record) for piece in pieces_of(passage))
    return [piece.text.strip() for piece in pieces if isinstance(piece, Plain) and piece.text.strip()]


class PagesSeen:
    """The pieces that pages have shown.

    A piece is `seen` when a page of its scene, or any page if it belongs to none, holds its words. Pages that were read
    before are passed over, so that thousands of runs cost little more than their first hundreds.
    """

    def __init__(self, story: Story) -> None:
        self.seen: set[Piece] = set()
        self._unseen = {place: dict(enumerate(pieces)) for place, pieces in pieces_at(story).items()}
        self._known: set[tuple[int, str]] = set()
        self._story = story
        # By the identity of passages, which the story keeps: what each depends on, and how many words it was then.
        self._slots: dict[int, tuple[int, ...] | None] = {}
        self._words: dict[tuple[int, ...], int] = {}
        # By place and choice: the words of labels that are always the same.
        self._labels: list[dict[str, int]] = [{} for _ in story.scenes]
        self._with_locks = {place for place, scene in enumerate(story.scenes) if _has_locks(story, scene)}

    def read_screen(self, state: State, offered: Sequence[Choice]) -> int:
        """Read the prose and the labels of a screen, on which these can be chosen; return how many words it had."""
        if state.ending >= 0:
            return self._read_ending(state)
        place, words = state.scene, 0
        if place != ROAD:
            scene = self._story.scenes[place]
            words = self._read_passage(state, place, scene.between if state.taken else scene.text)
        labels = self._labels[place]
        for choice in offered:
            known = labels.get(choice.id)
            words += known if known is not None else self._read_label(state, place, choice)
        if place in self._with_locks:
            for choice in closed(self._story, state):
                words += self._read_label(state, place, choice)
                words += self.read(place, [why_locked(self._story, state, choice)])
        return words

    def _read_ending(self, state: State) -> int:
        page, place = self._story.endings[state.ending], place_of_ending(state.ending)
        return sum(self._read_passage(state, place, passage) for passage in (page.text, page.survivor, page.unknown))

    def _read_label(self, state: State, place: int, choice: Choice) -> int:
        passages = [each for each in (choice.label, choice.warns, choice.no_return) if each is not None]
        words = sum(self._read_passage(state, place, each) for each in passages)
        if all(self._slots_of(each) == () for each in passages):
            self._labels[place][choice.id] = words
        return words

    def _slots_of(self, passage: Passage) -> tuple[int, ...] | None:
        name = id(passage)
        if name not in self._slots:
            self._slots[name] = slots_of(passage)
        return self._slots[name]

    def _read_passage(self, state: State, place: int, passage: Passage | None) -> int:
        """Read a passage as it is now, unless it was read here when it said the same."""
        if passage is None:
            return 0
        name = id(passage)
        slots = self._slots[name] if name in self._slots else self._slots_of(passage)
        if slots is None:
            return self._render(state, place, passage)
        values = state.values
        moment = (name, place, *[values[slot] for slot in slots])
        words = self._words.get(moment)
        if words is None:
            words = self._words[moment] = self._render(state, place, passage)
        return words

    def _render(self, state: State, place: int, passage: Passage) -> int:
        return self.read(place, [text_of(paragraph) for paragraph in render(self._story, state, passage)])

    def read(self, place: int, pages: list[str]) -> int:
        """Read paragraphs; return how many words they had."""
        for page in pages:
            if (place, page) not in self._known:
                self._known.add((place, page))
                self._find(place, page)
                self._find(ANYWHERE, page)
        return sum(len(page.split()) for page in pages)

    def _find(self, place: int, page: str) -> None:
        unseen = self._unseen[place]
        for number in [number for number, words in unseen.items() if words in page]:
            del unseen[number]
            self.seen.add((place, number))


def _has_locks(story: Story, scene: Scene) -> bool:
    every = (*scene.choices, *(story.everywhere if scene.everywhere else ()))
    return any(choice.needs != ALWAYS for choice in every)


def text_of(paragraph: Para) -> str:
    """Return a paragraph's words without its emphasis."""
    return "".join(span.text for span in paragraph.spans)


def words_seen(story: Story, seen: set[Piece]) -> tuple[int, int]:
    """Return how many words of the story's prose these pieces hold, and how many there are."""
    pieces = pieces_at(story)
    found = sum(len(pieces[place][number].split()) for place, number in seen)
    return found, sum(len(words.split()) for place in pieces.values() for words in place)
