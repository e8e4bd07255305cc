"""What an official may do now in a case, and why other steps may not be taken."""

from collections.abc import Iterator, Mapping
from typing import Final

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

_FOR_ANOTHER: Final[Mapping[str, str]] = {
    "correct": "hand-in",
    "request-amendment": "amend",
    "withdraw": "take-back",
}
"""What an applicant does himself, and a clerk for him; by the purposes of the pages."""
_BESIDE: Final = frozenset({"withdraw", "request-amendment"})
"""What is nobody's next step."""


def buttons(file: CaseFile) -> list[Context]:
    """Return the main steps that this official may take now, each with its address."""
    own = [_button(file, one) for one in file.steps if one.allowed and _has_page(one.name)]
    shown = own + for_the_applicant(file)
    # Where a required material lacks, acceptance would be refused: the notice comes first.
    lacking = file.case.phase is Phase.RECEIVED and bool(missing_materials(file.case))
    told = [one for one in shown if lacking and one["step"] == "request-correction"]
    first = next((one for one in told or shown if one["step"] not in _BESIDE), None)
    return [{**one, "primary": one is first} for one in shown]


def for_the_applicant(file: CaseFile) -> list[Context]:
    """Return what this official may do now for an applicant who does not act here himself."""
    if file.case.owner == file.person.id:
        return []
    steps = [one for one in file.steps if one.allowed and one.name in _FOR_ANOTHER]
    return [_step(one, places.url(_FOR_ANOTHER[one.name], file.stream.id)) for one in steps]


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
    return _step(one, places.verb_url(CASE.kind, one.name, file.stream.id))


def _step(one: Next[Case], url: str) -> Context:
    label = sentences.step(one.name, CASE.kind)
    return {"step": one.name, "label": label, "allowed": True, "url": url}
