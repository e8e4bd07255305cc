"""The signed document of a certificate: ordered with the act, made once, for those concerned."""

import os
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from uuid import UUID, uuid4

import pypdf
import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob
from tests.casework import journey, officials
from tests.rooms.desk.office import Office, case_of
from tests.rooms.register.certificates import certificate, document, issued
from tests.rooms.register.history import imported, past

from xuke import catalogue
from xuke.casework.case.kind import load_case
from xuke.casework.models import NumberSeries
from xuke.gateways.seal import Verdict
from xuke.kernel.case.state import Phase
from xuke.rooms.register import documents
from xuke.rooms.register.certificate import CERTIFICATE
from xuke.rooms.register.documents import MAKE_DOCUMENT, NoCertificate, document_of
from xuke.rooms.register.models import CertificateDocument
from xuke.web import clock
from xuke.web.documents import printing
from xuke.web.documents.registry import Subject
from xuke.web.documents.sealing import seal
from xuke.web.words.dates import chinese_date


def words(content: bytes) -> str:
    """Return a document's words without spaces, line ends and places to break a line."""
    pages = pypdf.PdfReader(BytesIO(content)).pages
    text = "".join(page.extract_text() for page in pages)
    return "".join(one for one in text if one.isprintable() and not one.isspace())


def work(address: str) -> None:
    """Let a worker do what is ordered, as the product's own does, until nothing is left."""
    environment = {
        **os.environ,
        "DATABASE_URL": address,
        "DJANGO_SETTINGS_MODULE": "xuke.config.django",
    }
    command = [sys.executable, "-m", "django", "procrastinate", "worker", "--one-shot"]
    subprocess.run(command, env=environment, check=True, capture_output=True, timeout=60)


def test_a_worker_makes_the_document_that_was_ordered(committed_url: str) -> None:
    stream = journey.granted()
    officials.issue(stream, journey.act(journey.CLERK, days=2))
    assert not CertificateDocument.objects.exists()

    work(committed_url)

    # A worker that starts also orders the hourly work, if it fell due a little while ago.
    (job,) = ProcrastinateJob.objects.filter(task_name=MAKE_DOCUMENT)
    assert job.status == "succeeded"
    kept = CertificateDocument.objects.get(stream=stream)
    assert seal().judge(bytes(kept.content)) is Verdict.GENUINE


def test_act_and_order_are_undone_together(committing: object) -> None:
    stream = journey.granted()

    with transaction.atomic():
        officials.issue(stream, journey.act(journey.CLERK, days=2))
        assert ProcrastinateJob.objects.exists()
        transaction.set_rollback(True)

    assert case_of(stream).phase is Phase.GRANTED
    assert not ProcrastinateJob.objects.exists()
    assert not NumberSeries.objects.filter(series__startswith="certificate/").exists()


def test_a_repeated_act_orders_nothing_twice(office: Office) -> None:
    stream, request = office.granted(), uuid4()
    for _time in range(2):
        officials.issue(stream, replace(office.act("clerk"), request=request))

    assert ProcrastinateJob.objects.filter(task_name=MAKE_DOCUMENT).count() == 1


def test_a_document_that_is_made_twice_stays_the_first(office: Office) -> None:
    stream = issued(office)
    first = document(stream)

    again = document_of(stream, clock.now() + timedelta(days=1))

    assert bytes(again.content) == first
    assert CertificateDocument.objects.count() == 1


def test_of_two_who_make_it_at_once_the_first_stays(office: Office) -> None:
    stream = issued(office)
    first = documents._make(stream, clock.now())

    second = documents._make(stream, clock.now() + timedelta(hours=1))

    assert second.digest == first.digest


@pytest.mark.parametrize(
    ("name", "status"),
    [
        pytest.param("applicant", 200, id="the applicant"),
        pytest.param("clerk", 200, id="the clerk"),
        pytest.param("publisher", 200, id="any official of the authority"),
        pytest.param("stranger", 404, id="an official of another authority"),
    ],
)
def test_only_those_who_may_see_the_case_get_its_document(
    office: Office, name: str, status: int
) -> None:
    stream = issued(office)

    answer = office.client(name).get(reverse("register:document", args=[stream]))

    assert answer.status_code == status


def test_strangers_get_no_document(office: Office) -> None:
    stream = issued(office)

    assert Client().get(reverse("register:document", args=[stream])).status_code == 404


def test_the_document_is_handed_out_under_its_number_and_kept_by_nobody(office: Office) -> None:
    stream = issued(office)

    answer = office.client("applicant").get(reverse("register:document", args=[stream]))

    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.content == document(stream)


@pytest.mark.django_db
def test_a_certificate_of_the_past_has_no_document_of_ours() -> None:
    history = past("P1", certificate_number="证1")
    imported(history)

    with pytest.raises(NoCertificate):
        document_of(history.stream.id, clock.now())


@pytest.mark.django_db
@pytest.mark.parametrize("item", sorted(catalogue.items()))
def test_every_item_s_certificate_prints_its_whole_face(item: str) -> None:
    stream = journey.issued(item)

    content = document(stream)

    assert seal().judge(content) is Verdict.GENUINE
    printed, kept = words(content), certificate(stream)
    for expected in face_of(stream, item):
        assert "".join(expected.split()) in printed
    # Where it is doubtful whether the law sets a term, the paper says nothing of one.
    unsure = "validity" in catalogue.item(item).doubts and not kept.valid_until
    term = chinese_date(kept.valid_until) if kept.valid_until else "长期"
    for expected in (kept.number, kept.identifier, chinese_date(kept.issued_on)):
        assert expected in printed
    assert (term in printed) is not unsure


def face_of(stream: UUID, item: str) -> list[str]:
    """Return the labels and values that the certificate must bear."""
    spec = catalogue.item(item).certificate
    loaded = load_case(stream)
    place, case = loaded.stream, loaded.state
    assert spec is not None
    assert case.certificate is not None
    facts = printing.facts(CERTIFICATE, Subject(place, case))
    expected = [line.label for line in spec.face if not line.is_computed]
    assert [line["label"] for line in facts["face"]][: len(expected)] == expected
    return [str(facts["title"]), str(facts["number_label"]), *expected, *values(facts["face"])]


def values(face: list[dict[str, str]]) -> list[str]:
    return [line["value"] for line in face]


@pytest.mark.django_db
def test_a_sealed_answer_is_opened_for_the_face_and_printed_as_a_day() -> None:
    stream = journey.issued("nurse-practice")

    assert "1949年12月31日" in words(document(stream))
    assert "1949" not in str(case_of(stream).certificate)


@pytest.mark.django_db
def test_a_line_without_an_answer_stays_on_the_face() -> None:
    stream = journey.issued("medical-advertisement")
    loaded = load_case(stream)
    place, case = loaded.stream, loaded.state
    assert case.certificate is not None
    without = {name: text for name, text in case.certificate.face.items() if name != "duration"}

    issued = replace(case.certificate, face=without)
    told = printing.facts(CERTIFICATE, Subject(place, replace(case, certificate=issued)))

    assert {"label": "广告时长（秒）", "value": ""} in told["face"]
