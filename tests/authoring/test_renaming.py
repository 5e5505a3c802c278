import shutil
import subprocess
from pathlib import Path

import pytest

from escape_game.authoring.mentions import mentions_in
from escape_game.authoring.playtesting import Plan, playtest
from escape_game.authoring.renaming import as_text, carry_out, plan
from escape_game.authoring.scaffolds import new_story
from escape_game.authoring.whereabouts import find, open_folder
from escape_game.engine.journey import play, start
from escape_game.errors import UsageError
from escape_game.reading.checking import check_folder
from escape_game.saving.save_format import dump, parse

CHECKOUT = Path(__file__).parent.parent.parent
STORIES = {name: CHECKOUT / "tests" / "stories" / name for name in ("odd_lid", "numbers")}


def copy_of(name, tmp_path):
    if name == "my_story":
        new_story(tmp_path / name)
        return tmp_path / name
    return Path(shutil.copytree(STORIES[name], tmp_path / name))


@pytest.fixture
def folder(tmp_path):
    return copy_of("my_story", tmp_path)


def declared(folder):
    return sorted({(each.kind, each.name) for each in mentions_in(open_folder(folder).pages) if each.use == "declared"})


@pytest.mark.parametrize("name", ["my_story", "odd_lid", "numbers"])
def test_any_name_of_a_story_can_be_another_and_the_story_plays_as_before(tmp_path, name):
    folder = copy_of(name, tmp_path)
    before = check_folder(folder)
    endings = playtest(before.story, Plan(player="film"), 5).choices_per_run
    for kind, old in sorted(declared(folder), key=lambda each: "." not in each[1]):  # before what they belong to
        mentions = len(find(folder, old))
        new = f"{old}_anew"
        carry_out(folder, plan(folder, old, new, kind))
        anew = [place for place in find(folder, new) if place.mention.kind == kind]
        left = [mention for mention, _ in find(folder, old) if mention.kind == kind]
        assert len(anew) == mentions - len(left) - sum(each.kind != kind for each, _ in find(folder, old))
        assert left == []
    after = check_folder(folder)

    assert [problem.code for problem in after.problems] == [problem.code for problem in before.problems]
    assert playtest(after.story, Plan(player="film"), 5).choices_per_run == endings


def test_only_the_name_changes_and_the_rest_stays_byte_for_byte(folder):
    path = folder / "pass.yaml"
    text = path.read_bytes().decode().replace("finds: rope", "finds: rope   # nine metres: rope").replace("\n", "\r\n")
    path.write_bytes(text.encode())

    carry_out(folder, plan(folder, "rope", "line"))

    changed = path.read_bytes().decode()
    assert changed.replace("has line", "has rope").replace("finds: line", "finds: rope") == text
    assert "finds: line   # nine metres: rope\r\n" in changed


def test_the_old_name_is_kept_for_old_saves(folder):
    carry_out(folder, plan(folder, "the_hut", "the_shed"))
    carry_out(folder, plan(folder, "the_shrine", "the_chapel"))

    assert (folder / "story.yaml").read_text(encoding="utf-8").endswith(
        "renamed:\n  the_hut: the_shed\n  the_shrine: the_chapel\n"
    )  # fmt: skip
    assert check_folder(folder).story.renamed == (("the_hut", "the_shed"), ("the_shrine", "the_chapel"))


@pytest.mark.parametrize(
    ("written", "reads"),
    [
        ("renamed: {a: b}\nversion: 2\n", "renamed: {the_hut: the_shed, a: b}\nversion: 2\n"),
        ("renamed:\n    a: b\nversion: 2\n", "renamed:\n    a: b\n    the_hut: the_shed\nversion: 2\n"),
        ("renamed:\n  a: b", "renamed:\n  a: b\n  the_hut: the_shed\n"),
    ],
)
def test_the_old_name_goes_among_those_that_are_there(folder, written, reads):
    page = folder / "story.yaml"
    page.write_text(page.read_text(encoding="utf-8").replace("version: 1\n", "") + written, encoding="utf-8")
    carry_out(folder, plan(folder, "the_hut", "the_shed"))
    assert page.read_text(encoding="utf-8").endswith(reads)


