import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from escape_game.reading.decoding import decode
from escape_game.reading.nodes import ListNode, MapNode, TextNode
from escape_game.reading.yaml_text import read_documents

IDS = st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True)
LINES = st.lists(st.from_regex(r"[ ]?[A-Za-z{}*#:'\"-][A-Za-z {}*#:'\"-]{0,20}", fullmatch=True), min_size=1)


def _read(text):
    problems = []
    documents = read_documents(text, "a.yaml", lambda *problem: problems.append(problem))
    return documents, problems


def _clean(text):
    documents, problems = _read(text)
    assert problems == []
    return documents


@pytest.mark.parametrize(
    "word", ["no", "yes", "0457", "6:30", "1941-06-22", "1_000", "3.10", "null", "~", "0x1f", "on"]
)
def test_every_scalar_is_the_text_that_was_typed(word):
    ((document),) = _clean(f"scene: {word}\n")
    assert document["scene"].value == word


@pytest.mark.parametrize("word", ["No", "on", "12", "null", "1.5"])
def test_every_key_is_the_text_that_was_typed(word):
    assert list(_clean(f"{word}: go home\n")[0]) == [word]


def test_keys_and_values_know_where_they_stand():
    (document,) = _clean("scene: camp\nchoices:\n  on:\n    text: Go on\n")
    choice = document["choices"]["on"]
    assert document["choices"].key_spans["on"][1:] == (3, 3, 2)
    assert choice["text"].span[1:] == (4, 11, 5)


def test_every_line_of_a_block_can_be_found_again():
    source = "scene: camp\ntext: |\n\n  First.\n    Second, further in.\n\n  Third.\n"
    node = _clean(source)[0]["text"]
    lines = source.split("\n")
    for number, line in enumerate(node.value.rstrip("\n").split("\n")):
        assert lines[node.first_line - 1 + number][node.indent :] == line


@given(LINES)
def test_blocks_keep_their_words_and_their_lines(words):
    words[0] = words[0].lstrip() or "x"
    source = "scene: camp\ntext: |\n" + "".join(f"  {line}\n" for line in words)
    node = _clean(source)[0]["text"]
    assert node.value == "".join(f"{line}\n" for line in words)
    assert (node.style, node.first_line, node.indent) == ("|", 3, 2)


def test_a_comment_after_a_space_is_no_problem():
    (document,) = _clean("scene: camp # the second one\n# alone\ntitle: Camp\n")
    assert document["scene"].value == "camp"


def test_a_hash_in_a_block_is_words():
    assert _clean("scene: camp\ntext: |\n  Camp #303.\n")[0]["text"].value == "Camp #303.\n"


def test_a_page_that_cannot_be_read_hides_no_other_and_is_still_known():
    documents, problems = _read(
        'scene: a\ntext: "Halt," he said.\n---\nscene: b\ntitle: B\n---\nscene: c\nx: *y\nz: [\n'
    )
    assert [(document["scene"].value, document.is_whole) for document in documents] == [
        ("a", False),
        ("b", True),
        ("c", False),
    ]
    assert {problem[0] for problem in problems} == {"Y101", "Y103"}


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('text: "Halt," he said.', "quotation mark"),
        ("text: {name} coughs", "`{`"),
        ("text: *No* one", r"`\*`"),
        ("text: [x] marks it", r"`\["),
        ("text: He said: go", "colon"),
        ("text: @home", "`@`"),
        ("text: %x", "`%`"),
    ],
)
def test_syntax_errors_say_what_to_type(line, words):
    _, problems = _read(f"scene: camp\n{line}\n")
    (problem,) = [problem for problem in problems if problem[0] == "Y101"]
    assert problem[1].line == 2
    assert words.strip("`\\") in problem[2]
    assert "after `text: |`" in problem[3]


CAMP = "scene: camp\ntitle: Camp\n"


@pytest.mark.parametrize(
    ("passage", "code"),
    [
        ("text:\n  Snow.\n  {if has rope} A rope.\n", "Y105"),
        ("text:\n  Snow.\n\n  More of it.\n", "Y105"),
        ("text: Snow.\n  {if has rope} A rope.\n", "Y105"),
        ('text:\n  {if has rope} Smith: "A rope."\n', "Y106"),
        ('text:\n  Snow.\n  Smith: "A rope."\n', "Y101"),
        ('text:\n  "A rope," says Smith.\n', "Y101"),
    ],
)
def test_a_passage_without_its_bar_is_sent_to_its_key(passage, code):
    _, (problem,) = _read(CAMP + passage)
    assert problem[0] == code
    assert problem[1][1:3] == (3, 1)
    assert "`|`" in problem[2]
    assert problem[3].startswith("type `text: |`")


def test_words_that_lost_their_bar_are_read_as_if_they_had_it():
    (document,), _ = _read(CAMP + "text:\n  Snow.\n\n  {if has rope} A rope.\n    Or two.\n")
    assert document["text"].value == "Snow.\n\n{if has rope} A rope.\n  Or two.\n"


def test_words_of_several_lines_that_are_one_line_need_no_bar():
    (document,) = _clean(CAMP + "when: has rope\n  and has knife\n")
    assert document["when"].value == "has rope and has knife"


