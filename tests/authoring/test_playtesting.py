from concurrent.futures import ThreadPoolExecutor

import pytest
from tiny_story import choice, go, scene, then, tiny_story, words

from escape_game.authoring import playtesting
from escape_game.authoring.contract import UNSEEN
from escape_game.authoring.playtesting import Plan, playtest, split
from escape_game.reading.checking import check_folder
from escape_game.story.effects import PERSON, Die, End, Travel, Who
from escape_game.story.layout import DEAD, WITH_US


def a_story(*choices, **more):
    """The river, with these choices at its bank."""
    story = tiny_story()
    return story._replace(scenes=(story.scenes[0], scene("bank", "A bank.", *choices), *story.scenes[2:]), **more)


def test_every_run_of_a_story_that_can_end_ends():
    tally = playtest(tiny_story(), Plan(), 50)

    assert tally.runs == tally.endings[0] == 50
    assert (tally.stuck, tally.unfinished, tally.crashes) == ([], [], [])


@pytest.mark.parametrize("prose", [False, True])
def test_the_counts_are_the_same_however_the_runs_are_spread(prose):
    plan = Plan(seed=7, prose=prose)
    alone = playtest(tiny_story(), plan, 30)

    with ThreadPoolExecutor(3) as executor:
        spread = playtest(tiny_story(), plan, 30, executor, parts=4)

    assert spread == alone


def test_an_interrupt_keeps_what_has_been_counted():
    def stop(played):
        if played >= 40:
            raise KeyboardInterrupt

    assert playtest(tiny_story(), Plan(), 400, told=stop).runs == 40


def test_progress_is_told_as_parts_come_in():
    told = []
    playtest(tiny_story(), Plan(), 50, told=told.append)

    assert told[-1] == 50
    assert len(told) > 1


def test_a_run_played_alone_is_the_run_it_was_among_others():
    many = [playtest(tiny_story(), Plan(seed=seed), 1) for seed in (5, 6, 7)]
    together = playtest(tiny_story(), Plan(seed=5), 3)

    assert sum(tally.choices for tally in many) == together.choices
    assert sum((tally.taken for tally in many[1:]), many[0].taken) == together.taken


def test_prose_changes_nothing_in_how_a_run_goes():
    bare, read = (playtest(tiny_story(), Plan(prose=prose), 20) for prose in (False, True))

    assert (bare.taken, bare.days, bare.fates) == (read.taken, read.days, read.fates)
    assert sum(read.words_per_run.values()) == 20
    assert not bare.words_per_run


def test_a_run_that_has_no_choice_left_is_stuck_and_says_where():
    story = a_story(choice("on", 0, then(exit=go(2))))
    story = story._replace(scenes=(*story.scenes[:2], scene("stove", "Nothing.", choose=1), *story.scenes[3:]))

    tally = playtest(story, Plan(seed=3), 2)

    assert tally.stuck == [(3, 2), (4, 2)]
    assert not tally.endings


def test_a_run_that_goes_on_for_ever_is_cut_off_and_counted():
    tally = playtest(a_story(choice("round", 0, then(exit=go(1)))), Plan(seed=3, max_choices=10), 2)

    assert tally.unfinished == [(3, 1), (4, 1)]
    assert tally.choices_per_run == {10: 2}


def test_an_ending_on_the_last_choice_allowed_is_an_ending():
    tally = playtest(a_story(choice("on", 0, then(exit=End(0)))), Plan(max_choices=1), 1)

    assert (tally.unfinished, tally.endings) == ([], {0: 1})


def test_a_crash_is_named_with_its_seed_and_the_other_runs_go_on():
    sets_out = choice("travel", 0, then(exit=Travel(99)))
    home = choice("on", 1, then(exit=End(0)))

    tally = playtest(a_story(sets_out, home), Plan(seed=1), 40)

    assert tally.runs == 40
    assert len(tally.crashes) + tally.endings[0] == 40
    assert 0 < len(tally.crashes) < 40
    assert tally.crashes[0].error.startswith("IndexError: ")
    alone = playtest(a_story(sets_out, home), Plan(seed=tally.crashes[0].seed), 1)
    assert alone.crashes == tally.crashes[:1]


def test_what_became_of_people_is_counted():
    dies = choice("on", 0, then(Die(Who(PERSON, 1), tiny_story().scenes[1].text), exit=End(0)))

    tally = playtest(a_story(dies), Plan(), 5)

    assert tally.fates == {(1, DEAD): 5, (2, WITH_US): 5}


def test_who_is_alive_is_counted_over_the_runs_that_came_through():
    tally = playtest(tiny_story(), Plan(), 60)

    assert sum(tally.alive_at_end.values()) == tally.survived
    assert 0 < tally.survived < 60


def test_facts_of_several_values_are_counted_as_they_ended():
    tally = playtest(tiny_story(), Plan(), 40)

    assert tally.facts[1, 0] + tally.facts[1, 2] == 40
    assert tally.facts[1, 2] > 0


def test_events_without_choices_are_seen_too():
    story = tiny_story()
    guest = story.scenes[4]
    line = then(text="Somebody coughs.")
    passing = guest._replace(choices=(), event=guest.event._replace(line=line))

    tally = playtest(story._replace(scenes=(*story.scenes[:4], passing)), Plan(), 30)

    assert 4 in tally.scenes_seen()
    assert not tally.crashes


def test_runs_are_split_without_loss():
    assert [number for part in split(10, 4) for number in part] == list(range(10))
    assert len(split(3, 8)) == 3


def test_a_death_out_of_nothing_breaks_the_contract_and_is_counted_where_it_was():
    dies = choice("on", 0, then(Die(Who(PERSON, 1), words("the cold")), exit=End(0)))

    tally = playtest(a_story(dies), Plan(seed=3), 2)

    assert tally.violations == [(3, 1, 1, UNSEEN), (4, 1, 1, UNSEEN)]
    assert tally.has_trouble
    assert tally.deaths == {(1, 0, "the cold"): 2}


def test_regions_are_reached_on_a_day_once_a_run():
    tally = playtest(tiny_story(), Plan(), 10)

    assert tally.borders[0, 1] == 10
    assert sum(runs for (region, _), runs in tally.borders.items() if region == 1) <= 10
    assert sum(tally.last_regions.values()) == 10


PLAIN = """story: plain
format: 1
title: Plain
version: 1
start: first
---
region: land
title: Land
---
scene: first
title: First
region: land
text: |
  Here.
choices:
  again:
    text: Again
    go: first
  look:
    text: Look
  in:
    text: Go in
    go: room
  leave:
    text: Leave
    end: over
---
scene: room
title: Room
region: land
text: |
  There.
choices:
  out:
    text: Go out
    go: first
---
ending: over
title: Over
region: land
kind: life
text: |
  Over.
"""


@pytest.mark.parametrize("prose", [False, True])
def test_a_plain_story_counts_the_same_whether_it_is_watched_closely_or_not(monkeypatch, tmp_path, prose):
    (tmp_path / "story.yaml").write_text(PLAIN, encoding="utf-8")
    tale = check_folder(tmp_path).story
    assert playtesting.is_plain(tale)
    plan = Plan(prose=prose, max_choices=30)
    plainly = playtesting.play_runs(tale, plan, range(40))
    monkeypatch.setattr(playtesting, "is_plain", lambda _: False)
    monkeypatch.setattr(playtesting, "is_told", lambda _: True)
    assert playtesting.play_runs(tale, plan, range(40)) == plainly
