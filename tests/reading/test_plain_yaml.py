"""What the plain reader reads, the whole parser reads alike."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escape_game.reading.decoding import decode
from escape_game.reading.nodes import ListNode, MapNode, TextNode, UnreadableDocument
from escape_game.reading.plain_yaml import NotPlain, read_plainly
from escape_game.reading.whole_yaml import read_wholly
from escape_game.reading.yaml_text import extents

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
    held = []
    try:
        whole = list(read_wholly(text, "file", 1, lambda *problem: held.append(problem)))
    except UnreadableDocument:
        return False
    return held == [] and [as_data(one) for one in whole] == [as_data(node)]


def test_both_read_every_file_alike():
    read = 0
    for path in FILES:
        text = decode(path.read_bytes(), "file", lambda *_: None)
        if text is None or "\t" in text:
            continue
        for start, end in extents(text):
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
        "loses:\n  water: -1\nbonuses:\n  - -15 if sleep < 20 because you have not slept\n",
        "shows: []\nwater a day: [2 l, 3.5 l , 4 l]\n",
        "course: {pace: steady, ration: full}\nhunger: { 100: 0, 50: 30%, }\n",
        "then:\n  - {when: heads = 1 and water > 3.5 l, becomes: {water: 3.5 l}, go: [on, off]}\n",
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
        "a: [b, 'c']\n",
        "a: {b}\n",
        "a: {b: }\n",
        "a: {b: c, b: d}\n",
        "a: {b: c]\n",
        "a: [b: c]\n",
        "a: [b,, c]\n",
        "a: [b, c] d\n",
        "a: [b,\n  c]\n",
        "a: {b: c: d}\n",
        "a: - b\n",
        "- a\n- b\n",
        "words\n",
        "a: -\n",
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
        "a: -1", "b: -", "c: [a, -1]", "d: {a: b, c: d e}", "- {a: {b: c}}", "f: [", "g: ]",
    ]
)  # fmt: skip


@given(st.lists(LINES, max_size=12))
def test_both_read_any_lines_alike(lines):
    assert agree("".join(f"{line}\n" for line in lines))


@given(st.text(alphabet="ab1:-, []{}#.", max_size=30))
def test_both_read_anything_in_brackets_alike(text):
    assert agree(f"a: [{text}]\n")
    assert agree(f"a: {{b: {text}}}\n")


@given(st.text(alphabet="ab:-| \n#[],{}'1", max_size=40))
def test_both_read_any_characters_alike(text):
    assert agree(text + "\n")


def test_a_map_is_a_map():
    assert isinstance(plainly("a: b\n"), MapNode)
