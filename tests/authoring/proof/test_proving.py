"""Each verdict on each property, in stories small enough to see that it is right."""

from pathlib import Path

import pytest
from builders import LAND, SMITH

from escape_game.authoring.proof.exploring import is_stuck, played
from escape_game.authoring.proof.proving import prove
from escape_game.authoring.proof.surveying import Effort, Survey
from escape_game.authoring.proof.verdicts import DOOMED, PROVED, STUCK, TALKING_DEAD, UNKNOWN, UNREACHABLE, WITNESS
from escape_game.reading.checking import check_folder
from escape_game.story.layout import DEAD, STATUS, person_slot

HEAD = """\
story: tiny
format: 1
title: Tiny
start: camp
notes: a death
items:
  rope: a rope
facts:
  told: somebody has said it
---
"""
TITLE = HEAD + SMITH + LAND
EFFORT = Effort(runs=20, states=500)


def scene(name, choices, more=""):
    lines = choices.strip("\n").split("\n")
    body = "".join(f"  {line}\n" for line in lines)
    return f"---\nscene: {name}\ntitle: {name.title()}\nregion: land\ntext: |\n  Snow.\n{more}choices:\n{body}"


def choice(name, way, more=""):
    return f"{name}:\n  text: Take {name}\n{more}  {way}\n"


@pytest.fixture
def proof_of(tmp_path):
    def proof_of(*scenes, title=TITLE):
        (tmp_path / "story.yaml").write_text(title + "".join(scenes), encoding="utf-8")
        checked = check_folder(tmp_path)
        return checked, prove(checked, EFFORT)

    return proof_of


END = choice("on", "end: home")


def test_a_story_with_a_free_way_home_is_proved_in_all_points(proof_of):
    _, proof = proof_of(scene("camp", END))
    assert [each.verdict for each in proof.values()] == [PROVED] * 4
    assert list(proof) == [STUCK, DOOMED, TALKING_DEAD, UNREACHABLE]
    assert all(each.reason and each.witness is None for each in proof.values())


# Stuck.


def test_a_door_that_can_be_closed_is_shown_by_a_playthrough(proof_of):
    checked, proof = proof_of(
        scene("camp", choice("hut", "go: hut")),
        scene("hut", choice("climb", "end: home", "  when: has rope\n")),
    )
    found = proof[STUCK]
    assert found.verdict == WITNESS
    assert found.witness.choices == ("hut",)
    assert is_stuck(checked.draft, played(checked.draft, found.witness))
    assert "in hut nothing can be chosen" in found.reason


def test_a_visit_that_comes_back_to_an_empty_menu_is_no_way_out(proof_of):
    checked, proof = proof_of(
        scene("camp", choice("look", "visit: view")),
        scene("view", choice("back", "go: onward")),
    )
    assert [each.code for each in checked.problems if each.severity == "error"] == ["S501"]
    assert proof[STUCK].verdict == WITNESS
    assert proof[STUCK].witness.choices == ("look", "back")
    assert is_stuck(checked.draft, played(checked.draft, proof[STUCK].witness))


def test_a_way_round_without_a_choice_is_found_and_not_walked_for_ever(proof_of):
    closed = choice("climb", "end: home", "  when: has rope\n")
    _, proof = proof_of(
        scene("camp", choice("hut", "go: hut")),
        scene("hut", closed, "otherwise: shed\n"),
        scene("shed", closed, "otherwise: hut\n"),
    )
    assert proof[STUCK].verdict == WITNESS
    assert proof[STUCK].witness.choices == ("hut",)
    assert proof[DOOMED].verdict != PROVED


def test_doors_that_leave_a_gap_nobody_falls_into_are_unknown(proof_of):
    finds = "rope:\n  text: Take the rope\n  then:\n    finds: rope\n    go: hut\n"
    _, proof = proof_of(scene("camp", finds), scene("hut", choice("climb", "end: home", "  when: has rope\n")))
    assert proof[STUCK].verdict == UNKNOWN
    assert "hut" in proof[STUCK].reason


def test_doors_that_leave_no_gap_are_proved(proof_of):
    _, proof = proof_of(
        scene(
            "camp",
            choice("climb", "end: home", "  when: has rope\n") + choice("walk", "end: home", "  when: not has rope\n"),
        )
    )
    assert (proof[STUCK].verdict, proof[DOOMED].verdict) == (PROVED, PROVED)


# Doomed.


def test_a_trap_between_two_scenes_is_shown_by_a_playthrough(proof_of):
    checked, proof = proof_of(
        scene("camp", END + choice("pit", "go: pit")),
        scene("pit", choice("dig", "go: mud")),
        scene("mud", choice("rest", "go: pit")),
    )
    assert proof[STUCK].verdict == PROVED
    assert proof[DOOMED].verdict == WITNESS
    assert proof[DOOMED].witness.choices == ("pit",)
    assert checked.draft.scene_ids[played(checked.draft, proof[DOOMED].witness).scene] == "pit"


def test_a_way_that_hangs_on_the_dice_is_unknown(proof_of):
    roll = "try:\n  text: Try it\n  check:\n    base: 50\n  success:\n    end: home\n  failure:\n    go: hut\n"
    _, proof = proof_of(scene("camp", roll), scene("hut", choice("again", "go: camp")))
    assert proof[DOOMED].verdict == UNKNOWN
    assert "camp" in proof[DOOMED].reason