@pytest.mark.parametrize(
    ("written", "line", "hint"),
    [
        ("choices\n  ask:\n    text: Ask\n", 3, "write `choices:`"),
        ("choices:\n  ask\n    text: Ask\n", 4, "write `ask:`"),
        ("choices:\n  ask:\n    text Ask\n    go: camp\n", 5, "write `text: Ask`"),
        ("choices:\n  ask:\n    text: Ask\n    no return For good\n", 6, "write `no return: For good`"),
        ("text\n  Snow.\n\n  More of it.\nregion: land\n", 3, "write `text: |`"),
        ("text |\n  Snow.\nregion: land\n", 3, "write `text: |`"),
        ("region land\ntext: Snow.\n", 3, "write `region: land`"),
    ],
)
def test_a_forgotten_colon_is_said_where_it_is_missing(written, line, hint):
    _, (problem,) = _read(CAMP + written)
    assert (problem[0], problem[1].line, problem[3]) == ("Y101", line, hint)
    assert "colon" in problem[2]


@pytest.mark.parametrize(
    ("written", "line", "says", "hint"),
    [
        ("text: |\nSnow falls.\nregion: land\n", 4, "no further in", "indent them by two more spaces"),
        ("text: |\n  Snow falls.\nAnd falls.\nregion: land\n", 5, "no further in", "indent them by two more spaces"),
        ("region:land\ntext: Snow.\n", 3, "a space is missing", "write `region: land`"),
        ("region = land\ntext: Snow.\n", 3, "colon is missing", "write `region: land`"),
        ("text: | Snow.\n  More.\n", 3, "behind the `|`", "put them on the line below, indented as the others"),
        ("region: land\n----\ntext: Snow.\n", 4, "three dashes", "write `---`"),
        ("text: |\n  Snow.\nchoices\n  ask:\n    text: Ask\n", 5, "colon is missing", "write `choices:`"),
    ],
)
def test_what_is_plain_to_see_in_a_line_is_said_of_that_line(written, line, says, hint):
    _, (problem,) = _read(CAMP + written)
    assert (problem[0], problem[1].line, problem[3]) == ("Y101", line, hint)
    assert says in problem[2]


@pytest.mark.parametrize("second", ["scene: tent\ntitle: Tent\n", "event: owl\ndeck: nights\n"])
def test_documents_that_nothing_parts_are_one_problem_and_all_are_read(second):
    documents, (problem,) = _read(CAMP + second)
    assert (problem[0], problem[1].line) == ("Y113", 3)
    assert problem[3] == "put a line `---` above it"
    assert [list(document) for document in documents] == [
        ["scene", "title"],
        [line.split(":")[0] for line in second.splitlines()],
    ]


def test_the_region_of_a_scene_begins_no_document_and_a_scene_below_a_region_does():
    assert len(_clean(CAMP + "region: land\n")) == 1
    documents, (problem,) = _read(f"region: land\ntitle: Land\n{CAMP}")
    assert (len(documents), problem[0], problem[1].line) == (2, "Y113", 3)


def test_a_tab_hides_neither_its_own_document_nor_the_others():
    documents, (problem,) = _read(f"scene: a\n---\n{CAMP}\tregion: land\n---\nscene: b\n")
    assert (problem[0], problem[1].line) == ("Y109", 5)
    assert [document["scene"].value for document in documents] == ["a", "camp", "b"]


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("choices:\n  ask:\n  text: Ask\n", "indent the lines below"),
        ("text:\nregion: land\n", "type a value after it, or"),
        ("region: land\ntext:\n", "type a value after it, or"),
    ],
)
def test_a_key_with_nothing_behind_it_is_told_what_it_lacks(written, hint):
    _, problems = _read(CAMP + written)
    assert [problem[3].startswith(hint) for problem in problems if problem[0] == "Y107"] == [True]


def test_both_lines_of_a_double_key_are_named():
    _, (problem,) = _read("scene: camp\ntitle: A\ntitle: B\n")
    assert "lines 2 and 3" in problem[2]


def test_escape_sequences_are_gone_once_text_is_read():
    assert _clean('scene: "a\\e[2Jb\\u202e"\n')[0]["scene"].value == "ab"


def test_windows_line_ends_and_a_byte_order_mark_are_read_over():
    assert decode(b"\xef\xbb\xbfscene: a\r\ntitle: b\r\n", "a.yaml", print) == "scene: a\ntitle: b\n"


@pytest.mark.parametrize("data", [b"\xff\xfes\0", b"a\0b", b"caf\xe9", b"a\x1bb"])
def test_what_is_no_text_is_refused(data):
    problems = []
    assert decode(data, "a.yaml", lambda *problem: problems.append(problem)) is None
    assert [problem[0] for problem in problems] == ["Y110"]


def test_a_thousand_brackets_are_refused_and_not_climbed():
    _, problems = _read("scene: " + "[" * 100_000)
    assert [problem[0] for problem in problems] == ["Y111"]


@example("?")
@given(st.text(max_size=60) | st.text(st.sampled_from("ab:-|>#&*!{}[]'\" \n\t?,%@"), max_size=60))
def test_no_text_makes_the_reader_fall_over(text):
    problems = []
    decoded = decode(text.encode(errors="replace"), "a.yaml", lambda *problem: problems.append(problem))
    if decoded is not None:
        for document in read_documents(decoded, "a.yaml", lambda *problem: problems.append(problem)):
            assert isinstance(document, MapNode)


@given(st.recursive(IDS, lambda inner: st.lists(inner) | st.dictionaries(IDS, inner), max_leaves=12))
def test_flow_and_text_come_back_as_they_were(value):
    def written(part):
        if isinstance(part, str):
            return f"'{part}'"
        if isinstance(part, list):
            return "[" + ", ".join(map(written, part)) + "]"
        return "{" + ", ".join(f"{key}: {written(inner)}" for key, inner in part.items()) + "}"

    def plain(node):
        if isinstance(node, TextNode):
            return node.value
        if isinstance(node, ListNode):
            return [plain(inner) for inner in node]
        return {key: plain(inner) for key, inner in node.items()}

    assert plain(_clean(f"key: {written(value)}\n")[0]["key"]) == value
