import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_world import PLACE, SPAN, names

from escape_game.reading.people import parse_cast, parse_who
from escape_game.reading.rules import RULES
from escape_game.story.effects import COMPANIONS_ALL, EVERYONE, PERSON, ROLE, WEAKEST, Who
from escape_game.story.scenes import Preference


def cast(*entries):
    known = names()
    roles = parse_cast([(name, text, SPAN) for name, text in entries], known, PLACE)
    assert known.problems == []
    return roles


def test_preferences_are_kept_in_order():
    (role,) = cast(("X", "smith or skill hearing or lowest bond or anyone"))
    assert role.preferences == (
        Preference("person", 1), Preference("skill", 0), Preference("lowest bond"), Preference("anyone"),
    )  # fmt: skip


def test_except_bars_people_and_earlier_roles():
    first, second = cast(("X", "weakest except smith, kazik"), ("Y", "anyone except X, irena"))
    assert (first.barred, first.barred_roles) == ((1, 2), ())
    assert (second.barred, second.barred_roles) == ((3,), (0,))


def test_each_role_has_a_roll_of_its_own():
    first, second = cast(("X", "anyone"), ("Y", "anyone"))
    assert first.key != second.key


@pytest.mark.parametrize(
    ("name", "text", "code", "column"),
    [
        ("X", "smiht or anyone", "S401", 7),
        ("X", "you", "S401", 7),
        ("X", "skill hearin", "S402", 13),
        ("x", "anyone", "S403", 7),
        ("X", "", "S404", 7),
        ("X", "lowest", "S404", 7),
        ("X", "anyone except", "S404", 20),
        ("X", "anyone anyone", "S404", 14),
        ("X", "weakest except Y", "S405", 22),
    ],
)
def test_a_bad_cast_line_is_told_with_its_place(name, text, code, column):
    known = names()
    parse_cast([(name, text, SPAN)], known, PLACE)
    assert [(p.code, p.span.column) for p in known.problems] == [(code, column)]
    assert known.problems[0].hint


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("smith", Who(PERSON, 1)),
        ("janusz", Who(PERSON, 0)),
        ("you", Who(PERSON, 0)),
        ("Y", Who(ROLE, 1)),
        ("everyone", Who(EVERYONE)),
        ("companions", Who(COMPANIONS_ALL)),
        ("weakest", Who(WEAKEST)),
    ],
)
def test_an_effect_is_about_somebody(text, who):
    known = names()
    assert parse_who(text, SPAN, known, PLACE) == who
    assert known.problems == []


def test_an_effect_about_nobody_is_a_problem():
    known = names()
    parse_who("smiht", SPAN, known, PLACE)
    parse_who("Z", SPAN, known, PLACE)
    assert [p.code for p in known.problems] == ["S401", "S406"]
    assert "'smith'" in known.problems[0].hint


@given(st.text(st.sampled_from(list("abX, or")) | st.characters(), max_size=40))
def test_no_text_makes_reading_raise(text):
    known = names()
    parse_cast([("X", text, SPAN)], known, PLACE)
    parse_who(text, SPAN, known, PLACE)
    assert {p.code for p in known.problems} <= set(RULES)
