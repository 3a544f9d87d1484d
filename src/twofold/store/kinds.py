"""Which table keeps which kind of record."""

from twofold.domain.drawers import Drawer, Writing
from twofold.domain.eyes.gaze import Gaze
from twofold.domain.letters.records import Letter
from twofold.domain.listening.session import Beat, Note, Session
from twofold.domain.people import Couple
from twofold.domain.promises.agreements import Agreement
from twofold.domain.promises.newthings import NewThings
from twofold.domain.promises.rituals import Ritual
from twofold.domain.promises.sentence import Sentence
from twofold.domain.questions.records import Asked, Evening
from twofold.domain.ready import Ready
from twofold.domain.records import Record
from twofold.domain.retreat.plan import Plan
from twofold.domain.shelf.records import Work
from twofold.domain.tuning.records import CheckIn, Day, Rhythm
from twofold.domain.worksheet.requests import Reply
from twofold.domain.worksheet.rounds import Worksheet

KINDS: dict[str, type[Record]] = {
    "couple": Couple,
    "sessions": Session,
    "beats": Beat,
    "notes": Note,
    "drawers": Drawer,
    "writings": Writing,
    "worksheets": Worksheet,
    "replies": Reply,
    "agreements": Agreement,
    "plans": Plan,
    "days": Day,
    "checkins": CheckIn,
    "rhythms": Rhythm,
    "asked": Asked,
    "evenings": Evening,
    "gazes": Gaze,
    "letters": Letter,
    "works": Work,
    "sentences": Sentence,
    "rituals": Ritual,
    "newthings": NewThings,
    "ready": Ready,
}
"""The kind of record in each table."""
