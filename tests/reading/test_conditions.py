from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_world import PEOPLE, PLACE, SPAN, names, state, story

from escape_game.engine.judging import holds
from escape_game.reading.conditions import parse_condition
from escape_game.reading.logic import negate
from escape_game.reading.names import Place
from escape_game.reading.readable import readable
from escape_game.reading.rules import RULES
from escape_game.story.conditions import ALWAYS, FAR, NEVER, AnyOf, Condition, PartySize, Share, Within, YearDay
from escape_game.story.layout import BOND, CONDITION, DATE, DAY, GRAVE, NIGHTS, STATUS, person_slot


def parse(text, known=None, place=PLACE):
    known = known or names()
    condition = parse_condition(text, SPAN, known, place)
    assert known.problems == []
    return condition


def problem(text, place=PLACE, known=None):
    known = known or names()
    parse_condition(text, SPAN, known, place)
    assert len(known.problems) == 1, known.problems
    return known.problems[0]


def is_true(text, cast=(-1, -1), with_us=(), **amounts):
    known = names()
    condition = parse(text, known)
    return holds(story(known), state(known, cast, with_us, **amounts), condition)


def test_what_is_compared_is_what_is_shown():
    assert is_true("morale >= 30", morale=29_500)
    assert not is_true("morale >= 30", morale=29_499)
    assert is_true("water < 2.6 l", water=2_549)
    assert not is_true("water < 2.6 l", water=2_550)
    assert is_true("morale = 30", morale=30_499)


def test_halves_below_nought_go_away_from_nought():
    assert is_true("warmth = -1", warmth=-500)
    assert is_true("warmth >= 0", warmth=-499)
    assert not is_true("warmth > -2", warmth=-1_500)


def test_plain_tests_become_bounds_and_nothing_else():
    condition = parse("morale >= 30 and morale < 60 and has rope and not swallow_named and smith is not dead")
    assert condition.tests == ()
    assert len(condition.within) == 4


def test_bounds_on_one_number_are_intersected():
    known = names()
    slot = known.quantities["morale"].slot
    assert parse("morale between 30 and 60 and morale <= 40", known) == Condition((Within(slot, 29_500, 40_499),))


def test_and_binds_closer_than_or():
    assert is_true("has rope or has rope and morale > 90", rope=1)
    assert not is_true("(has rope or has rope) and morale > 90", rope=1)


def test_what_can_never_hold_is_never_and_a_warning():
    known = names()
    assert parse_condition("morale < 30 and morale > 40", SPAN, known, PLACE) == NEVER
    assert [(p.code, p.severity) for p in known.problems] == [("S214", "warning")]


def test_alternatives_that_touch_become_one_bound():
    assert parse("morale < 30 or morale >= 30") == ALWAYS
    assert parse("smith is here or smith is with us").tests == ()


def test_a_two_sided_complement_is_a_choice():
    assert [type(test) for test in parse("morale < 30 or has rope").tests] == [AnyOf]
    assert len(parse("not morale between 30 and 60").tests[0].conditions) == 2


def test_shares_are_counted_in_whole_steps_or_measures():
    assert parse("water per head < 2 l").tests[0][1:] == (100, False, -FAR, 19)
    assert parse("lids per head >= 1").tests[0][1:] == (200, False, 1, FAR)
    assert isinstance(parse("lids left over = 1").tests[0], Share)
    assert is_true("lids per head = 6 and lids left over = 1", with_us=("smith",), water=2_799)


def test_measures_alone_are_whole_ones():
    assert is_true("lids = 4", water=999)
    assert is_true("lids >= 5", water=1_000)


def test_heads_count_you_and_companions_do_not():
    assert parse("companions >= 3").tests == (PartySize(3, FAR),)
    assert parse("heads >= 3").tests == (PartySize(2, FAR),)


