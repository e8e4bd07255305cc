"""A case as pages show it: the same header, answers, materials, gaps for everybody."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.utils.translation import gettext as _

from xuke import catalogue
from xuke.access.people import names_of
from xuke.casework.case.answers import answers_of, rule_of
from xuke.casework.case.kind import NoSuchCase, load_case
from xuke.casework.stream.act import at_authority
from xuke.casework.stream.kinds import Loaded
from xuke.casework.stream.visibility import may_see
from xuke.kernel.case import clocks
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.state import Case, Phase
from xuke.kernel.law.limit import Deadline
from xuke.kernel.person import Person
from xuke.kernel.stream import Next
from xuke.record.events import Recorded, Stream
from xuke.web import clock
from xuke.web.case.history import Entry, entries
from xuke.web.components import deadlines
from xuke.web.words import sentences
from xuke.web.words.names import Names, accounts

_LETTER: Final = "commitment-letter"
"""The material 承诺书 of every item that is granted on a promise: signed on the page, no file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFile:
    """One case with its history, read once a request, as seen by one person."""

    stream: Stream
    case: Case
    history: Sequence[Recorded]
    person: Person

    @property
    def item(self) -> Any:  # noqa: ANN401 - a LicenceItem; templates read it
        """Return the licence item."""
        return catalogue.item(self.case.item)

    @property
    def loaded(self) -> Loaded[Case]:
        """Return the case as the door reads it."""
        return Loaded(self.stream, self.case, self.history)

    @property
    def steps(self) -> tuple[Next[Case], ...]:
        """Return what the person may do now, and why not the rest."""
        return CASE.next(at_authority(self.person, self.stream.authority), self.case)

    @property
    def header(self) -> Mapping[str, str]:
        """Return what the case_header component shows."""
        case = self.case
        return {
            "item_name": self.item.name,
            "applicant": case.applicant.name if case.applicant else "",
            "number": case.number,
            "phase": case.phase.value,
            "action": case.action.value,
            "channel": case.channel.value,
            "way": "commitment" if case.commitment else "",
        }


def open_case(stream: UUID, person: Person) -> CaseFile:
    """Return the case, or raise NoSuchCase where the person may not see it."""
    loaded = load_case(stream)
    if not may_see(person, loaded.stream, loaded.state):
        raise NoSuchCase(stream)
    return as_file(loaded, person)


def as_file(loaded: Loaded[Case], person: Person) -> CaseFile:
    """Return a case that was loaded as this person stands to it."""
    return CaseFile(stream=loaded.stream, case=loaded.state, history=loaded.history, person=person)


def answers(file: CaseFile) -> list[dict[str, Any]]:
    """Return the answers by section, for the answers component; corrected ones are marked."""
    given = answers_of(file.stream.id, file.case)
    asked = {gap.target for gap in file.case.notice.gaps} if file.case.notice else set()
    changed = asked if file.case.corrected_on else set()
    return [
        {
            "id": section.id,
            "title": section.title,
            "rows": [
                {
                    "id": field.id,
                    "label": field.label,
                    "value": given.get(field.id, ""),
                    "changed": field.id in changed,
                }
                for field in section.fields
            ],
        }
        for section in file.item.sections(file.case.action)
    ]


def materials(file: CaseFile) -> list[dict[str, Any]]:
    """Return the materials of the case's action, each with its newest file."""
    rules = {one.id: one for one in rule_of(file.case).materials}
    return [
        _material(file, material, required=rules[material.id].required)
        for material in file.item.materials
        if material.id in rules
    ]


def _material(file: CaseFile, material: Any, *, required: bool) -> dict[str, Any]:  # noqa: ANN401
    """Return one material as the materials component shows it."""
    files = [one for one in file.case.materials if one.material == material.id]
    newest = files[-1] if files else None
    signed = file.case.letter if material.id == _LETTER else ""
    state = "attached" if newest else "shared" if material.shared else "missing"
    if signed:
        state = "signed"
    if _is_open_gap(file.case, material.id):
        state = "to-correct"
    return {
        "id": material.id,
        "name": material.name,
        "note": _("告知书版本：%(version)s") % {"version": signed} if signed else material.note,
        "required": required,
        "core": material.core,
        "state": state,
        "file_name": newest.file_name if newest else "",
        "size": newest.size if newest else 0,
        "digest": newest.digest if newest else "",
    }


