import pytest

from escape_game.authoring.arriving import ENOUGH, arrivals, arrive, strength
from escape_game.authoring.scaffolds import add_to_file, new_scene, new_story, open_story
from escape_game.engine.journey import play, start
from escape_game.engine.turn import offers
from escape_game.errors import UsageError
from escape_game.reading.checking import check_folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    path = tmp_path_factory.mktemp("desk") / "my_story"
    new_story(path)
    add_to_file(new_scene(open_story(path), "salt_well", "pass"), path / "well.yaml")
    return path


@pytest.fixture(scope="module")
def story(folder):
    return check_folder(folder).story


def test_the_journey_stands_in_the_scene_at_a_prompt(story):
    journey = arrive(story, "the_shrine").journey

    assert story.scene_ids[journey.state.scene] == "the_shrine"
    assert offers(story, journey.state)


@pytest.mark.parametrize("how", ["typical", "worst", "best"])
def test_the_journey_is_one_that_can_be_played(story, how):
    journey = arrive(story, "the_shrine", how).journey
    again, _ = start(story, journey.seed)
    for choice in journey.log:
        again, _ = play(again, choice)
    assert again.state == journey.state


def test_worst_is_worse_than_typical_and_best_is_better(story):
    worst, typical, best = (
        strength(story, arrive(story, "the_shrine", how).journey.state) for how in ("worst", "typical", "best")
    )
    assert worst < typical < best


def test_it_is_the_same_every_time(story):
    assert arrive(story, "the_shrine").journey.log == arrive(story, "the_shrine").journey.log


def test_as_many_arrivals_are_looked_at_as_it_says(story):
    assert len(list(arrivals(story, story.scene_ids.index("the_shrine")))) == ENOUGH
    assert f"of {ENOUGH} playthroughs" in arrive(story, "the_shrine").words


def test_settings_change_only_what_they_name(story):
    plain = arrive(story, "the_shrine").journey.state
    changed = arrive(story, "the_shrine", settings=["food 2", "rope yes"]).journey.state
    slots = {
        thing.id: thing.slot for things in (story.quantities, story.items) for thing in things
    }  # fmt: skip

    assert (changed.values[slots["food"]], changed.values[slots["rope"]]) == (2_000, 1)
    same = [slot for slot in range(len(plain.values)) if slot not in (slots["food"], slots["rope"])]
    assert [plain.values[slot] for slot in same] == [changed.values[slot] for slot in same]


def test_where_nobody_ever_comes_the_journey_begins_with_everybody(story):
    arrived = arrive(story, "salt_well")

    assert "No playthrough came to salt_well" in arrived.words
    assert story.scene_ids[arrived.journey.state.scene] == "salt_well"
    assert arrived.journey.story is story
    gone_on, _ = play(play(arrived.journey, "look")[0], "leave")
    assert story.scene_ids[gone_on.state.scene] == "the_hut"


def test_an_event_can_be_stood_in_too(story):
    arrived = arrive(story, "a_dog_on_the_road")
    assert "playthroughs" in arrived.words
    gone_on, _ = play(arrived.journey, "speak")
    assert story.scene_ids[gone_on.state.scene] != "a_dog_on_the_road"


@pytest.mark.parametrize(
    ("scene", "settings", "says"),
    [("the_shrin", [], "did you mean 'the_shrine'"), ("the_shrine", ["wine 3"], "'wine'"), ("road", [], "no scene")],
)
def test_what_the_story_does_not_have_is_refused_in_words(story, scene, settings, says):
    with pytest.raises(UsageError, match=says):
        arrive(story, scene, settings=settings)


def test_a_seed_says_where_to_begin_to_look(story):
    assert arrive(story, "the_shrine", seed=500).journey.seed >= 500
    assert arrive(story, "the_shrine").journey.seed < 500