@pytest.mark.parametrize(
    ("shown", "stage"), [(24.4, "sinking"), (24.5, "failing"), (44.5, "worn"), (69.5, "sound"), (95, "sound")]
)
def test_stages_go_by_the_condition_as_shown(shown, stage):
    known = names()
    condition = parse(f"smith is {stage}", known)
    now = state(known, with_us=("smith",))
    now.values[person_slot(1, CONDITION)] = int(shown * 1000)
    assert holds(story(known), now, condition)


def test_the_dead_are_in_no_stage():
    known = names()
    failing, better = parse("smith is failing or worse", known), parse("smith is sinking or better", known)
    now = state(known)
    now.values[person_slot(1, STATUS)] = 4
    assert not holds(story(known), now, failing)
    assert not holds(story(known), now, better)


def test_you_are_always_with_us_and_have_stages():
    assert parse("you is alive") == ALWAYS
    assert parse("you are worn") == parse("janusz is worn")
    assert parse("you are worn").within[0].slot == person_slot(0, CONDITION)


def test_anyone_and_everyone_mean_those_with_us():
    known = names()
    anyone, everyone = parse("anyone is failing", known), parse("everyone is worn or better", known)
    now = state(known, with_us=("smith",))
    now.values[person_slot(2, CONDITION)] = 30_000
    assert not holds(story(known), now, anyone)
    assert holds(story(known), now, everyone)
    now.values[person_slot(2, STATUS)] = 2
    assert holds(story(known), now, anyone)
    assert not holds(story(known), now, everyone)


def test_roles_are_somebody_or_nobody():
    assert is_true("X is smith", cast=(1, -1))
    assert not is_true("X is smith", cast=(-1, -1))
    assert is_true("X is not smith", cast=(-1, -1))
    assert is_true("X bond >= 0 and X is not kazik", cast=(1, 2))


def test_dates_with_and_without_a_year():
    assert parse("date before 22 June").tests == (YearDay(-FAR, 621),)
    day = date(1941, 12, 8).toordinal()
    assert parse("date is 8 December 1941").within == (Within(DATE, day, day),)
    assert parse("date after 8 December 1941").within == (Within(DATE, day + 1, FAR),)


def test_orders_regions_and_difficulties_by_name():
    assert parse("pace is forced").within[0][1:] == (2, FAR)
    assert parse("region is not gobi").within[0][1:] == (-FAR, 1)
    assert parse("difficulty is not walker").within[0][1:] == (1, FAR)


def test_facts_of_several_values():
    assert is_true("wood_rule is cord", wood_rule=3)
    assert is_true("wood_rule is not cord", wood_rule=0)
    assert is_true("wood_rule", wood_rule=1)


def test_seen_and_visits_share_one_slot_per_scene():
    known = names()
    assert parse("seen salt_well", known).within[0].slot == parse("visits >= 2", known).within[0].slot


def test_what_is_not_written_yet_never_holds():
    assert parse("smoke_in_a_hut") == NEVER
    assert parse("not smoke_in_a_hut") == ALWAYS
    assert parse("smoke_in_a_hut is not thick") == ALWAYS
    assert parse("smoke_in_a_hut is thick or seen smoke_in_a_hut") == NEVER


def test_values_may_be_sums():
    assert is_true("water = 1 l + 0.5 l - 0.1", water=1_400)
    assert is_true("water between 1 and 2 l", water=1_400)


def test_your_own_condition_the_day_and_the_nights_are_numbers():
    assert parse("condition < 30").within == (Within(person_slot(0, CONDITION), -FAR, 29_499),)
    assert parse("day >= 3 and nights = 2").within == (Within(DAY, 3, FAR), Within(NIGHTS, 2, 2))


def test_everyone_is_asked_a_status_only_if_ever_met():
    known = names()
    alive = parse("everyone is alive", known)
    now = state(known, with_us=("smith",))
    assert holds(story(known), now, alive)
    now.values[person_slot(2, STATUS)] = 4
    assert not holds(story(known), now, alive)
    assert holds(story(known), now, parse("anyone is dead", known))


