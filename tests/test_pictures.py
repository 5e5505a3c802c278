import importlib.util
import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
NAMES = {"title", "scene", "check", "map", "ending"}


def tool():
    spec = importlib.util.spec_from_file_location("make_pictures", ROOT / "tools" / "make_pictures.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_pictures_are_real_screens_the_same_each_time_each_with_its_text(tmp_path):
    for folder in ("one", "two"):
        tool().main(tmp_path / folder)
    drawn = {path.name: path.read_bytes() for path in (tmp_path / "one").iterdir()}
    assert drawn == {path.name: path.read_bytes() for path in (tmp_path / "two").iterdir()}
    assert set(drawn) == {f"{name}.{kind}" for name in NAMES for kind in ("svg", "txt")}
    for name, content in drawn.items():
        text = content.decode()
        if name.endswith(".svg"):
            assert not re.search(r"url\(.?http|@font-face|<script", text)
        else:
            assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", text)


def test_every_picture_is_kept_beside_its_text():
    assert {path.name for path in (ROOT / "pictures").iterdir()} >= {f"{n}.{k}" for n in NAMES for k in ("svg", "txt")}
