"""A form and its struct: what is typed is in the value, what is put into the value is in its field."""

from collections.abc import Callable
from typing import Annotated, Any

import msgspec
import pytest
from msgspec.structs import replace
from textual.message import Message
from textual.widgets import Input, Static

from twofold.domain.retreat.money import amount_words, read_amount
from twofold.widgets.fields import Line
from twofold.widgets.form import Form
from twofold.widgets.kinds import Day, Long, Own, Pick, Scale, Text, limits
from twofold.widgets.words import Words


class Asked(msgspec.Struct, frozen=True):
    what: Annotated[str, msgspec.Meta(max_length=12)] = ""
    often: str = ""


class Walk(msgspec.Struct, frozen=True):
    title: Annotated[str, msgspec.Meta(max_length=30)] = ""
    first: str = ""
    notes: Annotated[str, msgspec.Meta(max_length=50)] = ""
    by: str | None = None
    liked: int | None = None
    cost: int | None = None
    asked: Asked = Asked()
    thanks: tuple[str, str] = ("", "")


def walk(value: Walk, then: Callable[[], None] | None = None) -> Form[Walk]:
    fields = (
        Text("title", "What", "such as: along the river"),
        Day("first", "First"),
        Long("notes", "Notes"),
        Pick("by", "Whose", [(None, "both", "", ""), ("a", "Ana", "", ""), ("b", "Ben", "", "")]),
        Scale("liked", "Liked", "not at all", "very", 1, 5),
        Text(
            "cost",
            "Cost",
            anew=True,
            words=lambda cost: "" if cost is None else amount_words(cost, 2),
            parse=lambda text: read_amount(text, 2) if text else None,
        ),
        Text("asked.what", "Would you"),
        Text("thanks.1", "Thanks", id="walk-thanks-b"),
    )
    return Form(value, fields, "walk", then=then)


FULL = Walk("The dunes", "Friday", "boots", "b", 3, 1250, Asked("carry it"), ("", "for the tea"))


async def test_what_a_struct_holds_stands_in_its_fields(standing: Any) -> None:
    form = walk(FULL)
    async with standing(form) as pilot:
        lines = {line.id: line.value for line in pilot.app.query(Line)}
        assert lines == {
            "walk-title": "The dunes", "walk-first": "Friday", "walk-cost": "12.50",
            "walk-what": "carry it", "walk-thanks-b": "for the tea",
        }  # fmt: skip
        assert form.words("notes").text == "boots"
        assert form.read() == FULL


async def test_what_is_typed_is_in_the_value_and_said(standing: Any, messages: list[Message]) -> None:
    form = walk(Walk())
    async with standing(form) as pilot:
        form.line("title").focus()
        await pilot.press(*"Dunes", "enter", *"Friday", "enter", *"wind", "ctrl+j", *"rain", "enter", "left")
        await pilot.press("enter", "4", "enter", *"8", "enter", *"wait", "enter", *"thanks", "enter")
        said = [m.name for m in messages if isinstance(m, Form.Changed)]
        wanted = Walk("Dunes", "Friday", "wind\nrain", "b", 4, 800, Asked("wait"), ("", "thanks"))
        assert form.value == wanted
        assert list(dict.fromkeys(said)) == list(form.fields)
        assert pilot.app.focused is None


async def test_the_limits_are_those_of_the_struct(standing: Any) -> None:
    form = walk(Walk())
    async with standing(form):
        assert (form.line("title").limit, form.words("notes").limit) == (30, 50)
        assert form.line("asked.what").limit == 12
    assert limits(Walk) == {"title": 30, "notes": 50, "asked.what": 12}


async def test_what_cannot_be_read_stays_in_its_field_and_the_value_as_it_was(standing: Any) -> None:
    form = walk(FULL)
    async with standing(form) as pilot:
        form.line("cost").value = "about ten"
        form.line("title").value = "The beach"
        await pilot.pause()
        assert form.value == replace(FULL, title="The beach")
        assert list(form.troubles) == ["cost"] and form.troubles["cost"]
        form.value = replace(form.value, first="Sunday")
        assert form.line("cost").value == "about ten"
        form.value = replace(form.value, cost=900)
        assert form.line("cost").value == "9"
        form.read()
        assert not form.troubles


async def test_what_is_typed_in_another_way_is_not_written_anew(standing: Any) -> None:
    form = walk(FULL)
    async with standing(form) as pilot:
        form.line("cost").focus()
        await pilot.press(*"7,50", "0", "backspace")
        form.follow(form.value)
        assert (form.line("cost").value, form.value.cost) == ("7,50", 750)


async def test_only_what_differs_is_put_there_and_cursors_stay(
    standing: Any, messages: list[Message]
) -> None:
    form = walk(FULL)
    async with standing(form) as pilot:
        title, notes = form.line("title"), form.words("notes")
        title.focus()
        title.cursor_position = 4
        notes.move_cursor((0, 2))
        notes.insert("o")
        form.value = replace(form.read(), first="Sunday", liked=5)
        assert (title.cursor_position, notes.cursor_location) == (4, (0, 3))
        assert notes.history.undo_stack, "the text was loaded anew"
        form.value = replace(form.value, title="The dunes again")
        assert title.cursor_position == 4
        await pilot.pause()
        changed = [m.name for m in messages if isinstance(m, Form.Changed)]
        assert changed == ["notes"], "what a page puts there is nothing that they typed"


