"""The one table of the practices: what each is called, and what it has on every floor.

Nothing of ours is imported here: what a practice has is named by text, "module:name" below its floor, and
loaded by the floor that uses it. So every floor may know this table, and nothing loads before it is used.
"""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Any, Literal

from msgspec import Struct

Floor = Literal["domain", "screens", "exports", "demo"]


class Held(Struct, frozen=True):
    """What a slot of a retreat can hold: a page of the practice, as something to do at a time.

    ``id``: kept in the slot. ``minutes``: how long it takes; ``depth``: light, deep or hard. ``place``: its
    place among all of them. ``route``: the way to the page, "module:class" below domain, made with ``given``.
    """

    id: str
    name: str
    minutes: int
    depth: Literal["light", "deep", "hard"]
    place: int
    route: str
    given: tuple[str, ...] = ()


class Practice(Struct, frozen=True):
    """A practice. Its ``name`` is that of its folder on every floor, and the place of its first page.

    At home: ``key`` ("" where it is reached from another page), ``title``, ``line``; ``tooltip``: what the
    key does;
    ``alias``: what the key is called there, ``home.{alias}``, where that is not the name.
    ``pages``: the place of each of its routes (``domain/{name}/routes.py``) to the page, below screens.
    ``records``: its tables, each with its kind of record, below domain.
    ``offers``: the function, below domain, that finds what home offers; it is given the tables
    (`domain.offers.Tables`), the moment and the local day, once there is anything in a table of its own, or
    private writing of one of the kinds ``private``.
    ``invites``: what of it home may invite to when nothing waits (`domain.tonight.Invitation`), below domain.
    ``shared``: those of its tables that are told with everything else; ``told``: the function, below exports,
    that tells them in Markdown; it is given the records of each, the two names and the zone.
    ``stories``: the function, below exports, that tells what happened on a day of its own; it is given the
    `exports.whole.Whole` and the zone, and yields `exports.stories.Story`.
    ``book``: each of its tables that the book of the two tells of, with the function, below domain, that
    yields what it holds of each record there (`domain.book.entries.Entry`), given the tables.
    ``demo``: the function, below demo, that makes the records of the made-up couple up to a moment.
    ``removes``: how what is in its tables is removed by both (`domain.removal.Rules`), below domain.
    ``holds``: what a slot of a retreat can hold of it.
    """

    name: str
    key: str
    title: str
    line: str
    tooltip: str
    pages: Mapping[str, str]
    records: Mapping[str, str] = {}
    private: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    told: str = ""
    stories: str = ""
    offers: str = ""
    invites: str = ""
    book: Mapping[str, str] = {}
    demo: str = ""
    removes: str = ""
    holds: tuple[Held, ...] = ()
    alias: str = ""


