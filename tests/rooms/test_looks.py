"""Who may see what is masked, and that each look is recorded: by every role, at every address."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

import pytest
from django.test import Client
from tests.rooms.desk.office import HOME, PDF, Office, case_of
from tests.rooms.disclosure.publishing import disclosed
from tests.rooms.register.held import state_of
from tests.rooms.register.test_waiting import told

from xuke import catalogue
from xuke.access.models import AccessLog, User
from xuke.casework.case.kind import load_case
from xuke.casework.looks import look
from xuke.casework.models import Blob, StreamRow
from xuke.casework.stream.rebuild import rebuild
from xuke.casework.stream.rows import SIZE
from xuke.catalogue import LicenceItem
from xuke.kernel.looking import LOOK, Seen
from xuke.record.models import EventRow
from xuke.rooms.people import reading
from xuke.rooms.register.models import CertificateDocument
from xuke.web import clock

pytestmark = pytest.mark.django_db
ROLES: Final = {
    "clerk": True,
    "first": True,
    "head": True,
    "reviewer": True,
    "publisher": False,
    "tongji": False,
    "guanli": False,
}
"""Whether the work of a role needs files and numbers in full."""


@pytest.fixture
def office(db: None) -> Office:
    office = Office()
    more = {"tongji": "statistician", "guanli": "admin", "reviewer": "legal-reviewer"}
    for name, role in more.items():
        office.users[name] = User.objects.create_user(name)
        office.give(name, role)
    return office


def looks() -> list[dict[str, Any]]:
    rows = EventRow.objects.filter(stream_kind=LOOK.kind).order_by("position")
    return [{"type": one.type, "actor": one.actor} | one.facts for one in rows]


def file_of(stream: UUID) -> str:
    digest = case_of(stream).materials[0].digest
    return f"/desk/case/{stream}/files/{digest}/"


@pytest.mark.parametrize("name", ROLES)
def test_files_are_for_whose_work_needs_them_and_each_is_recorded(
    office: Office, name: str
) -> None:
    stream = office.accepted()
    client = office.client(name)

    answer = client.get(file_of(stream))
    page = client.get(f"/desk/case/{stream}/materials/").content.decode()

    assert answer.status_code == (200 if ROLES[name] else 403)
    assert (f'href="{file_of(stream)}"' in page) is ROLES[name]
    told = [(one["type"], one["what"], one["actor"], one["subject"]) for one in looks()]
    mine = ("Looked", "file", str(office.users[name].pk), str(stream))
    assert told == ([mine] if ROLES[name] else [])


@pytest.mark.parametrize("name", ROLES)
def test_numbers_in_full_are_for_whose_work_needs_them_and_each_look_is_recorded(
    office: Office, name: str
) -> None:
    stream = office.accepted()

    answer = office.client(name).post(f"/desk/case/{stream}/materials/")

    assert answer.status_code == (200 if ROLES[name] else 403)
    assert len(looks()) == AccessLog.objects.count() == ROLES[name]


def taken(answer: Iterable[bytes]) -> bytes:
    """Read an answer to its end: so its file is closed."""
    return b"".join(answer)


@pytest.mark.parametrize("name", [*ROLES, "stranger"])
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_export_is_the_publishers_and_each_is_recorded(
    office: Office, name: str, form: str
) -> None:
    disclosed(office)
    today = clock.today().isoformat()
    asked = {"since": "2020-01-01", "until": today}

    answer = office.client(name).get(f"/disclosure/export.{form}", asked)
    taken(answer)

    assert answer.status_code == (200 if name == "publisher" else 403)
    told = [(one["type"], one["form"], one["rows"], one["until"]) for one in looks()]
    assert told == ([("Exported", form, 1, today)] if name == "publisher" else [])


@pytest.mark.parametrize("item", ["physician-practice", "tcm-specialty-physician-practice"])
def test_the_code_of_a_qualification_is_sealed_masked_and_a_look_at_it_recorded(
    office: Office, item: str
) -> None:
    code = catalogue.item(item).model_application()["qualification_number"]
    stream = office.accepted(item)
    client, address = office.client("first"), f"/desk/case/{stream}/materials/"

    page = client.get(address).content.decode()
    full = client.post(address).content.decode()

    assert code not in str(list(EventRow.objects.values_list("facts", flat=True)))
    assert code not in page
    assert f"{code[:6]}{'*' * (len(code) - 8)}{code[-2:]}" in page
    assert code in full
    assert [one["what"] for one in looks()] == ["sensitive-answers"]


@pytest.mark.parametrize(
    "item",
    [one for one in catalogue.items().values() if one.certificate],
    ids=lambda item: item.slug,
)
def test_a_certificate_with_a_persons_number_is_taken_out_on_record(
    office: Office, item: LicenceItem
) -> None:
    face = item.certificate.face if item.certificate else ()
    said = {line.source for line in face} & item.sensitive
    stream = office.received(item.slug)
    CertificateDocument.objects.create(
        stream=stream, authority=HOME, year=clock.today().year, content=b"", made_at=clock.now()
    )

    codes = [
        office.client(name).get(f"/register/case/{stream}/certificate.pdf").status_code
        for name in ("applicant", "clerk")
    ]

    assert codes == [200, 200]
    assert [one["what"] for one in looks()] == (["certificate"] if said else [])


def test_what_was_not_exported_is_not_recorded(office: Office) -> None:
    office.client("publisher").get("/disclosure/export.csv", {"since": "", "until": ""})

    assert looks() == []


def test_the_administrator_reads_who_looked_at_what(office: Office) -> None:
    stream = office.accepted()
    office.client("first").get(file_of(stream))
    office.client("clerk").post(f"/desk/case/{stream}/materials/")
    disclosed(office)
    taken(
        office.client("publisher").get(
            "/disclosure/export.csv", {"since": "2020-01-01", "until": clock.today().isoformat()}
        )
    )

    page = office.client("guanli").get("/people/looks/").content.decode()

    assert f"{case_of(stream).number}（公共场所卫生许可）" in page
    assert "《公共场所卫生管理制度》" in page
    assert PDF.name not in page
    assert case_of(stream).materials[0].digest[:16] not in page
    assert str(stream) not in page
    assert "first某" in page
    assert "clerk某" in page
    assert "含完整证件号码" in page


def test_a_licence_and_a_document_are_told_by_name_too(office: Office) -> None:
    case = office.accepted()
    look(Seen.ANSWERS, load_case(case), office.act("clerk"), "application-form")
    owed = told(office, is_served=False)
    office.client("clerk").get(f"/register/licences/{owed}/act/deliver-paper/")

    page = office.client("guanli").get("/people/looks/").content.decode()

    assert f"{state_of(owed).number}（公共场所卫生许可）" in page
    assert f"查看“{state_of(owed).number}（公共场所卫生许可）”的送达地址和联系电话" in page
    assert "申请表》" in page
    assert "application-form" not in page
    assert str(owed) not in page


@pytest.mark.parametrize("rebuilt", [False, True])
def test_looks_of_one_day_are_read_latest_first_page_after_page(
    office: Office, rebuilt: bool
) -> None:
    file, by = load_case(office.accepted()), office.act("clerk")
    instants = [by.at + timedelta(minutes=number) for number in range(SIZE + 7)]
    for at in [*instants[1::2], *instants[::2]]:
        look(Seen.FILE, file, replace(by, at=at))
    if rebuilt:
        StreamRow.objects.all().delete()
        rebuild()

    first, key = reading.looks(office.person("guanli"), "")
    last, end = reading.looks(office.person("guanli"), key)

    assert (len(first), end) == (SIZE, "")
    assert [one.at for one in first + last] == instants[::-1]


@pytest.mark.parametrize("name", [one for one in ROLES if one != "guanli"])
def test_nobody_else_reads_who_looked(office: Office, name: str) -> None:
    assert office.client(name).get("/people/looks/").status_code == 403


def test_a_stranger_is_asked_to_sign_in(office: Office) -> None:
    assert Client().get("/people/looks/").status_code == 302
    assert Blob.objects.count() == 0
