"""A check-in as it is kept while the two are at it: its parts, what is typed, and how both close it."""

from textual.widgets import TextArea

from twofold.domain.listening.session import SessionSummary
from twofold.domain.promises.agreements import Agreement
from twofold.domain.records import SIDES, Record, Side
from twofold.domain.tuning.checkins import (
    LINES,
    PARTS,
    Part,
    about_issue,
    agreement_id,
    before,
    begins,
    closed,
    new_checkin,
    note_of,
    part_of,
    told_before,
    under_way,
    with_happened,
    with_issue,
    with_note,
    with_promise,
)
from twofold.domain.tuning.records import CheckIn, CheckInSummary
from twofold.screens.autosave import FormTyping
from twofold.screens.both import Both
from twofold.screens.edit import CLOSE_AGAIN, Edit
from twofold.screens.house import newest
from twofold.screens.twokeys import Question, shown_of
from twofold.widgets.fields import Line

from .checkinform import Written
from .summaries import checkin_summaries


class AtCheckIn(FormTyping[CheckIn, Written], Both):
    """A page of the check-in *checkin_id*; without one, of the one under way, or of a new one."""

    def __init__(self, checkin_id: str | None = None) -> None:
        super().__init__()
        self.checkin_id = checkin_id
        self.edit = Edit(self, CheckIn, checkin_id or "", what="This check-in")
        self.agreeing = False
        self.last: CheckInSummary | None = None
        self.first: Side = "a"
        self.written_at: Part = PARTS[0]

    @property
    def checkin(self) -> CheckIn | None:
        """The check-in as the page shows it, or None when it is gone."""
        return self.edit.value

    def find(self) -> CheckIn | None:
        """Read it, and what came before it; None, after a word about it, when it is gone."""
        house = self.house
        cards = checkin_summaries(house)
        if self.checkin_id is None:
            going = under_way(cards, self.today)
            found = newest(house, CheckIn, going.id) if going else None
            self.edit.begin(found or new_checkin(house.clock.now(), self.today))
        checkin = self.edit.find()
        if checkin is not None:
            self.checkin_id = checkin.id
            self.last, self.first = before(cards, checkin), begins(cards, checkin)
        return checkin

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts there are: nothing is read out where nothing was promised."""
        promised = self.last is not None and any(self.last.promises)
        return PARTS if promised else PARTS[1:]

    @property
    def part(self) -> Part:
        """The part they are at."""
        part = part_of(self.checkin) if self.checkin is not None else PARTS[0]
        return part if part in self.parts else self.parts[0]

    def promised(self) -> dict[Side, Agreement | None]:
        """Return whose promises of last time there are, each with the agreement that came of it, if any."""
        last = self.last
        if last is None:
            return {}
        made = {side: newest(self.house, Agreement, agreement_id(last, side)) for side in SIDES}
        return {side: made[side] for side, words in zip(SIDES, last.promises, strict=True) if words}

    @property
    def asked(self) -> list[Side]:
        """Whose promise of last time is asked about: no look at it has been taken since."""
        return [side for side, made in self.promised().items() if not told_before(made)]

    def talks(self) -> list[SessionSummary]:
        """Return the talks about its issue."""
        assert self.checkin is not None
        about = about_issue(self.checkin)
        return [card for card in self.house.store.sessions.peek(SessionSummary) if card.about == about]

    # -- what can be done ---------------------------------------------------------------------------

    @property
    def is_typing(self) -> bool:
        """Whether one of the fields has the keyboard."""
        return isinstance(self.focused, (Line, TextArea))

    @property
    def is_free(self) -> bool:
        """Whether keys are keys: they are at it, and in no field, where they would be letters."""
        return self.checkin is not None and self.checkin.closed is None and not self.is_typing

    def may_go(self, by: int) -> bool:
        """Whether there is a part *by* so many on."""
        return self.is_free and 0 <= self.parts.index(self.part) + by < len(self.parts)

    @property
    def has_turns(self) -> bool:
        """Whether they take turns in this part."""
        return self.is_free and self.part in LINES

    @property
    def may_talk(self) -> bool:
        """Whether they can talk about the issue now."""
        return self.is_free and self.part == "issue"

    @property
    def may_promise(self) -> bool:
        """Whether they are at their promises, with which they close it."""
        return self.is_free and self.part == "promise"

    @property
    def may_write(self) -> bool:
        """Whether they are at a part with something to write: last time, the issue, or the promises."""
        return (
            self.may_talk or self.may_promise or (self.is_free and self.part == "last" and bool(self.asked))
        )

    @property
    def write_called(self) -> str:
        """What the key of writing is called: the issue is only named, a promise looked back on."""
        return {"issue": "Name it", "last": "Did it happen?"}.get(self.part, "")

    @property
    def may_agree(self) -> bool:
        """Whether there are promises to make agreements of."""
        return self.may_promise and self.checkin is not None and any(self.checkin.promises)

    # -- what is written ----------------------------------------------------------------------------

    @property
    def ready(self) -> bool:
        """Whether there is something to write in: it is not closed."""
        return super().ready and self.checkin is not None and self.checkin.closed is None

    def begin_part(self) -> None:
        """Let the fields be those of the part they are at."""
        self.written_at = self.part
        self.begin_typing()
        self.form.value = self.base or Written()

    def typed_of(self, record: CheckIn) -> Written:
        """Return what *record* has for the part that the fields are of."""
        return Written(record.happened, record.issue, record.promises, note_of(record, self.written_at))

    def with_typed(self, record: CheckIn, value: Written) -> CheckIn:
        """Return *record* with *value* for that part. Raises Invalid when it is closed."""
        record = with_issue(with_note(record, self.written_at, value.note), value.issue)
        for side, words in zip(SIDES, value.promises, strict=True):
            record = with_promise(record, side, words)
        for side, told in zip(SIDES, value.happened, strict=True):
            record = with_happened(record, side, told)
        return record

    # -- closing it -----------------------------------------------------------------------------------

    def question(self) -> Question | None:
        """Ask whether to close it as it is; what is not saved yet is other words."""
        checkin = self.checkin
        if checkin is None or checkin.closed is not None or self.part != "promise":
            return None
        shown = shown_of(self.house, checkin)
        act = "close, agreeing" if self.agreeing else "close"
        return Question(act, checkin.id, (*shown, -1) if self.is_retyped else shown)

    def both_said_yes(self, by: tuple[Side, ...]) -> None:
        """Close it, in one save."""
        now = self.house.clock.now()

        def done(checkin: CheckIn) -> tuple[Record, ...]:
            asked = [card for card in self.promised().values() if card is not None]
            after, made = closed(checkin, by, now, self.today, agreeing=self.agreeing, asked=asked)
            return after, *made, *self.two_keys.done()

        if (kept := self.edit.settle(done)) is not None:
            promised = any(kept.promises)
            self.house.say("Closed. You will read the promises out next time." if promised else "Closed.")
            self.action_back()
        else:
            self.draw()

    def outrun(self) -> None:
        """Let both look at what the other terminal saved, and close it anew."""
        self.house.say(CLOSE_AGAIN)
        self.reload()
