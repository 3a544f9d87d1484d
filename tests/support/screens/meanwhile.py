"""What happens to two apps on one file at once, or from elsewhere: to what they show, to the disk, to one."""

import asyncio
import errno
import re
from contextlib import suppress
from pathlib import Path
from typing import Any

from tests.support.screens.both import PASSPHRASES, Seat
from tests.support.screens.never import Never
from twofold.domain.drawers import Writing
from twofold.domain.people import Couple
from twofold.domain.ready import Ready
from twofold.domain.records import SIDES
from twofold.store.errors import SaveFailed, StoreError
from twofold.store.kinds import KINDS

LEAVES = re.compile(r"^(app\.)?(quit|vanish|vanish_twice|suspend_process|save_elsewhere|screenshot)\b")
"""Actions that end the program, as they should, or write beside the file."""
YES = re.compile(r"^(yes|agree|opening|answer)\('([ab])'\)")
"""Actions that are the key of one of the two."""


class Meanwhile(Never):
    """What somebody else does to the file at *path*. ``removed``: something was, and not everybody knows."""

    def __init__(self, path: Path, seats: tuple[Seat, Seat], clock: Any) -> None:
        super().__init__(seats, clock)
        self.path = path
        self.log: list[str] = []
        self.removed = False
        self.full = [False, False]
        self.asleep = [False, False]

    async def do_passphrase(self, who: int, number: int) -> None:
        """Set a passphrase from elsewhere."""
        self.other.look()
        side = SIDES[number % 2]
        with suppress(StoreError):
            if self.vault.drawer(side) is None:
                self.vault.set_passphrase(side, PASSPHRASES[side])
                self.vault.lock_all()

    async def do_let_go(self, who: int, number: int) -> None:
        """Let a round go from elsewhere."""
        self.removed = True
        self.other.look()
        now = self.clock.now()
        rounds = [each for each in self.other.worksheets.all() if each.revealed is None]
        if rounds:
            gone = rounds[number % len(rounds)]
            wrote = [each.with_(deleted=now) for each in self.other.writings.all() if each.about == gone.id]
            with suppress(StoreError):
                self.other.save(gone.with_(deleted=now), *wrote)

    async def do_delete(self, who: int, number: int) -> None:
        """Remove anything, from elsewhere."""
        self.removed = True
        self.other.look()
        there = [
            record
            for kind in KINDS.values()
            for record in self.other.every(kind)
            if not isinstance(record, Couple | Ready | Writing) and record.deleted is None
        ]
        if there:
            gone = there[number % len(there)]
            self.log[-1] += f": {type(gone).__name__}"
            with suppress(StoreError):
                self.other.save(gone.with_(deleted=self.clock.now()))

    async def do_disk(self, who: int, number: int) -> None:
        """Let the disk be full for one of them, or have room again."""
        store = self.pilots[who].app.store
        self.full[who] = not self.full[who]
        if self.full[who]:

            def refused(*_: Any) -> Any:
                raise SaveFailed(self.path, OSError(errno.ENOSPC, "No space left on device"))

            store.save = refused
        else:
            del store.save

    async def do_sleep(self, who: int, number: int) -> None:
        """Let one of them see nothing of the other for a while, or come back."""
        household = self.pilots[who].app.household
        self.asleep[who] = not self.asleep[who]
        if self.asleep[who]:
            household.look = lambda: None
        else:
            del household.look

    def keys(self, who: int) -> list[tuple[str, str]]:
        """Return the keys that may act now, each with its action."""
        found = []
        for active in self.pilots[who].app.screen.active_bindings.values():
            if active.enabled and not LEAVES.match(active.binding.action):
                # Those of a page are more to the point than those of every field, or of every page.
                everywhere = not active.binding.id or active.binding.id.startswith(("app.", "page."))
                many = 1 if everywhere else 6
                found += [(active.binding.key, active.binding.action)] * many
        return sorted(found)

    async def do_race(self, who: int, number: int) -> None:
        """Something elsewhere and a key of each, before anybody has looked."""
        acts = (self.do_let_go, self.do_delete, self.do_passphrase, self.do_delete)
        await acts[number % len(acts)](who, number // len(acts))
        for one in (who, 1 - who):
            with self.pilots[one].app._context():
                if keys := self.keys(one):
                    key, action = keys[number % len(keys)]
                    self.log[-1] += f": {one} {key} {action}"
                    self.pilots[one].app.simulate_key(key)
        for one in (who, 1 - who):
            with self.pilots[one].app._context():
                self.pilots[one].app.look()
        await self.rest(1 - who)

    async def do_race_keys(self, who: int, number: int) -> None:
        """A few keys of each, before anybody has looked."""
        for turn in range(3):
            for one in (who, 1 - who):
                with self.pilots[one].app._context():
                    if keys := self.keys(one):
                        key, action = keys[(number >> turn) % len(keys)]
                        self.log[-1] += f": {one} {key} {action}"
                        self.pilots[one].app.simulate_key(key)
                        if turn == 1:
                            self.pilots[1 - one].app.look()
                        await asyncio.sleep(0)
        await self.rest(1 - who)

    async def do_both_yes(self, who: int, number: int) -> None:
        """Both press at once: neither has looked."""
        for one in (who, 1 - who):
            with self.pilots[one].app._context():
                seat = self.seats[one] or SIDES[(number + one) % 2]
                for key, action in self.keys(one):
                    if (said := YES.match(action)) and said[2] == seat:
                        self.log[-1] += f": {one} {key} {action}"
                        self.pilots[one].app.simulate_key(key)
                        break
        await self.rest(1 - who)
