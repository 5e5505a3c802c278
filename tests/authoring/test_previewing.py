import pytest

from escape_game.authoring.arriving import arrive
from escape_game.authoring.previewing import arrived, reloading, watch
from escape_game.authoring.scaffolds import new_story
from escape_game.errors import StoryError, UsageError
from escape_game.reading.checking import check_folder
from escape_game.reading.finding import StorySource


@pytest.fixture
def folder(tmp_path):
    new_story(tmp_path / "my_story")
    return tmp_path / "my_story"


def change(path, old, new):
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_a_journey_goes_on_in_the_story_as_it_is_saved(folder):
    journey = arrive(check_folder(folder).story, "the_shrine", settings=["food 3"]).journey
    change(folder / "story.yaml", "items:", "counters: [weeks]\nitems:\n  bell: a bell")

    story, carried = reloading(folder)(journey)

    assert [item.id for item in story.items] == ["bell", "rope"]
    assert carried.story is story
    assert story.scene_ids[carried.state.scene] == "the_shrine"
    assert carried.state.values[story.quantities[0].slot] == 3_000
    assert carried.log == journey.log


def test_before_there_is_a_journey_only_the_story_changes(folder):
    change(folder / "story.yaml", "title: My story", "title: Mine")
    story, journey = reloading(folder)(None)
    assert (story.title, journey) == ("Mine", None)


def test_a_story_with_errors_is_not_taken(folder):
    change(folder / "pass.yaml", "go: onward", "go: onwards")
    with pytest.raises(StoryError, match="unknown scene 'onwards'") as refused:
        reloading(folder)(None)
    assert str(refused.value).endswith("Mend it and save: the scene is shown again then.")
    assert len(str(refused.value).splitlines()) == 7


def test_how_to_arrive_needs_somewhere_to_arrive_at(folder):
    with pytest.raises(UsageError, match="--at SCENE"):
        arrived(check_folder(folder).story, None, "worst", ())


def test_what_is_compiled_is_not_watched(tmp_path):
    with pytest.raises(UsageError, match="never changes"):
        watch(StorySource(tmp_path / "walk_south.json", is_compiled=True), None)
