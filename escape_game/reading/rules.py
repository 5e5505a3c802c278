"""Every rule that reading a story checks: its code, what it is called, and how bad a breach is."""

from typing import NamedTuple

from escape_game.reading import conditions, people, prose

ERROR, WARNING = "error", "warning"


class Rule(NamedTuple):
    """A rule. Codes are stable: Y for YAML, D for documents and their keys, S for what the story says."""

    code: str
    title: str
    severity: str = ERROR


_OWN = (
    Rule("Y101", "not YAML"),
    Rule("Y102", "the same key twice"),
    Rule("Y103", "anchor or alias"),
    Rule("Y104", "tag"),
    Rule("Y105", "folded words"),
    Rule("Y106", "key that is no word"),
    Rule("Y107", "nothing after a key"),
    Rule("Y108", "comment that swallows words"),
    Rule("Y109", "tab"),
    Rule("Y110", "not UTF-8 text"),
    Rule("Y111", "nested too deep"),
    Rule("Y112", "file too large"),
    Rule("Y113", "no `---` between two documents"),
    Rule("D101", "unknown kind of document"),
    Rule("D102", "unknown key"),
    Rule("D103", "missing key"),
    Rule("D104", "value of the wrong kind"),
    Rule("D105", "bad id"),
    Rule("D106", "the same id twice"),
    Rule("D107", "keys that don't go together"),
    Rule("D108", "no title page, or two"),
    Rule("S101", "unknown scene"),
    Rule("S102", "unknown ending"),
    Rule("S103", "unknown leg"),
    Rule("S104", "unknown companion"),
    Rule("S105", "unknown item"),
    Rule("S106", "unknown fact"),
    Rule("S107", "unknown value of a fact"),
    Rule("S108", "unknown quantity"),
    Rule("S109", "wrong unit"),
    Rule("S110", "unknown deck"),
    Rule("S111", "unknown region"),
    Rule("S112", "unknown counter"),
    Rule("S113", "unknown skill"),
    Rule("S114", "unknown order"),
    Rule("S115", "unknown choice"),
    Rule("S116", "unwritten in a release"),
    Rule("S316", "line that a guard swallows", WARNING),
    Rule("S317", "words that can never be shown", WARNING),
    Rule("S318", "words that stand for yours", WARNING),
    Rule("S501", "no way out"),
    Rule("S502", "nothing to go on to"),
    Rule("S503", "unreachable scene", WARNING),
    Rule("S504", "deck that nobody draws from", WARNING),
    Rule("S505", "fact or item that is asked for and never comes"),
    Rule("S506", "fact that is set and never read", WARNING),
    Rule("S507", "label too long", WARNING),
    Rule("S508", "deadly without a warning"),
    Rule("S509", "labels that begin alike", WARNING),
    Rule("S510", "prose over the bound", WARNING),
    Rule("S511", "odds that can't matter", WARNING),
    Rule("S512", "waypoint out of order", WARNING),
    Rule("S513", "water out of reach", WARNING),
    Rule("S514", "ending that nothing leads to", WARNING),
    Rule("S515", "death without a content note", WARNING),
    Rule("S516", "death without a page", WARNING),
    Rule("S517", "deadly arrival without a warning", WARNING),
    Rule("S518", "item or fact that nothing brings", WARNING),
    Rule("S519", "choice that can never be open", WARNING),
    Rule("S520", "circle without a stop"),
    Rule("S521", "joining where nobody has parted", WARNING),
    Rule("S601", "name that nothing vouches for"),
    Rule("S602", "speaker who may be dead or away"),
    Rule("S603", "door that doesn't vouch for who is named"),
    Rule("S604", "name that other facts may vouch for", WARNING),
    Rule("S701", "number out of its range"),
    Rule("S702", "numbers out of order"),
    Rule("S703", "numbers that can't be true together"),
    Rule("S704", "number that others rely on"),
)
_PARSERS = (*conditions.RULES, *people.RULES, *prose.RULES)

RULES = {rule.code: rule for rule in (*_OWN, *(Rule(*row) for row in _PARSERS))}
