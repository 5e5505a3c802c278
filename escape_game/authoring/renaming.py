"""`rename`: another name for an id, in every file that says it, and everything else left byte for byte as it was."""

import re
import subprocess
from collections.abc import Iterable
from difflib import unified_diff
from pathlib import Path
from typing import Final, NamedTuple

from escape_game.authoring.mentioned_in_text import CHOICE, COMPANION, DECLARED, MEASURE, ORDER, VALUE, Mention
from escape_game.authoring.mentions import mentions_in
from escape_game.authoring.whereabouts import open_folder
from escape_game.errors import UsageError
from escape_game.reading.building.declaring import RESERVED
from escape_game.reading.checking import check_files
from escape_game.reading.documents.fields import ID_PATTERN
from escape_game.reading.documents.title_page import TitlePage
from escape_game.reading.near_misses import no_such
from escape_game.reading.nodes import MapNode
from escape_game.reading.pages import AnyPage, is_of
from escape_game.reading.sources import StoryFile, read_folder

_BACKUP: Final = ".bak"
_OF_SOMETHING: Final = (CHOICE, VALUE, ORDER)  # named with what they belong to, before a dot
_LINES: Final = re.compile(r"[^\n]*\n|[^\n]+")


class Edit(NamedTuple):
    """Text that takes the place of other text; lines and columns count from 1."""

    file: str
    line: int
    column: int
    old: str
    new: str


class Change(NamedTuple):
    """A renaming as it would be: the files that change, before and after, and how many places."""

    before: dict[str, str]
    after: dict[str, str]
    places: int


def plan(folder: Path, old: str, new: str, kind: str | None = None) -> Change:
    """Return what a renaming would change. Raises UsageError for a name that isn't there, is taken, or can't be one."""
    files = read_folder(folder)
    opened = open_folder(folder)
    mentions = mentions_in(opened.pages)
    kind = _kind(old, kind, mentions)
    new = _whole(kind, old, new)
    title = next((page for page in opened.pages if page.kind == "story"), None)
    if title is None:
        raise UsageError(f"{folder} has no title page to put `renamed:` on; no document begins with `story:`")
    _check_free(kind, old, new, mentions, title)
    edits = [_edit(each, new) for each in dict.fromkeys(mentions) if (each.kind, each.name) == (kind, old)]
    wanted = [edit for edit in edits if edit is not None]
    texts = {file.name: file.data.decode("utf-8") for file in files if file.name in opened.texts}
    after = {name: _edited(text, [edit for edit in wanted if edit.file == name]) for name, text in texts.items()}
    after[title.span.file] = _remembered(after[title.span.file], title, old, new)
    _check_sound(files, after, old)
    changed = [name for name in texts if texts[name] != after[name]]
    places = len(dict.fromkeys(wanted))
    return Change({name: texts[name] for name in changed}, {name: after[name] for name in changed}, places)


def carry_out(folder: Path, change: Change) -> bool:
    """Write the files; return whether copies of the old ones were kept, as everywhere but in a clean git checkout."""
    keeps = not _is_clean_checkout(folder)
    for name, text in change.after.items():
        path = Path(name)
        if keeps:
            path.with_name(path.name + _BACKUP).write_bytes(change.before[name].encode())
        path.write_bytes(text.encode())
    return keeps


def files_of(change: Change) -> list[Path]:
    """Return the files that change."""
    return [Path(name) for name in change.after]


def counted(change: Change) -> str:
    """Say how much changes."""
    places = "1 place" if change.places == 1 else f"{change.places} places"
    return f"{places} and `renamed:`"


def as_text(change: Change) -> str:
    """Return the change as a diff."""
    lines: list[str] = []
    for name, after in change.after.items():
        before = change.before[name]
        lines += unified_diff(before.splitlines(), after.splitlines(), name, name, lineterm="", n=0)
    return "\n".join(lines)


def _kind(old: str, kind: str | None, mentions: Iterable[Mention]) -> str:
    """Return of which kind a name is; it has to be declared, and of one kind only unless that is said."""
    declared = [each for each in mentions if each.use == DECLARED]
    kinds = list(dict.fromkeys(each.kind for each in declared if each.name == old))
    if kind is not None:
        kinds = [each for each in kinds if each == kind]
    if len(kinds) > 1:
        raise UsageError(f"'{old}' is the name of several: {', '.join(kinds)}; say which: --kind {kinds[0]}")
    if not kinds:
        raise UsageError(no_such(kind or "name", old, {each.name for each in declared}))
    return kinds[0]


def _whole(kind: str, old: str, new: str) -> str:
    """Return a new name as it is listed; of a choice, a value or an order with what it belongs to, even if left out."""
    owner, dot, _ = old.rpartition(".")
    own = new.removeprefix(f"{owner}.") if kind in _OF_SOMETHING else new
    if not re.fullmatch(ID_PATTERN, own):
        hint = "write lower case letters, digits and _, as in salt_well"
        raise UsageError(f"'{new}' can't be a name: {hint}")
    return f"{owner}{dot}{own}" if kind in _OF_SOMETHING else own


