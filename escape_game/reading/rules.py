"""Every rule that reading a story checks: its code, what it is called, and how bad a breach is."""

from typing import NamedTuple

ERROR, WARNING = "error", "warning"


class Rule(NamedTuple):
    """A rule. Codes are stable: Y for YAML, D for documents and their keys, S for what the story says."""

    code: str
    title: str
    severity: str = ERROR


_ALL = (
    Rule("Y101", "not YAML"),
    Rule("Y102", "the same key twice"),
    Rule("Y103", "anchor or alias"),
    Rule("Y104", "tag"),
    Rule("Y105", "folded block"),
    Rule("Y106", "key that is no word"),
    Rule("Y107", "nothing after a key"),
    Rule("Y108", "comment that swallows words"),
    Rule("Y109", "tab"),
    Rule("Y110", "not UTF-8 text"),
    Rule("Y111", "nested too deep"),
    Rule("Y112", "file too large"),
    Rule("D101", "unknown kind of document"),
    Rule("D102", "unknown key"),
    Rule("D103", "missing key"),
    Rule("D104", "value of the wrong kind"),
    Rule("D105", "bad id"),
    Rule("D106", "the same id twice"),
    Rule("D107", "keys that exclude each other"),
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
    Rule("S114", "unknown name"),
    Rule("S115", "unknown choice"),
    Rule("S201", "condition that can't be read"),
    Rule("S202", "brace that can't be read"),
    Rule("S203", "cast line that can't be read"),
    Rule("S301", "no way out"),
    Rule("S302", "nothing to go on to"),
    Rule("S303", "unreachable scene", WARNING),
    Rule("S304", "deck that nobody draws from", WARNING),
    Rule("S305", "fact that is read but never set"),
    Rule("S306", "fact that is set but never read", WARNING),
    Rule("S307", "label too long", WARNING),
    Rule("S308", "deadly without a warning"),
)

RULES = {rule.code: rule for rule in _ALL}
