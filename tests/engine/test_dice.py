from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from escape_game.engine.dice import between, draw, percent, roll

NUMBERS = st.integers(0, 2**63)


@given(NUMBERS, NUMBERS, st.integers(0, 10_000))
def test_a_roll_is_a_function_of_seed_key_and_number(seed, key, number):
    assert roll(seed, key, number) == roll(seed, key, number)
    assert 0 <= roll(seed, key, number) < 2**63


def test_a_roll_is_the_same_on_every_platform_and_python():
    assert [roll(7, 11, n) for n in range(3)] == [2348718053143611826, 5759123933720767051, 7178824851450224138]


def test_percents_are_spread_evenly_over_seeds_keys_and_numbers():
    for vary in (lambda n: percent(n, 5, 1), lambda n: percent(3, n, 1), lambda n: percent(3, 5, n)):
        counts = Counter(vary(n) for n in range(20_000))
        assert set(counts) == set(range(1, 101))
        assert max(counts.values()) < 280
        assert min(counts.values()) > 130


@given(NUMBERS, st.integers(-5, 5), st.integers(0, 9))
def test_between_keeps_its_bounds(seed, least, width):
    assert least <= between(seed, 1, 2, least, least + width) <= least + width


def test_a_draw_follows_the_weights():
    counts = Counter(draw(seed, 1, 1, [(0, 10, 1), (1, 20, 3)]) for seed in range(8_000))
    assert 0.72 < counts[1] / 8_000 < 0.78


def test_a_new_ticket_changes_only_the_draws_it_wins():
    old = [(n, n * 7919, 2) for n in range(10)]
    for seed in range(2_000):
        before, after = draw(seed, 1, 1, old), draw(seed, 1, 1, [*old, (99, 424242, 2)])
        assert after in (before, 99)


def test_nothing_is_drawn_from_no_tickets():
    assert draw(1, 2, 3, []) == -1
