"""Whether a protocol can be carried out: what only shows once all of it is there."""

from collections.abc import Iterator

from .protocols import ANSWERS, TALKING, Protocol


def troubles(protocol: Protocol) -> Iterator[tuple[str, str]]:
    """Yield (key, reason) for each thing in *protocol* that cannot be carried out; nothing if it is sound.

    The types and ranges of single keys are checked when it is decoded; here is what only shows together.
    """
    low, high = protocol.minutes
    if low > high:
        yield "minutes", "put the smaller number first"
    if protocol.talking > high:
        yield (
            "minutes",
            f"the talking adds up to {protocol.talking:g} minutes, more than the {high:g} given",
        )
    least, most = protocol.range
    if protocol.lengths and least > most:
        yield "lengths", "put the smaller number first"
    elif protocol.lengths and not protocol.variants and not least <= high <= most:
        yield "lengths", f"its own length, {high:g} minutes, is not within them"
    elif protocol.lengths and (talking := protocol.with_length(least).talking) > least:
        yield "lengths", f"with {least:g} minutes in all the talking adds up to {talking:g} minutes"
    for number, variant in enumerate(protocol.variants, 1):
        talking = protocol.with_length(variant.minutes).talking
        if variant.minutes in [v.minutes for v in protocol.variants[: number - 1]]:
            yield f"variants[{number}].minutes", "another variant already has this length"
        elif talking > variant.minutes:
            yield f"variants[{number}].slot", f"the talking adds up to {talking:g} minutes with this slot"
    mirrors = 0
    for number, round_ in enumerate(protocol.rounds, 1):
        place = f"rounds[{number}]"
        kinds = [step.kind for step in round_.steps]
        mirrors += kinds.count("mirror")
        if not TALKING.intersection(kinds):
            yield f"{place}.steps", 'nobody talks in this round: add a step of kind "speak" or "together"'
        if round_.together and set(kinds) != {"together"}:
            yield f"{place}.steps", 'a round taken together has steps of kind "together" only'
        if not round_.together and "together" in kinds:
            yield f"{place}.steps", 'a step of kind "together" belongs in a round with together = true'
        if kinds.count("speak") > 1:
            yield f"{place}.steps", 'only one step of kind "speak" a round: make a second round of the other'
        spoken = False
        for index, step in enumerate(round_.steps, 1):
            where = f"{place}.steps[{index}]"
            if step.kind in TALKING and step.minutes is None:
                yield f"{where}.minutes", "a talking step needs its minutes"
            if step.kind not in TALKING and step.minutes is not None:
                yield f"{where}.minutes", 'only "speak" and "together" have minutes'
            if step.kind == "wish" and len(step.options) < 2:
                yield f"{where}.options", "a wish needs at least two options to pick from"
            if step.means and len(step.means) != len(step.options):
                yield f"{where}.means", "it says what each of the options means: give as many"
            if step.kind != "wish" and step.options:
                yield f"{where}.options", 'only a step of kind "wish" has options'
            if step.kind in ANSWERS and not spoken:
                yield f"{where}.kind", f'"{step.kind}" answers what was said: put it after a "speak" step'
            if step.more and not step.stems:
                yield f"{where}.more", "it adds to stems: give those first"
            if step.gate and step.kind not in ANSWERS:
                yield f"{where}.gate", "only what the listener says waits for the speaker's verdict"
            spoken = spoken or step.kind == "speak"
    if protocol.softer:
        yield from ((f"softer.{key}", reason) for key, reason in troubles(protocol.softened()))
    if protocol.mirror_required and not mirrors:
        yield "mirror_required", 'it is true, but no round has a step of kind "mirror"'
    if mirrors and protocol.done_by == "clock":
        yield "done_by", "where there is a mirror the speaker says done, not the clock"
