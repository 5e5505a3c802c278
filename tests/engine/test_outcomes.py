"""What the effects of an outcome do, and what is told of them."""

import pytest
from builders import amount, condition, counted, joined, played, said, tiny
from roads import SCENES, leg
from roads import TITLE as ROAD_TITLE

from escape_game.engine.dice import percent
from escape_game.engine.events import RISK_WORDS, Body, Changed, Kit, Noted, Rolled, Said
from escape_game.engine.outcomes import apply, happen, pay
from escape_game.engine.told import Told
from escape_game.engine.turn import advance, begin, choose, offers
from escape_game.story.effects import PERSON, Add, Harm, Outcome, Risk, Who
from escape_game.story.layout import DATE, DAY, REGION

TITLE = """
quantities:
  morale:
    start: 50
    range: 0-100
counters: [weeks]
items:
  rope: a rope
  ring: a ring
facts:
  known: somebody said so
unwritten: [rope, ring, known]
difficulties:
  easy:
    title: Easy
    hurt: 100
    forage: 100
  hard:
    title: Hard
    hurt: 150
    forage: 100
"""
ACT = """
---
scene: first
title: The salt well
region: land
text: |
  You are here.
choices:
  act:
    text: Act
    warns: it may be the last thing you do
    then:
{then}
  leave:
    text: Leave
    go: nowhere
"""


def acting(then: str):
    lines = "\n".join(f"      {line}" for line in then.strip("\n").split("\n"))
    tale = tiny(ACT.format(then=lines), TITLE)
    return tale, begin(tale, 1).state


def told(step, kind):
    return [event for event in step.events if isinstance(event, kind)]


def the_risk(tale):
    (step,) = tale.scenes[tale.start].choices[0].then.steps
    (risk,) = (effect for effect in step.effects if isinstance(effect, Risk))
    return risk


RISK = """
risk:
  odds: 50
  who: smith
  hurts: 10
  text: It comes down.
"""


@pytest.mark.parametrize(("more", "struck"), [(-1, False), (0, True), (1, True)])
def test_a_risk_strikes_at_its_odds_or_below(more, struck):
    tale, state = acting(RISK)
    state, risk, heard = joined(tale, state, "smith"), the_risk(tale), Told()
    fell = percent(state.seed, risk.key, 4)

    apply(tale, state, risk._replace(odds=fell + more), heard, 4)

    assert heard[0] == Rolled(fell + more, fell, struck, exact=True, word="", reasons=())
    assert [event.kind for event in heard if isinstance(event, Said)] == [RISK_WORDS] * struck
    assert condition(tale, state, "smith") == (60 if struck else 70)


def test_nothing_is_rolled_for_somebody_who_is_not_there():
    tale, state = acting(RISK)
    step = choose(tale, state, "act")
    assert told(step, Rolled) == told(step, Body) == []


def test_a_risk_without_words_strikes_in_silence():
    tale, state = acting(RISK)
    state, heard = joined(tale, state, "smith"), Told()
    apply(tale, state, the_risk(tale)._replace(odds=100, words=None), heard, 4)
    assert [type(event) for event in heard] == [Rolled, Body]


def test_a_note_says_when_and_where():
    tale, state = acting("journal: |\n  A lid each.")
    (note,) = told(choose(tale, state, "act"), Noted)
    assert note == Noted(1, state.values[DATE], "The salt well", "A lid each.")


def test_a_note_on_the_road_stands_under_its_region_and_before_all_regions_under_the_story():
    everywhere = "everywhere:\n  look:\n    text: Look\n    then:\n      journal: |\n        Snow.\n"
    tale = tiny(SCENES + leg(), ROAD_TITLE + everywhere, walks=True)
    state = played(tale, "go").state
    (look,) = (choice for choice in tale.everywhere if choice.id == "look")
    places = []
    for region in (state.values[REGION], 0):
        state.values[REGION] = region
        heard = Told()
        happen(tale, state, look.then, heard, 1)
        places += [event.place for event in heard if isinstance(event, Noted)]
    assert places == ["The land", "Tiny"]


def test_after_the_end_nothing_more_happens():
    tale, state = acting("- dies:\n    you: the cold\n- gains:\n    morale: 5")
    tale = tale._replace(regions=(tale.regions[0]._replace(dying=0),))  # the first ending of all
    step = choose(tale, state, "act")
    assert step.state.ending == 0
    assert amount(tale, step.state, "morale") == 50


def test_words_take_their_turns_whether_or_not_anybody_listens():
    tale, state = acting("text: |\n  {cycle: One. | Two. | Three.}\ngo: first")
    heard = []
    for _ in range(4):
        step = choose(tale, state, "act")
        heard.append(said(step))
        advance(tale, state, offers(tale, state)[0])
        assert state == step.state
    assert heard == ["One.", "Two.", "Three.", "One."]


def test_without_words_nothing_is_said_or_noted_and_all_else_is_told():
    tale, state = acting("text: |\n  Words.\njournal: |\n  Words.\ngains:\n  morale: 5")
    heard = Told(words=False)
    advance(tale, state, offers(tale, state)[0], heard)
    assert [type(event) for event in heard] == [Changed]


def test_kit_is_told_when_it_is_found_or_given_up_and_facts_and_counters_are_nobodys_business():
    tale, state = acting("- finds: rope\n- finds: [rope, ring]\n- drops: rope\n- sets: known\n- counts: {weeks: 2}")
    step = choose(tale, state, "act")
    assert told(step, Kit) == [Kit(0, got=True), Kit(1, got=True), Kit(0, got=False)]
    assert len(step.events) == len(told(step, Kit))
    assert counted(tale, step.state, "weeks") == 2


def test_what_is_counted_stays_in_its_range():
    tale, state = acting("counts: weeks")
    slot = tale.counters[0].slot
    for number, after in ((5, 5), (9, 7), (-20, 1)):
        apply(tale, state, Add(slot, number - state.values[slot], 1, 7), None, 1)
        assert state.values[slot] == after


@pytest.mark.parametrize(("date", "days"), [("28 February 1941", 3), ("25 February 1941", 0), ("3 February 1941", 0)])
def test_the_calendar_turns_to_a_date_and_never_back(date, days):
    tale, state = acting(f"calendar: {date}")
    after = choose(tale, state, "act").state
    assert (after.values[DAY] - state.values[DAY], after.values[DATE] - state.values[DATE]) == (days, days)


def test_the_difficulty_makes_harm_worse_and_no_price_dearer():
    tale, state = acting("hurts:\n  you: 10")
    hard = begin(tale, 1, 1).state
    paid = hard.copy()
    pay(tale, paid, (Harm(Who(PERSON, 0), 10_000),), None, 1)

    assert condition(tale, choose(tale, state, "act").state, "janusz") == 65
    assert condition(tale, choose(tale, hard, "act").state, "janusz") == 60
    assert condition(tale, paid, "janusz") == 65


def test_an_outcome_leads_where_the_first_of_its_steps_does_and_the_others_happen_all_the_same():
    tale, state = acting("- go: nowhere\n- gains:\n    morale: 1\n  go: first")
    outcome = tale.scenes[tale.start].choices[0].then
    way = happen(tale, state, outcome, None, 1)
    assert way == outcome.steps[0].exit
    assert amount(tale, state, "morale") == 51
    assert happen(tale, state, Outcome(()), None, 1) is None
