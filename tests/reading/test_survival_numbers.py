"""Numbers of survival that can't be, each in a story that is fine but for it: a code, a place, and what to type."""

from pathlib import Path

import pytest

from escape_game.reading.checking import check_folder

FINE = (Path(__file__).parents[1] / "good_scenes" / "S704-number-that-others-rely-on.yaml").read_text(encoding="utf-8")
LAND = "region: land\ntitle: The land\n"
DIFFICULTY = "start: camp\ndifficulties:\n  hard:\n    title: Hard\n    hurt: "


def problems(folder, *changes):
    text = FINE
    for before, after in changes:
        assert before in text
        text = text.replace(before, after, 1)
    (folder / "story.yaml").write_text(text, encoding="utf-8")
    return text.split("\n"), check_folder(folder).problems


@pytest.mark.parametrize(
    ("before", "after", "code", "says", "where"),
    [
        ("condition: 60", "condition: 96", "S701", "96 is out of its range", "condition: 96"),
        ("condition: 60", "condition: 60\nbond: -3", "S701", "-3 is out", "bond"),
        ("condition: 60", "condition: 60\nshare: -1", "S701", "-1 is out", "share: -1"),
        ("start: camp", f"{DIFFICULTY}0", "S701", "hurt: 0 is out", "hurt: 0"),
        ("start: camp", f"{DIFFICULTY}-20%", "S701", "hurt: -20 is out", "hurt"),
        ("distance: 60 km", "distance: 0 km", "S701", "0 is out", "distance: 0"),
        ("distance: 60 km", "distance: 100001 km", "S701", "100001 is out", "distance"),
        ("distance: 60 km", "distance: 60 km\nterrain: 0", "S701", "0 is out", "terrain"),
        ("distance: 60 km", "distance: 60 km\nforage: -5", "S701", "-5 is out", "forage"),
        ("distance: 60 km", "distance: 60 km\nwater every: 0-85 km", "S701", "0 km is out", "water every"),
        ("day: 10 hours", "day: 25 hours", "S701", "25 is out", "day: 25"),
        ("food a day: 1 ration", "food a day: -1 ration", "S701", "-1 ration is out", "food a day"),
        ("distance: 20,", "distance: -20,", "S701", "-20 is out", "distance: -20"),
        ("distance: 20,", "distance: 20, food: -5%,", "S701", "-5 is out", "food: -5"),
        ("share: 50", "share: 101%", "S701", "101 is out", "share: 101"),
        ("sound: 70", "sound: 96", "S701", "96 is out", "sound: 96"),
        ("most: 95\n", "most: 101\n", "S701", "101 is out", "most: 101"),
        ("0: 80}", "0: -80}", "S701", "-80 points at 0%", "hunger"),
        ("{100: 0,", "{120: 0,", "S701", "a share of 120%", "hunger"),
        ("down: 9", "down: 101", "S701", "101 is out", "down: 101"),
        ("least: 5", "least: -5", "S701", "-5 is out", "least: -5"),
        ("step: 5", "step: 0", "S701", "0 is out", "step: 0"),
        ("range: 0-100", "range: 0-100\n    low: 101", "S701", "never comes to", "low: 101"),
        ("  cold: 9", "  cold: 9\n  morale: {from: 150, each: 0.1}", "S701", "never comes to 150", "from: 150"),
        ("worn: 45", "worn: 70", "S702", "don't rise from sinking to sound", "stages"),
        ("50: 30", "50: 90", "S702", "0% costs less than 50% does", "hunger"),
        ("100: 0,", "100: 0, 50%: 20,", "S702", "50% stands there twice", "hunger"),
        ("skill: 15", "skill: 15, words: {50: poor, 50%: even, 95: good}", "S702", "two words go up to 50", "words"),
        ("least: 5", "least: 96", "S703", "at least 96 and at most 95", "odds"),
        ("skill: 15", "skill: 15, words: {50: poor}", "S703", "more than 50 have no word", "odds"),
        ("share: 50}", "share: 50, default: yes}", "", "", ""),
        ("distance: 0}", "distance: 0, default: yes}", "S703", "with 'rest' and with 'steady'", "paces"),
        ("distance: 0}", "distance: 5}", "S703", "the first pace is rest, and 'rest' walks", "paces"),
        ("distance: 20,", "distance: 0,", "S703", "none of the paces gets anywhere", "paces"),
        (
            "range: 0-100",
            "range: 0-100\n    low: 10\n    critical: 20",
            "S703",
            "critical before it is low",
            "critical",
        ),
        ("range: 0-100", "range: 0-100\n    words: {50: poor}", "S703", "no word above 50", "words"),
        ("stages:", "duties:\n  idle: {title: Idle}\nstages:", "S703", "the duty 'idle' does nothing", "idle"),
        ("  cold: 9\n", "", "S704", "ridge is cold", "cold: 2"),
        ("food a day: 1 ration\n", "", "S704", "there is food, and nobody eats", "food: food"),
        ("food: food\n", "", "S704", "`food a day:` is about food", "food a day"),
        ("food: food\n", "food: food\nhunt: {daily: 0, at: 5}\n", "S704", "`hunt:` is about hunted", "hunt"),
        ("morale: morale", "moods: {daily: -1}", "S704", "`moods:` is about morale", "moods"),
        ("distance: 60 km", "distance: 60 km\nwater every: 20-40 km", "S704", "nobody drinks", "water every"),
        (LAND, f"{LAND}hunted: yes\n", "S704", "looked for in land", "hunted"),
        ("hunger:", "warmth: [{points: 3}]\n  hunger:", "", "", ""),
        (
            "food: food",
            "food: food\ncarries:\n  food:\n    - most: 9 rations\n      when: morale > 9",
            "S704",
            "food has no end",
            "food",
        ),
    ],
)
def test_a_number_that_cannot_be_is_found(tmp_path, before, after, code, says, where):
    lines, found = problems(tmp_path, (before, after))
    if not code:
        assert found == ()
        return
    problem = next(each for each in found if says in each.message)
    assert problem.code == code
    assert problem.hint
    assert where.split(":")[0] in lines[problem.span.line - 1]


def test_a_road_needs_the_rules_of_survival(tmp_path):
    rules = FINE[FINE.index("---\nsurvival:") :]
    _, found = problems(tmp_path, (rules, ""))
    assert [(each.code, each.message) for each in found] == [
        ("S704", "nobody can walk ridge: the story has no `survival:`")
    ]


def test_a_manhunt_that_calls_up_the_next_is_refused(tmp_path):
    hunt = "food: food\nhunted: morale\nhunt: {daily: 0, at: 5, after: 5, manhunt: hut}"
    assert [each.code for each in problems(tmp_path, ("food: food", hunt))[1]] == ["S703"]


def test_a_last_night_is_somebodys(tmp_path):
    night = ("food: food", "food: food\nlast night: {companion: hut}")
    cast = ("title: The hut\nregion: land\n", "title: The hut\nregion: land\ncast: {X: anyone}\n")
    assert [each.code for each in problems(tmp_path, night)[1]] == ["S704"]
    assert problems(tmp_path, night, cast)[1] == ()


def test_several_numbers_are_all_named_in_one_run(tmp_path):
    wrong = (("share: 50", "share: 150"), ("least: 5", "least: 96"), ("sound: 70", "sound: 7"))
    _, found = problems(tmp_path, *wrong)
    assert sorted(each.code for each in found) == ["S701", "S702", "S703"]
