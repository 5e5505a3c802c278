"""Write one random story of N scenes in our notation, in ink and as ChoiceScript, to give engines the same work.

    python benchmarks/generate.py 1000 build/    ->  build/ours/*.yaml, build/story.ink and build/choicescript/

Each scene has about 165 characters of prose with one printed number and three choices; each choice has a condition of
one or two terms, one or two changes and a target; one in 25 ends the story. Numbers are bounded in all notations, and
of every scene's first and last choice at least one is open: all engines see the same tree, and none is ever stuck.
"""

import sys
from pathlib import Path
from random import Random
from typing import NamedTuple

NUMBERS = tuple(f"n{index}" for index in range(6))
FLAGS = tuple(f"f{index}" for index in range(24))
ENDINGS = 4
MOST, START = 20, 10
SCENES_A_FILE = 200

ADJECTIVES = "amber bare bitter broken cold dark deep dry dull empty far flat grey hard high late long low old"
NOUNS = (
    "ash bank bell birch boat bread bridge cairn camp cart cloud coat dog door drift dust ember fence field fire ford "
    "gate gravel hill horse hut ice kettle lamp marsh moss path pine post rail reed ridge river road rope salt sand "
    "sky sledge smoke snow spring stone storm thorn tower track valley wall well wind wood"
)
VERBS = "bends burns creaks drifts ends falls fades leads leans lies moves narrows opens rises sinks turns"
WAYS = "Take Follow Try Leave Cross Pass Climb Skirt"


class Term(NamedTuple):
    """A number against a bound (`>=` or `<=`), or a flag that is up or not."""

    name: str
    sign: str
    bound: int


class Change(NamedTuple):
    """A number goes up or down by `amount`, or a flag goes up (1) or down (0)."""

    name: str
    amount: int


class Way(NamedTuple):
    """A choice; `target` is a scene, or -1 - ENDING."""

    label: str
    terms: tuple[Term, ...]
    changes: tuple[Change, ...]
    target: int


class Place(NamedTuple):
    """A scene; its prose is `before`, the number's value, `after`."""

    title: str
    before: str
    number: str
    after: str
    ways: tuple[Way, ...]


def generate(scenes: int, seed: int = 1) -> list[Place]:
    """Return the scenes of a random story; the same for the same numbers."""
    dice = Random(f"{scenes} {seed}")
    return [place(dice, scenes) for _ in range(scenes)]


def place(dice: Random, scenes: int) -> Place:
    pivot = Term(dice.choice(NUMBERS), ">=", dice.randrange(6, 15))
    conditions = ((pivot,), (flag_term(dice), number_term(dice)), (pivot._replace(sign="<="),))
    ways = tuple(way(dice, terms, scenes) for terms in conditions)
    before, after = clauses(dice, 3), clauses(dice, 4)
    title = f"{word(dice, ADJECTIVES)} {word(dice, NOUNS)}".capitalize()
    return Place(title, before, dice.choice(NUMBERS), after, ways)


def number_term(dice: Random) -> Term:
    return Term(dice.choice(NUMBERS), dice.choice((">=", "<=")), dice.randrange(4, 17))


def flag_term(dice: Random) -> Term:
    return Term(dice.choice(FLAGS), "is", dice.randrange(2))


def way(dice: Random, terms: tuple[Term, ...], scenes: int) -> Way:
    number = Change(dice.choice(NUMBERS), dice.choice((-3, -2, -1, 1, 2, 3)))
    flag = Change(dice.choice(FLAGS), dice.randrange(2))
    changes = dice.choice(((number,), (flag,), (number, flag)))
    target = -1 - dice.randrange(ENDINGS) if dice.randrange(25) == 0 else dice.randrange(scenes)
    label = f"{word(dice, WAYS)} the {word(dice, ADJECTIVES)} {word(dice, NOUNS)}"
    return Way(label, terms, changes, target)


def word(dice: Random, words: str) -> str:
    return dice.choice(words.split())


def clauses(dice: Random, count: int) -> str:
    said = (f"the {word(dice, ADJECTIVES)} {word(dice, NOUNS)} {word(dice, VERBS)}" for _ in range(count))
    return ", ".join(said).capitalize()


def scene_id(index: int) -> str:
    return f"s_{index}"


# Our notation.


def our_title_page() -> str:
    quantities = "".join(f"  {name}:\n    start: {START}\n    range: 0-{MOST}\n" for name in NUMBERS)
    facts = "".join(f"  {flag}: the {noun} was seen\n" for flag, noun in zip(FLAGS, NOUNS.split(), strict=False))
    endings = "".join(
        f"---\nending: end_{index}\ntitle: Ending {index}\nregion: land\nkind: home\ntext: |\n  The road ends here.\n"
        for index in range(ENDINGS)
    )
    return (
        "story: generated\nformat: 1\ntitle: Generated\nauthor: benchmarks/generate.py\nversion: 1\nstart: s_0\n"
        f"quantities:\n{quantities}facts:\n{facts}"
        f"---\nregion: land\ntitle: The land\nshows: [{', '.join(NUMBERS)}]\n{endings}"
    )


def our_scene(index: int, scene: Place) -> str:
    prose = f"  {scene.before}, by {{{scene.number}}}.\n  {scene.after}.\n"
    choices = "".join(our_choice(letter, way) for letter, way in zip("abc", scene.ways, strict=True))
    return f"scene: {scene_id(index)}\ntitle: {scene.title}\nregion: land\ntext: |\n{prose}choices:\n{choices}"


