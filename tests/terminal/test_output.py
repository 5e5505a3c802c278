import io
import os
from errno import EIO, ENOSPC

import pytest

from escape_game.terminal.options import Options
from escape_game.terminal.output import Output, ScreenLost, remark


class Gone(io.StringIO):
    """A stream that can't be written, over a real descriptor."""

    def __init__(self, error):
        super().__init__()
        self._error = error
        self._descriptor = os.open(os.devnull, os.O_WRONLY)

    def write(self, _text):
        raise OSError(self._error, os.strerror(self._error))

    def flush(self):
        """Nothing was written."""

    def fileno(self):
        return self._descriptor


@pytest.mark.parametrize(
    ("error", "code", "says"), [(EIO, 0, ""), (ENOSPC, 1, "The screen can't be written: No space left on device.")]
)
def test_a_terminal_that_has_gone_is_no_error_and_a_full_disk_is_said(capsys, error, code, says):
    with pytest.raises(ScreenLost) as lost:
        Output(Gone(error), Options()).write("words")
    assert lost.value.code == code
    assert capsys.readouterr().err.startswith(says)


def test_a_remark_that_nobody_can_read_ends_nothing(monkeypatch):
    monkeypatch.setattr("sys.stderr", Gone(EIO))
    remark("Input ended.")
