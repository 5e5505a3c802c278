import pytest
from tiny_story import choice, go, scene, then, tiny_story, words

from escape_game.authoring.showing import as_record, as_text, show_scene
from escape_game.errors import UsageError
from escape_game.story.conditions import Condition, Within
from escape_game.story.effects import End, Onward
from escape_game.story.layout import STATUS, WITH_US, person_slot
from escape_game.story.prose import Branch, Guard, Paragraph, Passage, Plain


def if_with(person, text):
    here = Within(person_slot(person, STATUS), WITH_US, WITH_US)
    return Passage((Paragraph("", (Guard((Branch(Condition((here,)), (Plain(text),)),)),)),))


def a_story():
    """The river, with a bank that reads differently with Kazik."""
    story = tiny_story()
    bank = story.scenes[1]._replace(text=if_with(1, "Kazik hums."))
    return story._replace(scenes=(story.scenes[0], bank, *story.scenes[2:]))


@pytest.mark.parametrize(
    ("company", "party", "passage"),
    [
        ("nobody", (), ()),
        ("kazik", ("kazik",), ("Kazik hums.",)),
        ("smith", ("smith",), ()),
        ("smith,kazik", ("kazik", "smith"), ("Kazik hums.",)),
        ("all", ("kazik", "smith"), ("Kazik hums.",)),
    ],
)
def test_a_scene_reads_as_that_party_would_read_it(company, party, passage):
    shown = show_scene(a_story(), "bank", company)

    assert (shown.party, shown.passage) == (party, passage)


def test_both_ways_a_check_can_go_are_shown():
    wade = show_scene(tiny_story(), "bank", "nobody").choices[0]

    assert [(outcome.when, outcome.paragraphs) for outcome in wade.outcomes] == [
        ("success", ("The water holds you up.",)),
        ("failure", ("It does not.",)),
    ]


def test_what_draws_or_leads_elsewhere_on_arrival_does_not_hide_the_scene():
    story = tiny_story()
    moved = story.scenes[3]._replace(on_arrival=then(exit=End(0)).steps)
    shown = show_scene(story._replace(scenes=(*story.scenes[:3], moved, story.scenes[4])), "far", "all")

    assert shown.passage == ("The far side is lower.",)


def test_the_words_of_the_next_scene_are_not_this_choices():
    story = tiny_story()
    arrival = then(text="You arrive.").steps
    stove = story.scenes[2]._replace(on_arrival=arrival)
    bank = scene("bank", "Here.", choice("warm", 0, then(text="You go in.", exit=go(2))))
    story = story._replace(scenes=(story.scenes[0], bank, stove, *story.scenes[3:]))

    assert show_scene(story, "bank", "all").choices[0].outcomes[0].paragraphs == ("You go in.",)
    assert show_scene(story, "stove", "all").passage == ("You arrive.", "It is warm here.")


def test_a_scene_that_leads_back_can_be_shown():
    assert show_scene(tiny_story(), "stove", "nobody").choices[0].id == "rest"


def test_an_event_without_choices_is_shown_by_its_line():
    story = tiny_story()
    guest = story.scenes[4]._replace(text=words(""), choices=(), roles=())
    passing = guest._replace(event=guest.event._replace(line=then(text="Somebody coughs.", exit=Onward())))
    shown = show_scene(story._replace(scenes=(*story.scenes[:4], passing)), "guest", "all")

    assert shown.passage == ("Somebody coughs.",)


def test_the_film_party_is_who_is_there_when_the_story_as_told_arrives():
    assert show_scene(tiny_story(), "far", "film").party == ("kazik", "smith")


def test_a_scene_the_film_never_comes_to_asks_for_names():
    with pytest.raises(UsageError, match="name the party: --with"):
        show_scene(tiny_story(), "stove", "film")


@pytest.mark.parametrize(
    ("scene_id", "company", "says"),
    [
        ("bnak", "all", "no scene 'bnak'; did you mean 'bank'"),
        ("road", "all", "no scene 'road'"),
        ("bank", "kazk", "no companion 'kazk'; did you mean 'kazik'"),
        ("bank", "you", "no companion 'you'"),
    ],
)
def test_names_that_are_not_there_are_refused_in_words(scene_id, company, says):
    with pytest.raises(UsageError, match=says):
        show_scene(tiny_story(), scene_id, company)


def test_the_text_holds_passage_choices_and_what_follows():
    text = as_text(show_scene(tiny_story(), "bank", "smith"))

    assert text.startswith("Bank  (with smith)\n\nThe river is high and brown.")
    assert "- wade: Wade across" in text
    assert "  failure:\n    It does not." in text


def test_the_record_holds_the_same_as_data():
    record = as_record(show_scene(tiny_story(), "bank", "smith"))

    assert record["party"] == ("smith",)
    assert record["choices"][0]["outcomes"][1] == {"when": "failure", "paragraphs": ("It does not.",)}
