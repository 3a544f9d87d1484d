"""The fields of an idea: put into them, and read back as they stand."""

from typing import Any

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static, TextArea

from twofold.domain.people import Couple, Invalid
from twofold.domain.records import SIDES
from twofold.domain.retreat.ideas import NOTES_LIMIT
from twofold.domain.retreat.looking import LINK_LIMIT, read_link
from twofold.domain.retreat.money import amount_words, read_amount
from twofold.domain.retreat.plan import Idea
from twofold.domain.text import clean
from twofold.widgets.fields import Line
from twofold.widgets.pick import Pick
from twofold.widgets.plain import hue
from twofold.widgets.words import Words

from .slotform import Field

PLAIN = ("title", "distance", "days")


class IdeaForm(VerticalScroll, can_focus=False):
    """The fields of *idea*. ``saved`` is the idea as it was put into them.

    What cannot be read (a link, an amount) stays in its field, with a sentence beside it.
    """

    def __init__(self, idea: Idea, couple: Couple, currency: str, digits: int) -> None:
        super().__init__(id="idea")
        self.saved = idea
        self._couple, self._currency, self._digits = couple, currency, digits

    def compose(self) -> ComposeResult:
        """Lay out the fields."""
        yield Field("What", Line(placeholder="such as: a night walk by the river", id="idea-title"))
        link = Line(placeholder="https://…", limit=LINK_LIMIT, id="idea-link")
        yield Field("Link", link, "idea-site")
        price = Line(placeholder=f"in {self._currency}, for both", limit=40, id="idea-price")
        yield Field("Price", price, "idea-amount")
        yield Field("How far", Line(placeholder="an hour by train", id="idea-distance"))
        yield Field("When", Line(placeholder="27–29 November, or only on Saturdays", id="idea-days"))
        people = [
            (side, f"{who.mark} {who.name}", hue(who.colour), "")
            for side, who in ((side, self._couple.partner(side)) for side in SIDES)
        ]
        yield Field("Whose idea", Pick([("", "both", "", ""), *people], self.saved.by or "", id="idea-by"))
        yield Field("Notes", Words(placeholder="what else to know", limit=NOTES_LIMIT, id="idea-notes"))

    def on_mount(self) -> None:
        """Fill it, and let Enter go on to the next field."""
        for line in self.query(Line):
            line.on_enter = self._onward
        self.fill(self.saved, all_of_it=True)

    def _onward(self) -> None:
        self.screen.focus_next()

    def line(self, name: str) -> Line:
        """Return the line called *name*."""
        return self.query_one(f"#idea-{name}", Line)

    @property
    def notes(self) -> Words:
        """The field of the notes."""
        return self.query_one("#idea-notes", Words)

    # -- reading --------------------------------------------------------------------------------------

    def read(self) -> dict[str, Any]:
        """Return the fields that are not as in ``saved``, without those that cannot be read."""
        fields: dict[str, Any] = {name: self.line(name).line for name in PLAIN}
        fields["notes"] = clean(self.notes.text, NOTES_LIMIT).strip()
        fields["by"] = self.query_one(Pick).value or None
        link, trouble = self.link()
        if not trouble:
            fields["link"] = link
        price, trouble = self.price()
        if not trouble:
            fields["price"] = price
        return {name: value for name, value in fields.items() if value != getattr(self.saved, name)}

    def link(self) -> tuple[str, str]:
        """Return the link that is typed ("": none is), and why it cannot be opened, or ""."""
        text = self.line("link").line
        try:
            return (read_link(text) if text else ""), ""
        except Invalid as trouble:
            return "", str(trouble)

    def price(self) -> tuple[int | None, str]:
        """Return the price that is typed (None: none is), and why it cannot be read, or ""."""
        text = self.line("price").line
        try:
            return (read_amount(text, self._digits) if text else None), ""
        except ValueError as unread:
            return None, str(unread)

    def take_unread(self) -> str:
        """Put what cannot be read as a link or a price into the notes; return why it cannot, or ""."""
        said = ""
        for name, trouble in (("link", self.link()[1]), ("price", self.price()[1])):
            if not trouble:
                continue
            said = said or trouble
            words = self.line(name).line
            self.notes.text = f"{self.notes.text.rstrip()}\n{words}".strip()[:NOTES_LIMIT]
            stored = getattr(self.saved, name)
            self.line(name).value = self._amount(stored) if name == "price" else stored
        return said

    # -- showing --------------------------------------------------------------------------------------

    def _amount(self, price: int | None) -> str:
        return "" if price is None else amount_words(price, self._digits)

    def fill(self, idea: Idea, *, all_of_it: bool = False) -> None:
        """Put *idea* into the fields: what is not as it was in ``saved``. Other fields keep what is typed."""
        before, self.saved = self.saved, idea

        def new(name: str) -> bool:
            return all_of_it or getattr(before, name) != getattr(idea, name)

        with self.prevent(Input.Changed, TextArea.Changed, Pick.Changed):
            for name in (*PLAIN, "link"):
                if new(name) and self.line(name).line != getattr(idea, name):
                    self.line(name).value = getattr(idea, name)
            if new("price"):
                self.line("price").value = self._amount(idea.price)
            if new("notes") and self.notes.text.strip() != idea.notes:
                self.notes.text = idea.notes
            self.query_one(Pick).value = idea.by or ""

    def draw(self, site: str, price: str) -> None:
        """Say how the link and the price are read: *site* it leads to, *price* as it is written here."""
        for where, trouble, words in (
            ("#idea-site", self.link()[1], site),
            ("#idea-amount", self.price()[1], price),
        ):
            said = Content.styled(trouble or words, "$accent" if trouble else "$quiet")
            line = self.query_one(where, Static)
            if line.content != said:
                line.update(said)
