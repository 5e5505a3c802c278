from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tiny_story import tiny_story

from escape_game.engine.journey import back_to_crossing, play, start
from escape_game.saving import document
from escape_game.saving.atomic import previous
from escape_game.saving.folder import SaveFolder
from escape_game.saving.profile import Finished, Profile, written_finished

STORY = tiny_story()
HOME = ("warm", "rest", "hear", "bury", "on")


def played(*choices, seed=4, id="one"):
    journey, _ = start(STORY, seed, id=id)
    for choice in choices:
        journey, _ = play(journey, choice)
    return journey


@pytest.fixture
def folder(tmp_path):
    saves = SaveFolder(tmp_path / "saves")
    yield saves
    saves.release()


def test_how_a_journey_ended_is_kept_beside_the_saves(folder):
    folder.autosave(played("warm"))
    assert folder.profile.finished() == ()
    folder.autosave(played(*HOME))
    (kept,) = folder.profile.finished("river")
    assert kept == Finished("river", "one", 4, "home", "Home", 3, ("Smith",), (("Kazik", "the cold"),))
    assert folder.profile.endings("river") == ("home",)
    assert folder.profile.endings("sea") == ()


def test_an_ending_is_written_once_however_often_it_is_looked_at(folder):
    for _ in range(3):
        folder.autosave(played(*HOME))
    assert len(folder.profile.finished()) == 1
    folder.autosave(back_to_crossing(played(*HOME)))
    folder.autosave(played(*HOME, id="two"))
    assert [each.journey for each in folder.profile.finished()] == ["one", "two"]


def test_the_profile_is_no_save(folder):
    folder.autosave(played(*HOME))
    folder.delete("auto-one")
    assert folder.entries() == []
    assert len(folder.profile.finished()) == 1


def test_two_games_at_once_write_one_profile(folder):
    second = SaveFolder(folder.path)
    folder.autosave(played(*HOME))
    second.autosave(played(*HOME, id="two"))
    second.release()
    assert len(Profile(folder.path).finished()) == 2


@pytest.mark.parametrize("text", ["", "{}", "x" * 100, '{"save": 1, "checksum": "", "profile": [1]}'])
def test_a_damaged_profile_is_put_aside_and_the_one_before_it_goes_on(folder, text):
    for id in ("one", "two"):
        folder.autosave(played(*HOME, id=id))
    path = folder.profile.path
    path.write_text(text)
    assert len(folder.profile.finished()) == 1
    folder.autosave(played(*HOME, id="three"))
    assert [each.journey for each in folder.profile.finished()] == ["one", "three"]
    assert path.with_name("profile.json.damaged-1").read_text() == text
    assert all(entry.readable for entry in folder.entries())


NONSENSE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)


@pytest.mark.parametrize("part", Finished._fields)
@settings(max_examples=25)
@given(nonsense=NONSENSE)
@example(nonsense=[["Kazik"]])
@example(nonsense=[["Kazik", "the cold", "the ice"]])
def test_a_part_that_is_nonsense_is_damage_or_does_no_harm(part, nonsense):
    finished = written_finished(Finished("river", "one", 4, "home", "Home", 3, ("Smith",), (("Kazik", "the cold"),)))
    with TemporaryDirectory() as folder:
        profile = Profile(Path(folder))
        profile.path.write_text(document.sealed({"profile": [{**finished, part: nonsense}]}))
        assert len(profile.finished()) <= 1


def test_a_profile_cut_short_anywhere_loses_no_more_than_itself(folder):
    folder.autosave(played(*HOME))
    text = folder.profile.path.read_text()
    for length in range(len(text.rstrip())):
        folder.profile.path.write_text(text[:length])
        assert folder.profile.finished() == ()
    assert not previous(folder.profile.path).exists()