@pytest.mark.parametrize("way", ["enter", "tab"])
async def test_what_is_prefilled_is_replaced_by_what_is_typed(standing: Any, way: str) -> None:
    form = walk(Walk(first="Friday"))
    async with standing(form) as pilot:
        form.line("title").focus()
        await pilot.press(way, *"26 March")
        assert form.value.first == "26 March"
        form.propose("title", "A weekend in March")
        form.line("title").focus()
        await pilot.press(*"Sea")
        assert form.value.title == "Sea"


async def test_own_words_are_written_on(standing: Any) -> None:
    form = walk(FULL)
    async with standing(form) as pilot:
        form.propose("title", "A weekend")
        form.line("title").focus()
        await pilot.press("end", *" away", "enter")
        form.line("title").focus()
        await pilot.press("!")
        assert form.value.title == "A weekend away!"


async def test_behind_the_last_field_enter_does_what_comes_then(standing: Any) -> None:
    done: list[bool] = []
    form = walk(FULL, lambda: done.append(True))
    async with standing(form) as pilot:
        form.line("thanks.1").focus()
        await pilot.press("enter")
        assert done == [True]


async def test_a_page_to_write_on_keeps_enter_for_its_lines(standing: Any) -> None:
    form = Form(Walk(), [Text("title"), Long("notes", paper=True)], "walk")
    async with standing(form) as pilot:
        form.line("title").focus()
        await pilot.press("enter", "a", "enter", "b")
        assert form.value.notes == "a\nb"


async def test_a_widget_of_the_pages_own_is_a_field_as_well(standing: Any) -> None:
    form = Form(Walk(), [Own("title", "What", lambda part, its: Line(part, id=its))], "walk")
    async with standing(form) as pilot:
        form.value = Walk("Sea")
        assert pilot.app.query_one("#walk-title", Input).value == "Sea"


async def test_what_is_private_is_forgotten_with_the_form(standing: Any) -> None:
    class Secret(Form[Walk]):
        private = True

    form = Secret(Walk(title="a canary"), [Text("title")], "walk")
    async with standing(form):
        await form.remove()
    assert form.value == Walk()


async def test_the_first_empty_field_is_found(standing: Any) -> None:
    form = walk(replace(FULL, notes=""))
    async with standing(form):
        assert isinstance(form.first_empty(), Words)


async def test_what_came_from_elsewhere_goes_in_and_what_was_typed_stays(standing: Any) -> None:
    form = walk(FULL)
    async with standing(form):
        form.line("title").value = "Mine"
        form.line("cost").value = "about ten"
        form.follow(replace(FULL, first="Sunday", thanks=("you", "for the tea")))
        assert form.value == replace(FULL, title="Mine", first="Sunday", thanks=("you", "for the tea"))
        assert (form.line("first").value, form.line("cost").value) == ("Sunday", "about ten")
        assert form.typed() == {"title": "Mine"}


async def test_what_was_typed_while_something_was_saved_is_not_lost(standing: Any) -> None:
    form = walk(FULL)
    async with standing(form):
        form.line("cost").value = "2"
        saved = form.read()
        form.line("cost").value = "25"
        form.follow(saved)
        assert (form.line("cost").value, form.typed()) == ("25", {"cost": 2500})


async def test_what_is_longer_than_its_line_is_read_in_full_below_it(standing: Any) -> None:
    long = "along the river and over the old bridge, then back through the woods to the house"
    form = Form(Walk(), [Text("first", "First"), Text("asked.often", "How often")], "walk")
    async with standing(form, size=(40, 11)) as pilot:

        def below() -> list[str]:
            return [str(each.content) for each in form.query(".whole").results(Static) if each.display]

        line = form.line("first")
        line.screen.set_focus(None)
        assert below() == []
        form.value = replace(form.value, first=long)
        await pilot.pause()
        whole = form.query_one(".whole")
        assert below() == [long] and whole.region.height == 3
        assert not line.size, "it is shown once"
        await pilot.click(whole)
        assert line.has_focus and whole.region.y == line.region.bottom, "while it is typed, the line too"
        await pilot.press("ctrl+u", *"short")
        assert below() == []
        await pilot.press(*long)
        assert below() == ["short" + long]
        form.line("asked.often").focus()
        await pilot.pause()
        assert below() == ["short" + long] and not line.size
        await pilot.resize_terminal(200, 24)
        await pilot.pause()
        assert below() == [] and line.size.width > len("short" + long)
        await pilot.resize_terminal(40, 11)
        await pilot.pause()
        await pilot.press("shift+tab")
        assert line.has_focus and line.size, "it is come to as any other"
