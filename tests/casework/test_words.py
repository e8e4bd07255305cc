"""By which words cases and licences are found, act by act and after a rebuild."""

from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from tests.casework import journey, officials
from tests.casework.journey import APPLICANT, CLERK, act

from xuke.casework.case import filing
from xuke.casework.models import CaseRow, CaseWords, LicenceRow, LicenceWords
from xuke.casework.stream.rebuild import rebuild
from xuke.casework.stream.searching import indexed

pytestmark = pytest.mark.django_db


def words_of(row: CaseRow | LicenceRow) -> str:
    """Return the words of a row as PostgreSQL writes them."""
    name = row.applicant_name if isinstance(row, CaseRow) else row.holder_name
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s::tsvector::text", [indexed(name, row.number)])
        return str(cursor.fetchone()[0])


def test_a_draft_is_found_by_nothing() -> None:
    journey.drafted()

    assert not CaseWords.objects.exists()


def test_an_open_case_is_found_by_its_applicant_and_number() -> None:
    stream = journey.submitted()

    kept = CaseWords.objects.get(stream=stream)

    assert (kept.authority, kept.is_open) == (journey.HOME, True)
    assert kept.words == words_of(row(stream))


def test_an_act_that_names_nobody_writes_no_words() -> None:
    stream = journey.submitted()
    CaseWords.objects.all().delete()

    officials.accept(stream, act(CLERK))

    assert not CaseWords.objects.exists()


def test_a_concluded_case_is_found_by_words_no_longer_but_its_licence_is() -> None:
    done = journey.delivered()

    kept = CaseWords.objects.get(stream=done.stream.id)
    licence = LicenceRow.objects.get()

    assert (kept.is_open, kept.words) == (False, "")
    assert LicenceWords.objects.get(stream=licence.stream).words == words_of(licence)


def test_rebuilding_changes_no_words() -> None:
    journey.delivered()
    journey.submitted()
    filing.withdraw(journey.submitted(), "不办了", act(APPLICANT))
    before = kept_rows()

    rebuild()

    assert kept_rows() == before


def kept_rows() -> tuple[list[Any], list[Any]]:
    cases, licences = (one.objects.order_by("stream") for one in (CaseWords, LicenceWords))
    return list(cases.values()), list(licences.values())


def row(stream: UUID) -> CaseRow:
    return CaseRow.objects.get(stream=stream)
