"""What is read without its model is what its model finds nothing wrong with, and says the same."""

from pathlib import Path

import pytest
from mutations import mutated

from escape_game.reading.decoding import decode
from escape_game.reading.documents.document import Document, keys_of
from escape_game.reading.documents.kinds import KINDS
from escape_game.reading.documents.models import faults, model_of
from escape_game.reading.documents.shapes import shaped
from escape_game.reading.yaml_text import read_documents

ROOT = Path(__file__).parents[2]
FILES = sorted(path for folder in ("scenes", "tests") for path in (ROOT / folder).rglob("*.yaml"))


def nothing(*_):
    return None


def documents(data):
    """Every document of a file that has a kind, with its kind."""
    text = decode(data, "file", nothing)
    for node in [] if text is None else read_documents(text, "file", nothing):
        kind = KINDS.get(next(iter(node), ""))
        if kind is not None and node.is_whole:
            yield kind, node


def as_data(value):
    """The values of a document, or of its model, whatever they are made of."""
    if isinstance(value, Document):
        return {key.name: as_data(getattr(value, key.name)) for key in keys_of(type(value)).values()}
    if hasattr(value, "model_fields_set"):
        return {name: as_data(getattr(value, name)) for name in type(value).model_fields}
    if isinstance(value, tuple):
        return tuple(map(as_data, value))
    return {name: as_data(inner) for name, inner in value.items()} if hasattr(value, "items") else value


def assert_both_agree(data):
    read = 0
    for kind, node in documents(data):
        document = shaped(kind, node)
        assert (document is None) == bool(faults(kind, node)), node
        if document is not None:
            model = model_of(kind).model_validate(node)
            assert as_data(document) == as_data(model)
            assert set(document.given) == model.model_fields_set
            read += 1
    return read


def test_both_read_every_file_alike():
    assert sum(assert_both_agree(path.read_bytes()) for path in FILES) > 1_000


@pytest.mark.parametrize("first", range(0, 400, 100))
def test_both_read_mutated_files_alike(first):
    for seed in range(first, first + 100):
        assert_both_agree(mutated(seed))
