"""An app with an open file: what is kept, what waits to be saved, and what the other terminal did."""

from asyncio import sleep
from collections.abc import Iterable
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding, BindingType
from textual.events import Event, InputEvent, Key, MouseMove, MouseUp, Paste
from textual.notifications import Notify, SeverityLevel

from twofold.domain.clock import Clock
from twofold.domain.people import COUPLE_ID, Couple
from twofold.domain.records import Record
from twofold.frame.handover import Handover, Passing
from twofold.frame.idlelock import Locker, watch_stops
from twofold.frame.net import Netted
from twofold.frame.savequeue import QUICK, SaveQueue
from twofold.frame.steps import Steps
from twofold.screens.page import Page, StoreChanged

if TYPE_CHECKING:
    from twofold.store import Store
    from twofold.store.config import Settings
    from twofold.store.vault import Vault

BREATH = 0.005
"""Seconds in which the first frame is handed to the terminal."""
POLL = 0.5
"""Seconds between looks at what the other terminal saved; a waiting save is tried at every second look."""


class Household(Netted):
    """Keeps records in *store* and loses none; ``notices`` are sentences to show at the start."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f6,S", "save_elsewhere", "Save a copy elsewhere", show=False, id="app.elsewhere",
                tooltip="Write all you have, also what is not saved yet, into another file"),
    ]  # fmt: skip

    clock: Clock
    settings: "Settings"

    def __init__(self, store: "Store", theme: str, motion: bool, notices: Iterable[str] = ()) -> None:
        self.store = store
        self.queue = SaveQueue(store)
        store.patience = QUICK
        self._notices = list(notices)
        self._told: set[str] = set()
        self._looks = 0
        self._couple: Couple | None = None
        self.locker: Locker | None = None
        self.handover: Handover | None = None
        self._steps = Steps()
        super().__init__(store.path, theme, motion)

    def on_mount(self) -> None:
        """Keep an eye on the file, and say what was noticed on the way in."""
        self.handover = Handover(self)
        self.handover.also(self._steps.forget_private)
        self.set_interval(POLL, self.look)
        watch_stops(self.put_away)
        self.call_after_refresh(self._tell_soon)

    @cached_property
    def vault(self) -> "Vault":
        """The two drawers: what is private, and who may see it now."""
        from twofold.store.vault import Vault

        # Before anything private was asked for, there is nothing to lock.
        self.locker = Locker(self)
        return Vault(self.store, lambda: self.clock.now(), unsaved=lambda: self.queue.unsaved)

    def couple_or_none(self) -> Couple | None:
        """Return the couple, or None before the two have met."""
        waiting = [record for record in self.queue.unsaved if isinstance(record, Couple)]
        # Whatever becomes of the file meanwhile, the two do not become strangers.
        self._couple = waiting[0] if waiting else self.store.couple.get(COUPLE_ID) or self._couple
        return self._couple

    def couple(self) -> Couple:
        """Return the couple. Raises LookupError before the two have met."""
        couple = self.couple_or_none()
        if couple is None:
            raise LookupError("The two have not met yet.")
        return couple

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
        keys = self._keymap.get("app.elsewhere", "f6").split(",")
        return self.get_key_display(Binding(keys[0], "save_elsewhere"))

    def steps(self, of: str, *, private: bool = False) -> list[Any]:
        """Return what was done to *of*, newest last, to be taken back on whichever page."""
        return self._steps.of(of, private=private)

    @property
    def unsaved(self) -> tuple[Record, ...]:
        """What could not be saved yet, as it is now."""
        return self.queue.unsaved

    def say(self, sentence: str, *, calm: bool = True, stays: bool = False) -> None:
        """Show *sentence* for a few seconds; not calm: a little longer, as a warning.

        What is said on a private page goes with it, unless it *stays*: then it holds nothing private.
        """
        whose = "both" if stays or self.handover is None else self.handover.owner
        severity: SeverityLevel = "information" if calm else "warning"
        message = Passing(sentence, "", severity, 4 if calm else 8, markup=False, whose=whose)
        self.post_message(Notify(message))

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """Show *message*, as Textual does; what is said on a private page goes with it."""
        whose = self.handover.owner if self.handover is not None else "both"
        seconds = timeout or self.NOTIFICATION_TIMEOUT
        self.post_message(Notify(Passing(message, title, severity, seconds, markup=markup, whose=whose)))

    def on_notify(self, event: Notify) -> None:
        """Say nothing when the page it belongs to is gone by now."""
        if self.handover is not None and not self.handover.may_show(event.notification):
            event.prevent_default()

    def copy_to_clipboard(self, text: str) -> None:
        """Copy *text*; what is private stays in this program, and there only as long as its page."""
        if self.handover is not None:
            self.handover.copied()
            if self.handover.owner != "both":
                self._clipboard = text
                return
        super().copy_to_clipboard(text)

    def look(self) -> None:
        """See what the other terminal saved, and try again what could not be saved."""
        from twofold.store.errors import StoreError

        self._looks += 1
        self.clock.monotonic()  # a stop of the program is a long time between two looks at it
        if self.locker is not None:
            self.locker.look()
        try:
            changed = self.store.refresh()
        except StoreError as error:
            self._show_unsaved(str(error))
            return
        if self.locker is not None:
            self.locker.guard()
        if self.queue.unsaved and (not self.queue.sentence or self._looks % 2 == 0):
            through, words = self.queue.retry()
            changed = changed or through
            if words:
                self.say(words, calm=False, stays=True)
        self._show_unsaved(self.store.trouble)
        self._tell()
        if changed:
            for screen in self.screen_stack:
                screen.post_message(StoreChanged())

    def _show_unsaved(self, other: str = "") -> None:
        said = self.unsaved_words() or other or self.store.read_only or ""
        for screen in self.screen_stack:
            if isinstance(screen, Page):
                screen.show_unsaved(said)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer a copy elsewhere while something cannot be saved."""
        if action == "save_elsewhere":
            return bool(self.queue.unsaved)
        return super().check_action(action, parameters)

    def action_save_elsewhere(self) -> None:
        """Write all there is, also what is not saved yet, into another file."""
        self.go("elsewhere")

    def go(self, place: str, *, afresh: bool = False, instead: bool = False, **what: object) -> None:
        """Open the page at *place*."""
        raise NotImplementedError

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
            return f"{self.queue.reason} It could not be kept elsewhere either."
        finally:
            self.store.patience = QUICK
        return f"What could not be saved is kept in {place}. To take it in later: twofold merge {place}"

    async def on_event(self, event: Event) -> None:
        """Take every key, paste and click as a sign of life; one that comes too late reaches no page."""
        if self.locker is not None and isinstance(event, InputEvent | Paste) and not event.is_forwarded:
            alive = not isinstance(event, MouseMove | MouseUp)
            if not self.locker.let_in(touch=alive):
                if isinstance(event, Key):
                    await self._check_bindings(event.key, priority=True)
                return
        await super().on_event(event)

    async def put_away(self) -> None:
        """Save what is being typed, and lock the drawers: the program is about to stand still."""
        self.rescue()
        if self.locker is not None:
            await self.locker.lock_now()

    def rescue(self) -> None:
        """Save what is being typed on every page, and what waits."""
        for screen in self.screen_stack:
            if isinstance(screen, Page):
                with suppress(Exception):
                    screen.flush()
        with suppress(Exception):
            self.queue.retry()

    def forget(self) -> None:
        """Lock the drawers, and end what waits for them."""
        if self.locker is not None:
            self.locker.let_go()

    def came_home(self) -> None:
        """Say that this is home again, and that nothing is lost, where that is so."""
        kept = "" if self.unsaved_words() else " What you wrote is saved."
        self.say(f"Something went wrong in twofold, so this is home again.{kept}", calm=False)

    def quit(self) -> None:
        """Leave; ask only when something cannot be saved."""
        self.rescue()
        if not self.queue.unsaved:
            self.leave(0)
            return
        from twofold.widgets.confirm import Confirm

        if isinstance(self.screen, Confirm):
            return
        question = (
            f"{self.queue.reason}\n\nIf you leave now, the last of what you wrote may be lost. Stay, and "
            f"{self._elsewhere_key()} saves a copy elsewhere."
        )
        self.push_screen(
            Confirm("Leave without saving?", question, yes="Leave", no="Stay"),
            lambda leave: self.leave(0) if leave else None,
        )

    async def _tell_soon(self) -> None:
        # Another thread writes the first frame to the terminal: while we wait, it can.
        await sleep(BREATH)
        self._tell()

    def _tell(self) -> None:
        # After the first frame: to know what cannot be read, the store looks at every record.
        for notice in (*self._notices, *self.store.notices):
            if notice not in self._told:
                self._told.add(notice)
                self.say(notice, calm=False, stays=True)
