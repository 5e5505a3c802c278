import pytest
from tiny_story import tiny_story

from escape_game.errors import UsageError
from escape_game.story.difficulties import difficulty_called

STORY = tiny_story()


def test_each_difficulty_is_found_by_its_name_and_none_is_the_storys_own():
    assert [difficulty_called(STORY, each.id) for each in STORY.difficulties] == list(range(len(STORY.difficulties)))
    assert difficulty_called(STORY, None) == -1


def test_a_difficulty_that_is_not_there_is_answered_with_those_that_are():
    with pytest.raises(UsageError, match=r"There is no difficulty 'hell'\. There are: ") as refused:
        difficulty_called(STORY, "hell")
    assert all(each.id in str(refused.value) for each in STORY.difficulties)
