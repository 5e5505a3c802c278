"""Every transcript in tests/transcripts/, played as it stands, and saved and loaded between all turns.

`# story` in its head says which story it plays: a folder of tests/stories/, or the one that ships.
"""

from functools import cache
from pathlib import Path

import pytest

from escape_game.engine.playthrough import parsed, replay
from escape_game.reading.stories import find_story, load_story
from escape_game.saving import save_format

HERE = Path(__file__).parent
TRANSCRIPTS = sorted(HERE.glob("transcripts/*.transcript"))


def straight_through(journey):
    return journey


def saved_and_resumed(journey):
    return save_format.parse(journey.story, save_format.dump(journey))


@cache
def story_of(record):
    folder = HERE / "stories" / parsed(record).facts["story"]
    return load_story(find_story(folder if folder.is_dir() else None))


@pytest.mark.parametrize("between_turns", [straight_through, saved_and_resumed])
@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda path: path.stem)
def test_a_transcript_plays_as_it_was_recorded(path, between_turns, update_transcripts):
    recorded = path.read_text(encoding="utf-8")
    played = replay(story_of(recorded), recorded, between_turns)
    if update_transcripts and between_turns is straight_through:
        path.write_text(played.text, encoding="utf-8")
    else:
        assert played.first_difference is None


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda path: path.stem)
def test_a_transcript_says_what_it_shows(path):
    assert path.read_text(encoding="utf-8").startswith("## ")
