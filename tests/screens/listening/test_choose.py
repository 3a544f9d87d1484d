"""Choosing how to listen: what each way is for, where it comes from, and how sore a topic it holds."""

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from tests.support.screens.talks import LIBRARY, SIZES, Clock, Enter, reached
from twofold.content import Library
from twofold.screens.home import Home
from twofold.screens.listening.choose import Choose
from twofold.screens.listening.setup import Setup
from twofold.store import Store
from twofold.widgets.choices import Choices


@pytest.mark.parametrize("size", SIZES)
async def test_every_way_is_listed_and_explained(opened: Any, enter: Enter, size: tuple[int, int]) -> None:
    async with opened(size=size) as pilot:
        room = enter(pilot)
        await room.press("home.listen")
        await pilot.press("home")
        for protocol in LIBRARY.protocols:
            assert room.page.query_one(Choices).current == protocol.id
            assert protocol.name in room.words
            assert " ".join(protocol.why.split()[:3]) in room.words
            await pilot.press("down")


@pytest.mark.parametrize("size", SIZES)
async def test_where_it_comes_from_can_be_read_to_the_end(
    opened: Any, enter: Enter, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        room = enter(pilot)
        await room.press("home.listen")
        await pilot.press("home", "down", "down", "down")
        protocol = LIBRARY.get("floor-and-mirror")
        assert protocol is not None
        await room.press("listening.more")
        read = set(room.text.split("\n"))
        for _ in range(6):
            await room.press("page.page-down")
            read |= set(room.text.split("\n"))
        words = " ".join(" ".join(read).split())
        for part in (*protocol.rules, protocol.source, protocol.evidence):
            assert all(word in words for word in part.split()), part
        await room.press("page.back")
        assert isinstance(room.page, Choose) and room.page.query_one(Choices).current == protocol.id
        await pilot.press("up")
        assert room.page.query_one(Choices).current == "daily-five"
        await room.press("page.back")
        assert isinstance(room.page, Home)


async def test_the_mildest_comes_first_and_later_the_last_used(
    opened: Any, enter: Enter, clock: Clock, store: Store
) -> None:
    def finished() -> None:
        store.save(reached(clock, "pulse").with_(status="finished"))

    async with opened() as pilot:
        room = enter(pilot)
        finished()
        finished()
        await room.press("home.listen")
        assert room.page.query_one(Choices).current == "appreciations"
        await room.press("page.back")
        finished()
        await room.press("home.listen")
        assert room.page.query_one(Choices).current == "floor-and-mirror"


async def test_a_wrong_file_of_their_own_is_named_and_the_rest_works(
    opened: Any, enter: Enter, tmp_path: Path
) -> None:
    library = Library(LIBRARY.protocols[:2], ("ours.toml, minutes: write two numbers [5, 10].",))
    (tmp_path / "config" / "protocols").mkdir(parents=True)
    async with opened(library=library) as pilot:
        room = enter(pilot)
        await room.press("home.left-out")
        assert "ours.toml, minutes write two numbers [5, 10]." in room.words
        await room.press("page.back", "home.listen")
        await room.press("listening.choose")
        assert isinstance(room.page, Setup)


async def test_a_list_of_nothing_does_no_harm(opened: Any, enter: Enter) -> None:
    async with opened(library=Library((), ())) as pilot:
        room = enter(pilot)
        await room.press("home.listen")
        await pilot.press("enter", "down", "i")
        await room.press("page.back", "page.back")
        assert isinstance(room.page, Home)


async def test_the_mouse_chooses_too(opened: Any, enter: Enter) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        await room.press("home.listen")
        lines = room.text.split("\n")
        (place,) = [y for y, line in enumerate(lines) if "Daily five" in line]
        await pilot.click(offset=(8, place))
        await room.settle()
        assert isinstance(room.page, Setup) and room.page.protocol.id == "daily-five"


async def test_a_protocol_without_rules_is_no_trouble(opened: Any, enter: Enter) -> None:
    own = replace(LIBRARY.protocols[0], id="own", rules=(), variants=())
    async with opened(library=Library((own,), ())) as pilot:
        room = enter(pilot)
        await room.press("home.listen", "listening.choose")
        assert isinstance(room.page, Setup)


@pytest.mark.parametrize("size", SIZES)
async def test_one_key_begins_the_softer_version_and_a_first_time_is_offered_it(
    opened: Any, enter: Enter, clock: Clock, store: Store, size: tuple[int, int]
) -> None:
    def offered(room: Any) -> str:
        return str(room.page.query_one("#about-softer").content)

    async with opened(size=size) as pilot:
        room = enter(pilot)
        await room.press("home.listen")
        await pilot.press("home")
        assert not offered(room) and not room.page.has_softer, "the mildest needs none"
        assert "g Softer" not in room.words
        await pilot.press("down", "down", "down")
        assert offered(room).startswith("The first time? g makes it smaller and softer. Four minutes")
        assert "The first time? g" in room.words
        assert "g Softer" in room.words or size == (40, 11), "where the bar has no room the words name it"
        await room.press("listening.softer")
        assert isinstance(room.page, Setup) and room.page.is_softer
        assert room.page.protocol.id == "floor-and-mirror" and room.page.protocol.minutes == (10, 14)
        await room.press("field.leave", "page.back", "page.back")
        store.save(reached(clock, "pulse").with_(status="finished"))
        await room.press("home.listen")
        await pilot.press("home", "down", "down", "down")
        assert offered(room) == "g makes it smaller and softer.", "the key stays, the offer goes"
