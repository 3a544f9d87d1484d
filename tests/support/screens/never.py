"""What must never be where two apps are open on one file, whatever the two do."""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any

import msgspec
from textual.widgets import Input, TextArea

from tests.support.screens.both import PASSPHRASES, Seat
from twofold.domain.drawers import Writing
from twofold.domain.people import Invalid
from twofold.domain.ready import are_both, said_yes
from twofold.domain.records import SIDES, Side
from twofold.screens.autosave import Autosave
from twofold.screens.both import Both
from twofold.screens.page import Page
from twofold.screens.private import PrivatePage
from twofold.store import Store
from twofold.store.errors import StoreError
from twofold.store.kinds import KINDS
from twofold.store.vault import Vault

MARK = re.compile(r"zq\d{4}x")
"""What is typed: words that nobody wrote before."""


class Fault(AssertionError):
    """What must never be, was."""


class Never:
    """Looks at two apps on one file, at their *seats*, and at the file itself.

    ``owners``: whose the marked words are that were typed on a private page.
    """

    def __init__(self, seats: Sequence[Seat], clock: Any) -> None:
        self.seats, self.clock = seats, clock
        self.pilots: list[Any] = []
        self.owners: dict[str, Side] = {}
        self.other: Store
        self.vault: Vault

    async def rest(self, who: int) -> None:
        """Let everything happen that is under way at *who*."""
        with self.pilots[who].app._context():
            for _ in range(2):
                await self.pilots[who].pause()

    def see(self) -> None:
        """Raise Fault where something is as it must never be."""
        for who, pilot in enumerate(self.pilots):
            app = pilot.app
            if app._exception is not None:
                raise Fault(f"{who} failed") from app._exception
            if app._exit or not app._running:
                raise Fault(f"{who} has ended with {app.return_code}")
            self.see_locked(who)
            self.see_private(who)

    def see_locked(self, who: int) -> None:
        """Raise Fault where a drawer stands open at *who*, and none of its pages does."""
        app = self.pilots[who].app
        if "vault" not in vars(app) or any(not worker.is_finished for worker in app.workers):
            return  # while somebody is asked for a passphrase, one that was given already stands open
        at_work = {s.side for s in app.screen_stack if isinstance(s, PrivatePage)}
        if left := [s for s in app.vault.unlocked if s not in at_work]:
            raise Fault(f"the drawers of {left} stand open at {who} on {app.screen_stack}")

    def see_private(self, who: int) -> None:
        """Raise Fault where *who* is shown what the other wrote in private, before it is open to both."""
        app = self.pilots[who].app
        seat = self.seats[who]
        at_work = {page.side for page in app.screen_stack[-1:] if isinstance(page, PrivatePage)}
        may_see = at_work if seat is None else {seat}
        with app._context():
            words = MARK.findall(self.drawn(who))
        secret = {word for word in words if word in self.owners and self.owners[word] not in may_see}
        if not secret:
            return
        told = set(MARK.findall(" ".join(dump(app.store, private=False).values())))
        waits = " ".join(str(r) for r in app.unsaved if not isinstance(r, Writing))
        if leaked := secret - told - set(MARK.findall(waits)):
            raise Fault(f"{leaked} seen at {who} on {app.screen_stack}")

    def see_nobody_waits_in_vain(self) -> None:
        """Raise Fault where both are ready, and both pages stand there, and nothing comes of it."""
        apps = [pilot.app for pilot in self.pilots]
        if not all(isinstance(app.screen, Both) for app in apps) or any(
            not worker.is_finished for app in apps for worker in app.workers
        ):
            return
        for ready in apps[0].store.ready.all():
            wanted = (ready.act, ready.about, ready.shown)
            if are_both(said_yes(ready, ready.shown, self.clock.now())) and all(
                app.screen.question() == wanted for app in apps
            ):
                raise Fault(f"both are ready for {ready.act} {ready.about}, in vain")

    async def see_drawn(self) -> None:
        """Raise Fault where a page shows something else than it would if it were drawn again."""
        for who, pilot in enumerate(self.pilots):
            with pilot.app._context():
                page = pilot.app.screen
                if not isinstance(page, Page) or getattr(page, "is_shut", False):
                    continue
                pilot.app.clear_notifications()
                await self.rest(who)
                before = self.drawn(who)
                page.reload()
                await self.rest(who)
                if pilot.app.screen is page and (after := self.drawn(who)) != before:
                    raise Fault(f"{who} showed on {page}:\n{before}\nand should have shown:\n{after}")

    def drawn(self, who: int) -> str:
        """Return what is drawn at *who*."""
        app = self.pilots[who].app
        return "\n".join(strip.text.rstrip() for strip in app.screen._compositor.render_strips())

    def marks(self, who: int) -> frozenset[str]:
        """Return the marked words that the app *who* has: kept, waiting to be, or in its fields."""
        app = self.pilots[who].app
        text = list(dump(app.store).values()) + [str(record) for record in app.unsaved]
        with app._context():
            for screen in app.screen_stack:
                if isinstance(screen, Autosave):  # elsewhere it is looked for, or asked, and not kept
                    text += [field.value for field in screen.query(Input)]
                    text += [field.text for field in screen.query(TextArea)]
        text += self._sealed()
        return frozenset(MARK.findall(" ".join(text)))

    def _sealed(self) -> Iterator[str]:
        """Yield what lies in sealed drawers."""
        self.other.look()
        for side in SIDES:
            with suppress(StoreError, Invalid):
                if self.vault.drawer(side) is not None and not self.vault.is_open(side):
                    self.vault.unlock(side, PASSPHRASES[side])
        for writing in self.other.writings.all():
            with suppress(StoreError):
                yield self.vault.text(writing)


def dump(store: Store, *, private: bool = True) -> dict[str, str]:
    """Return all records of *store* by what they are."""
    found = {}
    for kind in KINDS.values():
        if not private and kind is Writing:
            continue
        for record in store.every(kind):
            found[f"{kind.__name__} {record.id}"] = msgspec.json.encode(record).decode()
    return found
