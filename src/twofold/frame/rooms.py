"""Which page stands where: the one table in which the screens meet. They are imported when first entered."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from msgspec.structs import asdict

if TYPE_CHECKING:
    from textual.screen import Screen

    from twofold.domain.routes import Route

ROOMS: dict[str, str] = {
    "home": "twofold.screens.home:Home",
    "meeting": "twofold.screens.meeting:Welcome",
    "meeting.names": "twofold.screens.meeting:Names",
    "settings": "twofold.screens.settings:SettingsPage",
    "support": "twofold.screens.support.pages:Support",
    "exit-info": "twofold.screens.quickexit:QuickExit",
    "privacy": "twofold.screens.privacy:Privacy",
    "elsewhere": "twofold.screens.elsewhere:Elsewhere",
    "help": "twofold.screens.help:Help",
    "listening": "twofold.screens.listening.choose:Choose",
    "listening.setup": "twofold.screens.listening.setup:Setup",
    "listening.pulse": "twofold.screens.listening.pulse:PulsePage",
    "listening.note": "twofold.screens.listening.note:NotePage",
    "listening.session": "twofold.screens.listening.session:SessionPage",
    "listening.history": "twofold.screens.listening.history:History",
    "listening.replay": "twofold.screens.listening.replay:Replay",
    "worksheet": "twofold.screens.worksheet.rounds:Rounds",
    "worksheet.sheet": "twofold.screens.worksheet.sheet:SheetPage",
    "worksheet.row": "twofold.screens.worksheet.row:RowPage",
    "worksheet.guess": "twofold.screens.worksheet.guess:GuessPage",
    "worksheet.reveal": "twofold.screens.worksheet.reveal:RevealPage",
    "worksheet.together": "twofold.screens.worksheet.together:Together",
    "worksheet.request": "twofold.screens.worksheet.request:RequestPage",
    "worksheet.circles": "twofold.screens.worksheet.circles:CirclesPage",
    "worksheet.moved": "twofold.screens.worksheet.moved:Moved",
    "worksheet.paper": "twofold.screens.worksheet.paper:WorksheetPaper",
    "promises": "twofold.screens.promises.agreements:Agreements",
    "promises.card": "twofold.screens.promises.card:AgreementPage",
    "promises.write": "twofold.screens.promises.write:WriteAgreement",
    "promises.review": "twofold.screens.promises.review:ReviewPage",
    "retreat": "twofold.screens.retreat.plans:Plans",
    "retreat.begin": "twofold.screens.retreat.begin:Begin",
    "retreat.plan": "twofold.screens.retreat.overview:Overview",
    "retreat.days": "twofold.screens.retreat.days:Days",
    "retreat.slot": "twofold.screens.retreat.slot:SlotPage",
    "retreat.checks": "twofold.screens.retreat.checks:Checks",
    "retreat.ideas": "twofold.screens.retreat.ideas:Ideas",
    "retreat.idea": "twofold.screens.retreat.idea:IdeaPage",
    "retreat.look": "twofold.screens.retreat.look:Look",
    "retreat.hearts": "twofold.screens.retreat.hearts:HeartsPage",
    "retreat.before": "twofold.screens.retreat.before:Before",
    "retreat.rules": "twofold.screens.retreat.rules:Rules",
    "retreat.packing": "twofold.screens.retreat.packing:Packing",
    "retreat.budget": "twofold.screens.retreat.budget:BudgetPage",
    "retreat.today": "twofold.screens.retreat.today:Today",
    "retreat.closing": "twofold.screens.retreat.closing:ClosingPage",
    "retreat.follow": "twofold.screens.retreat.follow:Follow",
    "retreat.memory": "twofold.screens.retreat.memory:Memory",
    "retreat.paper": "twofold.screens.retreat.paper:RetreatPaper",
    "retreat.bring": "twofold.screens.retreat.bring:Bring",
    "drawers": "twofold.screens.drawers:Drawers",
    "tuning": "twofold.screens.tuning.tune:Tune",
    "tuning.card": "twofold.screens.tuning.card:CardPage",
    "tuning.open": "twofold.screens.tuning.openday:OpenDay",
    "tuning.day": "twofold.screens.tuning.day:DayPage",
    "tuning.rhythm": "twofold.screens.tuning.rhythm:RhythmPage",
    "tuning.calendar": "twofold.screens.tuning.calendar:Calendar",
    "tuning.checkin": "twofold.screens.tuning.checkin:CheckInPage",
    "questions": "twofold.screens.questions.decks:Decks",
    "questions.table": "twofold.screens.questions.table:Table",
    "questions.answer": "twofold.screens.questions.answer:AnswerPage",
    "questions.kept": "twofold.screens.questions.keepsakes:Keepsakes",
    "eyes": "twofold.screens.eyes.choose:ChooseGaze",
    "eyes.gaze": "twofold.screens.eyes.gaze:GazePage",
    "eyes.after": "twofold.screens.eyes.after:After",
    "letters": "twofold.screens.letters.box:Box",
    "letters.write": "twofold.screens.letters.write:WriteLetter",
    "letters.versions": "twofold.screens.letters.versions:Versions",
    "letters.give": "twofold.screens.letters.give:Give",
    "letters.read": "twofold.screens.letters.read:ReadPage",
    "letters.paper": "twofold.screens.letters.paper:LetterPaper",
    "shelf": "twofold.screens.shelf.works:Works",
    "shelf.work": "twofold.screens.shelf.work:WorkPage",
    "shelf.add": "twofold.screens.shelf.add:Add",
    "shelf.passages": "twofold.screens.shelf.passages:Passages",
    "promises.sentence": "twofold.screens.promises.sentence:SentencePage",
    "promises.rituals": "twofold.screens.promises.rituals:Rituals",
    "promises.ritual": "twofold.screens.promises.ritual:RitualPage",
    "promises.design": "twofold.screens.promises.design:Design",
    "promises.new-things": "twofold.screens.promises.newthings:NewThingsPage",
    "support.paper": "twofold.screens.support.paper:SupportPaper",
}
"""The place of a route to "module:class"; the class is called with the fields of the route."""


def room(place: str) -> "type[Screen[Any]]":
    """Return the class of the page at *place*. Raises LookupError when there is no such place."""
    try:
        module, _, name = ROOMS[place].partition(":")
    except KeyError:
        raise LookupError(f"There is no place called {place}.") from None
    found: type[Screen[Any]] = getattr(import_module(module), name)
    return found


def page_of(route: "Route") -> "Screen[Any]":
    """Return a new page as *route* asks for it. Raises LookupError when there is no such place."""
    return room(route.place)(**asdict(route))
