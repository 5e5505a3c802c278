from pathlib import Path

from builders import tiny

from escape_game.authoring.consequences import consequences, main, page
from escape_game.reading.stories import find_story, load_story

DOCS = Path(__file__).parents[2] / "docs"
FACTS = "facts:\n  lamp: the lamp was lit\n  door: the door was shut\n  key: 'a key | or two'\nunwritten: [key]\n"

SCENES = """
---
region: far
title: The far side
---
scene: first
title: First
region: land
text: |
  A hut.
choices:
  light:
    text: Light the lamp
    then:
      sets: [lamp, door]
      go: over
  on:
    text: Go on
    go: over
---
scene: over
title: Over
region: far
text: |
  {if lamp: You left a light. | else It is dark.} {if key: The key. | else No key.}
choices:
  on:
    text: Go on
    go: nowhere
"""


def told():
    return {each.id: each for each in consequences(tiny(SCENES, FACTS))}


def test_a_consequence_is_as_long_as_the_regions_between():
    assert told()["lamp"].distance == 1
    assert [place.id for place in told()["lamp"].read_in] == ["over"]


def test_what_is_never_read_or_never_set_has_no_distance_and_is_named_at_the_top():
    assert told()["door"].distance == told()["key"].distance == -1
    text = page(tiny(SCENES, FACTS))
    assert "**Never set:** `key`." in text
    assert "**Never read:** `door`." in text


def test_the_page_has_a_section_for_each_region_and_names_the_others():
    text = page(tiny(SCENES, FACTS))

    assert "## The land" in text
    assert "| `lamp` | the lamp was lit | `first` | `over` (far) | 1 |" in text
    assert "a key \\| or two" in text


def test_a_folder_without_a_story_is_one_message(capsys, tmp_path):
    assert main([str(tmp_path)]) == 1
    assert capsys.readouterr().err


def test_the_page_in_docs_is_current():
    kept = (DOCS / "consequences.md").read_text(encoding="utf-8")

    written = "python -m escape_game.authoring.consequences > docs/consequences.md"
    assert kept == page(load_story(find_story(None))), f"the story has changed; write the page anew: {written}"
