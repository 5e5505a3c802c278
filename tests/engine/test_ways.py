import pytest
from builders import counted, joined, person, played, said, scene_of, tiny
from roads import SCENES, TITLE, leg

from escape_game.engine.events import Arrived, Ended, Entered, InPassing
from escape_game.engine.told import Told
from escape_game.engine.turn import advance, begin, choose, offers
from escape_game.engine.viewing import view
from escape_game.engine.ways import MOST_ENTERED, arrive, come_back, finish, number_of
from escape_game.errors import StoryError
from escape_game.story.layout import DAY, LEG, REGION

CIRCLE = """
---
scene: first
title: First
region: land
text: |
  You are here.
choices:
  round:
    text: Go round
    go: one
  leave:
    text: Leave
    go: nowhere
---
scene: one
title: One
region: land
text: |
  One.
on arrival:
  - when: date after 1 January 1941
    go: two
choices:
  leave:
    text: Leave
    go: nowhere
---
scene: two
title: Two
region: land
text: |
  Two.
on arrival:
  - when: date after 1 January 1941
    go: one
choices:
  leave:
    text: Leave
    go: nowhere
"""


def test_a_circle_without_a_stop_is_named_and_the_moment_before_it_stands():
    tale = tiny(CIRCLE)
    before = begin(tale, 1).state
    with pytest.raises(StoryError, match=r"round in a circle at '(one|two)'"):
        choose(tale, before, "round")
    assert scene_of(tale, choose(tale, before, "leave").state) == "nowhere"


ASKING = """
---
scene: first
title: First
region: land
text: |
  You are here.
choices:
  ask:
    text: Ask
    visit: answer
  wait:
    text: Wait
    visit: first
  leave:
    text: Leave
    go: nowhere
---
scene: answer
title: An answer
region: land
text: |
  Yes.
choices:
  again:
    text: Ask another way
    go: first
  on:
    text: Go on
    go: onward
"""


def test_a_scene_that_is_come_to_in_a_roundabout_way_waits_once():
    tale = tiny(ASKING)
    state = played(tale, *["ask", "again", "wait"] * 100, "ask").state
    assert len(state.stack) == 1
    state = choose(tale, state, "on").state
    assert (scene_of(tale, state), state.stack) == ("first", ())


HUT = """
---
scene: cellar
title: A cellar
region: land
text: |
  It is dark.
on arrival:
  end: buried
choices:
  on:
    text: Go on
    go: onward
---
ending: buried
title: Buried
region: land
kind: death
text: |
  {cycle: once | twice}
"""


def test_an_ending_that_the_road_leads_to_shows_its_page_once_whether_or_not_it_is_told():
    tale = tiny(SCENES + leg("waypoints:\n  - {at: 20, to: cellar}") + HUT, TITLE, walks=True)
    before = played(tale, "go").state
    ended = choose(tale, before, "walk")
    (walk,) = (choice for choice in offers(tale, before) if choice.id == "walk")
    untold, told = before.copy(), before.copy()
    advance(tale, untold, walk)
    advance(tale, told, walk, Told(words=False))
    assert scene_of(tale, untold) == "buried"
    assert untold == told == ended.state
    (shown,) = (place for place, slot in enumerate(tale.slots) if slot.name.startswith("shown:buried"))
    assert untold.values[tale.first_slot + shown] == 1
    assert [type(event).__name__ for event in ended.events].count("Ended") == 1


EVENT = """
---
scene: first
title: First
region: land
text: |
  You are here.
draw: {from: talk}
choices:
  leave:
    text: Leave
    go: nowhere
---
event: rest
deck: talk
once: yes
text: |
  You sit down.
choose: 2
after:
  text: |
    Enough of that.
choices:
  talk:
    text: Talk
  mend:
    text: Mend the strap
  sleep:
    text: Sleep
    go: onward
"""


