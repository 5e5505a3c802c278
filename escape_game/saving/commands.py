"""`escape-game saves`: what the command line can do with the save folder."""

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from escape_game.errors import FINE, PROBLEMS, UsageError
from escape_game.saving import document
from escape_game.saving.folder import SaveFolder, Verdict
from escape_game.saving.places import saves_folder
from escape_game.saving.profile import written_finished
from escape_game.saving.untrusted import Json, mapping, name, number, rows, words
from escape_game.story.story import Story

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from escape_game.saving.entries import SaveEntry
    from escape_game.saving.profile import Finished

StoryLoader = Callable[[Path | None], Story]
_NEEDS = {"list": 0, "show": 1, "delete": 1, "export": 2, "import": 1, "verify": 0, "profile": 0}
_FIELDS = (
    "slot", "journey", "story", "choices", "readable", "ended", "state_hash", "day", "place", "alive", "saved_at",
)  # fmt: skip


def add_arguments(subparsers: "_SubParsersAction[ArgumentParser]") -> None:
    """Declare the command."""
    parser = subparsers.add_parser(
        "saves",
        help="list, show, delete, export, import or verify saves; endings seen",
        description="list (the default) · show SAVE · delete SAVE · export SAVE FILE · import FILE · verify · profile",
    )
    parser.add_argument("action", nargs="?", choices=tuple(_NEEDS), default="list")
    parser.add_argument("what", nargs="*", metavar="SAVE or FILE", help="a save's name, or a file")
    parser.add_argument("--saves", type=Path, metavar="DIR", help="the folder of the saves")
    parser.add_argument("--home", type=Path, metavar="DIR", help="the folder of everything the game keeps")
    parser.add_argument("--story", type=Path, metavar="STORY", help="saves of this story only; verify against it")
    parser.add_argument("--format", choices=("text", "json"), default="text")


def saves(args: Namespace, load_story: StoryLoader) -> int:
    """Run the command and return its exit code; `load_story` reads what `--story` names."""
    if len(args.what) != _NEEDS[args.action]:
        usage = {"export": "SAVE FILE", "import": "FILE"}.get(args.action, "SAVE" if _NEEDS[args.action] else "")
        raise UsageError(f"Type: escape-game saves {args.action} {usage}".rstrip())
    folder = SaveFolder(saves_folder(args.saves, args.home))
    story = load_story(args.story) if args.story is not None else None
    as_json = args.format == "json"
    match args.action:
        case "show":
            _show(folder, args.what[0], as_json=as_json)
        case "delete":
            folder.delete(args.what[0])
            _remark(f"Deleted {args.what[0]}.")
        case "export":
            _remark(f"Written to {folder.export(args.what[0], Path(args.what[1]))}.")
        case "import":
            _remark(f"Imported as '{folder.import_(Path(args.what[0])).slot}'.")
        case "profile":
            _profile(folder.profile.finished(story.id if story is not None else ""), as_json=as_json)
        case "verify":
            return _verify(folder.verify(story), as_json=as_json)
        case _:
            _list([e for e in folder.entries() if story is None or e.story in (story.id, "")], as_json=as_json)
    return FINE


def listed(entry: "SaveEntry") -> dict[str, Json]:
    """Return a save as `saves list --format json` shows it."""
    fields = entry._asdict()
    return {field: [*entry.alive] if field == "alive" else fields[field] for field in _FIELDS}


def _list(entries: "list[SaveEntry]", *, as_json: bool) -> None:
    if as_json:
        _print_json({"saves": [listed(entry) for entry in entries]})
        return
    for entry in entries:
        _print(_line(entry))
    if not entries:
        _remark("There are no saves yet.")


def _line(entry: "SaveEntry") -> str:
    if not entry.readable:
        return f"{entry.slot}: {entry.problem}"
    party = ", ".join(entry.alive) or "nobody"
    ended = ", ended" if entry.ended else ""
    problem = f" {entry.problem}" if entry.problem else ""
    return f"{entry.slot}: day {entry.day}, {entry.place}{ended}. Alive: {party}. Saved {entry.saved_at}.{problem}"


def _show(folder: SaveFolder, slot: str, *, as_json: bool) -> None:
    entry = folder.find(slot)
    saved = document.opened(folder.text(slot))
    log = [name(choice, "a choice") for choice in rows(saved.get("log"), "`log`")]
    journal = [_note(note) for note in rows(saved.get("journal"), "`journal`")]
    if as_json:
        _print_json({**listed(entry), "seed": saved.get("seed"), "log": [*log], "journal": [*journal]})
        return
    _print(_line(entry))
    _print(f"Choices: {', '.join(log) or 'none yet'}")
    for note in journal:
        _print(note)


def _note(value: Json) -> str:
    note = mapping(value, "a line of the journal")
    day, place = number(note.get("day"), "a day"), name(note.get("place"), "a place")
    return f"Day {day}, {place}: {words(note.get('words'), 'a note')}"


def _profile(finished: "tuple[Finished, ...]", *, as_json: bool) -> None:
    if as_json:
        _print_json({"finished": [written_finished(each) for each in finished]})
        return
    for each in finished:
        alive = f" To the end: {', '.join(each.alive)}." if each.alive else ""
        dead = "".join(f" {who} died{f', {cause}' if cause else ''}." for who, cause in each.dead)
        _print(f"{each.title}: day {each.day}, seed {each.seed}.{alive}{dead}")
    if not finished:
        _remark("No journey has come to an end yet.")


def _verify(verdicts: list[Verdict], *, as_json: bool) -> int:
    if as_json:
        found: list[Json] = [
            {"slot": verdict.entry.slot, "loads": verdict.loads, "notes": [*verdict.notes]} for verdict in verdicts
        ]
        _print_json({"saves": found})
    for verdict in () if as_json else verdicts:
        _print(f"{verdict.entry.slot}: {' '.join(verdict.notes) or 'fine'}")
    return FINE if all(verdict.loads for verdict in verdicts) else PROBLEMS


def _print_json(value: Json) -> None:
    _print(json.dumps(value, indent=2))


def _print(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def _remark(line: str) -> None:
    sys.stderr.write(f"{line}\n")
