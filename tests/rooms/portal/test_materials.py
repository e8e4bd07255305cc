"""Files on their way in and out."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.rooms.portal.conftest import PDF, Applicant

from xuke.casework.case.kind import load_case
from xuke.casework.models import Blob
from xuke.gateways.uploads import MEBIBYTE

OTHER_PDF = PDF.replace(b"Catalog", b"Catalog ")
ENCRYPTED = PDF.replace(b"trailer<<>>", b"trailer<</Encrypt 2 0 R>>")
ACTIVE = PDF.replace(b"/Type/Catalog", b"/Type/Catalog/OpenAction<</S/JavaScript/JS(x)>>")


def test_an_uploaded_file_stands_at_its_material(applicant: Applicant) -> None:
    stream = applicant.draft()

    assert applicant.upload(stream, "floor-plan", PDF, "../..\\平面图.PDF") == 302

    page = applicant.client.get(reverse("portal:materials", args=[stream])).content.decode()
    assert "平面图.pdf" in page
    assert "已上传" in page


def test_a_new_file_replaces_the_old_one(applicant: Applicant) -> None:
    stream = applicant.draft()

    applicant.upload(stream, "floor-plan", PDF)
    applicant.upload(stream, "floor-plan", OTHER_PDF)

    assert len(load_case(stream).state.materials) == 1


def test_the_same_file_twice_stays_there(applicant: Applicant) -> None:
    stream = applicant.draft()

    applicant.upload(stream, "floor-plan", PDF)
    applicant.upload(stream, "floor-plan", PDF)

    assert {one.material for one in load_case(stream).state.materials} == {"floor-plan"}


def test_the_same_upload_sent_twice_does_not_lose_the_file(applicant: Applicant) -> None:
    stream = applicant.draft()
    place = reverse("portal:upload", args=[stream, "floor-plan"])
    request = str(uuid4())
    for _time in range(2):
        sent = SimpleUploadedFile("图.pdf", PDF)
        applicant.client.post(place, {"file": sent, "request": request})

    assert len(load_case(stream).state.materials) == 1


def test_removing_a_file_leaves_it_where_else_it_was_put(applicant: Applicant) -> None:
    stream = applicant.draft()
    applicant.upload(stream, "floor-plan", PDF)
    applicant.upload(stream, "test-report", PDF)

    applicant.client.post(reverse("portal:remove", args=[stream, "floor-plan"]))

    assert [one.material for one in load_case(stream).state.materials] == ["test-report"]


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        pytest.param(b"", "空.pdf", "是空的", id="empty"),
        pytest.param(b"MZ\x90\0", "图.pdf", "只能上传", id="a program that claims to be a PDF"),
        pytest.param(b"<svg onload=x>", "图.svg", "只能上传", id="a picture with a script"),
        pytest.param(PDF, "图.exe", "后缀和内容不一致", id="a PDF that claims to be a program"),
        pytest.param(PDF[:20], "图.pdf", "不完整", id="broken off"),
        pytest.param(ENCRYPTED, "图.pdf", "有密码", id="encrypted"),
        pytest.param(ACTIVE, "图.pdf", "脚本", id="with a script"),
        pytest.param(PDF + b"\0" * 20 * MEBIBYTE, "图.pdf", "20 MB", id="a byte too many"),
    ],
)
def test_a_file_that_cannot_be_taken_is_refused_in_words_and_leaves_nothing(
    applicant: Applicant, content: bytes, name: str, words: str
) -> None:
    stream = applicant.draft()
    place = reverse("portal:upload", args=[stream, "floor-plan"])

    answer = applicant.client.post(place, {"file": SimpleUploadedFile(name, content)})

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert Blob.objects.count() == 0
    assert load_case(stream).state.materials == ()


def test_a_refused_file_does_not_take_the_old_one_away(applicant: Applicant) -> None:
    stream = applicant.draft()
    applicant.upload(stream, "floor-plan", PDF)

    assert applicant.upload(stream, "floor-plan", b"MZ") == 422

    assert len(load_case(stream).state.materials) == 1


def test_a_body_that_is_far_too_large_is_answered_before_it_is_read(applicant: Applicant) -> None:
    stream = applicant.draft()
    place = reverse("portal:upload", args=[stream, "floor-plan"])
    sent = SimpleUploadedFile("图.pdf", b"%PDF-" + b"\0" * 22 * MEBIBYTE)

    back = f"http://testserver{place}"
    answer = applicant.client.post(place, {"file": sent}, headers={"Referer": back})

    page = answer.content.decode()
    assert answer.status_code == 413
    assert "每个文件不能超过 20 MB" in page
    assert f'href="{back}"' in page
    assert Blob.objects.count() == 0


def test_an_upload_needs_the_token_of_the_page(applicant: Applicant) -> None:
    stream = applicant.draft()
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = applicant.client.cookies
    place = reverse("portal:upload", args=[stream, "floor-plan"])

    answer = strict.post(place, {"file": SimpleUploadedFile("图.pdf", PDF)})

    assert answer.status_code == 403
    assert load_case(stream).state.materials == ()


def test_a_material_that_is_not_listed_has_no_page(applicant: Applicant) -> None:
    stream = applicant.draft()

    for material in ("loss-statement", "application-form", "no-such-material"):
        place = reverse("portal:upload", args=[stream, material])
        assert applicant.client.get(place).status_code == 404


def test_a_file_comes_back_as_a_download_that_no_browser_runs(applicant: Applicant) -> None:
    stream = applicant.file()
    digest = load_case(stream).state.materials[0].digest

    answer = applicant.client.get(reverse("portal:file", args=[stream, digest]))

    assert answer.content == PDF
    assert answer["Content-Type"] == "application/pdf"
    assert (
        answer["Content-Disposition"]
        == "attachment; filename*=UTF-8''%E5%B9%B3%E9%9D%A2%E5%9B%BE.pdf"
    )
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_a_file_of_another_case_is_not_there(applicant: Applicant, stranger: Applicant) -> None:
    stranger.attach(stranger.draft(), content=OTHER_PDF)
    digest = Blob.objects.get().digest

    mine = applicant.file()

    assert applicant.client.get(reverse("portal:file", args=[mine, digest])).status_code == 404
