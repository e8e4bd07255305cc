import csv
from pathlib import Path
from uuid import UUID

import pytest
from pytest_django import Settings

from xuke import catalogue
from xuke.access.demonstration import (
    ACCOUNTS,
    ensure_demonstration_accounts,
)
from xuke.casework.case.kind import load_case
from xuke.casework.licence.kind import load_licence
from xuke.casework.models import Blob, CaseRow, LicenceRow
from xuke.config import demonstration as demo
from xuke.config.demonstration.closing import close_accounts
from xuke.gateways.uploads import Kind, kind_of
from xuke.kernel.case.state import Phase
from xuke.kernel.licence.words import AdverseAct
from xuke.record.models import EventRow
from xuke.record.verify import verify
from xuke.rooms.imports import import_cases
from xuke.web import clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def loaded(tmp_path: Path, settings: Settings) -> demo.DemoResult:
    settings.DATA_FOLDER = tmp_path
    return demo.load()


def test_the_year_is_1022_cases_and_279_visits(loaded: demo.DemoResult) -> None:
    assert (loaded.cases.new, loaded.supervision.new) == (1022, 279)
    assert "1022 件" in str(loaded)


def test_loading_twice_changes_nothing(loaded: demo.DemoResult) -> None:
    before = EventRow.objects.count()

    again = demo.load()

    assert (again.cases.new, again.supervision.new) == (0, 0)
    assert EventRow.objects.count() == before
    assert not verify().broken


def test_its_list_is_one_that_anybody_may_import(loaded: demo.DemoResult, tmp_path: Path) -> None:
    path = tmp_path / "demo" / "cases-2023.csv"

    assert import_cases(path, "440114-wjj").new == 1022


def test_every_applicant_is_visibly_invented(loaded: demo.DemoResult, tmp_path: Path) -> None:
    with (tmp_path / "demo" / "cases-2023.csv").open(encoding="utf-8-sig") as file:
        names = [row["applicant_name"] for row in csv.DictReader(file)]

    assert all(name.startswith("虚构") for name in names)
    named = CaseRow.objects.exclude(applicant_name="").values_list("applicant_name", flat=True)
    assert all(name.startswith("虚构") for name in named)


def test_the_year_lies_on_working_days_and_in_every_month(loaded: demo.DemoResult) -> None:
    calendar = catalogue.calendar()
    decided = CaseRow.objects.filter(imported=True).values_list("decided_on", flat=True)
    days = [day for day in decided if day]

    assert all(calendar.is_working_day(day) for day in days)
    assert {day.month for day in days} == set(range(1, 13))


def test_the_desk_has_a_case_in_every_stage(loaded: demo.DemoResult) -> None:
    phases = set(CaseRow.objects.filter(imported=False).values_list("phase", flat=True))

    assert phases >= {
        Phase.DRAFT,
        Phase.RECEIVED,
        Phase.IN_CORRECTION,
        Phase.ACCEPTED,
        Phase.EXAMINED,
        Phase.GRANTED,
        Phase.ISSUED,
        Phase.REFUSED,
        Phase.CONCLUDED,
    }


def test_on_the_desk_one_is_overdue_and_some_are_due_soon(loaded: demo.DemoResult) -> None:
    desk = CaseRow.objects.filter(imported=False).exclude(waits_for="")
    today = clock.today()
    due = sorted((row.due - today).days for row in desk if row.due)

    assert len([days for days in due if days < 0]) == 1
    assert len([days for days in due if 0 <= days <= 5]) >= 2


def test_certificates_of_the_desk_are_delivered_and_can_be_verified(
    loaded: demo.DemoResult,
) -> None:
    issued = EventRow.objects.filter(type="CertificateIssued").exclude(actor="import")
    delivered = EventRow.objects.filter(type="Delivered").values_list("stream", flat=True)

    identifiers = [one.facts["identifier"] for one in issued if one.stream in set(delivered)]

    assert len(identifiers) == 3
    assert all(one.startswith("1.2.156.3005.2.") for one in identifiers)


def test_one_holder_has_a_letter_and_may_answer_it_and_one_is_owed_his(
    loaded: demo.DemoResult,
) -> None:
    today = clock.today()
    told = LicenceRow.objects.filter(case__in=_named("虚构紫荆浴室")).get()
    owed = LicenceRow.objects.filter(case__in=_named("虚构海桐足浴店")).get()

    assert told.next_clock == "holder-answer"
    assert told.next_due is not None
    assert told.next_due >= today
    assert owed.next_clock == "delivery"
    assert load_licence(told.stream).state.is_intended(AdverseAct.REVOCATION)


def test_one_amendment_waits_for_its_answer_and_one_was_allowed(loaded: demo.DemoResult) -> None:
    waiting = load_case(_named("虚构石榴健身房")[0]).state
    allowed = load_case(_named("虚构木槿书店")[0]).state

    assert waiting.amendment is not None
    assert allowed.amendment is None
    assert len(allowed.amended) == 1
    assert allowed.phase is Phase.EXAMINED


def _named(applicant: str) -> list[UUID]:
    """Return the case of the desk that this invented applicant filed."""
    found = CaseRow.objects.filter(imported=False, applicant_name=applicant)
    return list(found.values_list("stream", flat=True))


def test_the_materials_of_the_desk_are_real_pdf_files(loaded: demo.DemoResult) -> None:
    contents = [bytes(blob.content) for blob in Blob.objects.all()]

    assert contents
    assert {kind_of(content) for content in contents} == {Kind.PDF}


def test_production_loads_no_invented_cases(settings: Settings, tmp_path: Path) -> None:
    settings.PRODUCTION = True

    with pytest.raises(demo.DemoRefused):
        demo.load()

    assert not EventRow.objects.exists()
    words = "\n".join(demo.account_lines())
    assert "xuke person add" in words
    assert "xuke demo" not in words


def test_what_production_has_closed_the_demonstration_opens_again_and_says_so(
    loaded: demo.DemoResult,
) -> None:
    closed = close_accounts()
    assert "xuke demo" in "\n".join(demo.account_lines())

    again = demo.load()

    assert closed == again.reopened == len(ACCOUNTS)
    assert f"重新启用了 {closed} 个演示账号" in str(again)
    assert "chuangkou" in "\n".join(demo.account_lines())
    assert "重新启用" not in str(demo.load())


def test_the_accounts_are_announced_once_they_exist(db: None) -> None:
    assert "chuangkou" not in "\n".join(demo.account_lines())
    ensure_demonstration_accounts()
    assert "chuangkou" in "\n".join(demo.account_lines())