def _check_free(kind: str, old: str, new: str, mentions: Iterable[Mention], title: AnyPage) -> None:
    if new == old:
        raise UsageError(f"'{old}' has that name already")
    reserved = {word for words in RESERVED.values() for word in words}
    if new in reserved:
        raise UsageError(f"'{new}' has a meaning of its own in stories; choose another name")
    renamed = title.node.get("renamed")
    if isinstance(renamed, MapNode) and new in renamed:
        raise UsageError(f"'{new}' is an old name in `renamed:`, and an id is never given again; choose another")
    # Of whatever kind: in conditions, and in `renamed:`, a name stands alone.
    taken = next((each for each in mentions if each.name == new and each.use == DECLARED), None)
    if taken is not None:
        place = f"{taken.span.file}:{taken.span.line}"
        raise UsageError(f"there is {taken.kind} '{new}' already, at {place}; choose another name")
    if is_of(title, TitlePage) and any(node.value == new for node in title.model.unwritten):
        raise UsageError(f"'{new}' is kept by `unwritten:` for a later part; choose another name than for this {kind}")


def _edit(mention: Mention, new: str) -> Edit | None:
    """Return the edit of one mention; None where a person is called by name, which is no id."""
    span, text = mention.span, mention.text
    if mention.kind == COMPANION and text != mention.name:
        return None
    words = new.rpartition(".")[2] if mention.kind in _OF_SOMETHING else new
    if mention.kind == MEASURE and text == f"{mention.name}s":
        words += "s"
    return Edit(span.file, span.line, span.column, text, words)


def _edited(text: str, edits: Iterable[Edit]) -> str:
    """Return a file with all edits made, from its end to its beginning, so that no edit moves another."""
    lines = _LINES.findall(text)
    for edit in sorted(set(edits), key=lambda edit: (edit.line, edit.column), reverse=True):
        line = lines[edit.line - 1]
        start = edit.column - 1
        if line[start : start + 1] in ('"', "'"):
            start += 1
        if line[start : start + len(edit.old)] != edit.old:
            place = f"{edit.file}:{edit.line}"
            raise UsageError(
                f"{place}: '{edit.old}' can't be found there; put the words on the line of their key first"
            )
        lines[edit.line - 1] = line[:start] + edit.new + line[start + len(edit.old) :]
    return "".join(lines)


def _remembered(text: str, title: AnyPage, old: str, new: str) -> str:
    """Return the title page with the old name under `renamed:`, where it may have to be made."""
    lines = _LINES.findall(text)
    end = "\r\n" if lines and lines[0].endswith("\r\n") else "\n"
    renamed = title.node.get("renamed")
    if not isinstance(renamed, MapNode):
        place = _end_of_document(lines, title.span.line)
        if place and not lines[place - 1].endswith("\n"):
            lines[place - 1] += end
        return "".join([*lines[:place], f"renamed:{end}  {old}: {new}{end}", *lines[place:]])
    first = next(iter(renamed.key_spans.values()))
    line = lines[first.line - 1]
    before = line[: first.column - 1]
    if "{" in before:
        lines[first.line - 1] = f"{before}{old}: {new}, {line[first.column - 1 :]}"
        return "".join(lines)
    last = max(span.line for span in renamed.key_spans.values())
    if not lines[last - 1].endswith("\n"):
        lines[last - 1] += end
    return "".join([*lines[:last], f"{before}{old}: {new}{end}", *lines[last:]])


def _end_of_document(lines: list[str], first: int) -> int:
    """Return the number of lines up to the end of the document that holds this line, without blank lines there."""
    place = next((n for n in range(first, len(lines)) if lines[n].startswith(("---", "..."))), len(lines))
    while place > first and not lines[place - 1].strip():
        place -= 1
    return place


def _check_sound(files: list[StoryFile], after: dict[str, str], old: str) -> None:
    """Refuse a change that would bring problems. It is our bug if one does; better found here than in a story."""
    renamed = [file._replace(data=after[file.name].encode()) if file.name in after else file for file in files]
    earlier = {problem.code for problem in check_files(files).problems}
    fresh = [problem for problem in check_files(renamed).problems if problem.code not in earlier]
    if fresh:
        at = fresh[0].span
        raise UsageError(f"renaming '{old}' would break {at.file}:{at.line}: {fresh[0].message}; nothing was changed")


def _is_clean_checkout(folder: Path) -> bool:
    """Return whether git has every file of a folder as it is now."""
    command = ["git", "status", "--porcelain", "--ignored", "--", "."]
    try:
        asked = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    except OSError:
        return False
    return asked.returncode == 0 and not asked.stdout.strip()
