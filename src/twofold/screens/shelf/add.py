"""Adding to the shelf: from the list to begin with, or one of their own, kept as it is typed."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from twofold.content.shelf import Known, shelf_words
from twofold.domain.records import Side
from twofold.domain.shelf.records import Work, WorkKind, WorkSummary
from twofold.domain.shelf.routes import WorkRoute
from twofold.domain.shelf.works import named
from twofold.domain.text import is_blank
from twofold.screens.house import newest
from twofold.screens.page import Page
from twofold.widgets.choices import Choice, Choices
from twofold.widgets.fields import Line
from twofold.widgets.form import Form
from twofold.widgets.kinds import Pick, Text
from twofold.widgets.plain import both, plain, signed

KINDS: tuple[WorkKind, ...] = ("film", "book")


class Add(Page):
    """The list; or (*own*) the lines for one of their own."""

    place = "shelf.add"
    heading = "Add to the shelf"
    why = "A list to begin with: well known, not recommended. Anything of your own is as good."
    notes = (
        "f, j and b say whose proposal it is: the first of you, the second, or both.",
        "What you type yourself is on the shelf as soon as it has a title.",
    )
    AUTO_FOCUS = "#add-list"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "own", "One of your own", tooltip="Type a title yourself", id="add.own"),
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
        self._work: Work | None = None

    def body(self) -> ComposeResult:
        """Lay out the list, and the lines."""
        with Vertical(id="add", classes="column"):
            yield Static("", id="add-by", markup=False)
            yield Static(plain(shelf_words().note), id="add-note", classes="quiet", markup=False)
            yield Choices(self._rows(), id="add-list")
            yield Static("", id="add-about", markup=False)
            yield Form(
                self._blank(),
                (
                    Text("title", "Title", "what it is called"),
                    Text("maker", "Who wrote or directed it", "may stay empty"),
                    Pick("kind", "Kind", [("book", "book", "", ""), ("film", "film", "", "")]),
                ),
                "add",
                then=self._done,
                id="add-own",
            )
            yield Static("", id="add-end", classes="quiet", markup=False)

    def on_mount(self) -> None:
        """Show the list or the lines."""
        self._show()

    def _rows(self) -> list[Choice]:
        there = {card.title.casefold() for card in self.house.store.works.peek(WorkSummary)}
        rows: list[Choice] = []
        for kind in KINDS:
            left = [(n, k) for n, k in enumerate(shelf_words().of(kind)) if k.title.casefold() not in there]
            if left:
                rows += [Choice("", "", heading=True)] if rows else []
                rows.append(Choice("", f"{kind.capitalize()}s", heading=True))
                rows += [
                    Choice(
                        f"{kind}:{n}",
                        plain(known.title),
                        f"{known.maker}, {known.year}",
                        spare=True,
                        value=(kind, known),
                    )
                    for n, known in left
                ]
        return rows

    def _show(self) -> None:
        self.query_one("#add-own").display = self._own
        for name in ("#add-list", "#add-note", "#add-about"):
            self.query_one(name).display = not self._own
        if self.app.size.height < 16:
            self.query_one("#add-note").display = False
        self.query_one("#add-title" if self._own else "#add-list").focus()
        self._draw()

    def _draw(self) -> None:
        couple = self.house.couple()
        whose = {"a": signed(couple, "a"), "b": signed(couple, "b")}.get(self._by, both(couple))
        narrow = self.app.size.width < 60
        keys = "" if narrow or isinstance(self.focused, Input) else "   f · j · b"
        self.query_one("#add-by", Static).update(
            Content.assemble(("Proposed by ", "$quiet"), whose, (keys, "$quiet"))
        )
        known = self._known
        self.query_one("#add-about", Static).update(plain(known[1].about if known else ""))
        typing = isinstance(self.focused, Line)
        end = "" if not self._own else (
            "Kept as you type. Enter goes on; Esc leaves the line." if typing
            else "Tab to the lines; Esc when you are done."
        )  # fmt: skip
        self.query_one("#add-end", Static).update(plain(end))

    @property
    def _known(self) -> tuple[WorkKind, Known] | None:
        under = self.query_one("#add-list", Choices).under
        match under.value if under else None:
            case ("book" | "film" as kind, Known() as known):
                return kind, known
        return None

    def on_option_list_option_highlighted(self) -> None:
        """Say what the one under the cursor is about."""
        self._draw()

    def on_descendant_focus(self) -> None:
        """Say which keys act now."""
        self._draw()

    def on_descendant_blur(self) -> None:
        """Say which keys act now."""
        self._draw()

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Put it on the shelf, and open it."""
        event.stop()
        known = self._known
        if known is None:
            return
        kind, what = known
        blank = self._blank().with_(about=what.about)
        work = named(blank, kind, what.title, what.maker, self._side)
        if self._keep(work):
            self.house.go(WorkRoute(work.id), instead=True)

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
        self._draw()

    def on_form_changed(self, event: Form.Changed) -> None:
        """Keep what is typed and chosen."""
        event.stop()
        self._typed()

    def _typed(self) -> None:
        typed = self.query_one(Form).read()
        work = self._work and newest(self.house, Work, self._work.id)
        if is_blank(typed.title) and work is None:
            return
        wanted = named(work or self._blank(), typed.kind, typed.title, typed.maker, self._side)
        if wanted != work and self._keep(wanted):
            self._work = wanted

    def _blank(self) -> Work:
        now = self.house.clock.now()
        return Work(created=now, updated=now)

    def _keep(self, work: Work) -> bool:
        from twofold.store.errors import StoreError

        try:
            self.house.keep(work)
        except StoreError as error:
            self.house.say(str(error), calm=False)
            return False
        return True

    def _done(self) -> None:
        if self._work is not None:
            self.house.go(WorkRoute(self._work.id), instead=True)
        else:
            self.house.say("Give it a title, and it is on the shelf.")

    def flush(self) -> None:
        """Leave no work without a title behind."""
        work = self._work and newest(self.house, Work, self._work.id)
        if work is not None and is_blank(work.title) and work.rev:
            self.house.store.works.delete(work.id)
            self._work = None
