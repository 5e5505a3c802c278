import pytest

from escape_game.terminal.options import Facts, Flags, changed, decide

TTY = Facts(stdin_tty=True, stdout_tty=True, encoding="utf-8")
XTERM = {"TERM": "xterm-256color"}


def decided(flags=Flags(), environ=XTERM, facts=TTY):  # noqa: B008 - both are tuples of constants, or as good
    return decide(flags, environ, facts)


def test_a_terminal_gets_colour_line_editing_and_pages():
    options = decided()
    assert (options.plain, options.color, options.editing, options.interactive, options.paging) == (
        False,
        True,
        True,
        True,
        True,
    )


@pytest.mark.parametrize(
    ("flags", "environ", "facts", "plain_from"),
    [
        (Flags(plain=True), XTERM, TTY, "--plain"),
        (Flags(), XTERM | {"ESCAPE_GAME_PLAIN": "1"}, TTY, "ESCAPE_GAME_PLAIN"),
        (Flags(), XTERM | {"ACCESSIBLE": "1"}, TTY, "ACCESSIBLE"),
        (Flags(), XTERM | {"ACCESSIBLE": "0"}, TTY, ""),
        (Flags(), XTERM | {"ACCESSIBLE": "false"}, TTY, ""),
        (Flags(), XTERM | {"ACCESSIBLE": "1", "ESCAPE_GAME_PLAIN": "0"}, TTY, ""),
        (Flags(plain=True), XTERM | {"ESCAPE_GAME_PLAIN": "0"}, TTY, "--plain"),
        (Flags(), {"TERM": "dumb"}, TTY, "TERM"),
        (Flags(), {}, TTY, "TERM"),
        (Flags(), {}, TTY._replace(windows=True), ""),
        (Flags(), XTERM, TTY._replace(stdin_tty=False), "a pipe"),
        (Flags(), XTERM, TTY._replace(stdout_tty=False), "a pipe"),
    ],
)
def test_plain_mode_is_on_by_the_first_switch_that_says_so(flags, environ, facts, plain_from):
    options = decide(flags, environ, facts)
    assert options.plain_from == plain_from
    assert options.plain is bool(plain_from)
    assert not (options.plain and options.editing)


@pytest.mark.parametrize(
    ("flags", "environ", "color"),
    [
        (Flags(), {"NO_COLOR": "1"}, False),
        (Flags(), {"NO_COLOR": ""}, True),
        (Flags(), {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        (Flags(), {"FORCE_COLOR": "1"}, True),
        (Flags(color="never"), {"FORCE_COLOR": "1"}, False),
        (Flags(color="always"), {"NO_COLOR": "1"}, True),
    ],
)
def test_colour_goes_by_the_flag_then_no_color_then_force_color(flags, environ, color):
    assert decide(flags, XTERM | environ, TTY).color is color


@pytest.mark.parametrize(
    ("encoding", "ascii"), [("utf-8", False), ("UTF-8", False), ("ANSI_X3.4-1968", True), ("cp1252", True)]
)
def test_a_stream_that_cannot_carry_unicode_gets_ascii(encoding, ascii):
    assert decided(facts=TTY._replace(encoding=encoding)).ascii is ascii


def test_a_dumb_terminal_has_no_line_editing_but_is_interactive():
    options = decided(environ={"TERM": "dumb"})
    assert options.interactive
    assert not options.editing


def test_colour_on_auto_is_decided_anew_by_what_every_program_heeds():
    never = decided(environ=XTERM | {"NO_COLOR": "1"})
    assert changed(never, "color", "auto").color is False
    assert changed(changed(never, "color", "always"), "color", "auto").color is False
    assert changed(decided(Flags(color="never")), "color", "auto").color is True
