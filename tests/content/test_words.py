"""The words twofold brings along: complete, and calm."""

import re
from collections.abc import Iterator

import msgspec
import pytest

from twofold.content import PAGES, feelings, load_protocols, need_groups, page, repairs, suggestions
from twofold.content.needs import like_need
from twofold.content.tuning import tuning_words
from twofold.content.words import like_feeling
from twofold.domain.hintwords import JUDGEMENTS

HEATS = range(1, 6)
BRANDS = re.compile(
    r"gottman|imago|\bprep\b|satir|\bpairs\b|moeller|zwiegespr|dyalog|attune|rapoport|hendrix|markman"
    r"|hold me tight|nonviolent|\bnvc\b",
    re.IGNORECASE,
)
LIMITS = {
    "name": 30, "why": 120, "use_when": 120, "rules": 61, "stems": 60, "options": 24, "prompt": 200,
    "then": 200, "success": 120, "close": 120, "source": 200, "evidence": 600, "kind": 12,
    "known": 71, "after": 240, "topics": 60, "means": 60, "lines": 60, "id": 40, "done_by": 10,
}  # fmt: skip


def texts(value: object, key: str = "") -> Iterator[tuple[str, str]]:
    """Yield (key, text) of each text in *value*."""
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from texts(item, name)
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from texts(item, key)


IN_PROTOCOLS = [pair for p in load_protocols().protocols for pair in texts(msgspec.to_builtins(p))]
OTHERS = [
    *texts(msgspec.to_builtins(feelings()), "feelings"),
    *texts(msgspec.to_builtins(repairs()), "repairs"),
    *[("suggestions", topic) for heat in HEATS for topic in suggestions(heat)],
    *[("page", line) for name in PAGES for line in page(name).splitlines()],
]


def found(rule: str, where: list[tuple[str, str]]) -> list[str]:
    """Return the texts of *where* in which the regular expression *rule* is found."""
    return [text for _, text in where if re.search(rule, text, re.IGNORECASE)]


ALL = [*IN_PROTOCOLS, *OTHERS]


def test_words_are_calm_and_of_ordinary_letters() -> None:
    assert len(ALL) > 400
    assert found("!", ALL) == []
    assert found(r"[^\x20-\x7eäöü]", ALL) == []
    assert found(r"^\s|\s$|\s\s|--", ALL) == []
    assert found(r"\byou (never|always)\b", ALL) == []


def test_words_are_british() -> None:
    assert found(r"\bcolor|mpathiz|ummariz|\bfavorite|\brealiz|pologiz|\bjudgment", ALL) == []


def test_brands_are_named_as_a_source_only() -> None:
    assert found(BRANDS.pattern, [pair for pair in ALL if pair[0] not in ("source", "evidence")]) == []
    assert found(BRANDS.pattern, [pair for pair in ALL if pair[0] == "source"])


def test_lines_of_a_protocol_fit() -> None:
    assert [(key, len(text), text) for key, text in IN_PROTOCOLS if len(text) > LIMITS[key]] == []


def test_feelings_are_fourteen_groups_of_five_without_repeats() -> None:
    groups = feelings()
    assert len(groups) == 14
    assert all(len(group.words) == 5 for group in groups)
    everything = [group.name for group in groups] + [word for group in groups for word in group.words]
    assert len(set(everything)) == 14 * 6


def test_a_feeling_is_called_the_same_on_every_page() -> None:
    known = {group.name for group in feelings()} | {word for group in feelings() for word in group.words}
    moods = {word for mood in tuning_words().moods for word in mood.words}
    hints = {word for words in JUDGEMENTS.values() for word in words}
    assert moods - known == set() and hints - known == set()


PLEASANT = {"warm", "bright", "calm", "hopeful"}
EITHER = {"longing", "surprised"}
COLOURS = {word: group.name for group in feelings() for word in (group.name, *group.words)}


