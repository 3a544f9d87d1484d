"""A list to choose from holds any words, and keeps its cursor."""

from collections.abc import Callable
from typing import Any

import pytest
from textual.events import Click
from textual.geometry import Size
from textual.message import Message

from twofold.widgets.choices import Choice, Choices, sections

HOSTILE = ["[/]", "[/foo] a", "[bold]hi", "[x] done", "[@click=app.quit]x[/]", "$accent", "日本語"]


@pytest.mark.parametrize("text", HOSTILE)
async def test_words_are_shown_as_they_are(standing: Any, seen: Callable[..., str], text: str) -> None:
    async with standing(Choices([Choice("one", text, text, key="1")])) as pilot:
        assert seen(pilot).count(text) == 2


async def test_enter_and_the_mouse_choose_by_id(standing: Any, messages: list[Message]) -> None:
    choices = Choices([Choice("", "Heading", heading=True), Choice("a/b", "A"), Choice("é[", "B")])
    async with standing(choices) as pilot:
        choices.focus()
        assert choices.current == "a/b"
        await pilot.press("down", "enter")
        await pilot.click(choices, offset=(3, 1))
        await pilot.pause()
    assert [m.id for m in messages if isinstance(m, Choices.Chosen)] == ["é[", "a/b"]


async def test_a_heading_cannot_be_chosen(standing: Any, messages: list[Message]) -> None:
    choices = Choices([Choice("", "Heading", heading=True), Choice("a", "A")])
    async with standing(choices) as pilot:
        choices.focus()
        await pilot.press("up", "up", "enter")
        await pilot.click(choices, offset=(3, 0))
        await pilot.pause()
    assert [m.id for m in messages if isinstance(m, Choices.Chosen)] == ["a"]


async def test_the_cursor_stays_with_its_choice(standing: Any) -> None:
    choices = Choices([Choice(c, c) for c in "abc"])
    async with standing(choices) as pilot:
        choices.focus()
        await pilot.press("down")
        choices.set_choices([Choice(c, c) for c in "zyxb"])
        assert choices.current == "b"
        choices.set_choices([Choice(c, c) for c in "zy"])
        assert choices.current == "y"
        choices.set_choices([])
        assert choices.current is None


async def test_notes_stand_beside_or_below(standing: Any, seen: Callable[..., str]) -> None:
    rows = [Choice("a", "Title", "a note"), Choice("b", "Other", "left out", spare=True)]
    async with standing(Choices(rows), size=(80, 10)) as pilot:
        assert "Title   a note" in seen(pilot)
    async with standing(Choices(rows), size=(40, 10)) as pilot:
        lines = seen(pilot).splitlines()
        assert lines[0].strip(" ▌") == "Title" and lines[1].strip(" ▌") == "a note"
        assert "left out" not in seen(pilot)


async def test_the_layout_follows_the_size(standing: Any, seen: Callable[..., str]) -> None:
    choices = Choices([Choice("a", "Title", "a note"), Choice("b", "B")])
    async with standing(choices, size=(80, 10)) as pilot:
        await pilot.press("down")
        await pilot.resize_terminal(40, 10)
        for _ in range(500):  # a resize comes in its own time
            await pilot.pause(0.01)
            if seen(pilot).splitlines()[1].strip() == "a note":
                break
        assert seen(pilot).splitlines()[1].strip() == "a note"
        assert choices.current == "b" or choices.current == "a"


async def test_the_cursor_is_a_sign_and_not_only_a_colour(standing: Any, seen: Callable[..., str]) -> None:
    choices = Choices([Choice(c, c) for c in "abc"])
    async with standing(choices) as pilot:
        choices.focus()
        assert [line[:2] for line in seen(pilot).splitlines()[:3]] == ["▌a", " b", " c"]
        await pilot.press("down")
        assert [line[:2] for line in seen(pilot).splitlines()[:3]] == [" a", "▌b", " c"]
        choices.set_choices([Choice(c, c) for c in "bca"])
        await pilot.pause()
        assert [line[:2] for line in seen(pilot).splitlines()[:3]] == ["▌b", " c", " a"]


