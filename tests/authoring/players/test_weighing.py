from builders import joined, tiny, with_amount, with_condition
from roads import SCENES, TITLE, leg

from escape_game.authoring.players import weighing
from escape_game.authoring.players.weighing import likelihood, worth
from escape_game.engine.turn import begin

MARKET = """
---
scene: market
title: Market
region: land
text: |
  Stalls.
choices:
  nothing:
    text: Look on
    go: market
  cheap:
    text: Buy
    costs: {food: 1 ration}
    go: market
  strength:
    text: Carry
    costs: {condition: 5}
    go: market
  quilt:
    text: Sell the quilt
    costs: {quilt: 1}
    go: market
  days:
    text: Wait
    costs: {days: 2}
    go: market
  part:
    text: Send Smith away
    then:
      leaves: smith
      go: market
  kill:
    text: Leave Smith
    warns: he will die
    then:
      dies: {smith: the cold}
      go: market
  lie_down:
    text: Lie down
    warns: you will not get up
    then:
      dies: {you: the cold}
      go: market
  cross:
    text: Be cross with Smith
    then:
      bond: {smith: -1}
      go: market
  buy:
    text: Fill the bag
    then:
      gains: {food: 1 ration}
      go: market
  spill:
    text: Leave the bag
    then:
      becomes: {food: 1 ration}
      go: market
  stand:
    text: Stand where all can see
    then:
      gains: {hunted: 2}
      go: market
  feed:
    text: Feed everybody
    then:
      gains: {food: 9 rations}
      heals: {everyone: 3}
      go: market
  give_up:
    text: Give up
    warns: you will die
    end: cold_end
  dare:
    text: Dare it
    check:
      base: 50
      general: no
    success:
      go: market
    failure:
      go: market
"""
STORY = tiny(SCENES + MARKET + leg(), TITLE, walks=True)


def state_with(food=40):
    return with_amount(STORY, joined(STORY, begin(STORY, 1).state, "smith"), "food", food)


def choice(name):
    scene = STORY.scenes[STORY.scene_ids.index("market")]
    return next(each for each in scene.choices if each.id == name)


def worth_of(name, state=None):
    return worth(STORY, state or state_with(), choice(name))


def test_what_does_nothing_is_worth_nothing():
    assert worth_of("nothing") == 0


def test_a_price_weighs_more_out_of_what_the_next_days_need():
    assert worth_of("cheap") == weighing.A_PRICE
    assert worth_of("cheap", state_with(food=3)) == weighing.A_PRICE + weighing.INTO_THE_RESERVE


def test_other_prices_weigh_as_what_they_are():
    assert worth_of("quilt") == -weighing.THING
    assert worth_of("days") == 2 * weighing.A_DAY
    assert worth_of("strength") < 0


def test_strength_is_dearer_the_less_there_is():
    weak = with_condition(STORY, state_with(), "janusz", 30)

    assert worth_of("strength", weak) < worth_of("strength")


def test_your_death_is_worse_than_anothers_that_than_parting_and_parting_than_a_quarrel():
    assert worth_of("lie_down") < worth_of("kill") < worth_of("part") < worth_of("cross") < 0


def test_what_can_happen_to_nobody_weighs_nothing():
    assert worth_of("cross", begin(STORY, 1).state) == 0
    assert worth_of("kill", begin(STORY, 1).state) == weighing.WARNED


def test_food_and_healing_are_good_and_an_early_end_is_not():
    assert worth_of("feed") > 0
    assert worth_of("give_up") == weighing.A_BAD_END + weighing.WARNED


def test_a_chance_told_in_a_word_is_known_by_its_word_only():
    check = choice("dare").check
    alone, told = begin(STORY, 1).state, state_with()

    assert likelihood(STORY, told, check) == 50
    assert 40 < likelihood(STORY, alone, check) <= 60


def test_food_weighs_more_where_there_is_not_enough_for_the_next_days():
    assert worth_of("buy") == weighing.STORES
    assert worth_of("buy", state_with(food=3)) == weighing.STORES + weighing.FOR_THE_RESERVE


def test_what_is_left_behind_weighs_as_what_is_paid():
    assert worth_of("spill") == weighing.INTO_THE_RESERVE - weighing.STORES
    assert worth_of("spill", state_with(food=1)) == 0


def test_being_seen_is_worse_where_it_brings_the_manhunt():
    nearly = with_amount(STORY, state_with(), "hunted", 5)

    assert worth_of("stand") == weighing.HUNTED
    assert worth_of("stand", nearly) == weighing.HUNTED + weighing.A_MANHUNT
