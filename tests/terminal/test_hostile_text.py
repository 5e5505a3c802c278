"""A story whose every text attacks the terminal, played in every way: nothing gets through but our own colours."""

import re
from itertools import cycle

import pytest
from random_play import odd_lid
from sitters import PIPE, sit
from tiny_story import tiny_story

from escape_game.saving.folder import SaveFolder
from escape_game.story.prose import Plain
from escape_game.terminal.options import Options
from escape_game.terminal.sitting import Request

PAYLOADS = (
    "\x1b[2J\x1b[H", "\x1b]52;c;ZXZpbA==\x07", "\x1b]0;title\x1b\\", "\x9b2J", "\x9d52;c;eA==\x9c", "\u202egnp.exe",
    "\u2066\u2067\u2069", "\u200b\u200e\u2060\ufeff", "e" + "\u0301" * 60, "[link=http://evil]x[/link]", "[/red][bold]",
    ":skull:", "<b>&amp;</b>%s{0}", "\x01\x02[ZeroWidthEscape]", "\r\x08\x7f\x00\x0b\x0c", "\ue000\U000f0000", "\ud7ff",
)  # fmt: skip
OURS = re.compile(r"\x1b\[[0-9;]*m|\r\x1b\[K")
FORBIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ue000-\uf8ff]")
TOWER = re.compile("[\u0300-\u036f]{5}")
# What is no text of an author's: ids are names of their own alphabet, and hashes.
IDS = {"id", "hash", "unit", "scene_ids", "renamed", "kind"}
COMMANDS = (
    "status", "party", "party 1", "pack", "map", "map words", "journal", "why", "why 1", "why water", "endings",
    "help", "warnings", "orders", "options", "saves", "", "look",
    "transcript /nowhere/x", "save \x1b[2Jmine\u202e", "saves",
)  # fmt: skip


def poisoned(record, poison):
    """Return a record of the story with a payload in every text of it."""
    if isinstance(record, Plain):
        return Plain(record.text + next(poison))
    if hasattr(record, "_fields"):
        return record._replace(
            **{name: _field(getattr(record, name), poison) for name in record._fields if name not in IDS}
        )
    if isinstance(record, tuple):
        return tuple(poisoned(each, poison) for each in record)
    return record


def _field(value, poison):
    if isinstance(value, str):
        return value + next(poison) if value else value
    return poisoned(value, poison)


def hostile(story):
    return poisoned(story, cycle(PAYLOADS))


@pytest.mark.parametrize(
    "options",
    [PIPE, Options(width=None, paging=False), Options(ascii=True, paging=False)],
    ids=["plain", "rich", "ascii"],
)
def test_no_text_of_a_story_reaches_the_terminal_as_anything_but_text(options):
    typed = [line for turn in ("1", "1", "hear", "on") for line in (*COMMANDS, turn)]
    _, text, _ = sit(*typed, options=options, story=hostile(tiny_story()))
    assert "[link=http://evil]x[/link]" in text
    assert_clean(text)


def test_no_text_of_a_save_does_either(tmp_path):
    folder = SaveFolder(tmp_path)
    sit("lid", "save \x1b]0;x\x07 \u202ename", folder=folder, story=hostile(tiny_story()))
    folder.release()
    _, text, _ = sit("journal", "saves", "", "party", folder=folder, request=Request(resume=""), story=tiny_story())
    folder.release()
    assert_clean(text)


def test_the_payloads_are_what_the_rule_looks_for():
    assert sum(bool(FORBIDDEN.search(payload) or TOWER.search(payload)) for payload in PAYLOADS) >= 9


def assert_clean(text):
    bare = OURS.sub("", text)
    found = FORBIDDEN.search(bare)
    assert not found, repr(bare[max(found.start() - 40, 0) : found.end() + 20])
    assert not TOWER.search(bare)


def test_a_greater_story_with_roads_and_companions_is_no_way_in_either():
    typed = [line for _ in range(6) for line in ("status", "party", "map", "why", "orders", "1")]
    _, text, _ = sit(*typed, story=hostile(odd_lid()))
    assert_clean(text)