@pytest.mark.parametrize(
    ("text", "code", "column", "hint"),
    [
        ("morle >= 30", "S201", 7, "'morale'"),
        ("has roope", "S201", 11, "'rope'"),
        ("rope", "S201", 7, "`has rope`"),
        ("ravine", "S201", 7, "`seen ravine`"),
        ("water < 2", "S202", 15, "`2 l`"),
        ("water < 2 km", "S202", 17, "`2 l`"),
        ("morale >= 30 l", "S202", 20, "`30`"),
        ("morale != 30", "S203", 14, "`not … = …`"),
        ("morale == 30", "S203", 14, "`=`"),
        ("has rope && swallow_named", "S203", 16, "`and`"),
        ("has rope || swallow_named", "S203", 16, "`or`"),
        ("!swallow_named", "S203", 7, "`not`"),
        ("", "S204", 7, "has rope"),
        ("morale", "S204", 13, "`morale >= 3"),
        ("has rope swallow_named", "S204", 16, "`and`"),
        ("not", "S204", 10, "has rope"),
        ("smith", "S205", 7, "smith is with us"),
        ("smith is", "S205", 15, "with us"),
        ("smith is failling", "S205", 16, "'failing'"),
        ("smith is with", "S205", 16, "`with us`"),
        ("(has rope", "S206", 7, "`)`"),
        ("has rope)", "S206", 15, "`(`"),
        ("30 <= morale", "S207", 7, "`morale >= 30`"),
        ("morale >= rope", "S207", 17, "`morale >= 3`"),
        ("has rope 3", "S207", 16, "`morale >= 30`"),
        ("morale >= 101", "S208", 17, "within"),
        ("smith bond >= 6", "S208", 21, "within"),
        ("Z is failing", "S209", 7, "cast:"),
        ("wood_rule is chord", "S210", 20, "'cord'"),
        ("pace is fast", "S210", 15, "steady"),
        ("swallow_named is yes", "S210", 24, "`not swallow_named`"),
        ("date before 31 June", "S213", 19, "22 June"),
        ("date before 22 Juni", "S213", 22, "'June'"),
        ("date on 22 June", "S204", 12, "date before"),
        ("date before June", "S213", 19, "date before"),
        ("morale between 3", "S204", 23, "`morale between 3 and 5`"),
        ("morale > 0.0001", "S207", 16, "three decimals"),
        ("water left over > 1 l", "S204", 23, "measure"),
        ("has rope AND swallow_named", "S204", 16, "`and`"),
        ("NOT swallow_named", "S204", 7, "`not`"),
        ("roope", "S201", 7, "'has rope'"),
        ("(has rope swallow_named)", "S204", 17, "`and`"),
        ("seen ravin", "S201", 12, "'ravine'"),
        ("you bond > 2", "S204", 7, "companion"),
        ("kazik is smith", "S205", 16, "`X is smith`"),
    ],
)
def test_a_problem_has_its_place_and_says_what_to_type(text, code, column, hint):
    found = problem(text)
    assert (found.code, found.span.line, found.span.column) == (code, 10, column)
    assert hint in found.hint


def test_every_problem_of_a_condition_is_told_at_once():
    known = names()
    parse_condition("morle > 3 and has roope or smith is deed", SPAN, known, PLACE)
    assert [p.code for p in known.problems] == ["S201", "S201", "S205"]


def test_a_condition_of_a_thousand_brackets_is_a_problem_and_no_crash():
    assert problem("(" * 1000 + "has rope" + ")" * 1000).code == "S211"
    assert problem("not " * 1000 + "has rope").code == "S211"


def test_stages_need_survival_rules():
    known = names()
    known.stages = None
    assert problem("smith is worn", known=known).code == "S212"


def test_visits_need_a_scene():
    assert problem("visits > 1", place=Place()).code == "S204"


