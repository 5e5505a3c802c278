import json

from escape_game.authoring.problem_pages import WIDEST, as_github, as_json, as_text, lines_in, summary
from escape_game.errors import Problem, SourceSpan

UNKNOWN = Problem(
    "S104", "error", SourceSpan("gobi/well.yaml", 2, 7, 4), "unknown companion 'kazk'", "did you mean 'kazik'?"
)
LONELY = Problem("S303", "warning", SourceSpan("gobi/well.yaml", 1, 1, 5), "no way leads to 'well'")
WELL = ("scene: well", "  {if kazk is with us: Kazik hears it.}")


def test_a_problem_is_shown_with_place_excerpt_caret_and_hint():
    assert as_text([UNKNOWN], lambda _: WELL) == "\n".join(
        [
            "error S104: unknown companion 'kazk'",
            "  gobi/well.yaml:2:7",
            "    2 |   {if kazk is with us: Kazik hears it.}",
            "      |       ^^^^",
            "   help: did you mean 'kazik'?",
        ]
    )


def test_all_problems_are_shown_in_the_order_given():
    text = as_text([LONELY, UNKNOWN], lambda _: WELL)

    assert text.index("S303") < text.index("S104")


def test_a_problem_without_a_line_to_show_is_still_told():
    assert as_text([UNKNOWN], lambda _: ()) == (
        "error S104: unknown companion 'kazk'\n  gobi/well.yaml:2:7\n   help: did you mean 'kazik'?"
    )


def test_of_a_long_line_the_part_around_the_problem_is_shown():
    line = "a" * 5_000 + "kazk" + "b" * 5_000
    excerpt = as_text([UNKNOWN._replace(span=SourceSpan("x", 1, 5_001, 4))], lambda _: (line,)).splitlines()[2:4]

    caret = excerpt[1].index("^")
    assert excerpt[0][caret : caret + 4] == "kazk"
    assert len(excerpt[0]) < WIDEST + 20


def test_a_caret_never_points_beyond_its_line():
    excerpt = as_text([UNKNOWN._replace(span=SourceSpan("x", 1, 400, 80))], lambda _: ("short",)).splitlines()[3]

    assert excerpt == "      |      ^"


def test_escape_sequences_and_tabs_in_a_file_stay_there():
    text = as_text([LONELY], lambda _: ("\x1b[31m\tred\u202e",))

    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "·[31m·red·" in text


def test_json_names_place_code_and_counts():
    found = json.loads(as_json([UNKNOWN, LONELY]))

    assert (found["errors"], found["warnings"], found["proof"]) == (1, 1, None)
    assert found["problems"][0] == {
        "code": "S104",
        "severity": "error",
        "file": "gobi/well.yaml",
        "line": 2,
        "column": 7,
        "message": "unknown companion 'kazk'",
        "hint": "did you mean 'kazik'?",
    }


def test_github_gets_one_escaped_line_a_problem():
    odd = UNKNOWN._replace(message="100% wrong\nsee below", hint="")

    assert as_github([odd, LONELY]).splitlines() == [
        "::error file=gobi/well.yaml,line=2,col=7,title=S104::100%25 wrong%0Asee below",
        "::warning file=gobi/well.yaml,line=1,col=1,title=S303::no way leads to 'well'",
    ]


def test_the_summary_counts_errors_and_warnings():
    assert summary([UNKNOWN, LONELY, LONELY]) == "1 error, 2 warnings"


def test_lines_are_read_from_the_storys_folder_or_from_here(tmp_path):
    (tmp_path / "well.yaml").write_text("scene: well\n", encoding="utf-8")
    lines = lines_in(tmp_path)

    assert lines("well.yaml")[0] == lines(str(tmp_path / "well.yaml"))[0] == "scene: well"
    assert lines("nowhere.yaml") == ()