def our_choice(letter: str, way: Way) -> str:
    when = " and ".join(our_term(term) for term in way.terms)
    leads = f"go: {scene_id(way.target)}" if way.target >= 0 else f"end: end_{-1 - way.target}"
    changes = "".join(our_change(change) for change in way.changes)
    return f"  {letter}:\n    text: {way.label}\n    when: {when}\n    then:\n{changes}      {leads}\n"


def our_term(term: Term) -> str:
    if term.sign == "is":
        return term.name if term.bound else f"not {term.name}"
    return f"{term.name} {term.sign} {term.bound}"


def our_change(change: Change) -> str:
    if change.name in FLAGS:
        return f"      {'sets' if change.amount else 'clears'}: {change.name}\n"
    return f"      {'gains' if change.amount > 0 else 'loses'}:\n        {change.name}: {abs(change.amount)}\n"


def write_ours(story: list[Place], folder: Path) -> Path:
    """Write the story as YAML files and return their folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "story.yaml").write_text(our_title_page(), encoding="utf-8")
    written = [our_scene(index, scene) for index, scene in enumerate(story)]
    for first in range(0, len(written), SCENES_A_FILE):
        pages = "---\n".join(written[first : first + SCENES_A_FILE])
        (folder / f"scenes_{first:06}.yaml").write_text(pages, encoding="utf-8")
    return folder


# Ink.


def ink_scene(index: int, scene: Place) -> str:
    prose = f"{scene.before}, by {{{scene.number}}}. {scene.after}."
    return f"=== {scene_id(index)} ===\n{prose}\n" + "".join(ink_choice(way) for way in scene.ways)


def ink_choice(way: Way) -> str:
    when = " && ".join(ink_term(term) for term in way.terms)
    leads = f"-> {scene_id(way.target)}" if way.target >= 0 else "-> END"
    changes = "".join(f"  ~ {change.name} = {ink_value(change)}\n" for change in way.changes)
    return f"+ {{{when}}} [{way.label}]\n{changes}  {leads}\n"


def ink_term(term: Term) -> str:
    if term.sign == "is":
        return term.name if term.bound else f"not {term.name}"
    return f"{term.name} {term.sign} {term.bound}"


def ink_value(change: Change) -> str:
    if change.name in FLAGS:
        return "true" if change.amount else "false"
    if change.amount > 0:
        return f"MIN({change.name} + {change.amount}, {MOST})"
    return f"MAX({change.name} - {-change.amount}, 0)"


def write_ink(story: list[Place], file: Path) -> Path:
    """Write the story as one ink file and return it."""
    numbers = "".join(f"VAR {name} = {START}\n" for name in NUMBERS)
    flags = "".join(f"VAR {name} = false\n" for name in FLAGS)
    scenes = "".join(ink_scene(index, scene) for index, scene in enumerate(story))
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"{numbers}{flags}-> {scene_id(0)}\n{scenes}", encoding="utf-8")
    return file


# ChoiceScript.


def choicescript_scene(index: int, scene: Place) -> str:
    prose = f"{scene.before}, by ${{{scene.number}}}. {scene.after}."
    options = "".join(choicescript_option(way) for way in scene.ways)
    return f"*label {scene_id(index)}\n{prose}\n*choice\n{options}"


def choicescript_option(way: Way) -> str:
    when = choicescript_all([choicescript_term(term) for term in way.terms])
    changes = "".join(choicescript_change(change) for change in way.changes)
    leads = f"*goto {scene_id(way.target)}" if way.target >= 0 else "*ending"
    return f"  *if {when} #{way.label}\n{changes}    {leads}\n"


def choicescript_all(terms: list[str]) -> str:
    return terms[0] if len(terms) == 1 else f"({terms[0]} and {terms[1]})"


def choicescript_term(term: Term) -> str:
    if term.sign == "is":
        return f"({term.name})" if term.bound else f"(not({term.name}))"
    return f"({term.name} {term.sign} {term.bound})"


def choicescript_change(change: Change) -> str:
    name, amount = change
    if name in FLAGS:
        return f"    *set {name} {'true' if amount else 'false'}\n"
    sign, beyond, end = ("+", ">", MOST) if amount > 0 else ("-", "<", 0)
    return f"    *set {name} ({name} {sign} {abs(amount)})\n    *if ({name} {beyond} {end})\n      *set {name} {end}\n"


def write_choicescript(story: list[Place], folder: Path) -> Path:
    """Write the story as a game of ChoiceScript, for the folder web/ of a checkout, and return its folder."""
    (folder / "scenes").mkdir(parents=True, exist_ok=True)
    (folder / "mygame.js").write_text('nav = new SceneNavigator(["startup"]);\nstats = {};\n', encoding="utf-8")
    numbers = "".join(f"*create {name} {START}\n" for name in NUMBERS)
    flags = "".join(f"*create {name} false\n" for name in FLAGS)
    scenes = "".join(choicescript_scene(index, scene) for index, scene in enumerate(story))
    startup = f"*title Generated\n{numbers}{flags}*goto {scene_id(0)}\n{scenes}"
    (folder / "scenes" / "startup.txt").write_text(startup, encoding="utf-8")
    return folder


def main() -> None:
    if len(sys.argv) != 3 or not sys.argv[1].isdigit():
        sys.exit("usage: python benchmarks/generate.py SCENES FOLDER")
    story, folder = generate(int(sys.argv[1])), Path(sys.argv[2])
    print(write_ours(story, folder / "ours"))
    print(write_ink(story, folder / "story.ink"))
    print(write_choicescript(story, folder / "choicescript"))


if __name__ == "__main__":
    main()
