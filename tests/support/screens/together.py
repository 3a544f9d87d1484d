"""Two who do anything that may be done, each in an app of their own, on one file; and what must never be.

A walk is a list of steps, so that whoever makes them up (hypothesis, or chance with a seed) can make them
fewer. Each is a place (0 or 1), what is done there, and a number that chooses among what can be chosen.
"""

from collections import Counter
from contextlib import AsyncExitStack, suppress
from pathlib import Path
from typing import Any, NamedTuple

from textual.events import Paste
from textual.pilot import WaitForScreenTimeout
from textual.widgets import Input, TextArea

from tests.support.routes import route
from tests.support.screens.both import PASSPHRASES, Case, Seat
from tests.support.screens.everywhere import openings
from tests.support.screens.meanwhile import YES, Meanwhile
from tests.support.screens.never import Fault, dump
from tests.support.screens.sides import CHEAP
from twofold.app import TwofoldApp
from twofold.domain.records import SIDES
from twofold.domain.worksheet.sheet import Draft
from twofold.screens.page import Page
from twofold.screens.private import PrivatePage
from twofold.store import Store
from twofold.store.config import Settings
from twofold.store.vault import Vault
from twofold.widgets.choices import Choices
from twofold.widgets.curtain import Curtain
from twofold.widgets.passphrase import Asking, Unlock

ACTS = {
    "key": 10, "choose": 8, "type": 8, "escape": 4, "enter": 3, "look": 8, "yes": 10, "pass": 3, "home": 1,
    "jump": 4, "tab": 2, "passphrase": 1, "let go": 1, "delete": 2, "disk": 1, "sleep": 1, "both yes": 4,
    "unlock": 4, "look again": 2, "follow": 2, "race": 3, "race keys": 3, "resize": 1,
}  # fmt: skip
"""What may be done in a step, and how often it is."""
QUIET = frozenset({"look", "escape", "follow", "pass", "tab", "home", "sleep"})
"""What takes away nothing that somebody wrote."""
TIMES = (1, 30, 200, 700, 4000)
"""Seconds that pass."""


class Step(NamedTuple):
    """At the place ``who``, do ``act``; ``number`` chooses."""

    who: int
    act: str
    number: int


