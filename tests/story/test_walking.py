from pathlib import Path

from escape_game.reading.checking import check_folder
from escape_game.story.effects import Risk
from escape_game.story.walking import (
    effects_of_scene,
    exits_of_choice,
    exits_of_scene,
    flat,
    loose_steps,
    outcomes,
    steps_of_choice,
    steps_of_scene,
)

STORY = check_folder(Path(__file__).parents[1] / "stories" / "numbers").story


def test_a_scene_has_the_steps_of_its_choices_and_those_that_belong_to_none():
    for scene in STORY.scenes:
        of_choices = [step for choice in scene.choices for step in steps_of_choice(choice)]
        assert steps_of_scene(scene) == of_choices + [step for steps in loose_steps(scene) for step in steps]
        assert exits_of_scene(scene) == [step.exit for step in steps_of_scene(scene) if step.exit is not None]


def test_a_choice_has_one_outcome_or_those_of_its_roll():
    choices = [choice for scene in STORY.scenes for choice in scene.choices]
    assert {len(outcomes(choice)) for choice in choices} == {1, 2}
    for choice in choices:
        assert len(outcomes(choice)) == (1 if choice.check is None else 2)
        assert exits_of_choice(choice) == [step.exit for step in steps_of_choice(choice) if step.exit is not None]


def test_effects_within_a_risk_are_effects():
    risks = [effect for scene in STORY.scenes for effect in effects_of_scene(scene) if isinstance(effect, Risk)]
    assert risks
    for risk in risks:
        assert flat([risk]) == [risk, *flat(risk.effects)]
