import pytest
from sitters import CTRL_C, PIPE, Screen, Typist, Watched, sit
from tiny_story import tiny_story

from escape_game.errors import SaveNotFoundError
from escape_game.saving.folder import SaveFolder
from escape_game.terminal import screens
from escape_game.terminal.blocks import sentence
from escape_game.terminal.options import Options
from escape_game.terminal.output import Output
from escape_game.terminal.session import play
from escape_game.terminal.sitting import Request

RICH = Options(interactive=True, color=False, width=80)


def test_a_new_journey_begins_with_its_first_scene_and_ends_with_input(capsys):
    code, text, _ = sit()
    assert code == 0
    assert "The river is high and brown." in text
    assert capsys.readouterr().err == "Input ended. Progress is saved.\n"


def test_every_choice_is_on_the_disk_before_the_next_prompt():
    folder = Watched()
    sit("2", "1", "1", folder=folder)
    assert [len(journey.log) for journey in folder.autosaved] == [0, 1, 2, 3]


def test_a_choice_is_said_and_what_it_brought():
    _, text, _ = sit("drink")
    assert "You chose 2: Drink." in text
    assert "Cost: water 1.5 litres, now 8.5 of 90." in text


def test_a_check_says_its_making_and_its_roll():
    _, text, _ = sit("1")
    assert "Check: 50 percent. Base 50." in text
    assert "Rolled 22; 50 or less succeeds. SUCCESS." in text


@pytest.mark.parametrize("slip", ["frob", "0", "99", "-1", "w1de", "1\n2\nq"])
def test_a_slip_costs_nothing(slip):
    _, text, folder = sit(slip)
    assert len(folder.autosaved) == 1
    assert text.count("The river is high and brown.") == 1


def test_the_third_slip_in_a_row_shows_the_choices_again():
    assert sit("frob", "frob")[1].count("1. Wade across.") == 1
    assert sit("frob", "frob", "frob")[1].count("1. Wade across.") == 2


def test_an_empty_line_does_nothing():
    assert sit("", " ", "")[1].rstrip() == sit()[1].rstrip()


def test_a_pipe_echoes_commands_and_choices_each_in_its_way():
    _, text, _ = sit("status", "2")
    assert "> status\n" in text
    assert "You chose 2: Drink." in text
    assert "> 2" not in text


def test_rich_mode_prints_the_choice_in_place_of_what_was_typed():
    assert "  > 2. Drink.\n" in sit("drink", options=RICH, erases=True)[1]


def test_undo_takes_back_a_choice_and_saves_that():
    _, text, folder = sit("2", "undo")
    assert "Taken back." in text
    assert [len(journey.log) for journey in folder.autosaved] == [0, 1, 0]


def test_undo_with_nothing_to_undo_says_so():
    assert "There is nothing to take back" in sit("undo")[1]


def test_strict_ends_at_the_first_slip_with_4():
    with pytest.raises(SystemExit) as left:
        sit("frob", options=PIPE._replace(strict=True))
    assert left.value.code == 4


def test_strict_without_an_ending_is_3_and_with_one_0():
    assert sit("2", options=PIPE._replace(strict=True))[0] == 3
    assert sit("wade", "hear", "on", options=PIPE._replace(strict=True), request=Request(new=True, seed=7))[0] == 0


def test_an_ending_shows_who_came_through_and_what_can_be_done():
    _, text, _ = sit("wade", "hear", "bury", "on")
    assert "Ending: The end, Home, ending 1 of 1." in text
    assert "Kazik died, the cold." in text
    assert "Same road, same dice. Seed 7." in text


def test_the_whole_journey_is_told_again_from_its_log():
    _, text, _ = sit("drink", "wade", "hear", "on", "read")
    _, _, again = text.partition("You chose 1: Read the whole journey.")
    for words in ("The river is high and brown.", "You chose 2: Drink.", "Rolled 22;", "You are home."):
        assert words in again


def test_the_same_road_has_the_same_dice():
    _, text, folder = sit("wade", "hear", "on", "same", "wade")
    assert text.count("Rolled 22; 50 or less succeeds.") == 2
    assert len({journey.id for journey in folder.autosaved}) == 2


def test_the_title_offers_to_continue_where_and_when():
    folder = Watched()
    sit("2", folder=folder)
    _, text, _ = sit("1", folder=folder, request=Request())
    assert "1. Continue. Day 2, Bank, 3 alive." in text
    assert len(folder.autosaved[-1].log) == 1


def test_a_first_title_page_has_nothing_to_continue():
    _, text, _ = sit(request=Request())
    assert "1. New journey." in text
    assert "Continue" not in text


def test_resuming_nothing_is_an_error():
    with pytest.raises(SaveNotFoundError, match="no journey to resume"):
        sit(request=Request(resume=""))


def test_a_save_under_a_name_can_be_gone_back_to():
    _, text, folder = sit("save before the river", "2", "load before the river")
    assert "Saved as before the river." in text
    assert len(folder.autosaved[-1].log) == 0


