"""A form: fields that are declared once, and a struct; what one of them holds the other holds too."""

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any, ClassVar, Generic, TypeVar

from msgspec import Struct
from textual import on
from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.events import DescendantBlur, DescendantFocus
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from .fields import Line
from .kinds import Field, Long, limits
from .pick import Pick
from .plain import plain
from .scale import Scale
from .seat import is_others, seat_at
from .wholes import Wholes
from .words import Words

S = TypeVar("S", bound=Struct)


class Labelled(Container):
    """A field with its *label* before it, and behind it a *unit*, or a line (*said*: its id) about it."""

    def __init__(
        self,
        field: Widget,
        label: str | Content,
        unit: str = "",
        said: str = "",
        *,
        id: str | None = None,
        classes: str = "",
    ) -> None:
        parts: list[Widget] = [Static(_plain(label), classes="label", markup=False)] if label else []
        parts.append(field)
        parts += [Static(plain(unit), classes="unit", markup=False)] if unit else []
        parts += [Static("", id=said, classes="said", markup=False)] if said else []
        super().__init__(*parts, id=id, classes=classes)


class Form(VerticalScroll, Generic[S], can_focus=False):
    """The *fields* of *value*, whose widgets are called *called*, a dash, and the last part of their name.

    ``value`` is what stands in them, as far as it can be read, and may be set: only what differs is put into
    its field, and cursors stay. What cannot be read is left in its field, with the reason in ``troubles`` and
    the part as it was in ``value``. Changed says that something was typed or chosen; `read` gives what stands
    there at this moment, before that has been said.

    ``base`` is the value as it is kept: what was `typed` is told by it, and `follow` takes a newer one.

    Enter goes on to the next field, and behind the last one does what *then* does: by itself it leaves the
    form. What is longer than its line is read in full below it, and in place of it while the line has not the
    keyboard. Subclasses may lay the fields out in another
    way (`compose`, with `row` and `widget`); one that is *private* forgets its value once it is gone.
    """

    class Changed(Message):
        """What stands in the field *name* of ``form`` is different now."""

        def __init__(self, form: "Form[Any]", name: str) -> None:
            super().__init__()
            self.form, self.name = form, name

        @property
        def control(self) -> "Form[Any]":
            """The form."""
            return self.form

    private: ClassVar[bool] = False
    value: reactive[S] = reactive[S](None, init=False)  # type: ignore[arg-type]

    def __init__(
        self,
        value: S,
        fields: Iterable[Field],
        called: str,
        *,
        then: Callable[[], None] | None = None,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._hold(value)
        self.base = value
        self.fields = {field.name: field for field in fields}
        self.troubles: dict[str, str] = {}
        self.then = then
        self._called = called
        self._wholes = Wholes()
        self._wide = 0

    @cached_property
    def _widgets(self) -> dict[str, Widget]:
        most, made = limits(type(self.value)), {}
        for name, field in self.fields.items():
            id_ = field.id or f"{self._called}-{name.rpartition('.')[2]}"
            with self.prevent(Input.Changed):
                widget = field.make(id_, most.get(name, 0), field.get(self.value))
            widget.disabled = is_others((field.of,), seat_at(self.app))
            if not (isinstance(field, Long) and field.paper):
                vars(widget)["on_enter"] = self.onward
            made[name] = widget
        return made

    # -- laying out -----------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Lay out the fields, one below the other."""
        yield from self.rows(*self.fields)

    def rows(self, *names: str) -> list[Widget]:
        """Return the fields *names*, each with what stands before and behind it."""
        return [self.row(name) for name in names]

    def row(self, name: str, id: str | None = None, classes: str = "") -> Labelled:
        """Return the field *name* with what stands before and behind it, called *id*."""
        field = self.fields[name]
        return Labelled(self._widgets[name], field.label, field.unit, field.said, id=id, classes=classes)

    def widget(self, name: str) -> Widget:
        """Return the field *name* alone."""
        return self._widgets[name]

    def show_row(self, name: str, shown: bool) -> None:
        """Show the field *name* with all that belongs to it, or hide it."""
        row = self._widgets[name].parent
        if isinstance(row, Labelled):
            row.display = shown

    def line(self, name: str) -> Line:
        """Return the field *name*, which is one line."""
        line = self._widgets[name]
        assert isinstance(line, Line)
        return line

    def words(self, name: str) -> Words:
        """Return the field *name*, which is several lines."""
        words = self._widgets[name]
        assert isinstance(words, Words)
        return words

    # -- what stands there ----------------------------------------------------------------------------

    def read(self) -> S:
        """Return what stands in the fields now: ``value`` with all that can be read."""
        value, self.troubles = self.value, {}
        for name, field in self.fields.items():
            try:
                part = field.read(self._widgets[name])
            except ValueError as unread:
                self.troubles[name] = str(unread)
            else:
                if part != field.get(value):
                    value = field.put(value, part)
        self.value = value
        return value

    def watch_value(self, before: S, value: S) -> None:
        """Put what is different now into its field, unless it stands there already."""
        with self.prevent(Input.Changed, TextArea.Changed, Pick.Changed, Scale.Changed):
            for name, field in self.fields.items():
                part = field.get(value)
                if part != field.get(before):
                    field.show(self._widgets[name], part)
                    self._read_in_full(name)

    def onto(self, stored: S) -> S:
        """Return *stored* with what stands in the fields now."""
        value = self.read()
        for field in self.fields.values():
            stored = field.put(stored, field.get(value))
        return stored

    def typed(self) -> dict[str, Any]:
        """Return the parts that stand there now and are not as in ``base``, by their names in the struct."""
        return changes(self.base, self.read())

    def follow(self, kept: S) -> None:
        """Take *kept* for ``base``, and put it into the fields; those that were typed in since stay."""
        before, self.base, mine, value = self.base, kept, self.read(), kept
        for field in self.fields.values():
            if field.get(mine) != field.get(before):
                value = field.put(value, field.get(mine))
        self.value = value

    def tell(self, name: str, words: str) -> None:
        """Say behind the field *name* why it cannot be read, or else, quietly, *words*."""
        trouble = self.troubles.get(name, "")
        said = Content.styled(trouble or words, "$accent" if trouble else "$quiet")
        for line in self.query(f"#{self.fields[name].said}").results(Static):
            if line.content != said:
                line.update(said)

    def propose(self, name: str, part: Any) -> None:
        """Put *part* into the line *name* for them to replace: it is selected when they come to it."""
        self.value = self.fields[name].put(self.value, part)
        line = self.line(name)
        line.proposed = line.value

    def offer(self) -> None:
        """Take all that stands in the lines for proposals, as `propose` does."""
        for line in self._widgets.values():
            if isinstance(line, Line):
                line.proposed = line.value

    def on_unmount(self) -> None:
        """Forget what is private."""
        if self.private:
            self.base = type(self.value)()
            self._hold(self.base)

    def _hold(self, value: S) -> None:
        self.set_reactive(Form.value, value)  # type: ignore[misc]

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(Pick.Changed)
    @on(Scale.Changed)
    def _follow_field(self, message: Message) -> None:
        message.stop()
        self.changed(self._name_of(message.control))

    def changed(self, name: str) -> None:
        """Read the fields, and say that the one called *name* was changed."""
        self.read()
        self._read_in_full(name)
        self.post_message(self.Changed(self, name))

    def on_resize(self) -> None:
        """Look which lines are too long for their fields now."""
        if self.size.width != self._wide:
            self._wide = self.size.width
            self._wholes.measure()
        self.call_after_refresh(self._read_all_in_full)

    @on(DescendantFocus)
    @on(DescendantBlur)
    def _show_line(self, event: DescendantFocus | DescendantBlur) -> None:
        self._read_in_full(self._name_of(event.widget))

    def _name_of(self, widget: object) -> str:
        return next((name for name, each in self._widgets.items() if each is widget), "")

    def _read_all_in_full(self) -> None:
        for name in self.fields:
            self._read_in_full(name)

    def _read_in_full(self, name: str) -> None:
        line = self._widgets.get(name)
        if isinstance(line, Line) and isinstance(row := line.parent, Labelled) and row.is_attached:
            self._wholes.show(line, row)

    # -- moving through it ----------------------------------------------------------------------------

    @property
    def here(self) -> str:
        """The name of the field that has the keyboard, or ""."""
        return self._name_of(self.screen.focused)

    def onward(self) -> None:
        """Go on to the next field; behind the last one, to what comes then."""
        places = [widget for widget in self.screen.focus_chain if widget in self._widgets.values()]
        here = self.screen.focused
        place = places.index(here) + 1 if here in places else 0
        if place < len(places):
            self.screen.set_focus(places[place])
        elif self.then is not None:
            self.then()
        else:
            self.screen.set_focus(None)

    def first_empty(self) -> Widget:
        """Return the first field in which nothing stands, else the first."""
        own = [name for name, widget in self._widgets.items() if not widget.disabled]
        empty = (name for name in own if self.fields[name].get(self.value) in ("", None))
        return self._widgets[next(empty, own[0])]


def changes(before: Struct, after: Struct) -> dict[str, Any]:
    """Return the parts of *after* that are not as in *before*, by their names."""
    return {
        name: part
        for name in after.__struct_fields__
        if (part := getattr(after, name)) != getattr(before, name)
    }


def _plain(words: str | Content) -> Content:
    return plain(words) if isinstance(words, str) else words
