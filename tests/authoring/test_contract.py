"""The contract about deaths, on stories that keep it and stories that break it."""

from builders import joined, person, tiny, with_amount, with_condition
from roads import SCENES as ROAD_SCENES
from roads import TITLE as ROAD_TITLE
from roads import leg

from escape_game.authoring.contract import HELPLESS, SUDDEN, TOO_FAST, UNDECIDED, UNSEEN, Contract, Turn
from escape_game.engine.events import Body, DayWalked, Died, Ended, StageTurned, TimePassed
from escape_game.engine.told import Told
from escape_game.engine.turn import advance, begin, offers
from escape_game.story.layout import DAY, FAILING, SINKING, SOUND, WORN

STORY = tiny(
    """
---
scene: first
title: First
region: land
text: |
  A hut.
choices:
  plain:
    text: Wait
    go: first
  other:
    text: Wait longer
    go: first
  deadly:
    text: Climb
    warns: this can kill
    go: second
  pay:
    text: Pay
    costs:
      condition: 5
    go: first
---
scene: second
title: Second
region: land
text: |
  A ledge.
choices:
  plain:
    text: Wait
    go: second
"""
)
SMITH = person(STORY, "smith")
YOU = 0
DEATH = next(index for index, ending in enumerate(STORY.endings) if ending.kind == "death")


class Run:
    """A run told turn by turn."""

    def __init__(self):
        self.contract = Contract(STORY)
        self.contract.begin_run(7)
        self.state = begin(STORY, 7).state

    def turn(self, choice, *events, day=None, scene="first", alone=False):
        self.state.values[DAY] = day or self.state.values[DAY]
        index = STORY.scene_ids.index(scene)
        chosen = next(c for c in STORY.scenes[index].choices if c.id == choice)
        self.state.scene = STORY.scene_ids.index("second" if choice == "deadly" else scene)
        self.contract.hear(Turn(index, chosen, alone), events, self.state)
        return self

    @property
    def broken(self):
        return [violation.what for violation in self.contract.violations]


def died(who=SMITH):
    return Died(who, "the cold", 1, 0)


def turned(before, after, who=SMITH):
    return StageTurned(who, before, after)


def hit(before, after, who=SMITH):
    return Body(who, 0, 0, before, after)


def test_a_death_that_nobody_saw_coming_is_named_with_its_run_its_place_and_its_dead():
    run = Run().turn("plain", died())

    assert run.contract.violations == [(7, STORY.scene_ids.index("first"), SMITH, UNSEEN)]


def test_a_companion_may_die_after_two_falls_and_a_choice():
    run = Run().turn("plain", turned(SOUND, WORN)).turn("plain", turned(WORN, FAILING)).turn("plain", died())

    assert run.broken == []


def test_one_fall_is_not_enough():
    assert Run().turn("plain", turned(SOUND, WORN)).turn("plain", died()).broken == [UNSEEN]


def test_falls_before_he_was_sound_again_are_long_ago():
    run = Run().turn("plain", turned(SOUND, WORN)).turn("plain", turned(WORN, SOUND), turned(SOUND, WORN))

    assert run.turn("plain", died()).broken == [UNSEEN]


def test_a_death_before_anybody_could_choose_is_named():
    run = Run().turn("plain", turned(SOUND, WORN), turned(WORN, FAILING), died())

    assert run.broken == [UNDECIDED]


def test_a_menu_of_one_is_no_decision():
    run = Run().turn("plain", turned(SOUND, WORN), turned(WORN, FAILING)).turn("plain", died(), alone=True)

    assert run.broken == [UNDECIDED]


def test_a_labelled_risk_may_kill_anybody():
    assert Run().turn("deadly", died(), Ended(DEATH)).broken == []


def test_a_label_holds_in_the_scene_that_it_leads_to_and_no_further():
    run = Run().turn("deadly").turn("plain", died(), scene="second", alone=True)

    assert run.broken == []
    assert run.turn("plain").turn("plain", died(), scene="second", alone=True).broken == [UNSEEN]


def test_you_die_after_two_days_at_sinking_with_a_choice_in_them():
    run = Run().turn("plain", turned(FAILING, SINKING, YOU)).turn("plain").turn("plain", Ended(DEATH), day=3)

    assert run.broken == []


def test_your_death_without_a_warning_is_sudden():
    assert Run().turn("plain", Ended(DEATH), day=9).broken == [SUDDEN]
    assert Run().turn("plain", turned(SOUND, WORN, YOU)).turn("plain", Ended(DEATH), day=2).broken == [SUDDEN]