def test_after_the_last_choice_of_an_event_the_way_leads_on():
    tale = tiny(EVENT)
    state = played(tale, "talk").state
    assert scene_of(tale, state) == "rest"
    assert scene_of(tale, choose(tale, state, "mend").state) == "first"


COUNTERS = "\ncounters: [blows, sparks]\n"
FIRST = """
---
scene: first
title: First
region: land
text: |
  You are here.
choices:
  sit:
    text: Sit down
    visit: camp
  leave:
    text: Leave
    go: nowhere
"""
CAMP = """
---
scene: camp
title: A camp
region: land
text: |
  A fire.
draw: {from: talk, count: 3}
choices:
  on:
    text: Go on
    go: onward
"""


def event(name, keys=""):
    return (
        f"\n---\nevent: {name}\ndeck: talk\nregion: land\n{keys}text: |\n  {name}.\n"
        "choices:\n  on:\n    text: Go on\n    go: onward\n"
    )


SPARK = """
---
event: spark
deck: talk
region: land
text: |
  {first: A spark. | again: Another.}
then:
  counts: sparks
"""


def told(step, kind):
    return [each for each in step.events if isinstance(each, kind)]


def test_all_events_that_are_drawn_together_come_one_after_the_other_and_each_once():
    tale = tiny(FIRST + CAMP + event("one") + event("two") + event("three"), COUNTERS)
    step, met = played(tale, "sit"), []
    while scene_of(tale, step.state) != "camp":
        met.append(scene_of(tale, step.state))
        step = choose(tale, step.state, "on")
    assert sorted(met) == ["one", "three", "two"]
    assert scene_of(tale, choose(tale, step.state, "on").state) == "first"


def test_what_comes_from_a_deck_is_told_as_drawn_and_a_scene_that_is_gone_to_is_not():
    tale = tiny(FIRST + CAMP.replace("count: 3", "count: 2") + event("one") + event("two"), COUNTERS)
    camp = tale.scene_ids.index("camp")
    sat = played(tale, "sit")
    assert told(sat, Arrived)[0] == Arrived(camp, drawn=False)
    later = choose(tale, sat.state, "on")
    drawn = [*told(sat, Arrived)[1:], *told(later, Arrived)]
    assert {tale.scene_ids[each.scene] for each in drawn} == {"one", "two"}
    assert all(each.drawn for each in drawn)


def test_an_event_without_choices_happens_in_passing_and_the_scene_goes_on():
    tale = tiny(FIRST + CAMP.replace("count: 3", "count: 1") + SPARK, COUNTERS)
    step = played(tale, "sit")
    assert told(step, InPassing) == [InPassing(tale.scene_ids.index("spark"))]
    assert (scene_of(tale, step.state), counted(tale, step.state, "sparks")) == ("camp", 1)
    assert said(step) == "A spark."
    state = choose(tale, step.state, "on").state
    state.taken = 0
    assert said(choose(tale, state, "sit")) == "Another."


def words(tale, state):
    return " ".join(span.text for para in view(tale, state).passage for span in para.spans)


def test_words_that_take_turns_take_them_once_an_arrival_in_a_scene_and_in_an_event():
    turns = "{cycle: One. | Two. | Three.}"
    stay = FIRST.replace("You are here.", turns).replace("visit: camp", "go: first")
    tale = tiny(stay, COUNTERS)
    assert [words(tale, played(tale, *["sit"] * times).state) for times in range(4)] == [
        "One.",
        "Two.",
        "Three.",
        "One.",
    ]

    tale = tiny(FIRST + CAMP.replace("count: 3", "count: 1") + event("one").replace("one.", turns), COUNTERS)
    state, seen = begin(tale, 1).state, []
    for _ in range(3):
        state = choose(tale, state, "sit").state
        seen.append(words(tale, state))
        state = choose(tale, choose(tale, state, "on").state, "on").state
        state.taken = 0
    assert seen == ["One.", "Two.", "Three."]

    quiet = CAMP.replace("count: 3", "count: 1").replace("A fire.", turns)
    tale = tiny(FIRST + quiet + SPARK, COUNTERS)
    state = played(tale, "sit").state
    again = choose(tale, state, "on").state
    again.taken = 0
    assert [words(tale, state), words(tale, choose(tale, again, "sit").state)] == ["One.", "Two."]


