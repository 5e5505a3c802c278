from small_world import names, state, story

from escape_game.engine.paragraphs import Para, Span
from escape_game.engine.prose import count_showings, plain_text, render
from escape_game.story.conditions import ALWAYS, NEVER
from escape_game.story.prose import (
    CYCLE,
    RANDOM,
    Block,
    BlockBranch,
    Branch,
    Emphasis,
    Guard,
    LineBreak,
    Paragraph,
    Passage,
    Plain,
    RoleName,
    Showing,
    Variant,
)  # fmt: skip


def passage(*pieces, speaker="", needs=()):
    return Passage((Paragraph(speaker, pieces, needs),))


def rendered(words, cast=(-1, -1), *, gentle=False):
    known = names()
    return render(story(known), state(known, cast), words, gentle=gentle)


def test_like_words_are_one_span_and_emphasis_another():
    words = passage(Plain("One "), Plain("two "), Emphasis((Plain("three"),)), Plain("."))
    assert rendered(words) == (Para("", (Span("One two "), Span("three", emphasis=True), Span("."))),)


def test_white_space_is_tidied_where_words_came_to_nothing():
    nothing = Guard((Branch(NEVER, (Plain("never"),)),))
    assert plain_text(rendered(passage(Plain("One "), nothing, Plain(" two "), nothing, Plain(".")))) == "One two."
    assert plain_text(rendered(passage(nothing, Plain(" One"), LineBreak(), nothing, Plain(" two ")))) == "One\ntwo"


def test_a_point_before_a_number_and_three_dots_keep_their_space():
    words = passage(Plain("a "), Guard((Branch(ALWAYS, (Plain(".22"),)),)), Plain(" "), Emphasis((Plain("... so"),)))
    assert plain_text(rendered(words)) == "a .22 ... so"


def test_a_paragraph_that_comes_to_nothing_is_left_out():
    assert rendered(passage(Guard((Branch(NEVER, (Plain("never"),)),)))) == ()


def test_a_paragraph_waits_for_its_roles():
    words = passage(RoleName(0, "name", capital=False), Plain(" coughs."), needs=(0,))
    assert rendered(words) == ()
    assert plain_text(rendered(words, cast=(2, -1))) == "Kazik coughs."


def test_only_the_first_arm_that_holds_is_shown():
    arms = tuple(
        BlockBranch(when, (Paragraph("", (Plain(text),)),))
        for when, text in [(NEVER, "a"), (ALWAYS, "b"), (ALWAYS, "c")]
    )
    assert plain_text(rendered(Passage((Block(arms),)))) == "b"


def test_the_gentler_text_is_shown_to_those_who_ask():
    words = passage(Plain("hard"))._replace(gentle=passage(Plain("soft")))
    assert plain_text(rendered(words)) == "hard"
    assert plain_text(rendered(words, gentle=True)) == "soft"
    assert plain_text(rendered(passage(Plain("hard")), gentle=True)) == "hard"


def test_showings_of_both_texts_are_counted_whoever_reads():
    known = names()
    hard, soft = known.new_slot("hard"), known.new_slot("soft")
    words = Passage((), (Showing(hard, ALWAYS),), Passage((), (Showing(soft, ALWAYS),)))
    now = state(known)
    count_showings(story(known), now, words)
    assert (now.values[hard], now.values[soft]) == (1, 1)


def test_a_cycle_that_was_never_counted_shows_its_first():
    known = names()
    slot = known.new_slot("cycle")
    words = passage(Variant(CYCLE, slot, 0, ((Plain("a"),), (Plain("b"),))))
    assert plain_text(render(story(known), state(known), words)) == "a"


def test_random_words_differ_by_visit_and_stay_by_seed():
    known = names()
    slot = known.visits_slot("salt_well")
    words = passage(Variant(RANDOM, slot, 99, tuple((Plain(letter),) for letter in "abcdefgh")))
    heard = []
    for visits in range(1, 30):
        now = state(known)
        now.values[slot] = visits
        heard.append(plain_text(render(story(known), now, words)))
        assert plain_text(render(story(known), now, words)) == heard[-1]
    assert len(set(heard)) > 4


def test_speakers_stand_before_their_words_in_plain_text():
    assert plain_text(rendered(passage(Plain('"No."'), speaker="Voss"))) == 'Voss: "No."'
