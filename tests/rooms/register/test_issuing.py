"""Issuing on its page and for programs: seen before it is signed, done once, by a clerk."""

import pytest
from django.test import Client
from django.urls import reverse
from tests.rooms.desk.office import NURSE, Office, case_of, sent, text_of
from tests.rooms.register.certificates import certificate, issued
from tests.rooms.register.history import imported, past

from xuke.casework.models import NumberSeries
from xuke.casework.stream.rebuild import rebuild
from xuke.kernel.case.state import Phase
from xuke.rooms.register.models import Certificate, CertificateDocument

QUEUE = "/register/queue/"


def page(stream: object) -> str:
    return reverse("register:issue", args=[stream])


def test_the_queue_shows_what_was_granted_and_nothing_else(office: Office) -> None:
    granted = office.granted()
    issued_already, examined = issued(office), office.examined()

    shown = text_of(office.client("clerk").get(QUEUE))

    assert str(granted) in shown
    assert str(issued_already) not in shown
    assert str(examined) not in shown


def test_the_queue_is_for_officials(office: Office) -> None:
    assert office.client("applicant").get(QUEUE).status_code == 403
    assert Client().get(QUEUE).status_code == 302


def test_an_empty_queue_says_what_will_come(office: Office) -> None:
    assert "作出准予决定的办件会出现在这里" in text_of(office.client("clerk").get(QUEUE))


def test_the_certificate_is_seen_before_it_is_numbered(office: Office) -> None:
    stream = office.granted()

    answer = office.client("clerk").get(page(stream))

    assert 'src="data:image/png;base64,' in text_of(answer)
    assert "img-src 'self' data:" in answer.headers["Content-Security-Policy"]
    assert not NumberSeries.objects.filter(series__startswith="certificate/").exists()
    assert case_of(stream).phase is Phase.GRANTED


def test_a_clerk_issues_and_a_second_click_does_nothing(office: Office) -> None:
    stream, client = office.granted(), office.client("clerk")
    form = sent(stream)

    for _click in range(2):
        answer = client.post(page(stream), form)
        assert answer["Location"] == reverse("desk:case", args=[stream])

    assert case_of(stream).phase is Phase.ISSUED
    assert Certificate.objects.get().number.endswith("第0001号")


def test_a_page_that_is_too_old_issues_nothing(office: Office) -> None:
    stream = office.granted()
    form = sent(stream) | {"version": "1"}

    assert office.client("clerk").post(page(stream), form).status_code == 409
    assert case_of(stream).phase is Phase.GRANTED


@pytest.mark.parametrize(
    ("name", "status"),
    [
        pytest.param("first", 422, id="an examiner is told why not"),
        pytest.param("stranger", 404, id="another authority finds no case"),
        pytest.param("applicant", 403, id="an applicant is no official"),
    ],
)
def test_nobody_but_a_clerk_issues(office: Office, name: str, status: int) -> None:
    stream = office.granted()

    assert office.client(name).get(page(stream)).status_code == status
    assert office.client(name).post(page(stream), sent(stream)).status_code == status
    assert not Certificate.objects.exists()


def test_a_program_issues_and_learns_what_the_certificate_is_found_by(office: Office) -> None:
    stream = office.granted()

    client = Client(headers=office.token("clerk"))
    answer = client.post(f"/api/cases/{stream}/certificate", b"", content_type="application/json")

    kept = certificate(stream)
    assert answer.status_code == 200
    assert answer.json()["phase"] == "issued"
    assert answer.json()["certificate"] == {"number": kept.number, "identifier": kept.identifier}


def test_a_program_of_another_authority_finds_no_case(office: Office) -> None:
    stream = office.granted()

    client = Client(headers=office.token("stranger"))
    answer = client.post(f"/api/cases/{stream}/certificate", content_type="application/json")

    assert (answer.status_code, answer.json()["code"]) == (404, "not-found")


def test_a_program_with_an_older_version_is_told(office: Office) -> None:
    stream = office.granted()
    client = Client(headers=office.token("clerk"))

    body = {"version": 1}
    answer = client.post(f"/api/cases/{stream}/certificate", body, content_type="application/json")

    assert (answer.status_code, answer.json()["code"]) == (409, "stale-version")


def test_everybody_reads_a_certificate_over_json(office: Office) -> None:
    kept = certificate(issued(office))

    told = Client().get(f"/api/public/certificates/{kept.identifier}").json()

    assert told == {
        "identifier": kept.identifier,
        "number": kept.number,
        "name": "公共场所卫生许可证",
        "item": "公共场所卫生许可",
        "holder": kept.holder_name,
        "issuer": "上海市长宁区卫生健康委员会",
        "issued_on": kept.issued_on.isoformat(),
        "valid_from": kept.valid_from.isoformat() if kept.valid_from else None,
        "valid_until": kept.valid_until.isoformat() if kept.valid_until else None,
        "state": "valid",
        "imported": False,
    }


@pytest.mark.django_db
@pytest.mark.parametrize("identifier", ["1.2.156", "%00", "证"])
def test_an_identifier_that_names_nothing_is_answered_in_json(identifier: str) -> None:
    answer = Client().get(f"/api/public/certificates/{identifier}")

    assert (answer.status_code, answer.json()["code"]) == (404, "not-found")


def test_a_rebuild_changes_nothing_in_the_register(office: Office) -> None:
    kept = issued(office)
    office.client("clerk").get(reverse("register:document", args=[kept]))
    issued(office, NURSE)
    imported(past("P1", certificate_number="证1"), past("P2"))
    before = list(Certificate.objects.order_by("stream").values())
    documents = list(CertificateDocument.objects.values())

    rebuild()

    assert len(before) == 3
    assert list(Certificate.objects.order_by("stream").values()) == before
    assert list(CertificateDocument.objects.values()) == documents