async def test_long_words_hang_under_their_beginning(standing: Any, seen: Callable[..., str]) -> None:
    choices = Choices([Choice("a", "word " * 30, key="1"), Choice("b", "B", "note " * 30, key="2")])
    async with standing(choices, size=(40, 20)) as pilot:
        lines = [line for line in seen(pilot).splitlines() if line.strip()]
        assert lines[0].startswith("▌1  word")
        assert all(line.startswith("▌   word") for line in lines[1 : lines.index(" 2  B")])
        assert all(line.startswith("    note") for line in lines[lines.index(" 2  B") + 1 :])


async def test_a_long_title_and_its_note_both_stay_whole(standing: Any, seen: Callable[..., str]) -> None:
    rows = [
        Choice("a", "Title " * 20, "planned for tomorrow at 20:30", key="o"),
        Choice("b", "B", "x", key="b"),
    ]
    async with standing(Choices(rows), size=(70, 10)) as pilot:
        lines = seen(pilot).splitlines()
        assert seen(pilot).count("Title") == 20
        assert "planned for tomorrow at 20:30" in lines[2]
        assert "…" not in seen(pilot)
        assert lines[3].startswith(" b  B") and lines[3].rstrip().endswith("x")


async def test_a_title_is_cut_for_a_note_that_may_go(standing: Any, seen: Callable[..., str]) -> None:
    rows = [Choice("a", "Title " * 20, "one word", key="o", spare=True)]
    async with standing(Choices(rows), size=(70, 10)) as pilot:
        assert "one word" in seen(pilot).splitlines()[0] and "…" in seen(pilot).splitlines()[0]


async def test_a_list_without_any_width_takes_no_lines(standing: Any) -> None:
    choices = Choices([Choice("a", "Three hours", "at home")])
    async with standing(choices):
        heights = [choices.get_content_height(Size(), Size(80, 24), width) for width in (0, 1, 40)]
        assert heights[0] == 0 and heights[-1] > 0, heights


async def test_what_was_pressed_on_a_list_that_is_another_by_now_takes_nothing(
    standing: Any, messages: list[Message]
) -> None:
    choices = Choices([Choice(c, c) for c in "abc"])
    async with standing(choices) as pilot:
        choices.highlighted = 1
        choices.action_select()
        choices.set_choices([Choice(c, f"{c}, another") for c in "xbz"])
        await pilot.pause()
        choices.action_select()
        choices.set_choices([Choice(c, f"{c}, another") for c in "wxbz"])
        await pilot.pause()
    # The second was meant, wherever it stands by now; the first was for words that are gone.
    assert [m.id for m in messages if isinstance(m, Choices.Chosen)] == ["b"]


async def test_a_click_on_a_line_that_is_gone_chooses_nothing(standing: Any, messages: list[Message]) -> None:
    choices = Choices([Choice(c, c) for c in "abc"])
    async with standing(choices) as pilot:
        await pilot.pause()
        style = choices.screen.get_style_at(3, 2)
        assert style.meta["option"] == 2
        choices.set_choices([Choice("a", "a")])
        click = Click(choices, 3, 2, 0, 0, 1, False, False, False, 3, 2, style)
        choices.post_message(click)
        await pilot.pause()
        assert pilot.app.is_running
    assert [m.id for m in messages if isinstance(m, Choices.Chosen)] == []


def test_sections_stand_apart_under_their_titles_and_none_is_empty() -> None:
    rows = sections(("One", [Choice("a", "A")]), ("Two", []), ("Three", [Choice("b", "B"), Choice("c", "C")]))
    assert [(row.title.plain, row.heading) for row in rows] == [
        ("One", True), ("A", False), ("", True), ("Three", True), ("B", False), ("C", False),
    ]  # fmt: skip
    assert sections(("One", []), ("Two", [])) == []


def test_a_section_needs_no_title() -> None:
    rows = sections(("", [Choice("a", "A")]), ("Empty", []), ("More", [Choice("b", "B"), Choice("c", "C")]))
    assert [(row.id, row.title.plain, row.heading) for row in rows] == [
        ("a", "A", False), ("", "", True), ("", "More", True), ("b", "B", False), ("c", "C", False),
    ]  # fmt: skip


async def test_a_list_that_hides_is_away_while_there_is_nothing_to_choose(standing: Any) -> None:
    choices = Choices(hides=True)
    async with standing(choices):
        assert not choices.display
        choices.set_choices([Choice("a", "A")])
        assert choices.display and choices.current == "a"
        choices.set_choices([])
        assert not choices.display
