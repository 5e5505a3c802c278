"""Slips that writers make, each in a story that is fine but for it."""

import pytest

from escape_game.reading.checking import check_folder

FINE = """\
story: tiny
format: 1
title: Tiny
start: camp
quantities:
  water:
    start: 4 l
    range: 0-90 l
    tenths: yes
  morale:
    start: 50
    range: 0-100
items:
  rope: plaited sacking
facts:
  rule:
    one of: [pairs, alone]
renamed:
  old: camp
---
protagonist: janusz
name: Janusz
pronouns: he him his
condition: 74
---
companion: smith
name: Smith
pronouns: he him his
condition: 60
---
region: land
title: The land
---
survival: rules
day: 10 hours
paces:
  still: {title: Rest, distance: 0}
  steady: {title: Steady, distance: 20, default: yes}
stages: {sound: 70, worn: 45, failing: 25, sinking: 10}
level: {most: 95}
drift: {down: 10, up: 10}
odds: {least: 5, most: 95, step: 5, skill: 10}
---
leg: north
title: North
region: land
distance: 40 km
arrive: camp
---
event: owl
deck: nights
region: land
text: |
  An owl.
---
ending: home
title: Home
region: land
kind: home
text: |
  Home.
---
scene: camp
title: Camp
region: land
text: |
  Snow.
draw: {from: nights}
choices:
  rest:
    when: not rule
    text: Rest
    then:
      gains:
        morale: 2
      finds: rope
      sets: {rule: pairs}
  on:
    text: Go home
    end: home
"""


def _problems(folder, text):
    (folder / "story.yaml").write_text(text, encoding="utf-8")
    return check_folder(folder).problems


def test_the_story_is_fine_to_begin_with(tmp_path):
    assert _problems(tmp_path, FINE) == ()


@pytest.mark.parametrize(
    ("before", "after", "code", "words"),
    [
        ("format: 1", "format: 2", "D104", "reads format 1"),
        ("start: 4 l", "start: 4 km", "S109", "range of water"),
        ("start: 4 l", "start: 95 l", "D104", "outside its range"),
        ("range: 0-90 l", "range: 90-0 l", "D104", "a range such as"),
        ("  morale:\n    start", "  condition:\n    start", "D105", "meaning of its own"),
        ("  rule:\n", "  water:\n", "D106", "there already"),
        ("  old: camp", "  camp: owl", "D106", "renamed"),
        ("start: camp", "start: cmap", "S101", "cmap"),
        ("start: camp", "start: camp\nsurvived: saved", "S106", "saved"),
        ("start: camp", "start: camp\nmeasures: {lid: 0.2 km}", "S109", "unit of 0 quantities"),
        ("start: camp", "start: camp\nmeasures: {lid: some}", "D104", "size of a lid"),
        ("scene: camp", "scene: road", "D105", "meaning of its own"),
        ("companion: smith", "companion: you", "D105", "meaning of its own"),
        ("companion: smith", "companion: janusz", "D106", "there already"),
        ("pronouns: he him his\ncondition: 60", "pronouns: he\ncondition: 60", "D104", "three pronouns"),
        ("condition: 60", "condition: 99", "S701", "99 is out of its range"),
        ("condition: 60", "condition: 60\nbond: 9", "S701", "9 is out of its range"),
        ("condition: 60", "condition: 60\nstarts: dead", "D104", "nobody starts"),
        ("distance: 40 km", "distance: 40 miles", "D104", "a distance"),
        ("distance: 40 km", "distance: 40 km\ndeck: nights", "D107", "draw every"),
        ("distance: 40 km", "distance: 40 km\nheat: 5", "D104", "heat"),
        ("distance: 40 km", "distance: 40 km\nwaypoints: [{to: camp}]", "D107", "one place"),
        ("deck: nights\n", "deck: nights\nweight: 40\n", "D104", "weight out of range"),
        ("deck: nights\n", "deck: nights\nchoices: {a: {text: A}}\nthen: {days: 1}\n", "D107", "`then:`"),
        ("kind: home", "kind: happy", "D104", "kind 'happy'"),
        ("    text: Rest\n", "    text: Rest\n    needs: morale > 4\n", "D103", "'locked:' is missing"),
        ("    text: Rest\n", "    text: Rest\n    check: {base: 40}\n", "D103", "outcomes is missing"),
        ("    text: Rest\n", "    text: Rest\n    go: camp\n", "D107", "way beside it"),
        ("    text: Rest\n    then:", "    text: Rest\n    success:", "D107", "no `check:`"),
        ("  rest:", "  Rest:", "D105", "choice's id"),
        ("    text: Rest\n", "    text: Rest\n    costs: {hours: some}\n", "D104", "whole number of hours"),
        ("    text: Rest\n", "    text: Rest\n    costs: {gold: 1}\n", "S108", "gold"),
        ("    text: Rest\n", "    text: Rest\n    costs: {water per head: 1 l}\n", "S108", "one for all"),
        ("        morale: 2", "        morale: 2 l", "S109", "without a unit"),
        ("        morale: 2", "        morale per head: 2 l", "S109", "without a unit"),
        ("        morale: 2", "        moral per head: 2", "S108", "unknown quantity 'moral'"),
        ("        morale: 2", "        morale: 2.5", "D104", "whole steps"),
        ("        morale: 2", "        morale: lots", "D104", "an amount of morale"),
        ("        morale: 2", "        condition: lots", "D104", "a number"),
        ("      gains:\n        morale: 2", "      hurts: 10", "D104", "somebody and a number"),
        ("      gains:\n        morale: 2", "      dies: smith", "D104", "of what they die"),
        ("      gains:\n        morale: 2", "      drops: gold", "S105", "gold"),
        ("      gains:\n        morale: 2", "      clears: gold", "S106", "gold"),
        ("      gains:\n        morale: 2", "      sets: rule", "S107", "one of its values"),
        ("      gains:\n        morale: 2", "      gentle: |\n        Hush.", "D107", "without `text:`"),
        ("    end: home", "    go: [{to: camp, when: morale > 4}]", "D107", "none of these"),
        ("    end: home", "    go: [{to: onward, when: morale > 4}, {to: camp}]", "D107", "can't stand"),
        ("draw: {from: nights}", "draw: nights", "D104", "expected keys"),
        ("draw: {from: nights}", "draw: {from: nights}\non arrival: {go: onward}", "S502", "go on to"),
        ("draw: {from: nights}", "draw: {from: nights}\nat most: 1", "S501", "no way out"),
        ("draw: {from: nights}", "draw: {from: nights}\nremembers: kazik", "S104", "kazik"),
    ],
)
def test_a_slip_is_found(tmp_path, before, after, code, words):
    assert before in FINE
    found = [(problem.code, problem.message) for problem in _problems(tmp_path, FINE.replace(before, after, 1))]
    assert any(code == found_code and words in message for found_code, message in found), found


