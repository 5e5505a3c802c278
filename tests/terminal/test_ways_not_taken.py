"""What the terminal's code never does, by looking at it: nothing sleeps, blinks, redraws or parses markup."""

import ast
from pathlib import Path

import pytest

from escape_game import terminal

MODULES = sorted(Path(terminal.__file__).parent.glob("*.py"))
NEVER = {
    "sleep", "Live", "Progress", "Status", "Spinner", "screen", "bell", "from_markup", "set_window_title", "status",
    "bottom_toolbar", "patch_stdout", "ANSI", "HTML", "full_screen",
}  # fmt: skip
# Of rich and prompt_toolkit; words of our own that happen to be the same are another's.
LIBRARIES = ("rich", "prompt_toolkit", "time")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_nothing_of_the_kind_is_imported_from_a_library_or_called_on_a_console(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in LIBRARIES:
            assert not NEVER & {name.name for name in node.names}
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and "console" in ast.dump(node.func):
            assert node.func.attr not in NEVER
        if isinstance(node, ast.Call):
            named = {keyword.arg for keyword in node.keywords}
            assert not {"bottom_toolbar", "full_screen", "completer"} & named
        if isinstance(node, ast.Attribute):
            assert node.attr not in ("sleep", "from_markup", "set_window_title", "set_alt_screen")
