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
