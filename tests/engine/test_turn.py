import pytest
from builders import amount, bond, condition, counted, has, joined, played, said, scene_of, tiny

from escape_game.engine.events import Changed, Kit, Rolled, Said
from escape_game.engine.turn import advance, begin, choose, offers
from escape_game.engine.viewing import view
from escape_game.errors import ChoiceError

TITLE = """
quantities:
  water:
    start: 5 l
    range: 0-10 l
    tenths: yes
  morale:
    start: 50
    range: 0-100
counters: [turns]
unwritten: [warned, rule, rope]
items:
  rope: a rope
facts:
  warned: somebody said so
  rule:
    one of: [pairs, alone]
"""


def story(choices: str, more: str = "", **title: str):
    first = "---\nscene: first\ntitle: First\nregion: land\ntext: |\n  You are here.\n" + more
    return tiny(first + "choices:\n" + choices + LEAVE, TITLE + title.get("title", ""))


LEAVE = """
  leave:
    text: Leave
    go: nowhere
"""


def ids(story, state):
    return [choice.id for choice in offers(story, state)]


def test_price_then_words_then_effects_then_the_way():
    tale = story("""
  drink:
    text: Drink
    costs:
      water: 1 l
    then:
      text: |
        It is {water}.
      loses:
        water: 2 l
      finds: rope
      go: nowhere
""")
    step = played(tale, "drink")
    assert said(step) == "It is 4 l."
    kinds = [type(event) for event in step.events]
    assert kinds.index(Changed) < kinds.index(Said) < kinds.index(Kit)
    assert amount(tale, step.state, "water") == 2
    assert scene_of(tale, step.state) == "nowhere"


def test_choosing_leaves_the_old_state_as_it_was():
    tale = story("")
    before = begin(tale, 1).state
    copied = before.copy()
    choose(tale, before, "leave")
    assert before == copied


def test_a_choice_that_is_not_on_offer_is_refused_by_name():
    tale = story("")
    with pytest.raises(ChoiceError, match="no choice 'fly' to take at 'first'"):
        choose(tale, begin(tale, 1).state, "fly")


def test_when_hides_and_needs_locks_with_its_reason():
    tale = story("""
  climb:
    text: Climb
    needs: has rope
    locked: You have nothing to climb with.
    go: nowhere
  shout:
    text: Shout
    when: warned
    go: nowhere
""")
    state = begin(tale, 1).state
    assert ids(tale, state) == ["leave"]
    shown = {offer.id: offer for offer in view(tale, state).offers}
    assert "shout" not in shown
    assert not shown["climb"].open
    assert shown["climb"].locked == "You have nothing to climb with."


def test_a_price_that_cannot_be_paid_locks_and_says_what_is_lacking():
    tale = story("""
  pay:
    text: Pay
    costs:
      water: 6 l
    go: nowhere
""")
    (pay, _) = view(tale, begin(tale, 1).state).offers
    assert not pay.open
    assert pay.locked == "needs 6 l of water, you have 5 l"
    assert pay.prices == ("6 l of water",)


def test_strength_as_a_price_never_kills():
    tale = story("""
  push:
    text: Push
    costs:
      condition: 75
    go: nowhere
  lean:
    text: Lean
    costs:
      condition: 74
    go: nowhere
""")
    state = begin(tale, 1).state
    assert ids(tale, state) == ["lean", "leave"]
    assert condition(tale, choose(tale, state, "lean").state, "janusz") == 1


def test_once_is_once_in_a_journey():
    tale = story("""
  look:
    text: Look
    once: yes
    go: first
""")
    step = played(tale, "look")
    assert scene_of(tale, step.state) == "first"
    assert ids(tale, step.state) == ["leave"]


def test_a_cooldown_lets_a_choice_rest_for_days():
    tale = story("""
  ask:
    text: Ask
    cooldown: 3 days
    go: first
  wait:
    text: Wait
    then:
      calendar: 1
      go: first
""")
    assert "ask" not in ids(tale, played(tale, "ask", "wait", "wait").state)
    assert "ask" in ids(tale, played(tale, "ask", "wait", "wait", "wait").state)


def test_a_choice_that_leads_nowhere_stays_and_is_not_offered_again():
    tale = story(
        """
  look:
    text: Look
    then:
      text: |
        You look.
""",
        more="between: |\n  Still here.\n",
    )
    step = played(tale, "look")
    assert scene_of(tale, step.state) == "first"
    assert ids(tale, step.state) == ["leave"]
    assert view(tale, step.state).passage[0].spans[0].text == "Still here."


def test_choose_counts_and_then_after_leads_on():
    tale = story(
        """
  one:
    text: One
    then:
      gains:
        morale: 1
  two:
    text: Two
    then:
      gains:
        morale: 2
""",
        more="choose: 2\nafter:\n  counts: turns\n  go: nowhere\n",
    )
    step = played(tale, "one")
    assert scene_of(tale, step.state) == "first"
    step = played(tale, "one", "two")
    assert scene_of(tale, step.state) == "nowhere"
    assert counted(tale, step.state, "turns") == 1
    assert amount(tale, step.state, "morale") == 53


VISITS = """
  ask:
    text: Ask
    visit: stove
  ask_and_go:
    text: Ask and go
    visit: stove
    go: nowhere
"""
STOVE = """
---
scene: stove
title: Stove
region: land
text: |
  It is warm.
choices:
  sit:
    text: Sit
    go: deeper
  rise:
    text: Rise
    go: back
---
scene: deeper
title: Deeper
region: land
text: |
  It is warmer.
choices:
  rise:
    text: Rise
    go: onward
"""