def test_a_save_that_does_not_exist_is_one_line():
    assert 'There is no save called "nowhere". Type saves for those there are.' in sit("load nowhere")[1]


def test_a_folder_that_cannot_be_written_is_said_once_and_play_goes_on(capsys):
    _, text, _ = sit("2", "1", "1", folder=Watched(full=True))
    assert text.count("Your progress can't be saved") == 1
    assert "Somebody is talking." in text
    assert capsys.readouterr().err == "Input ended. Progress is not saved.\n"


def test_ctrl_c_in_a_pipe_leaves_with_130():
    with pytest.raises(SystemExit) as left:
        sit(CTRL_C)
    assert left.value.code == 130


def test_at_a_terminal_the_first_ctrl_c_asks_and_the_second_leaves():
    with pytest.raises(SystemExit) as left:
        sit(CTRL_C, CTRL_C, options=RICH, erases=True)
    assert left.value.code == 130
    _, text, folder = sit(CTRL_C, "2", options=RICH, erases=True)
    assert "Progress is saved. Ctrl-C again or q to leave." in text
    assert len(folder.autosaved) == 2


def test_ctrl_d_at_a_terminal_is_quit():
    code, text, _ = sit(options=RICH, erases=True)
    assert code == 0
    assert text.endswith("Saved. Until next time.\n")


def test_options_change_how_it_looks_from_there_on():
    _, text, _ = sit("options odds words", "look")
    before, _, after = text.partition("> look")
    assert "Chance 50 percent" in before
    assert "Chance 50 percent" not in after


@pytest.mark.parametrize("wrong", ["width 7", "width 999", "width x", "odds maybe", "plain 3", "colour off"])
def test_an_option_that_cannot_be_is_one_line(wrong):
    _, text, _ = sit(f"options {wrong}")
    assert "Panel: Options" not in text


def test_a_party_of_one_name_shows_that_one():
    assert "Panel: Kazik." in sit("party kaz")[1]
    assert "You know nobody called voss. You know Kazik and Smith." in sit("party voss")[1]


def test_why_says_what_a_chance_is_made_of():
    assert "Wade across: 50 percent. Base 50." in sit("why")[1]
    assert "Nothing is rolled there." in sit("why 2")[1]
    assert "There is no choice 9." in sit("why 9")[1]


def test_a_transcript_is_written_once_and_never_over_another(tmp_path):
    target = tmp_path / "walk.txt"
    _, text, _ = sit("2", f"transcript {target}", f"transcript {target}")
    assert "You chose 2: Drink." in target.read_text(encoding="utf-8")
    assert "exists already" in " ".join(text.split())


def test_a_listener_hears_of_every_change():
    heard = []
    sit("2", "undo", listener=lambda change, journey, _events: heard.append((change, len(journey.log))))
    assert heard == [("begun", 0), ("played", 1), ("undone", 0)]


def test_a_choice_that_cannot_be_taken_back_says_so():
    assert "That choice can't be taken back." in sit("wade", "undo", story=tiny_story(undo=False))[1]


def test_a_screen_taller_than_the_window_waits_for_enter_within_it(monkeypatch):
    monkeypatch.setattr("escape_game.terminal.output.Output.rows", lambda _: 12)
    _, whole, _ = sit("help", options=RICH._replace(paging=False), erases=True)
    _, paged, _ = sit("help", "", CTRL_C, options=RICH, erases=True)
    assert paged.replace("\n", "").startswith(whole.replace("\n", "")[:400])
    assert sit("help", options=PIPE)[1].count("quit or q or exit") == 1


@pytest.fixture
def low_window(monkeypatch):
    monkeypatch.setattr("escape_game.terminal.output.Output.rows", lambda _: 12)


def prompts(*typed, options=RICH):
    keyboard = Typist(*typed, erases=True)
    play(tiny_story(), Watched(), keyboard, Output(Screen(), options), Request(new=True, seed=7))
    return [prompt.strip() for prompt in keyboard.heard]


@pytest.mark.usefixtures("low_window")
def test_what_a_choice_brought_is_not_pushed_away_by_the_next_scene():
    assert prompts("wade", "")[1:] == ["Enter for more:", "Choose 1, or ?:"]
    assert "Enter for more:" not in prompts("wade", "", options=RICH._replace(paging=False))


@pytest.mark.usefixtures("low_window")
def test_reading_a_whole_journey_can_be_left():
    end = ("wade", "", "hear", "", "bury", "", "on", "", "", "")
    heard = prompts(*end, "1", "q", "q")
    assert heard[-2:] == ["Enter for more, q to stop:", "Choose 1-5, or ?:"]


def test_a_new_journey_from_the_title_page_asks_how_hard_it_is_to_be():
    _, text, folder = sit("1", "2", request=Request())
    assert "Panel: How hard." in text
    assert "1. Walker." in text
    assert folder.autosaved[-1].difficulty == 1


def test_an_empty_line_there_takes_the_story_s_own_difficulty():
    _, text, folder = sit("1", "", request=Request())
    assert folder.autosaved[-1].difficulty == 0
    assert "You chose 1: Walker." in text
    assert "The river is high and brown." in text


