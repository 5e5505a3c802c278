import io
import os

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from escape_game.terminal.keyboard import EndOfInput, Interrupted, LineKeyboard, StreamKeyboard


def piped(text):
    written = []
    return StreamKeyboard(io.StringIO(text), written.append, interactive=False), written


def test_a_stream_gives_its_lines_and_then_ends():
    keyboard, _ = piped("1\n\nlast")
    assert [keyboard.ask("?: ") for _ in range(3)] == ["1", "", "last"]
    with pytest.raises(EndOfInput):
        keyboard.ask("?: ")


def test_in_a_pipe_remarks_are_skipped_and_the_prompt_has_its_own_line():
    keyboard, written = piped("# the wire\n  # again\n1\n")
    assert keyboard.ask("Choose 1-3, or ?: ") == "1"
    assert written == ["Choose 1-3, or ?:\n"]


def test_a_closed_stdin_has_ended():
    with pytest.raises(EndOfInput):
        StreamKeyboard(None, lambda _: None, interactive=False).ask("?: ")


def test_a_terminal_that_has_gone_has_ended():
    class Gone(io.StringIO):
        def readline(self):
            raise OSError(5, "Input/output error")

    with pytest.raises(EndOfInput):
        StreamKeyboard(Gone(), lambda _: None, interactive=True).ask("?: ")


@pytest.fixture
def typed():
    """Ask for one line while these keys are pressed."""

    def ask(keys):
        with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
            pipe.send_text(keys)
            keyboard = LineKeyboard(lambda _: None, StreamKeyboard(None, lambda _: None, interactive=True))
            return [keyboard.ask("Choose 1-3, or ?: ")]

    return ask


def test_a_line_is_typed_and_edited(typed):
    assert typed("3\x7f2\r") == ["2"]


def test_ctrl_c_clears_what_is_typed_and_on_an_empty_line_interrupts(typed):
    assert typed("junk\x032\r") == ["2"]
    with pytest.raises(Interrupted):
        typed("\x03")


def test_ctrl_d_on_an_empty_line_ends_input(typed):
    with pytest.raises(EndOfInput):
        typed("\x04")


def test_a_paste_comes_as_one(typed):
    assert typed("\x1b[200~1\n2\nq\n\x1b[201~\r") == ["1\n2\nq\n"]


def test_when_line_editing_fails_the_spare_keyboard_takes_over(monkeypatch):
    def broken():
        raise RuntimeError

    monkeypatch.setattr("escape_game.terminal.keyboard._prompt_session", broken)
    written = []
    keyboard = LineKeyboard(written.append, StreamKeyboard(io.StringIO("1\n2\n"), written.append, interactive=True))
    assert [keyboard.ask("?: "), keyboard.ask("?: ")] == ["1", "2"]
    assert not keyboard.erases
    assert "".join(written).count("Line editing is off") == 1


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="this system has no pseudo-terminals")
def test_a_page_pasted_at_a_plain_terminal_comes_as_one():
    main, other = os.openpty()
    with os.fdopen(other, encoding="utf-8") as stream:
        keyboard = StreamKeyboard(stream, lambda _: None, interactive=True)
        os.write(main, b"1\n2\nq\n")
        assert keyboard.ask("?: ") == "1\n2\nq"
        os.write(main, b"2\n")
        assert keyboard.ask("?: ") == "2"
        os.write(main, b"3\n\x04")
        assert keyboard.ask("?: ") == "3"
        with pytest.raises(EndOfInput):
            keyboard.ask("?: ")
    os.close(main)
