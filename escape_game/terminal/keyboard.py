"""Where lines come from: a terminal with line editing, or any stream."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Protocol, TextIO

if TYPE_CHECKING:
    from prompt_toolkit import PromptSession

    from escape_game.terminal.output import Output


class EndOfInput(Exception):  # noqa: N818 - the end of a journey's input is no error
    """There is no more to read: Ctrl-D, a pipe's end, a terminal that has gone."""


class Interrupted(Exception):  # noqa: N818
    """Ctrl-C on an empty line."""


class StoryChanged(Exception):  # noqa: N818 - an author has saved a file, which is no error
    """A file of the story is another than it was: the present moment is to be shown again."""


class Keyboard(Protocol):
    """Asks for one line. The prompt is the last thing on the screen, and the asker's to write."""

    @property
    def erases(self) -> bool:
        """Whether the prompt is gone from the screen once it was answered."""
        ...

    def ask(self, prompt: str, digits: int = 0) -> str:
        """Return what was typed, without its line end. Raises EndOfInput and Interrupted.

        A digit from 1 to `digits` on an empty line needs no Enter, where the keyboard can do that.
        """
        ...

    def forget(self) -> None:
        """Drop what was typed before anybody can have read what is on the screen now."""


class StreamKeyboard:
    """Reads lines from a stream: plain mode, pipes, dumb terminals."""

    erases = False

    def __init__(self, stream: TextIO | None, write: Callable[[str], None], *, interactive: bool) -> None:
        self._stream = stream
        self._write = write
        self._interactive = interactive
        self._ended = False

    def ask(self, prompt: str, digits: int = 0) -> str:  # noqa: ARG002 - a stream gives lines, not keys
        """Write the prompt and read a line; at a terminal a pasted page whole, in a pipe all but remarks, with a #."""
        self._write(prompt if self._interactive else prompt.rstrip() + "\n")
        line = self._line()
        if self._interactive:
            return "\n".join([line, *self._pasted()])
        while line.lstrip().startswith("#"):
            line = self._line()
        return line

    def forget(self) -> None:
        """Nothing: in a pipe everything is meant, and a voice that lags must cost nobody a line."""

    def _pasted(self) -> Iterator[str]:
        """Return the lines that are there before anybody can have read what the first one brought."""
        while self._is_waiting():
            try:
                yield self._line()
            except EndOfInput:
                self._ended = True

    def _is_waiting(self) -> bool:
        if self._stream is None or self._ended or os.name == "nt":
            return False
        from select import select

        try:
            return bool(select([self._stream], [], [], 0)[0])
        except (OSError, ValueError):
            return False

    def _line(self) -> str:
        if self._stream is None or self._ended:
            raise EndOfInput
        try:
            line = self._stream.readline()
        except KeyboardInterrupt:
            self._write("\n")
            raise Interrupted from None
        except (OSError, ValueError) as error:  # the terminal has gone, or the stream was closed under us
            raise EndOfInput from error
        if not line:
            raise EndOfInput
        return line.rstrip("\r\n")


class LineKeyboard:
    """Line editing and recall on a terminal, by prompt_toolkit.

    The first prompt is written before prompt_toolkit is imported, which takes longer than all the rest; it then
    paints the same words over it. Whatever goes wrong in there, `spare` takes over, after one line that says so.
    """

    def __init__(self, write: Callable[[str], None], spare: Keyboard, *, prompted: bool = False) -> None:
        self._prompted = prompted  # the first prompt is on the screen already
        self._write = write
        self._spare = spare
        self._session: PromptSession[str] | None = None
        self._broken = False
        self._digits = 0

    @property
    def erases(self) -> bool:
        """Not once the spare one has taken over."""
        return not self._broken

    def ask(self, prompt: str, digits: int = 0) -> str:
        """Let a line be typed and erase it, since the answer is printed in its place."""
        if self._broken:
            return self._spare.ask(prompt)
        self._digits = digits
        try:
            if self._session is None:
                if not self._prompted:
                    self._write(prompt)
                self._session = _prompt_session(lambda: self._digits)
                self._write("\r")
            return self._session.prompt(prompt)
        except KeyboardInterrupt:
            raise Interrupted from None
        except (EOFError, OSError) as error:
            raise EndOfInput from error
        except Exception as error:  # noqa: BLE001 - a terminal it can't manage is no reason not to play
            self._broken = True
            self._write(f"\nLine editing is off ({type(error).__name__}).\n")
            return self._spare.ask(prompt)

    def forget(self) -> None:
        """Drop what came from the terminal ahead of its time: what was read of it, and what was not."""
        if self._broken:
            return
        if self._session is not None:
            from prompt_toolkit.input.typeahead import clear_typeahead

            clear_typeahead(self._session.app.input)
        if os.name != "nt":
            from termios import TCIFLUSH, error, tcflush

            with suppress(error, OSError, ValueError):
                tcflush(self._session.app.input.fileno() if self._session is not None else sys.stdin.fileno(), TCIFLUSH)

    def wake(self) -> None:
        """Let `ask` return with an empty line, if it is waiting; another thread may call this."""
        app = self._session.app if self._session is not None else None
        if app is not None and app.is_running and app.loop is not None:
            app.loop.call_soon_threadsafe(lambda: None if app.is_done else app.exit(result=""))


class WatchfulKeyboard:
    """A keyboard that looks, before and after each line, whether the story is still what it was."""

    def __init__(self, keyboard: Keyboard, has_changed: Callable[[], bool]) -> None:
        self._keyboard = keyboard
        self._has_changed = has_changed

    @property
    def erases(self) -> bool:
        """Whether the prompt is gone once it was answered."""
        return self._keyboard.erases

    def ask(self, prompt: str, digits: int = 0) -> str:
        """Return a line. Raises StoryChanged, and the line counts for nothing then: its menu is an old one."""
        line = self._keyboard.ask(prompt, digits)
        if self._has_changed():
            raise StoryChanged
        return line

    def forget(self) -> None:
        """As the keyboard that is watched."""
        self._keyboard.forget()


def _prompt_session(digits: Callable[[], int]) -> "PromptSession[str]":
    os.environ["PROMPT_TOOLKIT_NO_CPR"] = "1"
    from prompt_toolkit import PromptSession
    from prompt_toolkit.history import InMemoryHistory
    from prompt_toolkit.key_binding import KeyBindings

    keys = KeyBindings()

    @keys.add("c-c")
    def _(event: Any) -> None:
        if event.current_buffer.text:
            event.current_buffer.reset()
        else:
            event.app.exit(exception=KeyboardInterrupt, style="class:aborting")

    def _digit(event: Any) -> None:
        buffer = event.current_buffer
        alone = not buffer.text
        buffer.insert_text(event.data)
        if alone and int(event.data) <= digits():
            buffer.validate_and_handle()

    for digit in "123456789":
        keys.add(digit)(_digit)

    return PromptSession(history=InMemoryHistory(), key_bindings=keys, erase_when_done=True, enable_suspend=True)


def open_keyboard(output: "Output", *, prompted: bool = False) -> Keyboard:
    """Return the keyboard that belongs to a screen; a closed stdin is one that has ended.

    `prompted`: the first prompt is on the screen already.
    """
    stream = sys.stdin
    if stream is not None and hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="replace")
    spare = StreamKeyboard(stream, output.write, interactive=output.options.interactive)
    return LineKeyboard(output.write, spare, prompted=prompted) if output.options.editing else spare
