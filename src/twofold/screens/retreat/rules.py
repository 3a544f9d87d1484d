"""The ground rules of a retreat, to which both say yes."""

from typing import ClassVar

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from twofold.domain.records import SIDES, Side, new_id
from twofold.domain.retreat.plan import Plan, Rule
from twofold.domain.retreat.preparing import accept, add_rule, remove_rule, replace_rule, with_rules
from twofold.screens.page import View
from twofold.widgets.choices import Choice, Choices
from twofold.widgets.command import Command
from twofold.widgets.consent import Consent, two_keys
from twofold.widgets.plain import plain

from .listing import Listed

ANEW = "The rules have changed, so each of you says yes again."


class Rules(Listed[Rule]):
    """The ground rules of a plan."""

    place = "retreat.rules"
    heading = "Ground rules"
    why = "Rules are easier to keep when you both said yes to them beforehand."
    notes = (
        "Each of you says yes with your own key, and takes it back with the same key.",
        "Changing a rule asks you both again.",
    )
    hint = "phones stay in the drawer"
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("f", "accept('a')", "The first says yes", tooltip="The first of you says yes", show=False,
                id="rules.first", when="may_accept"),
        Command("j", "accept('b')", "The second says yes", tooltip="The second of you says yes", show=False,
                id="rules.second", when="may_accept"),
        Command("i", "usual", "The usual ones", tooltip="Begin with the usual rules",
                id="rules.usual", when="is_without"),
    ]  # fmt: skip

    def body(self) -> ComposeResult:
        """Lay out the rules, and whose yes is there."""
        yield from super().body()
        if self.plan is not None:
            yield Consent(id="rules-yes")

    def view(self) -> View:
        """Show the rules, and whose yes is there."""
        keys: dict[Side, str] = {"a": self.key_of("rules.first"), "b": self.key_of("rules.second")}
        accepted = self.plan.accepted if self.plan else ()
        gap = "   " if self.is_narrow else "     "
        yes = two_keys(self.house.couple(), keys, accepted, done="✓ yes", joint=gap)
        return {**super().view(), "rules-yes": yes if self.may_accept else ""} if self.plan else {}

    def rows(self) -> list[Choice]:
        """Return the rules."""
        assert self.plan is not None
        return [Choice(rule.id, rule.words, sign=Content.styled("–", "$quiet")) for rule in self.plan.rules]

    def lead(self) -> Content:
        """Return what is asked of the two."""
        assert self.plan is not None
        if self.writing or not self.plan.rules or self.is_short:
            return Content("")
        if set(self.plan.accepted) == set(SIDES):
            return Content.styled("Both of you said yes to these.", "$quiet")
        return Content.styled(
            "Read them together and change what you like. Then each of you says yes.", "$quiet"
        )

    def empty(self) -> Content:
        """Return how to begin."""
        if self.plan is None or self.plan.rules:
            return Content("")
        return plain(
            "There are no ground rules yet.\n\n"
            f"Press {self.key_of('rules.usual')} for the usual ones, to change as you like, or "
            f"{self.key_of('listed.add')} to write your own."
        )

    # -- keys -----------------------------------------------------------------------------------------

    @property
    def may_accept(self) -> bool:
        """Whether there are rules to say yes to, and none is being written."""
        return not self.writing and self.plan is not None and bool(self.plan.rules)

    @property
    def is_without(self) -> bool:
        """Whether there are no rules."""
        return self.plan is not None and not self.plan.rules

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Write it differently."""
        event.stop()
        self.action_edit()

    def on_consent_pressed(self, event: Consent.Pressed) -> None:
        """Take a click on a name as the key beside it."""
        event.stop()
        self.action_accept(event.side)

    def action_accept(self, side: Side) -> None:
        """Count the yes of *side*, or take it back; it is kept with the plan."""
        if self.is_active and not self.writing:
            self.edit.change(accept, side)

    def action_usual(self) -> None:
        """Begin with the rules that come with twofold."""
        from twofold.content import ground_rules

        self.edit.change(with_rules, [Rule(id=new_id(), words=words) for words in ground_rules()])
        self.query_one(Choices).focus()

    def words_of(self, id: str) -> str | None:
        """Return the rule *id*."""
        rule = self.part(id)
        return rule.words if rule else None

    def parts(self) -> tuple[Rule, ...]:
        """Return the rules."""
        return self.plan.rules if self.plan else ()

    def write(self, id: str, words: str) -> str:
        """Keep a rule."""
        rule, before = self.part(id), self.plan
        if rule is not None:
            after = self.edit.change(replace_rule, replace(rule, words=words))
        else:
            rule = Rule(id=new_id(), words=words)
            after = self.edit.change(add_rule, rule)
        self._tell(before, after)
        return rule.id if after is not None else ""

    def removed(self, plan: Plan, id: str) -> Plan:
        """Return the plan without the rule."""
        return remove_rule(plan, id)

    def drop(self, id: str) -> None:
        """Remove a rule."""
        before = self.plan
        after = self.edit.change(self.removed, id)
        self._tell(before, after, f"Removed. {self.key_of('retreat.undo')} brings it back.")

    def _tell(self, before: Plan | None, after: Plan | None, words: str = "") -> None:
        """Say *words*, and that a yes which was there is not counted any more."""
        if before is None or after is None:
            return
        anew = ANEW if before.accepted and not after.accepted and after.rules else ""
        if said := " ".join(part for part in (words, anew) if part):
            self.house.say(said)
