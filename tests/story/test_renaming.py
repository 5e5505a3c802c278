from escape_game.story.renaming import Renaming


def test_a_name_that_the_story_still_has_is_never_followed():
    assert Renaming((("bank", "shore"),)).today("bank", {"bank", "shore"}) == "bank"


def test_renamings_are_followed_to_the_last():
    assert Renaming((("a", "b"), ("b", "c"))).today("a", {"c"}) == "c"


def test_names_inside_names_are_followed():
    renaming = Renaming((("bank", "shore"), ("bank.wade", "bank.swim")))
    assert renaming.today("visits bank", {"visits shore"}) == "visits shore"
    assert renaming.today("once bank.wade", {"once shore.swim"}) == "once shore.swim"


def test_names_are_followed_at_every_dot():
    renaming = Renaming((("marta", "marthe"), ("nurse", "medic")))
    assert renaming.today("duty.nurse.marta", {"duty.medic.marthe"}) == "duty.medic.marthe"


def test_a_ring_of_renamings_ends():
    assert Renaming((("a", "b"), ("b", "a"))).today("a", {"c"}) is None


def test_an_unknown_name_is_unknown():
    assert Renaming(()).today("x", {"y"}) is None


def test_what_a_name_was_before_is_known():
    renaming = Renaming((("a", "b"), ("b", "c"), ("x", "y")))
    assert renaming.former("c") == ("a", "b")
    assert renaming.former("a") == ()


def test_a_value_is_followed_by_the_fact_it_belongs_to():
    renaming = Renaming((("rule.alone", "rule.each"), ("rule", "custom"), ("pace.forced", "pace.hard")))
    assert renaming.value_today("custom", "alone", ("pairs", "each")) == "each"
    assert renaming.value_today("mood", "alone", ("pairs", "each")) is None
    assert renaming.value_today("mood", "alone", ("alone", "each")) == "alone"
    assert renaming.value_today("pace", "forced", ("steady", "hard")) == "hard"
    assert Renaming((("marta", "marthe"),)).value_today("duty:nurse", "marta", ("marthe",)) == "marthe"


def test_an_order_is_followed_whoever_has_it():
    renaming = Renaming((("duty.nurse", "duty.medic"), ("marta", "marthe"), ("pace.forced", "pace.hard")))
    assert renaming.today("duty.nurse.marta", {"duty.medic.marthe"}) == "duty.medic.marthe"
    assert renaming.today("duty:nurse", {"duty:medic"}) == "duty:medic"
    assert renaming.today("pace.forced", {"pace.hard"}) == "pace.hard"
