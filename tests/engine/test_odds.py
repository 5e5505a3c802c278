"""How a chance is made up, how it is told, and when a roll succeeds."""

import pytest
from builders import joined, tiny, with_amount, with_condition
from roads import SCENES, TITLE, leg

from escape_game.engine.dice import percent
from escape_game.engine.events import Reason, Rolled
from escape_game.engine.odds import are_exact, chance, clamped, in_a_word, reasons, rolled
from escape_game.engine.told import Told
from escape_game.engine.turn import begin
from escape_game.story.effects import PERSON, Who
from escape_game.story.journeys import SkillPoints
from escape_game.story.layout import STATUS, person_slot
from escape_game.story.survival import Band

ZORAN = """
---
companion: zoran
name: Zoran
pronouns: he him his
role: carter
condition: 50
skills: {rope_work: 10}
"""
SET_OUT = "    text: Set out\n    travel: track\n"
CLIMB = """\
  climb:
    text: Climb
    check:
      base: 50
      skills: [reckoning, hearing, rope_work]
      bonuses:
        - +15 if has quilt because of the quilt
        - -20 if morale < 30 because of the dark
    success:
      go: nowhere
    failure:
      go: nowhere
"""
JANUSZ, SMITH, KAZIK, ZORAN_HIMSELF = range(4)


def climbing(*names):
    """Return a story, its state, and its check: with morale 50, nobody hunted, and your condition 60."""
    tale = tiny(SCENES.replace(SET_OUT, SET_OUT + CLIMB) + leg() + ZORAN, TITLE, walks=True)
    state = with_condition(tale, joined(tale, begin(tale, 1).state, *names), "janusz", 60)
    (climb,) = (each for each in tale.scenes[state.scene].choices if each.id == "climb")
    return tale, state, climb.check


def terms(tale, state, check):
    return {reason.words: reason.points for reason in reasons(tale, state, check)}


def test_of_a_chance_nothing_is_said_but_its_base_where_nothing_else_counts():
    tale, state, check = climbing()
    assert reasons(tale, state, check) == (Reason(50, "base"),)
    assert reasons(tale, state, check._replace(base=0)) == (Reason(0, "base"),)


def test_a_bonus_counts_while_its_condition_holds():
    tale, state, check = climbing()
    state.values[tale.items[0].slot] = 1
    assert terms(tale, state, check) == {"base": 50, "of the quilt": 15}
    gloomy = with_amount(tale, state, "morale", 29)
    assert terms(tale, gloomy, check)["of the dark"] == -20


def test_each_skill_counts_once_by_whoever_is_best_at_it_and_says_whose_it_is():
    tale, state, check = climbing("smith", "kazik", "zoran")
    skilled = {"Smith's reckoning": 15, "Kazik's hearing": 20, "Zoran's rope work": 10}
    assert terms(tale, state, check) == {"base": 50, **skilled}

    you = tale.people[0]._replace(skills=(SkillPoints(tale.skills.index("hearing"), 30),))
    tale = tale._replace(people=(you, *tale.people[1:]))
    assert terms(tale, state, check) == {
        "base": 50,
        "Smith's reckoning": 15,
        "your hearing": 30,
        "Zoran's rope work": 10,
    }


def test_the_general_terms_are_condition_morale_and_the_hunt():
    tale, state, check = climbing()
    state = with_amount(tale, with_amount(tale, state, "morale", 40), "hunted", 3)
    state = with_condition(tale, state, "janusz", 73)
    # (73 - 60) x 0.25 = 3.25, (40 - 50) x 0.2 = -2, 3 x -1
    assert terms(tale, state, check) == {"base": 50, "condition": 3, "morale": -2, "hunted": -3}
    assert terms(tale, state, check._replace(general=False)) == {"base": 50}


@pytest.mark.parametrize(("near", "said"), [(True, {"Kazik's condition": -5}), (False, {"condition": 10})])
def test_a_check_by_somebody_takes_his_condition_and_yours_while_he_is_not_here(near, said):
    tale, state, check = climbing(*(["kazik"] if near else []))
    state = with_condition(tale, with_condition(tale, state, "janusz", 95), "kazik", 40)
    state = with_condition(tale, state, "janusz", 100)
    by_kazik = check._replace(by=Who(PERSON, KAZIK), skills=())
    assert terms(tale, state, by_kazik) == {"base": 50, **said}


@pytest.mark.parametrize(
    ("points", "shown"), [(-40, 5), (3, 5), (7, 5), (8, 10), (52, 50), (53, 55), (95, 95), (98, 95), (140, 95)]
)
def test_a_chance_is_shown_in_steps_of_five_and_is_never_nothing_nor_certain(points, shown):
    tale, *_ = climbing()
    assert clamped(tale, points) == shown


@pytest.mark.parametrize(("points", "shown"), [(-3, 0), (0, 0), (52, 52), (100, 100), (104, 100)])
def test_without_rules_of_survival_a_chance_is_what_it_is(points, shown):
    tale, state, check = climbing()
    bare = tale._replace(survival=None)
    assert clamped(bare, points) == shown
    assert (in_a_word(bare, 50), are_exact(bare, state)) == ("", True)
    assert terms(bare, with_amount(tale, state, "morale", 20), check) == {"base": 50, "of the dark": -20}


# The words of the test's rules: {20: desperate, 40: poor, 60: even, 80: fair, 100: good}
@pytest.mark.parametrize(
    ("likely", "word"), [(5, "desperate"), (20, "desperate"), (25, "poor"), (60, "even"), (80, "fair"), (95, "good")]
)
def test_a_chance_has_the_word_of_the_band_it_lies_in(likely, word):
    tale, *_ = climbing()
    assert in_a_word(tale, likely) == word


def test_a_chance_above_all_words_has_none():
    tale, *_ = climbing()
    odds = tale.survival.odds._replace(words=(Band(40, "poor"),))
    tale = tale._replace(survival=tale.survival._replace(odds=odds))
    assert (in_a_word(tale, 40), in_a_word(tale, 45)) == ("poor", "")


def test_odds_are_exact_while_somebody_with_us_can_reckon_them():
    tale, state, _ = climbing("smith")
    assert are_exact(tale, state)
    assert not are_exact(tale, with_condition(tale, state, "smith", 44))
    gone = state.copy()
    gone.values[person_slot(SMITH, STATUS)] = 0
    assert not are_exact(tale, gone)


@pytest.mark.parametrize(("more", "success"), [(-1, False), (0, True), (1, True)])
def test_a_roll_succeeds_at_its_chance_or_less(more, success):
    tale, state, check = climbing()
    bare = tale._replace(survival=None)
    fell = percent(state.seed, check.key, 3)
    told = Told()

    assert rolled(bare, state, check._replace(base=fell + more), 3, told) == success
    assert told == [Rolled(fell + more, fell, success, exact=True, word="", reasons=(Reason(fell + more, "base"),))]


def test_what_is_rolled_is_what_was_shown_and_nobody_need_listen():
    tale, state, check = climbing("smith")
    told = Told()

    success = rolled(tale, state, check, 3, told)

    (event,) = told
    likely = chance(tale, state, check)
    assert (event.chance, event.exact, event.word) == (likely, True, in_a_word(tale, likely))
    assert event.reasons == reasons(tale, state, check)
    assert rolled(tale, state, check, 3, None) == success == event.success
