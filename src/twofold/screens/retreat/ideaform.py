"""The fields of an idea."""

from msgspec.structs import replace
from textual.widgets import Input

from twofold.domain.people import Couple
from twofold.domain.retreat.ideas import NOTES_LIMIT
from twofold.domain.retreat.looking import read_link
from twofold.domain.retreat.plan import Idea
from twofold.widgets.form import Form
from twofold.widgets.kinds import Long, Pick, Text
from twofold.widgets.plain import partner_options

from .pricefield import Money


class IdeaForm(Form[Idea]):
    """The fields of *idea*. What cannot be read (a link, an amount) stays, with a sentence beside it."""

    def __init__(self, idea: Idea, couple: Couple, currency: str) -> None:
        fields = (
            Text("title", "What", "such as: a night walk by the river"),
            Text("link", "Link", "https://…", parse=lambda text: text and read_link(text), said="idea-site"),
            Money("price", "Price", f"in {currency}, for both", currency, said="idea-amount"),
            Text("distance", "How far", "an hour by train"),
            Text("days", "When", "27–29 November, or only on Saturdays"),
            Pick("by", "Whose idea", [(None, "both", "", ""), *partner_options(couple)]),
            Long("notes", "Notes", "what else to know", trim=True),
        )
        super().__init__(idea, fields, "idea", id="idea")

    def take_unread(self) -> str:
        """Put what cannot be read as a link or a price into the notes; return why it cannot, or ""."""
        self.read()
        unread = dict(self.troubles)
        for name in unread:
            notes = f"{self.value.notes.rstrip()}\n{self.line(name).line}".strip()[:NOTES_LIMIT]
            self.value = replace(self.value, notes=notes)
            with self.prevent(Input.Changed):
                self.fields[name].show(self.line(name), getattr(self.value, name))
        return next(iter(unread.values()), "")
