"""The guide can be followed to the letter, and every example in it is one."""

import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from escape_game.authoring.scaffolds import add_to_file, new_story
from escape_game.reading.checking import check_folder
from escape_game.reading.pages import read_pages
from escape_game.reading.problems import Problems

CHECKOUT = Path(__file__).parent.parent.parent
DOCS = CHECKOUT / "docs"
GUIDE = (DOCS / "writing-scenes.md").read_text(encoding="utf-8")
TUTORIAL = GUIDE[: GUIDE.index("\n## Editors")]
RECIPES = (DOCS / "recipes.md").read_text(encoding="utf-8")
NOT_LED_TO = {"S503", "S504"}  # a recipe is a part of a story that nothing leads to yet
BLOCK = re.compile(r"(?:^<!-- (?P<told>.*?) -->\n)?^```(?P<kind>[^\n]*)\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE)
AFTER = re.compile(r'after the first "(.*)" of (.*)')
INSTEAD = re.compile(r'instead of "(.*)" in (.*)')


def yaml_examples(page):
    return [match["text"] for match in BLOCK.finditer(page) if match["kind"] == "yaml"]


def one_line(text):
    return " ".join(text.split())


def edit(folder, told, text):
    """Do in a file what the page tells its reader to do."""
    if told.startswith("file: "):
        (folder / told.removeprefix("file: ")).write_text(text, encoding="utf-8")
        return
    for form in (AFTER, INSTEAD):
        found = form.fullmatch(told)
        if found:
            path = folder / found[2]
            before = path.read_text(encoding="utf-8")
            assert f"{found[1]}\n" in before
            kept = f"{found[1]}\n" if form is AFTER else ""
            path.write_text(before.replace(f"{found[1]}\n", kept + text, 1), encoding="utf-8")
            return
    raise AssertionError(f"nobody can follow this: {told}")


def typed(folder, command):
    """Run a command as it is typed; a game is left with q."""
    home = {"HOME": str(folder), "ESCAPE_GAME_SAVES": str(folder / "saves"), "PYTHONPATH": str(CHECKOUT)}
    words = re.findall(r"'[^']*'|\S+", command.removeprefix("escape-game "))
    played = subprocess.run(
        [sys.executable, "-m", "escape_game", *(word.strip("'") for word in words)],
        cwd=folder, input="q\n", capture_output=True, encoding="utf-8", check=False,
        env={**os.environ, **home},
    )  # fmt: skip
    return one_line(played.stdout + played.stderr)


def follow(folder, block):
    """Type each command of a console block; what the block shows has to be said, in any order of its lines."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, *shown = part.splitlines()
        said = typed(folder, command)
        for line in filter(None, map(one_line, shown)):
            assert line in said, f"{command}: {said}"


def test_the_tutorial_followed_to_the_letter_in_an_empty_folder_works(tmp_path):
    steps = list(BLOCK.finditer(TUTORIAL))
    assert steps
    for step in steps:
        if step["kind"] == "console":
            follow(tmp_path, step["text"])
        elif step["told"]:
            edit(tmp_path, step["told"], step["text"])


@pytest.mark.parametrize("recipe", yaml_examples(RECIPES), ids=lambda text: text.split("\n")[0])
def test_every_recipe_goes_into_a_new_story_without_a_problem(tmp_path, recipe):
    story = tmp_path / "my_story"
    new_story(story)
    add_to_file(recipe, story / "recipe.yaml")

    problems = check_folder(story).problems

    assert {problem.code for problem in problems} <= NOT_LED_TO, problems


@pytest.mark.parametrize("page", sorted(DOCS.glob("*.md")), ids=lambda path: path.name)
def test_every_example_of_every_page_has_keys_that_the_schema_knows(page):
    for example in yaml_examples(page.read_text(encoding="utf-8")):
        problems = Problems()
        assert read_pages(example, page.name, problems)
        assert problems.in_order() == (), example


def load_tool(name):
    spec = importlib.util.spec_from_file_location(name, CHECKOUT / "tools" / f"{name}.py")
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    return tool


@pytest.mark.parametrize("name", load_tool("write_docs").written())
def test_what_is_written_from_something_else_is_current(name):
    due = f"{name} is out of date: python tools/write_docs.py"
    assert (CHECKOUT / name).read_text(encoding="utf-8") == load_tool("write_docs").written()[name], due


def test_the_line_for_editors_is_put_into_a_file_once(tmp_path, monkeypatch):
    tool = load_tool("add_modelines")
    monkeypatch.setattr(tool, "SCHEMA", tmp_path / "schema" / "walk-south.schema.json")
    file = tmp_path / "scenes" / "wells.yaml"
    file.parent.mkdir()
    file.write_bytes(b"scene: well\r\n")

    assert (tool.add_modeline(file), tool.add_modeline(file)) == (True, False)
    first, second = file.read_bytes().split(b"\n", 1)
    assert first == b"# yaml-language-server: $schema=../schema/walk-south.schema.json"
    assert second == b"scene: well\r\n"


def test_links_between_the_pages_lead_to_pages():
    for page in ("writing-scenes.md", "recipes.md", "reference.md", "worked-examples.md"):
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", (DOCS / page).read_text(encoding="utf-8")):
            assert (DOCS / target).exists(), f"{page} links to {target}"
