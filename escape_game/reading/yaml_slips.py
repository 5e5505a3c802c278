"""What a YAML parser's complaint means, in a writer's words."""

BLOCK_HINT = "put the words on their own lines after `text: |`, indented by two more spaces"


def in_our_words(said: str, lines: list[str], line: int) -> tuple[str, str]:
    """Return what is wrong on a line and what to type, where the parser says what it wanted."""
    words = lines[line].strip()
    value = words.partition(": ")[2] or words.removeprefix("- ")
    if value[:1] in ('"', "'"):
        return "words that begin with a quotation mark end with it too", BLOCK_HINT
    if value[:1] and value[:1] in "{[*&!%@`>|":
        return f"words can't begin with `{value[0]}` here", BLOCK_HINT
    if ": " in value or value.endswith(":"):
        return "words that hold a colon can't stand behind their key", BLOCK_HINT
    if "not allowed" in said and "character" in said:
        return "a character that text can't hold", "take it out: it is invisible, perhaps from a copy"
    if "indent" in said or "block" in said or "expected" in said or "could not find" in said:
        hint = "lines of one mapping begin in the same column, and each is `key: value`; prose stands after `|`"
        return "this line doesn't fit the lines above it", hint
    return f"this is no YAML: {said}", BLOCK_HINT
