"""The ground rules of a retreat, to which both say yes."""

from typing import ClassVar

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click
from textual.style import Style
from textual.widgets import Static

from twofold.domain.records import SIDES, Side, new_id
from twofold.domain.retreat.plan import Plan, Rule
from twofold.domain.retreat.preparing import accept, add_rule, remove_rule, replace_rule, with_rules
from twofold.widgets.choices import Choice, Choices
from twofold.widgets.plain import plain, signed

from .listing import Listed

ANEW = "The rules are different now, so each of you says yes anew."


class Rules(Listed):
    """The ground rules of a plan."""

    place = "retreat.rules"
    heading = "Ground rules"
    why = "What holds these days is easier to keep when both said yes to it before."
    notes = (
        "Each says yes with their own key, and may take it back with the same key.",
        "Any change of a rule asks both of you anew.",
    )
    hint = "phones stay in the drawer"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "accept('a')", "The first says yes", tooltip="The first of you says yes", show=False,
                id="rules.first"),
        Binding("j", "accept('b')", "The second says yes", tooltip="The second of you says yes", show=False,
                id="rules.second"),
        Binding("i", "usual", "The usual ones", tooltip="Begin with rules that help most couples",
                id="rules.usual"),
    ]  # fmt: skip

    def body(self) -> ComposeResult:
        """Lay out the rules, and whose yes is there."""
        yield from super().body()
        if self.plan is not None:
            yield Static("", id="rules-yes", markup=False)

    def draw(self) -> None:
        """Draw the rules, and whose yes is there."""
        super().draw()
        for line in self.query("#rules-yes").results(Static):
            line.update(self._yes())

    def rows(self) -> list[Choice]:
        """Return the rules."""
        assert self.plan is not None
        return [Choice(rule.id, rule.words, sign=Content.styled("–", "$quiet")) for rule in self.plan.rules]

    def lead(self) -> Content:
        """Return what is asked of the two."""
        assert self.plan is not None
        if self.writing or not self.plan.rules or self.app.size.height < 16:
            return Content("")
        if set(self.plan.accepted) == set(SIDES):
            return Content.styled("Both of you said yes to these.", "$quiet")
        return Content.styled("Read them together, and change what you like. Then each says yes.", "$quiet")

    def empty(self) -> Content:
        """Return how to begin."""
        if self.plan is None or self.plan.rules:
            return Content("")
        return plain(
            "There are no ground rules.\n\n"
            f"Press {self.key_of('rules.usual')} for the usual ones, to change as you like, or "
            f"{self.key_of('listed.add')} to write your own."
        )

    def _yes(self) -> Content:
        assert self.plan is not None
        if self.writing or not self.plan.rules:
            return Content("")
        parts = []
        for side in SIDES:
            key = self.key_of("rules.first" if side == "a" else "rules.second")
            done = ("  ✓ yes", "$quiet") if side in self.plan.accepted else ""
            line = Content.assemble((f"{key}  ", "bold $accent"), signed(self.house.couple(), side), done)
            parts.append(line.stylize(Style.from_meta({"side": side})))
        return Content("     ").join(parts)

    # -- keys -----------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done just now."""
        if action == "accept":
            return not self.writing and self.plan is not None and bool(self.plan.rules)
        if action == "usual":
            return self.plan is not None and not self.plan.rules
        return super().check_action(action, parameters)

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Write it differently."""
        event.stop()
        self.action_edit()

    def on_click(self, event: Click) -> None:
        """Take a click on a name as the key beside it."""
        side = event.style.meta.get("side")
        if side in SIDES:
            event.stop()
            self.action_accept(side)

    def action_accept(self, side: Side) -> None:
        """Count the yes of *side*, or take it back."""
        if self.is_active and not self.writing:
            self.edit.change(accept, side)

    def action_usual(self) -> None:
        """Begin with the rules that come with twofold."""
        from twofold.content import ground_rules

        self.edit.change(with_rules, [Rule(id=new_id(), words=words) for words in ground_rules()])
        self.query_one(Choices).focus()

    def words_of(self, id: str) -> str | None:
        """Return the rule *id*."""
        rule = self._rule(id)
        return rule.words if rule else None

    def _rule(self, id: str) -> Rule | None:
        return next((rule for rule in self.plan.rules if rule.id == id), None) if self.plan else None

    def write(self, id: str, words: str) -> str:
        """Keep a rule."""
        rule, before = self._rule(id), self.plan
        if rule is not None:
            after = self.edit.change(replace_rule, replace(rule, words=words))
        else:
            rule = Rule(id=new_id(), words=words)
            after = self.edit.change(add_rule, rule)
        self._tell(before, after)
        return rule.id if after is not None else ""

    def drop(self, id: str) -> None:
        """Remove a rule."""
        before = self.plan
        after = self.edit.change(remove_rule, id)
        self._tell(before, after, f"Removed. {self.key_of('retreat.undo')} brings it back.")

    def _tell(self, before: Plan | None, after: Plan | None, words: str = "") -> None:
        """Say *words*, and that a yes which was there is not counted any more."""
        if before is None or after is None:
            return
        anew = ANEW if before.accepted and not after.accepted and after.rules else ""
        if said := " ".join(part for part in (words, anew) if part):
            self.house.say(said)
