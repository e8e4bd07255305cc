"""Who may send no more is told so in words, on the page and by the API, with what to do now."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pytest_django import Settings
from tests.rooms.portal.conftest import PDF, Applicant
from tests.rooms.portal.test_api import APPLICATION, Caller, caller

from xuke.casework.models import Blob

__all__ = ["caller"]
BOUNDS = [
    pytest.param("MOST_MEGABYTES_A_DRAFT", "case", "一份申请的文件总共不能超过 0 MB", id="draft"),
    pytest.param("MOST_MEGABYTES_IN_DRAFTS", "account", "草稿里的文件总共不能超过", id="account"),
    pytest.param("MOST_MEGABYTES_A_DAY", "day", "请明天再上传", id="day"),
]


@pytest.mark.parametrize(("name", "_code", "words"), BOUNDS)
def test_the_page_says_why_and_what_now(
    applicant: Applicant, settings: Settings, name: str, _code: str, words: str
) -> None:
    setattr(settings, name, 0)
    place = reverse("portal:upload", args=[applicant.draft(), "floor-plan"])

    answer = applicant.client.post(place, {"file": SimpleUploadedFile("图.pdf", PDF)})

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert Blob.objects.count() == 0


@pytest.mark.parametrize(("name", "code", "words"), BOUNDS)
def test_programs_are_told_the_same(
    caller: Caller, settings: Settings, name: str, code: str, words: str
) -> None:
    setattr(settings, name, 0)
    case = caller.post("/applications", APPLICATION).json()["case"]

    answer = caller.attach(case, "floor-plan")

    assert answer.status_code == 422
    assert answer.json()["code"] == f"{code}-full"
    assert words in answer.json()["message"]
