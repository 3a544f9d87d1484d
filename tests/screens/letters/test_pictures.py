"""How the letters look. ``--snapshot-update`` redraws them; look at them before keeping them."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.support.screens.letters import TEXT, TITLE, at, gave, opened_one, settle, wrote
from tests.support.screens.pictures import says, views
from twofold.domain.letters.records import Draft, Version
from twofold.store import Store
from twofold.store.vault import Vault

Picture = Callable[[Any], str]


@pytest.mark.parametrize(("look", "what"), views("full"), indirect=["look"])
async def test_the_box(
    opened: Any, store: Store, clock: Any, picture: Picture, drawn: SnapshotAssertion, look: Any, what: str
) -> None:
    gave(store, clock, "a", "waits")
    gave(store, clock, "b", "later", "day", day="24 December")
    gave(store, clock, "b", "some", "occasion", occasion="when we have moved")
    wrote(store, clock, "b", "draft")
    opened_one(store, clock, id="o1")
    opened_one(store, clock, "b", "o2", title="", form="list")
    async with opened(**look) as pilot:
        await at(pilot, "letters")
        assert picture(pilot) == drawn


@pytest.mark.parametrize(("look", "what"), views("poem", "openings"), indirect=["look"])
async def test_writing(
    opened: Any, store: Store, clock: Any, press: Any, picture: Picture, drawn: SnapshotAssertion, look: Any,
    what: str,
) -> None:  # fmt: skip
    if what == "poem":
        text = "I noticed the light on your sleeve\nI kept your counting of the steps\nI hope"
        wrote(store, clock, title="North", text=text, form="poem")
    async with opened(**look) as pilot:
        await at(pilot, "letters.write", side="a", about="l1")
        if what == "openings":
            await press(pilot, "letter.openings")
        elif what == "poem":
            await pilot.press("escape")
            await settle(pilot)
        assert picture(pilot) == drawn


async def test_earlier_versions(
    opened: Any, store: Store, clock: Any, picture: Picture, drawn: SnapshotAssertion, look: Any
) -> None:
    wrote(store, clock)
    then = clock.now() - timedelta(days=3)
    vault = Vault(store, clock.now)
    versions = (
        Version(then, "", "You waited on the jetty."),
        Version(then + timedelta(days=2, hours=1), TITLE, TEXT.replace("all seven", "both")),
    )
    draft = Draft(title=TITLE, text=TEXT, versions=versions)
    store.save(vault.write(vault.writing("letter", "l1", "a"), draft))
    async with opened(**look) as pilot:
        await at(pilot, "letters.versions", side="a", about="l1")
        assert picture(pilot) == drawn


@pytest.mark.parametrize(("look", "what"), views("day"), indirect=["look"])
async def test_giving(
    opened: Any, store: Store, clock: Any, picture: Picture, drawn: SnapshotAssertion, look: Any, what: str
) -> None:
    wrote(store, clock, when="day", day="24 December")
    async with opened(**look) as pilot:
        await at(pilot, "letters.give", side="a", about="l1")
        assert picture(pilot) == drawn


@pytest.mark.parametrize(
    ("look", "what"),
    views("still", "cover", "whole", large=["whole"]),
    indirect=["look"],
)
async def test_reading(
    opened: Any, store: Store, clock: Any, press: Any, picture: Picture, drawn: SnapshotAssertion, look: Any,
    what: str,
) -> None:  # fmt: skip
    if what == "still":
        gave(store, clock, when="occasion", occasion="when you miss me")
    else:
        store.save(
            opened_one(store, clock).with_(thanked="The herons. Thank you." if what == "whole" else "")
        )
    async with opened(**look) as pilot:
        await at(pilot, "letters.read", letter_id="l1")
        keys = {
            "still": ["curtain.open"],
            "line": ["read.next"] * 3,
            "end": ["read.end"],
            "whole": ["read.whole"],
        }
        await press(pilot, *keys.get(what, []))
        await settle(pilot)
        assert picture(pilot) == drawn


async def test_what_an_empty_page_says(opened: Any, seen: Any) -> None:
    async with opened() as pilot:
        await at(pilot, "letters")
        says(
            seen(pilot), "Is there something you would rather write than say?", "f  ◆ Ana writes a new letter"
        )
        says(seen(pilot), "j  ● Ben writes a new letter", "b  Write to both of you, to open in a year")
        await at(pilot, "letters.write", side="a", about="l1")
        says(seen(pilot), "A title, if it has one", "[letter] poem  list  message")
        says(seen(pilot), "Write as you would talk to them. Nobody sees it until you give it.")


async def test_what_a_sealed_letter_says(opened: Any, store: Store, clock: Any, seen: Any) -> None:
    gave(store, clock, when="day", day="24 December")
    async with opened() as pilot:
        await at(pilot, "letters.give", side="a", about="l1")
        says(
            seen(pilot),
            "Sealed for ● Ben.",
            "It may be opened from 24 December on. t takes it back, until it is",
        )
        says(
            seen(pilot), "Ben has no passphrase. Until it is opened, Ben can read it in the", "t Take it back"
        )
