"""The commands of the writer's desk: their arguments, and what they print.

Each imports what it needs by itself, as those in `commands` do.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from escape_game.authoring.speaking import remark, say
from escape_game.errors import FINE, PROBLEMS

if TYPE_CHECKING:
    from escape_game.authoring.scaffolds import OpenStory

Subparsers: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def add_arguments(subparsers: Subparsers) -> None:
    """Declare new, where, rename and schema."""
    _add_new(subparsers)
    _add_where(subparsers)
    _add_rename(subparsers)
    schema = subparsers.add_parser("schema", help="the JSON Schema of story files, for editors")
    schema.add_argument("--format", choices=("json", "markdown"), default="json", help="markdown: as a reference page")


def _add_new(subparsers: Subparsers) -> None:
    kinds = subparsers.add_parser("new", help="a beginning: a story, a scene, an event, a companion").add_subparsers(
        dest="kind", metavar="KIND", required=True
    )
    story = kinds.add_parser("story", help="a folder with a small complete story")
    story.add_argument("name", metavar="NAME", type=Path, help="the folder to make; its last part is the story's id")
    scene = kinds.add_parser("scene", help="a scene with two choices")
    scene.add_argument("id", metavar="ID")
    scene.add_argument("--region", required=True, metavar="REGION")
    scene.add_argument("--to", metavar="SCENE", help="where it leads; left out, to where the story starts")
    event = kinds.add_parser("event", help="an event with two choices")
    event.add_argument("id", metavar="ID")
    event.add_argument("--deck", required=True, metavar="DECK")
    event.add_argument("--region", metavar="REGION", help="left out: anywhere")
    companion = kinds.add_parser("companion", help="somebody who walks with you")
    companion.add_argument("id", metavar="ID")
    for parser in (scene, event, companion):
        parser.add_argument("--into", type=Path, metavar="FILE", help="add it to this file; left out, print it")
        _add_story(parser)


def _add_where(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser("where", help="where a name is declared, set, read and shown")
    parser.add_argument("name", metavar="NAME", help="an id, or scene.choice, fact.value, pace.order and the like")
    _add_story(parser)
    parser.add_argument("--format", choices=("text", "json"), default="text")


def _add_rename(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser("rename", help="give an id another name, everywhere")
    parser.add_argument("old", metavar="OLD", help="an id, or scene.choice, fact.value, pace.order and the like")
    parser.add_argument("new", metavar="NEW")
    parser.add_argument("--kind", metavar="KIND", help="scene, companion, fact …, where several have this name")
    parser.add_argument("--show", action="store_true", help="print the lines as they would be, and change nothing")
    _add_story(parser)


def _add_story(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--story", type=Path, metavar="FOLDER", help="left out, the story around the present folder")


def schema(args: argparse.Namespace) -> int:
    """Print the schema, or the reference page that is made from it."""
    if args.format == "markdown":
        from escape_game.authoring.reference import reference_page

        say(reference_page())
    else:
        from escape_game.authoring.schema import as_json, story_schema

        say(as_json(story_schema()))
    return FINE


def new(args: argparse.Namespace) -> int:
    """Write a story, or write or print a document."""
    from escape_game.authoring import scaffolds

    if args.kind == "story":
        for file in scaffolds.new_story(args.name):
            say(str(file))
        remark(f"Play it: escape-game play {args.name} --new")
        return FINE
    story = scaffolds.open_story(args.story, args.into)
    document = _new_document(args, story)
    if args.into is None:
        sys.stdout.write(document)
        return FINE
    scaffolds.add_to_file(document, args.into)
    say(str(args.into))
    remark(_what_next(args, story))
    return FINE


def _new_document(args: argparse.Namespace, story: "OpenStory") -> str:
    from escape_game.authoring import scaffolds

    if args.kind == "scene":
        return scaffolds.new_scene(story, args.id, args.region, args.to)
    if args.kind == "event":
        return scaffolds.new_event(story, args.id, args.deck, args.region)
    return scaffolds.new_companion(story, args.id)


def _what_next(args: argparse.Namespace, story: "OpenStory") -> str:
    if args.kind == "scene":
        play = f"escape-game play {story.folder} --at {args.id}"
        return f"Let something lead there: `go: {args.id}` in a choice. Play it: {play}"
    if args.kind == "event":
        return f"It is drawn where a leg or a scene draws from '{args.deck}'."
    return "They walk with you from the start of a new journey."


def where(args: argparse.Namespace) -> int:
    """Print every place that names something; 1 where nothing does."""
    from escape_game.authoring import scaffolds, whereabouts

    story = scaffolds.open_story(args.story)
    found = whereabouts.find(story.folder, args.name)
    say(json.dumps(whereabouts.as_record(found), indent=2) if args.format == "json" else whereabouts.as_text(found))
    if not found:
        remark(whereabouts.nothing_called(story.folder, args.name))
    return FINE if found else PROBLEMS


def rename(args: argparse.Namespace) -> int:
    """Rename an id in all files, or show how they would read."""
    from escape_game.authoring import renaming, scaffolds

    story = scaffolds.open_story(args.story)
    change = renaming.plan(story.folder, args.old, args.new, args.kind)
    if args.show:
        say(renaming.as_text(change))
        return FINE
    kept = renaming.carry_out(story.folder, change)
    say("\n".join(str(path) for path in renaming.files_of(change)))
    copies = "; the files as they were are beside them, as .bak" if kept else ""
    remark(f"{args.old} is {args.new} now, in {renaming.counted(change)}{copies}.")
    return FINE
