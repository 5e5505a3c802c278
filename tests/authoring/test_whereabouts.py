from pathlib import Path

import pytest

from escape_game.authoring.scaffolds import new_story
from escape_game.authoring.whereabouts import as_record, as_text, find, nothing_called
from escape_game.errors import UsageError

CHECKOUT = Path(__file__).parent.parent.parent
LIDS = CHECKOUT / "tests" / "stories" / "odd_lid"
NUMBERS = CHECKOUT / "tests" / "stories" / "numbers"


def places(folder, name):
    """Return (kind, use, file:line:column) of each place."""
    return [
        (mention.kind, mention.use, f"{Path(mention.span.file).name}:{mention.span.line}:{mention.span.column}")
        for mention, _ in find(folder, name)
    ]


def uses(folder, name):
    return {(kind, use) for kind, use, _ in places(folder, name)}


def test_places_are_where_the_name_stands_itself():
    for name in ("odd_lid", "valka", "the_evening", "water", "irena_lids", "rope", "smith"):
        for folder in (LIDS, NUMBERS):
            for mention, _ in find(folder, name):
                line = Path(mention.span.file).read_text(encoding="utf-8").splitlines()[mention.span.line - 1]
                assert line[mention.span.column - 1 :].startswith(mention.text)


def test_a_fact_is_found_where_it_is_declared_set_and_read():
    assert ("fact", "declared", "story.yaml:27:3") in places(LIDS, "odd_lid")
    assert uses(LIDS, "odd_lid") >= {("fact", "declared"), ("fact", "set"), ("fact", "read")}


def test_a_scene_and_a_fact_of_one_name_are_told_apart():
    assert {kind for kind, _ in uses(LIDS, "odd_lid")} == {"fact"}
    assert {kind for kind, _ in uses(LIDS, "the_odd_lid")} == {"scene"}


def test_values_of_facts_are_no_mention_of_the_people_they_are_called_after():
    lines = [line for mention, line in find(LIDS, "smith") if mention.use == "read"]
    assert not any("odd_lid is smith" in line and "smith is" not in line for line in lines)


def test_a_companion_is_shown_where_prose_calls_them_by_name():
    shown = [mention for mention, _ in find(LIDS, "kazik") if mention.use == "shown"]
    assert {mention.text for mention in shown} == {"Kazik", "kazik"}


def test_measures_are_found_by_their_plural():
    assert uses(LIDS, "lid") == {("measure", "declared"), ("measure", "read"), ("measure", "shown")}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("rope", {("item", "declared"), ("item", "set"), ("item", "read")}),
        ("week", {("counter", "declared"), ("counter", "set")}),
        ("nights", {("deck", "declared"), ("deck", "read")}),
        ("rule", {("fact", "declared"), ("fact", "set"), ("fact", "read")}),
        ("tent", {("scene", "declared"), ("scene", "read")}),
        ("snow", {("ending", "declared"), ("ending", "read")}),
        ("land", {("region", "declared")}),
        ("camp.pay", {("choice", "declared")}),
        ("everywhere.reach", {("choice", "declared")}),
        ("woodcraft", {("skill", "declared"), ("skill", "read")}),
        ("morale", {("quantity", "declared"), ("quantity", "set"), ("quantity", "read")}),
        ("hard", {("difficulty", "declared")}),
        ("janusz", {("companion", "declared")}),
    ],
)
def test_every_kind_of_name_is_found_in_every_use(name, expected):
    assert uses(NUMBERS, name) == expected


def test_a_course_names_its_choices(tmp_path):
    new_story(tmp_path / "my_story")
    assert uses(tmp_path / "my_story", "the_hut.rope") == {("choice", "declared"), ("choice", "read")}
    assert ("leg", "read") in uses(tmp_path / "my_story", "over_the_top")


def test_roles_and_words_of_the_grammar_are_nobodys_name():
    for word in ("X", "weakest", "onward", "back", "with", "us", "not"):
        assert places(LIDS, word) == []
        assert places(NUMBERS, word) == []


def test_text_has_a_line_a_place_under_what_is_done_there():
    text = as_text(find(NUMBERS, "rope"))
    assert text.startswith("item rope, declared:\n  ")
    assert "story.yaml:22:3: rope: twelve metres of plaited sacking" in text
    assert "item rope, read:" in text


def test_json_has_a_record_a_place():
    first = as_record(find(NUMBERS, "rope"))["places"][0]
    assert {"kind": "item", "use": "declared", "line": 22, "column": 3}.items() <= first.items()


def test_a_name_that_nothing_has_is_answered_with_the_nearest():
    assert "did you mean 'rope'?" in nothing_called(NUMBERS, "ropes")


def test_a_file_that_is_no_yaml_has_to_be_mended_first(tmp_path):
    new_story(tmp_path / "my_story")
    (tmp_path / "my_story" / "x.yaml").write_text("scene: [\n", encoding="utf-8")
    with pytest.raises(UsageError, match="mend it first"):
        find(tmp_path / "my_story", "rope")
