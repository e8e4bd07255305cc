"""Answers put right after acceptance, as pages show them: asked for, and changed."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from xuke import catalogue
from xuke.casework.case.answers import answers_of
from xuke.casework.definitions import hidden_in
from xuke.casework.sealing import open_answers
from xuke.kernel.case import events
from xuke.web.case.file import CaseFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """One answer as it was and as it is to be, or is."""

    id: str
    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowed:
    """准许更正: on which day, by whom where the reader may know it, and why."""

    on: date
    by: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """更正: why it was asked for and when, each answer before and after, what it calls for besides.

    `lacking` are the names of the materials that the new answers call for and that are not there;
    `by` is the official who handed the request in for the applicant, if one did.
    """

    on: date
    reason: str
    rows: list[Changed]
    lacking: list[str]
    by: str = ""
    allowed: Allowed | None = None


def asked(file: CaseFile) -> Amendment | None:
    """Return what is asked to be put right and not answered yet, if anything is."""
    request = file.case.amendment
    if request is None or file.case.decision or file.case.closed_on:
        return None
    there = {one.material for one in file.case.materials}
    lacking = [one for one in request.called_for if one not in there]
    return _told(file, request, answers_of(file.stream.id, file.case), lacking)


def made(file: CaseFile, people: Mapping[str, str] | None = None) -> list[Amendment]:
    """Return what was put right, oldest first, each with the answers that stood before it.

    `people` are the names of the officials, for officials alone.
    """
    if not file.case.amended:
        return []
    return list(_made(file, people or {}))


def _made(file: CaseFile, people: Mapping[str, str]) -> Iterator[Amendment]:
    """Yield the amendments on their way through the history."""
    form: dict[str, str] = {}
    request: events.AmendmentRequested | None = None
    for one in file.history:
        event = one.event
        if isinstance(event, events.AmendmentRequested):
            request = event
        elif isinstance(event, events.AmendmentAllowed) and request:
            told = _told(file, request, _opened(file, form), [])
            by = "" if request.by == file.case.owner else people.get(request.by, "")
            said = Allowed(on=event.on, by=people.get(event.by, ""), reason=event.reason)
            yield replace(told, by=by, allowed=said)
            form |= request.form
        elif isinstance(event, events.CorrectedOnTheSpot):
            form |= {event.target: event.value}
        elif isinstance(event, events.Submitted | events.Corrected):
            form |= event.form


def _told(
    file: CaseFile,
    request: events.AmendmentRequested,
    before: Mapping[str, str],
    lacking: Collection[str],
) -> Amendment:
    names, after = file.things, _opened(file, request.form)
    hidden = frozenset() if file.person.id == file.case.owner else hidden_in(file.case)
    rows = [
        Changed(
            id=name,
            label=names.get(name, name),
            before=_shown(before.get(name, ""), is_hidden=name in hidden),
            after=_shown(text, is_hidden=name in hidden),
        )
        for name, text in after.items()
    ]
    lacks = [names.get(one, one) for one in lacking]
    return Amendment(on=request.on, reason=request.reason, rows=rows, lacking=lacks)


def _opened(file: CaseFile, form: Mapping[str, str]) -> dict[str, str]:
    """Return answers in clear."""
    return catalogue.as_typed(file.item, open_answers(file.stream.id, form, hidden_in(file.case)))


def _shown(text: str, *, is_hidden: bool) -> str:
    """Return an answer as it is shown; a number of a person is not."""
    if not text:
        return _("（未填写）")
    return _("已填写，未显示") if is_hidden else text
