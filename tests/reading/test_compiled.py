import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escape_game.errors import StoryError
from escape_game.reading.checking import check_folder, compile_files
from escape_game.reading.compiled import dumps, loads, write_compiled
from escape_game.reading.sources import read_folder

ODD_LID = Path(__file__).parent.parent / "stories" / "odd_lid"
STORY = check_folder(ODD_LID).story
TEXT = dumps(STORY)


def test_a_story_survives_being_compiled_and_read_back():
    found = loads(TEXT)
    assert tuple(found.scenes) == STORY.scenes
    assert found._replace(scenes=()) == STORY._replace(scenes=())


def test_what_is_read_back_compiles_to_the_same_text():
    assert dumps(loads(TEXT)) == TEXT


def test_scenes_are_decoded_once():
    found = loads(TEXT)
    assert found.scenes[1] is found.scenes[1]


@given(st.randoms(use_true_random=False))
def test_scenes_are_the_same_in_whatever_order_they_are_asked_for(rng: random.Random):
    found = loads(TEXT)
    order = list(range(len(STORY.scenes)))
    rng.shuffle(order)
    for index in order:
        assert found.scenes[index] == STORY.scenes[index]
    assert found.scenes[-1] == STORY.scenes[-1]
    assert found.scenes[1:] == STORY.scenes[1:]


@given(st.integers(0, len(TEXT) - 1), st.characters(codec="utf-8"))
def test_a_changed_character_is_noticed(place, character):
    changed = TEXT[:place] + character + TEXT[place + 1 :]
    if changed != TEXT:
        with pytest.raises(StoryError, match="compiled story"):
            loads(changed)


@given(st.integers(0, len(TEXT) - 1))
def test_a_cut_file_is_noticed(length):
    with pytest.raises(StoryError, match="compiled story"):
        loads(TEXT[:length])


def test_write_compiled_writes_what_loads_reads(tmp_path):
    write_compiled(ODD_LID, tmp_path / "story.json")
    assert loads((tmp_path / "story.json").read_text(encoding="utf-8")).title == STORY.title


def test_what_is_released_is_checked_in_full(tmp_path):
    bad = Path(__file__).parent.parent / "bad_scenes"
    for name in ("S116-unwritten-in-a-release", "S601-name-not-vouched-for"):
        (tmp_path / "story.yaml").write_bytes((bad / f"{name}.yaml").read_bytes())
        assert compile_files(read_folder(tmp_path), tmp_path).title == "Tiny"
        with pytest.raises(StoryError, match=f"{name[:4]}"):
            write_compiled(tmp_path, tmp_path / "story.json")
