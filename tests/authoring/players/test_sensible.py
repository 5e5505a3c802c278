from builders import has, joined, played, scene_of, tiny, with_condition
from roads import SCENES as ROAD_SCENES
from roads import TITLE as ROAD_TITLE
from roads import leg

from escape_game.authoring.players import sensible_player
from escape_game.authoring.playtesting import Plan, playtest
from escape_game.engine.turn import begin, offers

FACTS = (
    "survived: over\nfacts:\n  over: we are over\nquantities:\n  food:\n    start: 6 rations\n    range: 0-90 rations\n"
)
TAIL = """
---
scene: far
title: Far
region: land
text: |
  Far.
choices:
  over:
    text: Go over
    then:
      sets: over
      go: home_again
---
scene: home_again
title: Home
region: land
text: |
  Home.
choices:
  in:
    text: Go in
    end: at_home
---
ending: at_home
title: At home
region: land
kind: home
text: |
  You are home.
"""


def story_of(choices, title=FACTS):
    scene = "\n---\nscene: first\ntitle: First\nregion: land\ntext: |\n  Here.\nchoices:\n"
    return tiny(scene + choices + TAIL, title)


def picked(story, state=None, runs=20):
    state = state or begin(story, 1).state
    return {sensible_player(seed)(story, state, offers(story, state)).id for seed in range(runs)}


def test_never_stays_where_the_journey_would_end():
    story = story_of("  stay:\n    text: Stay\n    go: nowhere\n  on:\n    text: Go on\n    go: far\n")

    assert picked(story) == {"on"}


def test_once_through_it_goes_home():
    story = story_of("  on:\n    text: Go on\n    go: far\n")
    state = played(story, "on", "over").state

    assert has(story, state, "over")
    assert picked(story, state) == {"in"}
    at_home = next(index for index, ending in enumerate(story.endings) if ending.id == "at_home")
    assert playtest(story, Plan(player="sensible"), 5).endings == {at_home: 5}


def test_runs_no_deadly_risk_on_poor_odds_and_does_on_good_ones():
    climb = "  climb:\n    text: Climb\n    warns: you can fall\n    check:\n      base: {}\n      general: no\n"
    climb += "    success:\n      go: far\n    failure:\n      hurts: {{you: 20}}\n      go: far\n"
    round_about = "  round:\n    text: Go round\n    then:\n      {}\n      go: far\n"

    assert picked(story_of(climb.format(40) + round_about.format("days: 1"))) == {"round"}
    assert "climb" in picked(story_of(climb.format(95) + round_about.format("hurts: {everyone: 20}")))


def test_heals_whoever_is_failing():
    story = story_of(
        "  help:\n    text: Help\n    then:\n      heals: {smith: 10}\n      go: far\n"
        "  look:\n    text: Look\n    go: far\n"
    )
    story = story._replace(survival=tiny(ROAD_SCENES + leg(), ROAD_TITLE, walks=True).survival)
    state = with_condition(story, joined(story, begin(story, 1).state, "smith"), "smith", 30)

    assert picked(story, state) == {"help"}


def test_choices_that_are_alike_are_taken_either_way():
    story = story_of("  left:\n    text: Left\n    go: far\n  right:\n    text: Right\n    go: far\n")

    assert picked(story) == {"left", "right"}


def test_plays_the_same_by_the_same_seed():
    story = tiny(ROAD_SCENES + leg(km=400), ROAD_TITLE, walks=True)
    plan = Plan(player="sensible")

    assert playtest(story, plan, 10) == playtest(story, plan, 10)


def test_walks_a_road_to_its_end():
    story = tiny(ROAD_SCENES + leg(km=400), ROAD_TITLE, walks=True)
    tally = playtest(story, Plan(player="sensible"), 10)

    assert (tally.stuck, tally.unfinished, tally.crashes) == ([], [], [])
    assert scene_of(story, played(story, "go").state) == "road"
