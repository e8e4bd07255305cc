"""Files on their way in and out."""

from io import BytesIO
from urllib.parse import unquote
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings
from django.urls import reverse
from PIL import Image
from tests import papers
from tests.gateways import making
from tests.rooms.portal.conftest import PDF, Answer, Applicant

from xuke.casework.case import files
from xuke.casework.case.kind import load_case
from xuke.casework.case.naming import called
from xuke.casework.models import Blob
from xuke.gateways.uploads import DEFAULT_LIMITS, MEBIBYTE
from xuke.kernel.case.events import MaterialAttached

OTHER_PDF = papers.pdf("另一份")
LOCKED = making.locked(user="geheim")
ACTIVE = papers.pdf(catalog="/OpenAction<</S/JavaScript/JS(x)>>")
SIDEWAYS = making.saved("JPEG", exif=making.exif(orientation=6, place=True))


def test_an_uploaded_file_stands_at_its_material(applicant: Applicant) -> None:
    stream = applicant.draft()

    assert applicant.upload(stream, "floor-plan", PDF, "../..\\平面图.PDF") == 302

    page = applicant.client.get(reverse("portal:materials", args=[stream])).content.decode()
    assert "平面图.pdf" in page
    assert "已上传" in page


def _send(applicant: Applicant, stream: UUID, *files: tuple[str, bytes]) -> Answer:
    """Send several files of one material at once."""
    place = reverse("portal:upload", args=[stream, "floor-plan"])
    sent = [SimpleUploadedFile(name, content) for name, content in files]
    return applicant.client.post(place, {"file": sent, "request": str(uuid4())})


def _names(stream: UUID) -> list[str]:
    return [one.file_name for one in _materials(stream)]


def _materials(stream: UUID) -> tuple[MaterialAttached, ...]:
    """Return the files of a case, called as whoever handed them in calls them."""
    return called(stream, load_case(stream).state).materials


def test_several_files_stand_at_one_material_in_their_order(applicant: Applicant) -> None:
    stream = applicant.draft()

    assert _send(applicant, stream, ("二.pdf", PDF), ("一.pdf", OTHER_PDF)).status_code == 302
    applicant.upload(stream, "floor-plan", SIDEWAYS, "三.jpg")

    assert _names(stream) == ["二.pdf", "一.pdf", "三.jpg"]
    page = applicant.client.get(reverse("portal:upload", args=[stream, "floor-plan"]))
    shown = page.content.decode()
    assert shown.index("二.pdf") < shown.index("一.pdf") < shown.index("三.jpg")


def test_of_several_files_those_that_can_be_opened_are_taken(applicant: Applicant) -> None:
    stream = applicant.draft()

    answer = _send(applicant, stream, ("一.pdf", PDF), ("坏.pdf", PDF[:60]), ("三.pdf", OTHER_PDF))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "坏.pdf：文件不完整" in page
    assert "已有 2 个文件" in page
    assert _names(stream) == ["一.pdf", "三.pdf"]


def test_several_files_sent_twice_are_there_once(applicant: Applicant) -> None:
    stream = applicant.draft()

    for _time in range(2):
        _send(applicant, stream, ("一.pdf", PDF), ("二.pdf", OTHER_PDF))

    assert _names(stream) == ["一.pdf", "二.pdf"]


def test_the_same_bytes_under_two_names_keep_both_names(applicant: Applicant) -> None:
    stream = applicant.draft()

    _send(applicant, stream, ("一.pdf", PDF), ("二.pdf", PDF))

    digest = load_case(stream).state.materials[0].digest
    place = reverse("portal:file", args=[stream, digest])
    names = [
        applicant.client.get(f"{place}{end}").headers["Content-Disposition"]
        for end in ("", "?nth=1")
    ]
    assert [unquote(name).rpartition("'")[2] for name in names] == ["一.pdf", "二.pdf"]
    assert applicant.client.get(f"{place}?nth=2").status_code == 404


def test_no_more_files_are_taken_than_the_page_says(applicant: Applicant) -> None:
    stream = applicant.draft()
    for number in range(DEFAULT_LIMITS.most_files):
        applicant.attach(stream, content=papers.pdf(str(number)))

    answer = _send(applicant, stream, ("又一份.pdf", PDF))

    assert answer.status_code == 422
    assert "文件已经够多了" in answer.content.decode()
    assert 'data-left="0"' in answer.content.decode()


