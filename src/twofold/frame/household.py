"""The open file: what is kept, what waits to be saved, and what the other terminal did."""

from asyncio import sleep
from collections.abc import Awaitable, Callable, Iterable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Protocol

from textual.binding import Binding
from textual.notifications import Notification
from textual.screen import Screen

from twofold.domain.clock import Clock
from twofold.domain.people import COUPLE_ID, Couple
from twofold.domain.records import Record, Side, other
from twofold.frame.savequeue import QUICK, SaveQueue
from twofold.screens.page import Page, StoreChanged
from twofold.widgets.whose import whose

if TYPE_CHECKING:
    from twofold.frame.company import Company
    from twofold.frame.idlelock import IdleLock
    from twofold.store import Store

    class HouseholdApp(Protocol):
        """What the household needs of the app."""

        clock: Clock
        in_terminal: bool
        idle_lock: "IdleLock | None"
        seat: Side | None

        @property
        def shown_messages(self) -> Sequence[Notification]: ...
        @property
        def screen(self) -> Screen[Any]: ...
        @property
        def screen_stack(self) -> Sequence[Screen[Any]]: ...
        def keys_of(self, id: str, usual: str) -> list[str]: ...
        def get_key_display(self, binding: Binding) -> str: ...
        def say(self, sentence: str, *, calm: bool = True, stays: bool = False) -> None: ...
        def drop_message(self, message: Notification) -> None: ...
        def leave(self, code: int) -> None: ...
        def push_screen(self, screen: Screen[bool], callback: Callable[[bool | None], None]) -> object: ...
        def set_interval(self, interval: float, callback: Callable[[], None]) -> object: ...
        def call_after_refresh(self, callback: Callable[[], Awaitable[None]]) -> bool: ...


BREATH = 0.05
"""Seconds that home has for its first frame, and for what stands open in it."""
GLANCE = 0.15
"""Seconds between two glances at whether the other terminal saved something, which cost next to nothing."""
GLANCES = 3
"""Glances from one look to the next where nothing is new; a save that waits is tried at every second."""

LOOKS_FOR_GONE = 20
"""Looks from one time that presses of programs which run no more are taken away to the next."""


