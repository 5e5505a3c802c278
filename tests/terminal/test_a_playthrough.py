"""A whole story played at random, every screen of it in both twins at every width."""

import pytest
from random_play import random_journey
from screen_rules import WIDTHS, keep_the_rules

from escape_game.engine.route import route
from escape_game.engine.viewing import pack, people, view
from escape_game.story.layout import DAY
from escape_game.terminal import company_panels, last_page, mapping, panels, screens
from escape_game.terminal.chronicling import deaths, remembered
from escape_game.terminal.reckoning import telling_of


def screens_of(journey, events):
    story, state = journey.story, journey.state
    now, day = view(story, state), state.values[DAY]
    menu = screens.choices_of(now, "full")
    yield screens.happenings(telling_of(journey, now, "full"), events)
    if now.ending is None:
        yield screens.scene(now, menu)
    else:
        yield last_page.ending(now, now.ending, journey, last_page.ending_rows(journey, now.ending.kind))
    everybody, known, seen = people(story, state), remembered(journey), route(story, state)
    yield company_panels.party(everybody, known)
    yield panels.pack(now, pack(story, state))
    yield panels.status(now)
    yield mapping.drawn(story, seen, deaths(journey), day)
    yield mapping.spelled(story, seen, deaths(journey), day)


@pytest.mark.parametrize("seed", [1, 2])
def test_every_screen_of_a_random_playthrough_keeps_the_rules(seed):
    journeys = list(random_journey(seed))
    assert journeys[-1][0].state.ending >= 0
    for journey, events in journeys:
        for screen in screens_of(journey, events):
            for columns in WIDTHS:
                keep_the_rules(screen, columns)