def gaps(file: CaseFile) -> list[dict[str, Any]]:
    """Return what the correction notice asks for, each with whether it is done."""
    if file.case.notice is None:
        return []
    names = things(file)
    return [
        {
            "target": gap.target,
            "label": names.get(gap.target, gap.target),
            "what": gap.what,
            "done": not _is_open_gap(file.case, gap.target),
        }
        for gap in file.case.notice.gaps
    ]


def _is_open_gap(case: Case, target: str) -> bool:
    """Whether the notice asks for this and it has not come in."""
    if case.notice is None or case.corrected_on:
        return False
    asked = any(gap.target == target for gap in case.notice.gaps)
    return asked and target not in case.attached_since_notice


def things(file: CaseFile) -> dict[str, str]:
    """Return the Chinese names of the item's materials, fields and examination points, by id."""
    item = file.item
    points = {check.id: check.text for check in item.checklist}
    fields = {field.id: field.label for section in item.form for field in section.fields}
    return points | fields | {material.id: material.name for material in item.materials}


def names(file: CaseFile, facts: Iterable[Mapping[str, object]]) -> dict[str, str]:
    """Return the names for the ids in these facts: of things, and of the officials they name."""
    return things(file) | names_of(accounts(facts))


def timeline(file: CaseFile, *, for_public: bool = False) -> list[Entry]:
    """Return the history as sentences; the public is not told which official acted."""
    actors = {one.envelope.actor for one in file.history}
    told = accounts(one.facts for one in file.history)
    people = {} if for_public else names_of(actors | told)
    return entries(file.history, Names(people=people, things=things(file)))


def clocks_of(file: CaseFile) -> dict[str, Deadline]:
    """Return the case's deadlines by name, with their traces, for the page that explains them."""
    calendar = catalogue.calendar()
    named = {
        "completeness": clocks.completeness_due(file.case, calendar),
        "statutory": clocks.statutory_due(file.case, calendar),
        "committed": clocks.committed_due(file.case, calendar),
        "delivery": clocks.delivery_due(file.case, calendar),
        "disclosure": clocks.disclosure_due(file.case, calendar),
    }
    return {name: deadline for name, deadline in named.items() if deadline}


def deadline_views(file: CaseFile, why_url: str = "") -> list[deadlines.DeadlineView]:
    """Return the clocks that matter in this phase, the statutory one first."""
    return list(_views(file, clocks_of(file), why_url))


def _views(
    file: CaseFile, known: Mapping[str, Deadline], why_url: str
) -> Iterator[deadlines.DeadlineView]:
    """Yield each clock: running, met, or not yet started."""
    case, decided = file.case, file.case.decision
    if case.phase is Phase.RECEIVED and "completeness" in known:
        yield _running("completeness", known["completeness"], why_url)
    if case.phase is Phase.IN_CORRECTION and case.notice:
        yield _until("correction-answer", case.notice.answer_by)
    for name in ("statutory", "committed"):
        unsure = name in file.item.doubts
        if name in known and decided:
            label, due, why = sentences.case_clock(name), known[name].due, f"{why_url}#{name}"
            yield replace(deadlines.met(label, due, on=decided.on, why_url=why), unsure=unsure)
        elif name in known and not case.closed_on:
            yield replace(_running(name, known[name], why_url), unsure=unsure)
    if "delivery" in known and not case.delivered and not case.concluded_on:
        yield _running("delivery", known["delivery"], why_url)


def _running(name: str, deadline: Deadline, why_url: str) -> deadlines.DeadlineView:
    """Return a clock that still runs, with the page that explains it."""
    return _until(name, deadline.due, f"{why_url}#{name}")


def _until(name: str, due: date, why_url: str = "") -> deadlines.DeadlineView:
    """Return a clock that runs until this day."""
    label, calendar = sentences.case_clock(name), catalogue.calendar()
    return deadlines.running(label, due, today=clock.today(), calendar=calendar, why_url=why_url)
