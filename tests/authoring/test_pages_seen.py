from tiny_story import WATER, scene, then, tiny_story

from escape_game.authoring.pages_seen import PagesSeen, pieces_at, place_of_ending, words_seen
from escape_game.engine.turn import begin, offers
from escape_game.story.conditions import NEVER
from escape_game.story.prose import NUMBER, Amount, Paragraph, Passage, Plain


def test_every_word_of_the_story_stands_somewhere():
    pieces = pieces_at(tiny_story())

    assert "The river is high and brown." in pieces[1]
    assert "The water holds you up." in pieces[1]
    assert pieces[place_of_ending(0)] == ["You are home."]


def test_a_page_shows_the_pieces_it_holds():
    pages = PagesSeen(tiny_story())

    words = pages.read(1, ["He says: The river is high and brown."])

    assert words == 8
    assert pages.seen == {(1, 0)}


def test_words_of_another_scene_are_not_seen_by_being_alike():
    pages = PagesSeen(tiny_story())

    pages.read(2, ["The river is high and brown."])

    assert not pages.seen


def test_a_screen_shows_passage_and_labels():
    story = tiny_story()
    pages = PagesSeen(story)
    state = begin(story, seed=1).state

    pages.read_screen(state, offers(story, state))

    shown = {pieces_at(story)[place][number] for place, number in pages.seen}
    assert {"The river is high and brown.", "Wade across", "Drink"} <= shown
    assert "The water holds you up." not in shown


def test_a_line_in_passing_is_seen_in_whatever_scene_it_comes():
    story = tiny_story()
    guest = story.scenes[4]
    passing = guest._replace(event=guest.event._replace(line=then(text="Somebody coughs.")))
    pages = PagesSeen(story._replace(scenes=(*story.scenes[:4], passing)))

    pages.read(3, ["Somebody coughs."])

    assert len(pages.seen) == 1


def test_the_words_seen_are_a_part_of_the_words_there_are():
    story = tiny_story()._replace(scenes=(scene("road", ""), scene("bank", "One two three.")), endings=())

    assert words_seen(story, {(1, 0)}) == (3, 3)
    assert words_seen(story, set()) == (0, 3)


def test_a_page_is_read_again_when_a_number_on_it_has_changed():
    story = tiny_story()
    bank = story.scenes[1]
    amount = Amount(NUMBER, WATER, 1000, 0, words=True, capital=False)
    unsure = bank._replace(text=Passage((Paragraph("", (amount, Plain(" litres."))),)), choices=())
    story = story._replace(scenes=(story.scenes[0], unsure, *story.scenes[2:]))
    pages, state = PagesSeen(story), begin(story, seed=1).state

    words = []
    for litres in (5, 120, 5):
        state.values[WATER] = litres * 1000
        words.append(pages.read_screen(state, offers(story, state)))

    assert words == [2, 5, 2]


def test_a_locked_choice_shows_its_label_and_why():
    story = tiny_story()
    bank = story.scenes[1]
    locked = bank.choices[1]._replace(needs=NEVER, locked=Passage((Paragraph("", (Plain("The ice is thin."),)),)))
    story = story._replace(scenes=(story.scenes[0], bank._replace(choices=(locked,)), *story.scenes[2:]))
    pages, state = PagesSeen(story), begin(story, seed=1).state

    words = pages.read_screen(state, offers(story, state))

    assert words == len(["The", "river", "is", "high", "and", "brown.", "Drink", "The", "ice", "is", "thin."])
