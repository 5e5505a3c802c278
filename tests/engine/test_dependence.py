from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escape_game.authoring.counting import passages_in
from escape_game.engine.dependence import slots_of
from escape_game.engine.prose import render
from escape_game.engine.turn import begin
from escape_game.reading.checking import check_folder
from escape_game.story.conditions import AnyOf, Condition, PartySize, Within, YearDay
from escape_game.story.layout import DATE, DAY
from escape_game.story.prose import (
    CYCLE,
    HEADS,
    QUANTITY,
    RANDOM,
    TODAY,
    Amount,
    Block,
    BlockBranch,
    Branch,
    Emphasis,
    Guard,
    Paragraph,
    Passage,
    Plain,
    RoleName,
    Variant,
    VariantBlock,
)  # fmt: skip

STORY = check_folder(Path(__file__).parent.parent / "stories" / "odd_lid").story
DEPENDENT = [(words, slots) for words in passages_in(tuple(STORY.scenes)) if (slots := slots_of(words)) is not None]

WORDS = Plain("words")


def amount(kind, slot=-1):
    return Amount(kind, slot, 100, 0, words=False, capital=False)


def guarded(*tests, within=()):
    return Guard((Branch(Condition(within, tests), (WORDS,)),))


@pytest.mark.parametrize(
    ("piece", "slots"),
    [
        (WORDS, ()),
        (Emphasis((amount(QUANTITY, 9),)), (9,)),
        (amount(TODAY), (DATE,)),
        (amount(HEADS), None),
        (RoleName(0, "he", capital=False), None),
        (Variant(CYCLE, 4, 0, ((WORDS,), (amount(QUANTITY, 3),))), (3, 4)),
        (Variant(RANDOM, 4, 0, ((WORDS,),)), None),
        (guarded(within=(Within(8, 0, 1), Within(7, 0, 1))), (7, 8)),
        (guarded(AnyOf((Condition((Within(6, 0, 1),)), Condition((), (YearDay(1, 2),))))), (DATE, 6)),
        (guarded(PartySize(0, 1)), None),
    ],
)
def test_words_depend_on_what_their_pieces_ask_for(piece, slots):
    assert slots_of(Passage((Paragraph("", (WORDS, piece)),))) == slots


def test_words_of_blocks_depend_on_their_conditions_and_on_what_is_in_them():
    inside = (Paragraph("", (amount(QUANTITY, 5),)),)
    block = Block((BlockBranch(Condition((Within(2, 0, 1),)), inside),))
    assert slots_of(Passage((block, VariantBlock(CYCLE, 3, 0, (inside,))))) == (2, 3, 5)
    assert slots_of(Passage((VariantBlock(RANDOM, 3, 0, (inside,)),))) is None


def test_a_paragraph_that_waits_for_a_role_depends_on_more_than_slots():
    assert slots_of(Passage((Paragraph("", (WORDS,), (0,)),))) is None


@given(st.sampled_from(DEPENDENT), st.integers(0, 2**32))
def test_nothing_but_its_slots_changes_what_a_passage_says(dependent, seed):
    passage, slots = dependent
    dice, state = Random(seed), begin(STORY, 1).state
    for slot in slots:
        state.values[slot] = dice.randrange(1, 9) * (100 if slot != DAY else 1)
    said = render(STORY, state, passage)
    for slot in set(range(len(state.values))) - {*slots}:
        state.values[slot] = dice.randrange(0, 5)
    state.cast, state.seed, state.taken = (1, 2), seed, 1
    assert render(STORY, state, passage) == said
