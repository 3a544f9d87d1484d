"""Drawers: a passphrase for what each of the two writes alone, or none. Set, changed and taken away here."""

from collections.abc import Awaitable, Callable
from typing import ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from twofold.domain.drawers import easy_to_guess
from twofold.domain.people import Couple, Invalid
from twofold.domain.records import SIDES, Side, other
from twofold.domain.routes import HomeRoute
from twofold.widgets.aside import aside
from twofold.widgets.choices import Choice, Choices
from twofold.widgets.command import Command
from twofold.widgets.passphrase import Asking, Secret
from twofold.widgets.plain import plain, signed
from twofold.widgets.seat import is_others, seat_at
from twofold.widgets.whose import whose

from .door import has_lock, passed
from .page import Page, View
from .private import PrivatePage
from .saving import refused

What = Literal["set", "change", "remove"]

WITHOUT = "has no passphrase"
WITH = "has a passphrase"
EXPLAINED = (
    "Without a passphrase, only the curtain hides what you write alone. Anyone who opens the file "
    "can read it. With one, it is sealed in the file and opens for you alone. It is a sealed "
    "envelope, not a safe: on a shared computer, a determined person finds other ways."
)
TITLES: dict[What, str] = {
    "set": "Set a passphrase",
    "change": "Change the passphrase",
    "remove": "Remove the passphrase",
}
WORDS: dict[What, str] = {
    "set": "Nobody can recover a passphrase, and nobody can open the drawer without it. What you have "
    "written alone until now is sealed too. What you have shown each other stays readable.",
    "change": "The new one opens all that the old one opened. Nobody can recover it.",
    "remove": "What you have written alone is unsealed, and from then on only the curtain hides it. An "
    "earlier backup still asks for the passphrase.",
}
ADVICE = (
    "Four or five words that do not belong together are easy to remember and hard to guess. Leave out names, "
    "dates and lines of songs. Leave out what you use elsewhere, and what the other of you would try first. "
    "If you write it down, keep it where only you look."
)
FIELDS: dict[What, tuple[tuple[str, str], ...]] = {
    "set": (("new", "A few words"), ("again", "The same words again")),
    "change": (
        ("old", "Your current passphrase"),
        ("new", "The new one: a few words"),
        ("again", "The new one again"),
    ),
    "remove": (("old", "Your passphrase"),),
}
DONE: dict[What, str] = {
    "set": "The drawer has a passphrase now.",
    "change": "The passphrase is changed.",
    "remove": "The drawer no longer has a passphrase.",
}


def without_curtain(words: str) -> str:
    """Return *words* as they are said at a seat, where there is no curtain."""
    alone = "only the curtain hides what you write alone"
    said = words.replace(alone, "what you write alone is hidden on screen only")
    return said.replace("from then on only the curtain hides it", "from then on it is hidden on screen only")


