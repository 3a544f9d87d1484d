"""One of a list, over any page: by the arrows and Enter, by a digit, or by typing to find it."""

from datetime import date
from typing import Any

import pytest
from textual.pilot import Pilot

from twofold.content.letters import letter_words
from twofold.content.protocols import load_protocols
from twofold.content.retreat_practices import practices
from twofold.content.tuning import tuning_words
from twofold.content.words import feelings, repairs
from twofold.screens.help import Help
from twofold.screens.letters.beginnings import OpeningsList
from twofold.screens.listening.feelings import Feelings
from twofold.screens.listening.repair import Repair
from twofold.screens.retreat.practicelist import PracticeList
from twofold.screens.tuning.moods import Moods
from twofold.screens.vocabulary import Vocabulary
from twofold.screens.when import When
from twofold.screens.worksheet.lookagain import LookAgain
from twofold.widgets.choices import Choice, Choices
from twofold.widgets.picker import Find, Picker

SIZES = [(40, 11), (80, 24), (120, 40)]
LONG: dict[str, Any] = {
    "moods": Moods,
    "openings": lambda: OpeningsList("letter"),
    "practices": lambda: PracticeList(practices(load_protocols()), ""),
    "feelings": Feelings,
}
SHORT: dict[str, Any] = {
    "again": lambda: LookAgain(date(2026, 11, 23)),
    "repair": Repair,
    "plain": lambda: Picker("Which?", [Choice("one", "One"), Choice("two", "Two", value=2)]),
}


async def ask(pilot: Pilot[int], picker: Any) -> list[Any]:
    """Show *picker*; what it gives back comes into the list."""
    answers: list[Any] = []
    await pilot.app.push_screen(picker, answers.append)
    await pilot.pause()
    return answers


def listed(pilot: Pilot[int]) -> list[str]:
    """Return what can be taken."""
    choices = pilot.app.screen.query_one(Choices)._choices
    return [choice.title.plain.strip() for choice in choices if not choice.heading]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", LONG)
async def test_every_long_list_is_found_in_by_typing(opened: Any, seen: Any, size: Any, name: str) -> None:
    async with opened(size=size) as pilot:
        await ask(pilot, LONG[name]())
        every = listed(pilot)
        assert len(every) > 9 and not pilot.app.screen.query_one(Find).display
        sought = every[-1][1:6]
        await pilot.press(*("space" if letter == " " else letter for letter in sought))
        await pilot.pause()
        found = listed(pilot)
        assert found == [each for each in every if sought.casefold() in each.casefold()]
        assert 0 < len(found) < len(every)
        assert sought in seen(pilot) and every[-1] in found


async def test_what_was_typed_quickly_is_taken_whole(opened: Any) -> None:
    async with opened() as pilot:
        answers = await ask(pilot, Moods())
        word = tuning_words().moods[-1].words[-1]
        await pilot.press(*word, "enter")
        await pilot.pause()
        assert answers == [word]


async def test_the_heading_stays_with_what_is_found_and_finds_all_below_it(opened: Any) -> None:
    async with opened() as pilot:
        await ask(pilot, Moods())
        group = tuning_words().moods[1]
        await pilot.press(*("space" if letter == " " else letter for letter in group.name))
        await pilot.pause()
        assert listed(pilot) == list(group.words)
        heads = [c.title.plain for c in pilot.app.screen.query_one(Choices)._choices if c.heading]
        assert heads == [group.name]


async def test_nothing_found_is_said_and_enter_takes_nothing(opened: Any, seen: Any) -> None:
    async with opened() as pilot:
        answers = await ask(pilot, Moods())
        await pilot.press(*"qqq", "enter")
        await pilot.pause()
        assert listed(pilot) == [] and "Nothing here has \u201cqqq\u201d." in seen(pilot)
        assert answers == [] and isinstance(pilot.app.screen, Moods)
        await pilot.press("escape")
        await pilot.pause()
        assert answers == [None]


async def test_a_frame_is_given_whole_though_its_name_was_typed(opened: Any) -> None:
    async with opened() as pilot:
        answers = await ask(pilot, OpeningsList("poem"))
        frame = letter_words().for_("poem")[1][-1]
        await pilot.press(*("space" if letter == " " else letter for letter in frame.name), "enter")
        await pilot.pause()
        assert answers == [frame.text.strip("\n") + "\n"]


@pytest.mark.parametrize("name", SHORT)
async def test_a_digit_takes_from_a_short_list_and_letters_do_nothing(opened: Any, name: str) -> None:
    async with opened() as pilot:
        answers = await ask(pilot, SHORT[name]())
        before = listed(pilot)
        await pilot.press("0", "9", "q", "x")
        await pilot.pause()
        assert answers == [] and listed(pilot) == before
        assert not pilot.app.screen.query(Find)
        await pilot.press("2")
        await pilot.pause()
        if name == "again":
            assert answers and answers[0] > date(2026, 11, 23)
        elif name == "plain":
            assert answers == [2]
        else:
            assert pilot.app.screen.heading == repairs()[1].name
            await pilot.press("1", "enter")
            await pilot.pause()
            assert answers == [repairs()[1].name]


async def test_a_digit_may_open_the_field_for_another_one(opened: Any, clock: Any) -> None:
    async with opened() as pilot:
        answers = await ask(pilot, When.for_later(clock))
        await pilot.press(str(len(listed(pilot))))
        await pilot.pause()
        # In the field a digit is a digit, and so is what else is typed.
        await pilot.press(*"2:15", "enter")
        await pilot.pause()
        assert [(each.hour, each.minute) for each in answers] == [(2, 15)]


async def test_feelings_are_found_one_after_the_other(opened: Any) -> None:
    async with opened() as pilot:
        answers = await ask(pilot, Feelings())
        whole = [word for group in feelings() for word in (group.name, *group.words)]
        await pilot.press(*whole[5], "enter")
        await pilot.pause()
        assert listed(pilot) == whole, "the whole list stands there again"
        assert pilot.app.screen.query_one(Choices).current == whole[5]
        await pilot.press("down", "enter", *whole[-1], "enter", "tab")
        await pilot.pause()
        assert answers == [(whole[5], whole[6], whole[-1])]


@pytest.mark.parametrize("key", ["question_mark", "f1"])
@pytest.mark.parametrize("name", [*LONG, *SHORT])
async def test_help_answers(opened: Any, seen: Any, name: str, key: str) -> None:
    async with opened(size=(100, 60)) as pilot:
        answers = await ask(pilot, {**LONG, **SHORT}[name]())
        asked = pilot.app.screen
        await pilot.press(key)
        await pilot.pause()
        assert isinstance(pilot.app.screen, Help)
        words = " ".join(seen(pilot).split())
        assert asked.heading in words and "Go back" in words
        assert ("Type a few letters" in words) == (name in LONG)
        await pilot.press("escape")
        await pilot.pause()
        assert pilot.app.screen is asked and answers == []


async def test_while_one_types_f1_answers_and_a_question_mark_is_a_letter(opened: Any) -> None:
    async with opened() as pilot:
        await ask(pilot, Vocabulary("feelings"))
        await pilot.press("question_mark")
        await pilot.pause()
        assert pilot.app.screen.query_one(Find).value == "?"
        await pilot.press("f1")
        await pilot.pause()
        assert isinstance(pilot.app.screen, Help)