def test_a_difficulty_that_was_given_is_not_asked_for():
    _, text, folder = sit("1", request=Request(difficulty=1))
    assert "How hard" not in text
    assert folder.autosaved[-1].difficulty == 1


def test_new_on_the_command_line_asks_nothing():
    assert "How hard" not in sit()[1]


def test_the_map_can_be_had_in_words_in_rich_mode_too():
    drawn = sit("map", options=RICH, erases=True)[1]
    words = sit("map words", options=RICH, erases=True)[1]
    assert "@" in drawn
    assert "You are here: This side." in words


def test_a_journey_that_is_played_elsewhere_says_so_at_once(tmp_path):
    elsewhere, here = SaveFolder(tmp_path), SaveFolder(tmp_path)
    sit("2", folder=elsewhere)
    _, text, _ = sit(folder=here, request=Request(resume=""))
    before, _, _ = text.partition("Scene:")
    assert "is being played in another window" in " ".join(before.split())
    elsewhere.release()


def test_a_story_that_has_changed_can_still_be_read_whole_as_far_as_it_goes():
    folder = Watched()
    sit("drink", "wade", "hear", "on", folder=folder)
    ended = folder.autosaved[-1]
    folder.autosave(ended._replace(log=("drink", "fly", *ended.log[1:])))
    _, text, _ = sit("read", folder=folder, request=Request(resume=""))
    assert "can't be told again" in " ".join(text.split())


def test_the_endings_are_named_only_when_they_were_seen():
    _, before, folder = sit("endings")
    assert "0 of 1 seen." in before
    assert "Home" not in before
    _, after, _ = sit("wade", "hear", "on", "endings", folder=folder)
    assert "1 of 1 seen." in after.rpartition("Panel: Endings")[2]
    assert "Home." in after.rpartition("Panel: Endings")[2]


def test_type_ahead_is_dropped_where_somebody_died_and_at_an_ending():
    screen, keyboard = Screen(), Typist("wade", "hear", "bury", "on")
    play(tiny_story(), Watched(), keyboard, Output(screen, PIPE), Request(new=True, seed=7))
    assert keyboard.forgot == [3, 4]


def test_digits_choose_at_once_only_where_that_is_wanted():
    for instant, digits in ((True, 4), (False, 0)):
        keyboard = Typist()
        options = PIPE._replace(instant=instant)
        play(tiny_story(), Watched(), keyboard, Output(Screen(), options), Request(new=True, seed=7))
        assert keyboard.digits == [digits]


def test_q_in_the_list_of_saves_leaves():
    code, text, _ = sit("saves", "q")
    assert code == 0
    assert text.rstrip().endswith("Until next time.")


def test_load_takes_a_number_of_the_list():
    text = sit("save here", "1", "load 1")[1]
    assert "There is no save" not in text


@pytest.mark.parametrize("before", ["", "journal ", "journal back ", "why ", "load "])
def test_a_number_of_five_thousand_digits_is_no_choice(before):
    assert sit(before + "9" * 5000, "q")[0] == 0


def test_a_log_that_can_not_be_written_any_more_is_complained_of_once():
    def full(_change, _journey, _events):
        raise OSError(28, "No space left on device")

    code, text, _ = sit("2", "undo", "1", listener=full)
    assert code == 0
    assert text.count("The log can't be written any more: No space left on device.") == 1


def test_a_menu_that_became_another_is_shown_and_one_that_did_not_is_not(monkeypatch):
    real, shown = screens.choices_of, []

    def shrinking(view, odds):
        shown.append(real(view, odds)[len(shown) :])
        return tuple(row._replace(number=number) for number, row in enumerate(shown[-1], start=1))

    assert sit("status")[1].count("1. Wade across.") == 1
    monkeypatch.setattr(screens, "choices_of", shrinking)
    text = sit("status")[1]
    assert text.count("1. Wade across.") == 1
    assert "1. Drink.\n2. Warm.\n3. Lid." in text


def test_who_has_read_the_whole_journey_sees_again_what_can_be_done_next():
    _, text, _ = sit("drink", "wade", "hear", "on", "read")
    assert text.count("1. Read the whole journey") == 2


def test_a_label_that_is_speech_ends_with_its_stop_inside():
    assert sentence('"because I was an officer"') == '"because I was an officer."'
    assert sentence("he said \u201cno!\u201d") == "He said \u201cno!\u201d"
    assert sentence("") == ""


def test_what_is_not_kept_is_not_said_to_be_saved(capsys):
    sit(request=Request(new=True, seed=7, kept=False))
    assert capsys.readouterr().err == "Input ended. Nothing of this is kept.\n"


@pytest.mark.usefixtures("low_window")
def test_what_is_typed_where_enter_was_asked_for_is_the_answer_to_what_comes_next():
    assert prompts("wade", "hear", "")[1:] == ["Enter for more:", "Enter for more:", "Choose 1-3, or ?:"]
    _, text, _ = sit("wade", "q", options=RICH, erases=True)
    assert text.rstrip().endswith("Saved. Until next time.")
