import json

import pytest

from escape_game.authoring.playtesting import Plan, playtest
from escape_game.authoring.scaffolds import (
    OpenStory,
    add_to_file,
    new_companion,
    new_event,
    new_scene,
    new_story,
    open_story,
)
from escape_game.engine.turn import begin
from escape_game.errors import UsageError
from escape_game.reading.checking import check_folder
from escape_game.story.layout import STATUS, WITH_US, person_slot


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "my_story"
    new_story(path)
    return path


@pytest.fixture
def opened(folder):
    return open_story(folder)


def test_a_new_story_has_no_problem_of_any_kind(folder):
    assert check_folder(folder).problems == ()


def test_a_new_story_holds_a_leg_a_deck_a_companion_a_check_and_endings(folder):
    story = check_folder(folder).story

    assert story.id == "my_story"
    assert story.title == "My story"
    assert [len(part) for part in (story.legs, story.decks[0].events, story.people)] == [1, 2, 2]
    assert any(choice.check for scene in story.scenes for choice in scene.choices)
    assert {ending.kind for ending in story.endings} == {"home", "life", "death"}
    assert story.survival is not None


@pytest.mark.parametrize("player", ["random", "film", "sensible"])
def test_a_new_story_is_played_to_an_end_by_everybody(folder, player):
    tally = playtest(check_folder(folder).story, Plan(player=player), 40)

    assert (tally.crashes, tally.stuck, tally.unfinished) == ([], [], [])
    assert sum(tally.endings.values()) == 40


