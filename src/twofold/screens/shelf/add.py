"""Adding to the shelf: from the list to begin with, or one of their own, kept as it is typed."""

from collections.abc import Callable
from typing import ClassVar, get_args

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from twofold.content.shelf import Known, shelf_words
from twofold.domain.records import Side, new_id
from twofold.domain.shelf.records import Form as Sort
from twofold.domain.shelf.records import Work, WorkKind, WorkSummary
from twofold.domain.shelf.routes import TrailRoute, WorkRoute
from twofold.domain.shelf.trail import on_trail, put_on
from twofold.domain.shelf.works import named
from twofold.domain.text import is_blank
from twofold.screens.edit import Edit, Editing
from twofold.screens.house import newest
from twofold.screens.page import BLANK, View
from twofold.widgets.choices import Choice, Choices, sections
from twofold.widgets.command import Command, leads
from twofold.widgets.fields import Line
from twofold.widgets.form import Form
from twofold.widgets.kinds import Pick, Text
from twofold.widgets.plain import both, plain, signed

from .kept import edit_of_work

SHELVES: tuple[tuple[str, WorkKind, Sort], ...] = (
    ("Films", "film", ""), ("Novels", "book", "novel"), ("Guides, with things to do", "book", "guide"),
    ("Essays", "book", "essay"),
)  # fmt: skip


def name_of(kind: WorkKind, known: Known) -> str:
    """Return what a work of the list is called in it."""
    return f"{kind}:{known.title}"


