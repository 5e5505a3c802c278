import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_world import PLACE, names, node, state, story

from escape_game.engine.judging import holds
from escape_game.engine.prose import count_showings, plain_text, render
from escape_game.reading.names import Place
from escape_game.reading.plain_prose import plain_line, plain_passage
from escape_game.reading.prose import _Passage, parse_line, parse_passage
from escape_game.story.prose import Block, Guard, Paragraph, Plain, VariantBlock


def parse(text, known=None, place=PLACE):
    known = known or names()
    passage = parse_passage(node(text), known, place, "text")
    assert known.problems == []
    return passage


def said(text, cast=(-1, -1), with_us=(), showings=0, **amounts):
    known = names()
    passage = parse(text, known)
    small, now = story(known), state(known, cast, with_us, **amounts)
    for _ in range(showings):
        count_showings(small, now, passage)
    return plain_text(render(small, now, passage))


def problems(text, place=PLACE, read=parse_passage):
    known = names()
    read(node(text), known, place, "text")
    return [(p.code, p.span.line, p.span.column) for p in known.problems]


def test_lines_are_joined_and_blank_lines_part_paragraphs():
    assert parse("One\ntwo.\n\nThree.\n").parts == (
        Paragraph("", (Plain("One two."),)),
        Paragraph("", (Plain("Three."),)),
    )


def test_a_backslash_keeps_a_line_break():
    assert said("One\\\ntwo") == "One\ntwo"


def test_escapes_are_the_characters_themselves():
    assert said(r"\{X\} \* \| \\") == r"{X} * | \ ".strip()


def test_an_inline_choice_takes_the_first_arm_that_holds():
    text = "He has {if has rope: a rope | else if morale > 50: hope | else nothing}."
    assert said(text, rope=1) == "He has a rope."
    assert said(text, morale=60_000) == "He has hope."
    assert said(text) == "He has nothing."


def test_a_line_guard_governs_up_to_the_next_guard():
    text = "Snow.\n{if has rope} A rope,\nlong.\n{else if morale > 50} Hope.\n{else} Nothing.\n\nNight."
    assert said(text, rope=1) == "Snow. A rope, long.\n\nNight."
    assert said(text) == "Snow. Nothing.\n\nNight."
    assert isinstance(parse(text).parts[0].pieces[-1], Guard)


def test_two_line_guards_in_a_paragraph_are_apart():
    text = "{if has rope} A rope.\n{if morale > 50} Hope.\n"
    assert said(text, rope=1, morale=60_000) == "A rope. Hope."
    assert said(text, morale=60_000) == "Hope."


def test_a_guard_may_run_over_lines():
    assert said("{if has rope and\nmorale > 50} Both.\n{else} Not\nboth.", rope=1, morale=60_000) == "Both."
    assert said("{if has rope: a\nrope | else\nnothing}", rope=1) == "a rope"


def test_a_block_holds_whole_paragraphs():
    text = "{if has rope}\nOne.\n\n{if morale > 50} Two.\n{else if morale > 50}\nThree.\n{else}\nFour.\n{end}\nFive."
    assert isinstance(parse(text.replace("\n{if morale > 50} Two.", "")).parts[0], Block)
    assert said(text, rope=1, morale=60_000) == "One.\n\nTwo.\n\nFive."
    assert said(text, morale=60_000) == "Three.\n\nFive."
    assert said(text) == "Four.\n\nFive."


def test_first_and_again_go_by_visits():
    known = names()
    passage = parse("{first: New. | again: Old.}", known)
    now = state(known)
    slot = known.visits_slot("salt_well")
    for visits, words in [(1, "New."), (2, "Old."), (3, "Old.")]:
        now.values[slot] = visits
        assert plain_text(render(story(known), now, passage)) == words


def test_a_cycle_goes_round_by_its_own_showings():
    text = "{cycle: a | b | c}"
    assert [said(text, showings=n) for n in range(1, 5)] == ["a", "b", "c", "a"]


