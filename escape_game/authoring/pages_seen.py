"""Which of a story's prose has been on a page, piece by piece: nobody else reads what only a rare state shows."""

from escape_game.authoring.counting import passages_in, pieces_of
from escape_game.engine.events import Para
from escape_game.engine.views import View
from escape_game.story.layout import ROAD
from escape_game.story.prose import Plain
from escape_game.story.scenes import Scene
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

    def read_view(self, place: int, view: View) -> int:
        """Read a screen; return how many words of prose and labels it had."""
        ending = view.ending
        paragraphs = view.passage if ending is None else (*ending.text, *ending.survivor, *ending.unknown)
        pages = [text_of(paragraph) for paragraph in paragraphs]
        for option in view.options:
            pages += [words for words in (option.label, option.locked, option.warns, option.no_return) if words]
        return self.read(place, pages)

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


def text_of(paragraph: Para) -> str:
    """Return a paragraph's words without its emphasis."""
    return "".join(span.text for span in paragraph.spans)


def words_seen(story: Story, seen: set[Piece]) -> tuple[int, int]:
    """Return how many words of the story's prose these pieces hold, and how many there are."""
    pieces = pieces_at(story)
    found = sum(len(pieces[place][number].split()) for place, number in seen)
    return found, sum(len(words.split()) for place in pieces.values() for words in place)