class AskPassphrase(Asking):
    """Asks *side* for the words that *what* needs, on a page of its own; True when *do* did it.

    *do* is awaited with the old and the new passphrase ("" where there is none) and returns "", or the
    sentence that says why nothing was changed.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Command("enter", "onward", "Go on", tooltip="To the next field; after the last, go ahead",
                id="ask.onward"),
        Command("f2,v", "show", "Show or hide", tooltip="Show what is typed, or hide it again",
                id="ask.show"),
        Command("escape", "back", "Back", tooltip="Leave everything as it is", id="ask.back"),
    ]  # fmt: skip
    said = "ask-said"

    def __init__(
        self, couple: Couple, side: Side, what: What, do: Callable[[str, str], Awaitable[str]]
    ) -> None:
        super().__init__()
        self._couple, self._side, self._what, self._do = couple, side, what, do

    def compose(self) -> ComposeResult:
        """Lay out whose drawer it is, what will happen, and the fields."""
        words = WORDS[self._what] if seat_at(self.app) is None else without_curtain(WORDS[self._what])
        with Vertical(id="ask"):
            yield Static(signed(self._couple, self._side), id="ask-name", markup=False)
            yield Static(plain(TITLES[self._what]), id="ask-title", markup=False)
            if self._what != "remove":
                yield Static(plain(ADVICE), id="ask-advice", markup=False)
            yield Static(plain(words), id="ask-words", markup=False)
            for name, placeholder in FIELDS[self._what]:
                yield Secret(placeholder=placeholder, id=name)
            yield Static("", id="ask-said", markup=False)
            yield Static("Enter goes on · F2 shows or hides · Esc goes back", id="ask-how", markup=False)

    def on_mount(self) -> None:
        """Let Enter go on from field to field."""
        for field in self.query(Secret):
            field.on_enter = self.action_onward

    def on_descendant_focus(self) -> None:
        """Say a word about a new passphrase that is soon guessed, before it is typed again; it may stay."""
        if isinstance(self.focused, Secret) and self.focused.id == "again" and not self.is_busy:
            typed = self.query_one("#new", Secret).value
            self.say(easy_to_guess(typed) if typed else "")

    def action_onward(self) -> None:
        """Go on to the next field; behind the last, do it."""
        fields = list(self.query(Secret))
        at = fields.index(self.focused) if isinstance(self.focused, Secret) else len(fields) - 1
        if at < len(fields) - 1:
            fields[at + 1].focus()
        elif not self.is_busy and self.is_active:
            words = {field.id: field.take() for field in fields}
            if words.get("new", "") != words.get("again", ""):
                self.say("The two are not the same. Type both again.")
                fields[0].focus()
            else:
                self.attempt("One moment …", lambda: self._do(words.get("old", ""), words.get("new", "")))


class Drawers(Page):
    """Whose drawer has a passphrase, what that means, and what can be done about it."""

    place = "drawers"
    heading = "Drawers"
    why = "What each of you writes alone is in a drawer. Give yours a passphrase, or leave it as it is."
    notes = (
        (
            "An open drawer locks by itself when nobody types for a while. You choose in Settings after "
            "how many minutes."
        ),
    )
    AUTO_FOCUS = "#drawers-choices"
    redraws_on = ("store",)
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("f", "set('a')", "First", tooltip="Set or change the first one's passphrase", id="drawers.a",
                when="has", called="name_of"),
        Command("j", "set('b')", "Second", tooltip="Set or change the second one's passphrase",
                id="drawers.b", when="has", called="name_of"),
        Command("F", "remove('a')", "Take away, first", tooltip="Remove the first one's passphrase",
                show=False, id="drawers.remove-a", when="has"),
        Command("J", "remove('b')", "Take away, second", tooltip="Remove the second one's passphrase",
                show=False, id="drawers.remove-b", when="has"),
    ]  # fmt: skip

    def body(self) -> ComposeResult:
        """Lay out the two drawers and what either means."""
        yield Choices(self._choices(), id="drawers-choices", classes="column")
        yield Static(self._means(), classes="column gap quiet", id="drawers-means", markup=False)

    def view(self) -> View:
        """Show which drawer has a passphrase, and what that means."""
        return {"drawers-choices": self._choices(), "drawers-means": self._means()}

    def has(self, side: Side) -> bool:
        """Whether *side* has a drawer; before the two have met, there is none."""
        return self.house.couple_or_none() is not None

    def _means(self) -> Content:
        """Say what is wrong with a lock, if something is, and what a passphrase means."""
        couple = self.house.couple_or_none()
        troubles = [(side, self.house.vault.trouble(side)) for side in SIDES] if couple else []
        told = [f"{couple.name(side)}: {trouble}" for side, trouble in troubles if couple and trouble]
        explained = without_curtain(EXPLAINED) if self.house.seat else EXPLAINED
        return plain("\n\n".join([*told, explained]))

    def _locked(self, side: Side) -> bool:
        return has_lock(self.house, side)

    def _choices(self) -> list[Choice]:
        couple = self.house.couple_or_none()
        if couple is None:
            return [Choice("none", "You have not given your names yet", heading=True)]
        found: list[Choice] = []
        for side, key in zip(SIDES, "fj", strict=True):
            has = self._locked(side)
            whose = Content.assemble(signed(couple, side), (f"  {WITH if has else WITHOUT}", "$quiet"))
            found.append(Choice(f"of-{side}", whose, heading=True))
            if is_others((side,), self.house.seat):
                continue  # theirs is set at their own seat
            if has:
                found.append(Choice(f"set('{side}')", TITLES["change"], "only its owner can", key))
                found.append(Choice(f"remove('{side}')", TITLES["remove"], "needs it once more", key.upper()))
            else:
                found.append(Choice(f"set('{side}')", TITLES["set"], "nobody can recover it", key))
        return found

    async def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Do what the row says."""
        event.stop()
        await self.run_action(event.id)

    def action_set(self, side: Side) -> None:
        """Set the passphrase of *side*, or change it where there is one."""
        self._ask(side, "change" if self._locked(side) else "set")

    def action_remove(self, side: Side) -> None:
        """Take the passphrase of *side* away."""
        if self._locked(side):
            self._ask(side, "remove")

    def _ask(self, side: Side, what: What) -> None:
        self.run_worker(self._asked(side, what), group="ask", exclusive=True)

    async def _asked(self, side: Side, what: What) -> None:
        couple = self.house.couple()
        if not await passed(self, side):
            return
        if await self.app.push_screen_wait(
            AskPassphrase(couple, side, what, lambda old, new: self._do(side, what, old, new))
        ):
            self.house.say(DONE[what], stays=True)
        self.reload()
        # They may have come here from a private page of the other, who must not be left to them.
        below = whose(self.app.screen_stack)
        if below == other(side) and not await passed(self, below):
            self.house.go(HomeRoute())

    async def _do(self, side: Side, what: What, old: str, new: str) -> str:
        """Do *what*, and return "" or the sentence that says why nothing was changed."""
        from twofold.store.errors import StoreError

        vault = self.house.vault
        try:
            if what == "set":
                # They may have come from their own page, and go back to it.
                theirs = [p for p in self.app.screen_stack if isinstance(p, PrivatePage) and p.side == side]
                derive = vault.setting(side, new, stay=bool(theirs))
            elif what == "change":
                derive = vault.changing(side, old, new)
            else:
                derive = vault.removing(side, old)
            commit = await aside(derive)
            said = commit()
        except ValueError as error:
            if isinstance(error, Invalid):
                return str(error)
            return "The other terminal was quicker. Go back and look again."
        except StoreError as error:
            return refused(error)
        for sentence in said:
            self.house.say(sentence, calm=False)
        return ""
