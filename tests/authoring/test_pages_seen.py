from tiny_story import scene, then, tiny_story

from escape_game.authoring.pages_seen import PagesSeen, pieces_at, place_of_ending, words_seen
from escape_game.engine.turn import begin
from escape_game.engine.viewing import view


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

    pages.read_view(state.scene, view(story, state))

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