def test_once_is_once():
    assert [said("x {once: a}", showings=n) for n in (1, 2, 3)] == ["x a", "x", "x"]


def test_a_cycle_behind_a_guard_counts_only_when_shown():
    text = "{if has rope: {cycle: a | b} | else none}"
    known = names()
    passage = parse(text, known)
    small, now = story(known), state(known)
    count_showings(small, now, passage)
    assert now.values[passage.showings[0].slot] == 0
    now.values[known.items["rope"].slot] = 1
    count_showings(small, now, passage)
    assert plain_text(render(small, now, passage)) == "a"


def test_an_else_arm_counts_only_while_the_arms_before_it_fail():
    passage = parse("{if has rope} A.\n{else} {once: b}", known := names())
    assert not holds(story(known), state(known, rope=1), passage.showings[0].when)
    assert holds(story(known), state(known), passage.showings[0].when)


def test_a_cycle_beside_an_uncast_role_is_not_counted():
    passage = parse("{X} says {cycle: a | b}", known := names())
    assert not holds(story(known), state(known), passage.showings[0].when)
    assert holds(story(known), state(known, (1, -1)), passage.showings[0].when)


def test_variant_blocks_hold_paragraphs():
    text = "{cycle}\nOne.\n\nTwo.\n{or}\nThree.\n{end}\n{first}\nNew.\n{again}\nOld.\n{end}\n{once}\nOnce.\n{end}"
    assert all(isinstance(part, VariantBlock) for part in parse(text).parts)
    assert said(text, showings=1) == "One.\n\nTwo.\n\nNew.\n\nOnce."
    assert said(text, showings=2) == "Three.\n\nNew."


def test_random_is_keyed_and_stays_the_same():
    text = "{random: a | b | c | d | e}"
    assert said(text) == said(text)
    assert said(text) in "abcde"


def test_a_renamed_scene_keeps_its_rolls():
    known, renamed = names(), names()
    renamed.oldest = {"brine_well": "salt_well"}
    first = parse("{random: a | b}", known)
    second = parse("{random: a | b}", renamed, Place("brine_well"))
    assert first.parts[0].pieces[0].key == second.parts[0].pieces[0].key


def test_roles_have_names_and_pronouns():
    text = "{X} and {X.his} cup. {X.He} drinks; {Y.him}, {Y.His}."
    assert said(text, cast=(3, 1)) == "Irena and her cup. She drinks; him, His."


def test_a_paragraph_that_names_an_uncast_role_is_left_out():
    assert said("Snow.\n\n{X} coughs.") == "Snow."
    assert parse("{X} coughs.").parts[0].needs == (0,)


def test_a_guard_that_tests_the_role_vouches_for_it():
    assert parse("Snow. {if X is failing: {X} coughs.}").parts[0].needs == ()
    assert parse("Snow. {if X is not failing: {X} sings.}").parts[0].needs == (0,)
    assert parse("Snow. {if X is failing or has rope: {X} coughs.}").parts[0].needs == (0,)


def test_weakest_is_a_role_behind_the_others():
    known = names()
    assert parse("{weakest} sits down.", known).parts[0].needs == (2,)
    assert known.weakest_named == {"salt_well"}


def test_by_role_gives_everyone_their_own_words():
    text = '{by X: smith: "Sure." | kazik: "I heard." | else Nobody speaks.}'
    assert said(text, cast=(1, -1)) == '"Sure."'
    assert said(text, cast=(2, -1)) == '"I heard."'
    assert said(text, cast=(3, -1)) == "Nobody speaks."
    assert said(text) == ""


def test_values_are_shown_as_the_table_says():
    text = "{water}, {morale}, {lids}, {lids per head}, {lids left over}, {week}, {companions}, {heads}, {days}"
    words = said(text, with_us=("smith",), water=2_600, morale=49_600, week=4)
    assert words == "2.6 l, 50, 13, 6, 1, 4, 1, 2, 1"