PRACTICES: tuple[Practice, ...] = (
    Practice(
        "listening", "l", "Listen", "one of you speaks, the other says it back",
        "Listen to each other in turns", alias="listen",
        pages={
            "listening": "listening.choose:Choose",
            "listening.setup": "listening.setup:Setup",
            "listening.pulse": "listening.pulse:PulsePage",
            "listening.note": "listening.note:NotePage",
            "listening.session": "listening.session:SessionPage",
            "listening.history": "listening.history:History",
            "listening.replay": "listening.replay:Replay",
        },
        records={
            "sessions": "listening.session:Session",
            "beats": "listening.session:Beat",
            "notes": "listening.session:Note",
        },
        stories="listening:stories", invites="listening.invitations:INVITATIONS",
        book={"sessions": "listening.entries:talks"}, demo="listening:listening",
        removes="listening.removing:REMOVABLE",
    ),
    Practice(
        "worksheet", "w", "Worksheet", "what each of you needs and wants",
        "What each of you needs and wants",
        pages={
            "worksheet": "worksheet.rounds:Rounds",
            "worksheet.sheet": "worksheet.sheet:SheetPage",
            "worksheet.row": "worksheet.row:RowPage",
            "worksheet.guess": "worksheet.guess:GuessPage",
            "worksheet.reveal": "worksheet.reveal:RevealPage",
            "worksheet.together": "worksheet.together:Together",
            "worksheet.request": "worksheet.request:RequestPage",
            "worksheet.circles": "worksheet.circles:CirclesPage",
            "worksheet.moved": "worksheet.moved:Moved",
            "worksheet.paper": "worksheet.paper:WorksheetPaper",
        },
        records={"worksheets": "worksheet.rounds:Worksheet", "replies": "worksheet.requests:Reply"},
        stories="worksheet:stories", invites="worksheet.invitations:INVITATIONS",
        book={"worksheets": "worksheet.entries:rows"}, demo="worksheets:worksheet",
        holds=(Held("worksheet", "Needs and wants", 45, "deep", 5, "worksheet.routes:WorksheetRoute"),),
        removes="worksheet.removing:REMOVABLE",
    ),
    Practice(
        "retreat", "r", "Retreat", "plan a weekend together, then live it",
        "Plan a weekend together, then live it",
        pages={
            "retreat": "retreat.plans:Plans",
            "retreat.begin": "retreat.begin:Begin",
            "retreat.plan": "retreat.overview:Overview",
            "retreat.needs": "retreat.needs:NeedsPage",
            "retreat.days": "retreat.days:Days",
            "retreat.slot": "retreat.slot:SlotPage",
            "retreat.checks": "retreat.checks:Checks",
            "retreat.ideas": "retreat.ideas:Ideas",
            "retreat.idea": "retreat.idea:IdeaPage",
            "retreat.look": "retreat.look:Look",
            "retreat.good": "retreat.goodone:GoodOne",
            "retreat.hearts": "retreat.hearts:HeartsPage",
            "retreat.before": "retreat.before:Before",
            "retreat.rules": "retreat.rules:Rules",
            "retreat.packing": "retreat.packing:Packing",
            "retreat.budget": "retreat.budget:BudgetPage",
            "retreat.today": "retreat.today:Today",
            "retreat.closing": "retreat.closing:ClosingPage",
            "retreat.follow": "retreat.follow:Follow",
            "retreat.memory": "retreat.memory:Memory",
            "retreat.paper": "retreat.paper:RetreatPaper",
            "retreat.paste": "retreat.paste:PastePage",
            "retreat.bring": "retreat.bring:Bring",
        },
        records={"plans": "retreat.plan:Plan", "needs": "retreat.needs:Needs"}, shared=("needs",),
        told="needs:told", stories="retreat:stories",
        invites="retreat.invitations:INVITATIONS", book={"plans": "retreat.entries:entries"},
        demo="retreats:retreat",
        removes="retreat.removing:REMOVABLE",
    ),
    Practice(
        "tuning", "t", "Tune in", "what is on for each of you today", "What is on for each of you today",
        pages={
            "tuning": "tuning.tune:Tune",
            "tuning.card": "tuning.card:CardPage",
            "tuning.open": "tuning.openday:OpenDay",
            "tuning.day": "tuning.day:DayPage",
            "tuning.rhythm": "tuning.rhythm:RhythmPage",
            "tuning.calendar": "tuning.calendar:Calendar",
            "tuning.checkin": "tuning.checkin:CheckInPage",
        },
        records={
            "days": "tuning.records:Day",
            "checkins": "tuning.records:CheckIn",
            "rhythms": "tuning.records:Rhythm",
        },
        private=("today",), shared=("days", "checkins"), told="tuning:told",
        offers="tuning.offers:offered", invites="tuning.invitations:INVITATIONS",
        book={"days": "tuning.entries:days", "checkins": "tuning.entries:checkins"}, demo="tuning:tuning",
        holds=(
            Held("tuning", "How you are today", 10, "light", 1, "tuning.routes:TuningRoute"),
            Held("tuning.checkin", "Weekly check-in", 60, "deep", 1, "tuning.routes:CheckInRoute"),
        ),
        removes="tuning.removing:REMOVABLE",
    ),
    Practice(
        "closeness", "f", "How close", "how close each of you feels", "How close each of you feels",
        pages={
            "closeness": "closeness.looks:Looks",
            "closeness.write": "closeness.write:FeltPage",
            "closeness.open": "closeness.openlook:OpenLook",
            "closeness.look": "closeness.look:LookPage",
        },
        records={"closeness": "closeness.records:Closeness", "monthly": "closeness.records:Monthly"},
        private=("closeness",), shared=("closeness",), told="closeness:told",
        offers="closeness.offers:offered", invites="closeness.invitations:INVITATIONS",
        book={"closeness": "closeness.entries:entries"}, demo="closeness:closeness",
        removes="closeness.removing:REMOVABLE",
    ),
    Practice(
        "questions", "d", "Questions", "that go deeper, answered by both", "Questions that go deeper",
        pages={
            "questions": "questions.decks:Decks",
            "questions.table": "questions.table:Table",
            "questions.answer": "questions.answer:AnswerPage",
            "questions.kept": "questions.keepsakes:Keepsakes",
            "questions.away": "questions.away:Away",
        },
        records={"asked": "questions.records:Asked", "evenings": "questions.records:Evening"},
        shared=("asked",), told="questions:told",
        offers="questions.offers:offered", invites="questions.invitations:INVITATIONS",
        book={"asked": "questions.entries:entries"}, demo="questions:questions",
        holds=(
            Held("questions", "Questions, a card at a time", 30, "light", 3,
                 "questions.routes:QuestionsRoute"),
            Held("questions/guess", "Guess my answer", 30, "light", 3, "questions.routes:QuestionsRoute",
                 ("guess",)),
            Held("questions/rising", "Questions that go deeper", 45, "deep", 3,
                 "questions.routes:QuestionsRoute", ("rising",)),
        ),
        removes="questions.removing:REMOVABLE",
    ),
    Practice(
        "eyes", "e", "Eyes", "look at each other for a while", "Look at each other for a while",
        pages={
            "eyes": "eyes.choose:ChooseGaze",
            "eyes.gaze": "eyes.gaze:GazePage",
            "eyes.after": "eyes.after:After",
        },
        records={"gazes": "eyes.gaze:Gaze", "weekly": "eyes.rhythm:Weekly"},
        shared=("gazes",), told="eyes:told", offers="eyes.offers:offered",
        invites="eyes.invitations:INVITATIONS", book={"gazes": "eyes.entries:entries"}, demo="eyes:eyes",
        holds=(Held("eyes", "A quiet look", 10, "light", 2, "eyes.routes:EyesRoute"),),
        removes="eyes.removing:REMOVABLE",
    ),
    Practice(
        "letters", "m", "Letters", "write each other a letter or a poem",
        "Write each other a letter or a poem",
        pages={
            "letters": "letters.box:Box",
            "letters.write": "letters.write:WriteLetter",
            "letters.together": "letters.together:WriteTogether",
            "letters.open": "letters.open:OpenLetter",
            "letters.elsewhere": "letters.elsewhere:AddLetter",
            "letters.versions": "letters.versions:Versions",
            "letters.give": "letters.give:Give",
            "letters.read": "letters.read:ReadPage",
            "letters.paper": "letters.paper:LetterPaper",
        },
        records={"letters": "letters.records:Letter"}, shared=("letters",), told="letters:told",
        offers="letters.offers:offered", invites="letters.invitations:INVITATIONS",
        book={"letters": "letters.entries:entries"}, demo="letters:letters",
        holds=(Held("letters", "Letters", 35, "light", 4, "letters.routes:LettersRoute"),),
        removes="letters.removing:REMOVABLE",
    ),
    Practice(
        "moments", "g", "Moments", "one line about something good", "One line about something good",
        pages={
            "moments": "moments.shown:Moments",
            "moments.write": "moments.write:WriteMoment",
            "moments.own": "moments.own:OwnMoments",
        },
        records={"moments": "moments.records:Moment"}, shared=("moments",), told="moments:told",
        offers="moments.offers:offered", invites="moments.invitations:INVITATIONS",
        book={"moments": "moments.entries:entries"}, demo="moments:moments",
        removes="moments.removing:REMOVABLE",
    ),
    Practice(
        "shelf", "k", "Shelf", "books and films to talk about", "Books and films to talk about",
        pages={
            "shelf": "shelf.works:Works",
            "shelf.work": "shelf.work:WorkPage",
            "shelf.add": "shelf.add:Add",
            "shelf.passages": "shelf.passages:Passages",
            "shelf.trail": "shelf.trail:Trail",
        },
        records={"works": "shelf.records:Work"}, shared=("works",), told="shelf:told",
        offers="shelf.offers:offered", invites="shelf.invitations:INVITATIONS",
        book={"works": "shelf.entries:entries"}, demo="shelf:shelf",
        removes="shelf.removing:REMOVABLE",
    ),
    Practice(
        "promises", "p", "Promises", "agreements, rituals, a sentence you share",
        "Agreements, rituals, the sentence you share",
        pages={
            "promises": "promises.agreements:Agreements",
            "promises.card": "promises.card:AgreementPage",
            "promises.write": "promises.write:WriteAgreement",
            "promises.review": "promises.review:ReviewPage",
            "promises.sentence": "promises.sentence:SentencePage",
            "promises.rituals": "promises.rituals:Rituals",
            "promises.ritual": "promises.ritual:RitualPage",
            "promises.design": "promises.design:Design",
            "promises.new-things": "promises.newthings:NewThingsPage",
        },
        records={
            "agreements": "promises.agreements:Agreement",
            "sentences": "promises.sentence:Sentence",
            "rituals": "promises.rituals:Ritual",
            "newthings": "promises.newthings:NewThings",
        },
        shared=("sentences", "rituals", "newthings"), told="rituals:told", stories="rituals:stories",
        offers="promises.offers:offered", invites="promises.invitations:INVITATIONS", demo="rituals:rituals",
        book={
            "agreements": "promises.entries:agreements",
            "rituals": "promises.entries:rituals",
            "sentences": "promises.entries:sentences",
            "newthings": "promises.entries:new_things",
        },
        holds=(
            Held("promises", "Agreements", 20, "light", 6, "promises.routes:PromisesRoute"),
            Held("promises.rituals", "A ritual of our own", 20, "light", 6, "promises.routes:RitualsRoute"),
        ),
        removes="promises.removing:REMOVABLE",
    ),
    Practice(
        "path", "j", "The path", "one problem, three talks", "One problem, three talks, small things to try",
        pages={
            "path": "path.paths:Paths",
            "path.on": "path.on:OnPath",
            "path.prepare": "path.prepare:PreparePage",
            "path.open": "path.openprepared:OpenPrepared",
            "path.talk": "path.talk:PathTalkPage",
            "path.circle": "path.circle:CirclePage",
            "path.look": "path.look:PathLook",
        },
        records={"paths": "path.records:Path"}, private=("path",), shared=("paths",), told="path:told",
        offers="path.offers:offered", invites="path.invitations:INVITATIONS",
        book={"paths": "path.entries:entries"}, demo="path:path",
        removes="path.removing:REMOVABLE",
    ),
    Practice(
        "therapist", "", "Finding a therapist", "a list, a call, a first visit",
        "Whom you might go to, the first call, and the sessions",
        pages={
            "therapist": "therapist.therapists:Therapists",
            "therapist.one": "therapist.one:OnePage",
            "therapist.call": "therapist.call:CallPage",
            "therapist.say": "therapist.say:SayPage",
            "therapist.open": "therapist.opensaid:OpenSaid",
            "therapist.helps": "therapist.helps:HelpsPage",
            "therapist.paper": "therapist.paper:TherapistPaper",
        },
        records={
            "therapists": "therapist.records:Therapist",
            "shortlists": "therapist.records:Shortlist",
        },
        private=("therapist",), shared=("therapists", "shortlists"), told="therapist:told",
        offers="therapist.offers:offered", book={"therapists": "therapist.entries:entries"},
        demo="therapist:therapist", removes="therapist.removing:REMOVABLE",
    ),
    Practice(
        "now", "n", "Now", "when it is difficult between you right now",
        "When it is difficult between you right now",
        pages={"now": "now.now:NowPage", "now.return": "now.returning:ReturnPage"},
        records={"returns": "now.records:Return"}, offers="now.offers:offered",
    ),
    Practice(
        "book", "b", "Book", "all that you share, found again", "All that the two of you share, found again",
        pages={
            "book": "book.book:BookPage",
            "book.entry": "book.entry:EntryPage",
            "book.charts": "book.charts:Charts",
            "book.own": "book.own:OwnBook",
            "book.year": "book.year:YearPage",
            "book.paper": "book.yearpaper:YearPaper",
        },
        records={"stars": "book.records:Star", "years": "book.year:YearChoice"},
        shared=("years",), told="year:told", demo="book:stars",
    ),
)  # fmt: skip
"""Every practice, in the order in which home names them."""


def named(floor: Floor, text: str) -> Any:
    """Return what *text*, "module:name", names on *floor*. Raises ImportError and AttributeError."""
    module, _, name = text.partition(":")
    return getattr(import_module(f"twofold.{floor}.{module}"), name)


@cache
def front(name: str) -> Any:
    """Return the kind of route to the first page of the practice *name*; it needs nothing to be made.

    Raises LookupError when there is no such practice.
    """
    if all(practice.name != name for practice in PRACTICES):
        raise LookupError(f"There is no practice called {name}.")
    return named("domain", f"{name}.routes:{name.capitalize()}Route")
