import json
from collections import Counter

from tiny_story import tiny_story

from escape_game.authoring.contract import Violation
from escape_game.authoring.playtest_report import report, spread
from escape_game.authoring.playtest_tables import as_text
from escape_game.authoring.playtesting import Plan, playtest
from escape_game.authoring.tally import Crash, Halt, Tally
from escape_game.authoring.witness import Death

PLAN = Plan()


def reported(plan=PLAN, runs=40):
    story = tiny_story()
    return report(story, plan, playtest(story, plan, runs), seconds=2.0)


def test_the_report_has_the_keys_that_tools_rely_on():
    found = json.loads(json.dumps(reported()))

    promised = {
        "runs", "choices", "seconds", "choices_per_second", "player", "seed", "difficulty", "endings", "survived",
        "companions", "alive_at_end", "choices_per_run", "days", "words_per_run", "seen", "unseen", "stuck",
        "crashes", "unfinished", "violations", "regions", "deaths", "minutes_per_run",
    }  # fmt: skip
    assert promised <= set(found)
    assert (found["runs"], found["player"], found["seed"], found["difficulty"]) == (40, "random", 1, "walker")
    assert found["choices_per_second"] == round(found["choices"] / 2)
    assert found["endings"] == {"home": 40}
    assert found["words_per_run"] is found["seen"]["words"] is None


def test_the_difficulty_is_named():
    assert reported(Plan(difficulty=1))["difficulty"] == "grim"


def test_each_companions_fates_add_up_to_the_runs():
    companions = reported()["companions"]

    assert list(companions) == ["kazik", "smith"]
    assert all(sum(fate.values()) == 40 for fate in companions.values())
    assert companions["kazik"]["dead"] > 0


def test_survivors_are_a_fraction_and_counted_by_company():
    found = reported()

    assert sum(found["alive_at_end"].values()) == round(found["survived"] * 40)


def test_seen_and_unseen_add_up():
    found = reported(runs=1)

    for kind in ("scenes", "choices", "events", "endings"):
        seen, there = found["seen"][kind]
        assert there - seen == len(found["unseen"][kind])
    assert found["seen"]["scenes"][1] == 3
    assert found["seen"]["choices"][1] == 9


def test_a_choice_nobody_took_is_named_with_its_scene():
    story = tiny_story()
    found = report(story, Plan(), Tally(), seconds=1.0)

    assert "bank.wade" in found["unseen"]["choices"]
    assert found["unseen"]["scenes"] == ["bank", "stove", "far"]
    assert found["unseen"]["events"] == ["guest"]


def test_prose_gives_words_a_run_and_of_all_words_how_many_were_read():
    found = reported(Plan(prose=True))
    read, written = found["seen"]["words"]

    assert 0 < read <= written
    assert found["words_per_run"]["mean"] > 0


def test_a_run_that_never_ran_has_no_rate_and_no_average():
    found = report(tiny_story(), Plan(), Tally(), seconds=0.0)

    assert (found["choices_per_second"], found["survived"], found["choices_per_run"]["mean"]) == (None, 0.0, 0.0)


def test_a_spread_names_mean_and_tenths():
    assert spread(Counter(range(1, 11))) == {"mean": 5.5, "p10": 1, "p90": 9}
    assert spread(Counter({4: 100})) == {"mean": 4.0, "p10": 4, "p90": 4}


def test_troubles_are_listed_with_the_seed_that_shows_them():
    tally = Tally(runs=3, stuck=[Halt(8, 1)], crashes=[Crash(9, "KeyError: 'x'")])
    found = report(tiny_story(), Plan(), tally, seconds=1.0)
    text = as_text(found)

    assert found["stuck"] == [{"seed": 8, "scene": "bank"}]
    assert found["crashes"] == [{"seed": 9, "error": "KeyError: 'x'"}]
    assert "1 crashes, 1 stuck" in text
    assert "KeyError: 'x'" in text


def test_the_text_says_what_happened_and_what_nobody_saw():
    text = as_text(reported(runs=1))

    assert text.startswith("1 runs by the random player from seed 1")
    assert "home" in text
    assert "kazik" in text
    assert "not seen" in text
    assert text.endswith("No run crashed, got stuck, was cut off, or broke the contract about deaths.")


def test_the_contract_is_broken_by_name_place_and_seed():
    tally = Tally(runs=1, violations=[Violation(8, 1, 2, "dies")])
    found = report(tiny_story(), PLAN, tally, seconds=1.0)

    assert found["violations"] == [{"seed": 8, "scene": "bank", "who": "smith", "what": "dies"}]
    assert "1 violations" in as_text(found)
    assert "bank: smith dies" in as_text(found)


def test_deaths_are_listed_with_their_region_and_cause_the_commonest_first():
    tally = Tally(runs=9, deaths=Counter({Death(1, 0, "the cold"): 2, Death(2, -1, "thirst"): 3}))

    assert report(tiny_story(), PLAN, tally, seconds=1.0)["deaths"] == [
        {"who": "smith", "region": None, "cause": "thirst", "runs": 3, "seed": None},
        {"who": "kazik", "region": "near", "cause": "the cold", "runs": 2, "seed": None},
    ]


def test_each_region_says_who_came_there_when_and_for_whom_it_was_the_last():
    tally = Tally(
        runs=4, borders=Counter({(0, 1): 3, (0, 5): 1}), last_regions=Counter({0: 2}), your_deaths=Counter({0: 1})
    )
    near = report(tiny_story(), PLAN, tally, seconds=1.0)["regions"]["near"]

    assert (near["reached"], near["over"], near["you_died"], near["companions_died"]) == (4, 2, 1, 0)
    assert near["day"] == {"p10": 1, "median": 1, "p90": 5}


def test_a_region_nobody_reached_has_no_day():
    assert report(tiny_story(), PLAN, Tally(), seconds=1.0)["regions"]["near"]["day"] is None


def test_minutes_are_those_of_reading_and_choosing():
    tally = Tally(runs=1, words_per_run=Counter({2_300: 1}), choices_per_run=Counter({60: 1}))

    assert report(tiny_story(), Plan(prose=True), tally, seconds=1.0)["minutes_per_run"] == 15
    assert "about 15 minutes" in as_text(report(tiny_story(), Plan(prose=True), tally, seconds=1.0))