def test_numbers_can_be_spelled():
    text = "{lids In words} lids, {lids per head in words} each, {water in words}"
    assert said(text, water=2_600) == "Thirteen lids, thirteen each, 2.6"


def test_the_date_is_written_out():
    assert said("It is {date}.") == "It is 10 June 1939."


def test_emphasis_may_hold_values_and_stars_may_stand_alone():
    assert said("*He is {X}.* 2 * 3", cast=(1, -1)) == "He is Smith. 2 * 3"
    spans = render(story(known := names()), state(known), parse("a *b* c", known))[0].spans
    assert [(span.text, span.emphasis) for span in spans] == [("a ", False), ("b", True), (" c", False)]


@pytest.mark.parametrize("name", ["Smith", "Old Father Voss", "Żuk"])
def test_a_name_before_quoted_words_is_a_speaker(name):
    paragraph = parse(f'{name}: "It *is* so."').parts[0]
    assert paragraph.speaker == name
    assert paragraph.pieces[0] == Plain('"It ')


@pytest.mark.parametrize("text", ['smith: "No."', "Smith: no.", 'One two three four: "No."', 'He said: "{X}: no."'])
def test_other_colons_make_no_speaker(text):
    assert parse(text, place=Place("salt_well", ("X",))).parts[0].speaker in ("", "He said")


def test_words_that_come_to_nothing_leave_no_gap():
    assert (
        said("Voss {if has rope: coughs}, and {if has rope: then} sleeps {if has rope: well}.") == "Voss, and sleeps."
    )
    assert said("{if has rope: No.}\n\nYes.") == "Yes."


def test_a_line_is_one_paragraph_without_a_speaker():
    known = names()
    passage = parse_line(node('Smith: "Go."\n'), known, PLACE, "label")
    assert passage.parts[0].speaker == ""
    assert problems("One.\n\nTwo.", read=parse_line) == [("S314", 6, 5)]
    assert problems("{if has rope}\nOne.\n{end}", read=parse_line) == [("S314", 5, 5)]


def test_a_passage_of_nothing_is_nothing():
    assert parse("").parts == ()
    assert parse_line(node(""), names(), PLACE, "label").parts == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One {if has rope: two", ("S301", 5, 9)),
        ("One } two", ("S302", 5, 9)),
        ("One\n  {watr}", ("S303", 6, 7)),
        ("{smith}", ("S303", 5, 5)),
        ("{}", ("S303", 5, 5)),
        ("{waater: a | b}", ("S303", 5, 5)),
        ("{by X: nobody: a}", ("S303", 5, 12)),
        ("{else} words", ("S304", 5, 5)),
        ("One {else} two", ("S304", 5, 9)),
        ("{or}", ("S304", 5, 5)),
        ("{if has rope: a | b}", ("S304", 5, 23)),
        ("{end}", ("S305", 5, 5)),
        ("{if has rope}\nOne.", ("S305", 5, 5)),
        ("{cycle}\nOne.\n{or}\nTwo.", ("S305", 5, 5)),
        ("{if has rope}\nOne.\n{if has rope}\nTwo.\n{end}\n{end}", ("S306", 7, 5)),
        ("{cycle: a | {random: b | c}}", ("S307", 5, 17)),
        ("{cycle: a | }", ("S308", 5, 15)),
        ("{cycle}\nOne.\n{or}\n{end}", ("S308", 5, 5)),
        ("{first: a | b}", ("S308", 5, 17)),
        ("{once: a | b}", ("S308", 5, 5)),
        ("One {if has rope} two", ("S309", 5, 9)),
        ("One *two", ("S310", 5, 9)),
        (r"One \n two", ("S311", 5, 9)),
        ("{Z}", ("S312", 5, 5)),
        ("{X.her}", ("S312", 5, 5)),
        ("{cycle} words", ("S315", 5, 5)),
        ("{water per head}", ("S303", 5, 5)),
        ("{if has rope: a | else if b}", ("S309", 5, 30)),
        ("{by Z: smith: a}", ("S312", 5, 5)),
        ("{if has rope: " * 9 + "a" + "}" * 9, ("S306", 5, 117)),
        ("{if has rope}\nA.\n{cycle}\nB.\n{end}\n{end}", ("S306", 7, 5)),
        ("{if has roope: a}", ("S201", 5, 13)),
        ("One.\n{if has rope and\n  morle > 3} two", ("S201", 7, 7)),
    ],
)
def test_a_problem_has_its_line_and_column(text, expected):
    assert problems(text) == [expected]


