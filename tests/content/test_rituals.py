"""The rituals to begin from: for whom they are, why, and that two tired people can do them."""

import re

from twofold.content.rituals import ritual_words
from twofold.domain.text import LINE_LIMIT, clean_line, is_blank

EXAMPLES = ritual_words().examples
ANGRY = r"\bangry|cross with|quarrel|argu|fight|fought|unresolved|make (it )?up|make peace|row\b|sorry"
BED = r"\bbed|sleep|asleep|night|light goes out|lights out|last words?\b|sun(set| goes down)"


def words_of(number: int) -> str:
    example = EXAMPLES[number]
    return " · ".join(getattr(example, name) for name in type(example).__struct_fields__)


def test_there_are_some_for_living_apart_for_parents_for_faith_and_none_and_for_touch() -> None:
    groups = [example.group for example in EXAMPLES]
    for group in ("Living apart", "With children", "Faith, and none", "Touch"):
        assert groups.count(group) >= 4
    assert list(dict.fromkeys(groups)) == [g for n, g in enumerate(groups) if g not in groups[:n]]
    assert all(groups[n] == group or group not in groups[n:] for n, group in enumerate(groups[:-1], 1)), (
        "those of a group stand together"
    )


def test_each_says_when_how_it_ends_and_why() -> None:
    for example in EXAMPLES:
        for line in (example.what, example.when, example.happens, example.ends, example.means):
            assert not is_blank(line) and line == clean_line(line) and len(line) <= LINE_LIMIT, example.what


def test_none_tells_anybody_never_to_go_to_bed_angry() -> None:
    for number, example in enumerate(EXAMPLES):
        words = words_of(number).lower()
        assert not (re.search(ANGRY, words) and re.search(BED, words)), example.what
    for words in ritual_words().sentences:
        assert not (re.search(ANGRY, words) and re.search(BED, words)), words
    # The rule knows the advice in other words, too.
    for advice in ("never go to bed angry", "we make up before the light goes out",
                   "no quarrel goes on overnight", "say sorry before you sleep"):  # fmt: skip
        assert re.search(ANGRY, advice) and re.search(BED, advice)


def test_tired_people_can_do_the_new_ones_in_a_smaller_way() -> None:
    for example in EXAMPLES:
        if example.group in ("Living apart", "With children", "Faith, and none", "Touch"):
            assert not is_blank(example.skipped), example.what
    assert not any(re.search(r"\bmust\b|\balways\b|\bnever\b", words_of(n)) for n in range(len(EXAMPLES)))


def test_no_two_are_called_alike() -> None:
    assert len({example.what for example in EXAMPLES}) == len(EXAMPLES)
