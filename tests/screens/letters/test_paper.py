"""A letter into a file of one's own: once it is opened, or for its writer before that."""

import email
import email.policy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.support.screens.letters import QUICK, TEXT, TITLE, at, gave, opened_one, settle, wrote
from twofold.store import Store
from twofold.store.vault import Vault


@pytest.mark.parametrize("size", [(40, 11), (80, 24), (120, 40)])
async def test_an_opened_letter_goes_into_each_kind_of_file(
    opened: Any,
    store: Store,
    clock: Any,
    seen: Callable[..., str],
    press: Any,
    home: Path,
    size: tuple[int, int],
) -> None:
    opened_one(store, clock)
    async with opened(size=size) as pilot:
        await at(pilot, "letters.paper", letter_id="l1")
        for kind in ("page", "text", "markdown", "mail"):
            await press(pilot, f"paper.{kind}", "paper.write")
            await settle(pilot)
    files = {path.suffix: path for path in home.glob("2026-11-21 Rain on the jetty.*")}
    assert sorted(files) == [".eml", ".html", ".md", ".txt"]
    assert all(path.stat().st_mode & 0o777 == 0o600 for path in files.values())
    assert files[".txt"].read_text() == f"{TITLE}\n\n{TEXT}\n"
    message = email.message_from_bytes(files[".eml"].read_bytes(), policy=email.policy.default)
    assert message["Subject"] == TITLE and message["X-Unsent"] == "1"
    assert files[".eml"].read_bytes().count(b"\r\n") == files[".eml"].read_bytes().count(b"\n")
    assert "herons" in files[".html"].read_text() and "herons" in files[".md"].read_text()


async def test_a_draft_is_its_writers_and_needs_their_open_drawer(
    opened: Any, store: Store, clock: Any, seen: Callable[..., str], press: Any, home: Path
) -> None:
    wrote(store, clock)
    Vault(store, clock.now, QUICK).set_passphrase("a", "our song")
    async with opened() as pilot:
        for side in (None, "b"):
            await at(pilot, "letters.paper", letter_id="l1", side=side)
            assert "not there any more" in seen(pilot)
            await press(pilot, "page.back")
        await at(pilot, "letters.paper", letter_id="l1", side="a")
        assert TITLE not in seen(pilot) and "Your own letter" in seen(pilot)
        await press(pilot, "paper.text", "paper.write")
        await settle(pilot)
        assert "locked" in seen(pilot) and list(home.glob("*.txt")) == []
        pilot.app.vault.unlock("a", "our song")
        await press(pilot, "paper.write")
        await settle(pilot)
    # It was locked when it was proposed: the name tells nothing of it.
    assert (home / "2026-11-23 A letter.txt").read_text() == f"{TITLE}\n\n{TEXT}\n"


async def test_what_waits_is_on_nobodys_paper_but_the_writers(
    opened: Any, store: Store, clock: Any, seen: Callable[..., str]
) -> None:
    gave(store, clock)
    async with opened() as pilot:
        await at(pilot, "letters.paper", letter_id="l1")
        assert "not there any more" in seen(pilot)
        await at(pilot, "letters.paper", letter_id="l1", side="b")
        assert "not there any more" in seen(pilot)


async def test_the_second_letter_of_a_day_has_a_file_of_its_own(
    opened: Any, store: Store, clock: Any, press: Any, home: Path
) -> None:
    opened_one(store, clock)
    opened_one(store, clock, "b", "l2", text="And I have kept your coat.")
    async with opened() as pilot:
        for letter in ("l1", "l2"):
            await at(pilot, "letters.paper", letter_id=letter)
            await press(pilot, "paper.markdown", "paper.write")
            await settle(pilot)
            await press(pilot, "page.back")
    first, second = (home / f"2026-11-21 {TITLE}{more}.md" for more in ("", " 2"))
    assert "herons" in first.read_text() and "herons" not in second.read_text()
    assert "your coat" in second.read_text()


async def test_what_lies_over_the_page_of_a_draft_hides_its_title(
    opened: Any, store: Store, clock: Any, seen: Callable[..., str], press: Any
) -> None:
    wrote(store, clock)
    async with opened() as pilot:
        page = await at(pilot, "letters.paper", letter_id="l1", side="a")
        assert TITLE in page.field.line
        await press(pilot, "page.help")
        assert page.field.line == ""
        await press(pilot, "page.back")
        await settle(pilot)
        assert TITLE in page.field.line
        # A path of one's own stays as it was typed.
        page.field.value = "~/for you.html"
        await press(pilot, "page.help", "page.back")
        assert page.field.line == "~/for you.html"
