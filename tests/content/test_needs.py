"""The groups of needs: complete, calm, in our own words."""

import re
from collections import Counter

import pytest

from twofold.content import NeedGroup, group_name, need_group, need_groups

IDS = (
    *("closeness", "understood", "appreciation", "affection", "safety"),
    *("freedom", "fairness", "play", "meaning"),
)
TEXTS = [
    text
    for group in need_groups()
    for text in (
        group.name,
        *group.words,
        group.want,
        group.moment,
        group.request.what,
        group.request.when,
        group.request.often,
        group.request.until,
    )
]


def test_there_are_nine_groups_with_seven_to_ten_words() -> None:
    assert tuple(group.id for group in need_groups()) == IDS
    assert all(7 <= len(group.words) <= 10 for group in need_groups())
    assert need_groups() is need_groups()


def test_no_word_stands_twice() -> None:
    words = Counter(word.casefold() for group in need_groups() for word in (group.name, *group.words))
    assert [word for word, times in words.items() if times > 1] == []


def test_words_are_calm_and_of_ordinary_letters() -> None:
    assert len(TEXTS) == sum(len(group.words) + 7 for group in need_groups()) and all(TEXTS)
    assert [text for text in TEXTS if re.search(r"[^\x20-\x7e]|!|^\s|\s$|\s\s|--", text)] == []
    assert [text for text in TEXTS if re.search(r"\b(always|never|should|must|color|realiz)\b", text)] == []


def test_words_fit_their_places() -> None:
    # A word stands in a list, indented, in a window of 40 cells; an example stands in a line.
    assert [word for group in need_groups() for word in (group.name, *group.words) if len(word) > 28] == []
    assert [group.want for group in need_groups() if len(group.want) > 30] == []
    assert [group.moment for group in need_groups() if not 40 <= len(group.moment) <= 100] == []
    assert [group.request for group in need_groups() if len(group.request.what) > 36] == []


@pytest.mark.parametrize("group", need_groups(), ids=IDS)
def test_words_complete_i_need(group: NeedGroup) -> None:
    words = group.words
    assert all(word[0].islower() and word[-1].isalpha() for word in words)
    # "I need to be heard", not "I need be heard" or "I need you to change".
    assert not any(re.match(r"(be|you|for|that)\b", word) for word in words)


def test_a_group_is_named_by_its_id_else_by_the_own_words() -> None:
    assert group_name("fairness") == "help and fairness at home"
    assert group_name("play", "gardening") == "play and novelty"
    assert group_name("", "our  dog\n") == "our dog"
    assert group_name("") == group_name("a group of a later version") == "something of my own"
    assert group_name("tomorrow's group", "cats") == "cats"


def test_a_group_is_found_by_its_id() -> None:
    group = need_group("play")
    assert group is not None and group.name == "play and novelty"
    assert need_group("") is None and need_group("Play") is None
