"""Mending what the checks found, by one key."""

from twofold.domain.people import Invalid

from .checks import Notice, findings
from .plan import Plan


def mend(plan: Plan, notice: Notice, new: str) -> Plan:
    """Return *plan* with what *notice* offers done. *new*: the id of a slot that it may add.

    Raises Invalid when the notice does not stand any more, or when there is nothing to offer.
    """
    for found in findings(plan):
        it = found.notice
        if (it.rule, it.day, it.slots) == (notice.rule, notice.day, notice.slots):
            remedy = found.remedy()
            if remedy is None:
                raise Invalid("This one needs the two of you: there is no free place to move it to.")
            return remedy.change(new)
    raise Invalid("This is in order already.")
