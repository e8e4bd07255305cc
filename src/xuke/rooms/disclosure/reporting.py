"""The file of a period for the credit platform: the authority's records with all data items."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import IO, Final

from django.db.models import QuerySet

from xuke.casework import looks
from xuke.casework.stream.act import Act
from xuke.catalogue.disclosure_standard import standard
from xuke.kernel.person import Person
from xuke.rooms.disclosure import dataitems, exporting, queries, standing
from xuke.rooms.disclosure.models import Disclosure
from xuke.web import clock

_CHUNK: Final = 1000


@dataclass(frozen=True, slots=True)
class Period:
    """What somebody reports: his authority's records that were decided from a day until a day."""

    person: Person
    since: date
    until: date

    @property
    def is_too_long(self) -> bool:
        """Whether few machines would open a workbook of it."""
        most = exporting.MOST_ROWS
        return self._records[: most + 1].count() > most

    def file(self, form: str, act: Act) -> IO[bytes]:
        """Return the file in this form; MakingOne where one is being made for this person.

        It holds numbers of persons in full: that somebody asked for it is recorded before, in a
        commit of its own, which holds nobody up while the file is made.
        """
        self._tell(form, act)
        with exporting.alone(self.person):
            return exporting.written(form, standard().columns, self._rows())

    def _tell(self, form: str, act: Act) -> None:
        rows, since, until = self._records.count(), self.since, self.until
        looks.export("disclosures", act, since=since, until=until, form=form, rows=rows)

    @property
    def _records(self) -> QuerySet[Disclosure]:
        return queries.of_authority(self.person, self.since, self.until)

    def _rows(self) -> Iterator[Mapping[str, str]]:
        """Yield the data items of the records, so many of them in memory at a time."""
        today = clock.today()
        for record, status in standing.with_statuses(self._records.iterator(chunk_size=_CHUNK)):
            yield dataitems.reported(record, today, status)
