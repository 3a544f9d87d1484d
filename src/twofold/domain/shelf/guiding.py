"""The questions that guide the talk about a work: of a novel, a guide, an essay or a film."""

from msgspec.structs import replace

from twofold.domain.listening.protocols import Protocol, Step

from .records import Form

GUIDES: dict[Form, str] = {"guide": "For a guide", "essay": "For an essay"}
"""What the questions for a form are called in the protocol; those for a novel stand there first."""


def guided(protocol: Protocol, form: Form) -> Protocol:
    """Return *protocol* with the questions for a book of *form* alone.

    It stays as it is where nobody said what kind of book it is, or it has none for it.
    """
    if not form or (form != "novel" and GUIDES[form] not in _names(protocol)):
        return protocol
    rounds = (
        replace(each, steps=tuple(_guided(step, GUIDES.get(form, "")) for step in each.steps))
        for each in protocol.rounds
    )
    return replace(protocol, rounds=tuple(rounds))


def questions(protocol: Protocol, form: Form) -> tuple[str, ...]:
    """Return the questions of *protocol* that guide the talk about a book of *form*, or about a film."""
    steps = (step for each in guided(protocol, form).rounds for step in each.steps if step.kind == "speak")
    return next((step.stems for step in steps if step.stems), ())


def _names(protocol: Protocol) -> set[str]:
    return {stems.name for each in protocol.rounds for step in each.steps for stems in step.more}


def _guided(step: Step, name: str) -> Step:
    own = next((stems.lines for stems in step.more if stems.name == name), step.stems)
    return replace(step, stems=own, more=())