def test_problems_of_all_files_are_found_in_one_run(tmp_path):
    (tmp_path / "a.yaml").write_text('scene: a\ntext: "Halt," he said.\n', encoding="utf-8")
    (tmp_path / "b.yaml").write_bytes(b"scene: \xff")
    (tmp_path / "c.yaml").write_text("scene: c\ntitel: C\n", encoding="utf-8")
    problems = _problems(tmp_path, FINE.replace("end: home", "go: nowhere"))
    assert {"Y101", "Y110", "D102", "S101"} <= {problem.code for problem in problems}
    assert [problem.span.file for problem in problems] == sorted(problem.span.file for problem in problems)


def test_a_companion_is_looked_for_where_companions_are(tmp_path):
    (tmp_path / "cast.yaml").write_text("companion: kazik\nname: Kazik\npronouns: he him his\ncondition: 50\n")
    (problem,) = _problems(tmp_path, FINE.replace("    end: home", "    end: home\n    who: kazk"))[:1]
    assert (problem.code, problem.message) == ("S104", "unknown companion 'kazk'")
    assert problem.hint.startswith("did you mean 'kazik'? companions are declared in ")


def test_a_folder_whose_title_page_is_no_title_page_is_said_so(tmp_path):
    (problem,) = _problems(tmp_path, "# nothing yet\n")
    assert problem.code == "D108"


def test_a_deck_that_a_later_part_brings_is_drawn_from_in_vain(tmp_path):
    text = FINE.replace("start: camp", "start: camp\nunwritten: [crows]").replace("{from: nights}", "{from: crows}")
    assert [problem.code for problem in _problems(tmp_path, text)] == ["S504"]
    assert check_folder(tmp_path).story.scenes[2].draw is None


def test_an_id_that_is_no_id_says_which_it_could_be_and_is_known_by_that(tmp_path):
    (tmp_path / "shed.yaml").write_text("scene: Goat Shed\ntitle: Shed\nregion: land\ntext: Straw.\n")
    (problem,) = _problems(tmp_path, FINE.replace("end: home", "go: goat_shed"))
    assert (problem.code, problem.hint) == ("D105", "write `goat_shed`")
    found = _problems(tmp_path, FINE.replace("end: home", "go: Goat Shed"))
    (unknown,) = [problem for problem in found if problem.code == "S101"]
    assert unknown.hint.startswith("did you mean 'goat_shed'?")


def test_a_passage_that_reads_as_keys_lacks_its_bar(tmp_path):
    (problem,) = _problems(tmp_path, FINE.replace("text: |\n  An owl.", 'text:\n  An owl: "Hoo."'))
    assert problem.code == "D104"
    assert problem.hint.startswith("type `text: |`")


@pytest.mark.parametrize(
    ("before", "after", "hint"),
    [
        ("    text: Rest\n", "    text: Rest\n    gains: {morale: 1}\n", "it stands below `then:` or `success:`"),
        ("draw: {from: nights}", "go: camp", "it stands below `choices:`"),
        ("  An owl.\n", "  An owl.\nchoices:\n  - text: Hoot\n", "give each a name in place of its `-`"),
    ],
)
def test_what_stands_in_the_wrong_place_is_told_where_it_belongs(tmp_path, before, after, hint):
    assert before in FINE
    found = [problem.hint for problem in _problems(tmp_path, FINE.replace(before, after, 1))]
    assert any(each.startswith(hint) for each in found), found


def test_a_key_that_is_wrong_hides_no_other_problem_of_its_scene(tmp_path):
    text = FINE.replace("    text: Rest\n", "    text: Rest\n    cost: {morale: 1}\n").replace(
        "end: home", "go: nowhere"
    )
    found = {problem.code for problem in _problems(tmp_path, text.replace("{from: nights}", "{from: crows, ever: 1}"))}
    assert {"D102", "S101", "S110"} <= found


def test_nobody_is_blamed_for_what_a_wrong_key_would_have_brought(tmp_path):
    wrong = FINE.replace("draw: {from: nights}", "draw: {from: nights}\ncast: [X]").replace("  An owl.", "  An owl.")
    assert [problem.code for problem in _problems(tmp_path, wrong)] == ["D104"]
