"""Writes what is written from something else: the schema, the reference page, the worked examples, the problems.

Run it after a change of escape_game/reading/documents or of one of the examples; tests say when it is due.
"""

from pathlib import Path

from escape_game.authoring.reference import reference_page
from escape_game.authoring.rule_book import problems_page
from escape_game.authoring.schema import as_json, story_schema

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = {
    "The second night of the storm": "scenes/03-storm/4-kaziks-night.yaml",
    "The odd lid": "tests/stories/odd_lid/the-odd-lid.yaml",
}
OPENING = """\
# Two worked examples

Two files as they are played, whole: what the grammar of [writing-scenes.md](writing-scenes.md) looks like where all of
it is wanted at once. `tools/write_docs.py` puts them here, and a test keeps them equal to the files.
"""


def worked_examples() -> str:
    """Return the page of worked examples."""
    parts = [OPENING]
    for title, file in EXAMPLES.items():
        text = (ROOT / file).read_text(encoding="utf-8")
        parts.append(f"## {title}\n\n[{file}](../{file})\n\n```yaml\n{text.rstrip()}\n```\n")
    return "\n".join(parts)


def written() -> dict[str, str]:
    """Return every file that is written here, with its text."""
    return {
        "schema/walk-south.schema.json": f"{as_json(story_schema())}\n",
        "docs/reference.md": f"{reference_page()}\n",
        "docs/worked-examples.md": worked_examples(),
        "docs/problems.md": problems_page(ROOT / "tests/bad_scenes", ROOT / "tests/good_scenes"),
    }


if __name__ == "__main__":
    for name, text in written().items():
        (ROOT / name).write_text(text, encoding="utf-8")
