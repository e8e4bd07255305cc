"""A case as pages, programs and the terminal read it, with the header that each of them shows."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from xuke.casework.case.kind import CASES
from xuke.casework.case.naming import called
from xuke.casework.case.objectors import authors_in, authors_told
from xuke.casework.definitions import is_assumed, item_of
from xuke.kernel.case.state import Case
from xuke.kernel.person import Person
from xuke.web.case.history import Entry
from xuke.web.case.rounds import before_amendment, in_rounds
from xuke.web.case.stream_file import Facts, StreamFile, seen_by
from xuke.web.words import sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFile(StreamFile[Case]):
    """One case with its history, as seen by one person."""

    @property
    def case(self) -> Case:
        """Return the case."""
        return self.loaded.state

    @property
    def item(self) -> Any:  # noqa: ANN401 - a LicenceItem; templates read it
        """Return the licence item, in the version under which the case was filed."""
        return item_of(self.case)

    @property
    def is_assumed(self) -> bool:
        """Whether that version is assumed 推定: what was filed before names none."""
        return is_assumed(self.case)

    @property
    def things(self) -> Mapping[str, str]:
        """Return the Chinese names of the item's materials, fields and examination points."""
        item = self.item
        points = {check.id: check.text for check in item.checklist}
        fields = {field.id: field.label for section in item.form for field in section.fields}
        materials = {material.id: material.name for material in item.materials}
        grounds = {id_: name for one in item.licence for id_, name in one.grounds.items()}
        own = {**points, **fields, **materials, **grounds}
        return {**own, **self.case.file_names, **self.objectors}

    @property
    def objectors(self) -> Mapping[str, str]:
        """Return who commented 公示意见, by what the record has for them; for officials alone."""
        return authors_in(self.stream.id, self.case) if self.official.is_official else {}

    def names(self, facts: Facts) -> dict[str, str]:
        """Return the names for the ids in these facts, and of who comments by an act of his own."""
        told = list(facts)
        return {**StreamFile.names(self, told), **authors_told(self.stream.id, told)}

    def timeline(
        self, *, for_public: bool = False, people: Mapping[str, str] | None = None
    ) -> list[Entry]:
        """Return the history as sentences, each examination with which of them it was.

        What was found before answers were put right says so.
        """
        told = StreamFile.timeline(self, for_public=for_public, people=people)
        told = list(before_amendment(self.history, told)) if self.case.amended else told
        return list(in_rounds(self.history, told)) if self.examinations_needed > 1 else told

    @property
    def examinations_needed(self) -> int:
        """Return how many persons must examine it; none before it is filed."""
        case = self.case
        return case.rule.examinations_needed(commitment=case.commitment) if case.rule else 0

    @property
    def header(self) -> Mapping[str, str]:
        """Return what the case_header component shows."""
        case = self.case
        return {
            "item_name": self.item.name,
            "applicant": case.applicant.name if case.applicant else "",
            "number": case.number,
            "phase": sentences.shown_phase(case.phase.value, case.item, case.action),
            "action": case.action.value,
            "channel": case.channel.value,
            "way": "commitment" if case.commitment else "",
        }


def open_case(stream: UUID, person: Person) -> CaseFile:
    """Return the case, or raise NoSuchCase where the person may not see it.

    Its files are called as whoever handed them in calls them, whatever the record has for it.
    """
    loaded = seen_by(person, CASES, stream)
    return CaseFile(loaded=replace(loaded, state=called(stream, loaded.state)), person=person)
