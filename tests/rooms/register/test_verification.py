"""Anybody may ask whether a certificate is genuine and how it stands; nobody learns more."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import time_machine
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.rooms.desk.office import ELSEWHERE, NURSE, Office, text_of
from tests.rooms.register.certificates import certificate, document, issued, private_answers
from tests.rooms.register.history import imported, past

from xuke.gateways.forms import APPLICATION
from xuke.gateways.masking import mask_name
from xuke.gateways.seal import DevelopmentSeal, Verdict
from xuke.gateways.typesetting import typeset
from xuke.rooms.register.certificate import verification_url
from xuke.rooms.register.queries import LOOK_UPS_A_MINUTE
from xuke.web import clock
from xuke.web.documents.sealing import seal

VERIFY = "/register/verify/"
PLAIN: dict[str, object] = {"authority": "虚构机关", "on": "2026-01-20", "item": "虚构事项"}


def asked(code: str) -> str:
    return text_of(Client().post(VERIFY, {"code": code}, follow=True))


def judged(content: bytes) -> str:
    answer = Client().post(VERIFY, {"document": SimpleUploadedFile("证照.pdf", content)})
    return text_of(answer).partition('data-verdict="')[2].partition('"')[0]


def on(day: date) -> time_machine.travel:
    return time_machine.travel(datetime(day.year, day.month, day.day, 9, tzinfo=clock.SHANGHAI))


def unsigned() -> bytes:
    facts = PLAIN | {"applicant": "虚构", "sections": [{"title": "一", "rows": []}]}
    return typeset(APPLICATION, facts)


def test_the_address_of_the_qr_code_shows_the_certificate_without_login(office: Office) -> None:
    kept = certificate(issued(office))

    answer = Client().get(reverse("register:certificate", args=[kept.identifier]))

    shown = text_of(answer)
    assert answer.status_code == 200
    for words in ("公共场所卫生许可证", kept.number, kept.holder_name, "有效", kept.identifier):
        assert words in shown


def test_the_qr_code_names_the_public_address_of_this_page() -> None:
    address = verification_url("1.2.156")

    assert address == settings.PUBLIC_URL + reverse("register:certificate", args=["1.2.156"])


def test_a_certificate_expires_by_itself(office: Office) -> None:
    kept = certificate(issued(office))
    address = reverse("register:certificate", args=[kept.identifier])
    assert kept.valid_until is not None

    with on(kept.valid_until):
        assert "已过有效期" not in text_of(Client().get(address))
    with on(kept.valid_until + timedelta(days=1)):
        assert "已过有效期" in text_of(Client().get(address))


def test_a_scan_is_three_queries_with_the_count_of_the_caller(
    office: Office, django_assert_max_num_queries: Callable[[int], AbstractContextManager[object]]
) -> None:
    kept = certificate(issued(office))
    address = reverse("register:certificate", args=[kept.identifier])
    Client().get(address)

    with django_assert_max_num_queries(3):
        Client().get(address)


@pytest.mark.django_db
def test_a_term_that_has_not_begun_is_not_valid_yet() -> None:
    imported(past("P1", certificate_number="证1", valid_from=date(2099, 1, 1)))

    assert "尚未生效" in asked("证1")


@pytest.mark.django_db
def test_the_days_of_a_certificate_stand_in_their_order() -> None:
    days = {"valid_from": date(2024, 3, 1), "valid_until": date(2028, 2, 29)}
    imported(past("P1", certificate_number="证1", **days))

    shown = asked("证1")

    places = [shown.index(words) for words in ("发证日期", "有效期自", "有效期至", "数据来源")]
    assert places == sorted(places)


def test_a_number_is_found_whatever_brackets_are_typed(office: Office) -> None:
    kept = certificate(issued(office))
    year = f"〔{kept.issued_on.year}〕"
    assert year in kept.number

    for typed in (f"[{year[1:-1]}]", f"（{year[1:-1]}）", f"【{year[1:-1]}】 "):
        assert kept.identifier in asked(kept.number.replace(year, typed))


@pytest.mark.django_db
def test_a_number_that_two_authorities_gave_shows_both() -> None:
    imported(
        past("P1", certificate_number="卫字1号", name="虚构甲店"),
        past("P1", certificate_number="卫字1号", name="虚构乙店", authority=ELSEWHERE),
    )

    shown = asked("卫字1号")

    assert "虚构甲店" in shown
    assert "虚构乙店" in shown
    assert shown.count("历史数据导入") == 2


def test_an_identifier_leads_to_its_own_address(office: Office) -> None:
    kept = certificate(issued(office))

    answer = Client().post(VERIFY, {"code": f" {kept.identifier} "})

    assert answer["Location"] == reverse("register:certificate", args=[kept.identifier])


def test_a_person_is_masked_and_nothing_private_is_said_anywhere(office: Office) -> None:
    stream = issued(office, NURSE)
    kept = certificate(stream)
    page = Client().get(reverse("register:certificate", args=[kept.identifier]))
    told = Client().get(f"/api/public/certificates/{kept.identifier}")

    everything = text_of(page) + text_of(told) + asked(kept.number) + kept.identifier

    assert mask_name(kept.holder_name) in text_of(page)
    assert kept.holder_name not in everything
    private = private_answers(stream)
    assert {"applicant_id", "birth_date", "contact_phone", "mailing_address"} <= private.keys()
    for name, value in private.items():
        assert value not in everything, name


def test_a_physician_is_named_in_full_as_the_disclosure_names_him(office: Office) -> None:
    kept = certificate(issued(office, "physician-practice"))

    page = Client().get(reverse("register:certificate", args=[kept.identifier]))

    assert kept.holder_name in text_of(page)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "code",
    [
        pytest.param("长卫公证字〔2026〕第9999号", id="no such number"),
        pytest.param("1.2.156.3005.2.", id="part of an identifier"),
        pytest.param("' OR 1=1 --", id="an attempt"),
        pytest.param("𠮷%_\\", id="odd characters"),
    ],
)
def test_what_is_not_registered_is_not_found(code: str) -> None:
    answer = Client().post(VERIFY, {"code": code})

    assert answer.status_code == 404
    assert 'data-verdict="not-found"' in text_of(answer)


@pytest.mark.django_db
@pytest.mark.parametrize("code", ["%00", "%E8%AF%81", "x" * 3000, "..%2f"])
def test_an_address_that_names_nothing_is_not_found(code: str) -> None:
    assert Client().get(f"/register/verify/{code}/").status_code == 404


def test_an_identifier_copied_out_of_a_document_is_found(office: Office) -> None:
    kept = certificate(issued(office))
    copied = kept.identifier.replace(".", ".\u200b") + "\u200b"

    answer = Client().post(VERIFY, {"code": copied})

    assert answer["Location"] == reverse("register:certificate", args=[kept.identifier])


def test_a_slip_of_the_pen_is_told_from_a_number_that_does_not_exist(office: Office) -> None:
    kept = certificate(issued(office))
    wrong = kept.identifier[:-1] + ("A" if kept.identifier[-1] != "A" else "B")

    assert "校验位不符" in text_of(Client().get(reverse("register:certificate", args=[wrong])))


@pytest.mark.django_db
def test_nothing_to_verify_is_told_beside_the_form() -> None:
    answer = Client().post(VERIFY, {})

    assert answer.status_code == 422
    assert "请填写证照编号，或者选择要核验的 PDF 文件" in text_of(answer)


@pytest.mark.django_db
def test_guessing_many_numbers_is_slowed_down() -> None:
    client = Client()
    statuses = [
        client.post(VERIFY, {"code": "x"}).status_code for _time in range(LOOK_UPS_A_MINUTE)
    ]

    answer = client.post(VERIFY, {"code": "x"})

    assert set(statuses) == {404}
    assert answer.status_code == 429
    assert answer.headers["Retry-After"]
    assert client.get(VERIFY).status_code == 200


def test_our_document_is_genuine_and_shows_how_the_certificate_stands(office: Office) -> None:
    stream = issued(office)

    answer = Client().post(VERIFY, {"document": SimpleUploadedFile("证照.pdf", document(stream))})

    shown = text_of(answer)
    assert 'data-verdict="genuine"' in shown
    assert certificate(stream).number in shown
    assert "测试样章" in shown


def test_one_altered_byte_is_found_wherever_it_is(office: Office) -> None:
    content = document(issued(office))
    for place in (len(content) // 10, len(content) // 3, len(content) // 2):
        altered = bytearray(content)
        altered[place] ^= 1

        assert judged(bytes(altered)) != Verdict.GENUINE.value
    assert judged(content + b"\n") == Verdict.ALTERED.value


def foreign() -> bytes:
    with TemporaryDirectory() as folder:
        other = DevelopmentSeal.at(Path(folder))
        return other.seal(unsigned(), reason="伪造", at=clock.now())


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("made", "verdict"),
    [
        pytest.param(unsigned, Verdict.UNSIGNED, id="a document without a seal"),
        pytest.param(foreign, Verdict.FOREIGN, id="the seal of somebody else"),
        pytest.param(
            lambda: seal().seal(unsigned(), reason="试", at=clock.now()),
            Verdict.FOREIGN,
            id="our seal on what is no registered certificate",
        ),
        pytest.param(lambda: b"hello", Verdict.UNREADABLE, id="no document at all"),
        pytest.param(lambda: b"%PDF-1.7\n", Verdict.UNREADABLE, id="a broken document"),
    ],
)
def test_a_file_that_is_no_certificate_of_ours_is_told_so(
    made: Callable[[], bytes], verdict: Verdict
) -> None:
    assert judged(made()) == verdict.value


@pytest.mark.django_db
def test_a_file_that_is_too_large_is_refused_before_it_is_kept() -> None:
    content = b"0" * (42 * 1024 * 1024)

    answer = Client().post(VERIFY, {"document": SimpleUploadedFile("x.pdf", content)})

    assert answer.status_code == 413


@pytest.mark.django_db
def test_the_form_is_protected_against_other_sites() -> None:
    assert Client(enforce_csrf_checks=True).post(VERIFY, {"code": "x"}).status_code == 403


def test_programs_look_up_no_more_often_than_people_and_together_with_them(office: Office) -> None:
    identifier = certificate(issued(office)).identifier
    place, client = f"/api/public/certificates/{identifier}", Client()
    pages = [client.get(f"/register/verify/{identifier}/").status_code for _time in range(30)]
    programs = [client.get(place).status_code for _time in range(LOOK_UPS_A_MINUTE - 30)]

    refused = client.get(place)

    assert set(programs) == {200}
    assert set(pages) == {200}
    assert refused.status_code == 429
    assert refused.json()["code"] == "too-many-requests"
    assert int(refused.headers["Retry-After"]) > 0
    assert Client(REMOTE_ADDR="192.0.2.9").get(place).status_code == 200


def test_who_knows_one_identifier_does_not_know_the_next(office: Office) -> None:
    first, second = (certificate(issued(office)).identifier.split(".")[-3] for _time in range(2))

    assert first[:11] != second[:11]
    assert first[-8:] != second[-8:]
    assert len(first) == len("2026") + 7 + 8