def test_the_page_tells_the_limits_before_anything_is_sent(applicant: Applicant) -> None:
    place = reverse("portal:upload", args=[applicant.draft(), "floor-plan"])

    page = applicant.client.get(place).content.decode()

    assert "每个不超过 20 MB；一份材料最多 30 个，一次合计不超过 40 MB" in page
    assert 'data-each="20971520"' in page
    assert " multiple" in page


def test_what_is_converted_is_kept_as_it_came(applicant: Applicant) -> None:
    stream = applicant.draft()

    applicant.upload(stream, "floor-plan", SIDEWAYS, "IMG_1.HEIC")

    (attached,) = _materials(stream)
    assert (attached.file_name, attached.media_type) == ("IMG_1.jpg", "image/jpeg")
    assert attached.shown
    assert attached.readable is attached.shown
    original, shown = (files.blob(one) for one in (attached.digest, attached.shown.digest))
    assert original
    assert bytes(original.content) == SIDEWAYS
    assert shown
    assert not Image.open(BytesIO(shown.content)).getexif()
    place = reverse("portal:file", args=[stream, attached.digest])
    assert applicant.client.get(place).content == SIDEWAYS


def test_a_file_within_the_file_is_named(applicant: Applicant) -> None:
    stream = applicant.draft()
    invoice = making.with_file("发票.xml", making.INVOICE)()

    applicant.upload(stream, "floor-plan", invoice)

    page = applicant.client.get(reverse("portal:upload", args=[stream, "floor-plan"]))
    assert "内含附件：发票.xml" in page.content.decode()


def test_the_scanner_that_the_office_named_has_its_say(
    applicant: Applicant,
) -> None:
    stream = applicant.draft()
    words = {}
    for status, command in ((1, "false"), (2, "sh -c 'exit 2'"), (0, "grep -q Catalog")):
        with override_settings(SCANNER=command):
            words[status] = _send(applicant, stream, ("一.pdf", PDF)).content.decode()

    assert "有病毒" in words[1]
    assert "查毒服务暂时没有响应" in words[2]
    assert _names(stream) == ["一.pdf"]


def test_a_file_is_taken_away_and_the_others_stay(applicant: Applicant) -> None:
    stream = applicant.draft()
    _send(applicant, stream, ("一.pdf", PDF), ("二.pdf", PDF), ("三.pdf", OTHER_PDF))

    assert _remove(applicant, stream, "二.pdf") == 302

    assert _names(stream) == ["一.pdf", "三.pdf"]


def test_in_a_correction_what_came_since_the_notice_is_taken_away(applicant: Applicant) -> None:
    stream = applicant.asked_to_correct()
    applicant.upload(stream, "test-report", PDF, "错.pdf")
    applicant.upload(stream, "test-report", OTHER_PDF, "对.pdf")

    assert _remove(applicant, stream, "错.pdf", "test-report") == 302

    assert _names(stream) == ["平面图.pdf", "平面图.pdf", "对.pdf"]


def test_what_was_handed_in_stays(applicant: Applicant) -> None:
    stream = applicant.file()

    assert _remove(applicant, stream, "平面图.pdf") == 404
    assert _names(stream) == ["平面图.pdf"]


def _remove(applicant: Applicant, stream: UUID, name: str, material: str = "floor-plan") -> int:
    """Take a file away on its page, and return the status of the answer."""
    found = [one for one in _materials(stream) if one.file_name == name]
    place = reverse("portal:remove", args=[stream, material])
    sent = {"digest": found[0].digest, "name": name, "request": str(uuid4())}
    return int(applicant.client.post(place, sent).status_code)


def test_the_same_file_twice_stays_there(applicant: Applicant) -> None:
    stream = applicant.draft()

    applicant.upload(stream, "floor-plan", PDF)
    applicant.upload(stream, "floor-plan", PDF)

    assert _names(stream) == ["图.pdf"]


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

    _remove(applicant, stream, "图.pdf")

    assert [one.material for one in load_case(stream).state.materials] == ["test-report"]


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        pytest.param(b"", "空.pdf", "是空的", id="empty"),
        pytest.param(b"MZ\x90\0", "图.pdf", "只能上传", id="a program that claims to be a PDF"),
        pytest.param(b"<svg onload=x>", "图.svg", "只能上传", id="a picture with a script"),
        pytest.param(PDF[:20], "图.pdf", "不完整", id="broken off"),
        pytest.param(LOCKED, "图.pdf", "打开这个文件要密码", id="locked"),
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
    sent = SimpleUploadedFile("图.pdf", b"%PDF-" + b"\0" * 42 * MEBIBYTE)

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