def test_what_is_taken_once_is_no_way_out_the_second_time(proof_of):
    _, proof = proof_of(
        scene("camp", choice("hut", "go: hut")),
        scene("hut", choice("climb", "end: home", "  once: yes\n") + choice("back", "go: camp")),
    )
    assert proof[STUCK].verdict == PROVED
    assert proof[DOOMED].verdict == UNKNOWN


def test_a_visit_leads_on_if_what_is_visited_comes_back(proof_of):
    detour = "look:\n  text: Look\n  visit: view\n  go: hut\n"
    _, proof = proof_of(scene("camp", detour), scene("view", choice("back", "go: onward")), scene("hut", END))
    assert proof[DOOMED].verdict == PROVED


WALK = (Path(__file__).parents[2] / "good_scenes" / "S704-number-that-others-rely-on.yaml").read_text(encoding="utf-8")


def test_a_walk_comes_to_its_end(proof_of):
    _, proof = proof_of(title=WALK)
    assert (proof[STUCK].verdict, proof[DOOMED].verdict) == (PROVED, PROVED)


def test_a_walk_that_is_called_away_for_ever_is_shown_by_a_playthrough(proof_of):
    checked, proof = proof_of(
        scene("pit", choice("dig", "go: pit")),
        title=WALK.replace("arrive: hut", "arrive: hut\nwaypoints:\n  - at: 50%\n    to: pit"),
    )
    assert proof[STUCK].verdict == PROVED
    assert proof[DOOMED].verdict == WITNESS
    assert checked.draft.scene_ids[proof[DOOMED].witness.scene] == "pit"


def test_a_night_that_comes_back_to_the_road_keeps_nobody_from_its_end(proof_of):
    _, proof = proof_of(
        scene("fire", choice("sleep", "go: onward")),
        title=WALK.replace("arrive: hut", "arrive: hut\nwaypoints:\n  - night: 1\n    to: fire"),
    )
    assert (proof[STUCK].verdict, proof[DOOMED].verdict) == (PROVED, PROVED)


def test_a_counter_that_only_rises_leads_out_of_its_circle(proof_of):
    title = TITLE.replace("items:", "counters: [week]\nitems:")
    ways = "    go:\n      - to: home_again\n        when: week >= 3\n      - to: camp\n"
    out = f"on:\n  text: Go on\n  then:\n    counts: week\n{ways}"
    home = scene("home_again", END)
    _, proof = proof_of(scene("camp", out), home, title=title)
    assert proof[DOOMED].verdict == PROVED
    falls = out.replace("counts: week", "counts: {week: -1}")
    _, proof = proof_of(scene("camp", falls), home, title=title)
    assert proof[DOOMED].verdict != PROVED


# The dead.

KILL = """\
slope:
  text: Go up the slope
  warns: he can die of this
  then:
    dies: {smith: the cold}
    go: fire
"""


def fire(words):
    return scene("fire", END).replace("Snow.", words)


def test_a_dead_man_who_talks_is_shown_by_a_playthrough(proof_of):
    checked, proof = proof_of(scene("camp", KILL), fire('Smith: "Move over."'))
    found = proof[TALKING_DEAD]
    assert found.verdict == WITNESS
    assert found.witness.choices == ("slope",)
    assert played(checked.draft, found.witness).values[person_slot(1, STATUS)] == DEAD
    assert "Smith speaks" in found.reason


def test_a_dead_man_who_is_only_named_is_unknown(proof_of):
    checked, proof = proof_of(scene("camp", KILL), fire("Smith sits by the stove."))
    assert [each.code for each in checked.problems if each.severity == "error"] == ["S601"]
    assert proof[TALKING_DEAD].verdict == UNKNOWN
    assert "story.yaml:" in proof[TALKING_DEAD].reason


def test_a_dead_man_under_a_guard_keeps_silent(proof_of):
    _, proof = proof_of(scene("camp", KILL), fire('{if smith is with us} Smith: "Move over."'))
    assert proof[TALKING_DEAD].verdict == PROVED


# What can be come to.


def test_what_was_never_come_to_is_named_and_not_called_impossible(proof_of):
    _, proof = proof_of(
        scene(
            "camp",
            END
            + choice("climb", "end: home", "  when: has rope\n")
            + choice("find", "end: home", "  when: told\n").replace("end: home", "then: {finds: rope, sets: told}"),
        )
    )
    assert proof[UNREACHABLE].verdict == UNKNOWN
    assert "2 choices (camp.climb, camp.find)" in proof[UNREACHABLE].reason


def test_nothing_is_proved_of_a_story_that_cannot_be_walked_through(proof_of):
    checked, proof = proof_of(scene("camp", choice("on", "go: nowhere")))
    assert checked.draft is None
    assert {each.verdict for each in proof.values()} == {UNKNOWN}


# Our own story.


@pytest.fixture(scope="module")
def ours():
    return check_folder(Path(__file__).parents[3] / "scenes")


@pytest.mark.parametrize("name", [STUCK, DOOMED, TALKING_DEAD])
def test_our_story_is_proved_to_leave_nobody_stuck_or_doomed_and_no_dead_man_talking(ours, name):
    found = prove(ours, Effort(runs=1, states=1))[name]
    assert found.verdict == PROVED, found.reason


@pytest.mark.soak
def test_nearly_everything_in_our_story_is_come_to(ours):
    survey = Survey(ours.draft).play(2_500)
    assert len(survey.unseen_scenes) <= 3, survey.unseen_scenes
    assert len(survey.unseen_choices) <= 20, survey.unseen_choices
    assert survey.unseen_endings == []
