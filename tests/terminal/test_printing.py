import re
from xml.etree import ElementTree

import pytest
from hand_made_views import STORY, played
from sitters import sit

from escape_game.errors import UsageError
from escape_game.terminal.options import Options
from escape_game.terminal.printing import FORMATS, printed
from escape_game.terminal.transcript import written

JOURNEY = played("drink", "wade", "hear", "bury", "on")
SUFFIXES = tuple(FORMATS)


def words(text):
    return " ".join(re.sub(r"<style>.*?</style>|<[^>]*>|\\", " ", text, flags=re.DOTALL).replace("&#160;", " ").split())


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_every_format_tells_the_same_journey_and_the_same_way_each_time(suffix):
    text = printed(JOURNEY, Options(), suffix)
    for said in ("The river is high and brown.", "Wade across.", "You are home.", "Kazik died"):
        assert said in words(text)
    assert text == printed(JOURNEY, Options(), suffix)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_no_format_fetches_anything_from_a_network(suffix):
    text = printed(JOURNEY, Options(), suffix)
    links = set(re.findall(r"https?://[^\s\"'<>)]*", text))
    assert links <= {"http://www.w3.org/2000/svg", "https://www.textualize.io"}
    assert "url(" not in text.replace("url(#", "")


def test_a_text_is_what_it_was():
    assert printed(JOURNEY, Options(), ".TXT") == written(JOURNEY, Options())


def test_an_svg_is_well_formed_and_its_ids_are_stable():
    svg = printed(JOURNEY, Options(), ".svg")
    ElementTree.fromstring(svg)
    assert set(re.findall(r'id="([a-z-]+?)-', svg)) == {"walk"}


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_words_of_a_story_are_words_and_never_markup(suffix):
    title = "</title><script>*x*</script>\x1b[2J{stylesheet}"
    text = printed(JOURNEY._replace(story=STORY._replace(title=title)), Options(), suffix)
    assert "\x1b" not in text
    assert suffix == ".txt" or "<script>" not in text


def test_markdown_escapes_what_it_would_read_as_its_own():
    story = STORY._replace(title="1. *Walk* _South_ #1 [x](y)")
    head = printed(JOURNEY._replace(story=story), Options(), ".md").splitlines()[0]
    assert head == r"# 1\. \*Walk\* \_South\_ \#1 \[x\](y)"


def test_another_ending_is_refused_with_those_there_are():
    with pytest.raises(UsageError, match=r"\.txt, \.md, \.html or \.svg"):
        printed(JOURNEY, Options(), ".pdf")


def test_the_command_writes_the_format_that_the_name_asks_for(tmp_path):
    target = tmp_path / "walk.html"
    sit("2", f"transcript {target}")
    assert target.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    _, text, _ = sit("2", f"transcript {tmp_path / 'walk.pdf'}")
    assert "is none of these" in " ".join(text.split())