def test_your_death_long_after_a_warning_and_not_sinking_is_a_helpless_one():
    assert Run().turn("plain", turned(SOUND, WORN, YOU)).turn("plain", Ended(DEATH), day=9).broken == [HELPLESS]


def test_rising_from_sinking_begins_the_count_anew():
    run = Run().turn("plain", turned(FAILING, SINKING, YOU)).turn("plain", turned(SINKING, FAILING, YOU), day=3)

    assert run.turn("plain", turned(FAILING, SINKING, YOU)).turn("plain", Ended(DEATH), day=4).broken == [HELPLESS]


def test_an_ending_that_is_no_death_breaks_nothing():
    assert Run().turn("plain", Ended(0)).broken == []


def test_two_stages_in_a_day_are_too_many():
    assert Run().turn("plain", hit(SOUND, WORN), hit(WORN, FAILING)).broken == [TOO_FAST]
    assert Run().turn("plain", turned(SOUND, FAILING)).broken == [TOO_FAST]


def test_rising_and_falling_again_is_no_second_fall():
    assert Run().turn("plain", turned(SOUND, WORN), hit(WORN, SOUND), hit(SOUND, WORN)).broken == []


def test_a_new_day_allows_a_new_stage():
    walked = DayWalked(0, 2, 0, 1, 0, 0, 100, -1, 0, 0, -1, -1, 0, 0, water_found=False)

    assert Run().turn("plain", hit(SOUND, WORN), walked, turned(WORN, FAILING)).broken == []
    assert Run().turn("plain", hit(SOUND, WORN), TimePassed(1, 0), hit(WORN, FAILING), day=2).broken == []
    assert Run().turn("plain", hit(SOUND, WORN)).turn("plain", day=2).turn("plain", hit(WORN, FAILING)).broken == []


def test_what_many_days_did_is_not_this_evenings_fall():
    days = (TimePassed(8, 0), turned(SOUND, FAILING))

    assert Run().turn("plain", *days).turn("plain", hit(FAILING, SINKING)).broken == []
    assert Run().turn("plain", TimePassed(1, 0), turned(SOUND, WORN), hit(WORN, FAILING), day=2).broken == [TOO_FAST]


def test_hours_in_the_same_day_allow_none():
    assert Run().turn("plain", hit(SOUND, WORN), TimePassed(0, 2), hit(WORN, FAILING)).broken == [TOO_FAST]


def test_hours_that_end_the_day_begin_another():
    run = Run().turn("plain", turned(SOUND, WORN))
    assert run.turn("plain", TimePassed(0, 2), hit(WORN, FAILING), day=2).broken == []


def test_who_rose_in_many_days_may_fall_back_to_below_where_he_rose_from():
    days = (TimePassed(2, 0), turned(FAILING, WORN))
    assert Run().turn("plain", *days, hit(WORN, FAILING), hit(FAILING, SINKING), day=3).broken == []
    fallen = (*days, hit(WORN, FAILING), hit(FAILING, SINKING), hit(SINKING, SINKING - 1))
    assert Run().turn("plain", *fallen, day=3).broken == [TOO_FAST]


def test_a_price_in_strength_is_yours_to_pay():
    run = Run().turn("plain", turned(SOUND, WORN, YOU))

    assert run.turn("pay", hit(WORN, FAILING, YOU)).broken == []
    assert run.turn("plain", hit(FAILING, SINKING, YOU)).broken == [TOO_FAST]


def test_a_new_run_knows_nothing_of_the_last():
    run = Run().turn("plain", turned(SOUND, WORN)).turn("plain", turned(WORN, FAILING))
    run.contract.begin_run(8)

    assert run.turn("plain", died()).contract.violations[0][0] == 8


def test_two_who_starve_and_are_left_die_within_the_contract():
    story = tiny(ROAD_SCENES + leg("cold: 3", 2000), ROAD_TITLE, walks=True)
    state = begin(story, 3).state
    advance(story, state, offers(story, state)[0])
    state = with_amount(story, joined(story, state, "smith", "kazik"), "food", 0)
    state = with_condition(story, with_condition(story, state, "smith", 72), "kazik", 72)
    contract, deaths = Contract(story), 0
    contract.begin_run(3)
    for _ in range(400):
        offered = offers(story, state)
        if not offered:
            break
        scene, told = state.scene, Told(words=False)
        choice = next((choice for choice in offered if choice.id == "leave"), offered[-1])
        advance(story, state, choice, told)
        contract.hear(Turn(scene, choice, len(offered) == 1), told, state)
        deaths += sum(isinstance(event, Died) for event in told)

    assert contract.violations == []
    assert deaths == 2
