"""The schema and docs/writing-scenes.md say the same."""

import re
from pathlib import Path

import pytest

from escape_game.reading.documents.document import Document, keys_of
from escape_game.reading.documents.kinds import KINDS
from escape_game.reading.documents.models import model_of
from escape_game.reading.pages import read_pages
from escape_game.reading.problems import Problems

GUIDE = (Path(__file__).parent.parent.parent / "docs" / "writing-scenes.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```yaml\n(.*?)^```", GUIDE, re.DOTALL | re.MULTILINE)


def _documents(model, found):
    if isinstance(model, type) and issubclass(model, Document):
        if model not in found:
            found[model] = None
            for key in keys_of(model).values():
                _documents(key.annotation, found)
    else:
        for part in getattr(model, "__args__", ()):
            _documents(part, found)
    return found


MODELS = [model for kind in KINDS.values() for model in _documents(kind, {})]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda text: text.split("\n")[0])
def test_every_example_of_the_guide_has_keys_that_the_schema_knows(example):
    problems = Problems()
    assert read_pages(example, "writing-scenes.md", problems)
    assert problems.in_order() == ()


@pytest.mark.parametrize("model", dict.fromkeys(MODELS), ids=lambda model: model.__name__)
def test_every_key_of_the_schema_is_in_the_guide_and_described(model):
    for key in keys_of(model).values():
        assert re.search(rf"\b{key.key}\b", GUIDE), key.key
        assert key.field.description


@pytest.mark.parametrize("kind", KINDS)
def test_every_document_has_a_schema_for_editors(kind):
    schema = model_of(KINDS[kind]).model_json_schema()
    assert kind in schema["required"]
    assert schema["additionalProperties"] is False
