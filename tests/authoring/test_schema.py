import re
from pathlib import Path

import jsonschema
import pytest
import yaml

from escape_game.authoring.schema import definitions_by_kind, story_schema

CHECKOUT = Path(__file__).parent.parent.parent
TEMPLATES = CHECKOUT / "escape_game" / "authoring" / "templates"
SHIPPED = [
    path for folder in ("scenes", "tests/stories") for path in sorted((CHECKOUT / folder).rglob("*.yaml"))
]  # fmt: skip
SCHEMA = story_schema()
VALIDATOR = jsonschema.Draft7Validator(SCHEMA)


class EditorsYaml(yaml.SafeLoader):
    """YAML 1.2 as the servers of editors read it: numbers, true and false are what they look like, `no` is a word."""

    yaml_implicit_resolvers = {}  # noqa: RUF012 - yaml's own way


for name, form, first in (
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("int", r"^[-+]?[0-9]+$", "-+0123456789"),
    ("float", r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)$", "-+0123456789."),
):
    EditorsYaml.add_implicit_resolver(f"tag:yaml.org,2002:{name}", re.compile(form), list(first))


def documents(text, loader):
    """Keys are words in our reader, and numbers in tables of an editor's."""

    def worded(value):
        if isinstance(value, dict):
            return {str(key): worded(each) for key, each in value.items()}
        return [worded(each) for each in value] if isinstance(value, list) else value

    return [worded(each) for each in yaml.load_all(text, loader) if each is not None]


def complaints(document):
    return [f"{'/'.join(map(str, error.path))}: {error.message}" for error in VALIDATOR.iter_errors(document)]


def test_the_schema_is_one_itself():
    jsonschema.Draft7Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("loader", [EditorsYaml, yaml.SafeLoader], ids=["yaml 1.2", "yaml 1.1"])
@pytest.mark.parametrize("path", [*SHIPPED, *sorted(TEMPLATES.rglob("*.yaml"))], ids=lambda path: path.name)
def test_every_shipped_file_is_valid(path, loader):
    for document in documents(path.read_text(encoding="utf-8"), loader):
        assert complaints(document) == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("scene: a\ntitle: A\ntext: B\nchoises: {}", "'choises' was unexpected"),
        ("scene: a\ntext: B", "'title' is a required property"),
        ("scene: a\ntitle: A\ntext: B\nchoices: {c: {txt: Go}}", "'txt' was unexpected"),
        ("scene: Salt Well\ntitle: A\ntext: B", "'Salt Well' does not match"),
        ("scene: a\ntitle: A\ntext: B\neverywhere: never", "'never' is not one of"),
        ("scene: a\ntitle: A\ntext: B\nchoices: {c: {text: Go, go: [{too: b}]}}", "is not valid under any"),
        ("title: A\ntext: B", "is not valid under any"),
        ("region: a", "'title' is a required property"),
    ],
)
def test_a_slip_is_underlined(text, says):
    (document,) = documents(text, EditorsYaml)
    assert any(says in complaint for complaint in complaints(document)), complaints(document)


@pytest.mark.parametrize(
    "choices",
    [
        "{c: {text: Go, go: b}}",
        "{c: {text: Go, go: [b]}}",
        "{c: {text: Go, go: [{to: b, when: d}, {to: e}]}}",
        "{c: {text: 1941, then: {sets: d, risk: {odds: 20%}}}}",
        "{c: {text: Go, then: [{sets: [d]}, {sets: {d: e}, risk: [{odds: 20}]}]}}",
    ],
)
def test_what_may_be_written_short_may_be_written_long(choices):
    (document,) = documents(f"scene: a\ntitle: A\ntext: B\nchoices: {choices}", EditorsYaml)
    assert complaints(document) == []


def test_a_region_that_a_scene_names_makes_it_no_region():
    (document,) = documents("scene: a\nregion: b\ntitle: A\ntext: B", EditorsYaml)
    assert complaints(document) == []


def test_every_key_has_a_description_and_every_document_too():
    kinds = definitions_by_kind()
    assert all(SCHEMA["properties"][kind]["description"] for kind in kinds)
    for name, definition in SCHEMA["definitions"].items():
        body = definition["anyOf"][1] if "anyOf" in definition else definition
        assert body["description"], name
        for key, part in body["properties"].items():
            assert part.get("description"), f"{name}.{key}"
            assert "\n" not in part["description"]


def test_a_document_begins_with_its_own_key():
    for kind, name in definitions_by_kind().items():
        assert next(iter(SCHEMA["definitions"][name]["properties"])) == kind


def test_only_what_is_named_is_defined():
    named = set(re.findall(r"#/definitions/(\w+)", str(SCHEMA)))
    assert named == set(SCHEMA["definitions"])
