from escape_game.engine.paragraphs import Para, Span
from escape_game.terminal.blocks import Prose, Screen, said, same
from escape_game.terminal.layout import lay_out
from escape_game.terminal.options import Options
from escape_game.terminal.plain_drawing import draw


def heard(screen):
    return draw(screen, lay_out(Options(plain=True), 200))


def test_units_and_signs_that_a_voice_would_spell_or_skip_are_words():
    lines = (
        "Water 6.5 of 20 l.",
        "1 l of water; 11 l of it, and 0.1 l.",
        "+2, by that choice.",
        "100; -18 the pace; +3.",
    )
    assert heard(said(*map(same, lines))) == [
        "Water 6.5 of 20 litres.",
        "1 litre of water; 11 litres of it, and 0.1 litres.",
        "Plus 2, by that choice.",
        "100; minus 18 the pace; plus 3.",
    ]


def test_the_words_of_the_story_stand_as_they_are():
    prose = Prose((Para("", (Span("He has 3 l left, -4 by the glass."),)),))
    assert heard(Screen((prose,))) == ["He has 3 l left, -4 by the glass."]