def test_a_title_page_with_documents_behind_it_gets_the_name_at_its_own_end(tmp_path):
    folder = copy_of("odd_lid", tmp_path)
    page = folder / "story.yaml"
    page.write_text(page.read_text(encoding="utf-8") + "\n---\nending: z\ntitle: Z\nkind: life\ntext: Z\n")
    carry_out(folder, plan(folder, "the_evening", "the_night"))
    assert "\nrenamed:\n  the_evening: the_night\n\n---\n" in page.read_text(encoding="utf-8")


def test_a_choice_is_renamed_in_its_scene_and_its_course(folder):
    carry_out(folder, plan(folder, "the_hut.rope", "line"))
    text = (folder / "pass.yaml").read_text(encoding="utf-8")

    assert "\n  line:\n    text: Take down the washing line" in text
    assert "course: [line, road]" in text
    assert "finds: rope" in text
    assert check_folder(folder).story.renamed == (("the_hut.rope", "the_hut.line"),)


def test_people_keep_the_names_that_prose_calls_them(folder):
    carry_out(folder, plan(folder, "marta", "teacher"))
    text = (folder / "pass.yaml").read_text(encoding="utf-8")
    assert "{if teacher is with us} Marta sits" in text
    assert "marta" not in text


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("rope", "the_hut", "scene 'the_hut' already"),
        ("rope", "marta", "companion 'marta' already"),
        ("rope", "Rope", "lower case"),
        ("rope", "back", "meaning of its own"),
        ("rope", "rope", "that name already"),
        ("roper", "line", "did you mean 'rope'"),
        ("the_hut.rope", "gully", "choice 'the_hut.gully' already"),
    ],
)
def test_clashes_are_refused_and_nothing_is_changed(folder, old, new, says):
    with pytest.raises(UsageError, match=says):
        plan(folder, old, new)


def test_a_name_of_several_kinds_has_to_say_which(folder):
    story = folder / "story.yaml"
    story.write_text(story.read_text(encoding="utf-8").replace("  over_the_pass:", "  pass: x\n  over_the_pass:", 1))
    with pytest.raises(UsageError, match="--kind"):
        plan(folder, "pass", "saddle")
    carry_out(folder, plan(folder, "pass", "saddle", "region"))
    assert "region: saddle" in (folder / "pass.yaml").read_text(encoding="utf-8")
    assert "  pass: x" in story.read_text(encoding="utf-8")


def test_a_way_back_to_an_old_name_is_closed(folder):
    carry_out(folder, plan(folder, "the_hut", "the_shed"))
    with pytest.raises(UsageError, match="old name"):
        plan(folder, "the_shed", "the_hut")


def test_what_would_change_can_be_looked_at_first(folder):
    before = (folder / "pass.yaml").read_bytes()
    text = as_text(plan(folder, "rope", "line"))

    assert "-      finds: rope\n+      finds: line" in text
    assert "+renamed:\n+  rope: line" in text
    assert (folder / "pass.yaml").read_bytes() == before


def test_copies_are_kept_of_what_git_does_not_have(folder):
    before = (folder / "pass.yaml").read_bytes()

    assert carry_out(folder, plan(folder, "rope", "line"))
    assert (folder / "pass.yaml.bak").read_bytes() == before
    assert not (folder / "people.yaml.bak").exists()


def test_a_clean_checkout_needs_no_copies(folder):
    for command in ("init -q", "add .", "-c user.name=a -c user.email=a@b commit -q -m a"):
        subprocess.run(["git", *command.split()], cwd=folder, check=True)

    assert not carry_out(folder, plan(folder, "rope", "line"))
    assert list(folder.glob("*.bak")) == []
    assert carry_out(folder, plan(folder, "line", "cord"))


def test_words_that_run_over_lines_are_not_guessed_at(folder):
    path = folder / "pass.yaml"
    text = path.read_text(encoding="utf-8").replace(
        "    when: marta is with us", "    when: has\n      rope and marta is with us"
    )
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match="can't be found there"):
        plan(folder, "rope", "line")


