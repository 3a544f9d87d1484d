"""How a letter was before: to look at, and to bring back."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from twofold.domain.dates import moment_words
from twofold.domain.letters.drafts import brought_back_from, count_words
from twofold.domain.letters.records import Version
from twofold.screens.page import View
from twofold.widgets.choices import Choice, Choices
from twofold.widgets.command import Command
from twofold.widgets.plain import plain

from .own import BroughtBack, OwnLetter


class Versions(OwnLetter):
    """The earlier versions of the letter *about* of *side*, the newest first."""

    place = "letters.versions"
    heading = "Earlier versions"
    why = "Begin again without fear of losing anything: what was there is kept, up to twelve times."
    notes = (
        "A version is kept when you come back after ten minutes or more, or replace most of the letter. "
        "One is kept when you take a sealed letter back, too. The oldest make room.",
        "When you bring one back, what stands there now becomes a version too.",
    )
    AUTO_FOCUS = "#versions-list"
    redraws_on = ("mount",)
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("b", "bring_back", "Bring back", tooltip="Let the letter be as it was then",
                id="versions.bring-back", when="may_bring_back"),
        Command("u", "undo", "Undo", tooltip="As it was before you brought one back", id="versions.undo",
                when="may_undo"),
        Binding("space", "scroll(6)", "Read on", tooltip="Read on in this version", show=False,
                id="versions.on"),
        Binding("minus", "scroll(-6)", "Read back", tooltip="Back in this version", show=False,
                id="versions.before"),
    ]  # fmt: skip

    def private_body(self) -> ComposeResult:
        """Lay out the list, and the version under the cursor."""
        with Vertical(id="versions", classes="column"):
            yield Choices(self._choices(), id="versions-list")
            with VerticalScroll(id="versions-room", can_focus=False):
                yield Static("", id="versions-text", markup=False)

    def _choices(self) -> list[Choice]:
        now, here = self.house.clock.now(), brought_back_from(self.value)
        rows = []
        for version in reversed(self.value.versions):
            count, moment = count_words(version.text), moment_words(version.at, now)
            words = "1 word" if count == 1 else f"{count:,} words"
            note = f"{words}, as it stands now" if version.at == here else words
            title = moment[:1].upper() + moment[1:]
            rows.append(Choice(version.at.isoformat(), title, note, value=version.at))
        return rows

    @property
    def _under(self) -> Version | None:
        under = self.query_one("#versions-list", Choices).under if self.is_laid_out else None
        return next((v for v in self.value.versions if under is not None and v.at == under.value), None)

    def view(self) -> View:
        """Show the versions there are, and the one under the cursor."""
        return {"versions-list": self._choices(), "versions-text": self._text}

    def _text(self) -> Content:
        version = self._under
        if version is None:
            return plain("There is no earlier version of this letter.")
        title = Content.styled(f"{version.title}\n\n", "bold") if version.title else Content("")
        return title + plain(version.text)

    def draw(self) -> None:
        """Draw them, the version from its beginning."""
        super().draw()
        if self.is_laid_out:
            self.query_one("#versions-room").scroll_home(animate=False)

    def on_option_list_option_highlighted(self) -> None:
        """Show another one, from its beginning."""
        if self.is_laid_out:  # the words of each are counted for the list: it stays as it is
            self.put({"versions-text": self._text})
            self.query_one("#versions-room").scroll_home(animate=False)
            self.refresh_bindings()

    # -- keys -----------------------------------------------------------------------------------------

    @property
    def may_bring_back(self) -> bool:
        """Whether the version under the cursor is another one than what stands there now."""
        under = self._under
        return under is not None and under.at != brought_back_from(self.value) and self.is_mine

    @property
    def may_undo(self) -> bool:
        """Whether one was brought back, and nothing was written since."""
        return isinstance(self.last, BroughtBack)

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Bring it back, with Enter as well."""
        event.stop()
        if self.may_bring_back:
            self.action_bring_back()

    def action_bring_back(self) -> None:
        """Let the letter be as it was then."""
        if (version := self._under) is not None and (step := self.to_version(version.at)) is not None:
            self.steps.append(step)
            self.refresh_bindings()

    def action_scroll(self, lines: int) -> None:
        """Move the version by *lines*."""
        self.query_one("#versions-room").scroll_relative(y=lines, animate=False)
