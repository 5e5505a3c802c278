"""What each rule means, for docs/problems.md: why it is one, and what to do."""

MEANINGS = {
    "Y101": (
        "The file can't be read as YAML from here on. Words that hold a colon, or begin with a quotation mark, "
        "`{`, `*` or `[`, stand on lines of their own after `|`; the keys of one mapping begin in the same "
        "column."
    ),
    "Y102": "A mapping has each key once. Plain YAML would keep the last of the two and say nothing.",
    "Y103": (
        "Anchors (`&name`) and aliases (`*name`) let two places share a text. Here every text stands where it is read."
    ),
    "Y104": "Tags (`!name`) give a value a type that nobody sees. Here the schema says what a value is.",
    "Y105": (
        "A `>` block loses the ends of lines and of paragraphs, and so do several lines without any mark. `|` keeps "
        "them, and lines are joined when they are shown."
    ),
    "Y106": "A key is one word or a few before a colon, not a list, a mapping or a block.",
    "Y107": "A key without a value does nothing. YAML would read it as *null*.",
    "Y108": (
        "Behind a space, `#` begins a comment, and the rest of the line is lost. A comment of yours has a space "
        "after its `#`; words with `#` stand in a `|` block."
    ),
    "Y109": "YAML knows no tabs. Two spaces go one step inwards.",
    "Y110": "Story files are text in UTF-8. Save the file again, with that encoding, and without control characters.",
    "Y111": "A scene needs six levels. Forty are the most that are read.",
    "Y112": "A file has four million bytes at most. Split it; a story may have as many files as you like.",
    "Y113": "A file may hold several documents. A line `---` stands between two, as between pages.",
    "D101": "The first key of a document says what it is, and it is none of the kinds that there are.",
    "D102": "This key means nothing here. Most often it is a slip of the pen, or stands one step too far in or out.",
    "D103": "This document, or this part of it, can't do without the key.",
    "D104": "The value is of another kind than its key asks for: words for a number, a mapping for a list.",
    "D105": (
        "Ids are lower case letters, digits and `_`, so that conditions, saves and files can name them; a few "
        "words have a meaning of their own."
    ),
    "D106": (
        "Ids are unique among the documents of one kind, and scenes and events share one set: saves know a place by it."
    ),
    "D107": "Each of the two keys has a meaning, but not beside the other.",
    "D108": "A story has one title page, and one `protagonist:` and one `survival:` at most.",
    "S101": (
        "No scene or event has this id. One that you mean to write later is listed under `unwritten:` in story.yaml."
    ),
    "S102": "No ending has this id.",
    "S103": "No leg has this id.",
    "S104": "No companion has this id.",
    "S105": "No item has this id. Items are declared under `items:` of story.yaml or of a region.",
    "S106": "No fact has this id. Facts are declared under `facts:` of story.yaml or of a region.",
    "S107": "The fact has no such value. What it can be stands under its `one of:`.",
    "S108": "No quantity has this id. Quantities are declared on the title page.",
    "S109": "An amount is written in the unit of its quantity, so that nobody takes litres for lids.",
    "S110": "No event belongs to a deck of this name.",
    "S111": "No region has this id.",
    "S112": "No counter has this id. Counters are declared under `counters:` of story.yaml or of a region.",
    "S113": "Nobody has this skill. A skill is declared by whoever has it.",
    "S114": "survival.yaml has no such order.",
    "S115": "`course:` names choices of its own scene.",
    "S116": (
        "While a story grows, `unwritten:` lists what a later part brings. A release (`check --release`) owes nothing."
    ),
    "S201": (
        "A condition asks for facts, quantities, counters, people, `has ITEM` and `seen SCENE`. This is none of them."
    ),
    "S202": "A quantity with a unit is compared with that unit, and one without with a bare number.",
    "S203": "Conditions are words: `and`, `or`, `not`, and one `=`.",
    "S204": "The condition breaks off, or goes on where it should end.",
    "S205": (
        "A person is unmet, here, with us, gone, dead, alive or buried, or is in a stage of the body. This is "
        "none of them."
    ),
    "S206": "Every bracket that opens closes.",
    "S207": "In a comparison the name comes first and the number last.",
    "S208": "The quantity never comes near this number, so the answer is always the same.",
    "S209": "Roles are cast under `cast:` of the scene in which they are asked about.",
    "S210": "This is none of the values that there are.",
    "S211": "Brackets and `not` stand thirty deep at most. Nobody can read that many either.",
    "S212": "Sound, worn, failing and sinking are bounds in survival.yaml. A story without them has no stages.",
    "S213": "The calendar has no such day.",
    "S214": "The parts of the condition exclude each other, so that it never holds.",
    "S301": "A brace closes in the same paragraph.",
    "S302": "A brace closes that was never opened. The character itself is written `\\}`.",
    "S303": (
        "In braces stand `if`, `first`, `cycle`, `once`, `random`, `by`, a role, or a value. This is none of them."
    ),
    "S304": (
        "`{else}` follows an `{if}` of the same paragraph or block, and the arms of an inline choice begin with `else`."
    ),
    "S305": "A block opens with a mark that is alone on its line, and closes with `{end}`, alone on its line.",
    "S306": (
        "Blocks don't stand in blocks: who reads the file could not tell what belongs to what. Use guards at the "
        "start of a line, or two blocks."
    ),
    "S307": (
        "Which of the outer words come would depend on which of the inner ones came before. An `{if …}` may stand "
        "inside."
    ),
    "S308": "Each option has words; `first` has two, `once` one.",
    "S309": (
        "Among words, a guard holds what it guards: `{if has rope: words}`. Without a colon it stands at the "
        "start of a line."
    ),
    "S310": "Emphasis begins and ends with `*`, in the same stretch of words. A star is written `\\*`.",
    "S311": "A backslash stands before `{`, `}`, `*`, `|` and itself, or at the end of a line that keeps its break.",
    "S312": "Nobody is cast under this name here, or the pronoun is none.",
    "S313": "`first:` goes by how often the reader has been in the scene, and this is no scene.",
    "S314": "A label, a warning or a cause of death is one line.",
    "S315": "The mark of a block is alone on its line; among words, a variant has a colon after its keyword.",
    "S316": (
        "A guard at the start of a line governs up to the next guard or blank line. Here a sentence on a line of its "
        "own is shown only while the guard holds, and it doesn't look as if it were about that."
    ),
    "S317": (
        "The guard contradicts what the scene says under `who:`, what its event or choice says under `when:`, who can "
        "be there at all, or the guards before it. Nobody will ever read these words."
    ),
    "S318": (
        "`<…>` holds the place of words that nobody has written yet: `new` writes such lines, and so can you. A player "
        "would read them as they are."
    ),
    "S401": (
        "Nobody has this name. Write a companion's id, a role, or one of `you`, `everyone`, `companions`, `weakest`."
    ),
    "S402": "Nobody has this skill, so nobody can be cast for it.",
    "S403": "Roles are written in capitals, so that nobody takes them for people.",
    "S404": "A cast line is a list of preferences joined by `or`, and perhaps `except` and a list.",
    "S405": (
        "Roles are cast in the order in which they stand. Who is to be left out of one must have been cast before it."
    ),
    "S406": "The effect is about a role that this scene has not cast.",
    "S501": (
        "There is a state in which nothing in this menu can be chosen, and the player is stuck. Give the scene "
        "`otherwise:`, a choice without any door or price that leads somewhere, or choices that leave no gap "
        "between them."
    ),
    "S502": "`onward` leads back to whatever brought us here, and this scene can be entered with nothing behind it.",
    "S503": "No choice, waypoint, draw or visit leads here.",
    "S504": "The event belongs to a deck from which no leg and no scene draws.",
    "S505": "A condition asks for it, and nothing in the story ever makes it so.",
    "S506": "The story remembers this and never asks for it. Let it matter, or take it out.",
    "S507": "A label has sixty characters at most, so that it fits a line beside its number.",
    "S508": "Somebody may die by this choice, and the player is not told. Fair warning is a rule of this game.",
    "S509": (
        "A player may type the beginning of a label. Two labels of one menu that begin with the same three words, "
        "or of which one is the beginning of the other, can't be told apart that way."
    ),
    "S510": (
        "More than 18 lines of 72 columns is more than a screen, at its longest. Prose is read one screen at a time."
    ),
    "S511": (
        "With every bonus, or with none, the odds come to the same end of what survival.yaml allows. It is no roll."
    ),
    "S512": "Waypoints stand in the order in which they are met, and none beyond the end of the way.",
    "S513": (
        "Full skins at half shares must last from one water to the next at some pace; else nobody can live "
        "through a long gap, whatever they choose."
    ),
    "S514": "No choice ends there, and no region names it under `if you die:`.",
    "S515": "Say on the title page, or of the region, what a reader may wish to be warned of.",
    "S516": "You can die in this region, by a scene or by a last night on the road, and no ending is named for it.",
    "S517": (
        "The next scene may kill on arrival, before anything can be chosen there. The warning belongs to the "
        "choice that leads there."
    ),
    "S518": "It is declared, and nothing in the story brings it about.",
    "S519": (
        "Its doors contradict each other, the range of a quantity, the region, or who can be with us in this scene."
    ),
    "S520": (
        "By `on arrival:` or `otherwise:` these scenes lead to each other, and no choice in any of them is sure to be "
        "open. Play would go round there for ever."
    ),
    "S521": (
        "`joins:` brings somebody to us who is met or unmet, or has left. Whoever starts `with us`, and never "
        "`leaves:`, has been here all the time, so it does nothing. Most often `starts: unmet` was meant."
    ),
    "S601": (
        "Somebody is named who can be dead, gone, or not met yet when these words are read; the message names one "
        "way to that. Vouch for the name by a guard, a role, or `who:`; or, of the dead, by `remembers:`."
    ),
    "S602": "Somebody speaks who can be dead, gone, or not met yet. No `remembers:` lets the dead speak.",
    "S603": "`who:` says that every way into this scene has them with us, and one of them doesn't.",
    "S604": (
        "The checker can't follow so many facts at once as stand between this name and its bearer. Ask after the "
        "person and not after the facts."
    ),
    "S701": (
        "Numbers know bounds: a condition lies between 0 and 95, a share or the odds of a risk between 0 and 100 per "
        "cent, a need or a distance is nothing or more, what is compared with a quantity lies within its range. At "
        "once pass 1 to 1000 days or hours, a scene has up to 60 choices, and up to 8 events are drawn at an arrival."
    ),
    "S702": (
        "Stages rise from *sinking* to *sound*, each word of a scale has a number of its own, and in a table of shares "
        "less never costs less."
    ),
    "S703": (
        "Each of the numbers can stand, but not beside the other: a least chance above the greatest, a manhunt that "
        "calls up the next, two orders of one kind that a new journey starts with, paces of which none gets anywhere."
    ),
    "S704": (
        "A road, a region or a key of the survival rules leans on a number that no document gives: cold without what "
        "it takes off the level, waters where nobody drinks, rations where nobody eats, a leg without any rules at all."
    ),
}