def test_a_value_of_a_fact_is_renamed_where_it_is_set_and_asked_for(tmp_path):
    folder = copy_of("numbers", tmp_path)
    carry_out(folder, plan(folder, "rule.alone", "each_for_himself"))
    after = check_folder(folder).story

    assert after.renamed[-1] == ("rule.alone", "rule.each_for_himself")
    assert [fact.values for fact in after.facts if fact.id == "rule"] == [("pairs", "each_for_himself")]
    assert find(folder, "rule.alone") == ()
    assert {place.mention.use for place in find(folder, "rule.each_for_himself")} == {"declared", "set"}


def test_values_of_another_fact_keep_their_name(folder):
    facts = "facts:\n  ours: {one of: [cord, none]}\n  theirs: {one of: [cord, none]}\n"
    story = folder / "story.yaml"
    story.write_text(story.read_text(encoding="utf-8").replace("facts:\n", facts, 1), encoding="utf-8")
    path = folder / "pass.yaml"
    text = path.read_text(encoding="utf-8")
    text = text.replace("      finds: rope\n", "      finds: rope\n      sets: {ours: cord, theirs: cord}\n", 1)
    text = text.replace("when: marta is with us", "when: marta is with us and ours is cord and theirs is not cord", 1)
    path.write_text(text, encoding="utf-8")
    carry_out(folder, plan(folder, "ours.cord", "line"))

    assert "sets: {ours: line, theirs: cord}" in path.read_text(encoding="utf-8")
    assert "ours is line and theirs is not cord" in path.read_text(encoding="utf-8")
    assert "ours: {one of: [line, none]}" in story.read_text(encoding="utf-8")
    assert "theirs: {one of: [cord, none]}" in story.read_text(encoding="utf-8")


def test_an_order_is_renamed_with_the_courses_and_conditions_that_name_it(folder):
    path = folder / "pass.yaml"
    text = path.read_text(encoding="utf-8").replace(
        "when: marta is with us", "when: marta is with us or pace is forced", 1
    )
    path.write_text(text, encoding="utf-8")
    carry_out(folder, plan(folder, "pace.forced", "hard"))
    after = check_folder(folder).story

    assert "  hard:\n    title: Forced" in (folder / "survival.yaml").read_text(encoding="utf-8")
    assert "or pace is hard" in path.read_text(encoding="utf-8")
    assert after.renamed == (("pace.forced", "pace.hard"),)
    with pytest.raises(UsageError, match=r"order 'pace\.hard' already"):
        plan(folder, "pace.steady", "hard")


def test_a_save_from_before_is_read_with_the_new_names(folder):
    facts = "facts:\n  ours: {one of: [cord, none]}\n"
    story, path = folder / "story.yaml", folder / "pass.yaml"
    story.write_text(story.read_text(encoding="utf-8").replace("facts:\n", facts, 1), encoding="utf-8")
    text = path.read_text(encoding="utf-8").replace("finds: rope\n", "finds: rope\n      sets: {ours: none}\n", 1)
    path.write_text(
        text.replace("when: marta is with us", "when: marta is with us or ours is cord", 1), encoding="utf-8"
    )
    journey, _ = start(check_folder(folder).story, seed=1)
    journey, _ = play(journey, "rope")
    text = dump(journey)
    for old, new in (("ours.none", "nothing"), ("ours", "rule"), ("pace.steady", "even")):
        carry_out(folder, plan(folder, old, new))
    anew = check_folder(folder).story

    assert '"ours":"none"' in text.replace(" ", "").replace("fact:", "")
    assert parse(anew, text).state.values == journey.state.values


def test_a_quantity_is_renamed_where_it_is_told_per_head(folder):
    path = folder / "pass.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("      finds: rope", "      finds: rope\n      gains: {food per head: 1 rations}"))

    carry_out(folder, plan(folder, "food", "bread", "quantity"))

    assert "gains: {bread per head: 1 rations}" in path.read_text(encoding="utf-8")
    assert check_folder(folder).story is not None
