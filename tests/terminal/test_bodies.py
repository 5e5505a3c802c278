from hand_made_views import STORY

from escape_game.engine.events import Body, Bonded, Changed
from escape_game.story.layout import FAILING, SOUND, WORN
from escape_game.terminal.bodies import alike, bodies, bonds
from escape_game.terminal.reckoning import Telling

EVERYONE = Telling(STORY, {}, company=frozenset({0, 1, 2}))


def hurt(person, by=6, stage=WORN):
    return Body(person, 60_000, 60_000 - by * 1000, WORN, stage)


def test_what_is_done_alike_to_neighbours_belongs_together_and_nothing_else():
    events = [hurt(0), hurt(1), hurt(2, by=5), Changed(0, 1, 2), Changed(0, 2, 3), Bonded(1, 0, 1), Bonded(2, 2, 3)]
    assert [len(group) for group in alike(events)] == [2, 1, 1, 1, 2]


def test_all_hurt_alike_is_everyone_and_who_turned_is_named():
    line = bodies(EVERYONE, [hurt(0), hurt(1, stage=FAILING), hurt(2)])
    assert line.words.shown == "[-] Everyone is hurt by 6; Kazik is failing, 54 of 95."
    assert line.words.spoken == "Cost: Everyone is hurt by 6; Kazik is failing, 54 of 95."


def test_some_hurt_alike_are_named():
    assert bodies(EVERYONE, [hurt(0), hurt(2)]).words.shown == "[-] You and Smith are hurt by 6."


def test_one_alone_has_stage_number_and_maximum():
    assert bodies(EVERYONE, [hurt(1)]).words.shown == "[-] Kazik is hurt by 6: worn, 54 of 95."
    assert bodies(EVERYONE, [Body(0, 60_000, 72_000, WORN, SOUND)]).words.shown == (
        "[+] You are better by 12: sound, 72 of 95."
    )


def test_bonds_that_change_alike_keep_their_numbers():
    line = bonds(EVERYONE, [Bonded(1, 0, 1), Bonded(2, 2, 3)])
    assert line.words.shown == "[+] Kazik and Smith trust you more: bonds 1 and 3 of 5."


def test_all_but_you_are_everyone_else():
    assert bodies(EVERYONE, [hurt(1), hurt(2)]).words.shown == "[-] Everyone else is hurt by 6."
    assert bodies(EVERYONE._replace(company=frozenset({0, 1})), [hurt(1)]).words.shown.startswith(
        "[-] Kazik is hurt by 6"
    )
