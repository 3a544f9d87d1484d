"""Every place there is, with what it needs to be opened in the file of the made-up couple."""

from typing import Any

from twofold.domain.book.year import YearChoice
from twofold.domain.path.records import Path
from twofold.domain.therapist.records import SHORTLIST, Therapist
from twofold.frame.rooms import ROOMS
from twofold.store import Store


def openings(store: Store) -> dict[str, dict[str, Any]]:
    """Return what to give ``go`` for each place."""
    worksheets = store.worksheets.all()
    opened = next(sheet for sheet in worksheets if sheet.revealed is not None)
    hidden = next((sheet for sheet in worksheets if sheet.revealed is None), opened)
    assert opened.revealed is not None
    row = opened.revealed.side("a").rows[0].id
    plan = store.plans.all()[0]
    session = next(one for one in store.sessions.all() if one.status == "finished")
    agreement, letter = store.agreements.all()[0], store.letters.all()[0]
    opened_letter = next(one for one in store.letters.all() if one.opened)
    day, evening = store.days.all()[0], store.evenings.all()[0]
    work = next(one for one in store.works.all() if one.slices)
    reply = store.replies.all()[0]
    path = store[Path].all()[0]
    waiting = next((one for one in store[Path].all() if one.opened is None), path)
    known = store[Therapist].all()[0]
    private = {"side": "a", "about": hidden.id}
    found: dict[str, dict[str, Any]] = {
        "listening.setup": {"protocol_id": session.protocol.id},
        "listening.pulse": {"session_id": session.id},
        "listening.note": {"session_id": session.id},
        "listening.session": {"session_id": session.id},
        "listening.replay": {"session_id": session.id},
        "worksheet.sheet": private,
        "worksheet.row": {**private, "row_id": "none"},
        "worksheet.guess": private,
        "worksheet.reveal": {"worksheet_id": hidden.id},
        "worksheet.together": {"worksheet_id": opened.id},
        "worksheet.request": {"worksheet_id": opened.id, "row_id": row},
        "worksheet.circles": {"side": "a", "about": reply.id},
        "worksheet.paper": {"worksheet_id": opened.id},
        "promises.card": {"agreement_id": agreement.id},
        "promises.review": {"agreement_id": agreement.id},
        "retreat.hearts": {"side": "a", "about": plan.id},
        "retreat.follow": {"plan_id": plan.id, "after": 1},
        "tuning.card": {"side": "a", "about": day.id},
        "tuning.open": {"about": day.id},
        "tuning.day": {"day_id": day.id},
        "closeness.write": {"side": "a", "about": "closeness-9"},
        "closeness.open": {"about": "closeness-1"},
        "closeness.look": {"look_id": "closeness-1"},
        "questions.table": {"evening_id": evening.id},
        "questions.answer": {"side": "a", "about": evening.id},
        "eyes.gaze": {"seconds": 60},
        "letters.write": {"side": letter.author or "a", "about": letter.id},
        "letters.versions": {"side": letter.author or "a", "about": letter.id},
        "letters.give": {"side": letter.author or "a", "about": letter.id},
        "letters.open": {"about": letter.id},
        "letters.read": {"letter_id": letter.id},
        "remove": {"table": "letters", "record_id": letter.id},
        "letters.paper": {"letter_id": letter.id},
        "moments.write": {"side": "a", "about": "new"},
        "moments.own": {"side": "a"},
        "questions.away": {"side": "a"},
        "book.own": {"side": "a"},
        "book.paper": {"year": next((one.year for one in store[YearChoice].all()), 2026)},
        "book.entry": {"entry_id": f"letters/{opened_letter.id}"},
        "path.on": {"path_id": path.id},
        "path.prepare": {"side": "a", "about": waiting.id},
        "path.open": {"about": waiting.id},
        "path.talk": {"path_id": path.id, "talk": "understand"},
        "path.circle": {"path_id": path.id},
        "path.look": {"path_id": path.id},
        "therapist.say": {"side": "a", "about": SHORTLIST},
        "therapist.open": {"about": SHORTLIST},
        **{f"therapist.{page}": {"therapist_id": known.id} for page in ("one", "call", "helps", "paper")},
        "shelf.work": {"work_id": work.id},
        "shelf.passages": {"work_id": work.id, "slice_id": work.slices[0].id},
    }
    alone = ("retreat.hearts", "retreat.begin", "retreat.good", "retreat.needs")
    for place in ROOMS:
        if place.startswith("retreat.") and place not in alone:
            found.setdefault(place, {})["plan_id"] = plan.id
    return {place: found.get(place, {}) for place in ROOMS}
