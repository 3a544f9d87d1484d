"""Hints: gentle, right about plain cases, and silent about the many sentences that only look alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twofold.content import feelings, need_groups
from twofold.domain.hints import MOST, Hint, opening_hints, request_hints, words_hints
from twofold.domain.worksheet.sheet import Opening, Request, Row

TIMED = {"when": "on Sunday"}


def rules(hints: tuple[Hint, ...]) -> list[str]:
    """Return the names of the rules of *hints*."""
    return [hint.rule for hint in hints]


def of_request(what: str) -> list[str]:
    """Return the rules that speak of *what*, asked for at a given time."""
    return rules(request_hints(Request(what=what, when="on Sunday")))


HINTED = [
    ("always", "about", "how you always come home late"),
    ("always", "about", "that we never talk"),
    ("always", "need", "constantly to wait"),
    ("always", "about", "your phone being out all the time"),
    ("you-are", "about", "you are late again"),
    ("you-are", "about", "dinner, you're late"),
    ("you-are", "about", "you\u2019re late, again"),
    ("you-are", "about", "You  are so quiet"),
    ("character", "about", "you are so lazy"),
    ("character", "about", "your selfishness"),
    ("character", "about", "how cold you are"),
    ("character", "about", "when you get really moody"),
    ("character", "about", "it was selfish of you"),
    ("character", "about", "living with a control freak"),
    ("should", "about", "Friday, you should have called"),
    ("should", "need", "what you must know by now"),
    ("should", "about", "you having to work"),
    ("should", "about", "you need to listen"),
    ("should", "about", "you mustn't shout"),
    ("should", "need", "you ought to know"),
    ("complaint", "need", "less shouting"),
    ("complaint", "need", "you to stop shouting"),
    ("complaint", "need", "no more secrets"),
    ("complaint", "need", "a partner who doesn't forget"),
    ("complaint", "need", "not to be shouted at"),
    ("complaint", "need", "a hug instead of advice"),
    ("thought", "feeling", "that this goes nowhere"),
    ("thought", "feeling", "like you hate me"),
    ("thought", "feeling", "as if nobody listens"),
    ("thought", "about", "evenings when I feel that we drift"),
    ("judgement", "feeling", "ignored"),
    ("judgement", "feeling", "sad and attacked"),
    ("judgement", "feeling", "used"),
    ("judgement", "feeling", "Taken for granted"),
    ("judgement", "feeling", "a bit let  down"),
    ("another", "need", "you to call me"),
]  # fmt: skip
CLEAN_OPENINGS = [
    Opening("sad", "last Sunday evening", "an hour with you"),
    Opening("lonely", "the evenings when you are away", "company"),
    Opening("worried", "Friday, when you're back so late", "a short message"),
    Opening("cold", "the bedroom window", "a warm blanket"),
    Opening("lazy", "my long weekend", "a lazy Sunday"),
    Opening("selfish", "taking an hour for myself", "your blessing"),
    Opening("used to it", "the noise", "you"),
    Opening("tired", "mustard on my shoulder", "a clean shirt"),
    Opening("glad", "how I am getting stubborn", "yesterday's gifts"),
    Opening("glad", "less than an hour alone", "no more than ten minutes"),
    Opening("hungry", "all the time we have", "whatever the bus stop sells"),
    Opening("thirsty for news", "the stopover", "an hour or less"),
    Opening("calm", "evenings when I have to cook", "someone who is there if you don't call"),
    Opening("like dancing", "the party", "music"),
    Opening("small", "what you are to me", "you beside me"),
    Opening("never-ending joy", "nevermore", "sideways"),
    Opening("froh", "den Sonntag", "eine Umarmung"),
    Opening("", "", ""),
]
MANY = [
    "cook dinner and wash up",
    "take the bins out; call my mother",
    "hold my hand. Then tell me about your day",
    "make coffee and please bring it to me",
    "cook on Fridays and also plan the menu",
    "come home by six and cook the dinner",
    "put the phone away & read to me",
    "would you cook dinner and then wash the dishes",
    "Fix the tap! Also the door",
]
ONE = [
    "a picnic, just you and me",
    "tea and cake",
    "half an hour and a half",
    "an hour and a half of talk",
    "sit down and talk with me",
    "come and see the garden",
    "try and rest",
    "sit with me and tell me about it",
    "a hug and a kiss",
    "give me a hug and kiss at the door",
    "hug and kiss me",
    "bring milk and butter",
    "take Anna and Tom to school",
    "back and forth with the bags",
    "meet at 8.30 by the door",
    "meet me at approx. half past eight",
    "come home by 6 p.m. or call me",
    "walk by the sea at St. Ives",
    "understand and sandwiches",
    "hold me.",
    "hold me...",
    ";",
    "and",
    "cook and",
    "hold me; ",
]
TIMELESS = [
    "hold me",
    "hold me for ten minutes",
    "ask about my day",
    "tell me about your week",
    "look after the children",
    "sit with me a while",
    "listen to me",
]
TIMED_WORDS = [
    "tea on Sunday", "a walk tonight", "call me at 8", "call me at eight", "a hug every day",
    "tea every week",
    "a kiss before bed", "tea after supper", "listen when I talk", "a walk twice a month", "tea at 18:30",
    "be home by six", "tea, 8 pm", "a walk tomorrow", "a hug in the morning", "one evening alone",
    "a date in May",
    "a call on 3.12.", "a kiss each time", "a day off", "come on the 3rd", "tea once",
    "read to me at bedtime",
    "Tee um 8 Uhr", "two nights away",
]  # fmt: skip


@pytest.mark.parametrize(("rule", "field", "text"), HINTED)
def test_a_sentence_is_hinted_wherever_the_words_stand(rule: str, field: str, text: str) -> None:
    for typed in (text, text.upper(), f"{text}, and so on"):
        found = [h for h in opening_hints(Opening(**{field: typed})) if h.rule == rule]
        assert found, typed
        assert found[0].quote in typed and found[0].quote


@pytest.mark.parametrize("opening", CLEAN_OPENINGS, ids=lambda opening: opening.words[:30])
def test_a_clean_opening_has_no_hint(opening: Opening) -> None:
    assert opening_hints(opening) == ()


@pytest.mark.parametrize("what", MANY)
def test_more_than_one_wish_is_seen(what: str) -> None:
    assert of_request(what) == ["several"]
    (hint,) = request_hints(Request(what=what, often="weekly"))
    assert hint.quote and hint.quote in what


@pytest.mark.parametrize("what", ONE)
def test_one_wish_is_left_alone(what: str) -> None:
    assert of_request(what) == []


@pytest.mark.parametrize(
    ("what", "rule"),
    [
        ("stop shouting", "complaint"),
        ("Don't leave cups about", "complaint"),
        ("don\u2019t be late", "complaint"),
        ("look at the phone less", "complaint"),
        ("quit smoking", "complaint"),
        ("always kiss me goodbye", "always"),
        ("never be late", "always"),
        ("you must call me", "should"),
        ("ask me, you're my partner", "you-are"),
        ("tell me why you are so cold", "character"),
    ],
)
def test_a_request_is_hinted(what: str, rule: str) -> None:
    assert of_request(what) == [rule]
    assert of_request(what.upper()) == [rule]


@pytest.mark.parametrize(
    "what",
    [
        "stop at the bakery", "meet me at the bus stop", "a walk of no more than an hour",
        "ten minutes or less",
        "call me if you don't come", "call me when you are near", "pass the mustard", "rub my shoulder",
        "never mind the dishes, hold me", "less than an hour of tidying", "a non-stop hug",
        "a lazy breakfast",
        "kiss me every single morning", "nonetheless, hold me", "help the unquittable mustang",
    ],
)  # fmt: skip
def test_a_request_that_only_looks_alike_is_left_alone(what: str) -> None:
    assert of_request(what) == []


@pytest.mark.parametrize("what", TIMELESS)
def test_a_time_is_missed(what: str) -> None:
    assert rules(request_hints(Request(what=what))) == ["no-time"]
    for field in ("when", "often", "until"):
        assert request_hints(Request(what=what, **{field: "on Sunday"})) == ()
    assert rules(request_hints(Request(what=what, when="  "))) == ["no-time"]


@pytest.mark.parametrize("what", TIMED_WORDS)
def test_a_time_is_found(what: str) -> None:
    assert request_hints(Request(what=what)) == ()
    assert request_hints(Request(what=what.upper())) == ()


def test_nothing_is_said_of_an_empty_request_or_of_a_script_it_cannot_read() -> None:
    assert request_hints(Request()) == ()
    assert request_hints(Request(what="抱きしめてください")) == ()
    assert request_hints(Request(what="обними меня")) == ()


def test_our_own_examples_and_feelings_are_clean() -> None:
    for group in need_groups():
        assert request_hints(group.request) == ()
        assert all(opening_hints(Opening(need=word)) == () for word in group.words)
    for colour in feelings():
        assert all(opening_hints(Opening(feeling=word)) == () for word in (colour.name, *colour.words))


def test_a_judgement_offers_feelings() -> None:
    (hint,) = opening_hints(Opening(feeling="IGNORED"))
    assert hint == Hint("judgement", "'Ignored' is about the other. Perhaps hurt, or lonely?", "IGNORED")


def test_the_most_important_comes_first_and_three_are_enough() -> None:
    opening = Opening("ignored", "you are always so lazy, you should know", "less of it, never")
    assert rules(opening_hints(opening)) == ["character", "always", "judgement"]
    request = Request(what="you are rude; stop it and never be late, you must call")
    assert rules(request_hints(request)) == ["character", "complaint", "always"]


def test_the_words_are_one_or_two_short_sentences() -> None:
    for rule, field, text in HINTED:
        for hint in opening_hints(Opening(**{field: text})):
            assert len(hint.words) <= 64 and hint.words[-1] in ".?", rule
            assert "!" not in hint.words and "  " not in hint.words


SCRAPS = st.sampled_from(
    [
        "you", "are", "always", "never", "and", ";", ".", "should", "must", "stop", "ignored", "that", "like",
        "selfish", "lazy", "less", "'", "cook", "wash", "the", "I'm", "feel", "every", "at", "8", "{}", "{0}",
        "%", "\\", "[x]", "\u2019re", "\u0130", "\u017ftop", "\u200d", "\n", "let", "down", "when",
    ]
)  # fmt: skip
texts = st.text() | st.lists(SCRAPS, max_size=12).map(" ".join)


@given(texts, texts, texts, texts)
def test_anything_may_be_typed(a: str, b: str, c: str, d: str) -> None:
    for hints, fields in (
        (opening_hints(Opening(a, b, c)), (a, b, c)),
        (request_hints(Request(a, b, c, d)), (a, b, c, d)),
    ):
        assert len(hints) <= MOST
        assert len(set(rules(hints))) == len(hints)
        for hint in hints:
            assert any(hint.quote in field for field in fields)
            assert hint.words and len(hint.words) < 400


@given(
    st.sampled_from(["always", "should", "must", "stop", "selfish", "ignored", "never"]),
    st.text("abcxyz", min_size=1),
)
def test_no_rule_fires_inside_another_word(word: str, more: str) -> None:
    for grown in (word + more, more + word, f"{more}{word}{more}"):
        if grown in ("selfishness",):
            continue
        assert opening_hints(Opening(grown, grown, grown)) == ()
        assert of_request(grown) == []


@pytest.mark.parametrize(
    ("rule", "words", "why"),
    [
        ("character", "a partner who is less selfish", ""),
        ("character", "", "you are so cold"),
        ("you-are", "", "you're gone every evening"),
        ("always", "you always being on time", ""),
        ("always", "", "you never ask how I am"),
        ("always", "", "you\u2019re never here"),
        ("should", "", "you should know by now"),
        ("should", "that you'd better listen", ""),
        ("complaint", "less shouting", ""),
        ("another", "you to call me", ""),
    ],
)
def test_ones_own_words_and_why_are_hinted_at(rule: str, words: str, why: str) -> None:
    assert rule in rules(words_hints(Row(words=words, why=why)))


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("to be asked first", "I never feel alone then"),
        ("an hour of quiet", "I have to sleep, and I must not be late"),
        ("company", "it always gives me calm, less noise and more of you"),
        ("a warm hello", "when you are home I am glad"),
        ("eine Umarmung", "weil du immer fehlst"),
        ("", ""),
    ],
)
def test_what_is_about_oneself_is_left_alone(words: str, why: str) -> None:
    assert words_hints(Row(words=words, why=why)) == ()


def test_a_want_may_be_a_thing_that_the_other_does() -> None:
    assert words_hints(Row(kind="want", words="you to call me")) == ()