class Household:
    """Keeps records in *store* and loses none; ``notices`` are sentences to show at the start."""

    def __init__(self, app: "HouseholdApp", store: "Store", notices: Iterable[str] = ()) -> None:
        self._app = app
        self.store = store
        self.queue = SaveQueue(store)
        self.company = _company(store, app.seat) if app.seat else None
        store.patience = QUICK
        self.notices = list(notices)
        self._told: set[str] = set()
        self._looks = self._glances = 0
        self._in_vain = False  # there is something that the last look could not take in
        self._couple: Couple | None = None

    def open(self) -> None:
        """Keep an eye on the file, and say what was noticed on the way in; the app must be running."""
        self._app.set_interval(GLANCE, self.glance)
        self._app.call_after_refresh(self._tell_soon)

    # -- what is kept ---------------------------------------------------------------------------------

    def couple_or_none(self) -> Couple | None:
        """Return the couple, or None before the two have met."""
        waiting = [record for record in self.queue.unsaved if isinstance(record, Couple)]
        # Whatever becomes of the file meanwhile, the two do not become strangers.
        self._couple = waiting[0] if waiting else self.store.couple.get(COUPLE_ID) or self._couple
        return self._couple

    def keep(self, *records: Record) -> tuple[Record, ...]:
        """Save *records*, or let them wait with a quiet line; returns them as saved. Raises Stale."""
        saved = self.queue.keep(*records)
        self._show_unsaved()
        return saved

    def unsaved_words(self) -> str:
        """Return the sentence about what could not be saved yet, or an empty one."""
        if not self.queue.sentence:
            return ""
        # The key comes first: where it is narrow, the line has no room for the end.
        key = f"Not saved yet. {self._elsewhere_key()}: a copy elsewhere."
        return self.queue.sentence.replace("Not saved yet.", key, 1)

    def _elsewhere_key(self) -> str:
        return self._app.get_key_display(
            Binding(self._app.keys_of("app.elsewhere", "f6")[0], "save_elsewhere")
        )

    # -- looking --------------------------------------------------------------------------------------

    def glance(self) -> None:
        """Look, if it is time to, or if the other terminal saved something."""
        self._glances += 1
        if self._glances % GLANCES == 0 or (not self._in_vain and self.store.has_moved):
            self.look()
            # What is not whole yet is given its time.
            self._in_vain = self.store.has_moved

    def look(self) -> None:
        """See what the other terminal saved, and try again what could not be saved."""
        from twofold.store.errors import StoreError
        from twofold.store.reveal import forget_gone

        self._looks += 1
        now = self._app.clock.monotonic()  # a stop of the program is a long time between two looks at it
        if self._app.idle_lock is not None:
            self._app.idle_lock.look()
        self._see_who_is_here(now)
        try:
            changed = self.store.refresh()
        except StoreError as error:
            self._show_unsaved(str(error))
            return
        if self._app.idle_lock is not None:
            self._app.idle_lock.guard()
        if self.queue.unsaved and (not self.queue.sentence or self._looks % 2 == 0):
            through, words = self.queue.retry()
            changed = changed or through or bool(words)
            if words:
                self._app.say(words, calm=False, stays=True)
        if self._looks % LOOKS_FOR_GONE == 1:
            changed = forget_gone(self.store, self._app.clock.now()) or changed
        self._show_unsaved(self.store.trouble)
        self._tell()
        if changed:
            for screen in self._app.screen_stack:
                screen.post_message(StoreChanged())

    def _see_who_is_here(self, now: float) -> None:
        couple = self.couple_or_none()
        if self.company is None or self._app.seat is None or couple is None:
            return
        page = page_in_sight(self._app.screen_stack)
        spot, others = (page.spot, page.leads_to) if page is not None else ("", ())
        if self.company.look(now, spot, others, couple.created.isoformat()):
            for screen in self._app.screen_stack:
                if isinstance(screen, Page):
                    screen.show_company()
        top = self._app.screen
        if isinstance(top, Page) and top.is_dark:
            return  # it is said when there is light again
        if news := self.company.news(now):
            name = couple.name(other(self._app.seat))
            sentences = f"{name} is here.", f"{name} left."
            for message in self._app.shown_messages:
                if message.message in sentences:
                    self._app.drop_message(message)
            self._app.say(f"{name} {news}.", stays=True)

    def _show_unsaved(self, trouble: str = "") -> None:
        said = self.unsaved_words() or trouble or self.store.read_only or ""
        for screen in self._app.screen_stack:
            if isinstance(screen, Page):
                screen.show_unsaved(said)

    async def _tell_soon(self) -> None:
        await sleep(BREATH if self._app.in_terminal else 0)
        self.store.settle()
        self._see_who_is_here(self._app.clock.monotonic())
        self._tell()

    def _tell(self) -> None:
        # After the first frame: to know what cannot be read, the store looks at every record.
        for notice in (*self.notices, *self.store.notices):
            if notice not in self._told:
                self._told.add(notice)
                self._app.say(notice, calm=False, stays=True)

    # -- on the way out -------------------------------------------------------------------------------

    def get_up(self) -> None:
        """Let the other see that nobody sits here any more; a second call does nothing. Raises nothing."""
        if self.company is not None:
            self.company.leave()

    def rescue(self) -> None:
        """Try once more to save what waits. Raises nothing."""
        with suppress(Exception):
            self.queue.retry()

    def may_leave(self) -> bool:
        """Return whether nothing would be lost; else ask, and leave when that is the answer."""
        if not self.queue.unsaved:
            return True
        from twofold.widgets.confirm import Confirm

        if not isinstance(self._app.screen, Confirm):
            question = (
                f"{self.queue.reason}\n\nIf you leave now, the last of what you wrote may be lost. Stay, and "
                f"{self._elsewhere_key()} saves a copy elsewhere."
            )
            self._app.push_screen(
                Confirm("Leave without saving?", question, yes="Leave", no="Stay"),
                lambda leave: self._app.leave(0) if leave else None,
            )
        return False

    def keep_last(self) -> str:
        """Try once more to save what waits, now that nothing is drawn any more, and wait for it.

        What still cannot be saved is kept among the backups. Returns a sentence about that, or "".
        """
        from twofold.store.errors import StoreError
        from twofold.store.lock import PATIENCE

        if not self.queue.unsaved:
            return ""
        self.store.patience = PATIENCE
        try:
            self.queue.retry()
            if not self.queue.unsaved:
                return ""
            place = self.store.keep_unsaved(self.queue.unsaved)
        except (StoreError, OSError):
            return f"{self.queue.reason} It could not be saved elsewhere either."
        finally:
            self.store.patience = QUICK
        return f"What could not be saved is kept in {place}. To merge it later: twofold merge {place}"


def _company(store: "Store", seat: Side) -> "Company":
    from twofold.frame.company import Company

    return Company(store.path, seat)


def page_in_sight(screens: Sequence[Screen[Any]]) -> Page | None:
    """Return the page on top of *screens*, whatever lies on it; None where it is for one of the two alone."""
    if whose(screens) != "both":
        return None
    return next((screen for screen in reversed(screens) if isinstance(screen, Page)), None)
