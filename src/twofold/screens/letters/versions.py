"""How a letter was before: to look at, and to bring back."""

from datetime import datetime
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from twofold.domain.dates import moment_words
from twofold.domain.letters.drafts import bring_back, brought_back_from, count_words
from twofold.domain.letters.giving import may_change
from twofold.domain.letters.records import Draft, Letter, Version
from twofold.domain.people import Invalid
from twofold.domain.records import Side
from twofold.screens.house import newest
from twofold.screens.private import PrivatePage
from twofold.widgets.choices import Choice, Choices
from twofold.widgets.plain import plain


class Versions(PrivatePage[Draft]):
    """The earlier versions of the letter *about* of *side*, the newest first."""

    place = "letters.versions"
    heading = "Earlier versions"
    why = "Nothing you wrote is lost when you begin again: what was there is kept, up to twelve times."
    notes = (
        "A version is kept when you come back to a letter after ten minutes or more, when most of it is "
        "replaced, and when you take a sealed letter back. The oldest make room.",
        "Bringing one back keeps what stands there now as a version as well.",
    )
    writing_kind = "letter"
    shape = Draft
    AUTO_FOCUS = "#versions-list"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "bring_back", "Bring back", tooltip="Let the letter be as it was then",
                id="versions.bring-back"),
        Binding("u", "undo", "Undo", tooltip="As it was before you brought one back", id="versions.undo"),
        Binding("space", "scroll(6)", "Read on", tooltip="Read on in this version", show=False,
                id="versions.on"),
        Binding("minus", "scroll(-6)", "Read back", tooltip="Back in this version", show=False,
                id="versions.before"),
    ]  # fmt: skip

    def __init__(self, side: Side, about: str) -> None:
        super().__init__(side, about)
        self._was: datetime | None = None

    def private_body(self) -> ComposeResult:
        """Lay out the list, and the version under the cursor."""
        with Vertical(id="versions", classes="column"):
            yield Choices(self._choices(), id="versions-list")
            with VerticalScroll(id="versions-room", can_focus=False):
                yield Static("", id="versions-text", markup=False)

    def on_mount(self) -> None:
        """Show the newest."""
        self.redraw()

    def _choices(self) -> list[Choice]:
        now, here = self.house.clock.now(), brought_back_from(self.value)
        rows = []
        for version in reversed(self.value.versions):
            count = count_words(version.text)
            words = "1 word" if count == 1 else f"{count:,} words"
            note = f"{words}, as it stands now" if version.at == here else words
            rows.append(Choice(version.at.isoformat(), _sentence(moment_words(version.at, now)), note))
        return rows

    @property
    def _under(self) -> Version | None:
        for listed in self.query("#versions-list").results(Choices):
            found = (v for v in self.value.versions if v.at.isoformat() == listed.current)
            return next(found, None)
        return None

    def redraw(self) -> None:
        """Show the versions there are."""
        if self.is_shut or not self.query("#versions-text"):
            return
        self.query_one("#versions-list", Choices).set_choices(self._choices())
        self._draw_text()

    def _draw_text(self) -> None:
        version = self._under
        words = plain("There is no earlier version of this letter.")
        if version is not None:
            title = Content.styled(f"{version.title}\n\n", "bold") if version.title else Content("")
            words = title + plain(version.text)
        self.query_one("#versions-text", Static).update(words)
        self.query_one("#versions-room").scroll_home(animate=False)
        self.refresh_bindings()

    def on_option_list_option_highlighted(self) -> None:
        """Show another one."""
        if not self.is_shut and self.query("#versions-text"):
            self._draw_text()

    def bookmark(self) -> Any:
        """Return the moment of the version under the cursor."""
        for listed in self.query("#versions-list").results(Choices):
            return listed.current
        return None

    def return_to(self, place: Any) -> None:
        """Put the cursor back."""
        moments = [version.at.isoformat() for version in reversed(self.value.versions)]
        listed = self.query_one("#versions-list", Choices)
        listed.focus()
        if place in moments:
            listed.highlighted = moments.index(place)

    # -- keys -----------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done just now."""
        if action == "bring_back":
            under = None if self.is_shut else self._under
            return under is not None and under.at != brought_back_from(self.value) and self._is_mine
        if action == "undo":
            moments = [version.at for version in self.value.versions]
            return self._was in moments and self._is_mine
        return super().check_action(action, parameters)

    @property
    def _is_mine(self) -> bool:
        letter = newest(self.house, Letter, self.about)
        return letter is not None and may_change(letter, self.side)

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Bring it back, with Enter as well."""
        event.stop()
        if self.check_action("bring_back", ()):
            self.action_bring_back()

    def action_bring_back(self) -> None:
        """Let the letter be as it was then."""
        version = self._under
        if version is not None:
            self._to(version.at)

    def action_undo(self) -> None:
        """Let it be as it was before one was brought back."""
        was, self._was = self._was, None
        if was is not None and self._to(was):
            self._was = None
        self.refresh_bindings()

    def _to(self, at: datetime) -> bool:
        assert self.writing is not None
        if not self._is_mine:
            return False
        since = self.writing.updated
        try:
            value = bring_back(self.value, at, since)
        except Invalid as trouble:
            self.house.say(str(trouble))
            return False
        before = next(
            (v.at for v in value.versions if (v.title, v.text) == (self.value.title, self.value.text)), None
        )
        if not self.keep(value):
            return False
        self._was = before
        self.redraw()
        return True

    def action_scroll(self, lines: int) -> None:
        """Move the version by *lines*."""
        self.query_one("#versions-room").scroll_relative(y=lines, animate=False)


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