def visiting():
    first = "---\nscene: first\ntitle: First\nregion: land\ntext: |\n  You are here.\nchoices:\n"
    return tiny(first + VISITS + LEAVE + STOVE, TITLE)


def test_a_visit_comes_back_to_the_menu_without_what_was_taken():
    tale = visiting()
    step = played(tale, "ask", "rise")
    assert scene_of(tale, step.state) == "first"
    assert ids(tale, step.state) == ["ask_and_go", "leave"]


def test_a_visit_with_a_way_follows_it_afterwards_however_deep_it_went():
    assert scene_of(visiting(), played(visiting(), "ask_and_go", "sit", "rise").state) == "nowhere"


def test_after_follows_a_visit_when_it_is_over():
    tale = tiny(
        """
---
scene: first
title: First
region: land
text: |
  You are here.
after:
  counts: turns
  go: nowhere
choices:
  ask:
    text: Ask
    visit: stove
  wait:
    text: Wait
"""
        + STOVE,
        TITLE,
    )
    assert scene_of(tale, played(tale, "ask").state) == "stove"
    assert scene_of(tale, played(tale, "ask", "rise").state) == "nowhere"


def test_where_no_choice_is_open_otherwise_leads_on():
    tale = tiny(
        """
---
scene: first
title: First
region: land
text: |
  A door.
otherwise: nowhere
choices:
  knock:
    text: Knock
    when: warned
    go: nowhere
  warn:
    text: Warn
    when: has rope
    then:
      sets: warned
      go: nowhere
""",
        TITLE,
    )
    assert scene_of(tale, begin(tale, 1).state) == "nowhere"


def test_at_most_shows_the_first_open_ones():
    tale = story(
        """
  one:
    text: One
    when: warned
    go: nowhere
  two:
    text: Two
    go: nowhere
""",
        more="at most: 1\notherwise: nowhere\n",
    )
    assert ids(tale, begin(tale, 1).state) == ["two"]


def test_steps_of_a_list_happen_in_order_and_the_first_way_counts():
    tale = story("""
  act:
    text: Act
    then:
      - sets: warned
      - when: warned
        gains:
          morale: 5
        go: nowhere
      - gains:
          morale: 1
        go: first
""")
    step = played(tale, "act")
    assert amount(tale, step.state, "morale") == 56
    assert scene_of(tale, step.state) == "nowhere"


def test_a_way_by_cases_takes_the_first_that_holds():
    tale = story("""
  act:
    text: Act
    then:
      sets: {rule: alone}
      go:
        - to: first
          when: rule is pairs
        - to: nowhere
""")
    assert scene_of(tale, played(tale, "act").state) == "nowhere"


def test_a_check_rolls_once_and_for_all():
    tale = story("""
  jump:
    text: Jump
    check:
      base: 50
    success:
      go: nowhere
    failure:
      go: first
""")
    results = {}
    for seed in range(40):
        step = played(tale, "jump", seed=seed)
        (roll,) = [event for event in step.events if isinstance(event, Rolled)]
        assert roll.success == (roll.roll <= 50) == (scene_of(tale, step.state) == "nowhere")
        assert played(tale, "jump", seed=seed).state == step.state
        results[roll.success] = True
    assert len(results) == 2


def test_people_are_touched_by_name_role_or_all_together_and_the_absent_are_skipped():
    tale = story("""
  share:
    text: Share
    then:
      bond:
        companions: 1
      hurts:
        everyone: 5
        kazik: 1
      go: nowhere
""")
    start = joined(tale, begin(tale, 1).state, "smith")
    step = choose(tale, start, "share")
    assert bond(tale, step.state, "smith") == 1
    assert bond(tale, step.state, "kazik") == 0
    assert condition(tale, step.state, "smith") == 65
    assert condition(tale, step.state, "janusz") == 70
    assert condition(tale, step.state, "kazik") == 60
    assert [type(event).__name__ for event in step.events].count("Absent") == 1


def test_playing_without_listening_comes_to_the_same_state():
    tale = visiting()
    told = begin(tale, 1).state
    quiet = told.copy()
    for choice in ("ask", "sit", "rise", "leave"):
        told = choose(tale, told, choice).state
        advance(tale, quiet, next(c for c in offers(tale, quiet) if c.id == choice))
    assert told == quiet


def test_an_ending_offers_nothing_more():
    tale = story("")
    state = played(tale, "leave", "stop").state
    assert scene_of(tale, state) == "the_end"
    assert offers(tale, state) == []
    assert view(tale, state).ending.text[0].spans[0].text == "It ends."


def test_items_are_found_and_dropped_and_facts_set_and_cleared():
    tale = story("""
  take:
    text: Take
    then:
      finds: rope
      sets: [warned]
      go: first
  drop:
    text: Drop
    when: has rope
    then:
      drops: rope
      clears: warned
      go: first
""")
    step = played(tale, "take")
    assert has(tale, step.state, "rope")
    assert has(tale, step.state, "warned")
    step = played(tale, "take", "drop")
    assert not has(tale, step.state, "rope")
    assert not has(tale, step.state, "warned")


def test_what_is_offered_everywhere_leads_back_to_the_menu_and_not_to_the_words_again():
    everywhere = """
everywhere:
  reach:
    text: Reach
    then:
      visit: stove
"""
    first = "---\nscene: first\ntitle: First\nregion: land\ntext: |\n  You are here.\nchoices:\n" + LEAVE + STOVE
    tale = tiny(first, TITLE + everywhere)
    step = played(tale, "reach", "rise")
    assert scene_of(tale, step.state) == "first"
    assert view(tale, step.state).passage == ()
    assert ids(tale, step.state) == ["leave", "reach"]
