"""Untrue materials: which of one's cases wait for what one says to it, and until when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from xuke import catalogue
from xuke.casework import messages
from xuke.casework.case.kind import load_case
from xuke.casework.stream.kinds import Loaded
from xuke.kernel.case.people import applicant_name
from xuke.kernel.case.reasons import untruth_due
from xuke.kernel.case.state import Case
from xuke.kernel.person import Person
from xuke.web.documents import parts, registry
from xuke.web.words import sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubted:
    """A case whose materials are held untrue, while its applicant may still speak."""

    stream: UUID
    item_name: str
    number: str
    applicant: str
    authority: str
    contact: str
    due: date
    letter: str


def doubted(person: Person, today: date) -> list[Doubted]:
    """Return the person's cases in which he may speak today on what is held untrue."""
    told = messages.streams_told(person, messages.UNTRUTH)
    return [one for stream in told for one in _waiting(load_case(stream), person, today)]


def last_day(case: Case, today: date) -> date | None:
    """Return until when the applicant may speak, if he may today."""
    due = untruth_due(case, catalogue.calendar())
    return due.due if due and today <= due.due else None


def _waiting(loaded: Loaded[Case], person: Person, today: date) -> Iterator[Doubted]:
    """Yield the case, where its owner is still waited for."""
    case, place = loaded.state, loaded.stream
    due = last_day(case, today)
    if due and case.owner == person.id:
        yield Doubted(
            stream=place.id,
            item_name=catalogue.item(case.item).name,
            number=case.number,
            applicant=applicant_name(case),
            authority=sentences.authority(place.authority),
            contact=parts.whom_to_ask(place.authority, today),
            due=due,
            letter=_letter(loaded),
        )


def _letter(loaded: Loaded[Case]) -> str:
    """Return the name of the letter that told it; nothing where there is none."""
    letters = (
        one.slug
        for one in registry.registered()
        if one.kind == loaded.stream.kind
        and registry.act_in(one, loaded.state, [loaded.state.procedure.untruth])
    )
    return next(letters, "")
