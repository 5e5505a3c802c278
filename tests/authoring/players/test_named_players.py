"""The players that are known by a name: careless, expert, never-reach, never-home, save:ID."""

import pytest
from builders import joined, tiny, with_condition
from roads import SCENES, TITLE, leg
from tiny_story import tiny_story

from escape_game.authoring.players import PLAYERS, player_called, player_names
from escape_game.authoring.players.devotion import devotion
from escape_game.authoring.players.expert import standing
from escape_game.authoring.playtesting import Plan, playtest
from escape_game.engine.menu import orders
from escape_game.engine.turn import advance, begin, offers
from escape_game.story.layout import CONDITION, person_slot

ROAD_STORY = tiny(SCENES + leg(km=400), TITLE, walks=True)
BANK = """
---
scene: first
title: The far bank
region: land
on arrival:
  sets: over
text: |
  You are over.
choices:
  home:
    text: Go home
    end: at_home
  inn:
    text: Ask for a bed
    end: at_the_inn
---
ending: at_home
title: At home
region: land
kind: home
text: |
  You are home.
---
ending: at_the_inn
title: At the inn
region: land
kind: life
text: |
  You keep the inn.
"""


def test_each_companion_has_somebody_who_saves_him():
    assert player_names(tiny_story()) == (*PLAYERS, "save:kazik", "save:smith")


@pytest.mark.parametrize("name", [*PLAYERS, "save:smith", "save:nobody_of_this_story"])
def test_every_player_plays_a_story_that_it_does_not_know_and_plays_it_the_same_again(name):
    plan = Plan(player=name)
    tally = playtest(ROAD_STORY, plan, 6)

    assert (tally.crashes, tally.stuck, tally.unfinished) == ([], [], [])
    assert tally == playtest(ROAD_STORY, plan, 6)


def test_the_careless_player_gives_no_order():
    state = begin(ROAD_STORY, 1).state
    advance(ROAD_STORY, state, offers(ROAD_STORY, state)[0])

    assert orders(ROAD_STORY, state)
    assert {player_called("careless")(seed)(ROAD_STORY, state, offers(ROAD_STORY, state)).id for seed in range(20)} == {
        "walk"
    }


def test_the_expert_imagines_without_touching_what_is():
    state = begin(ROAD_STORY, 1).state
    before = state.key()
    player_called("expert")(1)(ROAD_STORY, state, offers(ROAD_STORY, state))

    assert state.key() == before


def test_a_party_stands_better_the_stronger_it_is():
    state = joined(ROAD_STORY, begin(ROAD_STORY, 1).state, "smith")
    weak = with_condition(ROAD_STORY, state, "smith", 20)

    assert standing(ROAD_STORY, weak) < standing(ROAD_STORY, with_condition(ROAD_STORY, state, "smith", 80))
    assert weak.values[person_slot(0, CONDITION)] == state.values[person_slot(0, CONDITION)]


def test_who_is_never_home_stays_where_a_life_is_offered_and_others_go_home():
    story = tiny(BANK, "survived: over\nfacts:\n  over: we are over\n")
    state = begin(story, 1).state
    taken = {name: player_called(name)(1)(story, state, offers(story, state)).id for name in ("sensible", "never-home")}

    assert taken == {"sensible": "home", "never-home": "inn"}


def test_who_saves_one_minds_a_wound_the_more_the_worse_off_that_one_is():
    blow = "scene: first\ntitle: First\nregion: land\ntext: |\n  Here.\nchoices:\n  blow:\n    text: Let it fall\n"
    story = tiny(f"\n---\n{blow}    then:\n      hurts: {{smith: 5}}\n      go: first\n")
    story = story._replace(survival=ROAD_STORY.survival)
    smith = next(index for index, person in enumerate(story.people) if person.id == "smith")
    sound = joined(story, begin(story, 1).state, "smith")
    weak = with_condition(story, sound, "smith", 30)
    (choice,) = story.scenes[sound.scene].choices

    assert devotion(story, weak, choice, smith) < devotion(story, sound, choice, smith) < 0


def test_the_expert_shuns_a_roll_that_may_be_the_last_where_there_is_another_way():
    roll = "  {name}:\n    text: {text}\n    warns: this can kill you\n    check:\n      base: 70\n      general: no\n"
    roll += "    success:\n      go: first\n    failure:\n      {failure}\n      go: first\n"
    head = "\n---\nscene: gap\ntitle: Gap\nregion: land\ntext: |\n  Here.\nchoices:\n"
    gap = head + roll.format(name="leap", text="Leap", failure="dies: {you: a fall}")
    gap += roll.format(name="wade", text="Wade", failure="loses: {food: 1 ration}")
    story = tiny(SCENES + gap + leg(km=400), TITLE, walks=True)
    state = begin(story, 1).state
    state.scene = story.scene_ids.index("gap")

    assert {player_called("expert")(seed)(story, state, offers(story, state)).id for seed in range(12)} == {"wade"}