def test_the_same_text_in_another_scene_keeps_its_meaning():
    known = names()
    first = parse("visits > 1", known, Place("salt_well"))
    assert parse("visits > 1", known, Place("ravine")) != first
    assert parse("X is smith", known, Place("salt_well", ("X",))) != parse(
        "X is smith", known, Place("ravine", ("Y", "X"))
    )


def test_a_bonus_reads_as_words():
    known = names()
    assert readable("has rope", known) == "twelve metres of plaited sacking"
    assert readable("swallow_named", known) == "the theft has a name"
    assert readable("morale < 20", known) == "morale below 20"
    assert readable("smith is with us", known) == "Smith is with us"
    assert readable("has rope and X is worn or better", known) == "rope and somebody is worn or better"
    assert readable("wood_rule", known) == "wood rule"


# A naive evaluator, on what is shown, beside the text it evaluates.


def shown(thousandths, step):
    return int((Decimal(thousandths) / step).quantize(0, ROUND_HALF_UP)) * step


SIGNS = {
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    "=": lambda a, b: a == b,
    ">=": lambda a, b: a >= b,
    ">": lambda a, b: a > b,
}
STATUSES = ["unmet", "here", "with us", "gone", "dead"]
STAGES = [("sinking", 10, 25), ("failing", 25, 45), ("worn", 45, 70), ("sound", 70, 10**9)]


def person(index, now, field):
    return now.values[person_slot(index, field)]


def in_stage(index, now, low, high):
    return (
        person(index, now, STATUS) in (1, 2) and low * 1000 <= shown(person(index, now, CONDITION), 1000) < high * 1000
    )


@st.composite
def stage_tests(draw):
    name, low, high = draw(st.sampled_from(STAGES))
    more = draw(st.sampled_from(["", " or better", " or worse"]))
    low, high = (low if more != " or worse" else -1), (high if more != " or better" else 10**9)
    who = draw(st.sampled_from(["smith", "kazik", "X", "anyone", "everyone"]))
    negative = draw(st.booleans())

    def asked(index, now):
        return in_stage(index, now, low, high) != negative

    def evaluate(now):
        with_us = [p for p in range(1, len(PEOPLE)) if person(p, now, STATUS) == 2]
        if who == "anyone":
            return any(asked(p, now) for p in with_us)
        if who == "everyone":
            return all(asked(p, now) for p in with_us)
        if who == "X":
            return asked(now.cast[0], now) if now.cast[0] >= 0 else negative
        return asked(PEOPLE.index(who), now)

    return f"{who} is {'not ' if negative else ''}{name}{more}", evaluate


@st.composite
def status_tests(draw):
    status = draw(st.sampled_from([*STATUSES, "alive"]))
    who = draw(st.sampled_from([1, 2, 3]))

    def evaluate(now):
        is_now = person(who, now, STATUS)
        return is_now in (1, 2, 3) if status == "alive" else STATUSES[is_now] == status

    return f"{PEOPLE[who]} is {status}", evaluate


