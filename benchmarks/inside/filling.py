"""Fills the tables of lists with invented rows, and with the words by which they are found."""

import contextlib
from collections.abc import Iterator
from typing import Final
from uuid import UUID

import psycopg
from psycopg import sql

from benchmarks import synthetic
from benchmarks.synthetic import CASES, CERTIFICATES, DISCLOSURES, LICENCES
from xuke import catalogue
from xuke.casework.case.worklist import DUE_FIRST
from xuke.casework.models import CaseRow
from xuke.casework.stream.searching import indexed
from xuke.config.server.address import database_url
from xuke.config.settings import current

_OPEN: Final = (
    "SELECT stream, authority, year, true, applicant_name, number FROM casework_case"
    " WHERE phase <> 'concluded'"
)
_WORD_INDEXES: Final = (
    "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = %s AND indexdef LIKE '%% gin %%'"
)
_LICENCES: Final = "SELECT stream, authority, year, holder_name, number FROM casework_licence"


def open_cases(count: int) -> None:
    """Load so many open cases, and their words."""
    url, items = database_url(current()), list(catalogue.items())
    synthetic.load(url, synthetic.open_cases(count, items))
    _words(url, "casework_case_words", "stream, authority, year, is_open, words", _OPEN)


def everything(closed: int, waiting: int) -> None:
    """Put so many closed and waiting cases, licences and decisions in the place of what was."""
    url, items = database_url(current()), list(catalogue.items())
    tables = (CASES.name, LICENCES.name, CERTIFICATES.name, DISCLOSURES.name)
    _empty(url, *tables, "casework_case_words", "casework_licence_words")
    synthetic.load(url, synthetic.closed_cases(closed, items))
    synthetic.load(url, synthetic.open_cases(waiting, items, since=closed))
    synthetic.load(url, synthetic.licences(closed, items), LICENCES)
    synthetic.load(url, synthetic.certificates(closed, items), CERTIFICATES)
    words = [
        indexed(synthetic.applicant(serial), synthetic.certificate_number(serial))
        for serial in range(closed)
    ]
    with _unindexed(url, DISCLOSURES.name):
        synthetic.load(url, synthetic.disclosures(_concluded(url), items, words), DISCLOSURES)
    _words(url, "casework_case_words", "stream, authority, year, is_open, words", _OPEN)
    _words(url, "casework_licence_words", "stream, authority, year, words", _LICENCES)


def deep_key(rows: int) -> str:
    """Return the key of a page of the desk that so many waiting rows stand before."""
    row = CaseRow.objects.filter(waits_for="examiner").order_by("nearest", "stream")[rows]
    return DUE_FIRST.key_after(row)


def _concluded(url: str) -> list[UUID]:
    with psycopg.connect(url) as connection:
        found = connection.execute(
            "SELECT stream FROM casework_case WHERE phase = 'concluded' ORDER BY number"
        )
        return [stream for (stream,) in found]


def _empty(url: str, *tables: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        names = sql.SQL(", ").join(map(sql.Identifier, tables))
        connection.execute(sql.SQL("TRUNCATE {}").format(names))


def _words(url: str, table: str, columns: str, select: str) -> None:
    """Write the words of all rows that the query gives; name and number are its last columns."""
    into = sql.SQL("COPY {} (" + columns + ") FROM STDIN").format(sql.Identifier(table))
    with _unindexed(url, table), psycopg.connect(url) as reading, psycopg.connect(url) as writing:
        found = reading.cursor(name="rows")
        found.execute(select)
        with writing.cursor().copy(into) as copy:
            for *key, name, number in found:
                copy.write_row((*key, indexed(name, number)))


@contextlib.contextmanager
def _unindexed(url: str, table: str) -> Iterator[None]:
    """Take the indexes of words away while a table is filled: to build them at once is quicker."""
    with psycopg.connect(url, autocommit=True) as connection:
        indexes = connection.execute(_WORD_INDEXES, [table]).fetchall()
        for name, _definition in indexes:
            connection.execute(sql.SQL("DROP INDEX {}").format(sql.Identifier(name)))
        yield
        for _name, definition in indexes:
            connection.execute(definition.encode())
        connection.execute(sql.SQL("VACUUM ANALYZE {}").format(sql.Identifier(table)))
