"""A licence as pages, programs and the terminal show it: one reading of it for everybody."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from xuke import catalogue
from xuke.access.people import names_of
from xuke.casework.licence.kind import LICENCES, NoSuchLicence, load_licence
from xuke.casework.stream.act import at_authority
from xuke.casework.stream.kinds import Loaded
from xuke.casework.stream.visibility import may_see
from xuke.catalogue.item import LicenceItem
from xuke.kernel.licence.machine import LICENCE
from xuke.kernel.licence.state import Licence
from xuke.kernel.licence.words import Status
from xuke.kernel.person import Person
from xuke.kernel.stream import Next
from xuke.record.events import Recorded, Stream
from xuke.web.case.history import Entry, entries
from xuke.web.words.names import Names, accounts


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceFile:
    """One licence with its history, read once a request, as seen by one person."""

    stream: Stream
    licence: Licence
    history: Sequence[Recorded]
    person: Person

    @property
    def item(self) -> LicenceItem:
        """Return the licence item."""
        return catalogue.item(self.licence.item)

    @property
    def loaded(self) -> Loaded[Licence]:
        """Return the licence as the door reads it."""
        return Loaded(self.stream, self.licence, self.history)

    @property
    def official(self) -> Person:
        """Return the person with his rights at the licence's authority."""
        return at_authority(self.person, self.stream.authority)

    @property
    def steps(self) -> tuple[Next[Licence], ...]:
        """Return what the person may do now, and why not the rest."""
        return LICENCE.next(self.official, self.licence)


def open_licence_file(stream: UUID, person: Person) -> LicenceFile:
    """Return the licence, or raise NoSuchLicence where the person may not see it."""
    loaded = load_licence(stream)
    if not may_see(person, loaded.stream, loaded.state):
        raise NoSuchLicence(stream)
    return as_file(loaded, person)


def as_file(loaded: Loaded[Licence], person: Person) -> LicenceFile:
    """Return a licence that was loaded as this person stands to it."""
    return LicenceFile(
        stream=loaded.stream, licence=loaded.state, history=loaded.history, person=person
    )


def step_of(name: str) -> str | None:
    """Return the name of a verb that somebody does by hand, if there is one of this name."""
    return name if name in LICENCES.plain else None


def status_on(licence: Licence, on: date) -> Status:
    """Return how the licence stands on the day: a term that ran out counts, recorded or not."""
    return Status.EXPIRED if licence.is_in_force and licence.is_over(on) else licence.status


def things(file: LicenceFile) -> dict[str, str]:
    """Return the Chinese names of the item's questions and grounds of deregistration, by id."""
    fields = {field.id: field.label for part in file.item.form for field in part.fields}
    return fields | {id_: name for one in file.item.licence for id_, name in one.grounds.items()}


def names(file: LicenceFile, facts: Iterable[Mapping[str, object]]) -> dict[str, str]:
    """Return the names for the ids in these facts: of things, and of the officials they name."""
    return things(file) | names_of(accounts(facts))


def timeline(file: LicenceFile) -> list[Entry]:
    """Return the history as sentences."""
    actors = {one.envelope.actor for one in file.history}
    people = names_of(actors | accounts(one.facts for one in file.history))
    return entries(file.history, Names(people=people, things=things(file)))
