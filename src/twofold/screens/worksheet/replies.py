"""The replies of a round, as they are now."""

from twofold.domain.worksheet.requests import Reply
from twofold.screens.house import House


def replies_of(house: House, worksheet_id: str) -> list[Reply]:
    """Return all replies of the round *worksheet_id*; of one that waits to be saved the newer version."""
    waiting = {record.id: record for record in house.unsaved if isinstance(record, Reply)}
    stored = house.store.replies.where(lambda reply: reply.worksheet == worksheet_id)
    kept = [reply for reply in stored if reply.id not in waiting]
    return kept + [r for r in waiting.values() if r.worksheet == worksheet_id and r.deleted is None]