def test_a_new_story_brings_the_schema_that_its_files_name(folder):
    assert (folder / "walk-south.schema.json").is_file()
    settings = json.loads((folder / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    assert settings == {"yaml.schemas": {"./walk-south.schema.json": "*.yaml"}}
    for path in folder.glob("*.yaml"):
        first = path.read_text(encoding="utf-8").splitlines()[0]
        assert first == "# yaml-language-server: $schema=walk-south.schema.json"


def test_a_story_is_never_written_over_another(folder):
    with pytest.raises(UsageError, match="there already"):
        new_story(folder)


@pytest.mark.parametrize("name", ["My-Story", "9th", "story.yaml"])
def test_a_story_needs_a_name_that_can_be_an_id(tmp_path, name):
    with pytest.raises(UsageError, match="lower case letters"):
        new_story(tmp_path / name)


def errors(folder):
    return [problem for problem in check_folder(folder).problems if problem.severity == "error"]


def test_new_documents_pass_check_together(folder, opened):
    for document in (
        new_scene(opened, "salt_well", "pass"),
        new_event(opened, "a_goat", "the_road"),
        new_event(opened, "a_mule", "the_road", "pass"),
        new_companion(opened, "ida_west"),
    ):
        add_to_file(document, folder / "more.yaml")

    problems = check_folder(folder).problems
    assert {(problem.code, problem.severity) for problem in problems} == {("S503", "warning"), ("S318", "warning")}


@pytest.mark.parametrize(
    "write",
    [
        lambda story: new_scene(story, "salt_well", "pass"),
        lambda story: new_event(story, "a_goat", "the_road"),
        lambda story: new_companion(story, "ida_west"),
    ],
)
def test_words_of_a_scaffold_that_nobody_has_changed_are_found(folder, opened, write):
    document = write(opened)
    add_to_file(document, folder / "more.yaml")
    found = [problem for problem in check_folder(folder).problems if problem.code == "S318"]
    assert len(found) == document.count("<") > 0


def test_a_new_scene_is_titled_by_its_id_and_leads_where_it_is_told(opened):
    assert "title: Salt well\n" in new_scene(opened, "salt_well", "pass")
    assert "go: the_hut\n" in new_scene(opened, "salt_well", "pass")
    assert "go: the_shrine\n" in new_scene(opened, "salt_well", "anywhere", "the_shrine")


def test_a_new_companion_walks_with_us_from_the_start(folder, opened):
    add_to_file(new_companion(opened, "ida_west"), folder / "people.yaml")
    story = check_folder(folder).story
    ida = [person.id for person in story.people].index("ida_west")

    assert story.people[ida].name == "Ida west"
    assert begin(story, seed=1).state.values[person_slot(ida, STATUS)] == WITH_US


def test_an_event_of_a_story_without_regions_stands_in_none(tmp_path):
    (tmp_path / "story.yaml").write_text("story: bare\nformat: 1\ntitle: Bare\nstart: a\n", encoding="utf-8")
    assert "region" not in new_event(open_story(tmp_path), "a_goat", "road")


@pytest.mark.parametrize(
    ("write", "says"),
    [
        (lambda story: new_scene(story, "the_hut", "pass"), r"scene 'the_hut' already, at .*pass.yaml:\d+"),
        (lambda story: new_scene(story, "a_dog_on_the_road", "pass"), "event 'a_dog_on_the_road' already"),
        (lambda story: new_event(story, "the_hut", "the_road"), "scene 'the_hut' already"),
        (lambda story: new_companion(story, "marta"), "companion 'marta' already"),
        (lambda story: new_companion(story, "postman"), "protagonist 'postman' already"),
        (lambda story: new_companion(story, "everyone"), "meaning of its own"),
        (lambda story: new_scene(story, "back", "pass"), "meaning of its own"),
        (lambda story: new_scene(story, "Salt Well", "pass"), "a scene's id: write lower case"),
        (lambda story: new_event(story, "goat-1", "the_road"), "an event's id: write lower case"),
        (lambda story: new_event(story, "goat", "The Road"), "a deck's id"),
        (lambda story: new_scene(story, "well", "pas"), "no region 'pas'; did you mean 'pass'"),
        (lambda story: new_event(story, "goat", "the_road", "gobi"), "no region 'gobi'; there are: pass"),
        (lambda story: new_scene(story, "well", "pass", "the_hutt"), "did you mean 'the_hut'"),
    ],
)
def test_taken_and_impossible_names_are_refused_in_one_line(opened, write, says):
    with pytest.raises(UsageError, match=says) as refused:
        write(opened)
    assert "\n" not in str(refused.value)


def test_an_old_name_is_never_given_again(folder):
    with (folder / "story.yaml").open("a", encoding="utf-8") as file:
        file.write("renamed:\n  old_hut: the_hut\n")
    with pytest.raises(UsageError, match="old name"):
        new_scene(open_story(folder), "old_hut", "pass")


def test_a_story_with_errors_can_be_written_on(folder):
    (folder / "unfinished.yaml").write_text("scene: half\ntitle: [\n", encoding="utf-8")
    story = open_story(folder)

    assert story.checked.story is None
    assert "go: the_hut\n" in new_scene(story, "well", "pass")


def test_the_story_is_found_from_inside_it_and_from_a_file_in_it(folder, monkeypatch):
    (folder / "deep" / "er").mkdir(parents=True)
    monkeypatch.chdir(folder / "deep" / "er")
    assert isinstance(open_story(None), OpenStory)
    monkeypatch.chdir(folder.parent)
    assert open_story(None, folder / "deep" / "new.yaml").folder == folder


def test_where_there_is_no_story_somebody_says_so(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match="--story FOLDER"):
        open_story(None)
    with pytest.raises(UsageError, match="no story in"):
        open_story(tmp_path)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "scene: b\n"),
        ("# Wells.\n", "# Wells.\nscene: b\n"),
        ("scene: a\n", "scene: a\n---\nscene: b\n"),
        ("scene: a", "scene: a\n---\nscene: b\n"),
        ("scene: a\r\n", "scene: a\r\n---\r\nscene: b\r\n"),
    ],
)
def test_a_document_goes_behind_the_others_as_they_are_written(tmp_path, before, after):
    path = tmp_path / "wells.yaml"
    path.write_bytes(before.encode())
    add_to_file("scene: b\n", path)
    assert path.read_bytes() == after.encode()


def test_a_file_that_check_would_not_read_is_refused(tmp_path):
    with pytest.raises(UsageError, match=r"ends with \.yaml"):
        add_to_file("scene: b\n", tmp_path / "wells.yml")
    (tmp_path / "latin.yaml").write_bytes(b"\xe4")
    with pytest.raises(UsageError, match="not UTF-8"):
        add_to_file("scene: b\n", tmp_path / "latin.yaml")