def test_words_between_take_their_own_turns_each_time_the_menu_comes_round():
    between = (
        "between: |\n  {cycle: Still here. | Still.}\nchoices:\n  wait:\n    text: Wait\n  look:\n    text: Look\n"
    )
    stay = FIRST.replace("You are here.", "{cycle: One. | Two.}").replace("choices:\n", between, 1)
    tale = tiny(stay.replace("visit: camp", "go: first"), COUNTERS)
    seen, state = [], begin(tale, 1).state
    for choice in ("wait", "look", "sit", "wait"):
        seen.append(words(tale, state))
        state = choose(tale, state, choice).state
    assert [*seen, words(tale, state)] == ["One.", "Still here.", "Still.", "Two.", "Still here."]


def test_an_uneventful_time_leaves_the_scene_as_it_is():
    quiet = CAMP.replace("count: 3", "count: 1, nothing: 31")
    tale = tiny(FIRST + quiet + event("one"), COUNTERS)
    met = [scene_of(tale, played(tale, "sit", seed=seed).state) for seed in range(40)]
    assert set(met) == {"camp", "one"}
    assert met.count("camp") > met.count("one")


PIT = """
---
ending: pit
title: The pit
region: land
kind: death
text: |
  {cycle: It is deep. | It is deeper.}
cast:
  X: anyone
survivor: |
  "He went first," says {X}.
"""
HOLE = """
---
scene: first
title: First
region: land
text: |
  You are here.
{after}
choices:
  fall:
    text: Sit down
    warns: it is deep
    {way}
  leave:
    text: Leave
    warns: it is deep
    go: nowhere
"""
BELOW = """
---
scene: hole
title: A hole
region: land
text: |
  It is dark.
on arrival:
  - dies:
      you: the pit
  - counts: blows
choices:
  on:
    text: Go on
    go: onward
"""
DRAWING = BELOW.replace("go: onward", "go: nowhere").replace("text: |", "draw: {from: talk, count: 1}\ntext: |", 1)
ECHO = """
---
event: echo
deck: talk
region: land
text: |
  Something falls after you.
then:
  counts: blows
"""
DROP = """
---
event: drop
deck: talk
region: land
text: |
  The edge gives.
then:
  dies:
    you: the pit
"""
AFTER = "after:\n  dies:\n    you: the pit\n  go: nowhere"


@pytest.mark.parametrize(
    "scenes",
    [
        HOLE.format(after="", way="then:\n      dies:\n        you: the pit\n      go: nowhere"),
        HOLE.format(after=AFTER, way="go: nowhere"),
        HOLE.format(after="", way="go: hole") + BELOW.replace("go: onward", "go: nowhere"),
        HOLE.format(after="", way="go: hole") + DRAWING + ECHO,
        HOLE.format(after="", way="visit: camp") + CAMP + DROP + event("one"),
    ],
    ids=["what a choice does", "what comes after", "an arrival", "an arrival before a draw", "an event in passing"],
)
def test_an_ending_is_one_wherever_it_comes_and_whichever_of_the_story_it_is(scenes):
    tale = tiny(scenes, COUNTERS)
    land = tale.regions[0]._replace(dying=0)  # the first ending of all
    tale = tale._replace(regions=(land, *tale.regions[1:]))
    step = played(tale, "fall")
    assert step.state.ending == 0
    assert told(step, Ended) == [Ended(0)]
    assert counted(tale, step.state, "blows") == 0
    assert {tale.scene_ids[each.scene] for each in told(step, Arrived)} <= {"hole", "camp"}
    assert (offers(tale, step.state), step.state.stack) == ([], ())


