import pytest
from sitters import PIPE, sit

from escape_game.errors import UsageError
from escape_game.terminal.options import Facts, Flags, Options, changed, decide, value_of
from escape_game.terminal.settings import FILE, SETTINGS, Kept, of_environment, understood
from escape_game.terminal.sitting import Request

TTY = Facts(stdin_tty=True, stdout_tty=True, encoding="utf-8")
XTERM = {"TERM": "xterm"}
# Each setting: a flag, another value for the environment, a third way for the file.
OTHERS = {
    "width": ({"width": 50}, "60", "70"),
    "theme": ({"theme": "dark"}, "light", "mono"),
    "color": ({"color": "always"}, "never", "auto"),
    "odds": ({"odds": "words"}, "off", "full"),
    "plain": ({"plain": True}, "off", "on"),
    "ascii": ({"ascii": True}, "off", "on"),
    "paging": ({"no_paging": True}, "on", "off"),
    "instant": ({"instant": True}, "off", "on"),
    "notes": ({"notes": True}, "off", "on"),
    "gentle": ({"gentle": True}, "off", "on"),
    "hints": ({}, "off", "on"),
}


@pytest.fixture
def kept(tmp_path):
    return Kept(lambda: tmp_path / "config")


def test_every_setting_is_among_these():
    assert set(OTHERS) == set(SETTINGS)


@pytest.mark.parametrize("name", OTHERS)
def test_a_flag_goes_before_a_variable_and_that_before_what_is_kept(name):
    flags, around, in_file = OTHERS[name]
    variable = XTERM | {f"ESCAPE_GAME_{name.upper()}": around}

    def value(flags, environ, file):
        return value_of(decide(Flags(**flags), environ, TTY, file), name)

    def as_shown(wish):
        return {"auto": "always"}.get(wish, wish) if name == "color" else wish

    typed = {"no_paging": "off"}.get(*flags) if name == "paging" else None
    if flags:
        wanted = "off" if typed else "on" if True in flags.values() else str(*flags.values())
        assert value(flags, variable, {name: in_file}) == wanted
    assert value({}, variable, {name: in_file}) == as_shown(around)
    assert value({}, XTERM, {name: in_file}) == as_shown(in_file)


def test_what_is_kept_goes_before_what_every_program_heeds():
    assert decide(Flags(), XTERM | {"NO_COLOR": "1"}, TTY, {"color": "always"}).color
    assert not decide(Flags(), XTERM | {"ACCESSIBLE": "1"}, TTY, {"plain": "off"}).plain
    assert decide(Flags(), XTERM, TTY, {"plain": "on"}).plain_from == "options"


def test_a_pipe_is_plain_whatever_was_kept():
    pipe = TTY._replace(stdin_tty=False)
    assert decide(Flags(), XTERM, pipe, {"plain": "off"}).plain_from == "a pipe"


def test_a_variable_that_cannot_be_is_an_error_that_names_it():
    with pytest.raises(UsageError, match="ESCAPE_GAME_THEME: Theme can be ansi, dark"):
        of_environment({"ESCAPE_GAME_THEME": "pink"})
    assert of_environment({"ESCAPE_GAME_THEME": ""}) == {}


@pytest.mark.parametrize(("typed", "kept"), [("Yes", "on"), ("1", "on"), ("no", "off"), ("0", "off"), ("ON", "on")])
def test_a_switch_can_be_said_in_several_ways(typed, kept):
    assert understood("plain", typed) == kept


@pytest.mark.parametrize("width", ["7", "999", "x", "", "-3", "2" * 5000, "²"])
def test_a_width_that_cannot_be_says_which_can(width):
    with pytest.raises(UsageError, match="A width is a number from 20 to 200"):
        understood("width", width)


def test_every_option_can_be_changed_to_each_of_its_values_and_back():
    for name, setting in SETTINGS.items():
        for value in setting.values or ("auto", "0", "33"):
            shown = value_of(changed(Options(), name, value), name)
            assert shown == {"auto": "always"}.get(value, value) if name == "color" else shown == value


def test_what_is_kept_is_found_again(kept, tmp_path):
    kept.keep("theme", "hc-dark")
    kept.keep("width", "60")
    kept.keep("theme", "mono")
    assert Kept(lambda: tmp_path / "config").wishes() == {"theme": "mono", "width": "60"}


def test_lines_of_others_stay_and_nonsense_wishes_nothing(kept, tmp_path):
    folder = tmp_path / "config"
    folder.mkdir()
    (folder / FILE).write_text("# mine\ntheme = pink\nfrob = 3\nodds = words\n", encoding="utf-8")
    assert kept.wishes() == {"odds": "words"}
    kept.keep("odds", "off")
    assert (folder / FILE).read_text(encoding="utf-8") == "# mine\ntheme = pink\nfrob = 3\nodds = off\n"


@pytest.mark.parametrize("bytes_", [b"\xff\xfe\x00", b"\x00" * 10])
def test_a_file_that_is_no_text_wishes_nothing(kept, tmp_path, bytes_):
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / FILE).write_bytes(bytes_)
    assert kept.wishes() == {}


def test_an_option_changed_in_the_game_is_kept(kept, tmp_path):
    _, text, _ = sit("options theme hc-light", request=Request(new=True, seed=7, settings=kept))
    assert "Theme: hc-light. Type options theme ansi, dark, light, hc-dark or mono." in text
    assert Kept(lambda: tmp_path / "config").wishes() == {"theme": "hc-light"}


def test_where_nothing_can_be_kept_the_option_holds_and_says_so(tmp_path):
    (tmp_path / "config").write_text("a file where the folder should be")
    kept = Kept(lambda: tmp_path / "config")
    _, text, _ = sit("options odds off", "look", request=Request(new=True, seed=7, settings=kept))
    assert "That can't be kept for the next time" in text
    assert "percent" not in text.partition("> look")[2]


def test_the_panel_lists_every_option_with_what_to_type():
    text = " ".join(sit("options", options=PIPE)[1].split())
    for name in SETTINGS:
        assert f"Type options {name} " in text
