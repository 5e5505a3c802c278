"""Story files as a hostile or clumsy writer would leave them: good ones, changed at random."""

import random
from pathlib import Path

ROOT = Path(__file__).parent.parent
SOURCES = sorted((ROOT / "tests" / "good_scenes").glob("[SD]*.yaml"))
KEYS = (
    "scene",
    "text",
    "choices",
    "then",
    "when",
    "go",
    "cast",
    "who",
    "costs",
    "check",
    "draw",
    "title",
    "range",
    "deck",
)
NASTY = (
    b"\x00", b"\x1b[2J\x1b]52;c;aGk=\x07", "\u202e\u2066".encode(), b"\xff\xfe", b"\xef\xbb\xbf", b"\t", b"\r\n", b"\r",
    "\u2028".encode(), "\x85".encode(), b"{" * 50, b"}" * 50, b"*" * 40, b"\\", b"&a", b"*a", b"!x", b"%", b"@", b"`",
    b"? ", b": ", b" #x", b"---\n", b"...\n", b"99999999999999999999", b"-1", b"1e9", b"0x10", b"~", b"null",
    b"{if ", b"{cycle: ", b"{by X: ", b"{else}", b"{end}\n", b" and ", b" or ", b"not " * 40, b"(" * 60, "ł".encode(),
)  # fmt: skip


def flip(data, dice):
    at = dice.randrange(len(data))
    return data[:at] + bytes([dice.randrange(256)]) + data[at + 1 :]


def insert(data, dice):
    at = dice.randrange(len(data))
    return data[:at] + dice.choice(NASTY) + data[at:]


def drop_line(data, dice):
    lines = data.split(b"\n")
    del lines[dice.randrange(len(lines))]
    return b"\n".join(lines)


def repeat_lines(data, dice):
    lines = data.split(b"\n")
    at = dice.randrange(len(lines))
    return b"\n".join([*lines[:at], *lines[at : at + dice.randrange(1, 6)], *lines[at:]])


def swap_lines(data, dice):
    lines = data.split(b"\n")
    one, other = dice.randrange(len(lines)), dice.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return b"\n".join(lines)


def shift_indent(data, dice):
    lines = data.split(b"\n")
    at = dice.randrange(len(lines))
    lines[at] = b" " * dice.randrange(1, 5) + lines[at] if dice.random() < 0.5 else lines[at].lstrip(b" ")
    return b"\n".join(lines)


def rename_key(data, dice):
    return data.replace(dice.choice(KEYS).encode() + b":", dice.choice(KEYS).encode() + b":", dice.randrange(1, 3))


def swap_words(data, dice):
    words = sorted(set(data.split()))
    return data.replace(dice.choice(words), dice.choice(words), 1)


def borrow_value(data, dice):
    """Put what stands behind some key of any example behind a key of this one."""
    lines = data.split(b"\n")
    places = [at for at, line in enumerate(lines) if b": " in line]
    if not places:
        return data
    at = dice.choice(places)
    lines[at] = lines[at].partition(b": ")[0] + b": " + dice.choice(VALUES)
    return b"\n".join(lines)


def borrow_line(data, dice):
    """Put a line of any example among the lines of this one that are as far in."""
    lines = data.split(b"\n")
    line = dice.choice(LINES)
    indent = len(line) - len(line.lstrip(b" "))
    places = [at for at, other in enumerate(lines) if len(other) - len(other.lstrip(b" ")) == indent]
    if not places:
        return data
    lines.insert(dice.choice(places), line)
    return b"\n".join(lines)


def cut(data, dice):
    return data[: dice.randrange(len(data))]


def line_ends(data, dice):
    return data.replace(b"\n", dice.choice((b"\r\n", b"\r", b"\n\n", b"\x85")))


LINES = sorted({line for path in SOURCES for line in path.read_bytes().split(b"\n") if line})
VALUES = sorted({line.partition(b": ")[2] for line in LINES if b": " in line})
MUTATIONS = (flip, insert, drop_line, repeat_lines, swap_lines, shift_indent, rename_key, swap_words, cut, line_ends)
OFTEN = (borrow_value, borrow_value, borrow_line, borrow_line, swap_words, rename_key, drop_line, repeat_lines)


def mutated(seed):
    dice = random.Random(seed)
    data = dice.choice(SOURCES).read_bytes()
    for _ in range(dice.randrange(1, 4)):
        data = dice.choice(MUTATIONS if dice.random() < 0.2 else OFTEN)(data, dice) or b"\n"
    return data
