from tiny_story import choice, scene, then, tiny_story, words

from escape_game.authoring.counting import count_story, words_in
from escape_game.story.journeys import Person
from escape_game.story.prose import Branch, Guard, Paragraph, Passage, Plain, RoleName


def test_scenes_events_and_endings_are_counted_in_their_regions():
    counted = count_story(tiny_story())

    assert (counted.scenes, counted.events, counted.endings, counted.companions, counted.checks) == (3, 1, 1, 2, 1)
    assert counted.regions["near"][1:] == (2, 5, 0, 0)
    assert counted.regions["beyond"][1:] == (1, 4, 1, 1)


def test_the_regions_words_are_the_storys():
    counted = count_story(tiny_story())

    assert counted.words == sum(region.words for region in counted.regions.values())


def test_the_road_and_its_orders_are_not_counted_as_written():
    story = tiny_story()
    road = story.scenes[0]._replace(choices=(choice("walk", 0, then()),))

    assert count_story(story._replace(scenes=(road, *story.scenes[1:]))) == count_story(story)


def test_words_are_those_of_passage_labels_and_outcomes():
    written = scene("hut", "Three words here.", choice("go", 0, then(text="Two words.")))

    assert words_in(written) == 3 + 1 + 2


def test_every_variant_counts_and_a_name_is_a_word():
    either = Guard((Branch((), (Plain("one two"),)), Branch((), (Plain("three"),))))
    passage = Passage((Paragraph("", (either, RoleName(0, "name", capital=False))),))

    assert words_in(passage) == 4


def test_what_is_said_of_people_counts():
    story = tiny_story()
    person: Person = story.people[1]._replace(tell="He hums.", portrait="A long neck.")

    told = story._replace(people=(story.people[0], person, story.people[2]))

    assert count_story(told).words == count_story(story).words + 5


def test_what_is_offered_everywhere_counts_once_and_in_no_region():
    story = tiny_story()
    everywhere = story._replace(everywhere=(choice("reach", 9, then(text="They are there.")),))

    assert count_story(everywhere).words == count_story(story).words + 4
    assert count_story(everywhere).regions == count_story(story).regions


def test_gentler_words_are_words_a_player_can_read():
    assert words_in(words("One.")._replace(gentle=words("Two three."))) == 3