class Add(Editing):
    """The list; or (*own*) the lines for one of their own.

    What is put on the trail from the list stays in it, with a sign, until one leaves: ``_taken`` are its ids.
    """

    place = "shelf.add"
    heading = "Add to the shelf"
    why = "A list to begin with, of what is well known. Anything of your own is just as good."
    notes = (
        "f, j and b say whose idea it was: the first of you, the second, or both.",
        "What you type yourself is on the shelf as soon as it has a title.",
    )
    AUTO_FOCUS = "#add-list"
    redraws_on = ("focus",)
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("space", "take", "On the trail", id="add.take", when="is_on_known",
                tooltip="Put it on the shelf and on your trail, or take it off"),
        Binding("n", "own", "One of your own", tooltip="Type a title yourself", id="add.own"),
        leads("p", TrailRoute(), "Your trail", id="add.trail", when="has_trail",
                tooltip="The ones you chose, one after the other"),
        Binding("f", "by('a')", "The first of you proposes", tooltip="It is proposed by the first of you",
                show=False, id="add.by-a"),
        Binding("j", "by('b')", "The second of you proposes", tooltip="It is proposed by the second of you",
                show=False, id="add.by-b"),
        Binding("b", "by('')", "Both of you propose", tooltip="It is proposed by both of you", show=False,
                id="add.by-both"),
    ]  # fmt: skip

    def __init__(self, own: bool = False) -> None:
        super().__init__()
        self._own, self._by = own, ""
        self._taken: dict[str, str] = {}
        self.edit = self._begun()

    def _begun(self) -> Edit[Work]:
        """Return the edit of a work that comes to be with its first change."""
        return Edit(self, Work, new_id(), where="on the shelf")

    def body(self) -> ComposeResult:
        """Lay out the list, and the lines."""
        with Vertical(id="add", classes="column"):
            yield Static("", id="add-by", markup=False)
            yield Static(plain(shelf_words().note), id="add-note", classes="quiet", markup=False)
            yield Choices(self._rows(), id="add-list")
            yield Static("", id="add-about", markup=False)
            yield Form(
                Work(created=(now := self.house.clock.now()), updated=now),
                (
                    Text("title", "Title", "what it is called"),
                    Text("maker", "Who wrote or directed it", "may stay empty"),
                    Pick("kind", "Kind", [("book", "book", "", ""), ("film", "film", "", "")]),
                    Pick("form", "What kind of book", [(form, form, "", "") for form in get_args(Sort)[1:]]),
                ),
                "add",
                then=self._go_to_it,
                id="add-own",
            )
            yield Static("", id="add-end", classes="quiet", markup=False)

    def on_mount(self) -> None:
        """Show the list or the lines."""
        self._show()

    def _rows(self) -> list[Choice]:
        here = {*self._taken.values()}
        there = {card.title.casefold() for card in self._works if card.id not in here}
        return sections(
            *(
                (
                    name,
                    [
                        Choice(name_of(kind, known), plain(known.title), f"{known.maker}, {known.year}",
                               spare=True, value=(kind, known), sign=self._sign(kind, known))
                        for known in shelf_words().of(kind, form)
                        if known.title.casefold() not in there
                    ],
                )
                for name, kind, form in SHELVES
            )
        )  # fmt: skip

    def _sign(self, kind: WorkKind, known: Known) -> Content:
        return Content.styled("✓", "$accent") if name_of(kind, known) in self._taken else Content(" ")

    @property
    def _works(self) -> list[WorkSummary]:
        return self.house.store.works.peek(WorkSummary)

    def _show(self) -> None:
        self.draw()
        self.query_one("#add-title" if self._own else "#add-list").focus()

    def draw(self) -> None:
        """Draw it; only a book is of a kind."""
        super().draw()
        for form in self.query(Form):
            form.show_row("form", form.value.kind == "book")

    def view(self) -> View:
        """Show the list or the lines, and whose proposal it is."""
        couple, known = self.house.couple(), self._known
        whose = {"a": signed(couple, "a"), "b": signed(couple, "b")}.get(self._by, both(couple))
        keys = "" if self.is_narrow or isinstance(self.focused, Line) else "   f · j · b"
        end = "Tab to the lines; Esc when you are done."
        if isinstance(self.focused, Line):
            end = "Saved as you type. Enter goes on; Esc leaves the line."
        return {
            "add-by": Content.assemble(("Proposed by ", "$quiet"), whose, (keys, "$quiet")),
            "add-own": self._own,
            "add-list": not self._own,
            "add-note": not (self._own or self.is_short),
            "add-about": "" if self._own else known[1].about if known else BLANK,
            "add-end": end if self._own else self._trail_words,
        }

    @property
    def _trail_words(self) -> Content:
        """What is on the trail by now, or how something comes to be there."""
        if self._own or self.is_short:
            return BLANK
        titles = [work.title or "not named yet" for work in on_trail(self._works)]
        if not titles:
            return Content(f"{self.key_at_start('add.take')} puts one on your trail: two or three will do.")
        return plain(f"On your trail: {' → '.join(titles)}")

    @property
    def is_on_known(self) -> bool:
        """Whether something of the list is under the cursor."""
        return not self._own and self._known is not None

    @property
    def has_trail(self) -> bool:
        """Whether anything was put on the trail."""
        return not self._own and bool(on_trail(self._works))

    @property
    def _known(self) -> tuple[WorkKind, Known] | None:
        under = self.query_one("#add-list", Choices).under
        match under.value if under else None:
            case ("book" | "film" as kind, Known() as known):
                return kind, known
        return None

    def on_option_list_option_highlighted(self) -> None:
        """Say what the one under the cursor is about."""
        self.draw()

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Put it on the shelf, and open it."""
        event.stop()
        known = self._known
        if known is None:
            return
        kind, what = known
        if (taken := self._taken.get(name_of(kind, what))) is not None:
            self.house.go(WorkRoute(taken), instead=True)
        elif self._edit(lambda work: self._named(work, kind, what)):
            self._go_to_it()

    def action_take(self) -> None:
        """Put it on the shelf and at the end of the trail, and stay here; or take it away again."""
        if (known := self._known) is None:
            return
        name = name_of(*known)
        if name in self._taken:
            edit_of_work(self, self._taken.pop(name)).remove()
        else:
            trail = self._works
            if (work := self._edit(lambda work: put_on(self._named(work, *known), trail))) is not None:
                self._taken[name] = work.id
                self.edit = self._begun()
        self.query_one("#add-list", Choices).set_choices(self._rows())
        self.draw()

    def _named(self, work: Work, kind: WorkKind, known: Known) -> Work:
        work = work.with_(about=known.about)
        return named(work, kind, known.title, known.maker, self._side, known.form)

    @property
    def _side(self) -> Side | None:
        return "a" if self._by == "a" else "b" if self._by == "b" else None

    def action_own(self) -> None:
        """Type one of their own."""
        self._own = True
        self._show()

    def action_by(self, side: str) -> None:
        """Say whose proposal it is."""
        self._by = side
        self._typed()
        self.draw()

    def on_form_changed(self, event: Form.Changed) -> None:
        """Keep what is typed and chosen."""
        event.stop()
        self._typed()
        self.draw()

    def _typed(self) -> None:
        typed = self.query_one(Form).read()
        if self._is_kept or not is_blank(typed.title):
            told = typed.kind, typed.title, typed.maker, self._side, typed.form
            self._edit(lambda work: named(work, *told))

    @property
    def _is_kept(self) -> bool:
        return newest(self.house, Work, self.edit.id) is not None

    def _edit(self, change: Callable[[Work], Work]) -> Work | None:
        if not self._is_kept:
            now = self.house.clock.now()
            self.edit.begin(Work(id=self.edit.id, created=now, updated=now))
        return self.edit.change(change)

    def _go_to_it(self) -> None:
        """Open what was put on the shelf."""
        if self._is_kept:
            self.house.go(WorkRoute(self.edit.id), instead=True)
        else:
            self.house.say("Give it a title, and it is on the shelf.")

    def flush(self) -> None:
        """Leave no work without a title behind."""
        if (work := newest(self.house, Work, self.edit.id)) is not None and is_blank(work.title) and work.rev:
            self.house.store.works.delete(work.id)
            self.edit = self._begun()
