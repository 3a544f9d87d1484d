"""Removing something both share for good: what goes, where copies may remain, and the two keys."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from twofold.domain.records import Record, Side, other
from twofold.domain.removal import REMOVE, Part
from twofold.store.backups import KEPT, all_copies
from twofold.store.clearing import remains_beside
from twofold.store.places import backup_dir
from twofold.store.removals import part_called, parts_of, removal_of, remove, rule_of
from twofold.widgets.command import Command
from twofold.widgets.consent import Consent, two_keys

from .both import Both
from .house import REMOVED
from .page import View
from .saving import at_once
from .twokeys import Question

CANNOT = (
    "This cannot be removed now. It is not over yet, still holds, is not open to both of you, or is "
    "already gone."
)
NO_UNDO = "Its words are erased from your file and from what twofold keeps beside it. There is no undo."
LEFT = (
    "What has left twofold cannot be called back: an export, a printed page, a mail, a copy on a "
    "stick. Nor can what a sync program kept from before. Another computer loses it once its file is merged "
    "with yours. Only an empty mark remains, so that no older copy brings it back."
)
CHANGED = "It was just changed at the other terminal. Look at it again."


class Removing(Both):
    """Both remove the record *record_id* of *table*, or its *part*, each with their own key."""

    place = "remove"
    heading = "Remove for good"
    why = "What belongs to both of you goes only if you both want it gone."
    notes = (
        "This is the one thing in twofold that cannot be undone, so it takes both keys. Either of "
        "you may leave it with Esc, without a reason.",
        "At two seats, each of you opens this page from the same place and presses there.",
    )
    redraws_on = ("mount",)
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("f", "yes('a')", "First of you", tooltip="The first of you removes it", id="remove.first",
                show=False, when="can"),
        Command("j", "yes('b')", "Second of you", tooltip="The second of you removes it",
                id="remove.second", show=False, when="can"),
        Command("c", "copies", "Older copies", tooltip="Remove it from the older copies too, or not",
                id="remove.copies", when="has_copies"),
        Command("left,p", "which(-1)", "Before", tooltip="The part before that can be removed",
                id="remove.before", when="has_parts"),
        Command("right,n", "which(1)", "Next", tooltip="The next part that can be removed",
                id="remove.next", when="has_parts"),
        Command("up,k", "scroll(-3)", "Up", tooltip="Move the page up", show=False, id="remove.up"),
        Command("down,space", "scroll(3)", "Down", tooltip="Move the page down", show=False,
                id="remove.down"),
    ]  # fmt: skip

    def __init__(self, table: str, record_id: str, part: str = "") -> None:
        super().__init__()
        self.table, self.record_id, self.part = table, record_id, part
        self.with_copies = True
        self.record: Record | None = None
        self.parts: tuple[Part, ...] = ()

    # -- what is shown --------------------------------------------------------------------------------

    def body(self) -> ComposeResult:
        """Lay out what goes, and what stays."""
        self._find()
        if self.record is not None:
            self.part = part_called(self.table, self.record, self.parts, self.part)
        with Vertical(id="remove", classes="column"):
            yield Static("", id="remove-what", markup=False)
            yield Static("", id="remove-which", classes="quiet", markup=False)
            yield Static("", id="remove-copies", markup=False)
            yield Static("", id="remove-stays", classes="quiet", markup=False)

    def foot(self) -> ComposeResult:
        """Lay out the two keys, which are always in sight."""
        with Vertical(id="remove-foot"):
            yield Consent(id="remove-keys", classes="column")

    def _find(self) -> None:
        try:
            self.record = self.house.store.table(self.table).get(self.record_id)
        except KeyError:
            self.record = None
        self.parts = parts_of(self.table, self.record, self.house.couple()) if self.record else ()

    @property
    def chosen(self) -> Part | None:
        """What goes, or None where it cannot, or does not stand there any more."""
        return next((part for part in self.parts if part.name == self.part), None)

    @property
    def can(self) -> bool:
        """Whether it can be removed."""
        return self.chosen is not None

    @property
    def has_parts(self) -> bool:
        """Whether only something of it may go, too."""
        return len(self.parts) > 1

    @property
    def has_copies(self) -> bool:
        """Whether twofold keeps older copies, which may hold it."""
        return self.can and bool(all_copies(self.house.store.path))

    def view(self) -> View:
        """Show what goes, and what stays."""
        part, rule = self.chosen, rule_of(self.table)
        if part is None or rule is None:
            hidden = dict.fromkeys(("remove-which", "remove-copies", "remove-stays", "remove-keys"), "")
            return {"remove-what": CANNOT, **hidden}
        keys: dict[Side, str] = {"a": self.key_of("remove.first"), "b": self.key_of("remove.second")}
        return {
            "remove-what": f"For both of you, and for good: {part.words}. {NO_UNDO}",
            "remove-which": self._which() if self.has_parts else "",
            "remove-copies": self._copies(),
            "remove-stays": " ".join(filter(None, (self._seats(), LEFT, *self._beside(), rule.stays))),
            "remove-keys": two_keys(
                self.house.couple(), keys, self.said_yes, done="✓ removes it", yet="removes it"
            ),
        }

    def _which(self) -> str:
        at = 1 + [part.name for part in self.parts].index(self.part)
        keys = self.key_of("remove.before"), self.key_of("remove.next")
        return f"{at} of {len(self.parts)} things that can go; {keys[0]} and {keys[1]} show the others."

    def _copies(self) -> str:
        path = self.house.store.path
        many, key = len(all_copies(path)), self.key_of("remove.copies")
        if not self.has_copies:
            return ""
        if self.with_copies:
            copies, stay = (
                ("the older copy", "it stays as it is")
                if many == 1
                else (f"the {many} older copies", "those stay as they are")
            )
            return f"It goes from {copies} that twofold keeps, too; with {key} {stay}."
        copies = "the older copy" if many == 1 else f"the {many} older copies"
        return (
            f"It stays in {copies} that twofold keeps, in {backup_dir(path).name} beside your file. A copy "
            f"of a day goes by itself, after {KEPT} more days of use. Any other stays until you delete it. "
            f"With {key} it goes from there, too."
        )

    def _seats(self) -> str:
        seat = self.house.seat
        if seat is None:
            return ""
        return (
            f"{self.house.couple().name(other(seat))} opens this page at their own seat, and presses there."
        )

    def _beside(self) -> list[str]:
        return [
            f"{place.name}, beside your file, may hold it." for place in remains_beside(self.house.store.path)
        ]

    def reload(self) -> None:
        """Follow the other terminal, which may have removed it."""
        before = self.can
        self._find()
        if before and not self.can and self.is_active:
            self.house.turned(self)  # a key that was meant for it is not for the page below
            self.house.say(REMOVED)
            self.action_back()
        else:
            self.draw()

    # -- keys -----------------------------------------------------------------------------------------

    def question(self) -> Question | None:
        """Ask whether both want it to go, as it is now."""
        if self.record is None or self.chosen is None:
            return None
        about = f"{self.table}/{self.record_id}/{self.part}"
        return Question(REMOVE, about, (self.record.rev, int(self.with_copies)))

    def action_copies(self) -> None:
        """Let it go from the older copies, too, or not."""
        self.two_keys.leave()  # another thing is asked from here on
        self.with_copies = not self.with_copies
        self.draw()

    def action_which(self, by: int) -> None:
        """Choose what of it goes."""
        self.two_keys.leave()
        names = [part.name for part in self.parts]
        at = names.index(self.part) if self.part in names else 0
        self.part = names[(at + by) % len(names)]
        self.draw()

    def both_said_yes(self, by: tuple[Side, ...]) -> None:
        """Remove it."""
        record, store, now = self.record, self.house.store, self.house.clock.now()
        if record is None or self.chosen is None:
            return
        removal = removal_of(store, self.table, record, self.part, now, copies=self.with_copies)
        ids = {target.id for target in removal.targets}
        left: list[str] = []

        def save() -> None:
            left.extend(remove(store, removal, record, *self.two_keys.done()))

        said = at_once(
            self.house, ids, save, then="Remove it", quicker=CHANGED, nothing="Nothing was removed. "
        )
        if said:
            self.house.say(said, calm=False)
            self.reload()
            return
        self.house.forget_steps(ids)
        self.house.say(REMOVED)
        for sentence in left:
            self.house.say(sentence, calm=False, stays=True)
        self.record, self.parts = None, ()
        self.action_back()
