import json
import sys

import pytest

from escape_game.authoring.scaffolds import new_story
from escape_game.cli import main


@pytest.fixture
def folder(tmp_path, monkeypatch):
    new_story(tmp_path / "my_story")
    monkeypatch.chdir(tmp_path / "my_story")
    return tmp_path / "my_story"


@pytest.fixture
def run(capsys):
    def run_main(*arguments):
        code = main([str(argument) for argument in arguments])
        return (code, *capsys.readouterr())

    return run_main


def test_the_schema_is_printed_as_json_and_as_a_page(run):
    code, out, _ = run("schema")
    assert (code, json.loads(out)["type"]) == (0, "object")
    assert "### `scene:`" in run("schema", "--format", "markdown")[1]


def test_a_new_story_names_its_files_and_says_how_to_play_it(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    code, out, err = run("new", "story", "salt_road")
    assert code == 0
    assert "salt_road/story.yaml" in out.splitlines()
    assert err == "Play it: escape-game play salt_road --new\n"


@pytest.mark.parametrize(
    ("arguments", "begins", "remark"),
    [
        (("scene", "well", "--region", "pass"), "scene: well\n", "go: well"),
        (("event", "goat", "--deck", "the_road"), "event: goat\n", "draws from 'the_road'"),
        (("companion", "ida"), "companion: ida\n", "walk with you"),
    ],
)
def test_a_document_is_printed_or_put_into_a_file(run, folder, arguments, begins, remark):
    assert run("new", *arguments)[:2] == (0, (printed := run("new", *arguments)[1]))
    assert printed.startswith(begins)

    code, out, err = run("new", *arguments, "--into", "more.yaml")

    assert (code, out) == (0, "more.yaml\n")
    assert remark in err
    assert (folder / "more.yaml").read_text(encoding="utf-8") == printed


@pytest.mark.usefixtures("folder")
def test_a_refused_document_is_one_line_and_exit_code_2(run):
    code, out, err = run("new", "companion", "marta")
    assert (code, out) == (2, "")
    assert err.count("\n") == 1


@pytest.mark.usefixtures("folder")
def test_where_prints_places_and_fails_without_any(run):
    code, out, _ = run("where", "rope")
    assert code == 0
    assert "item rope, set:" in out
    assert json.loads(run("where", "rope", "--format", "json")[1])["places"]
    code, out, err = run("where", "roper")
    assert (code, out) == (1, "")
    assert "did you mean 'rope'?" in err


def test_rename_shows_first_and_renames_then(run, folder):
    shown = run("rename", "rope", "line", "--show")
    assert "+      finds: line" in shown[1]
    assert "finds: rope" in (folder / "pass.yaml").read_text(encoding="utf-8")

    code, out, err = run("rename", "rope", "line")

    assert code == 0
    assert [line.rpartition("/")[2] for line in out.splitlines()] == ["pass.yaml", "story.yaml"]
    assert "rope is line now, in 5 places and `renamed:`" in err
    assert ".bak" in err


def test_check_watches_until_it_is_interrupted(run, folder, monkeypatch):
    def saves(_folder):
        path = folder / "pass.yaml"
        path.write_text(path.read_text(encoding="utf-8").replace("go: onward", "go: onwards"), encoding="utf-8")
        yield None

    monkeypatch.setattr("escape_game.authoring.watching.saves_of", saves)
    code, out, err = run("check", ".", "--watch")

    assert code == 1
    assert "unknown scene 'onwards'" in out
    assert "0 errors" in err
    assert "Saved. Checked again:" in err


@pytest.mark.usefixtures("folder")
def test_check_says_what_watching_needs(run, monkeypatch):
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    code, _, err = run("check", ".", "--watch")
    assert (code, "pip install" in err, err.count("\n")) == (2, True, 1)


@pytest.fixture
def typing(monkeypatch):
    def types(text):
        import io

        monkeypatch.setattr(sys, "stdin", io.StringIO(text))

    return types


def test_a_scene_is_played_as_playthroughs_arrive_there_and_nothing_is_kept(run, folder, typing, monkeypatch):
    monkeypatch.setenv("ESCAPE_GAME_SAVES", str(folder / "saves"))
    typing("2\nq\n")
    code, out, err = run("play", folder, "--at", "the_shrine", "--as", "worst", "--set", "morale 20")

    assert code == 0
    assert "Morale 20 of 100" in out
    assert "the worst one of 24 playthroughs" in err
    assert out.rstrip().endswith("Until next time.")
    assert not (folder / "saves").exists() or not list((folder / "saves").glob("*.json"))


def test_it_is_kept_where_a_folder_is_named_for_it(run, folder, typing):
    typing("q\n")
    run("play", folder, "--at", "the_shrine", "--saves", folder / "kept")
    assert list((folder / "kept").iterdir())


def test_a_scene_is_shown_again_when_its_file_is_saved(run, folder, monkeypatch):
    class Typed:
        """A stream whose reader saves a file while the first line is typed."""

        lines = iter(["look\n", "q\n"])

        def isatty(self):
            return False

        def readline(self):
            line = next(self.lines, "")
            path = folder / "pass.yaml"
            if line == "look\n":
                path.write_text(path.read_text(encoding="utf-8").replace("lost his nose", "kept his nose"), "utf-8")
            return line

    monkeypatch.setattr(sys, "stdin", Typed())
    code, out, _ = run("play", folder, "--at", "the_shrine", "--watch")

    assert code == 0
    assert " ".join(out.split()).count("has lost his nose") == 1
    assert " ".join(out.split()).count("has kept his nose") == 1


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--as", "worst"), "--at SCENE"),
        (("--set", "water 3"), "--at SCENE"),
        (("--at", "the_shrin"), "did you mean 'the_shrine'"),
    ],
)
def test_what_play_cannot_begin_with_is_refused(run, folder, arguments, says):
    code, _, err = run("play", folder, *arguments)
    assert code == 2
    assert says in err
