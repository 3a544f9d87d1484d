"""The words of the questions that come with twofold: one thing asked, short, plain, kind, and none twice."""

import re
from collections import Counter
from itertools import combinations

import pytest

from tests.support.likeness import alike
from twofold.content.decks import BUILT_IN, load_decks
from twofold.domain.questions.decks import THEMES, Card

CARDS: dict[str, Card] = {f"{deck.id}/{card.id}": card for deck in load_decks().decks for card in deck.cards}
LONGEST = 16
"""Words of a question, at most: it is read aloud by somebody tired."""
_NEVER_AGAIN = """
apart/company apart/lonely-far
body/beginning body/mortal body/old-wound body/want-differently body/yes-and-no
disappointment/comfort-way disappointment/expected-life disappointment/own-self disappointment/swallow
disappointment/trust-broke disappointment/waiting-for disappointment/with-me
dreams/if-alone dreams/no-money-question dreams/one-year dreams/unlived
faith/lost-hold faith/solemn
family/brother-sister family/children-question family/inherited family/parents-age family/pass-on
fears/alone-fear fears/anger-fear fears/death-fear fears/handle-pain fears/madness fears/see-me
fears/who-knows
future/apart-together future/first-free future/if-not-us future/older-body future/worth-it
guilt/betray-self guilt/blame-share guilt/hurt-me guilt/needless-sorry guilt/owe-me guilt/secret-kept
guilt/shame-deep guilt/unforgiven-self guilt/white-lie joy/desire-alive joy/happy-without money/debt
money/leave-behind money/power money/secret-spending money/work-worth
touch/keep-private
us/jealous-need us/not-yet-forgiven us/unsaid
"""
NEVER_AGAIN = frozenset(_NEVER_AGAIN.split())
"""Cards there once were. What somebody wrote on one is kept under its id: no other question may take it."""
_PREPOSITION = r"(?:for|of|at|on|in|to|from|with|by|about|over|under|behind|against|towards?|through|after)"
_ASKING = r"(?:what|who|whom|whose|which|when|where|why|how)"
CLUMSY = {
    "a preposition in front": rf"(?:^|[,:;] |\band ){_PREPOSITION} (?:what|which|whom?|whose)\b",
    "a stiff relative clause": rf"\b{_PREPOSITION} (?:which|whom)\b",
    "shall": r"\bshall\b",
    "a second question": rf"\b(?:and|or|but) (?:also |then |if so,? )*{_ASKING}\b"
    r"|, (?:and|or|but) (?:is|are|was|were|do|does|did|has|have|had|can|could|would|will|should) "
    r"(?:I|you|we|they|he|she|it|that|this|there|the|your|my|our)\b",
    "an order": r"\b(?:must|ought to|have to (?:stop|be))\b",
    "an exclamation": r"!",
    "a dash": r"[—–]",
}
"""What no question has, and how it is found."""
SCREENS = (
    r"\b(?:afraid|scared|frightened) of (?:me|my|us)\b|\bnobody (?:found out|is looking|knows about)\b"
    r"|\b(?:confess|admit|hide from me|keep from me|secret(?:ly|s)?)\b"
)
"""What would be asked of somebody who may not be free to say it with the other at the table."""
HOUSEHOLD = r"\b(?:your|my|our) (?:mother|father|mum|dad|wife|husband|son|daughter|children|kids)\b"
"""What not every couple has, or has had."""


def test_there_are_four_hundred_questions_in_every_theme_and_three_depths() -> None:
    found = load_decks()
    assert found.troubles == ()
    assert [deck.id for deck in found.decks] == list(BUILT_IN)
    assert sorted(deck.theme or "" for deck in found.decks) == sorted(THEMES)
    assert len(CARDS) >= 400 and len(CARDS) == sum(len(deck.cards) for deck in found.decks)
    for deck in found.decks:
        many = Counter(card.depth for card in deck.cards)
        assert max(many[1], many[2], many[3]) - min(many[1], many[2], many[3]) <= 1, deck.id
        assert len(deck.why.split()) >= 8 and deck.why.endswith("."), deck.why
    assert sum(card.guess for card in CARDS.values()) >= 150


def test_a_card_asks_one_thing_in_few_and_plain_words() -> None:
    for card in CARDS.values():
        assert card.words.count("?") == 1 and card.words.endswith("?"), card
        assert 5 < len(card.words.split()) <= LONGEST, card
        assert [w for w, how in CLUMSY.items() if re.search(how, card.words, re.IGNORECASE)] == [], card


def test_nobody_has_to_confess_at_the_table_or_lead_a_certain_life() -> None:
    for key, card in CARDS.items():
        assert not re.search(SCREENS, card.words, re.IGNORECASE), card
        assert not re.search(HOUSEHOLD, card.words, re.IGNORECASE), card
        assert key not in NEVER_AGAIN


@pytest.mark.parametrize(
    "words",
    [
        "When have you been afraid of me?",
        "What did you get up to as a child that nobody found out?",
        "What do you do when you are anxious and nobody is looking?",
        "Which rule for children do you secretly find too strict?",
    ],
)
def test_a_confession_is_found(words: str) -> None:
    assert re.search(SCREENS, words, re.IGNORECASE)


@pytest.mark.parametrize(
    ("what", "words"),
    [
        ("a preposition in front", "For what would you like a word of praise?"),
        ("a preposition in front", "At what would it hurt you most to fail?"),
        ("a preposition in front", "Do you pray, and to whom do you speak then?"),
        ("a stiff relative clause", "When was the hour in which you were happiest?"),
        ("shall", "What shall be left of what you earned?"),
        ("a second question", "What were you afraid of as a child, and who knew about it?"),
        ("a second question", "Was it a loss, or was it a relief?"),
        ("a second question", "What would you cook, and would you enjoy it?"),
        ("an order", "What must I change so that you are happy?"),
    ],
)
def test_clumsy_questions_are_found(what: str, words: str) -> None:
    assert re.search(CLUMSY[what], words, re.IGNORECASE)


def test_not_every_question_begins_alike() -> None:
    first = Counter(card.words.split()[0] for card in CARDS.values())
    assert first["Which"] <= len(CARDS) / 5


def test_no_question_says_what_another_says() -> None:
    pairs = [
        (one, CARDS[one].words, two, CARDS[two].words)
        for one, two in combinations(CARDS, 2)
        if alike(CARDS[one].words, CARDS[two].words)
    ]
    assert pairs == []


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("What makes you feel desired?", "When do you feel wanted?"),
        ("How do you handle great pain?", "How can I help you when you handle great pain?"),
        ("How would you spend a Tuesday without a single duty?",
         "How would you spend a week without any duties?"),
        ("What have you long wanted to ask of me?", "What have you wanted to ask of me for a long time?"),
        ("What can I do to calm you when you are worried?", "What comforts you when you worry?"),
        ("What do you fear about death?", "What frightens you about dying?"),
        ("Which custom of your relatives should we keep?", "What traditions of your family will we keep?"),
        ("What can't you bear to hear?", "What do you find that you cannot bear hearing?"),
    ],
)  # fmt: skip
def test_two_that_mean_the_same_are_found(one: str, two: str) -> None:
    assert alike(one, two)
