"""Watches runs: the events they pass through without a choice, and if asked, every page they show."""

from collections import Counter
from collections.abc import Iterable

from escape_game.authoring.pages_seen import PagesSeen, is_passing, place_of_ending, text_of, words_at
from escape_game.engine.events import EVENT_LINE, Arrived, Event, Said
from escape_game.engine.state import State
from escape_game.engine.viewing import view
from escape_game.story.story import Story


def is_needed(story: Story) -> bool:
    """Return whether there are events without choices: nothing but the account of a turn says that one came."""
    return any(is_passing(scene) for scene in story.scenes)


class Witness:
    """What was seen: `arrivals` at scenes, `pages` if prose is rendered, the `words` since `begin_run`."""

    def __init__(self, story: Story, *, prose: bool) -> None:
        self.arrivals: Counter[int] = Counter()
        self.pages = PagesSeen(story) if prose else None
        self.words = 0
        self._story = story
        self._lines = {index: words_at(scene) for index, scene in enumerate(story.scenes) if is_passing(scene)}
        self._line_of: dict[str, int] = {}

    def begin_run(self) -> None:
        """Count words from nought."""
        self.words = 0

    def hear(self, place: int, events: Iterable[Event]) -> None:
        """Take in what a turn told that began in the scene `place`."""
        for event in events:
            if isinstance(event, Arrived):
                place = event.scene
                self.arrivals[place] += 1
            elif isinstance(event, Said):
                pages = [text_of(paragraph) for paragraph in event.paragraphs]
                if event.kind == EVENT_LINE:
                    self.arrivals[self._event_that_says(" ".join(pages))] += 1
                if self.pages is not None:
                    self.words += self.pages.read(place, pages)

    def look(self, state: State) -> None:
        """Take in the screen, if prose is rendered."""
        if self.pages is not None:
            place = state.scene if state.ending < 0 else place_of_ending(state.ending)
            self.words += self.pages.read_view(place, view(self._story, state))

    def _event_that_says(self, line: str) -> int:
        """Return the event without choices that has most words in a line: the engine tells the words, not the event."""
        if line not in self._line_of:
            self._line_of[line] = max(self._lines, key=lambda event: _share_said(self._lines[event], line))
        return self._line_of[line]


def _share_said(pieces: list[str], line: str) -> int:
    return sum(len(words) for words in pieces if words in line)
