import pytest

from escape_game.reading.pruning import without
from escape_game.reading.yaml_text import read_documents

TEXT = """\
scene: camp
choices:
  rest:
    text: Rest
    then:
      gains: {morale: 1}
      find: rope
  go:
    text: Go
    go: [{to: a}, {to: b}]
"""


@pytest.fixture
def tree():
    (document,) = read_documents(TEXT, "a.yaml", lambda *_: pytest.fail("a problem"))
    return document


@pytest.mark.parametrize(
    ("path", "left"),
    [
        (("choices", "rest", "then", "find"), {"then": ["gains"]}),
        (("choices", "rest", "then", 0, "find"), {"then": ["gains"]}),  # a model has lists where a writer has one
        (("choices", "rest", "then"), {}),
    ],
)
def test_what_stands_at_the_end_of_a_path_is_left_out(tree, path, left):
    rest = without(tree, [path])["choices"]["rest"]
    assert {key: list(rest[key]) for key in rest if key != "text"} == left
    assert "find" in tree["choices"]["rest"]["then"]  # the tree itself is as it was


def test_a_place_in_a_list_is_left_out(tree):
    ways = without(tree, [("choices", "go", "go", 0)])["choices"]["go"]["go"]
    assert [way["to"].value for way in ways] == ["b"]


def test_what_is_left_knows_where_it_stands(tree):
    left = without(tree, [("choices", "rest")])
    assert left.key_spans == tree.key_spans
    assert left["choices"].key_spans["go"] == tree["choices"].key_spans["go"]


def test_nothing_is_left_of_what_is_wrong_itself(tree):
    assert without(tree, [()]) is None
    assert without(tree, [("nowhere",)]) is None
    assert without(tree, []) == tree
