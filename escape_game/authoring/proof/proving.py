"""What is proved of a story, what a playthrough breaks, and what is left open."""

from collections.abc import Iterable

from escape_game.authoring.proof.exploring import explore, is_stuck, played, playthrough_to
from escape_game.authoring.proof.ladders import ladders
from escape_game.authoring.proof.places import goes_round_by_itself
from escape_game.authoring.proof.rescue import Rescue
from escape_game.authoring.proof.surveying import Effort, Survey
from escape_game.authoring.proof.verdicts import (
    DOOMED,
    PROVED,
    STUCK,
    TALKING_DEAD,
    UNKNOWN,
    UNREACHABLE,
    WITNESS,
    Playthrough,
    Proof,
    Verdict,
)
from escape_game.engine.state import State
from escape_game.errors import ChoiceError, StoryError
from escape_game.reading.checking import Checked
from escape_game.reading.vouching.vouching import Vouching
from escape_game.story.layout import HERE, STATUS, WITH_US, person_slot
from escape_game.story.story import Story

_SUSPECTS = 5  # scenes from which all that can follow is walked through
_NAMED = 8  # as many as a reason names
USUAL = Effort()


def prove(checked: Checked, effort: Effort = USUAL) -> Proof:
    """Return a verdict on each property; unknown throughout where the story has errors of other kinds."""
    if checked.draft is None:
        first = Verdict(UNKNOWN, "the story has errors that come first")
        return dict.fromkeys((STUCK, DOOMED, TALKING_DEAD, UNREACHABLE), first)
    return _Proving(checked.draft, checked.vouching, effort).proof()


