import re
from html.parser import HTMLParser

import pytest
from builders import tiny
from roads import SCENES, TITLE, leg
from tiny_story import tiny_story

from escape_game.authoring.playtest_page import page
from escape_game.authoring.playtest_report import report
from escape_game.authoring.playtesting import Plan, playtest
from escape_game.authoring.tally import Tally

EMPTY_TAGS = {"meta", "br", "polygon", "polyline"}


class Reader(HTMLParser):
    """Reads a page strictly: what is opened must be closed, in order."""

    def __init__(self):
        super().__init__()
        self.open, self.words, self.links = [], [], []

    def handle_starttag(self, tag, attrs):
        if tag not in EMPTY_TAGS:
            self.open.append(tag)
        self.links += [value for name, value in attrs if name in ("href", "src")]

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)


def read(text):
    reader = Reader()
    reader.feed(text)
    assert reader.open == []
    return reader


def page_of(story, plan=Plan(), runs=30):  # noqa: B008 - a Plan is a tuple, and never changes
    return page(story, report(story, plan, playtest(story, plan, runs), seconds=1.0))


@pytest.mark.parametrize("prose", [False, True])
def test_the_page_is_well_formed_and_asks_for_nothing_from_the_network(prose):
    text = page_of(tiny_story(), Plan(prose=prose))

    assert set(read(text).links) == {"#how"}
    assert "http" not in text
    assert "<script" not in text


def test_what_is_listed_links_to_a_seed_that_shows_it():
    story = tiny_story()
    found = report(story, Plan(seed=5), playtest(story, Plan(seed=5), 30), seconds=1.0)
    seed = found["shown_by"]["endings"]["home"]

    assert playtest(story, Plan(seed=seed), 1).endings == {0: 1}
    assert f'<a href="#how">{seed}</a>' in page(story, found)
    assert "--runs 1 --seed SEED --log run.log" in page(story, found)


def test_the_bands_of_a_road_are_drawn():
    story = tiny(SCENES + leg(km=400), TITLE, walks=True)
    text = page_of(story)

    assert "<h3>food</h3>" in text
    assert re.search(r'<polygon points="\d+,\d+ ', text)


def test_what_a_story_says_cant_break_the_page():
    story = tiny_story()._replace(title="<b>Salt & rope")

    assert "&lt;b&gt;Salt &amp; rope" in page_of(story)
    read(page_of(story))


def test_a_playtest_of_no_runs_has_a_page():
    story = tiny_story()

    assert "0 runs by the random player" in page(story, report(story, Plan(), Tally(), seconds=0.0))
