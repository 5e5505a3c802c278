"""What the plain reader reads, the whole parser reads alike."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escape_game.reading import yaml_text
from escape_game.reading.nodes import ListNode, MapNode, TextNode
from escape_game.reading.plain_yaml import NotPlain, read_plainly

ROOT = Path(__file__).parents[2]
FILES = sorted(path for folder in ("scenes", "tests") for path in (ROOT / folder).rglob("*.yaml"))


def as_data(node):
    """Everything that a tree says, places too."""
    if isinstance(node, TextNode):
        return tuple(node)
    if isinstance(node, ListNode):
        return (node.span, [as_data(item) for item in node])
    return (node.span, node.is_whole, [(key, node.key_spans[key], as_data(value)) for key, value in node.items()])


def plainly(text):
    try:
        return read_plainly(text.split("\n"), 1, "file")
    except NotPlain:
        return None


def agree(text):
    """Whether both read a text alike, where the plain reader reads it at all."""
    node = plainly(text)
    if node is None:
        return True
    whole, held = yaml_text._wholly(text, "file")
    return held == [] and whole is not None and [as_data(one) for one in whole] == [as_data(node)]


def test_both_read_every_file_alike():
    read = 0
    for path in FILES:
        text = yaml_text.decode(path.read_bytes(), "file", lambda *_: None)
        if text is None or "\t" in text:
            continue
        for start, end in yaml_text._extents(text):
            page = text[start:end].removeprefix("---")
            assert agree(page), f"{path}: {page[:200]}"
            read += plainly(page) is not None
    assert read > 1_000


@pytest.mark.parametrize(
    "text",
    [
        "scene: well\ntitle: The well\ntext: |\n  Water.\n\n    Deep.\n\n",
        "scene: well\nchoices:\n  on:\n    text: Go on\n\n# a comment\n    end: home\n",
        "scene: well\nthen:\n- when: told\n  sets: a\n- go: on\n",
        "scene: well\nthen:\n  - when: told\n    text: |\n      Yes.\n  - go: on\n",
        "scene: well\ncourse: [a, b-c, d]\n",
        "scene: well   \ntitle:   wide   words  \n",
        "scene: 0457\ntime: 6:30\n",
    ],
)
def test_what_scenes_are_made_of_is_plain(text):
    assert plainly(text) is not None
    assert agree(text)


@pytest.mark.parametrize(
    "text",
    [
        'title: "quoted"\n',
        "title: words: words\n",
        "title: words # comment\n",
        "title: words\n  that go on\n",
        "title:\n",
        "a: 1\na: 2\n",
        "a: 1\n b: 2\n",
        "a:\n    b: 1\n  c: 2\n",
        "text: |\n    first\n  second\n",
        "text: |\n      \n  second\n",
        "text: >\n  words\n",
        "text: |+\n  words\n",
        "a: &b c\n",
        "a: [b, [c]]\n",
        "a: {b: c}\n",
        "- a\n- b\n",
        "words\n",
        "a: -1\n",
        "a: b:\n",
        "then:\n  -\n    a: b\n",
    ],
)
def test_anything_else_is_left_to_the_whole_parser(text):
    assert plainly(text) is None


LINES = st.sampled_from(
    [
        "a: b", "b: c d", "text: |", "  words here", "    deeper words", "then:", "  - a: b", "- a: b", "    c: d",
        "  go: on", "", "  ", "# comment", "  # comment", "list: [a, b]", "x:", "  x:", "    - y", "c: 'd'", "key : v",
        "a: b # c", "a: b #c", "é: ü", "a: é ü", "- |", "  - |", "      words", "a: 'b", "a: |-", "...", "a:b", "? a",
    ]
)  # fmt: skip


@given(st.lists(LINES, max_size=12))
def test_both_read_any_lines_alike(lines):
    assert agree("".join(f"{line}\n" for line in lines))


@given(st.text(alphabet="ab:-| \n#[],'", max_size=40))
def test_both_read_any_characters_alike(text):
    assert agree(text + "\n")


def test_a_map_is_a_map():
    assert isinstance(plainly("a: b\n"), MapNode)
