"""Beginnings: a story, a scene, an event, a companion, as documents that pass `check` and can be played at once."""

import re
from importlib.resources import files
from pathlib import Path
from typing import Final, NamedTuple

from escape_game.errors import StoryError, UsageError
from escape_game.reading.building.declaring import RESERVED
from escape_game.reading.checking import Checked, check_folder
from escape_game.reading.documents.fields import ID_PATTERN
from escape_game.reading.near_misses import no_such
from escape_game.reading.sources import TITLE_PAGE

SCHEMA_FILE: Final = "walk-south.schema.json"
_EDITOR_SETTINGS: Final = f'{{"yaml.schemas": {{"./{SCHEMA_FILE}": "*.yaml"}}}}\n'
_TEMPLATES: Final = files("escape_game.authoring") / "templates"
_WORD: Final = re.compile(
    r"\b[Nn]ew_(?:story|scene|event|companion|region|deck|target|name)\b|\bNew (?:story|scene|event)\b"
)
_SHARED: Final = {"scene": ("scene", "event"), "event": ("scene", "event"), "companion": ("companion", "protagonist")}


class OpenStory(NamedTuple):
    """A story that somebody is writing, with or without problems."""

    folder: Path
    checked: Checked

    def ids(self, *kinds: str) -> list[str]:
        """Return the ids of all documents of these kinds."""
        return [name for kind, name in self.checked.sources if kind in kinds]


def open_story(folder: Path | None, beside: Path | None = None) -> OpenStory:
    """Return the story in a folder, else the one around a file, else the one around the present folder.

    Raises UsageError where there is none.
    """
    start = folder or (beside.resolve().parent if beside is not None else Path.cwd())
    around = [start] if folder else [start, *start.parents]
    found = next((each for each in around if (each / TITLE_PAGE).is_file()), None)
    if found is None:
        raise UsageError(f"there is no story in {start}; go into its folder, or name it: --story FOLDER")
    try:
        return OpenStory(found, check_folder(found))
    except StoryError as error:
        raise UsageError(str(error)) from error


def new_story(folder: Path) -> tuple[Path, ...]:
    """Write a small complete story into a folder of its own and return its files. Raises UsageError."""
    from escape_game.authoring.schema import as_json, story_schema

    name = folder.name
    _check_id(name, "a story's folder")
    if folder.exists():
        raise UsageError(f"{folder} is there already; choose another name")
    texts = {each.name: each.read_text(encoding="utf-8") for each in (_TEMPLATES / "story").iterdir()}
    filled = {file: modeline(SCHEMA_FILE) + _filled(text, {"story": name}) for file, text in sorted(texts.items())}
    try:
        folder.mkdir(parents=True)
        for file, text in filled.items():
            (folder / file).write_text(text, encoding="utf-8")
        (folder / SCHEMA_FILE).write_text(f"{as_json(story_schema())}\n", encoding="utf-8")
        # The line in a file holds for its first document only, with the server that editors use.
        (folder / ".vscode").mkdir()
        (folder / ".vscode" / "settings.json").write_text(_EDITOR_SETTINGS, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{error.filename} can't be written: {error.strerror}") from error
    return tuple(folder / file for file in filled)


def modeline(schema: str) -> str:
    """Return the line by which editors know the schema of a file."""
    return f"# yaml-language-server: $schema={schema}\n"


def new_scene(story: OpenStory, name: str, region: str, target: str | None = None) -> str:
    """Return a scene that leads to a target, else to where the story starts. Raises UsageError."""
    _check_new("scene", name, story)
    _check_region(story, region)
    scenes = story.ids("scene", "event")
    if target is None:
        target = _start_of(story)
    elif target not in scenes:
        raise UsageError(no_such("scene", target, scenes))
    return _document("scene", {"scene": name, "region": region, "target": target})


def new_event(story: OpenStory, name: str, deck: str, region: str | None = None) -> str:
    """Return an event of a deck; where the story has regions, it stands anywhere but in one that is named."""
    _check_new("event", name, story)
    _check_id(deck, "a deck")
    if region is not None:
        _check_region(story, region)
    has_regions = bool(story.ids("region"))
    text = _document("event", {"event": name, "deck": deck, "region": region or "anywhere"})
    return text if has_regions else text.replace("region: anywhere\n", "")


def new_companion(story: OpenStory, name: str) -> str:
    """Return a companion who is with us from the start. Raises UsageError."""
    _check_new("companion", name, story)
    return _document("companion", {"companion": name})


def add_to_file(document: str, file: Path) -> None:
    """Put a document at the end of a file, made where it isn't there. Raises UsageError."""
    if file.suffix != ".yaml":
        raise UsageError(f"{file} is no story file: its name ends with .yaml")
    try:
        before = file.read_bytes().decode("utf-8") if file.exists() else ""
        gap = "" if not before or before.endswith("\n") else "\n"
        between = "---\n" if any(_says_something(line) for line in before.splitlines()) else ""
        ends = "\r\n" if "\r\n" in before else "\n"
        added = f"{gap}{between}{document}".replace("\n", ends)
        file.write_bytes(f"{before}{added}".encode())
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{file} can't be added to: {getattr(error, 'strerror', 'it is not UTF-8 text')}") from error


def _says_something(line: str) -> bool:
    return bool(line.strip()) and not line.startswith("#") and line.strip() != "---"


def _document(template: str, names: dict[str, str]) -> str:
    return _filled((_TEMPLATES / f"{template}.yaml").read_text(encoding="utf-8"), names)


def _filled(text: str, names: dict[str, str]) -> str:
    """Put ids where the template says `new_scene` and titles where it says `New scene`; a `New_name` is a title too."""

    def put(match: re.Match[str]) -> str:
        word = match.group()
        kind = word[4:]
        if kind == "name":
            return _titled(names["companion"])
        return names[kind] if word[0] == "n" else _titled(names[kind])

    return _WORD.sub(put, text)


def _titled(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _start_of(story: OpenStory) -> str:
    if story.checked.story is not None:
        return story.checked.story.scene_ids[story.checked.story.start]
    scenes = story.ids("scene")
    if not scenes:
        raise UsageError("the story has no scene yet that this one could lead to; name one with --to SCENE")
    return scenes[0]


def _check_new(kind: str, name: str, story: OpenStory) -> None:
    _check_id(name, f"{'an' if kind == 'event' else 'a'} {kind}")
    shared = _SHARED[kind]
    if name in RESERVED["scene" if kind != "companion" else "person"]:
        raise UsageError(f"'{name}' has a meaning of its own in stories; choose another id")
    for other in shared:
        span = story.checked.sources.get((other, name))
        if span is not None:
            raise UsageError(f"there is {other} '{name}' already, at {span.file}:{span.line}; choose another id")
    if story.checked.story is not None and name in dict(story.checked.story.renamed):
        raise UsageError(f"'{name}' is an old name in `renamed:`, and an id is never given again; choose another")


def _check_id(name: str, what: str) -> None:
    if not re.fullmatch(ID_PATTERN, name):
        raise UsageError(f"'{name}' can't be {what}'s id: write lower case letters, digits and _, as in salt_well")


def _check_region(story: OpenStory, region: str) -> None:
    regions = story.ids("region")
    if region != "anywhere" and region not in regions:
        known = ", ".join(regions) or "none yet"
        raise UsageError(no_such("region", region, regions, f"there are: {known}"))