@st.composite
def comparisons(draw):
    sign = draw(st.sampled_from(list(SIGNS)))
    kind = draw(st.sampled_from(["water", "morale", "warmth", "lids", "week", "share", "bond", "companions", "day"]))
    number = draw(st.integers(-12, 120))
    tenths = draw(st.integers(0, 30))
    compare = SIGNS[sign]
    quantities = names().quantities
    slot = {name: quantity.slot for name, quantity in quantities.items()}
    week = names().counters["week"].slot

    def party(now):
        return sum(person(p, now, STATUS) == 2 for p in range(1, len(PEOPLE)))

    return {
        "water": (
            f"water {sign} {tenths / 10} l",
            lambda now: compare(shown(now.values[slot["water"]], 100), tenths * 100),
        ),
        "morale": (
            f"morale {sign} {number}",
            lambda now: compare(shown(now.values[slot["morale"]], 1000), number * 1000),
        ),
        "warmth": (
            f"warmth {sign} {number}",
            lambda now: compare(shown(now.values[slot["warmth"]], 1000), number * 1000),
        ),
        "lids": (f"lids {sign} {tenths}", lambda now: compare(now.values[slot["water"]] // 200, tenths)),
        "week": (f"week {sign} {number}", lambda now: compare(now.values[week], number)),
        "share": (
            f"water per head {sign} {tenths / 10} l",
            lambda now: compare(now.values[slot["water"]] // 100 // (1 + party(now)), tenths),
        ),
        "bond": (f"smith bond {sign} {number}", lambda now: compare(person(1, now, BOND), number)),
        "companions": (f"companions {sign} {tenths}", lambda now: compare(party(now), tenths)),
        "day": (f"day {sign} {number}", lambda now: compare(now.values[DAY], number)),
    }[kind]


def simple_tests():
    known = names()
    rope, fact, rule = known.items["rope"].slot, known.facts["swallow_named"].slot, known.facts["wood_rule"].slot
    return st.sampled_from(
        [
            ("has rope", lambda now: now.values[rope] >= 1),
            ("swallow_named", lambda now: now.values[fact] >= 1),
            ("wood_rule is alone", lambda now: now.values[rule] == 2),
            ("wood_rule is not none", lambda now: now.values[rule] != 4),
            ("kazik is buried", lambda now: person(2, now, GRAVE) == 1),
            ("X is irena", lambda now: now.cast[0] == 3),
            ("Y is not smith", lambda now: now.cast[1] != 1),
        ]
    )


def joined(children):
    several = st.lists(children, min_size=2, max_size=3)

    def put_together(word, all_or_any):
        def make(parts):
            text = f" {word} ".join(f"({text})" for text, _ in parts)
            return text, lambda now: all_or_any(evaluate(now) for _, evaluate in parts)

        return several.map(make)

    opposite = children.map(lambda part: (f"not ({part[0]})", lambda now: not part[1](now)))
    return put_together("and", all) | put_together("or", any) | opposite


leaves = simple_tests() | comparisons() | stage_tests() | status_tests()
trees = st.recursive(leaves, joined, max_leaves=10)


@st.composite
def states(draw, known):
    now = state(known, draw(st.tuples(st.integers(-1, 3), st.integers(-1, 3))))
    for index in range(1, len(PEOPLE)):
        now.values[person_slot(index, STATUS)] = draw(st.integers(0, 4))
        now.values[person_slot(index, CONDITION)] = draw(st.integers(0, 95_000))
        now.values[person_slot(index, BOND)] = draw(st.integers(-2, 5))
        now.values[person_slot(index, GRAVE)] = draw(st.integers(0, 1))
    now.values[DAY] = draw(st.integers(1, 130))
    for slot in known.slots:
        now.values[known.new_slot(slot.name)] = draw(
            st.integers(slot.least, min(slot.most, 100_000) if slot.name != "week" else 130)
        )
    return now


@settings(max_examples=300)
@given(trees, st.data())
def test_a_condition_holds_when_its_words_are_true_and_its_negation_otherwise(tree, data):
    text, evaluate = tree
    known = names()
    condition = parse_condition(text, SPAN, known, PLACE)
    assert [p for p in known.problems if p.severity == "error"] == []
    small = story(known)
    for _ in range(3):
        now = data.draw(states(known))
        assert holds(small, now, condition) == evaluate(now)
        assert holds(small, now, negate(condition)) != evaluate(now)


@given(st.text(st.sampled_from(list("abX 3.<>=!&|()-,`\n")) | st.characters(), max_size=60))
def test_no_text_makes_reading_raise(text):
    known = names()
    parse_condition(text, SPAN, known, PLACE)
    assert all(p.code in RULES and p.message and p.hint for p in known.problems)
