import subprocess
import sys
from pathlib import Path

import pytest

from escape_game.errors import StoryError
from escape_game.reading.stories import find_story, load_story

ODD_LID = Path(__file__).parent.parent / "stories" / "odd_lid"

BROKEN = """\
scene: camp
title: Camp
text: |
  Snow.
choices:
  on:
    text: On
    go: nowhere
"""


def _copy(folder):
    for path in ODD_LID.iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    return folder


def test_a_folder_that_is_not_there_is_said_so(tmp_path):
    with pytest.raises(StoryError, match="There is no folder"):
        find_story(tmp_path / "nowhere")


def test_a_folder_without_a_title_page_is_said_so(tmp_path):
    with pytest.raises(StoryError, match=r"There is no story\.yaml"):
        find_story(tmp_path)


def test_a_story_with_errors_brings_all_of_them_and_one_line_first(tmp_path):
    folder = _copy(tmp_path)
    (folder / "broken.yaml").write_text(BROKEN + "---\nscene: tent\ntitel: Tent\n", encoding="utf-8")
    with pytest.raises(StoryError) as caught:
        load_story(find_story(folder), tmp_path / "cache")
    assert {problem.code for problem in caught.value.problems} >= {"S101", "D102", "D103"}
    first = str(caught.value).splitlines()[0]
    assert "can't be played" in first
    assert "errors" in first


def test_a_story_that_is_not_utf8_is_said_so(tmp_path):
    folder = _copy(tmp_path)
    (folder / "cast.yaml").write_bytes(b"companion: \xff")
    with pytest.raises(StoryError, match="not UTF-8"):
        load_story(find_story(folder), tmp_path / "cache")


def test_the_second_load_comes_from_the_cache_and_is_the_same(tmp_path):
    source = find_story(ODD_LID)
    first = load_story(source, tmp_path)
    (cached,) = tmp_path.iterdir()
    written = cached.stat().st_mtime_ns
    second = load_story(source, tmp_path)
    assert tuple(first.scenes) == tuple(second.scenes)
    assert first._replace(scenes=()) == second._replace(scenes=())
    assert cached.stat().st_mtime_ns == written


def test_an_edit_is_seen_at_once(tmp_path):
    folder = tmp_path / "story"
    folder.mkdir()
    _copy(folder)
    before = load_story(find_story(folder), tmp_path / "cache")
    page = folder / "story.yaml"
    page.write_text(page.read_text(encoding="utf-8").replace(before.title, "Another title"), encoding="utf-8")
    assert load_story(find_story(folder), tmp_path / "cache").title == "Another title"


@pytest.mark.parametrize("damage", [b"", b"{", b"\xff\xfe", b"[1,2,3]\n[]", b"null"])
def test_a_damaged_cache_is_made_again(tmp_path, damage):
    load_story(find_story(ODD_LID), tmp_path)
    (cached,) = tmp_path.iterdir()
    whole = cached.read_bytes()
    cached.write_bytes(damage)
    load_story(find_story(ODD_LID), tmp_path)
    assert cached.read_bytes() == whole


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    assert load_story(find_story(ODD_LID), tmp_path / "file" / "cache").title


def test_a_fresh_cache_is_read_without_yaml_and_without_pydantic(tmp_path):
    load_story(find_story(ODD_LID), tmp_path)
    script = (
        "import sys; from pathlib import Path; from escape_game.reading.stories import find_story, load_story;"
        f"load_story(find_story(Path({str(ODD_LID)!r})), Path({str(tmp_path)!r})).scenes[1];"
        "print(sorted({'yaml', 'pydantic', 'platformdirs', 'dataclasses'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
