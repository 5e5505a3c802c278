"""People named in a scene: the lines of its cast, and whom an effect is about."""

from collections.abc import Iterable

from escape_game.engine.party import YOU
from escape_game.errors import SourceSpan
from escape_game.reading.names import Names, Place
from escape_game.reading.near_misses import did_you_mean
from escape_game.reading.tokens import END, Token, UnreadableError, Words
from escape_game.story.effects import COMPANIONS_ALL, EVERYONE, PERSON, ROLE, WEAKEST, Who
from escape_game.story.scenes import Preference
from escape_game.story.scenes import Role as CastRole

ANYONE, STRONGEST = "anyone", "strongest"
_DECLARED = "companions are declared in documents that begin with `companion:`"
_EXAMPLE = "write it as in `zoran or voss or anyone`, `weakest except M`, `lowest bond except voss, kazik`"


def parse_cast(entries: Iterable[tuple[str, str, SourceSpan]], names: Names, place: Place) -> tuple[CastRole, ...]:
    """Return the roles of a cast in its order. An entry is a role's name, its line, and where the line stands."""
    roles: list[CastRole] = []
    for name, text, span in entries:
        if not (name.isupper() and name.replace("_", "").isalnum()):
            hint = f"write `{name.upper()}:`, so that nobody takes it for a companion"
            names.problem("S403", span, f"the role `{name}` isn't written in capitals", hint)
        line = _CastLine(text, span, names, tuple(role.name for role in roles))
        roles.append(line.role(name, names.key("cast", place.scene_id, name)))
    return tuple(roles)


def parse_who(text: str, span: SourceSpan, names: Names, place: Place) -> Who:
    """Return whom an effect is about; a problem is noted in `names`, and then it is you."""
    word = text.strip()
    if word in (EVERYONE, WEAKEST):
        return Who(word)
    if word == "companions":
        return Who(COMPANIONS_ALL)
    if word == "you":
        return Who(PERSON, YOU)
    if word in names.people:
        return Who(PERSON, names.people[word])
    if word in place.roles:
        return Who(ROLE, place.roles.index(word))
    if word.isupper():
        hint = did_you_mean(word, place.roles, "roles stand under `cast:` of this scene")
        names.problem("S406", span, f"nobody is cast as `{word}` here", hint)
    else:
        known = (*names.people, "you", "everyone", "companions", "weakest")
        names.problem("S401", span, f"nobody is called `{word}`", did_you_mean(word, known, _DECLARED))
    return Who(PERSON, YOU)


class _CastLine:
    """One line of a cast: preferences joined by `or`, then perhaps `except` and a list."""

    def __init__(self, text: str, span: SourceSpan, names: Names, earlier: tuple[str, ...]) -> None:
        self.words = Words(text)
        self.span = span
        self.names = names
        self.earlier = earlier

    def role(self, name: str, key: int) -> CastRole:
        """Return the role; after a problem, one that anyone may play."""
        try:
            preferences = [self.preference()]
            while self.words.accept("or"):
                preferences.append(self.preference())
            barred, barred_roles = self.exceptions() if self.words.accept("except") else ([], [])
            self.expect_end()
        except UnreadableError as error:
            start, width = self.span.column + error.token.start, max(len(error.token.text), 1)
            span = SourceSpan(self.span.file, self.span.line, start, width)
            self.names.problem(error.code, span, error.message, error.hint)
            return CastRole(name, (Preference(ANYONE),), (), (), key)
        return CastRole(name, tuple(preferences), tuple(barred), tuple(barred_roles), key)

    def expect_end(self) -> None:
        if self.words.now.kind != END:
            raise UnreadableError("S404", self.words.now, "this line should end here", _EXAMPLE)

    def preference(self) -> Preference:
        token = self.words.word("S404", "a person is missing here", _EXAMPLE)
        match token.text:
            case "anyone" | "weakest" | "strongest":
                return Preference(token.text)
            case "lowest" | "highest":
                if not self.words.accept("bond"):
                    hint = f"write `{token.text} bond`"
                    raise UnreadableError("S404", token, f"`{token.text}` says not of what", hint)
                return Preference(f"{token.text} bond")
            case "skill":
                return self.skill()
            case _:
                return Preference(PERSON, self.companion(token))

    def skill(self) -> Preference:
        token = self.words.word("S404", "`skill` says not which", "write `skill hearing`")
        if token.text not in self.names.skills:
            hint = did_you_mean(token.text, self.names.skills, "a skill is whatever a companion has under `skills:`")
            raise UnreadableError("S402", token, f"nobody has a skill called `{token.text}`", hint)
        return Preference("skill", self.names.skills[token.text])

    def companion(self, token: Token) -> int:
        person = self.names.people.get(token.text)
        if token.text == "you" or person == YOU:
            raise UnreadableError("S401", token, "you are never cast", "write a companion, or `you` in the prose")
        if person is None:
            known = (*self.names.people, "anyone", "weakest", "strongest", "lowest", "highest", "skill")
            hint = did_you_mean(token.text, known, _DECLARED)
            raise UnreadableError("S401", token, f"nobody is called `{token.text}`", hint)
        return person

    def exceptions(self) -> tuple[list[int], list[int]]:
        people: list[int] = []
        roles: list[int] = []
        more = True
        while more:
            token = self.words.word("S404", "`except` says not whom", _EXAMPLE)
            if token.text in self.earlier:
                roles.append(self.earlier.index(token.text))
            elif token.text.isupper():
                hint = "roles are cast in order: write this line after the other, or swap them"
                raise UnreadableError("S405", token, f"`{token.text}` is not cast before this line", hint)
            else:
                people.append(self.companion(token))
            more = self.words.accept(",") or self.words.accept("and") or self.words.accept("or")
        return people, roles
