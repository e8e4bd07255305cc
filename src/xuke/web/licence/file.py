"""A licence as pages, programs and the terminal show it: one reading of it for everybody."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from xuke import catalogue
from xuke.casework.licence.kind import LICENCES
from xuke.catalogue.item import LicenceItem
from xuke.kernel.licence.state import Licence
from xuke.kernel.licence.words import Status
from xuke.kernel.person import Person
from xuke.web import clock
from xuke.web.case.stream_file import StreamFile, seen_by


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceFile(StreamFile[Licence]):
    """One licence with its history, as seen by one person."""

    @property
    def state(self) -> Licence:
        """Return the licence as what is done today is judged."""
        return LICENCES.judged(self.loaded.state, clock.today())

    @property
    def licence(self) -> Licence:
        """Return the licence."""
        return self.state

    @property
    def item(self) -> LicenceItem:
        """Return the licence item."""
        return catalogue.item(self.licence.item)

    @property
    def things(self) -> Mapping[str, str]:
        """Return the Chinese names of the item's questions and grounds of deregistration."""
        fields = {field.id: field.label for part in self.item.form for field in part.fields}
        own = self.item.licence
        return fields | {id_: name for one in own for id_, name in one.grounds.items()}


def open_licence_file(stream: UUID, person: Person) -> LicenceFile:
    """Return the licence, or raise NoSuchLicence where the person may not see it."""
    return LicenceFile(loaded=seen_by(person, LICENCES, stream), person=person)


def step_of(name: str) -> str | None:
    """Return the name of a verb that somebody does by hand, if there is one of this name."""
    return name if name in LICENCES.plain else None


def status_on(licence: Licence, on: date) -> Status:
    """Return how the licence stands on the day: a term that ran out counts, recorded or not."""
    return Status.EXPIRED if licence.is_in_force and licence.is_over(on) else licence.status
