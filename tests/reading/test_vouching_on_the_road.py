"""Who can be what on a leg: from waypoint to waypoint, after a last night, in a deck's events."""

from builders import IRENA, LAND, SMITH

from escape_game.reading.checking import check_folder
from escape_game.story.layout import DEAD, UNMET, WITH_US

HEAD = """\
story: tiny
format: 1
title: Tiny
start: camp
notes: a death
---
"""
TITLE = (
    HEAD
    + SMITH
    + IRENA
    + LAND
    + """\
---
survival: rules
day: 10 hours
level: {most: 95}
drift: {down: 10, up: 10}
odds: {least: 5, most: 95, step: 5, skill: 10}
stages: {sound: 70, worn: 45, failing: 25, sinking: 10}
paces:
  rest: {title: Rest, distance: 0}
  steady: {title: Steady, distance: 20, default: yes}
LAST---
scene: camp
title: Camp
region: land
text: |
  Snow.
choices:
  on:
    text: Set out
    travel: north
---
leg: north
title: North
region: land
distance: 100 km
"""
)


def scene(name, prose="Snow.", then="      go: onward", more=""):
    warns = "    warns: he can die\n" if "dies" in then else ""
    choice = f"choices:\n  on:\n    text: Go on\n{warns}    then:\n{then}\n"
    return f"---\nscene: {name}\ntitle: {name}\nregion: land\n{more}text: |\n  {prose}\n{choice}"


END = scene("end", then="      end: home")


def checked(folder, text, last=""):
    title = TITLE.replace("LAST", last)
    (folder / "story.yaml").write_text(title + text, encoding="utf-8")
    return check_folder(folder)


def found(result):
    assert [p for p in result.problems if p.severity == "error" and p.code[:2] != "S6"] == []
    return [problem.code for problem in result.problems if problem.code[:2] == "S6"]


def leg(*waypoints, more=""):
    points = "".join(f"  - {at}\n    to: {to}\n" for at, to in waypoints)
    return f"waypoints:\n{points}{more}arrive: end\n" if waypoints else f"{more}arrive: end\n"


def test_what_happens_at_one_waypoint_is_so_at_the_next_and_not_before(tmp_path):
    join = scene("shore", then="      joins: irena\n      go: onward")
    road = leg(("at: 20%", "shore"), ("at: 60%", "hill"))
    assert found(checked(tmp_path, road + join + scene("hill", "Irena looks back.") + END)) == []
    road = leg(("at: 20%", "hill"), ("at: 60%", "shore"))
    assert found(checked(tmp_path, road + scene("hill", "Irena looks back.") + join + END)) == ["S601"]


def test_a_waypoint_by_night_can_come_before_or_after_one_by_distance(tmp_path):
    join = scene("shore", then="      joins: irena\n      go: onward")
    road = leg(("night: 2", "shore"), ("at: 60%", "hill"))
    result = checked(tmp_path, road + join + scene("hill") + END)
    assert result.vouching.statuses["hill"] == ((WITH_US,), (UNMET, WITH_US))


def test_a_waypoint_that_is_passed_by_changes_nothing(tmp_path):
    kill = scene("ice", then="      dies: {smith: the ice}\n      go: onward")
    road = leg(("at: 20%", "ice\n    when: irena is with us"), ("at: 60%", "hill"))
    assert found(checked(tmp_path, road + kill + scene("hill", "Smith looks back.") + END)) == []


def test_anybody_with_us_can_be_dead_after_a_last_night(tmp_path):
    night = scene(
        "night", then="      dies: {X: hunger}\n      go: onward", more="cast:\n  X: weakest\notherwise: morning\n"
    )
    night += scene("morning")
    last = "last night: {companion: night, you: night}\n"
    result = checked(tmp_path, leg(("at: 60%", "hill")) + night + scene("hill", "Smith looks back.") + END, last)
    assert found(result) == ["S601"]
    assert result.vouching.statuses["end"] == ((WITH_US, DEAD), (UNMET,))
    (problem,) = [p for p in result.problems if p.code == "S601"]
    assert problem.message == "Smith can be dead here: by night.on"


def test_an_event_is_drawn_only_while_its_door_is_open_and_its_roles_are_cast(tmp_path):
    deck = "deck: sky\ndraw every: 2-3 days\n"
    event = "---\nevent: crow\ndeck: sky\nregion: land\n{}text: |\n  Irena looks up.\n"
    assert found(checked(tmp_path, leg(more=deck) + event.format("") + END)) == ["S601"]
    assert found(checked(tmp_path, leg(more=deck) + event.format("when: irena is with us\n") + END)) == []
    assert found(checked(tmp_path, leg(more=deck) + event.format("cast:\n  X: irena\n") + END)) == []
