"""What the documents name exists, and the example of docs/engine.md runs."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
FILE = re.compile(
    r"(?<![\w/.-])((?:benchmarks|tools|tests|escape_game|docs|schema|pictures)/[\w./-]+\.(?:py|sh|md|json|svg|txt))"
)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_file_that_a_document_names_is_there(document):
    named = set(FILE.findall(document.read_text(encoding="utf-8")))
    made_by_the_build = {"escape_game/compiled/walk_south.json"}
    assert [name for name in sorted(named - made_by_the_build) if not (ROOT / name).is_file()] == []


def test_every_benchmark_stands_in_the_page_on_measuring():
    page = (ROOT / "docs" / "measuring.md").read_text(encoding="utf-8")
    assert [script.name for script in ROOT.glob("benchmarks/bench_*.py") if script.name not in page] == []


def test_the_example_of_the_engine_runs(tmp_path):
    page = (ROOT / "docs" / "engine.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    example = example.replace('"scenes"', repr(str(ROOT / "scenes"))).replace('"cache"', repr(str(tmp_path)))
    names = {}
    exec(example, names)
    assert names["journey"].log == ()
    assert names["draft"] != names["state"]
