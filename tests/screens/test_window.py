"""A window of any size, and messages that leave the page in sight."""

from random import Random
from typing import Any

import pytest
from textual.events import Resize
from textual.geometry import Size
from textual.notifications import Notification
from textual.widgets._toast import Toast, ToastHolder

from tests.support.routes import route
from tests.support.screens.home import session
from tests.support.waiting import until
from twofold.domain.routes import SettingsRoute
from twofold.frame.palette import Palette
from twofold.frame.window import LEAST, at_least, lines_of, that_fit
from twofold.screens.home import Home
from twofold.screens.page import Page
from twofold.store import Store
from twofold.widgets.choices import Choice, Choices

SHORT = "Saved."
LONG = "This sentence is so long that it needs several lines of a narrow window, as some of ours do."


def shown(pilot: Any) -> list[str]:
    return [toast._notification.message for toast in pilot.app.screen.query(Toast)]


@pytest.mark.parametrize("size", [(1, 1), (2, 24), (80, 1), (7, 5), (10, 3)])
@pytest.mark.parametrize("place", ["settings", "listening", "retreat", "help"])
async def test_a_window_however_small_breaks_no_page(
    opened: Any, store: Store, size: tuple[int, int], place: str
) -> None:
    async with opened(store, size=size) as pilot:
        app = pilot.app
        assert app.size == at_least(Size(*size)) and app.screen.size == app.size
        app.go(route(place))
        await pilot.pause()
        await pilot.press("pagedown", "down", "end", "pageup", "tab")
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: app.screen.size == (80, 24))
        await pilot.resize_terminal(*size)
        await until(pilot, lambda: app.screen.size == at_least(Size(*size)))
        await pilot.press("enter", "escape", "escape")


async def test_keys_and_sizes_in_a_storm(opened: Any, store: Store) -> None:
    """Once a list was without room for its words, and a page key without lines to count."""
    rng = Random(7)
    async with opened(store) as pilot:
        for _ in range(40):
            await pilot.resize_terminal(rng.randint(1, 90), rng.randint(1, 30))
            await pilot.press(rng.choice(("pagedown", "pageup", "s", "escape", "down", "ctrl+p", "l", "b")))
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: pilot.app.screen.size == (80, 24))


class Following(Page):
    """A page that follows the size of the window, as many do."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[Size] = []

    def on_resize(self, event: Resize) -> None:
        self.told.append(event.size)
        assert len(self.told) < 200, "it never comes to rest"
        self.call_after_refresh(self.refresh_bindings)


async def test_two_sizes_under_way_do_not_chase_each_other(opened: Any, store: Store) -> None:
    """Seen as a window that hung: laid out for one size, a page was told of the other again, for ever."""
    async with opened(store) as pilot:
        page = Following()
        await pilot.app.push_screen(page)
        await pilot.pause()
        for size in [Size(60, 16), Size(100, 30)] * 4:
            page.post_message(Resize(size, size))
            page.call_later(page.refresh_bindings)
        await until(pilot, lambda: page.container_size == (80, 24))
        assert len(page.told) > 3 and set(page.told) == {(80, 24)}


async def test_a_list_that_was_set_anew_bears_its_page_keys(opened: Any, store: Store) -> None:
    store.save(session("the visit", status="open"))
    async with opened(store) as pilot:
        listed = pilot.app.screen.query_one(Choices)
        listed.set_choices([Choice(f"c{n}", f"choice {n}") for n in range(40)])
        listed.action_page_down()
        assert listed.highlighted, "the cursor did not move"
        listed.set_choices([Choice(f"d{n}", f"other {n}") for n in range(40)])
        listed.action_page_up()
        new = Choices([Choice("x", "X")])
        new.action_page_down()


async def test_the_palette_opens_once_and_bears_every_key_at_any_moment(opened: Any, store: Store) -> None:
    async with opened(store) as pilot:
        app = pilot.app
        for _ in range(3):
            app.action_command_palette()
            app.screen._action_command_list("page_down")
            app.action_command_palette()
            assert isinstance(app.screen, Palette) and len(app.screen_stack) == 2
            app.screen.dismiss()
            app.screen.dismiss()
        await pilot.pause()
        assert isinstance(app.screen, Home)
        app.search_themes()
        await pilot.pause()
        assert isinstance(app.screen, Palette)
        await pilot.press("pagedown", "escape", "escape")
        assert isinstance(app.screen, Home)


# -- messages ------------------------------------------------------------------------------------------


async def test_the_same_sentence_is_said_once(opened: Any, store: Store) -> None:
    async with opened(store) as pilot:
        for _ in range(5):
            pilot.app.say(SHORT)
            await pilot.pause()
        assert shown(pilot) == [SHORT]
        pilot.app.say("Something else.")
        pilot.app.say(SHORT)
        await pilot.pause()
        assert sorted(shown(pilot)) == sorted([SHORT, "Something else."])


async def test_a_message_that_expires_while_it_is_put_on_the_page_stops_nothing(
    opened: Any, store: Store
) -> None:
    """Seen as a program that hung: a toast's timer had less than no time, and counted for ever."""
    async with opened(store) as pilot:
        pilot.app.say(SHORT)
        await pilot.pause()
        (message,) = pilot.app._notifications
        assert 0 < Toast(message)._timeout <= message.timeout
        message.raised_at -= message.timeout + 1
        assert Toast(message)._timeout > 0
        assert message.has_expired and list(pilot.app._notifications) == []


async def test_on_a_small_screen_one_message_stands_at_a_time(opened: Any, store: Store) -> None:
    async with opened(store, size=(40, 11)) as pilot:
        for number in range(4):
            pilot.app.say(f"{number}: {SHORT}")
        await pilot.pause()
        await until(pilot, lambda: shown(pilot) == [f"3: {SHORT}"])
        assert len(pilot.app.screen.query(ToastHolder)) == 1, "what held the others stays behind"


async def test_messages_leave_half_of_the_page_free(opened: Any, store: Store) -> None:
    async with opened(store) as pilot:
        for number in range(9):
            pilot.app.say(f"{number}: {LONG}")
        await pilot.pause()
        await pilot.pause()
        toasts = list(pilot.app.screen.query(Toast))
        assert toasts[-1]._notification.message.startswith("8:")
        assert sum(toast.outer_size.height + 1 for toast in toasts) <= 12
        await pilot.resize_terminal(40, 11)
        await until(pilot, lambda: [words[:2] for words in shown(pilot)] == ["8:"])


async def test_no_message_is_left_behind_on_any_page(opened: Any, store: Store) -> None:
    async with opened(store) as pilot:
        pilot.app.say(SHORT)
        await pilot.pause()
        pilot.app.go(SettingsRoute())
        pilot.app.say(LONG)
        await pilot.pause()
        pilot.app.clear_notifications()
        await until(pilot, lambda: not any(screen.query(ToastHolder) for screen in pilot.app.screen_stack))


@pytest.mark.parametrize("size", [(40, 11), (60, 16), (80, 24), (200, 60)])
def test_the_newest_message_is_among_those_that_fit(size: tuple[int, int]) -> None:
    messages = [Notification(f"{number} {LONG}") for number in range(30)]
    fit = that_fit(messages, Size(*size))
    assert fit and fit == messages[-len(fit) :]
    assert len(fit) == 1 or sum(lines_of(m.message, size[0]) for m in fit) <= size[1] // 2
    assert that_fit([], Size(*size)) == []


def test_what_is_large_enough_stays_as_it_is() -> None:
    assert at_least(Size(40, 11)) == (40, 11) and at_least(Size(1, 99)) == (LEAST.width, 99)