class _Proving:
    """One story under proof. Over-approximation proves; playthroughs, each played again, are witnesses."""

    def __init__(self, story: Story, vouching: Vouching | None, effort: Effort) -> None:
        self.story = story
        self.vouching = vouching
        self.effort = effort
        self.rescue = _rescued(story)
        self.closing = self.rescue.closing
        self.round = goes_round_by_itself(story, self.rescue.scenes)
        listens = vouching is not None and bool(vouching.findings)
        suspects = [*self.closing, *self.rescue.unproved][:_SUSPECTS]
        self.survey = Survey(story, suspects, listens=listens).play(effort.runs)
        self.doomed: Playthrough | None = None
        self.stuck = self._confirmed_stuck(self.survey.stuck)

    def proof(self) -> Proof:
        if self.closing or self.rescue.unproved or self.rescue.unproved_legs:
            self._walk_through()
        return {
            STUCK: self._stuck(),
            DOOMED: self._doomed(),
            TALKING_DEAD: self._talking_dead(),
            UNREACHABLE: self._unreachable(),
        }

    # Verdicts.

    def _stuck(self) -> Verdict:
        if self.survey.endless is not None and _goes_round(self.story, self.survey.endless):
            return Verdict(WITNESS, "the way goes round for ever, and nothing can be chosen", self.survey.endless)
        if self.stuck is not None:
            where = self.story.scene_ids[self.stuck.scene]
            return Verdict(WITNESS, f"in {where} nothing can be chosen, and nothing has ended", self.stuck)
        if self.round >= 0:
            return Verdict(UNKNOWN, f"{self.story.scene_ids[self.round]} may lead to itself without a choice")
        if self.closing:
            return Verdict(UNKNOWN, f"no choice is always open in {self._scenes(self.closing)}")
        return Verdict(PROVED, f"something can always be chosen, in all {len(self.rescue.scenes)} scenes")

    def _doomed(self) -> Verdict:
        lost = self.rescue.unproved
        if self.doomed is not None:
            where = self.story.scene_ids[self.doomed.scene]
            return Verdict(WITNESS, f"from {where} no ending can be reached any more", self.doomed)
        if self.round >= 0:
            return Verdict(UNKNOWN, f"{self.story.scene_ids[self.round]} may lead to itself without a choice")
        if lost:
            return Verdict(UNKNOWN, f"no way to an ending is open whatever holds from {self._scenes(lost)}")
        if self.rescue.unproved_legs:
            legs = [self.story.legs[index].id for index in self.rescue.unproved_legs]
            return Verdict(UNKNOWN, f"it isn't sure that a walk comes to its end on {_listed(legs)}")
        return Verdict(PROVED, "from everywhere a way to an ending is open, whatever holds and whatever is rolled")

    def _talking_dead(self) -> Verdict:
        if self.vouching is None:
            return Verdict(UNKNOWN, "other errors come first: nobody was followed through the story")
        if not self.vouching.findings:
            return Verdict(PROVED, "whoever speaks or is named is vouched for, on every path")
        if self.survey.spoke is not None:
            person, playthrough = self.survey.spoke
            if _is_away(played(self.story, playthrough), person):
                words = f"{self.story.people[person].name} speaks, and is not there"
                return Verdict(WITNESS, words, playthrough)
        names = [f"{found.span.file}:{found.span.line}" for found in self.vouching.findings]
        return Verdict(UNKNOWN, f"nothing vouches for a name, and nobody was heard who is away: {_listed(names)}")

    def _unreachable(self) -> Verdict:
        survey = self.survey
        if survey.is_complete:
            return Verdict(PROVED, f"every scene, choice and ending was come to in {survey.runs} playthroughs")
        missed = (("scene", survey.unseen_scenes), ("choice", survey.unseen_choices), ("ending", survey.unseen_endings))
        parts = [f"{_several(len(names), what)} ({_listed(names)})" for what, names in missed if names]
        return Verdict(UNKNOWN, f"{survey.runs} playthroughs never came to {', '.join(parts)}")

    # Search.

    def _walk_through(self) -> None:
        """Walk through all that can follow from the beginning, and from scenes about which nothing is proved."""
        starts = [Playthrough(1, self.story.default_difficulty, (), self.story.start)]
        starts += [arrival for arrivals in self.survey.arrivals.values() for arrival in arrivals]
        for start in starts:
            if self.stuck is not None and self.doomed is not None:
                return
            self._walk_from(start)

    def _walk_from(self, start: Playthrough) -> None:
        try:
            explored = explore(self.story, played(self.story, start), self.effort.states)
        except (RecursionError, StoryError):
            return  # the survey tells of that
        stuck = next((n for n, state in enumerate(explored.states) if is_stuck(self.story, state)), -1)
        if stuck >= 0 and self.stuck is None:
            path = (*start.choices, *explored.choices_to(stuck))
            self.stuck = self._confirmed_stuck(playthrough_to(explored.states[stuck], path))
        doomed = explored.doomed()
        if doomed >= 0 and self.doomed is None:
            path = (*start.choices, *explored.choices_to(doomed))
            self.doomed = self._confirmed_doomed(playthrough_to(explored.states[doomed], path))

    def _confirmed_stuck(self, found: Playthrough | None) -> Playthrough | None:
        """Return a playthrough if, played again, it comes to where nothing is on offer."""
        return found if found is not None and is_stuck(self.story, played(self.story, found)) else None

    def _confirmed_doomed(self, found: Playthrough) -> Playthrough | None:
        """Return a playthrough if, played again, all that can follow it is known, and no ending is among it."""
        after = explore(self.story, played(self.story, found), self.effort.states)
        return found if after.is_whole and after.doomed() == 0 else None

    def _scenes(self, indexes: Iterable[int]) -> str:
        return _listed([self.story.scene_ids[index] for index in indexes])


def _rescued(story: Story) -> Rescue:
    """Return what is proved of endings: of whatever holds, then by following one number after another."""
    rescue = Rescue(story)
    for ladder in ladders(story, rescue.unproved) if rescue.unproved else ():
        rescue = Rescue(story, ladder, rescue)
    return rescue


def _goes_round(story: Story, playthrough: Playthrough) -> bool:
    try:
        played(story, playthrough)
    except (RecursionError, StoryError):
        return True
    except ChoiceError:
        return False
    return False


def _is_away(state: State, person: int) -> bool:
    return state.values[person_slot(person, STATUS)] not in (HERE, WITH_US)


def _listed(names: list[str]) -> str:
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more


def _several(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
