"""What an official may do now in a case, and why other steps may not be taken."""

from collections.abc import Iterator

from django.urls import reverse

from xuke.casework.case.kind import CASES
from xuke.kernel.case.acceptance import missing_materials
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.state import Case, Phase
from xuke.kernel.stream import Next
from xuke.rooms.desk.queries.tabs import Context
from xuke.web.acts.steps import Barred, by_reason, groups
from xuke.web.case.file import CaseFile
from xuke.web.site import places
from xuke.web.words import sentences


def buttons(file: CaseFile) -> list[Context]:
    """Return the main steps that this official may take now, each with its address."""
    shown = [_button(file, one) for one in file.steps if one.allowed and _has_page(one.name)]
    # Where a required material lacks, acceptance would be refused: the notice comes first.
    lacking = file.case.phase is Phase.RECEIVED and bool(missing_materials(file.case))
    told = [one for one in shown if lacking and one["step"] == "request-correction"]
    first = next(iter(told or shown), None)
    return [{**one, "primary": one is first} for one in shown]


def other_steps(file: CaseFile) -> Iterator[Context]:
    """Yield what else may be done now: the law's procedure, and who has the case."""
    allowed = {one.name for one in file.steps if one.allowed and one.name in CASES.plain}
    return groups(
        CASE.kind, allowed, file, lambda step: reverse("desk:act", args=[file.stream.id, step])
    )


def blocked(file: CaseFile) -> list[Barred]:
    """Return why an official may not take other steps."""
    steps = [one for one in file.steps if _is_officials(one.name)]
    return by_reason(CASE.kind, steps, file.names)


def _is_officials(verb: str) -> bool:
    """Whether an official may do this; any other verb is the applicant's own."""
    return verb in CASES.plain or _has_page(verb)


def _has_page(verb: str) -> bool:
    """Whether a room has a page for this verb: it is a main one."""
    return places.has_page(CASE.kind, verb)


def _button(file: CaseFile, one: Next[Case]) -> Context:
    url = places.verb_url(CASE.kind, one.name, file.stream.id)
    label = sentences.step(one.name, CASE.kind)
    return {"step": one.name, "label": label, "allowed": True, "url": url}