def test_nothing_is_drawn_on_an_arrival_that_is_the_last():
    step = played(tiny(HOLE.format(after="", way="go: hole") + DRAWING + ECHO, COUNTERS), "fall")
    assert told(step, Ended)
    assert told(step, InPassing) == []


def test_an_ending_forgets_what_waits_and_casts_those_who_tell_of_it():
    tale = tiny(FIRST + CAMP + event("one") + PIT, COUNTERS)
    state = joined(tale, played(tale, "sit").state, "kazik")
    assert state.stack
    state.ending = next(place for place, each in enumerate(tale.endings) if each.id == "pit")
    finish(tale, state, None)
    assert (state.stack, state.cast) == ((), (person(tale, "kazik"),))


MARSH = """
---
region: marsh
title: The marsh
if you die: cold_end
---
scene: bog
title: A bog
region: marsh
text: |
  It gives.
choices:
  back:
    text: Turn back
    go: onward
"""


def test_whoever_comes_back_is_in_the_region_he_came_from_and_is_told_when_it_changes():
    tale = tiny(FIRST.replace("visit: camp", "visit: bog") + MARSH, COUNTERS)
    step = played(tale, "sit")
    marsh = tale.scenes[tale.scene_ids.index("bog")].region
    assert [each.region for each in told(step, Entered)] == [marsh]
    back = choose(tale, step.state, "back")
    assert [each.region for each in told(back, Entered)] == [tale.scenes[tale.start].region]
    assert told(choose(tale, back.state, "leave"), Entered) == []


@pytest.mark.parametrize(("way", "leg_number", "region"), [("first", 1, "land"), ("go", 2, "wood")])
def test_whoever_comes_back_to_the_road_is_in_the_region_of_its_leg(way, leg_number, region):
    more = "waypoints:\n  - at: 20%\n    to: bog"
    back_road = leg(more, 100).replace("leg: track", "leg: back_road").replace("region: land", "region: wood")
    wood = "\n---\nregion: wood\ntitle: The wood\nif you die: cold_end\n"
    on = SCENES.replace("travel: track", "travel: back_road").replace(
        "choices:\n  go:", "choices:\n  first:\n    text: Take the first\n    travel: track\n  go:"
    )
    tale = tiny(on + leg(more, 100) + back_road + MARSH + wood, TITLE, walks=True)
    state = played(tale, way, "walk").state
    assert scene_of(tale, state) == "bog"
    step = choose(tale, state, "back")
    assert step.state.values[LEG] == leg_number
    assert tale.regions[step.state.values[REGION] - 1].id == region
    assert step.state.scene == 0


def test_with_nothing_to_come_back_to_the_menu_comes_round_or_what_is_there_instead_of_it():
    shut = FIRST.replace("choices:", "otherwise: nowhere\nchoices:")
    tale = tiny(shut + CAMP + event("one"), COUNTERS)
    state = begin(tale, 1).state
    come_back(tale, state, None)
    assert scene_of(tale, state) == "first"
    state.taken = 3
    come_back(tale, state, None)
    assert scene_of(tale, state) == "nowhere"


def test_rolls_are_numbered_by_the_visit_and_by_the_day_where_nobody_counts_visits():
    tale = tiny(FIRST.replace("You are here.", "{random: Here. | There.}") + CAMP + event("one"), COUNTERS)
    state = begin(tale, 1).state
    state.values[DAY] = 9
    counting, other = tale.scenes[tale.start], tale.scenes[tale.scene_ids.index("nowhere")]
    assert (counting.visits_slot >= 0, other.visits_slot) == (True, -1)
    assert (number_of(state, counting), number_of(state, other)) == (1, 9)


def test_as_many_scenes_may_lie_on_a_way_as_there_are_in_no_circle():
    tale = tiny(FIRST + CAMP + event("one"), COUNTERS)
    state = begin(tale, 1).state
    state.entered = MOST_ENTERED - 1
    arrive(tale, state, tale.start, None)
    with pytest.raises(StoryError, match="round in a circle at 'first'"):
        arrive(tale, state, tale.start, None)