class Walk(Meanwhile):
    """Two apps on the file at *path*, with the *seats* given, at the moment of *clock*.

    *case*: what both have open at the beginning. ``log``: what was done; ``seen``: on which pages.
    """

    def __init__(self, path: Path, clock: Any, seats: tuple[Seat, Seat], case: Case | None = None) -> None:
        super().__init__(path, seats, clock)
        self.case = case
        self.typed = 0
        self.seen = Counter[str]()
        self._stack = AsyncExitStack()

    async def __aenter__(self) -> "Walk":
        self.other = Store.open(self.path, clock=self.clock)
        self._stack.callback(self.other.close)
        if self.case is not None:
            self.case.prepare(self.other, self.clock)
        self.vault = Vault(self.other, self.clock.now, CHEAP)
        for seat in self.seats:
            store = Store.open(self.path, clock=self.clock)
            self._stack.callback(store.close)
            config = self.path.parent / "config.toml"
            app = TwofoldApp(store, Settings(motion=False), clock=self.clock, config=config, seat=seat)
            self.pilots.append(await self._stack.enter_async_context(app.run_test(notifications=True)))
            await self.rest(len(self.pilots) - 1)
        if self.case is not None:
            for pilot in self.pilots:
                with pilot.app._context():
                    self.case.place(pilot.app)
                    await pilot.pause()
                    await pilot.pause()
        return self

    async def __aexit__(self, *what: Any) -> None:
        await self._stack.aclose()

    # -- what is done ---------------------------------------------------------------------------------

    async def step(self, step: Step) -> None:
        """Do what *step* says, and see that nothing is as it must never be."""
        app = self.pilots[step.who].app
        before = self.marks(step.who) if step.act in QUIET else frozenset()
        pages = [type(page).__name__ for page in app.screen_stack]
        self.seen[pages[-1]] += 1
        self.log.append(f"{step.who} {step.act} {step.number} on {pages}")
        with app._context():
            await getattr(self, "do_" + step.act.replace(" ", "_"))(step.who, step.number)
        await self.rest(step.who)
        self.see()
        if self.removed:
            # What was written in something that is removed goes with it, once it is seen.
            self.removed = step.act not in ("follow", "pass")
        elif gone := before - self.marks(step.who):
            raise Fault(f"{sorted(gone)} gone after {step.act}")

    async def press(self, who: int, *keys: str) -> None:
        """Press *keys*; a page that is gone by then is not waited for."""
        pilot = self.pilots[who]
        page = pilot.app.screen
        try:
            await pilot.press(*keys)
        except WaitForScreenTimeout:
            if page in pilot.app.screen_stack:
                raise

    async def do_key(self, who: int, number: int) -> None:
        if keys := self.keys(who):
            key, action = keys[number % len(keys)]
            self.log[-1] += f": {key} {action}"
            await self.press(who, key)

    async def do_yes(self, who: int, number: int) -> None:
        seat = self.seats[who] or SIDES[number % 2]
        for key, action in self.keys(who):
            if (said := YES.match(action)) and said[2] == seat:
                self.log[-1] += f": {key} {action}"
                await self.press(who, key)
                return
        await self.do_choose(who, number)

    async def do_look_again(self, who: int, number: int) -> None:
        """Go to what one wrote, where both will open it."""
        for key, action in self.keys(who):
            if action == "look_again":
                await self.press(who, key)
                return

    async def do_resize(self, who: int, number: int) -> None:
        await self.pilots[who].resize_terminal(*((80, 24), (40, 11), (120, 40))[number % 3])

    async def do_choose(self, who: int, number: int) -> None:
        lists = [each for each in self.pilots[who].app.screen.query(Choices) if each.focusable]
        places = [n for n, each in enumerate(lists[0].options) if not each.disabled] if lists else []
        if places:
            lists[0].focus()
            lists[0].highlighted = places[number % len(places)]
            await self.pilots[who].pause()
            self.log[-1] += f": {lists[0].current}"
            await self.press(who, "enter")

    async def do_type(self, who: int, number: int) -> None:
        app = self.pilots[who].app
        if not isinstance(app.screen, Page) and number % 2:
            await self.press(who, "escape")
            return
        fields = [each for each in app.screen.focus_chain if isinstance(each, Input | TextArea)]
        if not fields or isinstance(app.screen, Asking):
            await self.do_choose(who, number)
            return
        if not isinstance(app.focused, Input | TextArea):
            fields[number % len(fields)].focus()
            await self.pilots[who].pause()
        self.typed += 1
        word = f"zq{self.typed:04}x"
        side = getattr(app.screen, "only_for", None)
        if side in SIDES:
            self.owners[word] = side
        self.log[-1] += f": {word} in {app.focused}"
        app.post_message(Paste(f"{word} "))
        await self.pilots[who].pause()

    async def do_unlock(self, who: int, number: int) -> None:
        app = self.pilots[who].app
        if isinstance(app.screen, Unlock):
            app.post_message(Paste(PASSPHRASES[app.screen._side]))
            await self.pilots[who].pause()
            await self.press(who, "enter")
            for worker in list(app.workers):
                if worker.group == "unlock":
                    with suppress(Exception):
                        await worker.wait()
        elif isinstance(app.screen, Curtain):
            await self.press(who, "enter")
        else:
            await self.do_yes(who, number)

    async def do_escape(self, who: int, number: int) -> None:
        await self.press(who, "escape")

    async def do_enter(self, who: int, number: int) -> None:
        await self.press(who, "enter")

    async def do_tab(self, who: int, number: int) -> None:
        await self.press(who, "tab")

    async def do_look(self, who: int, number: int) -> None:
        self.pilots[who].app.look()

    async def do_pass(self, who: int, number: int) -> None:
        self.clock.advance(TIMES[number % len(TIMES)])
        for pilot in self.pilots:
            with pilot.app._context():
                pilot.app.look()
        await self.rest(1 - who)

    async def do_home(self, who: int, number: int) -> None:
        app = self.pilots[who].app
        if app.idle_lock is None or not app.idle_lock.locked:
            for _ in range(6):
                await self.press(who, "escape")

    async def do_jump(self, who: int, number: int) -> None:
        """Go where a choice of another page leads; private pages have a door, which is the only way in."""
        app = self.pilots[who].app
        if not isinstance(app.screen, Page) or (app.idle_lock and app.idle_lock.locked):
            return
        side = self.seats[who] or SIDES[number % 2]
        sides = {each.side for each in app.screen_stack if isinstance(each, PrivatePage)}
        may = app.vault.is_open(side) and sides <= {side}
        with suppress(StopIteration, IndexError):
            places = {p: w for p, w in openings(app.store).items() if (may or "side" not in w)}
            names = sorted(places.keys() - {"meeting.names", "meeting", "home", "help"})
            if number % 3 == 0:
                names = [each for each in names if "side" in places[each]] or names
            place = names[number // 3 % len(names)]
            what = dict(places[place])
            if "side" in what:
                what["side"] = side
            if "row_id" in what:
                draft = app.vault.read(app.vault.writing("sheet", what["about"], side), Draft)
                if not draft.rows:
                    return
                what["row_id"] = draft.rows[0].id
            self.log[-1] += f": {place}"
            app.go(route(place, **what))

    async def do_follow(self, who: int, number: int) -> None:
        """Both look until nothing is new."""
        await self.follow()

    async def follow(self) -> None:
        for _ in range(5):
            for who in (0, 1):
                with self.pilots[who].app._context():
                    self.pilots[who].app.look()
                await self.rest(who)

    async def end(self) -> None:
        """Wake both, let the disk have room, and see that both have the same, and nothing is stuck."""
        for who in (0, 1):
            with self.pilots[who].app._context():
                if self.full[who]:
                    await self.do_disk(who, 0)
                if self.asleep[who]:
                    await self.do_sleep(who, 0)
                for screen in self.pilots[who].app.screen_stack:
                    if isinstance(screen, Page):
                        screen.flush()
            await self.rest(who)
        await self.follow()
        self.see()
        first, second = (dump(pilot.app.store) for pilot in self.pilots)
        if first != second:
            raise Fault(f"the two have other records: {set(first.items()) ^ set(second.items())}")
        for pilot in self.pilots:
            if pilot.app.unsaved:
                raise Fault(f"{[type(r).__name__ for r in pilot.app.unsaved]} still wait")
        self.see_nobody_waits_in_vain()
        await self.see_drawn()