def test_visits_count_only_in_scenes():
    assert problems("{first: a | again: b}", Place()) == [("S313", 5, 5)]


words = st.sampled_from(
    ["snow", "a rope", "Voss", "and", ", then", ".", "*no*", "{X}", "{X.his}", "{water}", "{date}", "\\{"]
)
prose = st.lists(words, min_size=1, max_size=4).map(" ".join)
inline = prose | st.tuples(prose, prose).map(lambda p: f"{{if has rope: {p[0]} | else {p[1]}}}")
varied = inline | st.tuples(inline, inline).map(lambda p: f"{{cycle: {p[0]} | {p[1]}}}")
guarded = varied | varied.map(lambda p: f"{{if X is failing}} {p}\n{{else}} {p}")
blocks = guarded | guarded.map(lambda p: f"{{if morale > 50}}\n{p}\n{{else}}\n{p}\n{{end}}")


@given(
    st.lists(blocks, min_size=1, max_size=4).map("\n\n".join),
    st.tuples(st.integers(-1, 3), st.integers(-1, 3)),
    st.booleans(),
    st.integers(0, 100_000),
)
def test_rendered_prose_has_no_brace_and_no_gap(text, cast, rope, morale):
    known = names()
    passage = parse(text, known)
    small, now = story(known), state(known, cast, rope=int(rope), morale=morale)
    for _ in range(2):
        count_showings(small, now, passage)
        for para in render(small, now, passage):
            shown = "".join(span.text for span in para.spans)
            assert "}" not in shown
            assert "  " not in shown
            assert shown == shown.strip()


@given(st.text(st.sampled_from(list("{}|:*\\\n aX")) | st.characters(codec="utf-8"), max_size=80))
def test_no_text_makes_reading_or_rendering_raise(text):
    known = names()
    passage = parse_passage(node(text), known, PLACE, "text")
    line = parse_line(node(text), known, PLACE, "label")
    small, now = story(known), state(known)
    for one in (passage, line):
        count_showings(small, now, one)
        render(small, now, one)
    assert all(p.message and p.hint for p in known.problems)


def test_a_thousand_open_braces_are_read_in_a_moment():
    assert problems("{" * 5000 + "}" * 5000)[0][0] in ("S303", "S306")
    assert problems("{if " * 2000)[0][0] == "S301"


@given(st.text(alphabet='ab :"“\n.Kx', max_size=60))
def test_plain_words_are_read_alike_with_and_without_the_shorter_way(text):
    assert plain_passage(text, {}) == _Passage(node(text), names(), PLACE, "text").whole()
    assert plain_line(text.strip()) in (None, _Passage(node(text.strip()), names(), PLACE, "label").one_line())


PIECES = (
    "{water}", "{morale}", "{ morale }", "{morale in words}", "{morale  In words}", "{days}", "{date}", "{mor\nale}",
    "\n", "\n\n", " ", "  ", 'Smith: "', "words", ".", "{", "}", "{if told}", "{X}", "*", "\\", "{once}", "\n{days}\n",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_values_are_read_alike_with_and_without_the_shorter_way(text):
    known = names()
    whole = _Passage(node(text), known, PLACE, "text").whole()
    known.problems.clear()
    assert parse_passage(node(text), known, PLACE, "text") == whole
