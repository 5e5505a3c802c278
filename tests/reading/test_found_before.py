"""Problems are found once: the same files again are told of from the cache, any others are checked."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from escape_game.reading.checking import check_folder
from escape_game.reading.found_before import problems_in

BAD = Path(__file__).parents[1] / "bad_scenes"


@pytest.fixture
def story(tmp_path):
    folder = tmp_path / "story"
    folder.mkdir()
    shutil.copy(sorted(BAD.glob("S503-*.yaml"))[0], folder / "story.yaml")
    return folder


def kept_in(cache):
    return sorted(cache.glob("*.problems"))


def test_problems_are_those_of_a_check_the_first_time_and_the_second(story, tmp_path):
    expected = check_folder(story).problems
    assert expected
    for _ in range(2):
        assert problems_in(story, cache=tmp_path / "cache") == expected
    assert len(kept_in(tmp_path / "cache")) == 1


def test_the_second_time_nothing_is_read_but_the_files_and_the_cache(story, tmp_path):
    problems_in(story, cache=tmp_path / "cache")
    code = (
        "import sys; from pathlib import Path; from escape_game.reading.found_before import problems_in;"
        f"print(len(problems_in(Path({str(story)!r}), cache=Path({str(tmp_path / 'cache')!r}))));"
        "print('escape_game.reading.checking' in sys.modules)"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert said == [str(len(check_folder(story).problems)), "False"]


def test_a_file_that_has_changed_is_checked(story, tmp_path):
    before = problems_in(story, cache=tmp_path / "cache")
    page = story / "story.yaml"
    page.write_text(page.read_text(encoding="utf-8").replace("title:", "titel:", 1), encoding="utf-8")
    after = problems_in(story, cache=tmp_path / "cache")
    assert after == check_folder(story).problems != before


def test_a_release_and_another_folder_are_found_apart(story, tmp_path):
    moved = tmp_path / "moved"
    shutil.copytree(story, moved)
    for folder, release in ((story, False), (story, True), (moved, False)):
        expected = check_folder(folder, release=release).problems
        assert problems_in(folder, release=release, cache=tmp_path / "cache") == expected
    assert len(kept_in(tmp_path / "cache")) == 3


@pytest.mark.parametrize("damaged", ["", "[", "null", "7", '[["S503"]]', "[[1, 2, 3, 4, 5]]", "{}\0"])
def test_a_damaged_cache_is_as_none(story, tmp_path, damaged):
    expected = problems_in(story, cache=tmp_path / "cache")
    (kept,) = kept_in(tmp_path / "cache")
    kept.write_text(damaged, encoding="utf-8")
    assert problems_in(story, cache=tmp_path / "cache") == expected
    assert len(json.loads(kept.read_text(encoding="utf-8"))) == len(expected)


def test_a_folder_that_cannot_be_written_costs_time_only(story, tmp_path):
    (tmp_path / "cache").write_text("a file, where a folder should be", encoding="utf-8")
    assert problems_in(story, cache=tmp_path / "cache") == check_folder(story).problems


def test_the_newest_eight_are_kept(story, tmp_path):
    page = story / "story.yaml"
    text = page.read_text(encoding="utf-8")
    for number in range(10):
        page.write_text(f"{text}# {number}\n", encoding="utf-8")
        problems_in(story, cache=tmp_path / "cache")
    assert len(kept_in(tmp_path / "cache")) == 8