def test_every_feeling_is_found_by_words_like_it_and_none_of_them_contradicts() -> None:
    assert [word for word in COLOURS if not like_feeling(word)] == []
    like: dict[str, set[str]] = {}
    for word, colour in COLOURS.items():
        for other in like_feeling(word):
            assert other not in COLOURS, f"{other} is one of the words itself"
            like.setdefault(other, set()).add("either" if colour in EITHER else f"{colour in PLEASANT}")
    assert [other for other, kinds in like.items() if {"True", "False"} <= kinds] == []
    assert "hurt" in COLOURS and "ignored" in like_feeling("hurt"), "judgements lead to what they hide"


def test_a_mood_is_as_pleasant_as_the_feeling_of_its_name() -> None:
    for mood in tuning_words().moods:
        kinds = {COLOURS[word] in PLEASANT for word in mood.words if COLOURS[word] not in EITHER}
        if mood.name != "in between":
            assert kinds == {mood.name in ("light", "calm", "awake")}, mood.name


def test_every_need_is_found_by_words_like_it_and_is_no_feeling() -> None:
    needs = {word for group in need_groups() for word in group.words}
    assert {word for word in needs if not like_need(word)} == set()
    assert needs & set(COLOURS) == set()
    assert {other for word in needs for other in like_need(word)} & needs == set()


def test_repairs_are_six_families_with_sentences_to_say() -> None:
    families = repairs()
    assert len(families) == 6
    for family in families:
        assert 3 <= len(family.says) <= 4
        assert all(sentence[-1] in ".?" and len(sentence) <= 60 for sentence in family.says)
    assert len({sentence for family in families for sentence in family.says}) == sum(
        len(family.says) for family in families
    )


@pytest.mark.parametrize("heat", HEATS)
def test_every_heat_has_topics_that_fit_a_line(heat: int) -> None:
    topics = suggestions(heat)
    assert len(topics) >= 6
    assert all(len(topic) <= 60 and topic[-1].isalpha() for topic in topics)
    others = {topic for other in HEATS if other != heat for topic in suggestions(other)}
    assert not others.intersection(topics)


@pytest.mark.parametrize("heat", [0, 6, -1])
def test_there_are_no_topics_of_another_heat(heat: int) -> None:
    with pytest.raises(LookupError):
        suggestions(heat)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_paragraphs_headings_and_bullets_only(name: str) -> None:
    lines = page(name).splitlines()
    assert lines[0].startswith("# ")
    for before, line in zip(["", *lines], lines, strict=False):
        if line.startswith("# "):
            assert before == ""
        assert not re.search(r"[`*_\[\]<>|]|^#{2,}|^\s|^\d+\.", line)
        if line and not line.startswith(("# ", "- ")):
            assert before == "" and line.endswith((".", ":"))


@pytest.mark.parametrize("name", ["", "../protocols", "Welcome", "welcome.md"])
def test_there_is_no_other_page(name: str) -> None:
    with pytest.raises(LookupError):
        page(name)


def test_the_pages_promise_nothing_that_is_not_built() -> None:
    for name in PAGES:
        assert not re.search("encrypt|retreat|letter", page(name), re.IGNORECASE)


def test_the_support_page_has_the_stop_rule_and_pointers_and_asks_nothing() -> None:
    text = page("support")
    assert "afraid of what happens after you speak honestly" in text
    assert "emergency number" in text and "findahelpline.com" in text
    assert "?" not in text
    for hard in ("dragged into this", "pushed into sex", "threatens to out", "For LGBTQ people", "frightens"):
        assert hard in text, hard
    assert not re.search("forgiv|stay together|try harder|work on", text)


def test_the_other_pages_say_what_they_cannot_do() -> None:
    assert "F9" in page("quick-exit") and "history" in page("quick-exit")
    assert "no separation" in page("privacy") and "every key you press" in page("privacy")
    assert len(page("welcome").splitlines()) <= 16


def test_words_are_read_once() -> None:
    assert feelings() is feelings() and repairs() is repairs() and page("support") is page("support")
    assert suggestions(3) is suggestions(3)
