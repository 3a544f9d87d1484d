"""Words at hand: found as one types, taken with Enter, and left with Esc."""

from typing import Any

import pytest
from textual.pilot import Pilot

from tests.support.hostile import HOSTILE, beginning, packed
from twofold.content import feelings, need_groups
from twofold.domain.text import clean_line
from twofold.screens.vocabulary import Vocabulary
from twofold.widgets.choices import Choices

SIZES = [(40, 11), (80, 24), (120, 40)]


async def asked(pilot: Pilot[int], *what: Any) -> list[str | None]:
    """Open the vocabulary of *what*; what it gives back comes into the list."""
    answers: list[str | None] = []
    await pilot.app.push_screen(Vocabulary(*what), answers.append)
    await pilot.pause()
    return answers


def listed(pilot: Pilot[int]) -> list[str]:
    """Return the words that can be taken."""
    choices = pilot.app.screen.query_one(Choices)._choices
    return [choice.id for choice in choices if not choice.heading]


@pytest.mark.parametrize("size", SIZES)
async def test_a_feeling_is_found_as_one_types(opened: Any, press: Any, seen: Any, size: Any) -> None:
    async with opened(size=size) as pilot:
        answers = await asked(pilot, "feelings")
        assert "warm" in seen(pilot) and "tender" in seen(pilot)
        assert listed(pilot) == [w for group in feelings() for w in (group.name, *group.words)]
        await pilot.press(*"hOm")
        await pilot.pause()
        assert listed(pilot) == ["homesick"]
        assert "homesick" in seen(pilot) and "tender" not in seen(pilot)
        await press(pilot, "picker.take")
        assert answers == ["homesick"]


@pytest.mark.parametrize("size", SIZES)
async def test_the_arrows_move_while_one_types(opened: Any, press: Any, size: Any) -> None:
    async with opened(size=size) as pilot:
        answers = await asked(pilot, "needs", "play")
        # The words of the row's own group come first.
        first, second = need_groups()[7].words[:2]
        assert listed(pilot)[:2] == [first, second]
        await press(pilot, "picker.next", "picker.take")
        assert answers == [second]
        answers = await asked(pilot, "needs")
        await press(pilot, "picker.page-down", "picker.page-up", "picker.next", "picker.previous")
        await press(pilot, "picker.take")
        assert answers == [need_groups()[0].words[0]]


async def test_a_word_is_found_by_one_like_it_and_ones_own_stays_first(opened: Any, press: Any) -> None:
    async with opened() as pilot:
        answers = await asked(pilot, "feelings")
        await pilot.press(*"happy")
        await pilot.pause()
        assert listed(pilot) == ["happy", "glad", "cheerful", "content", "delighted"]
        await press(pilot, "picker.take")
        assert answers == ["happy"], "what was typed is theirs"
        answers = await asked(pilot, "feelings")
        await pilot.press(*"ignor")
        await pilot.pause()
        assert listed(pilot) == ["ignor", "hurt", "lonely"]
        await press(pilot, "picker.next", "picker.take")
        assert answers == ["hurt"]
        await asked(pilot, "needs")
        await pilot.press(*"autonomy")
        await pilot.pause()
        assert listed(pilot) == ["autonomy", "to decide for myself"]
        await press(pilot, "ask.back")
        await asked(pilot, "feelings")
        await pilot.press(*"up")
        await pilot.pause()
        assert listed(pilot) == ["up"], "two letters mean nothing yet"


async def test_a_heading_gives_its_words(opened: Any) -> None:
    async with opened() as pilot:
        await asked(pilot, "needs")
        await pilot.press(*"play and")
        await pilot.pause()
        assert listed(pilot) == list(need_groups()[7].words)


@pytest.mark.parametrize("typed", ["", "low"])
async def test_esc_takes_nothing(opened: Any, press: Any, typed: str) -> None:
    async with opened() as pilot:
        below = pilot.app.screen
        answers = await asked(pilot, "feelings")
        await pilot.press(*typed)
        await press(pilot, "ask.back")
        assert answers == [None] and pilot.app.screen is below


async def test_the_mouse_takes_a_word(opened: Any) -> None:
    async with opened() as pilot:
        answers = await asked(pilot, "feelings")
        await pilot.click(Choices, offset=(4, 2))
        await pilot.pause()
        assert answers == ["tender"]


async def test_a_group_is_taken_or_own_words_are(opened: Any, press: Any) -> None:
    async with opened() as pilot:
        answers = await asked(pilot, "groups", "fairness")
        assert listed(pilot) == [*(group.id for group in need_groups()), "own:"]
        await press(pilot, "picker.take")
        answers += await asked(pilot, "groups", "")
        await pilot.press(*"sex")
        await press(pilot, "picker.take")
        taken = await asked(pilot, "groups")
        await pilot.press(*"the  dog ")
        await press(pilot, "picker.take")
        assert answers == ["fairness"] and taken == ["own:the dog"]


@pytest.mark.parametrize("shelf", ["feelings", "needs", "groups"])
async def test_any_words_of_ones_own_can_be_taken(opened: Any, press: Any, seen: Any, shelf: Any) -> None:
    async with opened(size=(150, 40)) as pilot:
        for text in map(clean_line, HOSTILE):
            answers = await asked(pilot, shelf)
            pilot.app.screen.query_one("#ask-find").value = text
            await pilot.pause()
            if [w for w in listed(pilot) if not w.startswith("own:")] == [] or listed(pilot) == [text]:
                assert beginning(text) in packed(seen(pilot))
                await press(pilot, "picker.take")
                assert answers == [text if shelf != "groups" else f"own:{text}"]
            else:
                await press(pilot, "ask.back")


async def test_the_name_of_a_group_counts_more_than_its_words(opened: Any) -> None:
    async with opened() as pilot:
        await asked(pilot, "groups")
        await pilot.press(*"play")
        await pilot.pause()
        assert listed(pilot) == ["play", "affection", "own:play"]


async def test_accents_do_not_matter(opened: Any) -> None:
    async with opened() as pilot:
        await asked(pilot, "feelings")
        pilot.app.screen.query_one("#ask-find").value = "Éxcitéd"
        await pilot.pause()
        assert listed(pilot) == ["excited"]
